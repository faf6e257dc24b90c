"""The work of checking, in pieces: a document, or a stretch of the lines of one. Any process can do any of them."""

from __future__ import annotations

import io
import re
import sys
from dataclasses import dataclass, replace
from pathlib import Path
from typing import IO, TYPE_CHECKING, Final

from newsml.cli.sources import STDIN, STDIN_NAME
from newsml.errors import NewsmlError
from newsml.files import MAX_BYTES, check_size, opened, unread, whole

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from newsml.choosing import Asked
    from newsml.cli.choosing import Choosing
    from newsml.cli.sources import Source

_HEAD: Final = 65_536
_STRETCH: Final = 256 * 1024
"""Bytes of a stretch of lines; a longer line is a stretch of its own."""
_LINES: Final = "jsonl"
_SUFFIXES: Final = (".jsonl", ".ndjson")
_NEXT_LINE: Final = re.compile(rb"\}[ \t\r]*\n[ \t\r\n]*\{")


@dataclass(frozen=True, slots=True)
class Piece:
    """What one process does at a time."""

    source: str
    """What the document is called."""
    asked: Asked
    """What is asked of it."""
    format: str | None
    """The name of its format, where that was given or is known by now."""
    data: bytes | None = None
    """The document, or the stretch of it; None where it is to be read from the file that is called so."""
    first_line: int | None = None
    """The number of the first line of a stretch, of which each line is checked alone; None for a whole document."""
    before: int = 0
    """Characters before the stretch."""
    size: int = 0
    """Bytes, to show how far the work has come."""

    @property
    def starts(self) -> bool:
        """Whether it is the first piece of its document."""
        return self.first_line in (None, 1)

    def lines(self) -> Iterator[Piece]:
        """The lines of a stretch that hold something, each a stretch of its own."""
        if self.first_line is None or self.data is None:
            return
        before = self.before
        for number, line in enumerate(io.BytesIO(self.data), self.first_line):
            if number == 1 or line.strip(b" \t\r\n\xef\xbb\xbf"):
                yield replace(self, data=line, first_line=number, before=before, size=len(line))
            before += _characters(line)


def pieces(
    sources: Iterable[Source | Piece], choosing: Choosing, format: str | None
) -> Iterator[Piece | NewsmlError]:
    """The work that documents make, in their order; and why some of it cannot be done."""
    for source in sources:
        if isinstance(source, Piece):
            yield source
            continue
        try:
            yield from _of_source(source, choosing.of(source.name), format)
        except NewsmlError as error:
            error.source = error.source or source.name
            yield error


def _of_source(source: Source, asked: Asked, format: str | None) -> Iterator[Piece]:
    if source.name == STDIN:
        yield from _of_file(sys.stdin.buffer, Piece(STDIN_NAME, asked, format), can_be_reopened=False)
        return
    with opened(source.name) as file:
        can_be_reopened = Path(source.name).is_file()
        yield from _of_file(file, Piece(source.name, asked, format), can_be_reopened=can_be_reopened)


def _of_file(file: IO[bytes], piece: Piece, *, can_be_reopened: bool) -> Iterator[Piece]:
    """A file as stretches if it is JSON Lines, else as one piece; with its content where it can be read once only."""
    try:
        head = file.read(_HEAD)
        if is_lines(head, piece.source, piece.format):
            yield from _stretches(head, file, replace(piece, format=_LINES))
        elif can_be_reopened:
            yield replace(piece, size=Path(piece.source).stat().st_size)
        else:
            data = head + whole(file, piece.source)
            yield replace(piece, data=data, size=len(data))
    except OSError as error:
        raise unread(error, piece.source) from None


def is_lines(data: bytes, name: str, format: str | None) -> bool:
    """Whether a document is JSON Lines; a quick look at its head spares nearly all others the careful one.

    Args:
        data: the document, or its head.
        name: what it is called.
        format: the name of its format, where that was given.
    """
    if format is not None:
        return format == _LINES
    head = data[:_HEAD]
    if head.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] != b"{":
        return False
    if not (name.lower().endswith(_SUFFIXES) or _NEXT_LINE.search(head)):
        return False
    from newsml.formats.detect import detect

    try:
        return detect(head[: head.rfind(b"\n") + 1] or head, name).name == _LINES
    except NewsmlError:
        return False


def _stretches(head: bytes, file: IO[bytes], piece: Piece) -> Iterator[Piece]:
    line, before, data = 1, 0, head
    while data:
        if not data.endswith(b"\n"):
            rest = file.readline(MAX_BYTES + 1)
            check_size(len(rest), piece.source, line + data.count(b"\n"))
            data += rest
        yield replace(piece, data=data, first_line=line, before=before, size=len(data))
        line += data.count(b"\n")
        before += _characters(data)
        data = file.read(_STRETCH)


def _characters(data: bytes) -> int:
    """Characters of UTF-8, a byte order mark not counted."""
    return len(data.decode("utf-8", "replace").removeprefix("\ufeff"))
