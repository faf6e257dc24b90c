"""What statements owe to the words of others: quoted parts lie inside the content, a nested one inside its parent."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from newsml.model.spans import covers, embraces
from newsml.revising.carrying import Carried

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newsml.model.anchor import Anchor
    from newsml.model.statement import Statement
    from newsml.revising.locating import Locator
    from newsml.revising.shingles import Region


def settled(
    old_content: Anchor, old_quoted: Anchor, content: Carried, quoted: Carried, locator: Locator
) -> tuple[Carried, Carried]:
    """Content and quoted parts so that these lie inside the content.

    Where the quoted words are left, so is the content: it becomes at least these words.
    """
    if not quoted.spans or covers(content.spans, quoted.spans):
        return content, quoted
    if content.status in ("kept", "moved"):
        shifts = [
            (span.start, span.end, new[0] - span.start)
            for span, new in zip(old_content.spans, content.spans, strict=True)
        ]
        regions = tuple(_inside(shifts, span.start, span.end) for span in old_quoted.spans)
        places = [(span.start, span.end, at[0]) for span, at in zip(old_quoted.spans, regions, strict=True)]
        if not quoted.intact or all(locator.stands(*place) for place in places):
            reason = "the words are where they were in the content"
            return content, replace(quoted, status=content.status, spans=regions, reason=reason, likeness=100)
        # Where a text repeats itself, the words of the content may stand around the quoted ones as well.
        off = quoted.spans[0][0] - regions[0][0]
        spans = tuple((start + off, end + off) for start, end in content.spans)
        pairs = list(zip(old_content.spans, spans, strict=True))
        if quoted.spans == tuple((start + off, end + off) for start, end in regions) and all(
            locator.reads(span.start, span.end, start) for span, (start, _) in pairs
        ):
            return replace(content, spans=spans), quoted
    size = sum(span.end - span.start for span in old_content.spans)
    size += sum(end - start for start, end in quoted.spans)
    likeness = min(
        100, 200 * sum(end - start for start, end in quoted.spans) // size * quoted.likeness // 100
    )
    reason = "only the quoted words of it are left"
    return Carried("changed", quoted.spans, reason, likeness=likeness), quoted


def _inside(shifts: Sequence[tuple[int, int, int]], start: int, end: int) -> Region:
    shift = next(shift for first, last, shift in shifts if first <= start < last)
    return start + shift, end + shift


def lies_within(statement: Statement, parent: Statement) -> bool:
    """Whether a nested statement lies inside its parent, as far as both say where they are."""
    inner, outer = statement.extent or statement.content, parent.extent or parent.content
    if inner is None or outer is None:
        return True
    return embraces(outer, inner)
