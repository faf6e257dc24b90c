"""The documents that a command is asked to read: files, folders, globs, and standard input."""

from __future__ import annotations

import glob
import io
import os
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Final

import click

from newsml.errors import UnknownFormat, UnreadableInput

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from newsml.formats.reading import Reading

STDIN: Final = "-"


@dataclass(frozen=True, slots=True)
class Source:
    """One document to read."""

    name: str
    """Its path as the user would write it, or `-`."""
    relative: PurePath
    """Where it stands below the folder or the fixed part of the glob that it was found by."""
    from_folder: bool = False
    """Whether it was found, not named."""

    def read(self, format: str | None = None) -> Reading:
        """The document; raises as `newsml.load` does."""
        from newsml.flow import load

        return load(self.name if self.name != STDIN else _stdin(), format)

    def stream(self, format: str | None = None) -> Iterator[Reading]:
        """The document one item at a time; raises as `newsml.stream` does."""
        from newsml.flow import stream

        return stream(self.name if self.name != STDIN else _stdin(), format)


class _Named(io.BytesIO):
    name = "<stdin>"


def _stdin() -> _Named:
    return _Named(click.get_binary_stream("stdin").read())


@dataclass(frozen=True, slots=True)
class Expansion:
    """What the arguments of a command stand for."""

    sources: tuple[Source, ...]
    """Each document once, in the order of the arguments, those of a folder by name."""
    problems: tuple[UnreadableInput, ...]
    """Arguments that stand for nothing."""
    skipped: int
    """Files in folders whose endings name no format."""


def expand(arguments: Iterable[str]) -> Expansion:
    """Files by their names, folders with all below them, globs that the shell left alone, `-`.

    In folders and globs, hidden files and folders are passed over; in folders, so are files whose endings name no
    format.
    """
    found: dict[str, Source] = {}
    problems: list[UnreadableInput] = []
    skipped = 0
    for argument in arguments:
        if argument == STDIN or os.path.isfile(argument):
            found.setdefault(argument, Source(argument, PurePath(PurePath(argument).name)))
        elif os.path.isdir(argument):
            inside = list(_below(argument))
            known = [path for path in inside if _has_format(path)]
            skipped += len(inside) - len(known)
            if not known:
                problems.append(UnreadableInput(_nothing_in(inside), source=argument))
            for path in known:
                found.setdefault(
                    path, Source(path, PurePath(os.path.relpath(path, argument)), from_folder=True)
                )
        elif os.path.lexists(argument):
            found.setdefault(argument, Source(argument, PurePath(PurePath(argument).name)))
        elif glob.has_magic(argument):
            paths = sorted(path for path in glob.glob(argument, recursive=True) if os.path.isfile(path))
            if not paths:
                problems.append(UnreadableInput("no file matches it: check the pattern", source=argument))
            base = _fixed_part(argument)
            for path in paths:
                found.setdefault(path, Source(path, PurePath(os.path.relpath(path, base)), from_folder=True))
        else:
            problems.append(UnreadableInput(_no_such(argument), source=argument))
    return Expansion(tuple(found.values()), tuple(problems), skipped)


def _below(folder: str) -> Iterator[str]:
    for root, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            if not name.startswith("."):
                yield os.path.join(root, name)


def _has_format(path: str) -> bool:
    from newsml.formats import by_suffix

    try:
        by_suffix(path)
    except UnknownFormat:
        return False
    return True


def _nothing_in(inside: list[str]) -> str:
    if not inside:
        return "an empty folder: there is nothing to read"
    return f"the ending of none of the {len(inside)} files in it names a format: name a file to have it looked into"


def _no_such(argument: str) -> str:
    import difflib

    path = Path(argument)
    try:
        there = os.listdir(path.parent)
    except (OSError, ValueError):
        return f"there is no folder {str(path.parent)!r}: check the path"
    nearest = difflib.get_close_matches(path.name, there, n=1)
    return f"there is no such file{f'; did you mean {str(path.parent / nearest[0])!r}?' if nearest else ''}"


def _fixed_part(pattern: str) -> str:
    """The folder above the first part of a glob that has a wildcard."""
    fixed = []
    for part in PurePath(pattern).parts[:-1]:
        if glob.has_magic(part):
            break
        fixed.append(part)
    return os.path.join(*fixed) if fixed else os.curdir
