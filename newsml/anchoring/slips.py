"""Short strings that do not stand in the text: its words that differ from them by one slip.

A slip is a character more, less or other, or two neighbours swapped. Two strings that are one slip apart have a variant
in common, which is the string itself or lacks one of its characters; so each different run of words in the text is
looked up once for each of its variants.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from newsml.anchoring.words import joins

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from newsml.anchoring.wanted import Stretch

ONE_SLIP: Final = 14
"""Strings shorter than this may differ by one slip."""
MOST: Final = 200
"""How many places of a string are looked at."""
_CROWD: Final = 24
"""A variant that more strings have in common tells nothing."""
DIGITS: Final = re.compile(r"[0-9]+")
"""Numbers: they are never taken for one another, however alike they look."""


def one_slip(text: str, strings: Sequence[str]) -> dict[str, list[Stretch]]:
    """Where words of the text, any number of them, are one slip away from a string; ascending, at most `MOST` + 1."""
    found: dict[str, list[Stretch]] = {string: [] for string in strings}
    if not strings:
        return found
    by_variant = _by_variant(strings)
    words = _words(text)
    lengths = {len(string) + n for string in strings for n in (-1, 0, 1)}
    answers: dict[str, tuple[str, ...]] = {}
    for count in sorted({len(_words(string)) + n for string in strings for n in (-1, 0, 1)} - {0}):
        for (start, _), (_, end) in zip(words, words[count - 1 :], strict=False):
            if end - start not in lengths:
                continue
            window = text[start:end]
            if window not in answers:
                answers[window] = _alike(window, by_variant)
            for string in answers[window]:
                if len(found[string]) <= MOST:
                    found[string].append((start, end))
    return {string: sorted(set(places)) for string, places in found.items()}


def _by_variant(strings: Iterable[str]) -> dict[str, list[str]]:
    out: dict[str, list[str]] = {}
    for string in strings:
        for variant in _variants(string):
            out.setdefault(variant, []).append(string)
    return {variant: alike for variant, alike in out.items() if len(alike) <= _CROWD}


def _alike(window: str, by_variant: dict[str, list[str]]) -> tuple[str, ...]:
    from rapidfuzz.distance import OSA

    near = {string for variant in _variants(window) for string in by_variant.get(variant, ())}
    numbers = DIGITS.findall(window)
    return tuple(
        string for string in near if OSA.distance(string, window) <= 1 and DIGITS.findall(string) == numbers
    )


def _variants(string: str) -> set[str]:
    return {string, *(string[:at] + string[at + 1 :] for at in range(len(string)))}


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
