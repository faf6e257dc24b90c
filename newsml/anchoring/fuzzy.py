"""Words that do not stand in the text as they were given: the places that come near enough to be meant.

Short strings may differ by one slip from words of the text; they are compared with each of its different words once.
For longer ones, seed and extend, as sequence search does it: short pieces (n-grams) of all the strings are looked up
in one pass over the folded text; where several pieces of one string stand as far apart as they should, the stretch
around them is compared with RapidFuzz, between beginnings and ends of words. Pieces that stand everywhere count for
nothing, so the work is bounded by the text plus a constant for each string.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from newsml.anchoring.words import edges, joins

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

SHORTEST: Final = 6
"""Shorter strings (of scripts without spaces: half of it) are never looked for nearly: too much is near to them."""
NEAR: Final = 80
"""The least similarity of 0 to 100 (RapidFuzz's ratio, Indel distance over both lengths) at which words were found."""
ONE_SLIP: Final = 14
"""Strings shorter than this may differ by one slip: a character more, less or other, or two neighbours swapped."""
_CLEARLY: Final = 4
"""By how much another place has to be worse to be no rival."""
_SURPLUS: Final = 0.4
"""What a character costs that only the text has, where one that both have gains 1."""
_SAME_EDGE: Final = 2
"""What it gains to begin, and to end, with the same word."""
_SEEDS: Final = 24
_COMMON: Final = 200
_STRETCHES: Final = 6
_DIGITS: Final = re.compile(r"[0-9]+")


@dataclass(frozen=True, slots=True)
class Near:
    """A stretch of the folded text that is nearly what was looked for."""

    start: int
    end: int
    score: int
    """Similarity, 0 to 100."""


def nearly(text: str, wanted: Iterable[str]) -> dict[str, tuple[Near, ...]]:
    """The best places of each string, by offset; several only where one is about as good as another.

    Args:
        text: a folded text.
        wanted: folded strings that do not stand in it.
    """
    strings = [string for string in dict.fromkeys(wanted) if len(string) >= _least(string)]
    short = [string for string in strings if len(string) < ONE_SLIP and joins(string[0])]
    out = _one_slip(text, short)
    seeds = _seeds(text, [string for string in strings if string not in out])
    return out | {string: _best(text, string, pairs) for string, pairs in seeds.items() if pairs}


def _least(string: str) -> int:
    return SHORTEST if joins(string[0]) or joins(string[-1]) else SHORTEST // 2


def _one_slip(text: str, strings: Sequence[str]) -> dict[str, tuple[Near, ...]]:
    """For strings of spaced scripts: the words, of as many words as the string has, that are one slip away."""
    from rapidfuzz.distance import OSA

    by_variant: dict[str, list[str]] = {}
    for string in strings:
        for variant in _variants(string):
            by_variant.setdefault(variant, []).append(string)
    lengths = {len(string) + n for string in strings for n in (-1, 0, 1)}
    counts = {len(_words(string)) for string in strings}
    words = _words(text) if strings else []
    found: dict[str, list[Near]] = {string: [] for string in strings}
    answers: dict[str, tuple[str, ...]] = {}
    for count in counts:
        for (start, _), (_, end) in zip(words, words[count - 1 :], strict=False):
            if end - start not in lengths:
                continue
            window = text[start:end]
            if window not in answers:
                alike = {string for variant in _variants(window) for string in by_variant.get(variant, ())}
                answers[window] = tuple(
                    string
                    for string in alike
                    if OSA.distance(string, window) <= 1
                    and _DIGITS.findall(window) == _DIGITS.findall(string)
                )
            for string in answers[window]:
                if len(found[string]) < _COMMON:
                    found[string].append(Near(start, end, round(100 - 100 / len(string))))
    return {string: tuple(sorted(set(near), key=_by_start)) for string, near in found.items()}


def _variants(string: str) -> set[str]:
    """The string, and the string without one of its characters: two strings one slip apart have one in common."""
    return {string, *(string[:at] + string[at + 1 :] for at in range(len(string)))}


def _by_start(near: Near) -> int:
    return near.start


def _words(text: str) -> list[tuple[int, int]]:
    """Start and end of each run of letters."""
    out: list[tuple[int, int]] = []
    start = None
    for at, char in enumerate(text):
        if joins(char):
            start = at if start is None else start
        elif start is not None:
            out.append((start, at))
            start = None
    return out if start is None else [*out, (start, len(text))]


def _size(string: str) -> int:
    """The length of its n-grams: long enough to be rare, short enough to leave some whole between two slips."""
    if not any(map(joins, string)):
        return 2
    return 3 if len(string) < ONE_SLIP else 4 if len(string) < 40 else 5


def _seeds(text: str, strings: Sequence[str]) -> dict[str, list[tuple[int, int]]]:
    """Where the rarer n-grams of each string stand in the text, as pairs: offset in the string, offset in the text."""
    out: dict[str, list[tuple[int, int]]] = {string: [] for string in strings}
    by_size: dict[int, list[str]] = {}
    for string in strings:
        by_size.setdefault(_size(string), []).append(string)
    for size, group in by_size.items():
        grams = {string: _grams(string, size) for string in group}
        wanted = {gram for offsets in grams.values() for gram in offsets}
        counts: Counter[str] = Counter()
        for at in range(len(text) - size + 1):
            if (gram := text[at : at + size]) in wanted:
                counts[gram] += 1
        chosen: dict[str, list[tuple[str, int]]] = {}
        for string in group:
            there = [gram for gram in grams[string] if 0 < counts[gram] <= _COMMON]
            for gram in sorted(there, key=lambda gram: (counts[gram], gram))[:_SEEDS]:
                chosen.setdefault(gram, []).extend((string, offset) for offset in grams[string][gram])
        for at in range(len(text) - size + 1):
            for string, offset in chosen.get(text[at : at + size], ()):
                out[string].append((offset, at))
    return out


def _grams(string: str, size: int) -> dict[str, list[int]]:
    out: dict[str, list[int]] = {}
    for at in range(len(string) - size + 1):
        out.setdefault(string[at : at + size], []).append(at)
    return out


def _best(text: str, string: str, seeds: list[tuple[int, int]]) -> tuple[Near, ...]:
    found: list[Near] = []
    for stretch in _stretches(string, seeds):
        near = _extend(text, string, stretch)
        if near is not None and near not in found:
            found.append(near)
    best = max((near.score for near in found), default=0)
    rivals = sorted(
        (near for near in found if near.score > best - _CLEARLY), key=lambda near: (-near.score, near.start)
    )
    kept: list[Near] = []
    for near in rivals:
        if all(near.end <= other.start or near.start >= other.end for other in kept):
            kept.append(near)
    return tuple(sorted(kept, key=_by_start))


def _stretches(string: str, seeds: list[tuple[int, int]]) -> list[list[tuple[int, int]]]:
    """The seeds that agree on where the string would begin, most of them first."""
    width = max(8, len(string) // 4)
    buckets: dict[int, list[tuple[int, int]]] = {}
    for offset, at in seeds:
        buckets.setdefault((at - offset) // width, []).append((offset, at))
    # What begins near the edge of one bucket falls into two: neighbours count together.
    votes = {bucket: len(pairs) + len(buckets.get(bucket + 1, ())) for bucket, pairs in buckets.items()}
    best = sorted(votes, key=lambda bucket: (-votes[bucket], bucket))[:_STRETCHES]
    return [[*buckets[bucket], *buckets.get(bucket + 1, ())] for bucket in best]


def _first_and_last(string: str) -> tuple[str, str]:
    """The first and the last word; two characters where spaces do not part words."""
    if " " in string:
        return string[: string.index(" ") + 1], string[string.rindex(" ") :]
    return string[:2], string[-2:]


def _extend(text: str, string: str, seeds: list[tuple[int, int]]) -> Near | None:
    """The stretch between word edges, about where the seeds say, that is most like the string."""
    from rapidfuzz.distance import OSA, LCSseq
    from rapidfuzz.fuzz import ratio

    third = len(string) / 3
    slack = 6 if len(string) < ONE_SLIP else 24  # a word left out moves one end by its length
    heads = [at - offset for offset, at in seeds if offset < third] or [at - offset for offset, at in seeds]
    tails = [at - offset for offset, at in seeds if offset > 2 * third] or [
        at - offset for offset, at in seeds
    ]
    starts, _ = edges(text, min(heads) - slack, max(heads) + slack)
    _, ends = edges(text, min(tails) + len(string) - slack, max(tails) + len(string) + slack)
    first, last = _first_and_last(string)
    best: tuple[float, int, int] | None = None
    for start in starts:
        for end in ends:
            if start < end:
                shared = LCSseq.similarity(string, text[start:end])
                # Every word that was asked for should be found, even if the text has others in between.
                gain = shared - _SURPLUS * (end - start - shared)
                gain += _SAME_EDGE * (text.startswith(first, start) + text.endswith(last, start, end))
                if best is None or gain > best[0]:
                    best = (gain, start, end)
    if best is None:
        return None
    _, start, end = best
    score = ratio(string, text[start:end])
    if score < NEAR:
        return None
    words = text[start:end]
    if _DIGITS.findall(words) != _DIGITS.findall(string):
        return None  # another number is another statement, however like it looks
    if len(string) < ONE_SLIP and OSA.distance(string, words, score_cutoff=1) > 1:
        return None
    return Near(start, end, min(99, round(score)))
