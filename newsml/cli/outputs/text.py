"""`--output text`: findings for people, the words in question marked in their sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsml.cli.outputs.output import Output, Wanted
from newsml.cli.problems import printed, width_in
from newsml.cli.terminal import complain, console

if TYPE_CHECKING:
    from rich.console import Console

    from newsml.cli.outputs.output import Found
    from newsml.errors import NewsmlError


class TextOutput(Output):
    """Each finding in a few lines; what cannot be read goes to standard error."""

    def __init__(self, *, err: bool = False) -> None:
        """With `err` all goes to standard error, as standard output is taken."""
        self._console = console(err=err)

    @property
    def wanted(self) -> Wanted:
        return Wanted(width=width_in(self._console))

    def stage(self) -> Console:
        # rich prints above a bar on its own console.
        return self._console if self._console.is_terminal else console(err=True)

    def found(self, found: Found) -> None:
        printed(self._console, found.finding, found.excerpt)

    def refused(self, error: NewsmlError) -> None:
        complain(str(error))
