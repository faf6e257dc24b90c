"""The documents that a command is asked to read: files, folders, globs, and standard input."""

from __future__ import annotations

import difflib
import glob
import io
import itertools
import os
import sys
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Final, TypeAlias

import click

from newsml.errors import UnknownFormat, UnreadableInput
from newsml.files import opened, whole

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from newsml.formats.reading import Reading

STDIN: Final = "-"
STDIN_NAME: Final = "<stdin>"
"""What standard input is called."""


@dataclass(frozen=True, slots=True)
class Source:
    """One document to read."""

    name: str
    """Its path as the user would write it, or `-`."""
    relative: PurePath
    """Where it stands below the folder or the fixed part of the glob that it was found by."""
    from_folder: bool = False
    """Whether it was found, not named."""

    def content(self) -> tuple[bytes, str]:
        """The document as it is and what to call it; raises UnreadableInput where it cannot be opened."""
        if self.name == STDIN:
            return whole(sys.stdin.buffer, STDIN_NAME), STDIN_NAME
        with opened(self.name) as file:
            return whole(file, self.name), self.name

    def read(self, format: str | None = None) -> Reading:
        """The document; raises as `newsml.load` does."""
        from newsml.flow import load

        return load(self.document(), format)

    def stream(self, format: str | None = None) -> Iterator[Reading]:
        """The document one item at a time; raises as `newsml.stream` does."""
        from newsml.flow import stream

        return stream(self.document(), format)

    def document(self) -> Document:
        """The name of a file; what comes out of a pipe, which can be read once only, as a file in memory."""
        if self.name != STDIN and Path(self.name).is_file():
            return self.name
        return Named(*self.content())


class Named(io.BytesIO):
    """A document in memory, with what to call it."""

    def __init__(self, data: bytes, name: str) -> None:
        super().__init__(data)
        self.name = name


Document: TypeAlias = str | Named
"""The path of a document, or the document in memory."""


@dataclass(frozen=True, slots=True)
class Expansion:
    """What the arguments of a command stand for."""

    sources: tuple[Source, ...]
    """Each document once, in the order of the arguments, those of a folder by name."""
    problems: tuple[UnreadableInput, ...]
    """Arguments that stand for nothing."""
    skipped: int
    """Files in folders whose endings name no format."""

    @property
    def size(self) -> int | None:
        """Bytes in all; None where something is read that has no size, such as standard input."""
        paths = [Path(source.name) for source in self.sources]
        if not all(path.is_file() for path in paths):
            return None
        return sum(path.stat().st_size for path in paths)


def expand(arguments: Iterable[str]) -> Expansion:
    """Files by their names, folders with all below them, globs that the shell left alone, `-`.

    In folders and globs, hidden files and folders are passed over; in folders, so are files whose endings name no
    format. Links to folders inside folders are not followed.
    """
    found: dict[str, Source] = {}
    problems: list[UnreadableInput] = []
    skipped = 0
    for argument in arguments:
        path = Path(argument)
        try:
            if argument != STDIN and path.is_dir():
                sources, passed_over = _folder(path)
                skipped += passed_over
            elif argument == STDIN or path.exists() or path.is_symlink():
                sources = [Source(argument, PurePath(path.name))]
            elif glob.has_magic(argument):
                sources = _glob(argument)
            else:
                raise UnreadableInput(_no_such(path), source=argument)
        except UnreadableInput as error:
            problems.append(error)
        else:
            for source in sources:
                found.setdefault(source.name, source)
    return Expansion(tuple(found.values()), tuple(problems), skipped)


def one(argument: str) -> Source:
    """The one document that an argument names.

    Raises:
        UnreadableInput: it names nothing.
        click.UsageError: it is a folder, or several files match it.
    """
    found = expand([argument])
    if found.problems:
        raise found.problems[0]
    if len(found.sources) > 1 or found.sources[0].from_folder:
        raise click.UsageError(
            f"{argument} is a folder, or stands for several files: name one document at a time"
        )
    return found.sources[0]


def _folder(folder: Path) -> tuple[list[Source], int]:
    inside = list(_below(folder))
    known = [path for path in inside if _has_format(path)]
    if not inside:
        raise UnreadableInput("an empty folder: there is nothing to read", source=str(folder))
    if not known:
        message = (
            f"the ending of none of its {len(inside)} files names a format: name the files that are meant"
        )
        raise UnreadableInput(message, source=str(folder))
    sources = [Source(str(path), path.relative_to(folder), from_folder=True) for path in known]
    return sources, len(inside) - len(known)


def _below(folder: Path) -> Iterator[Path]:
    for root, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            if not name.startswith("."):
                yield Path(root, name)


def _has_format(path: Path) -> bool:
    from newsml.formats import by_suffix

    try:
        by_suffix(path)
    except UnknownFormat:
        return False
    return True


def _glob(pattern: str) -> list[Source]:
    # Not Path.glob: that takes no absolute pattern, and finds hidden files as no shell does.
    matches = sorted(glob.glob(pattern, recursive=True))  # noqa: PTH207
    paths = [path for match in matches if (path := Path(match)).is_file()]
    if not paths:
        raise UnreadableInput("no file matches it: check the pattern", source=pattern)
    base = _fixed_part(pattern)
    return [Source(str(path), path.relative_to(base), from_folder=True) for path in paths]


def _fixed_part(pattern: str) -> Path:
    """The folder above the first part of a glob that has a wildcard."""
    parts = PurePath(pattern).parts[:-1]
    fixed = itertools.takewhile(lambda part: not glob.has_magic(part), parts)
    return Path(*fixed)


def _no_such(path: Path) -> str:
    try:
        there = [entry.name for entry in path.parent.iterdir()]
    except (OSError, ValueError):
        return f"there is no folder {str(path.parent)!r}: check the path"
    nearest = difflib.get_close_matches(path.name, there, n=1)
    return f"there is no such file{f'; did you mean {str(path.parent / nearest[0])!r}?' if nearest else ''}"
