"""JSON as pages have it: what strict JSON refuses is mended where it can be read in one way only, and noted.

No library tells what it mended, or where: json5 and chompjs keep the last of duplicate names, and lone surrogates,
without a word, and refuse line breaks in strings.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from newsml.errors import UnreadableInput
from newsml.formats._kit import strict_json
from newsml.formats._kit.strict_json import MAX_DEPTH
from newsml.formats.jsonld.mended_strings import read_string
from newsml.formats.jsonld.mending import Mended

if TYPE_CHECKING:
    from newsml.findings import Note

_SURROGATE: Final = re.compile(r"[\ud800-\udfff]")
_SCALAR: Final = re.compile(r"[\w.+$-]+")
_WORDS: Final = {"true": True, "false": False, "null": None}
_NO_VALUES: Final = frozenset({"NaN", "Infinity", "-Infinity", "+Infinity", "undefined"})
_BARE_NAME: Final = re.compile(r"([A-Za-z_$@][\w$@-]*)\s*:")
_NAME: Final = re.compile(r'"[^"\\\n]*"\s*:')
_NUMBER: Final = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?")


def parse(text: str, name: str | None = None, line: int = 1, column: int = 1) -> tuple[Any, list[Note]]:
    """The value of a script, and what had to be mended; several values are read as an array, none as None.

    Args:
        text: what stands in the script.
        name: what to call its page in errors.
        line: where in the page the text begins.
        column: the same, in characters.

    Raises:
        UnreadableInput: no JSON, even so; with line and column of the page.
    """
    if not _SURROGATE.search(text):
        try:
            return strict_json.parse(text, name), []
        except UnreadableInput:
            pass  # what is wrong, and where in the page, comes out below
    mended = Mended(text, name, line, column)
    return _Reader(mended).value(), mended.notes()


@dataclass(slots=True)
class _Open:
    """A value that is being read: an object, an array, or (the outermost) the script."""

    holds: dict[str, Any] | list[Any]
    at: int
    closed_by: str
    key: str | None = None
    """Of an object: the name whose value comes next."""
    key_at: int = 0
    is_full: bool = False
    """Whether a comma comes next, or the end."""
    comma: int = -1
    """Where the last comma is."""


class _Reader:
    """Reads values one inside the other without recursion: a page decides how deep they are."""

    def __init__(self, mended: Mended) -> None:
        self._mended = mended
        self._values: list[Any] = []
        self._open = [_Open(self._values, 0, "")]
        self._last_is_container = False
        self._last_end = 0

    def value(self) -> Any:
        mended = self._mended
        while char := mended.skip():
            self._step(char, self._open[-1])
        if len(self._open) > 1:
            inner = self._open[-1]
            mended.refuse(
                inner.at, f"{mended.text[inner.at]} without {inner.closed_by}: the script ends before it"
            )
        (script,) = self._open
        if script.comma >= 0 and not script.is_full:
            mended.note(script.comma, "the comma before the end was passed by")
        if not self._values:
            mended.note(0, "the script is empty")
            return None
        if len(self._values) > 1:
            mended.note(
                0, f"{len(self._values)} values stand one after the other: they were read as an array"
            )
            return self._values
        return self._values[0]

    def _step(self, char: str, top: _Open) -> None:
        mended = self._mended
        if char == ",":
            self._comma(top)
        elif char in "}]":
            self._close(char, top)
        elif not top.closed_by and char == ";":
            mended.note(mended.at, "a semicolon was passed by")
            mended.at += 1
        elif top.is_full:
            self._without_comma(char, top)
        elif type(top.holds) is dict and top.key is None:
            self._name(char, top)
        elif char in "{[":
            if len(self._open) > MAX_DEPTH:
                mended.refuse(mended.at, f"nested deeper than {MAX_DEPTH} levels")
            self._open.append(_Open({}, mended.at, "}") if char == "{" else _Open([], mended.at, "]"))
            mended.at += 1
        elif char in "\"'":
            self._put(read_string(mended, top.closed_by), top)
        else:
            self._put(self._scalar(char), top)

    def _put(self, value: Any, top: _Open, *, is_container: bool = False) -> None:
        holds = top.holds
        if isinstance(holds, list):
            holds.append(value)
        elif top.key is not None:
            holds[top.key] = value
            top.key = None
        top.is_full, self._last_is_container, self._last_end = True, is_container, self._mended.at

    def _comma(self, top: _Open) -> None:
        mended, at = self._mended, self._mended.at
        mended.at += 1
        if top.key is not None:
            self._missing(top)
        elif not top.is_full:
            mended.note(at, "a comma too many was passed by")
        elif not top.closed_by:
            mended.skip()
            if type(self._values[-1]) is dict and _NAME.match(mended.text, mended.at):
                mended.note(at, "} stands too early, for more of the object follows: it was passed by")
                self._open.append(_Open(self._values.pop(), at, "}"))
                top.is_full = bool(self._values)
                return
        top.is_full, top.comma = False, at

    def _close(self, char: str, top: _Open) -> None:
        mended, at = self._mended, self._mended.at
        if not top.closed_by and top.is_full:
            mended.note(at, f"{char} has nothing to close: it was passed by")
            mended.at += 1
            return
        if char != top.closed_by:
            wanted = f"{top.closed_by} is wanted here" if top.closed_by else "nothing is open"
            mended.refuse(at, f"not JSON: {char} where {wanted}")
        if top.key is not None:
            self._missing(top)
        elif not top.is_full and top.comma >= 0:
            mended.note(top.comma, f"the comma before {char} was passed by")
        mended.at += 1
        self._open.pop()
        self._put(top.holds, self._open[-1], is_container=True)

    def _missing(self, top: _Open) -> None:
        self._mended.note(top.key_at, f"{top.key!r} has no value: it was read as null")
        self._put(None, top)

    def _without_comma(self, char: str, top: _Open) -> None:
        """A comma is missing, or, between the values of a script, was never wanted."""
        mended, at = self._mended, self._mended.at
        between = mended.text[self._last_end : at]
        if type(top.holds) is dict:
            one_way = bool(between or self._last_is_container) and _NAME.match(mended.text, at) is not None
        elif char in "{[":
            one_way = self._last_is_container
        else:
            one_way = char == '"' and "\n" in between and bool(top.closed_by)
        if not one_way:
            wanted = f", or {top.closed_by} is wanted here" if top.closed_by else "the end is wanted here"
            mended.refuse(at, f'not JSON: {wanted}; inside of a string, " is written \\"')
        if top.closed_by:
            mended.note(at, "a comma was missing here")
        top.is_full = False

    def _name(self, char: str, top: _Open) -> None:
        mended, at = self._mended, self._mended.at
        if char in "\"'":
            name = read_string(mended, "")
        elif bare := _BARE_NAME.match(mended.text, at):
            mended.note(at, f"the name {bare[1]} has no quotation marks")
            name, mended.at = bare[1], bare.end(1)
        else:
            mended.refuse(at, "not JSON: a name in quotation marks is wanted here")
        if mended.skip() != ":":
            mended.refuse(mended.at, f"not JSON: a colon is wanted behind the name {name!r}")
        mended.at += 1
        if name in top.holds:
            mended.note(at, f"the name {name!r} stands twice in one object: the last one was taken")
        top.key, top.key_at = name, at

    def _scalar(self, char: str) -> Any:
        mended, at = self._mended, self._mended.at
        found = _SCALAR.match(mended.text, at)
        word = found[0] if found else char
        if word in _NO_VALUES:
            mended.refuse(at, f"{word} is not a JSON value: leave the name out, or write a string")
        if word in _WORDS:
            value = _WORDS[word]
        elif _NUMBER.fullmatch(word):
            try:
                value = strict_json.parse(word)
            except UnreadableInput as error:
                mended.refuse(at, error.message)
        else:
            mended.refuse(at, f"not JSON: {word[:20]} where a value is wanted")
        mended.at = at + len(word)
        return value
