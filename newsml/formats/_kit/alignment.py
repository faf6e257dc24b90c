"""What two sequences have in common, in order, in time that grows with their length alone."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Hashable, Sequence


def matched(old: Sequence[Hashable], new: Sequence[Hashable]) -> list[tuple[int, int]]:
    """Positions of equal elements, ascending on both sides.

    Common ends first; between them what occurs once on both sides, as far as its order is the same, and its
    neighbours. (Bram Cohen's patience diff; the longest common subsequence would take quadratic time.)
    """
    first, last = 0, 0
    shorter = min(len(old), len(new))
    while first < shorter and old[first] == new[first]:
        first += 1
    while last < shorter - first and old[-1 - last] == new[-1 - last]:
        last += 1
    out = [(at, at) for at in range(first)]
    old_end, new_end = len(old) - last, len(new) - last
    at, to = first, first
    for a, b in [*_anchors(old, new, first, old_end, new_end), (old_end, new_end)]:
        if a < at or b < to:  # the neighbours of the anchor before reach as far
            continue
        back = 0
        while a - back > at and b - back > to and old[a - back - 1] == new[b - back - 1]:
            back += 1
        out.extend((a - n, b - n) for n in range(back, 0, -1))
        at, to = a, b
        while at < old_end and to < new_end and old[at] == new[to]:
            out.append((at, to))
            at, to = at + 1, to + 1
    out.extend((len(old) - n, len(new) - n) for n in range(last, 0, -1))
    return out


def _anchors(
    old: Sequence[Hashable], new: Sequence[Hashable], first: int, old_end: int, new_end: int
) -> list[tuple[int, int]]:
    """The longest ascending chain of elements that occur once on both sides."""
    counts = Counter(old[first:old_end])
    news = Counter(new[first:new_end])
    place = {old[at]: at for at in range(first, old_end) if counts[old[at]] == 1}
    pairs = [(place[new[at]], at) for at in range(first, new_end) if news[new[at]] == 1 and new[at] in place]
    tails: list[int] = []
    heads: list[int] = []
    before: list[int] = []
    for number, (at, _) in enumerate(pairs):
        depth = bisect_left(tails, at)
        before.append(heads[depth - 1] if depth else -1)
        tails[depth : depth + 1] = [at]
        heads[depth : depth + 1] = [number]
    out = []
    number = heads[-1] if heads else -1
    while number >= 0:
        out.append(pairs[number])
        number = before[number]
    return out[::-1]
