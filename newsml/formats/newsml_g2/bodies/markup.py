"""Stretches of text as nested elements: crossing ones are cut, deep ones are left out.

Two limits keep the markup linear in what it shows, and readable for every parser: an element is nested in at most
`MAX_NESTED` others of ours (libxml2 stops at depth 256), and cut into few pieces, `MAX_CUTS` where it crosses others
and `MAX_FRAGMENTS` in all (where everything crosses everything, the pieces would grow with the square).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from lxml.etree import _Element

MAX_NESTED: Final = 64
MAX_CUTS: Final = 4
MAX_FRAGMENTS: Final = 16


@dataclass(slots=True, eq=False)
class Ink:
    """A stretch of text that wants to be an element."""

    start: int
    end: int
    mark: int | None = None
    """Which mark of the body it is; None for the words of anchors."""
    fragments: list[Fragment] = field(default_factory=list)
    pieces: int = 0
    """How often it has been opened."""
    cuts: int = 0
    """How often another one has cut it."""
    lost: bool = False
    """Whether it did not fit into the markup."""


@dataclass(slots=True, eq=False)
class Fragment:
    """A piece of it that stands in one element."""

    ink: Ink
    start: int
    end: int
    region: int


@dataclass(frozen=True, slots=True)
class Region:
    """A stretch of the text that no element crosses: a block, or what lies between two."""

    start: int
    end: int
    block: int | None
    """Which block it is; None between blocks."""


def cut(regions: Sequence[Region], inks: Iterable[Ink]) -> list[list[Fragment]]:
    """The pieces of all stretches, properly nested, a list for each region in the order in which they open."""
    waiting = sorted(inks, key=lambda ink: (ink.start, -ink.end))
    out: list[list[Fragment]] = []
    carried: list[Ink] = []
    at = 0
    for number, region in enumerate(regions):
        pieces = _Pieces(number)
        through: list[Ink] = []
        for ink in carried:
            if region.block is None and ink.end > region.end:
                through.append(ink)
            else:
                pieces.open(ink, region.start)
        while at < len(waiting) and waiting[at].start < region.end:
            ink = waiting[at]
            pieces.close_until(ink.start)
            pieces.open(ink, ink.start)
            at += 1
        pieces.close_until(region.end - 1)
        carried = through + pieces.close_all(region.end)
        out.append(pieces.done)
    return [_kept(pieces, regions) for pieces in out]


def _kept(pieces: list[Fragment], regions: Sequence[Region]) -> list[Fragment]:
    kept = [
        piece
        for piece in pieces
        if not piece.ink.lost and piece.end > piece.start and not _idle(piece, regions)
    ]
    for piece in kept:
        piece.ink.fragments.append(piece)
    return kept


def _idle(piece: Fragment, regions: Sequence[Region]) -> bool:
    """White space between blocks needs no anchor that also covers words; the exact spans stand elsewhere."""
    ink, region = piece.ink, regions[piece.region]
    return region.block is None and ink.mark is None and (ink.start < region.start or ink.end > region.end)


class _Pieces:
    """The open pieces of one region, the outermost first."""

    def __init__(self, region: int) -> None:
        self._region = region
        self._open: list[Fragment] = []
        self.done: list[Fragment] = []

    def open(self, ink: Ink, at: int) -> None:
        if ink.lost:
            return
        if len(self._open) >= MAX_NESTED or ink.pieces >= MAX_FRAGMENTS or ink.cuts >= MAX_CUTS:
            ink.lost = True
            return
        ink.pieces += 1
        piece = Fragment(ink, at, -1, self._region)
        self._open.append(piece)
        self.done.append(piece)

    def close_until(self, at: int) -> None:
        """Closes what ends at or before an offset, in the order of the ends; what it crosses is cut."""
        while self._open:
            end = min(piece.ink.end for piece in self._open)
            if end > at:
                return
            lowest = next(n for n, piece in enumerate(self._open) if piece.ink.end == end)
            above = self._open[lowest:]
            del self._open[lowest:]
            for piece in above:
                piece.end = end
            for piece in above:
                if piece.ink.end > end:
                    piece.ink.cuts += 1
                    self.open(piece.ink, end)

    def close_all(self, at: int) -> list[Ink]:
        """Closes everything at the end of the region and gives what goes on after it."""
        for piece in self._open:
            piece.end = at
        return [piece.ink for piece in self._open if piece.ink.end > at and not piece.ink.lost]


def fill(
    host: _Element,
    text: str,
    span: tuple[int, int],
    pieces: Sequence[Fragment],
    make: Callable[[_Element, Fragment], _Element],
) -> None:
    """Appends a stretch of the text to an element, with its pieces as nested elements that `make` makes."""
    at, last = span
    stack = [(host, last)]
    for piece in pieces:
        while len(stack) > 1 and stack[-1][1] <= piece.start:
            parent, end = stack.pop()
            append(parent, text[at:end])
            at = end
        append(stack[-1][0], text[at : piece.start])
        at = piece.start
        stack.append((make(stack[-1][0], piece), piece.end))
    while stack:
        parent, end = stack.pop()
        append(parent, text[at:end])
        at = end


def append(node: _Element, text: str) -> None:
    """Appends text to what an element already holds."""
    if not text:
        return
    last = next(node.iterchildren(reversed=True), None)  # len() would count them all
    if last is not None:
        last.tail = (last.tail or "") + text
    else:
        node.text = (node.text or "") + text
