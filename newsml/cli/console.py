"""rich's console without its habits: no markup, no colour that nobody asked for, no exit of its own."""

from __future__ import annotations

import os
import sys
from typing import Final

from rich.console import Console

_PIPE_WIDTH: Final = 100


class PlainConsole(Console):
    """Reads nothing as markup; coloured on a terminal only, and never under NO_COLOR.

    A pipe gets lines of 100 cells unless COLUMNS says otherwise. A pipe that is closed raises BrokenPipeError.
    """

    def __init__(self, *, err: bool = False) -> None:
        stream = sys.stderr if err else sys.stdout
        super().__init__(
            file=stream,
            highlight=False,
            markup=False,
            emoji=False,
            width=None if stream.isatty() or os.environ.get("COLUMNS") else _PIPE_WIDTH,
            color_system=None if os.environ.get("NO_COLOR") else "auto",
        )

    def on_broken_pipe(self) -> None:
        """Leaves it to the program; rich would end the process with an exit code that means something else here."""
        raise BrokenPipeError
