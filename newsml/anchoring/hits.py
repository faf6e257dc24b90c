"""Where single pieces of text stand: exactly, else under normalisation, else nearly."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from newsml.anchoring.folding import Folded, fold
from newsml.anchoring.fuzzy import nearly
from newsml.anchoring.search import Places, places
from newsml.anchoring.words import is_whole

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from newsml.anchoring.wanted import How, Stretch


@dataclass(frozen=True, slots=True)
class Hits:
    """All places of one piece, all found in one way."""

    stretches: tuple[Stretch, ...] = ()
    """Ascending."""
    how: How = "exact"
    scores: tuple[int, ...] = ()
    """The similarity of each, where it was found nearly."""
    more: bool = False
    """Whether there are more than are listed."""

    def score(self, at: int) -> int:
        """The similarity of one of them, 0 to 100."""
        return self.scores[at] if self.scores else 100

    def after(self, offset: int) -> int | None:
        """The first of them that starts at an offset or later."""
        at = bisect_left(self.stretches, (offset, 0))
        return at if at < len(self.stretches) else None

    def before(self, offset: int) -> int:
        """The last of them that ends at an offset or earlier; -1 for none."""
        return bisect_right(self.stretches, offset, key=_end) - 1


def _end(stretch: Stretch) -> int:
    return stretch[1]


NONE = Hits()


def find(text: str, pieces: Iterable[str]) -> dict[str, Hits]:
    """The places of each piece in a text; pieces that stand nowhere are left out.

    Whole words come first: "he" is "He" at the start of a sentence rather than part of "the".
    """
    return _find(text, dict.fromkeys(pieces), 0, None)


def find_within(text: str, pieces: Iterable[str], low: int, high: int) -> dict[str, Hits]:
    """The same inside a stretch of the text."""
    return _find(text, dict.fromkeys(pieces), low, high)


def find_whole(text: str, pieces: Iterable[str]) -> set[str]:
    """The pieces that stand in a text exactly and as whole words."""
    return {piece for piece, found in places(text, pieces).items() if found.whole}


def _find(text: str, pieces: Mapping[str, None], low: int, high: int | None) -> dict[str, Hits]:
    part = text[low:high]
    exact = places(part, pieces)
    if high is not None:
        exact = {piece: _in_full(text, found, len(piece), low) for piece, found in exact.items()}
    out = {piece: _exact(found.whole, piece, low, found) for piece, found in exact.items() if found.whole}
    rest = [piece for piece in pieces if piece not in out]
    if not rest:
        return out
    folded = fold(part)
    wanted = {piece: fold(piece).text for piece in rest}
    normalised = places(folded.text, filter(None, wanted.values()))
    for piece in rest:
        found = normalised.get(wanted[piece], Places())
        if hits := _normalised(folded, found.whole, wanted[piece], low, found):
            out[piece] = hits
        elif exact[piece].inside:
            out[piece] = _exact(exact[piece].inside, piece, low, exact[piece])
        elif hits := _normalised(folded, found.inside, wanted[piece], low, found):
            out[piece] = hits
    missing = {piece: wanted[piece] for piece in rest if piece not in out and wanted[piece]}
    if missing:
        out |= _nearly(folded, missing, low)
    return out


def _in_full(text: str, found: Places, length: int, low: int) -> Places:
    """The places of a part with their words seen in the whole text."""
    whole: list[int] = []
    inside = list(found.inside)
    for at in found.whole:
        (whole if is_whole(text, low + at, low + at + length) else inside).append(at)
    return Places(whole, sorted(inside), found.given_up, found.passed_over)


def _exact(starts: list[int], piece: str, low: int, found: Places) -> Hits:
    stretches = tuple((low + at, low + at + len(piece)) for at in starts)
    return Hits(stretches, more=found.more)


def _normalised(folded: Folded, starts: list[int], piece: str, low: int, found: Places) -> Hits | None:
    there = (folded.original(at, at + len(piece)) for at in starts)
    stretches = tuple((low + start, low + end) for start, end in filter(None, there))
    return Hits(stretches, "normalised", more=found.more) if stretches else None


def _nearly(folded: Folded, wanted: Mapping[str, str], low: int) -> dict[str, Hits]:
    out = {}
    found = nearly(folded.text, wanted.values())
    for piece, string in wanted.items():
        if (near := found.get(string)) is None:
            continue
        there = [(folded.original(place.start, place.end), place.score) for place in near.places]
        kept = [(low + span[0], low + span[1], score) for span, score in there if span is not None]
        if kept:
            stretches = tuple((start, end) for start, end, _ in kept)
            out[piece] = Hits(stretches, "fuzzy", tuple(score for _, _, score in kept), more=near.more)
    return out
