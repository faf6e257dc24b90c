"""The bytes of a file as characters and back; nothing is translated, not even line breaks."""

from __future__ import annotations

from dataclasses import dataclass

from newsml.errors import UnreadableInput
from newsml.formats.text.decoding import MARKS


@dataclass(frozen=True, slots=True)
class Source:
    """A file of text."""

    text: str
    """Its characters, without the byte order mark."""
    name: str | None = None
    """What to call it in errors."""
    encoding: str = "utf-8"
    mark: bytes = b""
    """The byte order mark in front."""

    @classmethod
    def of(cls, data: bytes, name: str | None = None) -> Source:
        """A file's characters: UTF-8, or what its byte order mark says.

        Raises:
            UnreadableInput: it is in no such encoding, or holds NUL.
        """
        mark, encoding = next((pair for pair in MARKS if data.startswith(pair[0])), (b"", "utf-8"))
        try:
            text = data[len(mark) :].decode(encoding)
        except UnicodeDecodeError as error:
            message = f"not {encoding.upper()}: byte {error.start + len(mark)} is wrong; save it as UTF-8"
            line = data.count(b"\n", 0, error.start) + 1 if encoding == "utf-8" else None
            raise UnreadableInput(message, source=name, line=line) from None
        if (at := text.find("\0")) >= 0:
            message = "NUL: not a text, or UTF-16 without a byte order mark; save it as UTF-8"
            raise UnreadableInput(message, source=name, line=text.count("\n", 0, at) + 1)
        return cls(text, name, encoding, mark)

    def encode(self, text: str) -> bytes:
        """Another text as this file would hold it."""
        return self.mark + text.encode(self.encoding)


def text(data: bytes, name: str | None = None) -> str:
    """The characters of a text file, with U+FEFF in front where the file has a byte order mark.

    Raises:
        UnreadableInput: it is neither UTF-8 nor what its byte order mark says, or holds NUL.
    """
    source = Source.of(data, name)
    return f"\ufeff{source.text}" if source.mark else source.text
