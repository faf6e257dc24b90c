"""Where anchors of two annotators lie, and which of them share words; near-linear however deep they nest."""

from __future__ import annotations

import heapq
from bisect import bisect_left
from collections import defaultdict
from itertools import accumulate, groupby
from typing import TYPE_CHECKING, Final, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from newsml.model.anchor import Anchor

Stretches: TypeAlias = tuple[str, tuple[tuple[int, int], ...]]
"""The field of an anchor, and starts and ends of its spans in code points: what "the same words" means."""
Pair: TypeAlias = tuple[int, int]

ALIKE: Final = 1000
"""The likeness of anchors that cover the same code points."""

_NEAR: Final = 16
"""With how many open spans of the other annotator a span is compared, the last to open first."""


def stretches(anchor: Anchor) -> Stretches:
    """The place of an anchor, whatever else it says."""
    return anchor.field, tuple((span.start, span.end) for span in anchor.spans)


class Cover:
    """The code points that an anchor covers, counted fast however many spans it has."""

    def __init__(self, anchor: Anchor) -> None:
        self.field, self.spans = anchor.field, anchor.spans
        self._starts = [span.start for span in anchor.spans]
        self._before = list(accumulate((span.end - span.start for span in anchor.spans), initial=0))
        self.length = self._before[-1]

    def likeness(self, other: Cover) -> int:
        """The code points that both cover, per thousand (`ALIKE`) of those that at least one does.

        Rounded down, but at least 1 where both have any in common.
        """
        few, many = sorted((self, other), key=lambda cover: len(cover.spans))
        if few.field != many.field:
            return 0
        common = sum(many.up_to(span.end) - many.up_to(span.start) for span in few.spans)
        return max(min(common, 1), ALIKE * common // (self.length + other.length - common))

    def up_to(self, offset: int) -> int:
        """How many of the code points lie before an offset."""
        n = bisect_left(self._starts, offset)
        return self._before[n] - max(0, self.spans[n - 1].end - offset) if n else 0


def overlapping(ours: Sequence[Anchor], theirs: Sequence[Anchor]) -> set[Pair]:
    """Indices of anchors of both lists that share at least one code point.

    All such pairs, unless more than a handful of the other's spans are open where a span starts: then those that
    opened last, those in the same place, and for anchors of one span each a largest set of pairs without repetition.
    So the pairs are never more than a multiple of the anchors.
    """
    return {*_nearest(ours, theirs), *_in_the_same_place(ours, theirs), *_one_to_one(ours, theirs)}


def _in_the_same_place(ours: Sequence[Anchor], theirs: Sequence[Anchor]) -> Iterator[Pair]:
    waiting: dict[Stretches, list[int]] = defaultdict(list)
    for m in range(len(theirs) - 1, -1, -1):
        waiting[stretches(theirs[m])].append(m)
    for n, anchor in enumerate(ours):
        if same := waiting.get(stretches(anchor)):
            yield n, same.pop()


class _Open:
    """The spans that are open, in the order of opening; closing one costs the same wherever it stands."""

    def __init__(self) -> None:
        self._before: dict[int, int | None] = {}
        self._after: dict[int, int | None] = {}
        self._last: int | None = None

    def add(self, span: int) -> None:
        self._before[span], self._after[span] = self._last, None
        if self._last is not None:
            self._after[self._last] = span
        self._last = span

    def remove(self, span: int) -> None:
        before, after = self._before.pop(span), self._after.pop(span)
        if before is not None:
            self._after[before] = after
        if after is None:
            self._last = before
        else:
            self._before[after] = before

    def latest(self) -> Iterator[int]:
        span, left = self._last, _NEAR
        while span is not None and left:
            yield span
            span, left = self._before[span], left - 1


def _nearest(ours: Sequence[Anchor], theirs: Sequence[Anchor]) -> Iterator[Pair]:
    """A sweep over the text; which pairs it finds does not depend on whose anchors come first."""
    places = [[stretches(anchor) for anchor in anchors] for anchors in (ours, theirs)]
    ranks = {place: rank for rank, place in enumerate(sorted({*places[0], *places[1]}))}
    spans = sorted(
        (field, start, end, ranks[field, stretch], side, n)
        for side in (0, 1)
        for n, (field, stretch) in enumerate(places[side])
        for start, end in stretch
    )
    still_open = (_Open(), _Open())
    ends: list[tuple[str, int, int, int]] = []
    numbered = list(enumerate(spans))
    for (field, start), starting in groupby(numbered, key=lambda item: item[1][:2]):
        while ends and ends[0][:2] <= (field, start):
            _, _, side, span = heapq.heappop(ends)
            still_open[side].remove(span)
        group = list(starting)
        for span, (_, _, end, _, side, _) in group:
            still_open[side].add(span)
            heapq.heappush(ends, (field, end, side, span))
        for _, (_, _, _, _, side, n) in group:
            for other in still_open[1 - side].latest():
                m = spans[other][5]
                yield (m, n) if side else (n, m)


def _one_to_one(ours: Sequence[Anchor], theirs: Sequence[Anchor]) -> Iterator[Pair]:
    """A largest set of overlapping pairs of anchors of one span each, none of them twice.

    Whichever span ends first takes the one of the other side that ends first among those that it overlaps: all of
    these still run at its end, so what overlaps the one that ends first overlaps the others as well, and the choice
    costs nothing.
    """
    single = [
        [
            (anchor.field, anchor.start, anchor.end, n)
            for n, anchor in enumerate(side)
            if len(anchor.spans) == 1
        ]
        for side in (ours, theirs)
    ]
    waiting = [sorted(side, reverse=True) for side in single]
    running: tuple[list[tuple[str, int, int]], ...] = ([], [])
    done: tuple[set[int], set[int]] = (set(), set())
    order = sorted((field, end, side, n) for side in (0, 1) for field, _, end, n in single[side])
    for field, end, side, n in order:
        if n in done[side]:
            continue
        done[side].add(n)
        other = 1 - side
        while waiting[other] and waiting[other][-1][:2] < (field, end):
            its_field, _, its_end, m = waiting[other].pop()
            heapq.heappush(running[other], (its_field, its_end, m))
        while running[other] and (running[other][0][2] in done[other] or running[other][0][0] < field):
            heapq.heappop(running[other])
        if running[other]:
            m = heapq.heappop(running[other])[2]
            done[other].add(m)
            yield (m, n) if side else (n, m)
