"""Passages that two texts share, found by shingles: stretches of so many code points that stand once in each."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Sequence

    Region = tuple[int, int]


class Match(NamedTuple):
    """The same words in both texts, in code points."""

    old: int
    """Where they start in the old text."""
    new: int
    """Where they start in the new text."""
    size: int
    """How long they are."""


def shared(
    old: str, new: str, old_regions: Iterable[Region], new_regions: Iterable[Region], size: int
) -> list[Match]:
    """Runs of shingles that stand once in the regions of either text, in the order of the old one.

    Each run is as long as its shingles tell; the words around it may agree as well. Runs start at different places in
    both texts, but the end of one may overlap the start of another by less than a shingle.
    """
    here = _once(old, old_regions, size)
    there = places_of(new, new_regions, size, here)
    out: list[Match] = []
    first = last = (-1, -1)
    for shingle, at in here.items():  # in text order: a dictionary remembers the first occurrence
        other = there.get(shingle, -1)
        if at < 0 or other < 0:
            continue
        if (at, other) != (last[0] + 1, last[1] + 1):
            if first[0] >= 0:
                out.append(Match(*first, last[0] - first[0] + size))
            first = (at, other)
        last = (at, other)
    if first[0] >= 0:
        out.append(Match(*first, last[0] - first[0] + size))
    return out


def _once(text: str, regions: Iterable[Region], size: int) -> dict[str, int]:
    """Where each shingle stands, or -1 where it stands more than once; in the order of the text."""
    out: dict[str, int] = {}
    for start, end in regions:
        for at in range(start, end - size + 1):
            shingle = text[at : at + size]
            out[shingle] = -1 if shingle in out else at
    return out


def places_of(text: str, regions: Iterable[Region], size: int, wanted: Container[str]) -> dict[str, int]:
    """Where some shingles stand, or -1 for those that stand more than once."""
    out: dict[str, int] = {}
    for start, end in regions:
        for at in range(start, end - size + 1):
            shingle = text[at : at + size]
            if shingle in wanted:
                out[shingle] = -1 if shingle in out else at
    return out


def heaviest(runs: Sequence[Match]) -> list[Match]:
    """Of runs in the order of the old text those that are in the order of the new one as well and longest together.

    Takes n log n: for each run the best chain before it comes out of a Fenwick tree of maxima. Where the ends of two
    runs overlap the first is shortened.
    """
    ranks = sorted(run.new for run in runs)
    best: list[tuple[int, int]] = [(0, -1)] * (len(runs) + 1)
    before = [-1] * len(runs)
    top = (0, -1)
    for n, run in enumerate(runs):
        rank = bisect_left(ranks, run.new)
        weight, before[n] = _best_below(best, rank)
        found = (weight + run.size, n)
        _note(best, rank + 1, found)
        if found[0] > top[0]:
            top = found
    chain = []
    at = top[1]
    while at >= 0:
        chain.append(runs[at])
        at = before[at]
    return _apart(chain[::-1])


def _best_below(tree: list[tuple[int, int]], rank: int) -> tuple[int, int]:
    out = (0, -1)
    while rank > 0:
        if tree[rank][0] > out[0]:
            out = tree[rank]
        rank -= rank & -rank
    return out


def _note(tree: list[tuple[int, int]], rank: int, found: tuple[int, int]) -> None:
    while rank < len(tree):
        if found[0] > tree[rank][0]:
            tree[rank] = found
        rank += rank & -rank


def _apart(chain: list[Match]) -> list[Match]:
    out = []
    for n, run in enumerate(chain):
        size = run.size
        if n + 1 < len(chain):
            following = chain[n + 1]
            size = min(size, following.old - run.old, following.new - run.new)
        out.append(Match(run.old, run.new, size))
    return out
