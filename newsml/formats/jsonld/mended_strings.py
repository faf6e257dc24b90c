"""Strings of JSON as pages have them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from newsml.formats.jsonld.mending import SPACE

if TYPE_CHECKING:
    from newsml.formats.jsonld.mending import Mended

_PLAIN: Final = {quote: re.compile(rf"[^{quote}\\\x00-\x1f\ud800-\udfff]*") for quote in "\"'"}
_ESCAPES: Final = {
    '"': '"', "\\": "\\", "/": "/", "b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t",
}  # fmt: skip
_UNIT: Final = re.compile(r"\\u([0-9a-fA-F]{4})")
_BYTE: Final = re.compile(r"\\x([0-9a-fA-F]{2})")
_BEHIND: Final = re.compile(rf"[{SPACE}]*(?:[,}}\]:]|//|/\*|<!|-->|\Z)")
"""What may come behind the end of a string."""
_NAME_BEHIND: Final = re.compile(rf'[{SPACE}]+"[^"\\\n]*"[{SPACE}]*:')
_NO_MEMBER: Final = re.compile(rf"[ \t]*,[ \t]*(?![\"'}}\],/<{SPACE}]|[A-Za-z_$@][\w$@-]*[{SPACE}]*:)")
"""A comma behind which no member of an object begins: words of a text."""
_COLON_BEHIND: Final = re.compile(rf"[{SPACE}]*:")
_REPLACEMENT: Final = "\ufffd"


class _String:
    """One string, read from its first quotation mark to its last."""

    def __init__(self, mended: Mended, closed_by: str) -> None:
        self._mended = mended
        self._closed_by = closed_by
        self._start = mended.at
        self._quote = mended.text[mended.at]
        self._said: set[str] = set()
        self._inner = -1
        self._is_broken = False

    def read(self) -> str:
        mended, text, plain = self._mended, self._mended.text, _PLAIN[self._quote]
        if self._quote == "'":
            self._note(self._start, "a string in single quotation marks")
        mended.at += 1
        out = []
        while True:
            found = plain.match(text, mended.at)
            at = found.end() if found else mended.at
            out.append(text[mended.at : at])
            mended.at = at + 1
            char = text[at : at + 1]
            if char == self._quote and self._is_end(at):
                return "".join(out)
            if not char:
                mended.refuse(self._start, "a string without an end: its last quotation mark is missing")
            out.append(self._odd(char, at))

    def _odd(self, char: str, at: int) -> str:
        """What is not simply a character of the string."""
        if char == "\\":
            return self._escape(at)
        if char == self._quote:
            return char
        if char < " ":
            if self._inner >= 0 and char in "\r\n":
                self._mended.refuse(self._inner, 'not JSON: inside of a string, " is written \\"')
            self._is_broken = self._is_broken or char in "\r\n"
            self._note(at, "line breaks or control characters in a string were not escaped")
            return char
        self._note(at, "bytes that are no characters were replaced")
        return _REPLACEMENT

    def _is_end(self, at: int) -> bool:
        """Whether a quotation mark ends the string; if not, it is one of its words, without the escape that it needs.

        That can be said only where something follows that no JSON begins with, and on one line: over several, a
        mark may as well be missing.
        """
        text, behind = self._mended.text, at + 1
        if self._quote == "'" or self._closed_by != "}":
            return True
        if _BEHIND.match(text, behind):
            if _COLON_BEHIND.match(text, behind):
                return True
            is_end = not _NO_MEMBER.match(text, behind)
        else:
            is_end = _NAME_BEHIND.match(text, behind) is not None
        if is_end or self._is_broken:
            return True
        if self._inner < 0:
            self._inner = at
        self._note(at, "quotation marks in a string were not escaped")
        return False

    def _escape(self, at: int) -> str:
        mended, text = self._mended, self._mended.text
        char = text[at + 1 : at + 2]
        mended.at = at + 2
        if char in _ESCAPES:
            return _ESCAPES[char]
        unit = _UNIT.match(text, at)
        if unit:
            return self._unit(int(unit[1], 16), at)
        self._note(at, "an escape that JSON does not have")
        byte = _BYTE.match(text, at)
        if byte:
            mended.at = byte.end()
            return chr(int(byte[1], 16))
        if char in "\r\n":  # JavaScript: the string goes on in the next line
            mended.at += text.startswith("\r\n", at + 1)
            return ""
        return "\\" + char if char in "ux" else char

    def _unit(self, code: int, at: int) -> str:
        mended = self._mended
        mended.at = at + 6
        if not 0xD800 <= code <= 0xDFFF:
            return chr(code)
        low = _UNIT.match(mended.text, at + 6)
        if code < 0xDC00 and low and 0xDC00 <= int(low[1], 16) <= 0xDFFF:
            mended.at = at + 12
            return chr(0x10000 + ((code - 0xD800) << 10) + (int(low[1], 16) - 0xDC00))
        self._note(at, "a lone surrogate (half of a \\u pair) was replaced")
        return _REPLACEMENT

    def _note(self, at: int, what: str) -> None:
        """Once a string."""
        if what not in self._said:
            self._said.add(what)
            self._mended.note(at, what)


def read_string(mended: Mended, closed_by: str) -> str:
    """The string at the next character.

    Args:
        mended: the script.
        closed_by: what closes the object or array whose value the string is; nothing for a name.
    """
    return _String(mended, closed_by).read()
