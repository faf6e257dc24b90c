"""The text of a script whose JSON has to be mended: its places, what was mended, and what stands between its tokens."""

from __future__ import annotations

import html
import re
from bisect import bisect_right
from typing import TYPE_CHECKING, Final, NoReturn

from newsml.errors import UnreadableInput
from newsml.findings import Note
from newsml.formats._kit.strict_json import Lines

if TYPE_CHECKING:
    from collections.abc import Callable

MAX_NOTES: Final = 100
"""Of one script; the last one then says how many more there were."""

_SPACE: Final = re.compile(r"[ \t\n\r]*")
SPACE: Final = r"\s\x00\ufeff\u200b\u2060"
"""What stands between tokens, in JSON and elsewhere, as a part of a pattern's set."""
_ODD_SPACE: Final = re.compile(f"[{SPACE}]+")
_ENTITY: Final = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,30});")
_QUOTE: Final = re.compile(r"[{\[,:]\s*&(?:quot|#0*34|#[xX]0*22);")
_LINE: Final = re.compile(r"[^\n\r\u2028\u2029]*")
_INTO_CDATA: Final = re.compile(r"//[ \t]*<!\[CDATA\[")
_NOTHING_MORE: Final = re.compile(r"(?:\s|;|//|/\*|\*/|\]\]>)*\Z")
_VALUE: Final = re.compile(r"\s*[{\[]")


class Mended:
    """A text, read from its start to its end; knows where it stands in its page."""

    def __init__(self, text: str, name: str | None, line: int, column: int) -> None:
        self.at = 0
        self._name, self._line, self._column = name, line, column
        self._written = text
        self._lines: Lines | None = None
        self._shifts: list[tuple[int, int]] = []
        self._notes: list[Note] = []
        self._more = 0
        self._html_end: int | None = None
        self._ends_there = False
        self.text = self._unescaped(text)

    def _unescaped(self, text: str) -> str:
        """The text without its HTML escapes, if all of it was escaped: then no quotation mark is left in it."""
        if '"' in text or not (first := _QUOTE.search(text)):
            return text
        self.note(first.start(), "all of the script is HTML-escaped: it was unescaped")
        out, at, length = [], 0, 0
        for found in _ENTITY.finditer(text):
            char = html.unescape(found[0])
            out += [text[at : found.start()], char]
            length += found.start() - at + len(char)
            at = found.end()
            self._shifts.append((length, at - length))
        return "".join([*out, text[at:]])

    def place(self, at: int) -> tuple[int, int]:
        """Line and column of the page."""
        if self._lines is None:
            self._lines = Lines(self._written)
        number = bisect_right(self._shifts, at, key=lambda shift: shift[0])
        line, column = self._lines.at(at + (self._shifts[number - 1][1] if number else 0))
        return self._line + line - 1, column + (self._column - 1 if line == 1 else 0)

    def note(self, at: int, what: str) -> None:
        """Writes down what was mended at an index."""
        if len(self._notes) == MAX_NOTES:
            self._more += 1
            return
        line, column = self.place(at)
        self._notes.append(Note("", line, f"{what} (column {column})"))

    def notes(self) -> list[Note]:
        """All that was mended."""
        if not self._more:
            return self._notes
        line = self._notes[-1].line
        return [*self._notes, Note("", line, f"{self._more} more places behind this line were mended")]

    def refuse(self, at: int, message: str) -> NoReturn:
        """Raises with the place of an index."""
        line, column = self.place(at)
        raise UnreadableInput(message, source=self._name, line=line, column=column)

    def skip(self) -> str:
        """Passes by all that is no token: the next character; nothing at the end."""
        text = self.text
        while True:
            self.at = _SPACE.match(text, self.at).end()  # type: ignore[union-attr]
            char = text[self.at : self.at + 1]
            passing = self._beside.get(char)
            if passing is not None:
                before = self.at
                passing(self)
                if self.at > before:
                    continue
            elif char and (odd := _ODD_SPACE.match(text, self.at)):
                self.note(self.at, "a character that is no white space in JSON was passed by")
                self.at = odd.end()
                continue
            return char

    def _comment(self) -> None:
        text, at = self.text, self.at
        if into := _INTO_CDATA.match(text, at):
            self.note(at, "the beginning of a CDATA section was passed by")
            self.at = into.end()
        elif text.startswith("//", at):
            self.note(at, "a comment was passed by")
            self.at = _LINE.match(text, at).end()  # type: ignore[union-attr]
        elif text.startswith("/*", at):
            end = text.find("*/", at + 2)
            if end < 0:
                self.refuse(at, "a comment without an end: close it with */, or remove it")
            self.note(at, "a comment was passed by")
            self.at = end + 2

    def _opening(self) -> None:
        """Passes by `<!-- a comment -->`, or the first half of one that is put around the JSON."""
        text, at = self.text, self.at
        if text.startswith("<![CDATA[", at):
            self.note(at, "the beginning of a CDATA section was passed by")
            self.at += len("<![CDATA[")
        elif text.startswith("<!--", at):
            end = self._html_comment_end(at + 4)
            around = end < 0 or self._ends_there
            if around and _VALUE.match(text, at + 4):
                self.note(at, "the beginning of an HTML comment was passed by")
                self.at += 4
            elif end >= 0 and (not around or text.find("\n", at, end) < 0):
                self.note(at, "a comment was passed by")
                self.at = end + 3
            else:  # as scripts were hidden from browsers that knew none: `<!-- hide`, and `-->` behind
                self.note(at, "the beginning of an HTML comment was passed by")
                self.at = _LINE.match(text, at).end()  # type: ignore[union-attr]

    def _html_comment_end(self, at: int) -> int:
        """The index of the next `-->`; looked for once, and whether anything but the end comes behind it."""
        if self._html_end is None or 0 <= self._html_end < at:
            self._html_end = self.text.find("-->", at)
            self._ends_there = (
                self._html_end >= 0 and _NOTHING_MORE.match(self.text, self._html_end + 3) is not None
            )
        return self._html_end

    def _closing(self) -> None:
        for mark, what in (("-->", "the end of an HTML comment"), ("]]>", "the end of a CDATA section")):
            if self.text.startswith(mark, self.at):
                self.note(self.at, f"{what} was passed by")
                self.at += 3

    _beside: Final[dict[str, Callable[[Mended], None]]] = {
        "/": _comment,
        "<": _opening,
        "-": _closing,
        "]": _closing,
    }
