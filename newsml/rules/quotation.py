"""Quotation marks of any script, and whether words stand within some."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from typing import Final
from unicodedata import category

# Unicode Character Database, PropList.txt, property Quotation_Mark, apart from the apostrophes below.
_PROPERTY: Final = (
    '"\u00ab\u00bb\u201a-\u201f\u2039\u203a\u2e42\u300c-\u300f\u301d-\u301f\ufe41-\ufe44\uff02\uff62\uff63'
)
# Used as quotation marks although they do not have the property: double angle brackets of East Asia, gershayim in
# Hebrew; and what stands for a mark where there is none on the keyboard: `` of TeX and treebanks, << of wire services.
_SUBSTITUTES: Final = "\u3008-\u300b\u05f4`"
# They have the property, but between letters they are apostrophes (in Latin, Cyrillic, Hebrew; not in a row of
# ideographs, kana or Hangul); and a double mark between Hebrew letters makes an abbreviation.
_APOSTROPHES: Final = "'\u2018\u2019\uff07"
_GERSHAYIM: Final = '"\u05f4'
_MARK: Final = re.compile(f"[{_PROPERTY}{_SUBSTITUTES}{_APOSTROPHES}]|<<|>>")
_UNSPACED: Final = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff\U00020000-\U0003ffff]")
_LINE_BREAKS: Final = "\n\r\u0085\u2028\u2029"
_LINE_BREAK: Final = re.compile(f"[{_LINE_BREAKS}]")
# After these direct speech follows without marks: headlines, interviews, plays. U+1366 is Ethiopic.
_COLONS: Final = frozenset(":\uff1a\ufe55\u1366")
_REACH: Final = 8


class Quotations:
    """Where the quotation marks of one text stand; built in one pass, asked in logarithmic time."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._lines = [0, *(found.end() for found in _LINE_BREAK.finditer(text))]
        self._marks: list[int] = []
        self._turns: list[int] = []
        """The marks that open or close, whatever their shape: „these“, “these”, »these«, ”these”."""
        for found in _MARK.finditer(text):
            at, sign = found.start(), found[0]
            if self._inside_word(at, sign):
                continue
            self._marks.append(at)
            # Where a quotation goes on over several paragraphs, many languages open each of them anew.
            goes_on = len(self._turns) % 2 == 1 and self._starts_line(at)
            if sign not in _APOSTROPHES and not goes_on:
                self._turns.append(at)

    def mark(self, start: int, end: int) -> bool:
        """Whether words hold a quotation mark, touch one, or stand in a quotation that was opened before them."""
        at = bisect_left(self._marks, start)
        if at < len(self._marks) and (self._marks[at] < end or self._touches(end, self._marks[at])):
            return True
        if at and self._touches(self._marks[at - 1] + 1, start):
            return True
        line = bisect_left(self._marks, self._line(start))
        return (at - line) % 2 == 1 or bisect_left(self._turns, start) % 2 == 1

    def introduces(self, start: int) -> bool:
        """Whether the text marks direct speech by other means than quotation marks: a dash, or a colon before it."""
        line = self._line(start)
        before = self._text[max(line, start - _REACH) : start].rstrip()
        if before and (before[-1] in _COLONS or category(before[-1]) == "Pd"):
            return True
        opening = self._text[line : line + _REACH].lstrip()
        return opening != "" and category(opening[0]) == "Pd"

    def _inside_word(self, at: int, sign: str) -> bool:
        """Whether a sign is an apostrophe, or belongs to an abbreviation in Hebrew."""
        around = self._text[max(0, at - 1) : at], self._text[at + 1 : at + 2]
        if sign in _APOSTROPHES:
            return all(letter.isalnum() and not _UNSPACED.match(letter) for letter in around)
        return sign in _GERSHAYIM and all("\u05d0" <= letter <= "\u05ea" for letter in around)

    def _starts_line(self, at: int) -> bool:
        before = self._text[max(0, at - _REACH) : at].rstrip(" \t\u00a0\u3000")
        return not before or before[-1] in _LINE_BREAKS

    def _touches(self, start: int, end: int) -> bool:
        """Whether only a few signs and spaces lie between two places of one line."""
        between = self._text[start:end] if end - start <= _REACH else "x"
        return not any(character.isalnum() or character in _LINE_BREAKS for character in between)

    def _line(self, at: int) -> int:
        return self._lines[bisect_right(self._lines, at) - 1]
