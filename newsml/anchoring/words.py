"""Where words begin and end, as far as characters alone can tell."""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from typing import Final

# Scripts without spaces between words (Thai, Lao, Burmese, Khmer, Tibetan, Han, kana), and those that write articles,
# conjunctions or particles together with the word (Hebrew, Arabic, Hangul): a letter beside a word says nothing there.
_NO_BOUNDARIES: Final = (
    (0x0590, 0x08FF),
    (0x0E00, 0x0FFF),
    (0x1000, 0x109F),
    (0x1100, 0x11FF),
    (0x1780, 0x17FF),
    (0x1950, 0x19FF),
    (0x1A20, 0x1AAF),
    (0x2E80, 0x2FDF),
    (0x3005, 0x3007),
    (0x3021, 0x30FF),
    (0x3100, 0x9FFF),
    (0xA960, 0xA97F),
    (0xAC00, 0xD7FF),
    (0xF900, 0xFDFF),
    (0xFE70, 0xFEFC),
    (0xFF66, 0xFFDC),
    (0x1B000, 0x1B16F),
    (0x20000, 0x3FFFF),
)

_JOINERS: Final = "\u200d"


@lru_cache(maxsize=65_536)
def joins(char: str) -> bool:
    """Whether the character makes one word with a letter beside it: letters, marks and digits of spaced scripts."""
    code = ord(char)
    if any(low <= code <= high for low, high in _NO_BOUNDARIES):
        return False
    return unicodedata.category(char)[0] in "LMN"


@lru_cache(maxsize=65_536)
def clings(char: str) -> bool:
    """Whether the character belongs to the one before it: combining marks, joiners, variation selectors, skin tones."""
    return unicodedata.category(char)[0] == "M" or char in _JOINERS or "\U0001f3fb" <= char <= "\U0001f3ff"


def is_whole(text: str, start: int, end: int) -> bool:
    """Whether a stretch begins and ends neither inside a word nor inside what readers see as one character."""
    if 0 < start < len(text) and ((joins(text[start - 1]) and joins(text[start])) or clings(text[start])):
        return False
    return not (0 < end < len(text) and ((joins(text[end - 1]) and joins(text[end])) or clings(text[end])))


def edges(text: str, low: int, high: int) -> tuple[list[int], list[int]]:
    """Where words start and where they end between two offsets, ascending; each character where nothing parts words."""
    starts, ends = [], []
    for at in range(max(low, 0), min(high, len(text)) + 1):
        before = text[at - 1] if at else " "
        after = text[at] if at < len(text) else " "
        if joins(before) and joins(after):
            continue
        if not after.isspace() and at < len(text):
            starts.append(at)
        if not before.isspace() and at:
            ends.append(at)
    return starts, ends
