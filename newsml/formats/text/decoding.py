"""The bytes of a plain text as characters, with a note of everything that had to be guessed or changed."""

from __future__ import annotations

import codecs
from collections import Counter
from dataclasses import dataclass
from typing import Final

from newsml.errors import UnreadableInput
from newsml.findings import Note
from newsml.model.types import ILLEGAL_CHARACTER

REPLACEMENT: Final = "\ufffd"
"""Stands for a character that the model cannot hold; one for one, so that offsets stay."""

_GUESSED: Final = "cp1252"
MARKS: Final = (  # UTF-32 first: its mark for little endian begins with that of UTF-16
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
    (codecs.BOM_UTF8, "utf-8"),
)
"""Byte order marks and the encodings that they stand for."""


@dataclass(frozen=True, slots=True)
class Encoding:
    """How characters become bytes."""

    name: str = "utf-8"
    mark: bytes = b""
    """The byte order mark in front."""

    def encode(self, text: str) -> bytes:
        """The text's bytes.

        Raises:
            ValueError: the bytes could not be read as this text again.
        """
        data = self.mark + text.encode(self.name)
        if self.name == _GUESSED and decode(data).text != text:
            raise ValueError("as windows-1252 these bytes would be taken for UTF-8")
        return data


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text as it was found: no character is changed yet."""

    text: str
    encoding: Encoding
    notes: tuple[Note, ...]


def decode(data: bytes, name: str | None = None) -> Decoded:
    """The characters of a text file: UTF-8, what its byte order mark says, or else windows-1252.

    Args:
        data: the file.
        name: what to call it in errors.

    Raises:
        UnreadableInput: the bytes are in none of these encodings, or are no text.
    """
    mark, encoding = next((pair for pair in MARKS if data.startswith(pair[0])), (b"", "utf-8"))
    if not mark and b"\0" in data:
        message = "NUL bytes: not a text, or UTF-16 without a byte order mark; save it as UTF-8"
        raise UnreadableInput(message, source=name, line=data.count(b"\n", 0, data.index(b"\0")) + 1)
    try:
        text = data[len(mark) :].decode(encoding)
    except UnicodeDecodeError as error:
        if mark:
            message = f"not {encoding.upper()}, as its byte order mark says: byte {error.start + len(mark)} is wrong"
            raise UnreadableInput(f"{message}; save it as UTF-8", source=name) from None
        line = data.count(b"\n", 0, error.start) + 1
        return Decoded(_guess(data, name, line), Encoding(_GUESSED), (_guess_note(error.start, line),))
    return Decoded(text, Encoding(encoding, mark), (_mark_note(encoding),) if mark else ())


def _guess(data: bytes, name: str | None, line: int) -> str:
    try:
        text = data.decode(_GUESSED)
    except UnicodeDecodeError:
        text = "\0"
    if ILLEGAL_CHARACTER.search(text):
        raise UnreadableInput("neither UTF-8 nor windows-1252: save it as UTF-8", source=name, line=line)
    return text


def _guess_note(at: int, line: int) -> Note:
    return Note("text", line, f"byte {at} is not UTF-8: all of it was read as windows-1252, which is a guess")


def _mark_note(encoding: str) -> Note:
    return Note("text", 1, f"the byte order mark of {encoding.upper()} was taken off")


def legal(text: str) -> tuple[str, tuple[Note, ...]]:
    """The text with a replacement character for each one that XML 1.0, and so the model, cannot carry."""
    if not ILLEGAL_CHARACTER.search(text):
        return text, ()
    counts = Counter(ILLEGAL_CHARACTER.findall(text))
    notes = tuple(
        Note(
            "text",
            text.count("\n", 0, text.index(char)) + 1,
            f"U+{ord(char):04X} ({'once' if count == 1 else f'{count} times'}) was replaced by U+FFFD: "
            "no text of the model can hold it",
        )
        for char, count in sorted(counts.items())
    )
    return ILLEGAL_CHARACTER.sub(REPLACEMENT, text), notes
