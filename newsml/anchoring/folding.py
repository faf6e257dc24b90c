"""Normalisation for searching: a folded text that knows, character by character, where it came from.

People and programs retype quotation marks, dashes and spaces, split ligatures and change case. Folding makes such
texts equal; nothing is ever written folded, because every place leads back to code points of the original.

Folded are: canonical and compatible Unicode forms (NFKD: ligatures, full width, superscripts), case (Unicode case
folding), decimal digits of every script, quotation marks and apostrophes, dashes, runs of white space, white space
beside quotation marks and dashes and before ``! ? : ;``. Left out are soft hyphens and other format characters,
Arabic and Hebrew vowel points, and the tatweel.
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Final

_QUOTES: Final = frozenset(
    "\"'`\u00b4\u02b9\u02ba\u02bb\u02bc\u02bd\u02ca\u02cb\u05f3\u05f4\u2018\u2019\u201a\u201b\u201c\u201d\u201e\u201f"
    "\u2032\u2033\u2035\u2036\u2039\u203a\u00ab\u00bb\u275b\u275c\u275d\u275e\u300c\u300d\u300e\u300f\u301d\u301e\u301f"
    "\ufe41\ufe42\ufe43\ufe44\uff02\uff07\uff62\uff63"
)
_MINUS: Final = "\u2212"
_TATWEEL: Final = "\u0640"
_POINTS: Final = re.compile("[\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u064b-\u0652\u0670]")
_QUOTE, _DASH, _SPACE = "'", "-", " "
_CLINGS: Final = frozenset(_QUOTE + _DASH)
"""White space on either side of these is left out."""
_CLOSES: Final = frozenset("!?:;")
"""White space before these is left out."""


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded text; `starts` and `ends` give, for each of its characters, what it stands for in the original."""

    text: str
    starts: array[int]
    """Code points of the original before the piece that the character came from."""
    ends: array[int]
    """Code points of the original up to the end of that piece."""

    def original(self, start: int, end: int) -> tuple[int, int] | None:
        """The stretch of the original for a stretch of the folded text; None where it would cut a piece in two."""
        starts, ends = self.starts, self.ends
        if start and starts[start - 1] == starts[start]:
            return None
        if end < len(starts) and starts[end] == starts[end - 1]:
            return None
        return starts[start], ends[end - 1]


@lru_cache(maxsize=65_536)
def _folded_segment(segment: str) -> str:
    """What one piece becomes: a quotation mark, a dash, a space, letters, or nothing."""
    first = segment[0]
    if first in _QUOTES:
        return _QUOTE
    if segment.isspace():
        return _SPACE
    if unicodedata.category(first) == "Pd" or first == _MINUS:
        return _DASH
    out = []
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", segment).casefold())
    for char in _POINTS.sub("", plain):
        category = unicodedata.category(char)
        if category == "Nd":
            out.append(str(unicodedata.decimal(char)))
        elif category != "Cf" and char != _TATWEEL:
            out.append(_QUOTE if char in _QUOTES else char)
    return "".join(out)


@cache
def _segments() -> re.Pattern[str]:
    """A run of white space, or a starter with the marks that belong to it, so that their order does not matter."""
    marks = "".join(char for code in range(0x300, 0x1EA00) if unicodedata.combining(char := chr(code)))
    # No more marks than Unicode's stream-safe text has (UAX #15, section 13): sorting them takes quadratic time.
    return re.compile(rf"[!-~](?![\u0300-\uffff])|\s{{1,30}}|.[{marks}]{{0,30}}", re.DOTALL)


def fold(text: str) -> Folded:
    """Folds a text, in one pass."""
    out: list[str] = []
    starts, ends = array("l"), array("l")
    for found in _segments().finditer(text):
        for char in _folded_segment(found[0]):
            last = out[-1] if out else _SPACE
            if char == _SPACE:
                if last == _SPACE or last in _CLINGS:
                    continue
            elif out and last == _SPACE and (char in _CLINGS or char in _CLOSES):
                _drop_last(out, starts, ends)
            if char == _DASH and out and out[-1] == _DASH:
                ends[-1] = found.end()
                continue
            out.append(char)
            starts.append(found.start())
            ends.append(found.end())
    if out and out[-1] == _SPACE:
        _drop_last(out, starts, ends)
    return Folded("".join(out), starts, ends)


def _drop_last(*lists: list[str] | array[int]) -> None:
    for each in lists:
        each.pop()
