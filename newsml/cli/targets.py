"""Where the outputs of a conversion go."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

import click

from newsml.cli.sources import STDIN, Source
from newsml.errors import NewsmlError

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass(frozen=True, slots=True)
class Job:
    """One document to convert."""

    source: Source
    target: Path | None
    """Where to write; None for standard output."""
    problem: NewsmlError | None = None
    """Why it must not be written there."""
    in_folder: bool = False
    """Whether it is one of those that go into a folder, which has room for several files."""


def jobs(sources: Iterable[Source], out: str | None, suffix: str) -> tuple[Job, ...]:
    """Each source with its target: below a folder it has its place from the folder or glob that it was found by.

    No source is ever a target, and no two sources have the same one: such jobs carry a problem.

    Raises:
        click.UsageError: several documents, and no folder to write into.
    """
    several = tuple(sources)
    if not _into_folder(several, out):
        if out is None or out == STDIN:
            return tuple(Job(source, None) for source in several)
        return _guarded([(source, Path(out)) for source in several], in_folder=False)
    if out is None or out == STDIN:
        raise click.UsageError("several documents do not go to standard output: name a folder with -o")
    folder = Path(out)
    if folder.exists() and not folder.is_dir():
        raise click.UsageError(f"several documents go into a folder, but {out} is a file")
    return _guarded([(source, folder / _renamed(source, suffix)) for source in several], in_folder=True)


def numbered(path: Path, number: int) -> Path:
    """The file for one of several articles of a document: `feed.2.json` for the second of `feed.json`."""
    return path.with_name(
        f"{path.name[: -len(path.suffix)] if path.suffix else path.name}.{number}{path.suffix}"
    )


def _into_folder(sources: tuple[Source, ...], out: str | None) -> bool:
    if len(sources) > 1 or any(source.from_folder for source in sources):
        return True
    return out is not None and out != STDIN and (out.endswith(("/", os.sep)) or Path(out).is_dir())


def _renamed(source: Source, suffix: str) -> PurePath:
    from newsml.formats import named, names

    if source.name == STDIN:
        return PurePath(f"stdin{suffix}")
    lower = source.relative.name.lower()
    endings = (ending for name in names() for ending in named(name).suffixes if lower.endswith(ending))
    ending = max(endings, key=len, default=PurePath(lower).suffix)
    stem = source.relative.name[: len(lower) - len(ending)] or source.relative.name
    return source.relative.with_name(stem + suffix)


def _guarded(pairs: list[tuple[Source, Path]], *, in_folder: bool) -> tuple[Job, ...]:
    read = {os.path.realpath(source.name) for source, _ in pairs if source.name != STDIN}
    written: dict[str, str] = {}
    out = []
    for source, path in pairs:
        real = os.path.realpath(path)
        problem = None
        if real in read:
            message = "would be written over, and it is a source: name another target with -o"
            problem = NewsmlError(message, source=str(path))
        elif real in written:
            message = (
                f"{written[real]} and {source.name} would both become this file: convert them one by one"
            )
            problem = NewsmlError(message, source=str(path))
        else:
            written[real] = source.name
        out.append(Job(source, path, problem, in_folder))
    return tuple(out)
