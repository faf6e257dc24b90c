"""Which parts of a text stand inside quotation marks, as far as the marks themselves tell."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import Final
from unicodedata import category

_FAMILIES: Final = (
    '"\u201c\u201d\u201e\u201f\u00ab\u00bb\u301d\u301e\u301f\uff02\u05f4',
    "'\u2018\u2019\u201a\u201b\u2039\u203a\uff07",
    "\u300c\u300d\uff62\uff63\ufe41\ufe42",
    "\u300e\u300f\ufe43\ufe44",
    "\u300a\u300b",
)
"""Marks that open and close each other, whatever their shape: „these“, “these”, »these«, ”these”."""
FAMILY_OF: Final = {mark: n for n, family in enumerate(_FAMILIES) for mark in family}
_SINGLE: Final = 1
_MARK: Final = re.compile("[" + re.escape("".join(_FAMILIES)) + "]")
_PARAGRAPH: Final = re.compile(r"[^\r\n]+")
_PERIODS: Final = " \t\u00a0\u202f.,;:!?\u2026\u3002\uff0c\u3001"
"""What may stand between words and the mark that closes them."""


class Quoted:
    """The stretches of one text inside quotation marks; found in one pass, asked in logarithmic time."""

    def __init__(self, text: str) -> None:
        self._text = text
        self.stretches: list[tuple[int, int]] = []
        """Start and end of what stands inside a pair of marks, ascending; inner pairs do not count."""
        self._scan()
        self._starts = [start for start, _ in self.stretches]

    def _scan(self) -> None:
        text = self._text
        left: tuple[int, int, int] | None = (
            None  # family, start and end of what is still open at a paragraph's end
        )
        for paragraph in _PARAGRAPH.finditer(text):
            family, start = -1, 0
            for found in _MARK.finditer(text, paragraph.start(), paragraph.end()):
                at, kind = found.start(), FAMILY_OF[found[0]]
                if self._is_in_word(at, found[0]):
                    continue
                if family < 0:
                    if kind == _SINGLE and not self._may_open(at):
                        continue
                    is_first = not text[paragraph.start() : at].strip()
                    if left is not None and left[0] == kind and is_first:
                        # A quotation of several paragraphs opens each of them anew, and closes only the last.
                        self.stretches.append(left[1:])
                    family, start = kind, at + 1
                elif kind == family:
                    self.stretches.append((start, at))
                    family = -1
            left = (family, start, paragraph.end()) if family >= 0 else None
        self.stretches = [(start, end) for start, end in self.stretches if start < end]

    def _is_in_word(self, at: int, mark: str) -> bool:
        """Whether it is an apostrophe, or gershayim in Hebrew."""
        if FAMILY_OF[mark] != _SINGLE and mark not in '"\u05f4':
            return False
        before, after = self._text[max(0, at - 1) : at], self._text[at + 1 : at + 2]
        if FAMILY_OF[mark] == _SINGLE:
            return before.isalnum() and after.isalnum()
        return bool(before) and "\u05d0" <= before <= "\u05ea" and "\u05d0" <= after[:1] <= "\u05ea"

    def _may_open(self, at: int) -> bool:
        """Whether a single mark can open: nothing of a word before it, a word after it."""
        before, after = self._text[max(0, at - 1) : at], self._text[at + 1 : at + 2]
        return not before.isalnum() and after != "" and not after.isspace()

    def parts(self, start: int, end: int) -> list[tuple[int, int]]:
        """The parts of a stretch that stand inside quotation marks, without white space at their ends."""
        out = []
        at = max(0, bisect_right(self._starts, start) - 1)
        while at < len(self.stretches) and self.stretches[at][0] < end:
            low, high = max(start, self.stretches[at][0]), min(end, self.stretches[at][1])
            words = self._text[low:high] if low < high else ""
            low += len(words) - len(words.lstrip())
            high = low + len(words.strip())
            if any(char.isalnum() for char in words):
                out.append((low, high))
            at += 1
        return out

    def encloses(self, start: int, end: int) -> bool:
        """Whether marks stand directly before and after a stretch, but for punctuation."""
        before = self._text[max(0, start - 4) : start].rstrip(" \t\u00a0\u202f")
        after = self._text[end : end + 4].lstrip(_PERIODS)
        return before[-1:] in FAMILY_OF and after[:1] in FAMILY_OF


def bared(words: str) -> str | None:
    """The words without the pair of quotation marks around all of them; None where there is no such pair."""
    words = words.strip()
    if len(words) < 3 or words[0] not in FAMILY_OF or FAMILY_OF.get(words[-1]) != FAMILY_OF[words[0]]:
        return None
    inner = words[1:-1].strip()
    stretches = Quoted(words).stretches
    return inner if inner and stretches[:1] == [(1, len(words) - 1)] else None


def parted(gap: str) -> bool:
    """Whether what stands between two pieces is the writer's: between a closing and an opening mark, or dashes."""
    gap = gap.strip(_PERIODS + "\r\n")
    if len(gap) < 2:
        return False
    edges = gap[0], gap[-1]
    return all(edge in FAMILY_OF for edge in edges) or all(category(edge) == "Pd" for edge in edges)
