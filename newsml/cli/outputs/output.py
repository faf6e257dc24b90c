"""`Output`: what every way to report is, and what it is told of a finding."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from newsml.cli.terminal import console

if TYPE_CHECKING:
    from rich.console import Console

    from newsml.cli.excerpt import Excerpt
    from newsml.cli.report import Report
    from newsml.errors import NewsmlError
    from newsml.findings import Finding


@dataclass(frozen=True, slots=True)
class Region:
    """A stretch of one line of a source; lines and columns count from 1, columns in characters."""

    line: int
    column: int
    end_column: int
    """The column of the character behind it."""
    offset: int
    """Characters of the source before it, a byte order mark not counted."""
    length: int


@dataclass(frozen=True, slots=True)
class Wanted:
    """What an output shows beside the findings themselves, so that nothing else is worked out."""

    width: int | None = None
    """Cells that a line with marked words may take; None where no words are shown."""
    places: bool = False
    """Whether regions and keys are wanted."""


@dataclass(frozen=True, slots=True)
class Found:
    """A finding, and what is wanted beside it: all that an output needs once the article itself is gone."""

    finding: Finding
    excerpt: Excerpt | None = None
    """The words marked in their sentence, where the text was at hand."""
    region: Region | None = None
    """Where it stands in the source, where the line is known."""
    key: str = ""
    """What it is known by while lines move: ids in place of indices."""


class Output:
    """Reports what is found while it is found; nothing is kept that is not needed to the end."""

    quiet: ClassVar[bool] = False
    """Whether standard error stays empty, as all there is to say stands in the output."""
    tells_suppressed: ClassVar[bool] = False
    """Whether findings that an article suppresses are reported as such without being asked for."""

    @property
    def wanted(self) -> Wanted:
        """What is shown beside the findings."""
        return Wanted()

    def stage(self) -> Console | None:
        """Where a bar can be drawn meanwhile; not on a terminal that the output itself goes to."""
        return None if sys.stdout.isatty() else console(err=True)

    def begin(self) -> None:
        """Called once, before anything else."""

    def found(self, found: Found) -> None:
        """Reports a finding."""
        raise NotImplementedError

    def refused(self, error: NewsmlError) -> None:
        """Reports what could not be read."""

    def end(self, report: Report) -> None:
        """Called once, after everything else."""


def put(text: str) -> None:
    """Writes to standard output in UTF-8."""
    sys.stdout.buffer.write(text.encode())
