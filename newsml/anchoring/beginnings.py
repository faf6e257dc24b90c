"""Pieces of text that begin alike: which of them stand at a place, without trying each."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_NONE = -1


class Beginnings:
    """Pieces with the same first characters.

    Sorted, a piece comes after all that it begins with. So what stands at a place is the last piece that sorts not
    after the text there, as far as it matches, and whatever that one begins with: two look-ups instead of one for each
    piece. Ancestors are found in logarithmic time by jump pointers (Myers, "An applicative random-access stack", 1983).
    """

    def __init__(self, pieces: Iterable[str]) -> None:
        self.pieces = sorted(pieces)
        self._longest = max(map(len, self.pieces))
        self._shorter: list[int] = []
        """For each piece, the longest other one that it begins with."""
        self._jump: list[int] = []
        self._depth: list[int] = []
        self._full = [False] * len(self.pieces)
        open_: list[int] = []
        for n, piece in enumerate(self.pieces):
            while open_ and not piece.startswith(self.pieces[open_[-1]]):
                open_.pop()
            self._link(open_[-1] if open_ else _NONE)
            open_.append(n)
        self._next = list(self._shorter)

    def _link(self, shorter: int) -> None:
        jump = shorter
        if shorter != _NONE:
            far = self._jump[shorter]
            if far != _NONE and self._gap(shorter, far) == self._gap(far, self._jump[far]):
                jump = self._jump[far]
        self._depth.append(self._depth[shorter] + 1 if shorter != _NONE else 1)
        self._shorter.append(shorter)
        self._jump.append(jump)

    def _gap(self, low: int, high: int) -> int:
        return self._depth[low] - (self._depth[high] if high != _NONE else 0)

    def at(self, text: str, offset: int) -> Iterator[int]:
        """The numbers of the pieces that stand there, longest first, without those that were dropped."""
        n = bisect_right(self.pieces, text[offset : offset + self._longest]) - 1
        while n != _NONE and not text.startswith(self.pieces[n], offset):
            jump = self._jump[n]
            far = jump != _NONE and not text.startswith(self.pieces[jump], offset)
            n = jump if far else self._shorter[n]
        while (n := self._kept(n)) != _NONE:
            yield n
            n = self._next[n]

    def drop(self, n: int) -> None:
        """Leaves a piece out from now on."""
        self._full[n] = True

    def _kept(self, n: int) -> int:
        """The piece itself or the longest that it begins with and that was not dropped."""
        passed = []
        while n != _NONE and self._full[n]:
            passed.append(n)
            n = self._next[n]
        for dropped in passed:
            self._next[dropped] = n
        return n
