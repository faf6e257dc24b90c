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
_SAME_EDGE: Final = 3
"""What it gains to begin, and to end, with the same word."""
_EDGES: Final = 16
"""How many beginnings and ends are tried."""
_MOST_SPREAD: Final = 64
"""By how much further than usual beginnings and ends are looked for where the seeds disagree, in code points."""
_LONG: Final = 128
"""Of longer strings, beginning and end are looked for one by one, each with half as many code points."""


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

    head, tail, spread = _about(len(string), seeds)
    starts, ends = _edges(text, head, tail, spread)
    if not starts or not ends:
        return None
    if len(string) > _LONG:
        half = _LONG // 2
        start = _beginning(text, string[:half], starts, head + half)
        end = _end(text, string[-half:], ends, tail - half)
    else:
        start, end = _both(text, string, starts, ends)
    words = text[start:end]
    score = ratio(string, words)
    if score < NEAR:
        return None
    if DIGITS.findall(words) != DIGITS.findall(string):
        return None  # another number is another statement, however like it looks
    if len(string) < ONE_SLIP and OSA.distance(string, words, score_cutoff=1) > 1:
        return None
    return Near(start, end, min(99, round(score)))


def _about(length: int, seeds: Sequence[tuple[int, int]]) -> tuple[int, int, int]:
    """Where the string should begin and end by most seeds, and how far from there its ends are looked for."""
    slack = 6 if length < ONE_SLIP else 24  # a word left out moves one end by its length
    every = [at - offset for offset, at in seeds]
    head = median_low([at - offset for offset, at in seeds if offset < length / 3] or every)
    tail = median_low([at - offset for offset, at in seeds if offset > 2 * length / 3] or every) + length
    return head, tail, slack + min(max(every) - min(every), _MOST_SPREAD)


def _edges(text: str, head: int, tail: int, spread: int) -> tuple[list[int], list[int]]:
    """Beginnings and ends of words about where the string should begin and end."""
    starts, _ = edges(text, head - spread, head + spread)
    _, ends = edges(text, tail - spread, tail + spread)
    return _nearest(starts, head), _nearest(ends, tail)


def _nearest(offsets: Iterable[int], to: int) -> list[int]:
    return sorted(sorted(offsets, key=lambda at: abs(at - to))[:_EDGES])


def _first_and_last(string: str) -> tuple[str, str]:
    """The first and the last word; two characters where spaces do not part words."""
    if " " in string:
        return string[: string.index(" ") + 1], string[string.rindex(" ") :]
    return string[:2], string[-2:]


def _gain(string: str, words: str) -> float:
    """What speaks for words of the text: every character that was asked for, even if the text has others in between."""
    from rapidfuzz.distance import LCSseq

    shared = LCSseq.similarity(string, words)
    return float(shared - _SURPLUS * (len(words) - shared))


def _both(text: str, string: str, starts: Sequence[int], ends: Sequence[int]) -> tuple[int, int]:
    """The best pair of a beginning and an end: the best beginning for a likely end, then the best end, once more."""
    first, last = _first_and_last(string)

    def gain(start: int, end: int) -> float:
        if start >= end:
            return -float(len(string))
        same = text.startswith(first, start) + text.endswith(last, start, end)
        return _gain(string, text[start:end]) + _SAME_EDGE * same

    if len(string) < ONE_SLIP:
        return max(((start, end) for start in starts for end in ends), key=lambda pair: gain(*pair))
    start, end = starts[0], ends[len(ends) // 2]
    for _ in range(2):
        start = max(starts, key=lambda at: gain(at, end))
        end = max(ends, key=lambda at: gain(start, at))
    return start, end


def _beginning(text: str, head: str, starts: Sequence[int], stop: int) -> int:
    """From where the text, up to an offset, is most like the first part of a long string."""
    first, _ = _first_and_last(head)
    return max(starts, key=lambda at: _gain(head, text[at:stop]) + _SAME_EDGE * text.startswith(first, at))


def _end(text: str, tail: str, ends: Sequence[int], start: int) -> int:
    """Up to where the text, from an offset, is most like the last part of a long string."""
    _, last = _first_and_last(tail)
    return max(
        ends, key=lambda at: _gain(tail, text[max(0, start) : at]) + _SAME_EDGE * text.endswith(last, 0, at)
    )
