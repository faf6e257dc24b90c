"""How far long work has come: a bar on the terminal, shown once the work turns out to be long."""

from __future__ import annotations

from time import monotonic
from typing import TYPE_CHECKING, Final, Self

if TYPE_CHECKING:
    from rich.console import Console
    from rich.progress import Progress

_SHOWN_AFTER: Final = 1.0
_EVERY: Final = 0.1


class Bar:
    """A bar for bytes that are worked through, beside the number of articles; nothing where nobody would see it."""

    def __init__(self, total: int | None, stage: Console | None) -> None:
        """Starts without showing anything.

        Args:
            total: bytes in all; None where that is not known.
            stage: where the bar is drawn, if that is a terminal.
        """
        self._stage = stage
        self._total, self._done, self._articles = total, 0, 0
        self._progress: Progress | None = None
        is_seen = stage is not None and stage.is_terminal
        self._next = monotonic() + _SHOWN_AFTER if is_seen else float("inf")

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._progress is not None:
            self._progress.stop()

    def advance(self, size: int, articles: int) -> None:
        """Some more is done."""
        self._done += size
        self._articles += articles
        now = monotonic()
        if now < self._next:
            return
        self._next = now + _EVERY
        if self._progress is None:
            self._progress = self._started()
        task = self._progress.task_ids[0]
        self._progress.update(task, completed=self._done, articles=self._articles, refresh=True)

    def _started(self) -> Progress:
        from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeRemainingColumn

        columns = (
            TextColumn("{task.fields[articles]} articles"),
            BarColumn(),
            TaskProgressColumn(),
            TimeRemainingColumn(compact=True),
        )
        # No thread of its own: processes are forked, and only this one prints.
        progress = Progress(*columns, console=self._stage, auto_refresh=False, transient=True)
        progress.add_task("", total=self._total, articles=0)
        progress.start()
        return progress
