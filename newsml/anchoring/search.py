"""All places of many words in one text, in one pass.

Looking for each of 2,000 words by itself goes through the text 2,000 times. Here the text is gone through once for each
power of two up to the length of the longest words: at every offset, the next 1, 2, 4, ... code points are looked up
among the beginnings of the words.

What is kept is bounded: a piece that stands everywhere is not looked for any longer, and all pieces together are kept
at about as many places as the text has characters.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from newsml.anchoring.beginnings import Beginnings
from newsml.anchoring.words import is_whole

if TYPE_CHECKING:
    from collections.abc import Iterable

MOST: Final = 10_000
"""How many places of one piece of text are kept; what stands more often has to be told apart by its context."""
FEW: Final = 100
"""How many are kept in any case."""
_LONGEST_KEY: Final = 64
_LONG: Final = 4_096
"""Longer pieces are looked for one by one, in code points."""


@dataclass(slots=True)
class Places:
    """Where one piece of text stands: offsets of its first code point, ascending."""

    whole: list[int] = field(default_factory=list)
    """Where it stands as whole words."""
    inside: list[int] = field(default_factory=list)
    """Where it begins or ends inside a word."""
    given_up: bool = False
    """Whether it was not looked for to the end of the text, as it stands everywhere."""
    passed_over: bool = False
    """Whether places inside words were not kept."""

    @property
    def meant(self) -> list[int]:
        """The places that count: where it stands as whole words, or, if nowhere, where it stands at all."""
        return self.whole or self.inside

    @property
    def more(self) -> bool:
        """Whether there are more places that count than were kept."""
        return self.given_up or (self.passed_over and not self.whole)


def places(text: str, wanted: Iterable[str]) -> dict[str, Places]:
    """Where each of the wanted pieces stands in the text; overlapping places count."""
    return _Search(text).places(wanted)


class _Search:
    def __init__(self, text: str) -> None:
        self._text = text
        self._room = len(text) + MOST
        """How many places are kept, of all pieces together; of each piece `FEW` in any case."""
        self._patience = self._room
        """How many places inside words are looked at without being kept."""

    def places(self, wanted: Iterable[str]) -> dict[str, Places]:
        out = {piece: Places() for piece in wanted}
        by_key: dict[int, dict[str, list[str]]] = {}
        for piece, found in out.items():
            if len(piece) > _LONG:
                self._look_for(piece, found)
                continue
            size = min(_LONGEST_KEY, 1 << (len(piece).bit_length() - 1))
            by_key.setdefault(size, {}).setdefault(piece[:size], []).append(piece)
        for size, group in by_key.items():
            self._collect(size, {key: Beginnings(pieces) for key, pieces in group.items()}, out)
        return out

    def _look_for(self, piece: str, found: Places) -> None:
        at = self._text.find(piece)
        while at >= 0 and not found.given_up:
            found.given_up = len(found.whole) + len(found.inside) >= FEW or not self._keep(
                found, at, len(piece)
            )
            at = self._text.find(piece, at + 1)

    def _collect(self, size: int, group: dict[str, Beginnings], out: dict[str, Places]) -> None:
        text, get = self._text, group.get
        for at in range(len(text) - size + 1):
            alike = get(text[at : at + size])
            if alike is None:
                continue
            for n in alike.at(text, at):
                piece = alike.pieces[n]
                if not self._keep(out[piece], at, len(piece)):
                    alike.drop(n)

    def _keep(self, found: Places, at: int, length: int) -> bool:
        """Notes a place; False where the piece need not be looked for any longer."""
        most = MOST if self._room > 0 else FEW
        kept = found.whole if is_whole(self._text, at, at + length) else found.inside
        if len(kept) < most:
            self._room -= 1
            kept.append(at)
        elif kept is found.inside and self._patience > 0:
            self._patience -= 1
            found.passed_over = True
        else:
            found.given_up = True
        return not found.given_up
