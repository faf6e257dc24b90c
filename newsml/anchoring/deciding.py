"""Which of several places is meant: by the order in which things are listed, and by nearness to what they belong to.

A cue stands near its content, a source near the cue, a time near the words that report the event. Nothing is settled
where a second place is about as good: it stays ambiguous.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from itertools import pairwise
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from newsml.anchoring.wanted import Outcome, Place, Wanted

_NEAR_TO: Final[dict[str, tuple[str, ...]]] = {
    "cue": ("content", "quoted", "source"),
    "source": ("cue", "content", "quoted"),
    "content": ("quoted", "cue", "source"),
    "quoted": ("content", "cue"),
    "extent": ("content", "cue", "source"),
    "gloss": ("content", "cue"),
    "when.anchor": ("cue", "content", "mentions"),
    "where.anchor": ("mentions",),
    "participations.anchor": ("mentions",),
    "roles.anchor": ("mentions",),
}
"""What each part stands near to, of the same owner."""
_INSIDE: Final = {"quoted": "content"}
_OUTSIDE: Final = {"cue": ("content", "quoted"), "source": ("content", "quoted")}
_LINE: Final = 200
"""What a line break between two places counts, in code points."""
_SENTENCE: Final = 30
"""What the end of a sentence between them counts."""
_PARTED: Final = re.compile(r"[.!?]\s|[\n\u3002\uff01\uff1f\u0964\u061f]")
_FAR: Final = 10_000
_AROUND: Final = 4
"""How many places before and after another one are compared."""
_LEAST: Final = 10
"""By how many code points a second place must at least be further from what the words belong to first of all."""
_CLEARLY: Final = 40
"""By how many it must be further from all that they belong to together."""


def decide(wanted: Sequence[Wanted], outcomes: Sequence[Outcome], texts: Mapping[str, str]) -> None:
    """Settles what can be settled; goes round until that is all, as one thing settled can settle another."""
    lists: dict[tuple[str, str], list[int]] = {}
    owners: dict[tuple[str, str], list[int]] = {}
    for n, item in enumerate(wanted):
        if item.list:
            lists.setdefault((item.list, item.field), []).append(n)
        owners.setdefault((item.owner, item.field), []).append(n)
    for members in lists.values():
        _as_often_as_they_stand(members, wanted, outcomes)
    unsettled = [
        n
        for n, outcome in enumerate(outcomes)
        if outcome.status == "ambiguous" and _alike(outcome.open, texts[wanted[n].field])
    ]
    while unsettled:
        left = []
        for n in unsettled:
            item = wanted[n]
            if _by_order(n, lists.get((item.list, item.field), ()), outcomes):
                continue
            settled: dict[str, list[Place]] = {}
            for m in owners[item.owner, item.field]:
                place = outcomes[m].place
                if place is not None:
                    settled.setdefault(wanted[m].part, []).append(place)
            if not _by_nearness(item.part, outcomes[n], settled, texts[item.field]):
                left.append(n)
        if len(left) == len(unsettled):
            return
        unsettled = left


def _settle(outcome: Outcome, place: Place, reason: str) -> None:
    outcome.status, outcome.place, outcome.reason, outcome.open = place.how, place, reason, []


def _alike(found: Sequence[Place], text: str) -> bool:
    """Whether the same words stand at all places; if words found nearly differ, no place tells which were meant."""
    if found[0].how != "fuzzy":
        return True
    return len({tuple(text[start:end] for start, end in place.spans) for place in found}) == 1


def _as_often_as_they_stand(
    members: Sequence[int], wanted: Sequence[Wanted], outcomes: Sequence[Outcome]
) -> None:
    """Words that are listed as often as they stand in the text are all of these places, in order."""
    same: dict[tuple[str, ...], list[int]] = {}
    for n in members:
        if outcomes[n].status == "ambiguous" and wanted[n].context is None:
            same.setdefault(wanted[n].pieces, []).append(n)
    for numbers in same.values():
        found = list(outcomes[numbers[0]].open)
        if len(found) == len(numbers):
            for n, place in zip(numbers, found, strict=True):
                _settle(outcomes[n], place, "listed as often as it stands there")


def _by_order(n: int, members: Sequence[int], outcomes: Sequence[Outcome]) -> bool:
    """The only place between the neighbours in the list, where the list is in text order as far as it is settled."""
    settled = [(m, place) for m in members if (place := outcomes[m].place) is not None]
    taken = {place.spans for _, place in settled}
    left = [place for place in outcomes[n].open if place.spans not in taken]
    if len(left) == 1:
        _settle(outcomes[n], left[0], "the only place that is left")
        return True
    if not settled or any(later.start < earlier.start for (_, earlier), (_, later) in pairwise(settled)):
        return False
    low = max((place.end for m, place in settled if m < n), default=0)
    high = min((place.start for m, place in settled if m > n), default=None)
    between = [place for place in left if place.start >= low and (high is None or place.end <= high)]
    if len(between) != 1:
        return False
    _settle(outcomes[n], between[0], "order of the list")
    return True


def _by_nearness(part: str, outcome: Outcome, settled: Mapping[str, Sequence[Place]], text: str) -> bool:
    """The only place inside what it is a part of, or the one that is nearest to what it belongs to."""
    found = outcome.open
    for outer in settled.get(_INSIDE.get(part, ""), ()):
        found = [place for place in _between(found, outer.start, outer.end) if _within(place, outer)]
        if len(found) == 1:
            _settle(outcome, found[0], f"the only place inside its {_INSIDE[part]}")
            return True
    near_to = {name: settled[name] for name in _NEAR_TO.get(part, ()) if name in settled}
    avoided = [other for name in _OUTSIDE.get(part, ()) for other in settled.get(name, ())]
    nearest = _nearest(found, near_to.values(), avoided, text)
    if nearest is None:
        return False
    _settle(outcome, nearest, f"nearest to its {' and '.join(near_to)}")
    return True


def _between(found: list[Place], low: int, high: int) -> list[Place]:
    return found[bisect_left(found, low, key=_start) : bisect_left(found, high, key=_start)]


def _start(place: Place) -> int:
    return place.start


def _within(place: Place, outer: Place) -> bool:
    return all(any(low <= start and end <= high for low, high in outer.spans) for start, end in place.spans)


def _nearest(
    found: Sequence[Place], to: Iterable[Sequence[Place]], avoided: Sequence[Place], text: str
) -> Place | None:
    """The place that is clearly nearest: to one of the first group, or, by more, to one of each group together.

    None where a second one is about as near.
    """
    groups = list(to)
    near = {place for group in groups for other in group for place in _around(found, other)}
    costs = {
        place: [min(_cost(place, other, text) for other in group) for group in groups]
        for place in near
        if not any(_within(place, outer) for outer in avoided)
    }
    for measure, least in ((_first, _LEAST), (sum, _CLEARLY)):
        ranked = sorted((measure(each), place.start, place) for place, each in costs.items())
        if len(ranked) == 1 or (ranked and ranked[1][0] - ranked[0][0] > max(least, ranked[0][0])):
            return ranked[0][2]
    return None


def _first(costs: Sequence[int]) -> int:
    return costs[0]


def _around(found: Sequence[Place], other: Place) -> Iterator[Place]:
    """The places that can be nearest to another: the last ones before each of its spans, the first ones after."""
    near = {
        n
        for start, end in other.spans
        for at in (bisect_left(found, start, key=_start), bisect_left(found, end, key=_start))
        for n in range(max(0, at - _AROUND), min(len(found), at + _AROUND))
    }
    return (found[n] for n in sorted(near))


def _cost(place: Place, other: Place, text: str) -> int:
    """How far two places are apart, in code points, with what lies between them counted in; 0 where they overlap."""
    best = None
    for start, end in place.spans:
        for low, high in other.spans:
            if start < high and low < end:
                return 0
            gap = (start - high, high, start) if start >= high else (low - end, end, low)
            parted = _PARTED.search(text, gap[1], min(gap[2], gap[1] + _FAR))
            cost = gap[0] + (0 if parted is None else _LINE if "\n" in text[gap[1] : gap[2]] else _SENTENCE)
            best = cost if best is None else min(best, cost)
    return best or 0
