"""A text as the tool of an annotator saw it, aligned with the text as it is, and rulers laid on it."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_right
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING, Final, Literal
from unicodedata import category, combining, normalize

from newsml.formats._kit.offsets import Offsets

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from newsml.formats._kit.offsets import Unit
    from newsml.offsets.annotation import Span
    from newsml.offsets.counting import Breaks, Counting, Form

Place = tuple[int, int]

MARK: Final = "\ufeff"

_CRLF: Final = re.compile("\r\n")
_LONE_LF: Final = re.compile("(?<!\r)\n")
# Joined to what stands before them though they are no marks: Hangul vowels and finals, Kirat Rai vowels.
_JOINING: Final = re.compile("[\u1160-\u11ff\ud7b0-\ud7ff\U00016d63-\U00016d6a]")
# Python sorts the marks on one letter in quadratic time; no language stacks a tenth of this.
_MOST_MARKS: Final = 300
# One search costs about as much as a table for so many characters of the text.
_WORTH_A_TABLE: Final = 30


class Seen:
    """A text with some stretches of the original replaced; places are code points."""

    def __init__(self, original: str, changes: Iterable[tuple[int, int, str]] = ()) -> None:
        """`changes` are (start, end, new) in order, not overlapping; start and end are the same for an insertion."""
        self._old_starts: list[int] = []
        self._old_ends: list[int] = []
        self._new_starts: list[int] = []
        self._new_ends: list[int] = []
        pieces, at, length = [], 0, 0
        for start, end, new in changes:
            pieces += [original[at:start], new]
            length += start - at
            self._old_starts.append(start)
            self._old_ends.append(end)
            self._new_starts.append(length)
            at, length = end, length + len(new)
            self._new_ends.append(length)
        self.changed = bool(pieces)
        self._tables: dict[Unit, array[int]] = {}
        self.text = "".join((*pieces, original[at:])) if pieces else original

    @cached_property
    def offsets(self) -> Offsets:
        """This text in all units."""
        return Offsets(self.text)

    @cached_property
    def line_starts(self) -> list[int]:
        """Where the lines begin, and the end of the text as if another began there."""
        return [0, *(found.end() for found in re.finditer("\n", self.text)), len(self.text)]

    def table(self, unit: Unit) -> array[int]:
        """For every offset in a unit the code point, or -1 inside a character."""
        if unit not in self._tables:
            table = array("q", [-1]) * (self.offsets.length(unit) + 1)
            for at, start, count, wide in self.offsets.runs(unit):
                table[start : start + count * wide : wide] = array("q", range(at, at + count))
            table[-1] = len(self.text)
            self._tables[unit] = table
        return self._tables[unit]

    def to_original(self, at: int) -> int | None:
        """The same place in the original; None inside what was replaced."""
        return _across(at, self._new_starts, self._new_ends, self._old_starts, self._old_ends)

    def from_original(self, at: int) -> int | None:
        """The same place in this text; None where that is inside a replacement."""
        return _across(at, self._old_starts, self._old_ends, self._new_starts, self._new_ends)


def _across(
    at: int, starts: list[int], ends: list[int], to_starts: list[int], to_ends: list[int]
) -> int | None:
    change = bisect_right(starts, at) - 1
    if change < 0:
        return at
    inside = at < ends[change]
    if inside and (at > starts[change] or to_starts[change] == to_ends[change]):
        return None  # in the middle, or before something inserted, as before a byte order mark
    return to_starts[change] if inside else to_ends[change] + at - ends[change]


class Sights:
    """All the ways to see one text, each made when it is first asked for.

    Args:
        text: the text; U+FEFF in front stands for the byte order mark of its file and is not part of the text.
    """

    def __init__(self, text: str) -> None:
        self.marked = text.startswith(MARK)
        self.text = text.removeprefix(MARK)
        self._seen: dict[tuple[Breaks, bool, Form], Seen] = {}

    @cached_property
    def breaks(self) -> tuple[Breaks, ...]:
        """The ways to see line breaks that differ in this text."""
        found: list[Breaks] = ["as they are"]
        if _CRLF.search(self.text):
            found.append("CRLF as one")
        if _LONE_LF.search(self.text):
            found.append("LF as two")
        return tuple(found)

    @cached_property
    def forms(self) -> tuple[Form, ...]:
        """The normalisation forms that differ in this text, and for which it is known what became of each place."""
        found: list[Form] = ["as it is"]
        forms: tuple[Literal["NFC", "NFD"], ...] = ("NFC", "NFD")
        for form in forms if not self.text.isascii() else ():
            changes = _normalised(self.text, form)
            if changes and Seen(self.text, changes).text == normalize(form, self.text):
                found.append(form)
        return tuple(found)

    def seen(self, counting: Counting) -> Seen:
        """The text as somebody saw it who counts so."""
        key = (counting.breaks, counting.mark, counting.form)
        if key not in self._seen:
            self._seen[key] = Seen(self.text, sorted(self._changes(*key)))
        return self._seen[key]

    def ruler(self, counting: Counting) -> Ruler:
        """Reads and writes numbers as somebody does who counts so."""
        return Ruler(self.seen(counting), counting)

    def _changes(self, breaks: Breaks, mark: bool, form: Form) -> Iterator[tuple[int, int, str]]:  # noqa: FBT001
        if mark:
            yield 0, 0, MARK
        if breaks == "CRLF as one":
            yield from ((found.start(), found.end(), "\n") for found in _CRLF.finditer(self.text))
        elif breaks == "LF as two":
            yield from ((found.start(), found.end(), "\r\n") for found in _LONE_LF.finditer(self.text))
        if form != "as it is" and not self.text.isascii():
            yield from _normalised(self.text, form)


def _normalised(text: str, form: Literal["NFC", "NFD"]) -> list[tuple[int, int, str]]:
    """What normalisation changes, letter by letter with the marks on it; nothing where there are too many marks."""
    characters = set(text)
    joining = "".join(
        char for char in characters if combining(char) or category(char)[0] == "M" or _JOINING.match(char)
    )
    marks = f"[{re.escape(joining)}]" if joining else "(?!)"
    if joining and re.search(f"{marks}{{{_MOST_MARKS}}}", text):
        return []
    changing = "".join(char for char in characters if normalize(form, char) != char)
    letters = f"[{re.escape(changing)}]" if changing else "(?!)"
    pattern = re.compile(f"{letters}{marks}*|.{marks}+", re.DOTALL)
    return [
        (found.start(), found.end(), new)
        for found in pattern.finditer(text)
        if (new := normalize(form, found[0])) != found[0]
    ]


class Ruler:
    """A counting laid on a text as it was seen."""

    def __init__(self, seen: Seen, counting: Counting) -> None:
        self.seen, self.counting = seen, counting

    def place(self, span: Span) -> Place | None:
        """Where the span is in the text as seen, in code points; None where its numbers lead nowhere."""
        counting = self.counting
        if counting.lines is None:
            if span.columns_only:
                return None
            first, last = (0, len(self.seen.text)), (0, len(self.seen.text))
        else:
            if span.lines is None:
                return None
            first, last = (self._line(line - counting.lines) for line in span.lines)
        if counting.inclusive and span.has_length:
            return None
        start = self._point(first, span.start - counting.base)
        end = self._point(last, span.end - counting.base + counting.inclusive)
        return None if start is None or end is None or start > end else (start, end)

    def finder(self, times: int) -> Callable[[Span], Place | None]:
        """`place`, or a quicker way to it if it is to be called so many times."""
        counting, unit = self.counting, self.seen.offsets.alike[self.counting.unit]
        if counting.lines is not None or times * _WORTH_A_TABLE < len(self.seen.text):
            return self.place
        base, inclusive, shift = counting.base, counting.inclusive, counting.inclusive - counting.base
        top = self.seen.offsets.length(unit)
        table = None if unit == "code points" else self.seen.table(unit)

        def find(span: Span) -> Place | None:
            start, end = span.start - base, span.end + shift
            if not 0 <= start <= end <= top or span.columns_only or (inclusive and span.has_length):
                return None
            if table is None:
                return start, end
            start, end = table[start], table[end]
            return None if start < 0 or end < 0 else (start, end)

        return find

    def original(self, span: Span) -> Place | None:
        """Where the span is in the text as it is, in code points."""
        place = self.place(span)
        if place is None:
            return None
        start, end = (self.seen.to_original(at) for at in place)
        return None if start is None or end is None else (start, end)

    def numbers(self, place: Place, like: Span, lines: Place | None) -> Span | None:
        """The span with the numbers that say `place` (of the text as it is); None where there are none.

        Args:
            place: start and end in code points.
            like: a span of the same shape.
            lines: the lines, from 0, that start and end are to be given in, where they are given in lines.
        """
        start, end = (self.seen.from_original(at) for at in place)
        if start is None or end is None:
            return None
        counting, offsets = self.counting, self.seen.offsets
        first, last = (0, 0) if lines is None else (self.seen.line_starts[line] for line in lines)
        start, first, end, last = (
            offsets.convert(at, "code points", counting.unit) for at in (start, first, end, last)
        )
        new = replace(like, start=start - first + counting.base, end=end - last + counting.base, slots=())
        if counting.inclusive and not like.has_length:
            new = replace(new, end=new.end - 1)
        if lines is None or counting.lines is None:
            return new
        return replace(new, lines=(lines[0] + counting.lines, lines[1] + counting.lines))

    def _line(self, line: int) -> Place:
        starts = self.seen.line_starts
        return (starts[line], starts[line + 1]) if 0 <= line < len(starts) - 1 else (1, 0)

    def _point(self, line: Place, column: int) -> int | None:
        """The code point that is `column` units into a stretch of the text."""
        start, end = line
        if start > end or column < 0:
            return None
        offsets, unit = self.seen.offsets, self.counting.unit
        if offsets.alike[unit] == "code points":
            at: int | None = start + column
        else:
            at = offsets.find((offsets.find(start, "code points", unit) or 0) + column, unit, "code points")
        return None if at is None or at > end else at
