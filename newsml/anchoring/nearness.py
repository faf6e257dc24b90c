"""Which of several places is nearest to what the words belong to; none, where a second one is about as near."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from newsml.anchoring.wanted import Place

NEAR_TO: Final[dict[str, tuple[str, ...]]] = {
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
INSIDE: Final = {"quoted": "content"}
"""What each part is a part of."""
_OUTSIDE: Final = {"cue": ("content", "quoted"), "source": ("content", "quoted")}
_LINE: Final = 200
"""What a line break between two places counts, in code points."""
_SENTENCE: Final = 30
"""What the end of a sentence between them counts."""
_PARTED: Final = re.compile(r"[.!?]\s|[\n\u3002\uff01\uff1f\u0964\u061f]")
_FAR: Final = 1_000
"""What is further away stands in another paragraph, in code points."""
_AROUND: Final = 4
"""How many places before and after another one are compared."""
_MANY: Final = 32
"""Something that stands in more stretches than this stands everywhere: nothing is near to it."""
_LEAST: Final = 10
"""By how many code points a second place must at least be further from what the words belong to first of all."""
_CLEARLY: Final = 40
"""By how many it must be further from all that they belong to together."""


def nearest(
    part: str, found: Sequence[Place], settled: Mapping[str, Sequence[Place]], text: str
) -> tuple[Place, str] | None:
    """The only place inside what it is a part of, or the one that is nearest to what it belongs to; and why.

    Args:
        part: as what the words are wanted.
        found: the places in question, ascending.
        settled: the places of the other parts of the same owner.
        text: the text they stand in.
    """
    for outer in settled.get(INSIDE[part], ()) if part in INSIDE else ():
        found = [place for place in _between(found, outer.start, outer.end) if _within(place, outer)]
        if len(found) == 1:
            return found[0], f"the only place inside its {INSIDE[part]}"
    near_to = {name: settled[name] for name in NEAR_TO.get(part, ()) if settled.get(name)}
    if not found or not near_to or any(map(_is_everywhere, (found[:1], *near_to.values()))):
        return None
    avoided = [other for name in _OUTSIDE.get(part, ()) for other in settled.get(name, ())]
    place = _nearest(found, near_to.values(), avoided, text)
    return None if place is None else (place, f"nearest to its {' and '.join(near_to)}")


def _is_everywhere(places: Sequence[Place]) -> bool:
    return len(places) > _MANY or sum(len(place.spans) for place in places) > _MANY


def _between(found: Sequence[Place], low: int, high: int) -> Sequence[Place]:
    return found[bisect_left(found, low, key=_start) : bisect_left(found, high, key=_start)]


def _start(place: Place) -> int:
    return place.start


def _within(place: Place, outer: Place) -> bool:
    return all(any(low <= start and end <= high for low, high in outer.spans) for start, end in place.spans)


def _nearest(
    found: Sequence[Place], to: Iterable[Sequence[Place]], avoided: Sequence[Place], text: str
) -> Place | None:
    """The place that is clearly nearest: to one of the first group, or, by more, to one of each group together."""
    groups = list(to)
    near = {place.spans: place for group in groups for other in group for place in _around(found, other)}
    costs = {
        spans: [_cost(place, group, text) for group in groups]
        for spans, place in near.items()
        if not any(_within(place, outer) for outer in avoided)
    }
    for measure, least in ((_first, _LEAST), (sum, _CLEARLY)):
        ranked = sorted((measure(each), spans) for spans, each in costs.items())
        if len(ranked) == 1 or (ranked and ranked[1][0] - ranked[0][0] > max(least, ranked[0][0])):
            return near[ranked[0][1]]
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


def _cost(place: Place, others: Iterable[Place], text: str) -> int:
    """How far it is to the nearest other place, with what lies between counted in; 0 where they overlap."""
    best: int | None = None
    for other in others:
        for low, high in other.spans:
            for start, end in place.spans:
                if start < high and low < end:
                    return 0
                before, after = (high, start) if start >= high else (end, low)
                if best is None or after - before < best:
                    gap = _gap(text, before, after)
                    best = gap if best is None else min(best, gap)
    return best or 0


def _gap(text: str, start: int, end: int) -> int:
    """Code points between two offsets, a line break or the end of a sentence counted as many."""
    if end - start > _FAR or text.find("\n", start, end) >= 0:
        return end - start + _LINE
    return end - start + (_SENTENCE if _PARTED.search(text, start, end) else 0)
