"""Finds the other half of each quotation mark of a text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, NamedTuple

from newsml.rules.quotation_marks import APOSTROPHES, CLOSERS

if TYPE_CHECKING:
    from collections.abc import Iterable

_GUILLEMETS: Final = frozenset("«»‹›")
_INCHES: Final = '"'
_DEEPEST: Final = 8


class Pair(NamedTuple):
    """Two marks that belong together."""

    start: int
    """Where the opening mark stands."""
    inner_start: int
    """Where the words between them start."""
    inner_end: int
    """Where the closing mark stands."""
    end: int
    """Where the closing mark ends."""
    signs: tuple[str, str]
    """The two marks."""


class Sign(NamedTuple):
    """A mark that may open or close."""

    at: int
    """Where it stands."""
    sign: str
    """The mark."""
    line: int
    """The number of its line."""
    way: str
    """`open` or `close`, where what stands around it says so; else empty."""
    likely: str
    """The same, as its language uses it."""
    starts_line: bool
    """Whether nothing but white space stands before it in its line."""
    behind_digit: bool
    """Whether it may count inches, or seconds of arc."""


@dataclass(slots=True)
class _Open:
    """A mark that is not closed yet."""

    mark: Sign
    inner: Pair | None = None
    """The last pair of the same marks inside it: in Russian and French one mark may close both."""


class Pairing:
    """Goes through the marks of a text once, in text order.

    No mark is taken to have one direction only, and quotations may nest. One may go on over several lines, and many
    languages then open each of them anew.
    """

    def __init__(self, signs: Iterable[Sign]) -> None:
        self.pairs: list[Pair] = []
        self.unpaired: list[Sign] = []
        self._open: list[_Open] = []
        self._single: Sign | None = None
        self._closed: Sign | None = None
        """The mark that closed the last of the pairs."""
        for sign in signs:
            if sign.sign in APOSTROPHES:
                self._add_single(sign)
            else:
                self._add(sign)
        self._end_line()
        self._give_up(0)

    def _add(self, sign: Sign) -> None:
        if self._open and self._open[-1].mark.line < sign.line:
            self._end_line()
        if self._open and self._goes_on(sign, self._open[-1].mark):
            return
        at = self._opened(sign)
        if at is not None:
            self._give_up(at + 1)
            self._close(sign)
        elif sign.way == "close":
            self._close_without_opening(sign)
        elif not (sign.sign == _INCHES and sign.behind_digit and sign.way == ""):
            self._push(sign)

    @staticmethod
    def _goes_on(sign: Sign, opened: Sign) -> bool:
        """Whether a mark only says that the quotation of the line before goes on; Spanish has » for it."""
        again = sign.sign == opened.sign or sign.sign in CLOSERS.get(opened.sign, ())
        return again and sign.starts_line and opened.line < sign.line and sign.way != "close"

    def _opened(self, sign: Sign) -> int | None:
        """The open mark that this one closes: any where it surely closes, the last where it may."""
        if sign.way == "open":
            return None
        first = 0 if sign.way == "close" else len(self._open) - 1
        for at in range(len(self._open) - 1, max(first, 0) - 1, -1):
            if sign.sign in CLOSERS.get(self._open[at].mark.sign, ()):
                return at
        return None

    def _push(self, sign: Sign) -> None:
        # Marks of one shape do not stand in one another, but for guillemets.
        if self._open and self._open[-1].mark.sign == sign.sign and sign.sign not in _GUILLEMETS:
            self._give_up(len(self._open) - 1)
        if len(self._open) == _DEEPEST:
            self._report(self._open.pop(0).mark)
        self._open.append(_Open(sign))

    def _close(self, sign: Sign) -> None:
        opened = self._open.pop().mark
        pair = Pair(
            opened.at,
            opened.at + len(opened.sign),
            sign.at,
            sign.at + len(sign.sign),
            (opened.sign, sign.sign),
        )
        self.pairs.append(pair)
        self._closed = sign
        if self._open and self._open[-1].mark.sign == opened.sign:
            self._open[-1].inner = pair

    def _close_without_opening(self, sign: Sign) -> None:
        """Behind a digit it counts inches, or the mark before it did, and this one ends the quotation."""
        if sign.sign == _INCHES and sign.behind_digit:
            return
        inches = self._closed
        if inches is None or not (inches.sign == sign.sign == _INCHES and inches.line == sign.line):
            self._report(sign)
        elif inches.behind_digit:
            self.pairs[-1] = self.pairs[-1]._replace(inner_end=sign.at, end=sign.at + 1)
            self._closed = None
        else:
            self._report(sign)

    def _end_line(self) -> None:
        """Lets one mark close both quotations where no second one came."""
        while self._open and (inner := self._open[-1].inner):
            opened = self._open.pop().mark
            self._closed = None
            self.pairs.append(inner._replace(start=opened.at, inner_start=opened.at + len(opened.sign)))

    def _give_up(self, depth: int) -> None:
        while len(self._open) > depth:
            self._report(self._open.pop().mark)

    def _report(self, sign: Sign) -> None:
        if len(sign.sign) == 1:  # << and >> are arrows as well
            self.unpaired.append(sign)

    def _add_single(self, sign: Sign) -> None:
        opened = self._single
        if opened is not None and opened.line < sign.line:
            opened = self._single = None
        if "open" in (sign.way, sign.likely) and "close" not in (sign.way, sign.likely):  # ’90s
            self._single = sign
        elif opened is not None and sign.sign in CLOSERS.get(opened.sign, ()):
            self.pairs.append(Pair(opened.at, opened.at + 1, sign.at, sign.at + 1, (opened.sign, sign.sign)))
            self._single = self._closed = None
