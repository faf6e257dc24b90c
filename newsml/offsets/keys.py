"""By which names files of annotations call a start, an end and the words."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from newsml.errors import NewsmlError
from newsml.offsets.annotation import Role, Slot, Span

# The better a name says what it is, the earlier it stands. Case, hyphens, underscores and spaces do not count.
_START: Final = (
    *("start", "begin", "startoffset", "beginoffset", "startchar", "beginchar", "startindex", "startpos"),
    *("startposition", "startingpos", "characteroffsetbegin", "charstart", "charbegin", "offsetstart"),
    *("offsetbegin", "from", "offset", "charoffset", "s"),
)
_END: Final = (
    *("end", "stop", "endoffset", "endchar", "endindex", "endpos", "endposition", "endingpos"),
    *("characteroffsetend", "charend", "offsetend", "to", "e"),
)
_LENGTH: Final = ("length", "len")
_WORDS: Final = (
    *("exact", "quote", "text", "coveredtext", "spantext", "surface", "surfaceform", "words", "mention"),
    *("matchedtext", "originaltext", "phrase", "token", "word", "value", "string"),
)
_LINE: Final = ("line", "lineno", "linenumber", "row")
_COLUMN: Final = ("column", "col", "character", "ch", "coloffset")
_START_LINE: Final = ("startline", "beginline", "linestart", "startrow", "fromline")
_END_LINE: Final = ("endline", "lineend", "endlineno", "endrow", "toline")
_START_COLUMN: Final = ("startcolumn", "startcol", "begincolumn", "begincol", "startcharacter", "colstart")
_END_COLUMN: Final = ("endcolumn", "endcol", "endcharacter", "endcoloffset", "colend")

QUOTATION: Final = _WORDS.index("quote")
"""Names of words up to this place can mean nothing but a quotation of the text."""

_NAMES: Final[dict[str, tuple[str, ...]]] = {
    "start": _START,
    "end": _END,
    "length": _LENGTH,
    "words": _WORDS,
    "line": _LINE,
    "column": _COLUMN,
    "start_line": _START_LINE,
    "end_line": _END_LINE,
    "start_column": _START_COLUMN,
    "end_column": _END_COLUMN,
}
_IGNORED: Final = re.compile(r"[-_ ]+")


class Number(NamedTuple):
    """A whole number in a file, with where it stands."""

    value: int
    start: int
    end: int

    def slot(self, role: Role) -> Slot:
        """Its place, and what it is for."""
        return Slot(role, self.start, self.end)


@dataclass(slots=True)
class Keys:
    """Tells what the keys of an object, or the columns of a table, are for.

    Args:
        start: exactly this key is the start, and no other; the same for the other four.
        end: as above.
        length: as above; then there is no end.
        words: as above.
        line: as above; the key of the line in which start and end are columns.
    """

    start: str | None = None
    end: str | None = None
    length: str | None = None
    words: str | None = None
    line: str | None = None
    _known: dict[str, tuple[str, int] | None] = field(default_factory=dict, init=False, repr=False)

    def __post_init__(self) -> None:
        if self.end is not None and self.length is not None:
            raise NewsmlError("an end and a length: give the key of one")
        given = [key for key in self._given().values() if key is not None]
        if len(set(given)) < len(given):
            raise NewsmlError(
                "the same key for two things: start, end or length, words and line need a key each"
            )

    def role(self, key: str) -> tuple[str, int] | None:
        """What a key is for, and how well its name says so (the less, the better)."""
        if key not in self._known:
            if len(self._known) > 10_000:  # a file that uses values as keys
                self._known.clear()
            self._known[key] = self._role(key)
        return self._known[key]

    def _role(self, key: str) -> tuple[str, int] | None:
        given = self._given()
        for role, exactly in given.items():
            if key == exactly:
                return role, -1
        taken = {role for role, exactly in given.items() if exactly is not None}
        if taken & {"end", "length"}:
            taken |= {"end", "length"}
        name = _IGNORED.sub("", key).casefold()
        for role, names in _NAMES.items():
            if role not in taken and name in names:
                return role, names.index(name)
        return None

    def _given(self) -> dict[str, str | None]:
        return {
            "start": self.start,
            "end": self.end,
            "length": self.length,
            "words": self.words,
            "line": self.line,
        }


def span(numbers: dict[str, Number]) -> Span | None:
    """The span that numbers in these roles make together, or None."""
    start, end, length = numbers.get("start"), numbers.get("end"), numbers.get("length")
    start_line = numbers.get("start_line") or numbers.get("line")
    end_line = numbers.get("end_line") or start_line
    columns_only = False
    if start is None or (end is None and length is None):
        start = numbers.get("start_column") or numbers.get("column")
        end = numbers.get("end_column")
        columns_only = True
        if start_line is None or start is None or (end is None and length is None):
            return None
    elif "start_column" in numbers or "column" in numbers:
        start_line = end_line = None  # start and end are offsets, since the columns are there besides
    slots = [start.slot("start")]
    if end is not None:
        slots.append(end.slot("end"))
        last = end.value
    else:
        assert length is not None  # noqa: S101 - for the type checker: one of the two is there
        slots.append(length.slot("length"))
        last = start.value + length.value
    lines = None
    if start_line is not None and end_line is not None:
        lines = (start_line.value, end_line.value)
        slots.append(start_line.slot("start_line"))
        slots += [end_line.slot("end_line")] if end_line is not start_line else []
    return Span(start.value, last, lines, columns_only, end is None, tuple(slots))
