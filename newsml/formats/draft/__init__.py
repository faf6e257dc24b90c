"""`draft`: what a person writes by hand, YAML 1.2 or JSON: the model's nouns, with words in place of offsets.

See docs/draft.md for its grammar. Reading a draft grounds it; anchors whose place cannot be settled are leftovers, and
those that were not found exactly are noted. Writing an article gives a draft that reads as the same article.
"""

from __future__ import annotations

import json
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, ClassVar, Final

from newsml.errors import CannotCarry, NewsmlError
from newsml.findings import Leftover, Note
from newsml.formats.draft import yaml
from newsml.formats.draft.document import Document, Syntax, read_document
from newsml.formats.draft.grounding import Grounded, ground_document
from newsml.formats.draft.writer import draft_of
from newsml.formats.format import Format
from newsml.formats.reading import Reading
from newsml.model.article import Article
from newsml.model.structure import records, shape

if TYPE_CHECKING:
    from collections.abc import Sequence

_SYNTAXES: Final = ("yaml", "json")


class DraftFormat(Format):
    """Words in place of offsets."""

    name: ClassVar = "draft"
    title: ClassVar = "draft in YAML 1.2 or JSON: words in place of offsets, to be written by hand"
    suffixes: ClassVar = (".draft.yaml", ".draft.yml", ".draft.json", ".yaml", ".yml")
    media_type: ClassVar = "application/yaml"
    many: ClassVar = False
    options: ClassVar = MappingProxyType({"syntax": "yaml (the default) or json"})

    def placed(self) -> frozenset[str]:
        return frozenset(f"{cls.__name__}.{field.name}" for cls in records(Article) for field in shape(cls))

    def read(self, data: bytes, name: str | None = None) -> Reading:
        """Reads and grounds a draft that holds its own text; raises as `newsml.ground` does."""
        document = read_document(data, name)
        grounding = ground_document(document, {})
        return Reading(
            articles=(grounding.article,),
            format=self.name,
            leftovers=tuple(Leftover(row.path, row.line, _left(row)) for row in grounding.unplaced),
            notes=tuple(
                Note(
                    row.path,
                    row.line,
                    f"{row.words!r} was found as {row.found!r} ({row.status}, {row.score})",
                )
                for row in grounding.anchors
                if row.status in ("normalised", "fuzzy")
            ),
            name=name,
            source=data,
            state=document,
        )

    def write(self, articles: Sequence[Article], onto: Reading | None = None, **options: Any) -> bytes:
        """Writes a draft.

        Raises:
            CannotCarry: there is not exactly one article; or the base is a draft that was written by hand, whose
                comments and order would be lost.
        """
        syntax = _syntax(options, onto)
        if onto is not None and tuple(articles) == onto.articles:
            return onto.source
        if len(articles) != 1:
            raise CannotCarry(f"a draft holds one article, not {len(articles)}", path="articles")
        if onto is not None and rendered(onto.article, syntax) != onto.source:
            message = (
                "the base is a draft that was written by hand, and writing into it would lose what only its "
                "author can place again (comments, order, words that were not found): write a new draft"
            )
            raise CannotCarry(message, source=onto.name)
        return rendered(articles[0], syntax)


def rendered(article: Article, syntax: Syntax, leave_out: Sequence[str] = ()) -> bytes:
    """The draft of an article as a document, without some of the article's fields."""
    data = {name: value for name, value in draft_of(article).items() if name not in leave_out}
    written = json.dumps(data, ensure_ascii=False, indent=2)
    # JSON is YAML 1.2 as well, and the only form in which so long a draft can be read again.
    if syntax == "json" or len(written) > yaml.MAX_LENGTH:
        return written.encode() + b"\n"
    return yaml.emit(data)


def _syntax(options: dict[str, Any], onto: Reading | None) -> Syntax:
    if unknown := sorted(options.keys() - {"syntax"}):
        raise NewsmlError(f"draft has no option {unknown[0]!r}: it knows syntax")
    given = options.get("syntax")
    if given is None:
        base: Document | None = onto.state if onto is not None else None
        return base.syntax if base is not None else "yaml"
    if given not in _SYNTAXES:
        raise NewsmlError(f"the syntax of a draft is yaml or json, not {given!r}")
    return "json" if given == "json" else "yaml"


def _left(row: Grounded) -> str:
    return f"{row.words!r} was not placed: {row.reason}"
