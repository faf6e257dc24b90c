"""One anchor carried over to a new text, with all of its spans."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from newsml.model.anchor import Anchor, Mention, Span
from newsml.model.spans import joined, stretches

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from newsml.revising.locating import Found, Locator, Status
    from newsml.revising.shingles import Region


@dataclass(frozen=True, slots=True)
class Carried:
    """What became of an anchor."""

    status: Status
    spans: tuple[Region, ...]
    """Where its words are in the new text; none where they are lost."""
    reason: str
    intact: bool = False
    """Whether the surroundings of all its words are the same as well."""
    head: Region | None = None
    """Where the head of a mention is."""
    likeness: int = 100
    """How much of the words is the same, in percent."""


def _runs(anchor: Anchor) -> list[Region]:
    return joined(stretches(anchor.spans))


def looked_for(anchor: Anchor) -> Iterator[Region]:
    """All that has to be found in the new text for this anchor."""
    yield from _runs(anchor)
    head = anchor.head if isinstance(anchor, Mention) else None
    if head is not None:
        yield head.start, head.end


def carried(anchor: Anchor, locator: Locator, new: str) -> Carried:
    """What becomes of an anchor in the new text."""
    old = _runs(anchor)
    found = [locator.found(*run) for run in old]
    if all(one.intact for one in found):
        places = _in_order(old, [one.start for one in found], locator, new)
        if places is not None:
            moved = any(one.status == "moved" for one in found)
            reason = next((one.reason for one in found if one.status == "moved"), found[0].reason)
            return _whole(anchor, old, places, "moved" if moved else "kept", reason, intact=True)
    left = [one for one in found if one.status != "lost"]
    if not left:
        return Carried("lost", (), found[0].reason)
    if len(left) == len(found) and _ordered([(one.start, one.end) for one in found]):
        statuses = {one.status for one in found}
        if "changed" not in statuses:
            status: Status = "moved" if "moved" in statuses else "kept"
            reason = next(one.reason for one in found if one.status == status)
            return _whole(anchor, old, [one.start for one in found], status, reason)
    return _edited(anchor, old, found, locator)


def _in_order(old: Sequence[Region], places: list[int], locator: Locator, new: str) -> list[int] | None:
    """Places of intact words in text order: as they were found, else the first ones that are in order, if any."""
    if _ordered(_regions(old, places)):
        return places
    out: list[int] = []
    at = 0
    for start, end in old:
        window, left = locator.window(start, end)
        place = new.find(window, max(0, at - left)) + left
        if place < left:
            return None
        out.append(place)
        at = place + end - start
    return out


def _regions(old: Sequence[Region], places: Sequence[int]) -> list[Region]:
    return [(place, place + end - start) for (start, end), place in zip(old, places, strict=True)]


def _ordered(regions: Sequence[Region]) -> bool:
    return all(first[1] <= second[0] for first, second in pairwise(regions))


def _whole(
    anchor: Anchor,
    old: Sequence[Region],
    places: Sequence[int],
    status: Status,
    reason: str,
    *,
    intact: bool = False,
) -> Carried:
    """An anchor of which all words are there: spans and head are where they were in them."""
    shifts = [(run, place - run[0]) for run, place in zip(old, places, strict=True)]
    spans = [_shifted(shifts, span) for span in anchor.spans]
    head = anchor.head if isinstance(anchor, Mention) else None
    at = _shifted(shifts, head) if head is not None else None
    return Carried(status, tuple(spans), reason, intact, at)


def _shifted(shifts: Sequence[tuple[Region, int]], span: Span) -> Region:
    shift = next(shift for run, shift in shifts if run[0] <= span.start and span.end <= run[1])
    return span.start + shift, span.end + shift


def _edited(anchor: Anchor, old: Sequence[Region], found: Sequence[Found], locator: Locator) -> Carried:
    """What is left of an anchor, one span for each run of words that is left."""
    places: list[Region] = []
    left = 0
    for one in sorted((one for one in found if one.status != "lost"), key=lambda one: (one.start, one.end)):
        if not places or places[-1][1] <= one.start:
            places.append((one.start, one.end))
            left += one.left
    if len(found) == 1:
        reason = found[0].reason
    elif len(places) < len(found):
        reason = f"{len(places)} of its {len(found)} pieces are left"
    elif any(one.status == "changed" for one in found):
        reason = next(one.reason for one in found if one.status == "changed")
    else:
        reason = "its pieces stand in another order"
    size = sum(end - start for start, end in old) + sum(end - start for start, end in places)
    head = _head(anchor, places, locator)
    return Carried("changed", tuple(places), reason, head=head, likeness=min(100, 200 * left // size))


def _head(anchor: Anchor, places: Sequence[Region], locator: Locator) -> Region | None:
    head = anchor.head if isinstance(anchor, Mention) else None
    if head is None:
        return None
    found = locator.found(head.start, head.end)
    inside = any(start <= found.start and found.end <= end for start, end in places)
    return (found.start, found.end) if found.status != "lost" and inside else None


def written(anchor: Anchor, carried: Carried, new: str) -> Anchor | None:
    """The anchor in the new text; None where it is lost.

    A changed anchor was found by likeness: its score is how much of the words is the same, unless it was lower before.
    """
    if not carried.spans:
        return None
    changes: dict[str, Any] = {"spans": tuple(_span(region, new) for region in carried.spans)}
    if isinstance(anchor, Mention):
        changes["head"] = _span(carried.head, new) if carried.head else None
    if carried.status == "changed":
        score = 100 if anchor.score is None else anchor.score
        changes |= {"match": "fuzzy", "score": min(score, carried.likeness)}
    return anchor.model_copy(update=changes)


def _span(region: Region, text: str) -> Span:
    start, end = region
    return Span(start=start, end=end, exact=text[start:end])
