"""Words that do not stand in the text as they were given: the places that come near enough to be meant.

Short strings may differ by one slip from words of the text. For longer ones, seed and extend, as sequence search does
it: short pieces (n-grams) of all the strings are looked up in one pass over the folded text; where several pieces of
one string stand as far apart as they should, the stretch around them is compared with RapidFuzz, between beginnings and
ends of words. Pieces that stand everywhere count for nothing, and only the likeliest stretches are looked at, so the
work is bounded by the text plus a constant for each string.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from newsml.anchoring import slips
from newsml.anchoring.extending import NEAR, Near, extended
from newsml.anchoring.slips import ONE_SLIP, one_slip
from newsml.anchoring.words import joins

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

SHORTEST: Final = 6
"""Shorter strings (of scripts without spaces: half of it) are never looked for nearly: too much is near to them."""
LONGEST: Final = 2_000
"""Longer ones neither, in code points: it would take too long."""
_CLEARLY: Final = 4
"""By how much another place has to be worse to be no rival."""
_SEEDS: Final = 24
_COMMON: Final = 200
"""n-grams that stand more often are no seeds."""
_PAIRS: Final = 600
"""How many places of seeds are looked at for each string."""
_STRETCHES: Final = 6

_Pair = tuple[int, int]
"""Offset of a seed in the string, and in the text."""

__all__ = ["LONGEST", "NEAR", "ONE_SLIP", "SHORTEST", "Near", "NearPlaces", "nearly"]


@dataclass(frozen=True, slots=True)
class NearPlaces:
    """The best places of one string."""

    places: tuple[Near, ...]
    """By offset; several only where one is about as good as another."""
    more: bool = False
    """Whether there may be more that are as good."""


def nearly(text: str, wanted: Iterable[str]) -> dict[str, NearPlaces]:
    """The best places of each string that comes near anything.

    Args:
        text: a folded text.
        wanted: folded strings that do not stand in it.
    """
    strings = [string for string in dict.fromkeys(wanted) if _least(string) <= len(string) <= LONGEST]
    short = [string for string in strings if len(string) < ONE_SLIP and joins(string[0])]
    out = {}
    for string, stretches in one_slip(text, short).items():
        score = round(100 - 100 / len(string))
        near = tuple(Near(start, end, score) for start, end in stretches[: slips.MOST])
        out[string] = NearPlaces(near, more=len(stretches) > slips.MOST)
    out |= {
        string: _best(text, string, pairs)
        for string, pairs in _seeds(text, [s for s in strings if s not in out])
    }
    return {string: near for string, near in out.items() if near.places}


def _least(string: str) -> int:
    if not string:
        return SHORTEST
    return SHORTEST if joins(string[0]) or joins(string[-1]) else SHORTEST // 2


def _size(string: str) -> int:
    """The length of its n-grams: long enough to be rare, short enough to leave some whole between two slips."""
    if not any(map(joins, string)):
        return 2
    return 3 if len(string) < ONE_SLIP else 4 if len(string) < 40 else 5


def _seeds(text: str, strings: Sequence[str]) -> Iterator[tuple[str, list[_Pair]]]:
    """Where the rarer n-grams of each string stand in the text."""
    by_size: dict[int, list[str]] = {}
    for string in strings:
        by_size.setdefault(_size(string), []).append(string)
    for size, group in by_size.items():
        grams = {string: _grams(string, size) for string in group}
        places: dict[str, list[int]] = {gram: [] for offsets in grams.values() for gram in offsets}
        counts: Counter[str] = Counter()
        for at in range(len(text) - size + 1):
            there = places.get(text[at : at + size])
            if there is not None and len(there) <= _COMMON:
                there.append(at)
        counts.update({gram: len(there) for gram, there in places.items()})
        for string in group:
            yield string, _pairs(grams[string], counts, places)


def _pairs(
    grams: Mapping[str, Sequence[int]], counts: Mapping[str, int], places: Mapping[str, Sequence[int]]
) -> list[_Pair]:
    """The seeds of one string: its rarest n-grams, as many as are worth looking at."""
    rare = sorted((counts[gram], gram) for gram in grams if 0 < counts[gram] <= _COMMON)[:_SEEDS]
    out: list[_Pair] = []
    for _, gram in rare:
        out += [(offset, at) for offset in grams[gram] for at in places[gram]]
        if len(out) > _PAIRS:
            break
    return out


def _grams(string: str, size: int) -> dict[str, list[int]]:
    """The offsets of its n-grams, two of each at most."""
    out: dict[str, list[int]] = {}
    for at in range(len(string) - size + 1):
        offsets = out.setdefault(string[at : at + size], [])
        if len(offsets) < 2:
            offsets.append(at)
    return out


def _best(text: str, string: str, seeds: Sequence[_Pair]) -> NearPlaces:
    stretches = _stretches(string, seeds)
    found = {near for stretch in stretches if (near := extended(text, string, stretch)) is not None}
    best = max((near.score for near in found), default=0)
    rivals = sorted(
        (near for near in found if near.score > best - _CLEARLY),
        key=lambda near: (-near.score, near.start, near.end),
    )
    kept: list[Near] = []
    for near in rivals:
        if all(near.end <= other.start or near.start >= other.end for other in kept):
            kept.append(near)
    # If all that was looked at is as good, so may be what was not.
    return NearPlaces(tuple(sorted(kept, key=_by_start)), more=len(kept) == _STRETCHES)


def _by_start(near: Near) -> int:
    return near.start


def _stretches(string: str, seeds: Sequence[_Pair]) -> list[list[_Pair]]:
    """The seeds that agree on where the string would begin: where there are most of them."""
    width = max(8, len(string) // 4)
    buckets: dict[int, list[_Pair]] = {}
    for offset, at in seeds:
        buckets.setdefault((at - offset) // width, []).append((offset, at))
    # What begins near the edge of one bucket falls into two: neighbours count together.
    votes = {bucket: len(pairs) + len(buckets.get(bucket + 1, ())) for bucket, pairs in buckets.items()}
    chosen: list[int] = []
    for bucket in sorted(votes, key=lambda bucket: (-votes[bucket], bucket)):
        if not any(abs(bucket - other) <= 1 for other in chosen):
            chosen.append(bucket)
        if len(chosen) == _STRETCHES:
            break
    return [[*buckets[bucket], *buckets.get(bucket + 1, ())] for bucket in chosen]
