"""Bytes in and out: reading that is bounded, writing that is whole or not at all; knows no room."""

from __future__ import annotations

import os
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import IO, TYPE_CHECKING, Final

from newsml.errors import NewsmlError, UnreadableInput

if TYPE_CHECKING:
    from collections.abc import Iterator

MAX_BYTES: Final = 512 * 1024 * 1024
"""The longest document, and the longest line of JSON Lines, that is read at once, in bytes."""

_SHOWN: Final = 200


def opened(name: str) -> IO[bytes]:
    """A file open for reading; raises UnreadableInput."""
    try:
        return Path(name).open("rb")
    except (OSError, ValueError) as error:
        shown = name if len(name) <= _SHOWN and "\n" not in name else f"{name[:_SHOWN].splitlines()[0]}…"
        hint = "; for a document in memory use loads" if name.lstrip()[:1] in ("{", "[", "<") else ""
        raise UnreadableInput(f"cannot be read: {reason(error)}{hint}", source=shown) from None


def whole(file: IO[bytes] | IO[str], name: str | None) -> bytes:
    """All that a file holds, from where it stands.

    Raises:
        UnreadableInput: it cannot be read, or holds more than `MAX_BYTES` (characters, for a text file).
    """
    try:
        content = file.read(MAX_BYTES + 1)
    except (OSError, ValueError, EOFError) as error:
        raise unread(error, name) from None
    check_size(len(content), name)
    return content.encode("utf-8", "surrogatepass") if isinstance(content, str) else content


def lines(file: IO[bytes], name: str | None) -> Iterator[bytes]:
    """The lines of a file, each bounded as a document is; raises as `whole` does."""
    number = 0
    while line := file.readline(MAX_BYTES + 1):
        number += 1
        check_size(len(line), name, number)
        yield line


def check_size(size: int, name: str | None, line: int | None = None) -> None:
    """Refuses more bytes than are read at once."""
    if size > MAX_BYTES:
        what = "the document" if line is None else "the line"
        message = f"{what} is longer than {MAX_BYTES} bytes: divide it, or stream a newsMessage or JSON Lines"
        raise UnreadableInput(message, source=name, line=line)


def unread(error: Exception, name: str | None) -> UnreadableInput:
    """The error for a file that fails while it is read."""
    return UnreadableInput(f"cannot be read: {reason(error)}", source=name)


def reason(error: Exception) -> str:
    """What the system says, without its number."""
    return error.strerror if isinstance(error, OSError) and error.strerror else str(error)


def write_whole(path: Path, data: bytes) -> None:
    """Writes a file as `writing` does.

    Raises:
        NewsmlError: the file cannot be written.
    """
    with writing(path) as file:
        file.write(data)


@contextmanager
def writing(path: Path) -> Iterator[IO[bytes]]:
    """A file to write to, by way of a temporary one beside it, so that no half-written file is ever seen.

    It takes its place when the block is left; where an error leaves it, nothing has changed.

    Raises:
        NewsmlError: the file cannot be written.
    """
    try:
        path = path.resolve() if path.is_symlink() else path
        if path.exists() and not path.is_file():
            with path.open("wb") as device:  # a pipe or the like, which must not be replaced by a file
                yield device
            return
        handle, temporary = _beside(path)
        try:
            with os.fdopen(handle, "wb") as file:
                yield file
            Path(temporary).chmod(path.stat().st_mode & 0o7777 if path.exists() else 0o666 & ~_umask())
            Path(temporary).replace(path)
        except BaseException:
            Path(temporary).unlink(missing_ok=True)
            raise
    except OSError as error:
        raise NewsmlError(f"cannot be written: {reason(error)}", source=str(path)) from None


def _beside(path: Path) -> tuple[int, str]:
    try:
        return tempfile.mkstemp(prefix=f".{path.name}.", suffix=".part", dir=path.parent)
    except ValueError as error:  # no path at all
        raise NewsmlError(f"cannot be written: {error}", source=str(path)) from None


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
