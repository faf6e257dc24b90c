"""From a few seeds of a string in a text to the stretch, between beginnings and ends of words, that is most like it."""

from __future__ import annotations

from dataclasses import dataclass
from statistics import median_low
from typing import TYPE_CHECKING, Final

from newsml.anchoring.slips import DIGITS, ONE_SLIP
from newsml.anchoring.words import edges

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

NEAR: Final = 80
"""The least similarity of 0 to 100 (RapidFuzz's ratio, Indel distance over both lengths) at which words were found."""
_SURPLUS: Final = 0.4
"""What a character costs that only the text has, where one that both have gains 1."""
_SAME_EDGE: Final = 2
"""What it gains to begin, and to end, with the same word."""
_EDGES: Final = 16
"""How many beginnings and ends are tried."""
_MOST_SPREAD: Final = 64
"""By how much further than usual beginnings and ends are looked for where the seeds disagree, in code points."""
_LONG: Final = 128
"""Of longer strings, the beginning and the end are looked at one by one, this half of them."""


@dataclass(frozen=True, slots=True)
class Near:
    """A stretch of the folded text that is nearly what was looked for."""

    start: int
    end: int
    score: int
    """Similarity, 0 to 100."""


def extended(text: str, string: str, seeds: Sequence[tuple[int, int]]) -> Near | None:
    """The stretch about where the seeds say that is most like the string; None where none is near enough.

    Args:
        text: a folded text.
        string: what is looked for, folded.
        seeds: offsets in the string, and in the text, of what both have.
    """
    from rapidfuzz.distance import OSA
    from rapidfuzz.fuzz import ratio

    starts, ends = _edges(text, len(string), seeds)
    if not starts or not ends:
        return None
    start, end = (
        _long(text, string, starts, ends) if len(string) > _LONG else _short(text, string, starts, ends)
    )
    words = text[start:end]
    score = ratio(string, words)
    if score < NEAR:
        return None
    if DIGITS.findall(words) != DIGITS.findall(string):
        return None  # another number is another statement, however like it looks
    if len(string) < ONE_SLIP and OSA.distance(string, words, score_cutoff=1) > 1:
        return None
    return Near(start, end, min(99, round(score)))


def _edges(text: str, length: int, seeds: Sequence[tuple[int, int]]) -> tuple[list[int], list[int]]:
    """Beginnings and ends of words about where the string should begin and end."""
    slack = 6 if length < ONE_SLIP else 24  # a word left out moves one end by its length
    every = [at - offset for offset, at in seeds]
    head = median_low([at - offset for offset, at in seeds if offset < length / 3] or every)
    tail = median_low([at - offset for offset, at in seeds if offset > 2 * length / 3] or every) + length
    spread = min(max(every) - min(every), _MOST_SPREAD)
    starts, _ = edges(text, head - slack - spread, head + slack + spread)
    _, ends = edges(text, tail - slack - spread, tail + slack + spread)
    return _nearest(starts, head), _nearest(ends, tail)


def _nearest(offsets: Iterable[int], to: int) -> list[int]:
    return sorted(sorted(offsets, key=lambda at: abs(at - to))[:_EDGES])


def _first_and_last(string: str) -> tuple[str, str]:
    """The first and the last word; two characters where spaces do not part words."""
    if " " in string:
        return string[: string.index(" ") + 1], string[string.rindex(" ") :]
    return string[:2], string[-2:]


def _short(text: str, string: str, starts: Sequence[int], ends: Sequence[int]) -> tuple[int, int]:
    """The best pair of a beginning and an end: the best beginning for a likely end, then the best end, once more."""
    from rapidfuzz.distance import LCSseq

    first, last = _first_and_last(string)

    def gain(start: int, end: int) -> float:
        if start >= end:
            return -float(len(string))
        shared = LCSseq.similarity(string, text[start:end])
        # Every word that was asked for should be found, even if the text has others in between.
        same = text.startswith(first, start) + text.endswith(last, start, end)
        return float(shared - _SURPLUS * (end - start - shared) + _SAME_EDGE * same)

    if len(string) < ONE_SLIP:
        return max(((start, end) for start in starts for end in ends), key=lambda pair: gain(*pair))
    start, end = starts[0], ends[len(ends) // 2]
    for _ in range(2):
        start = max(starts, key=lambda at: gain(at, end))
        end = max(ends, key=lambda at: gain(start, at))
    return start, end


def _long(text: str, string: str, starts: Sequence[int], ends: Sequence[int]) -> tuple[int, int]:
    """The beginning after which, and the end before which, the text is most like the string's."""
    from rapidfuzz.distance import LCSseq

    half = _LONG // 2
    first, last = _first_and_last(string)
    head, tail = string[:half], string[-half:]

    def begins(at: int) -> float:
        same = text.startswith(first, at)
        return float(LCSseq.similarity(head, text[at : at + half]) + _SAME_EDGE * same)

    def closes(at: int) -> float:
        same = text.endswith(last, 0, at)
        return float(LCSseq.similarity(tail, text[max(0, at - half) : at]) + _SAME_EDGE * same)

    return max(starts, key=begins), max(ends, key=closes)
