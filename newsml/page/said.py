"""The words of a statement, its quoted parts told from the others."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newsml.model.statement import Statement


@dataclass(frozen=True, slots=True)
class Said:
    """Words of a statement's content, as far as they all stand inside or all outside quotation marks."""

    text: str
    quoted: bool


def said(one: Statement) -> Iterator[Said]:
    """The content, cut where quoted parts of it begin and end, its interruptions left out."""
    content, quoted = one.content, one.quoted
    if content is None or content.exact is None:
        return
    inner = quoted.spans if quoted is not None and quoted.field == content.field else ()
    n = 0
    for span in content.spans:
        if span is not content.spans[0]:
            yield Said(" … ", quoted=False)
        at, words = span.start, span.exact or ""
        while n < len(inner) and inner[n].start < span.end:
            start, end = max(inner[n].start, at), min(inner[n].end, span.end)
            if at < start < end:
                yield Said(words[at - span.start : start - span.start], quoted=False)
            if start < end:
                yield Said(words[start - span.start : end - span.start], quoted=True)
                at = end
            if inner[n].end > span.end:
                break
            n += 1
        if at < span.end:
            yield Said(words[at - span.start :], quoted=False)
