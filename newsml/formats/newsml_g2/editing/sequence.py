"""Sequences that get another order: what can stay where it is."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


def staying(places: Sequence[int | None]) -> set[int]:
    """The former places of the longest part whose order does not change (a longest increasing subsequence).

    Args:
        places: for each item in its new order the place that it had, or None for a new one.
    """
    tops: list[int] = []
    ends: list[int] = []
    before: dict[int, int | None] = {}
    for place in places:
        if place is None:
            continue
        at = bisect_left(tops, place)
        before[place] = ends[at - 1] if at else None
        tops[at : at + 1] = [place]
        ends[at : at + 1] = [place]
    out: set[int] = set()
    last: int | None = ends[-1] if ends else None
    while last is not None:
        out.add(last)
        last = before[last]
    return out
