"""Where a text must not be cut: inside a word, inside what readers see as one character.

All functions look at a few characters around the place only, and answer no wherever the matter is open.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final
from unicodedata import category

if TYPE_CHECKING:
    from collections.abc import Callable

_CASED: Final = frozenset({"Lu", "Ll", "Lt"})
_MARK: Final = frozenset({"Mn", "Me"})
_SYMBOL: Final = frozenset({"So", "Sm"})  # what emoji that can be joined are: U+2194 is Sm
_REACH: Final = 40


# Between these and a letter a cut is beyond doubt: white space and the punctuation of most scripts.
_BETWEEN_WORDS: Final = frozenset(
    " \n\t\u00a0.,;:!?()[]/-\"'\u2013\u2014\u2018\u2019\u201c\u201d\u201e\u2026\u00ab\u00bb"
)
_COMBINING: Final = "\u0300"  # the first character that joins another


def well_cut(text: str, start: int, end: int) -> bool:
    """Whether both ends of a stretch are beyond doubt: a quick answer for nearly all, a careful look for the rest."""
    first, last = text[start], text[end - 1]
    return (
        first < _COMBINING
        and (start == 0 or text[start - 1] in _BETWEEN_WORDS)
        and (end == len(text) or text[end] in _BETWEEN_WORDS)
        and not (first.isspace() or last.isspace())
    )


def cuts_word(text: str, at: int) -> bool:
    """Whether the place between two characters lies inside a word.

    Only where both neighbours are cased letters (Latin, Greek, Cyrillic, Armenian, ...): such scripts put spaces
    between words, while in others a name is rightly cut out of a longer string (Chinese, Thai; Arabic and Hebrew with
    their prefixed articles and prepositions; Korean with its particles). A capital after a small letter starts a word
    of its own: `#StandWithUkraine`.
    """
    if not 0 < at < len(text) or category(text[at]) not in _CASED:
        return False
    before = at - 1
    while before > 0 and at - before < _REACH and category(text[before]) in _MARK:
        before -= 1
    left = category(text[before])
    return left in _CASED and not (left == "Ll" and category(text[at]) in ("Lu", "Lt"))


def word_around(text: str, at: int) -> tuple[int, int]:
    """Start and end of the word that a place lies in; of a very long one the part around the place."""
    start = end = at
    while start > 0 and at - start < _REACH and _in_word(text[start - 1]):
        start -= 1
    while end < len(text) and end - at < _REACH and _in_word(text[end]):
        end += 1
    return start, end


def _in_word(character: str) -> bool:
    return character.isalpha() or category(character) in _MARK


# Unicode Standard Annex 29, section 3.1: characters that belong to the one before them although their category is not
# Mn, Me or Mc (table 2, Extend and SpacingMark; U+200C is left out, as Persian suffixes are rightly cut off at it),
# and the characters of category Mc that stand for themselves.
_EXTENDING: Final = re.compile("[\u0e33\u0eb3\u200d\uff9e\uff9f\U0001f3fb-\U0001f3ff\U000e0020-\U000e007f]")
_STANDING: Final = re.compile(
    "[\u102b\u102c\u1038\u1062-\u1064\u1067-\u106d\u1083\u1087-\u108c\u108f\u109a-\u109c\u1a61\u1a63\u1a64"
    "\uaa7b\uaa7d\U00011720\U00011721]"
)
_CONTROL: Final = frozenset({"Cc", "Cf", "Zl", "Zp", "Zs", "Cn", "Co"})
_JOINER: Final = "\u200d"
_FLAGS: Final = ("\U0001f1e6", "\U0001f1ff")


def cuts_character(text: str, at: int, flags_before: Callable[[int], int]) -> bool:
    """Whether the place between two code points lies inside an extended grapheme cluster (Unicode Annex 29).

    The rules GB3, GB6 to GB9a, GB11 and GB12; where only some versions of Unicode join (GB9b, GB9c), the answer is no.

    Args:
        text: the whole text.
        at: code points before the place.
        flags_before: how many regional indicators stand without interruption before a place.
    """
    if not 0 < at < len(text):
        return False
    left, right = text[at - 1], text[at]
    if right < "\u0300":
        return left == "\r" and right == "\n"  # GB3
    if _FLAGS[0] <= right <= _FLAGS[1]:
        return flags_before(at) % 2 == 1  # GB12, GB13
    if category(right) in _SYMBOL:
        return left == _JOINER and _ends_in_emoji(text, at - 1)  # GB11
    if _extends(right):
        # GB9, GB9a; by GB4 nothing joins a control. A mark on a space is no word's, so the answer is no.
        return category(left) not in _CONTROL or _EXTENDING.match(left) is not None
    return _joins(_syllable_part(left), _syllable_part(right))


def _extends(character: str, also: tuple[str, ...] = ("Mc",)) -> bool:
    """Whether a character belongs to the one before it; those that take up space of their own may be left out."""
    kind = category(character)
    return (
        kind in _MARK
        or (kind in also and not _STANDING.match(character))
        or _EXTENDING.match(character) is not None
    )


def _ends_in_emoji(text: str, end: int) -> bool:
    """Whether a symbol stands before a place, variation selectors, skin tones and tags aside."""
    at = end - 1
    while at > 0 and end - at < _REACH and text[at] != _JOINER and _extends(text[at], also=()):
        at -= 1
    return at >= 0 and category(text[at]) in _SYMBOL and not _FLAGS[0] <= text[at] <= _FLAGS[1]


def _joins(left: str, right: str) -> bool:
    """Hangul syllables, GB6 to GB8: L or LV or LVT, V, T."""
    if left == "L":
        return right in ("L", "V", "LV", "LVT")
    if left in ("LV", "V"):
        return right in ("V", "T")
    return left in ("LVT", "T") and right == "T"


def _syllable_part(character: str) -> str:
    """Which part of a Hangul syllable it is: L (initial), V (vowel), T (final), LV, LVT, or none."""
    if "\uac00" <= character <= "\ud7a3":
        return "LVT" if (ord(character) - 0xAC00) % 28 else "LV"
    for part, ranges in _JAMO.items():
        if any(first <= character <= last for first, last in ranges):
            return part
    return ""


_JAMO: Final = {
    "L": (("\u1100", "\u115f"), ("\ua960", "\ua97c")),
    "V": (("\u1160", "\u11a7"), ("\ud7b0", "\ud7c6")),
    "T": (("\u11a8", "\u11ff"), ("\ud7cb", "\ud7fb")),
}
