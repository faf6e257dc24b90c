"""The work of checking done: by this process alone, or shared with others."""

from __future__ import annotations

import os
import sys
from contextlib import closing
from typing import TYPE_CHECKING, Final

from newsml.cli.checking import Checked, CheckFailed
from newsml.errors import NewsmlError

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable

    from newsml.cli.checking import Checker
    from newsml.cli.pieces import Piece

_LONG: Final = 4_000_000
"""Bytes from which on it is worth starting several processes."""


def jobs_for(size: int | None, wanted: int | None) -> int:
    """How many processes to use for documents of so many bytes, which are not always known."""
    if wanted is not None:
        return wanted
    if size is not None and size < _LONG:
        return 1
    return len(os.sched_getaffinity(0)) if sys.platform == "linux" else os.cpu_count() or 1


def done(work: Iterable[Piece | NewsmlError], checker: Checker, jobs: int) -> Generator[Checked]:
    """What came of the work, in its order.

    Raises:
        CheckFailed: where newsml, or a rule of others, has a fault.
    """
    if jobs == 1:
        for piece in work:
            yield from checker.steps(piece)
        return
    from newsml.cli.crew import Trade, WorkFailed, in_order

    trade = Trade(checker.whole, _lines, _lost)
    with closing(in_order(trade, work, jobs)) as results:
        try:
            yield from results
        except WorkFailed as failure:
            error = CheckFailed(str(failure).removeprefix(f"{CheckFailed.__name__}: "))
            error.__notes__ = failure.__notes__
            raise error from None


def _lines(piece: Piece | NewsmlError) -> tuple[Piece | NewsmlError, ...]:
    return () if isinstance(piece, NewsmlError) else tuple(piece.lines())


def _lost(piece: Piece | NewsmlError, death: str) -> Checked:
    """What is said of a piece whose process died."""
    if isinstance(piece, NewsmlError):
        return Checked(said=[piece])
    message = f"cannot be checked: the process that read it ended {death}"
    error = NewsmlError(message, source=piece.source, line=piece.first_line)
    return Checked(said=[error], documents=int(piece.starts), size=piece.size)
