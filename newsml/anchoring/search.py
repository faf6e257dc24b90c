"""All places of many words in one text, in one pass.

Looking for each of 2,000 words by itself goes through the text 2,000 times. Here the text is gone through once for each
power of two up to the length of the longest words: at every offset, the next 1, 2, 4, ... code points are looked up
among the beginnings of the words.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from newsml.anchoring.words import is_whole

if TYPE_CHECKING:
    from collections.abc import Iterable

MOST: Final = 10_000
"""How many places of one piece of text are kept; what stands more often has to be told apart by its context."""
_LONGEST_KEY: Final = 64


@dataclass(slots=True)
class Places:
    """Where one piece of text stands: offsets of its first code point, ascending."""

    starts: list[int] = field(default_factory=list)
    """Every place."""
    whole: list[int] = field(default_factory=list)
    """Those at which it does not begin or end inside a word."""
    more: bool = False
    """Whether there are more than `MOST` places."""

    @property
    def meant(self) -> list[int]:
        """The places that count: where it stands as whole words, or, if nowhere, where it stands at all."""
        return self.whole or self.starts


def places(text: str, wanted: Iterable[str]) -> dict[str, Places]:
    """Where each of the wanted pieces stands in the text; overlapping places count."""
    out = {piece: Places() for piece in wanted}
    by_key: dict[int, dict[str, list[str]]] = {}
    for piece in out:
        size = min(_LONGEST_KEY, 1 << (len(piece).bit_length() - 1))
        by_key.setdefault(size, {}).setdefault(piece[:size], []).append(piece)
    for size, group in by_key.items():
        _collect(text, size, group, out)
    return out


def _collect(text: str, size: int, group: dict[str, list[str]], out: dict[str, Places]) -> None:
    get = group.get
    for at in range(len(text) - size + 1):
        pieces = get(text[at : at + size])
        if pieces is None:
            continue
        for piece in pieces:
            if text.startswith(piece, at):
                _keep(out[piece], text, at, len(piece))


def _keep(found: Places, text: str, at: int, length: int) -> None:
    if len(found.starts) >= MOST:
        found.more = True
        return
    found.starts.append(at)
    if is_whole(text, at, at + length):
        found.whole.append(at)
