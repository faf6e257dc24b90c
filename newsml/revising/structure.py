"""Blocks and marks of the body carried over to a new one."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from newsml.model.text import Block, Mark

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from newsml.revising.locating import Locator, Status
    from newsml.revising.shingles import Region

_LINE: Final = re.compile(r"[^\n\r\u0085\u2028\u2029]+")
_BREAK: Final = re.compile(r"[\n\r\u0085\u2028\u2029]")
_SHARE: Final = 3
"""A line goes on a block whose words make up one in so many of its code points, or of the block's."""


@dataclass(frozen=True, slots=True)
class Restructured:
    """What became of one block or mark."""

    path: tuple[str | int, ...]
    """Where it stands in the old article: ("blocks", 0)."""
    old: Block | Mark
    """What it was."""
    new: tuple[Block | Mark, ...]
    """What it is: several blocks where it was split, none where it was lost."""
    status: Status
    reason: str


def carried_marks(marks: Sequence[Mark], locator: Locator) -> list[Restructured]:
    """The marks on the words that they were on."""
    out = []
    for n, mark in enumerate(marks):
        found = locator.found(mark.start, mark.end)
        new = (
            ()
            if found.status == "lost"
            else (mark.model_copy(update={"start": found.start, "end": found.end}),)
        )
        out.append(Restructured(("marks", n), mark, new, found.status, found.reason))
    return out


@dataclass(slots=True)
class _Piece:
    """A block of the new body."""

    start: int
    end: int
    source: int | None
    """Which of the old blocks it is or goes on."""
    whole: bool = False
    """Whether it is all of that, unedited."""


@dataclass(slots=True)
class _Layout:
    """The blocks of a body while they are laid over a new one."""

    blocks: Sequence[Block]
    old: str
    new: str
    locator: Locator
    pieces: list[_Piece] = field(default_factory=list)

    def lay(self) -> None:
        """Fills `pieces`: blocks that are there unedited first, then what stands between them, line by line."""
        placed = self._placed()
        claims = _Claims(self, {piece.source for piece in placed if piece.source is not None})
        at = 0
        before: _Piece | None = None
        for piece in (*placed, None):
            self._fill(before, piece, at, claims)
            if piece is not None:
                self.pieces.append(piece)
                before, at = piece, piece.end

    def _placed(self) -> list[_Piece]:
        found = [
            _Piece(one.start, one.end, n, whole=True)
            for n, block in enumerate(self.blocks)
            if (one := self.locator.found(block.start, block.end)).status in ("kept", "moved")
        ]
        out: list[_Piece] = []
        for piece in sorted(found, key=lambda piece: (piece.start, piece.end)):
            if not out or out[-1].end <= piece.start:
                out.append(piece)
        return out

    def _fill(self, before: _Piece | None, after: _Piece | None, start: int, claims: _Claims) -> None:
        """Lays blocks over the words between two that are there already."""
        end = len(self.new) if after is None else after.start
        units = list(_units(self.new, start, end))
        if units and before is not None and self._same_line(before.end, units[0][0], before):
            owner = claims.owner(*units[0])
            if owner is None or self._parted(before.source, owner):
                before.end, before.whole = units.pop(0)[1], False
        if units and after is not None and self._same_line(units[-1][1], after.start, after):
            owner = claims.owner(*units[-1])
            if owner is None or self._parted(owner, after.source):
                after.start, after.whole = units.pop()[0], False
        first = len(self.pieces)
        for unit in units:
            owner = claims.owner(*unit)
            n = self._last_owned(first) if owner is not None and self._has_break(owner) else -1
            if n >= 0 and self.pieces[n].source == owner:
                self.pieces[n].end = unit[1]  # what was put between two of its lines is a line of it, too
                del self.pieces[n + 1 :]
            else:
                self.pieces.append(_Piece(*unit, owner))

    def _last_owned(self, first: int) -> int:
        """The last piece from `first` on that goes on an old block, or -1."""
        return next(
            (n for n in range(len(self.pieces) - 1, first - 1, -1) if self.pieces[n].source is not None), -1
        )

    def _same_line(self, start: int, end: int, neighbour: _Piece) -> bool:
        """Whether no line breaks between words and the block beside them; it may end or begin with the break."""
        edge = neighbour.end - 1 if neighbour.end == start else neighbour.start
        return not _BREAK.search(self.new, start, end) and not _BREAK.match(self.new, edge)

    def _parted(self, first: int | None, second: int | None) -> bool:
        """Whether a line broke between two of the old blocks."""
        if first is None or second is None or first >= second:
            return True
        return bool(
            _BREAK.search(self.old, max(0, self.blocks[first].end - 1), self.blocks[second].start + 1)
        )

    def _has_break(self, n: int) -> bool:
        block = self.blocks[n]
        return bool(_BREAK.search(self.old[block.start : block.end].strip()))


class _Claims:
    """Which of the blocks that are not there unedited have words in a stretch of the new body."""

    def __init__(self, layout: _Layout, placed: set[int]) -> None:
        self._blocks = layout.blocks
        self._placed = placed
        self._ends = [block.end for block in layout.blocks]
        self._matches = layout.locator.matches
        self._starts = [match.new for match in self._matches]

    def owner(self, start: int, end: int) -> int | None:
        counts: Counter[int] = Counter()
        first = max(0, bisect_right(self._starts, start) - 1)
        for match in self._matches[first : bisect_left(self._starts, end)]:
            low, high = max(start, match.new), min(end, match.new + match.size)
            shift = match.old - match.new
            n = bisect_right(self._ends, low + shift)
            while low < high and n < len(self._blocks) and self._blocks[n].start < high + shift:
                block = self._blocks[n]
                if n not in self._placed:
                    counts[n] += min(high + shift, block.end) - max(low + shift, block.start)
                n += 1
        if not counts:
            return None
        best = max(counts, key=lambda n: (counts[n], -n))
        size = min(end - start, self._blocks[best].end - self._blocks[best].start)
        return best if counts[best] * _SHARE >= size else None


def _units(text: str, start: int, end: int) -> Iterator[Region]:
    """The lines of a stretch, without white space at their ends."""
    for line in _LINE.finditer(text, start, end):
        words = line[0]
        if stripped := words.strip():
            first = line.start() + len(words) - len(words.lstrip())
            yield first, first + len(stripped)


def carried_blocks(
    blocks: Sequence[Block], old: str, new: str, locator: Locator
) -> tuple[list[Block], list[Restructured], list[Block]]:
    """The blocks of the new body, what became of the old ones, and which are new.

    A block that was edited goes on over its line; where it was split it is several. New lines are paragraphs.
    """
    layout = _Layout(blocks, old, new, locator)
    layout.lay()
    out: list[Block] = []
    added: list[Block] = []
    of: defaultdict[int, list[tuple[_Piece, Block]]] = defaultdict(list)
    for piece in layout.pieces:
        if piece.source is None:
            block = Block(start=piece.start, end=piece.end)
            added.append(block)
        else:
            block = blocks[piece.source].model_copy(update={"start": piece.start, "end": piece.end})
            of[piece.source].append((piece, block))
        out.append(block)
    report = []
    for n, block in enumerate(blocks):
        pieces = of[n]
        status, reason = _verdict(pieces, locator, block)
        report.append(Restructured(("blocks", n), block, tuple(new for _, new in pieces), status, reason))
    return out, report, added


def _verdict(pieces: Sequence[tuple[_Piece, Block]], locator: Locator, block: Block) -> tuple[Status, str]:
    if not pieces:
        return "lost", "its words are gone, or stand in another block"
    if len(pieces) > 1:
        return "changed", f"it was split into {len(pieces)}"
    found = locator.found(block.start, block.end)
    if pieces[0][0].whole:
        return found.status, found.reason
    if found.status in ("kept", "moved"):
        return "changed", "words were added at its start or end"
    return "changed", "its words were edited"
