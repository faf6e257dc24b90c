"""What is shown beside a finding, worked out while the article and its document are at hand."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from newsml.cli.outputs.output import Found
from newsml.cli.outputs.regions import Regions

if TYPE_CHECKING:
    from collections.abc import Callable

    from newsml.cli.excerpt import Excerpt
    from newsml.cli.outputs.output import Region, Wanted
    from newsml.findings import Finding
    from newsml.model.article import Article


class Showing:
    """The findings of one document, or of one line of it, with all that is wanted beside them."""

    def __init__(
        self, wanted: Wanted, source: str, data: Callable[[], bytes], *, first_line: int = 1, before: int = 0
    ) -> None:
        """Takes what is known of the document.

        Args:
            wanted: what an output shows.
            source: what the document is called.
            data: gives its bytes; called once at most, and only if they are needed.
            first_line: the number of the first of its lines that are given.
            before: characters before that.
        """
        self._wanted, self._source, self._data = wanted, source, data
        self._first_line, self._before = first_line, before
        self._regions: Regions | None = None

    def found(self, finding: Finding, article: Article | None = None) -> Found:
        """A finding, of which the lines count from the first one that is given, with what is wanted beside it."""
        line = None if finding.line is None else finding.line + self._first_line - 1
        finding = replace(finding, source=finding.source or self._source, line=line)
        if self._wanted.width is not None:
            return Found(finding, excerpt=excerpt_of(finding, article, self._wanted.width))
        if self._wanted.places:
            return Found(finding, region=self._region(finding), key=_key(finding, article))
        return Found(finding)

    def _region(self, finding: Finding) -> Region | None:
        if finding.line is None:
            return None
        if self._regions is None:
            self._regions = Regions(self._data(), self._first_line, self._before)
        return self._regions.of(finding)


def excerpt_of(finding: Finding, article: Article | None, width: int) -> Excerpt | None:
    """The words of a finding marked in their sentence, where the article, and with it the text, is at hand."""
    from newsml.cli.excerpt import excerpt

    text = getattr(article, finding.field) if article is not None and finding.field else None
    return excerpt(text, finding.spans, width) if text is not None and finding.spans else None


def _key(finding: Finding, article: Article | None) -> str:
    """What a finding is known by while lines and indices move: the rule, the place by ids, and the words."""
    thing: Any = article
    steps = []
    for part in finding.path:
        if isinstance(part, str):
            steps.append(part)
            thing = getattr(thing, part, None)
        else:
            thing = thing[part] if isinstance(thing, tuple) and part < len(thing) else None
            steps.append(str(getattr(thing, "id", "")))
    return "\0".join((finding.code, finding.article or "", *steps, finding.excerpt or ""))
