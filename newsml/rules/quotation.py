"""Quotation marks of any script: which belong together, and whether words stand within some."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from functools import cached_property
from typing import Final
from unicodedata import category

import regex

from newsml.rules.pairing import Pair, Pairing, Sign
from newsml.rules.quotation_marks import APOSTROPHES, SIGNS, is_one_way, usual_way

_LINE_BREAKS: Final = "\n\r\u0085\u2028\u2029"
_LINE_BREAK: Final = regex.compile(f"[{_LINE_BREAKS}]")
_SINGLE: Final = "".join(sign for sign in SIGNS if len(sign) == 1)
_MARK: Final = regex.compile(rf"``|''|<<|>>|[\p{{Quotation_Mark}}{_SINGLE}]")
# Scripts without spaces between words: an apostrophe cannot be told by the letters around it.
_UNSPACED: Final = regex.compile(r"[\p{Script=Hani}\p{Script=Hira}\p{Script=Kana}\p{Script=Hang}]")
_GERSHAYIM: Final = '"\u05f4'
# What a mark follows and what follows it is looked for beyond other marks, and beyond signs of direction.
_PASSED_OVER: Final = f"{_SINGLE}\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
# French sets them between its marks and the words.
_HARD_SPACES: Final = frozenset("\u00a0\u202f\u2060")
_BEFORE_WORDS: Final = frozenset("/\u00a1\u00bf")
_NOT_BEHIND_WORDS: Final = frozenset("\u00a1\u00bf#@&*\u2026")
# After these direct speech follows without marks: headlines, interviews, plays. U+1366 is Ethiopic.
_COLONS: Final = frozenset(":\uff1a\ufe55\u1366")
_REACH: Final = 8


class Quotations:
    """Where the quotation marks of one text stand; built in one pass, asked in logarithmic time."""

    def __init__(self, text: str, language: str | None = None) -> None:
        self._text, self._language = text, language
        self._lines = [0, *(found.end() for found in _LINE_BREAK.finditer(text))]
        self._signs = self._found()
        self._places = [sign.at for sign in self._signs]
        pairing = Pairing(self._signs)
        self.pairs: tuple[Pair, ...] = tuple(sorted(pairing.pairs))
        """The marks that belong together, in text order."""
        self.unpaired: tuple[Sign, ...] = tuple(sorted(pairing.unpaired))
        """Marks without their other half, in text order; signs that may be apostrophes are never among them."""

    @cached_property
    def outer(self) -> tuple[Pair, ...]:
        """The pairs that stand in no other."""
        found: list[Pair] = []
        for pair in self.pairs:
            if not found or pair.start >= found[-1].end:
                found.append(pair)
        return tuple(found)

    @cached_property
    def _changes(self) -> tuple[tuple[int, Pair | None], ...]:
        """The narrowest pair from each place on up to the next."""
        found: list[tuple[int, Pair | None]] = []
        around: list[Pair] = []
        for pair in (*(pair for pair in self.pairs if pair.signs[0] not in APOSTROPHES), None):
            while around and (pair is None or around[-1].inner_end < pair.start):
                closed = around.pop()
                found.append((closed.inner_end + 1, around[-1] if around else None))
            if pair is not None:
                around.append(pair)
                found.append((pair.inner_start, pair))
        return tuple(found)

    def mark(self, start: int, end: int) -> bool:
        """Whether words hold a quotation mark, touch one, or stand in a quotation that was opened before them."""
        at = bisect_left(self._places, start)
        if at < len(self._places) and (self._places[at] < end or self._touches(end, self._places[at])):
            return True
        if at and self._touches(self._places[at - 1] + len(self._signs[at - 1].sign), start):
            return True
        return self.around(start, end) is not None or self._left_open(start)

    def around(self, start: int, end: int) -> Pair | None:
        """The outermost pair of marks that words stand between."""
        at = bisect_right(self.outer, start, key=lambda pair: pair.inner_start) - 1
        found = self.outer[at] if at >= 0 else None
        return found if found is not None and end <= found.inner_end else None

    def between(self, start: int, end: int) -> tuple[Pair, ...]:
        """The outermost pairs that lie between two places with both their marks."""
        first = bisect_left(self.outer, start, key=lambda pair: pair.start)
        return self.outer[first : bisect_right(self.outer, end, key=lambda pair: pair.end)]

    def innermost(self, at: int) -> Pair | None:
        """The narrowest pair that a place lies between; of signs that may be apostrophes none."""
        n = bisect_right(self._changes, at, key=lambda change: change[0]) - 1
        return self._changes[n][1] if n >= 0 else None

    def cut_by(self, start: int, end: int) -> Pair | None:
        """A pair of which only one mark lies in a stretch, the other outside."""
        left, right = self.innermost(start), self.innermost(end)
        if left is not None and left.inner_end < end:
            return left
        return right if right is not None and right.start >= start else None

    def opens_at(self, at: int) -> bool:
        """Whether a quotation mark stands at a place, white space aside."""
        n = bisect_left(self._places, at)
        return (
            n < len(self._places)
            and not self._text[at : min(self._places[n], at + _REACH)].strip()
            and (self._places[n] - at < _REACH)
        )

    def introduces(self, start: int) -> bool:
        """Whether the text marks direct speech by other means than quotation marks: a dash, or a colon before it."""
        line = self.line(start)
        before = self._text[max(line, start - _REACH) : start].rstrip()
        if before and (before[-1] in _COLONS or category(before[-1]) == "Pd"):
            return True
        opening = self._text[line : line + _REACH].lstrip()
        return opening != "" and category(opening[0]) == "Pd"

    def line(self, at: int) -> int:
        """Where the line of a place starts."""
        return self._lines[self._line(at)]

    def _found(self) -> tuple[Sign, ...]:
        text, found = self._text, []
        for match in _MARK.finditer(text):
            at, end, sign = match.start(), match.end(), match[0]
            if not self._inside_word(at, end, sign):
                line = self._line(at)
                opening = text[max(self._lines[line], at - _REACH) : at]
                starts_line = at - self._lines[line] < _REACH and not opening.strip()
                likely = usual_way(sign, self._language)
                way = likely if is_one_way(sign) else self._way(opening, text[end : end + _REACH])
                behind_digit = opening[-1:].isdecimal()
                found.append(Sign(at, sign, line, way, likely, starts_line, behind_digit))
        return tuple(found)

    @staticmethod
    def _way(before: str, after: str) -> str:
        """Whether spaces and punctuation around a mark say that it opens or closes."""
        left, right = before.rstrip(_PASSED_OVER)[-1:], after.lstrip(_PASSED_OVER)[:1]
        opens = _is_space(left) or left in _BEFORE_WORDS or category(left) in ("Ps", "Pd")
        closes = _is_space(right) or (
            category(right) in ("Pe", "Pd", "Po") and right not in _NOT_BEHIND_WORDS
        )
        return "" if opens == closes else "open" if opens else "close"

    def _inside_word(self, at: int, end: int, sign: str) -> bool:
        """Whether a sign is an apostrophe, or belongs to an abbreviation in Hebrew."""
        around = self._text[max(0, at - 1) : at], self._text[end : end + 1]
        if sign in APOSTROPHES:
            return all(letter.isalnum() and not _UNSPACED.match(letter) for letter in around)
        return sign in _GERSHAYIM and all("\u05d0" <= letter <= "\u05ea" for letter in around)

    def _left_open(self, start: int) -> bool:
        """Whether a mark of the same line was opened before a place and is closed nowhere."""
        at = bisect_left(self.unpaired, start, key=lambda sign: sign.at) - 1
        return at >= 0 and self.unpaired[at].way != "close" and self.unpaired[at].at >= self.line(start)

    def _touches(self, start: int, end: int) -> bool:
        """Whether only a few signs and spaces lie between two places of one line."""
        between = self._text[start:end] if end - start <= _REACH else "x"
        return not any(character.isalnum() or character in _LINE_BREAKS for character in between)

    def _line(self, at: int) -> int:
        return bisect_right(self._lines, at) - 1


def _is_space(character: str) -> bool:
    return character == "" or (character.isspace() and character not in _HARD_SPACES)
