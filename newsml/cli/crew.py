"""`in_order`: processes that share a long row of work, of which the results come in the order of the work.

Each process has one piece at a time and a pipe of its own, so that it is known what it died of. Nothing is taken far
ahead: memory does not grow with the row.
"""

from __future__ import annotations

import multiprocessing
import signal
import sys
import threading
import traceback
from collections import deque
from contextlib import suppress
from dataclasses import dataclass, field
from multiprocessing.connection import wait
from typing import TYPE_CHECKING, Any, Final, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
    from multiprocessing.connection import Connection
    from multiprocessing.process import BaseProcess

P = TypeVar("P")
R = TypeVar("R")

_AHEAD: Final = 4
"""Pieces for each process that are begun or done before the oldest result is taken."""
_PATIENCE: Final = 5.0
"""Seconds that a process has to end once it was told to."""


class WorkFailed(Exception):
    """An exception that the work raised in another process, as text; its traceback there is a note."""


@dataclass(frozen=True, slots=True)
class Trade(Generic[P, R]):
    """What a crew does."""

    work: Callable[[P], R]
    """What is done with each piece."""
    split: Callable[[P], Sequence[P]]
    """A piece in smaller ones, which are tried one by one where the process that had all of it died."""
    lost: Callable[[P, str], R]
    """The result of a piece whose process died, and how it did."""


def in_order(trade: Trade[P, R], pieces: Iterable[P], jobs: int) -> Generator[R]:
    """The result of each piece, in the order of the pieces.

    Args:
        trade: what is done with them.
        pieces: the work; taken from as processes get free.
        jobs: how many processes.

    Raises:
        WorkFailed: the work raised an exception.
    """
    crew = _Crew(trade, jobs)
    try:
        yield from crew.results(iter(pieces))
    finally:
        crew.dismiss()


@dataclass(slots=True)
class _Task(Generic[P, R]):
    piece: P
    results: list[R] = field(default_factory=list)
    failure: WorkFailed | None = None
    """What the work raised, after these results."""
    is_done: bool = False


class _Died(Exception):
    """A process ended before it gave a result."""


class _Member(Generic[P, R]):
    """One process and the pipe to it."""

    def __init__(self, trade: Trade[P, R], others: Iterable[_Member[P, R]]) -> None:
        # Forking is quick and shares what is loaded, but not safe beside threads, nor on other systems than Linux.
        is_alone = sys.platform == "linux" and threading.active_count() == 1
        context: Any = multiprocessing.get_context("fork" if is_alone else "spawn")
        self.pipe: Connection
        self.pipe, theirs = context.Pipe()
        # A forked process has all pipes of this one: it must not hold open what shows the others that this one ended.
        ours = [self.pipe, *(member.pipe for member in others)] if is_alone else []
        self.process: BaseProcess = context.Process(
            target=_serve, args=(trade.work, theirs, ours), daemon=True
        )
        self.process.start()
        theirs.close()

    def result(self) -> R:
        """What came of the piece that it was sent; raises _Died or WorkFailed."""
        try:
            kind, value = self.pipe.recv()
        except (EOFError, OSError):
            self.process.join(_PATIENCE)
            raise _Died(_end(self.process.exitcode)) from None
        if kind == "failed":
            text, trace = value
            error = WorkFailed(text)
            error.add_note(trace)
            raise error
        result: R = value
        return result

    def dismiss(self) -> None:
        self.process.terminate()
        self.pipe.close()
        self.process.join(_PATIENCE)


class _Crew(Generic[P, R]):
    def __init__(self, trade: Trade[P, R], jobs: int) -> None:
        self._trade, self._jobs = trade, jobs
        self._members: list[_Member[P, R]] = []
        self._free: list[_Member[P, R]] = []
        self._busy: dict[Any, tuple[_Member[P, R], _Task[P, R]]] = {}
        self._row: deque[_Task[P, R]] = deque()

    def results(self, pieces: Iterator[P]) -> Iterator[R]:
        is_over = False
        while self._row or not is_over:
            while not is_over and len(self._busy) < self._jobs and len(self._row) < self._jobs * _AHEAD:
                piece = next(pieces, None)
                if piece is None:
                    is_over = True
                else:
                    self._row.append(_Task(piece))
                    self._hand_out(self._row[-1])
            if self._row and not self._row[0].is_done:
                self._collect()
            while self._row and self._row[0].is_done:
                task = self._row.popleft()
                yield from task.results
                if task.failure is not None:
                    raise task.failure

    def dismiss(self) -> None:
        for member in self._members:
            member.dismiss()

    def _hire(self) -> _Member[P, R]:
        member = _Member(self._trade, self._members)
        self._members.append(member)
        return member

    def _hand_out(self, task: _Task[P, R]) -> None:
        member = self._free.pop() if self._free else self._hire()
        self._busy[member.pipe] = member, task
        with suppress(OSError):  # that it has died is seen where its result is waited for
            member.pipe.send(task.piece)

    def _collect(self) -> None:
        """Takes what is ready, and waits for it if nothing is."""
        for pipe in wait(list(self._busy)):
            member, task = self._busy.pop(pipe)
            try:
                self._finish(member, task)
            except WorkFailed as failure:
                task.failure = failure  # told when its turn comes
            task.is_done = True

    def _finish(self, member: _Member[P, R], task: _Task[P, R]) -> None:
        try:
            task.results.append(member.result())
            self._free.append(member)
        except _Died as death:
            self._bury(member)
            task.results.extend(self._salvaged(task.piece, str(death)))

    def _bury(self, member: _Member[P, R]) -> None:
        self._members.remove(member)
        member.dismiss()

    def _salvaged(self, piece: P, death: str) -> Iterator[R]:
        """The results of the parts of what a process died of, and which of them it was."""
        parts = self._trade.split(piece)
        if len(parts) < 2:
            yield self._trade.lost(piece, death)
            return
        member = self._hire()
        for part in parts:
            try:
                with suppress(OSError):
                    member.pipe.send(part)
                yield member.result()
            except _Died as again:
                self._bury(member)
                member = self._hire()
                yield self._trade.lost(part, str(again))
        self._bury(member)


def _end(code: int | None) -> str:
    """How a process ended, in words."""
    if code is not None and code < 0:
        try:
            return f"by signal {signal.Signals(-code).name}"
        except ValueError:
            return f"by signal {-code}"
    return f"with exit code {code}"


def _serve(work: Callable[[Any], Any], pipe: Connection, ours: Sequence[Connection]) -> None:
    """What a process does: a piece, its result, and again, until nobody is there to send or to take one."""
    signal.signal(
        signal.SIGINT, signal.SIG_IGN
    )  # Ctrl-C reaches all; it is for the one that started the others
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    for other in ours:
        other.close()
    with suppress(EOFError, OSError):
        while True:
            piece = pipe.recv()
            try:
                answer: tuple[str, Any] = ("done", work(piece))
            except Exception as error:  # noqa: BLE001 - whatever it is, the one that waits has to know
                answer = ("failed", (f"{type(error).__name__}: {error}", traceback.format_exc()))
            pipe.send(answer)
