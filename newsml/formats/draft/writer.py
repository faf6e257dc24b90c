"""An article as a draft: the model's own fields, words in place of offsets, nothing that goes without saying."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from newsml.formats.draft.anchors import Teller
from newsml.formats.draft.shorthand import folded
from newsml.formats.draft.structure import told_blocks, told_stretch
from newsml.model.anchor import Anchor
from newsml.model.record import Record
from newsml.model.statement import Statement
from newsml.model.structure import shape

if TYPE_CHECKING:
    from newsml.model.article import Article

VERSION: Final = "1.0"
GIVEN: Final = "given"
_EXACTLY: Final = ("exact", 100)
"""What grounding says of words that stand there as they are written."""


def draft_of(article: Article) -> dict[str, Any]:
    """The draft of an article, as plain data; grounding it gives the same article."""
    keep = any(place.anchor.match is None or place.anchor.score is None for place in article.anchors())
    head = {"draft": VERSION, **({"matches": GIVEN} if keep else {})}
    return {**head, **_Writer(article, keep_matches=keep).article()}


class _Writer:
    def __init__(self, article: Article, *, keep_matches: bool) -> None:
        self._article = article
        self._keep_matches = keep_matches
        self._tell = Teller(article)

    def article(self) -> dict[str, Any]:
        out = self._fields(self._article)
        if "blocks" in out:
            out["blocks"] = told_blocks(self._article, self._tell)
        if "marks" in out:
            out["marks"] = [
                told_stretch(mark, self._fields(mark), self._tell) for mark in self._article.marks
            ]
        return out

    def _fields(self, record: Record) -> dict[str, Any]:
        out: dict[str, Any] = {}
        for field in shape(type(record)):
            value = getattr(record, field.name)
            if not field.required and value == field.default:
                continue
            if isinstance(value, tuple):
                out[field.name] = [self._value(item) for item in value]
            elif field.choices and isinstance(value, Record):
                out[field.name] = self._fields(value)  # bare, it would be taken for one of the choices
            else:
                out[field.name] = self._value(value)
        return out

    def _value(self, value: Any) -> Any:
        if isinstance(value, Anchor):
            return self._anchor(value)
        if isinstance(value, Statement):
            return self._statement(value)
        if isinstance(value, Record):
            return folded(type(value), self._fields(value))
        return value if isinstance(value, (bool, int)) else str(value)

    def _anchor(self, anchor: Anchor) -> Any:
        fields = {
            name: value
            for name, value in self._fields(anchor).items()
            if name not in ("spans", "field", "head")
        }
        out = {**self._tell.anchor(anchor), **fields}
        if "words" in out and not self._keep_matches and (anchor.match, anchor.score) == _EXACTLY:
            del out["match"], out["score"]
        return out["words"] if out.keys() == {"words"} else out

    def _statement(self, statement: Statement) -> dict[str, Any]:
        """A statement; `quote` where all of it is quoted, the kind where it does not follow from what is quoted."""
        out = self._fields(statement)
        if statement.kind == implied_kind(statement.content, statement.quoted):
            del out["kind"]
        if statement.content is not None and statement.content == statement.quoted:
            del out["quoted"]
            out = {"quote" if name == "content" else name: value for name, value in out.items()}
        return out


def implied_kind(content: Any, quoted: Any) -> str:
    """The kind of a statement that does not say it: direct where all of it is quoted, mixed where a part is."""
    if quoted is None:
        return "indirect"
    return "direct" if content == quoted else "mixed"
