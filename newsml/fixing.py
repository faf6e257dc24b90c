"""Mending what rules find: in an article, and in the document that it was read from."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from newsml.choosing import of_call
from newsml.errors import NewsmlError
from newsml.flow import dumps, loads
from newsml.model.article import Article
from newsml.rules.fixing import Fixed, fixed

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from newsml.choosing import Asked
    from newsml.findings import Finding
    from newsml.formats.reading import Reading
    from newsml.rules import Rule

__all__ = ["Fixed", "FixedDocument", "fix", "fix_document"]


def fix(
    article: Article,
    *,
    rules: Rule | str | Iterable[Rule | str] | None = None,
    select: str | Iterable[str] | None = None,
    ignore: str | Iterable[str] = (),
    severity: Mapping[str, str] | None = None,
    profile: str | None = None,
    target: str | None = None,
) -> Fixed:
    """Mends what rules find in an article, wherever there is exactly one right answer.

    All else stays as it is: the texts, every other field, and what the article says is accepted. A fix is made only if
    it clears what was found and brings no new finding, of any rule.

    Args:
        article: the article.
        rules: exactly these rules; this and the others choose as they do for `newsml.validate`.
        select: only these.
        ignore: not these.
        severity: how much findings weigh; what is off is not asked.
        profile: what the article has to be fit for.
        target: the format that the article is about to be written in.

    Raises:
        NewsmlError: no article, or a code, profile or format that is not known.
    """
    if not isinstance(article, Article):
        raise NewsmlError(f"fix takes an Article, not a {type(article).__name__}")
    asked = of_call(
        rules=rules, select=select, ignore=ignore, severity=severity, profile=profile, target=target
    )
    return fixed(article, asked.rules, asked.target)


@dataclass(frozen=True, slots=True)
class FixedDocument:
    """A document after the fixes."""

    data: bytes
    """The document; as it was where there was nothing to fix."""
    fixed: tuple[Finding, ...]
    """What was found and is mended now, article by article; places are those of the document before."""

    @property
    def is_changed(self) -> bool:
        """Whether anything was fixed."""
        return bool(self.fixed)


def fix_document(reading: Reading, asked: Asked) -> FixedDocument:
    """Mends the articles of a document and writes them back into it; only what the fixes change is touched.

    Args:
        reading: the document, read as a whole.
        asked: which rules.

    Raises:
        CannotCarry: the document has no place for what a fix writes.
    """
    results = [fixed(article, asked.rules, asked.target) for article in reading.articles]
    found = tuple(_placed(reading, n, one) for n, result in enumerate(results) for one in result.fixed)
    if not found:
        return FixedDocument(reading.source, ())
    articles = tuple(result.article for result in results)
    data = dumps(articles, reading.format, onto=reading)
    if loads(data, reading.format).articles != articles:
        raise NewsmlError("does not come back as it was written with the fixes: it is left as it is")
    return FixedDocument(data, found)


def _placed(reading: Reading, n: int, finding: Finding) -> Finding:
    finding = replace(finding, source=reading.name)
    if reading.places is None:
        return finding
    line, column = reading.places(n, finding.path)
    return replace(finding, line=line, column=column)
