"""Where words of an old text stand in a new one.

The law that is kept here by construction: words that stand in the new text with all of their surroundings are found
there, whatever the alignment of the two texts says.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from itertools import accumulate
from typing import TYPE_CHECKING, Final, Literal, NamedTuple

from newsml.revising.alignment import SHINGLE, aligned, common_end, common_start
from newsml.revising.passages import Crossing, gaps, moved_passages
from newsml.revising.searching import searched
from newsml.revising.shingles import Match, places_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from newsml.revising.shingles import Region

Status = Literal["kept", "moved", "changed", "lost"]

SURROUNDINGS: Final = 32
"""Code points to either side of the words that count as their surroundings; fewer at the ends of the text."""

ENOUGH: Final = 3
"""Words are lost where less than one in so many of their code points is left."""

_REPLACED: Final = 16
_TORN: Final = 64


class Found(NamedTuple):
    """What became of some words."""

    status: Status
    start: int
    """Where they start in the new text; 0 if they are lost."""
    end: int
    """Where they end there; 0 if they are lost."""
    reason: str
    intact: bool = False
    """Whether their surroundings are the same as well."""
    left: int = 0
    """How many of their code points are left."""


_GONE: Final = "the words are gone"


class Locator:
    """Finds words of the old text in the new one."""

    def __init__(self, old: str, new: str, runs: Iterable[Region]) -> None:
        """Aligns the texts and finds the runs, which are all that can be asked for later."""
        self._old, self._new = old, new
        self.matches: tuple[Match, ...] = aligned(old, new)
        self._starts = [match.old for match in self.matches]
        self._sums = [0, *accumulate(match.size for match in self.matches)]
        self._passages = moved_passages(old, new, self.matches)
        self._passage_starts = [passage.old for passage in self._passages]
        self._crossing = Crossing(self.matches)
        self._reaches: dict[tuple[int, int], int] = {}
        self._found: dict[Region, Found] = {}
        self._find(sorted(set(runs)))

    def found(self, start: int, end: int) -> Found:
        """What became of a run."""
        return self._found[start, end]

    def window(self, start: int, end: int) -> tuple[str, int]:
        """Words with their surroundings, and how many code points of those stand before the words."""
        first = max(0, start - SURROUNDINGS)
        return self._old[first : end + SURROUNDINGS], start - first

    def stands(self, start: int, end: int, place: int) -> bool:
        """Whether the words stand at a place of the new text with the same surroundings."""
        window, left = self.window(start, end)
        return place >= left and self._new.startswith(window, place - left)

    def reads(self, start: int, end: int, place: int) -> bool:
        """Whether the words stand at a place of the new text, whatever surrounds them."""
        return place >= 0 and self._new.startswith(self._old[start:end], place)

    def _find(self, runs: Sequence[Region]) -> None:
        rest: list[Region] = []
        for run in runs:
            places = [*self._aligned_places(*run), *self._passage_places(*run)]
            place = next((place for place in places if self.stands(*run, place)), None)
            if place is None:
                rest.append(run)
            else:
                self._found[run] = self._whole(run, place)
        windows = {run: self.window(*run) for run in rest}
        expected = {run: self._expected(run[0]) for run in rest}
        for run, place in searched(self._old, self._new, windows, expected).items():
            self._found[run] = self._whole(run, place)
        for run in rest:
            if run not in self._found:
                self._found[run] = self._without_surroundings(run)
        self._explain_copies([run for run in rest if self._found[run].status == "lost"])

    def _whole(self, run: Region, place: int) -> Found:
        start, end = run
        size = end - start
        if self._changed_places(run, place):
            reason = "the words stand elsewhere, with their surroundings"
            return Found("moved", place, place + size, reason, intact=True, left=size)
        reason = "the words and their surroundings are the same"
        return Found("kept", place, place + size, reason, intact=True, left=size)

    def _changed_places(self, run: Region, place: int) -> bool:
        """Whether the passage around the words changed places with others that are as long together, or longer."""
        start, end = run
        crossing = self._crossing.weight(start, end, place)
        if not crossing:
            return False
        old, new = self._old, self._new
        after = place + end - start
        before = common_end(old, (max(0, start - crossing), start), new, (0, place))
        behind = common_start(old, (end, min(len(old), end + crossing)), new, (after, len(new)))
        return crossing >= before + end - start + behind

    def _at(self, offset: int) -> int:
        """The last match that starts at or before an offset of the old text, or -1."""
        return bisect_right(self._starts, offset) - 1

    def _aligned_places(self, start: int, end: int) -> list[int]:
        """Where the words would stand by the match that they begin in or after, and by the one they end in or before.

        There are two such places where the edit could have been anywhere in a stretch: in "She cried. She left", the
        first or the last of "She cried." may be what was put before "She left".
        """
        first, last = self._at(start), self._at(end - 1)
        if last < 0 or end > self.matches[last].old + self.matches[last].size:
            last += 1
        out = []
        if start <= self._reach(first, 1):
            out.append(start + self._match(first).new - self._match(first).old)
        if end >= self._reach(last, -1):
            out.append(start + self._match(last).new - self._match(last).old)
        words = self._old[start:end]
        return [place for place in dict.fromkeys(out) if place >= 0 and self._new.startswith(words, place)]

    def _reach(self, n: int, direction: int) -> int:
        """How far a match could go on into the gap after it (1) or before it (-1): an offset of the old text."""
        if (n, direction) not in self._reaches:
            match, old, new = self._match(n), self._old, self._new
            end = match.old + match.size
            if direction > 0:
                gap = (end, self._match(n + 1).old)
                reach = end + common_start(old, gap, new, (match.new + match.size, len(new)))
            else:
                before = self._match(n - 1)
                gap = (before.old + before.size, match.old)
                reach = match.old - common_end(old, gap, new, (0, match.new))
            self._reaches[n, direction] = reach
        return self._reaches[n, direction]

    def _match(self, n: int) -> Match:
        """A match; before the first and after the last one, the starts and the ends of the texts match."""
        if n < 0:
            return Match(0, 0, 0)
        return self.matches[n] if n < len(self.matches) else Match(len(self._old), len(self._new), 0)

    def _passage_places(self, start: int, end: int) -> list[int]:
        passage = self._passage(start, end)
        return [] if passage is None else [start + passage.new - passage.old]

    def _passage(self, start: int, end: int) -> Match | None:
        n = bisect_right(self._passage_starts, start) - 1
        if n < 0:
            return None
        passage = self._passages[n]
        return passage if end <= passage.old + passage.size else None

    def _expected(self, offset: int) -> Region:
        """The stretch of the new text where what stood at an offset of the old one would be by its neighbours."""
        n = self._at(offset)
        return self._match(n).new, self._match(n + 1).new

    def _without_surroundings(self, run: Region) -> Found:
        start, end = run
        size = end - start
        places = self._aligned_places(start, end)
        passage = self._passage(start, end)
        context = {place: self._agreement(run, place) for place in places}
        if passage is not None:
            place = start + passage.new - passage.old
            agreement = self._agreement(run, place)
            if agreement > max(context.values(), default=0) and self._crossing.weight(start, end, place):
                reason = "the words stand elsewhere, with some of their surroundings"
                return Found("moved", place, place + size, reason, left=size)
        if context:
            place = max(context, key=lambda place: context[place])
            return Found("kept", place, place + size, "the words are the same", left=size)
        return self._edited(run)

    def _agreement(self, run: Region, place: int) -> int:
        """How many code points around a place are those around the words, up to the length of surroundings."""
        start, end = run
        after = place + end - start
        before = common_end(self._old, (max(0, start - SURROUNDINGS), start), self._new, (0, place))
        old_end = min(len(self._old), end + SURROUNDINGS)
        return before + common_start(self._old, (end, old_end), self._new, (after, len(self._new)))

    def _edited(self, run: Region) -> Found:
        """The words that correspond to words that were edited."""
        start, end = run
        size = end - start
        first, last = self._touched(start, end)
        if first > last:
            return _lost(run)
        left = self._left(run, first, last)
        if left * ENOUGH < size:
            return _lost(run, left)
        place, after = self._hull(run, first, last)
        if after - place > max(2 * size, size + _TORN):
            first = last = max(range(first, last + 1), key=lambda n: self._left(run, n, n))
            left = self._left(run, first, last)
            if left * ENOUGH < size:
                return Found("lost", 0, 0, "the words were torn apart")
            place, after = self._hull(run, first, last)
        place, after = _trimmed(self._new, place, after)
        if place >= after:
            return _lost(run)
        what = f"{left} of {size} code points are left" if left < size else "others were put in between"
        reason = f"the words were edited: {what}"
        return Found("changed", place, after, reason, left=left)

    def _touched(self, start: int, end: int) -> tuple[int, int]:
        """The first and the last match that holds some of the words."""
        first = self._at(start)
        if first < 0 or self.matches[first].old + self.matches[first].size <= start:
            first += 1
        return first, bisect_left(self._starts, end) - 1

    def _left(self, run: Region, first: int, last: int) -> int:
        """How many code points of the words lie in some matches."""
        start, end = run
        head = max(0, start - self.matches[first].old)
        tail = max(0, self.matches[last].old + self.matches[last].size - end)
        return self._sums[last + 1] - self._sums[first] - head - tail

    def _hull(self, run: Region, first: int, last: int) -> Region:
        """From the first to the last code point that is left, and what words at the edges were replaced by."""
        start, end = run
        head, tail = self.matches[first], self.matches[last]
        place = head.new + max(0, start - head.old)
        after = tail.new + min(tail.size, end - tail.old)
        before, behind = self._match(first - 1), self._match(last + 1)
        old_end, new_end = before.old + before.size, before.new + before.size
        if start == old_end < head.old and _replaces(head.new - new_end, head.old - old_end):
            place = new_end
        stop = tail.old + tail.size
        if stop < behind.old == end and _replaces(behind.new - after, behind.old - stop):
            after = behind.new
        return place, after

    def _explain_copies(self, lost: Sequence[Region]) -> None:
        """Says where words are lost only because they stand in several places that are new."""
        keys = {run: self._shingles(*run) for run in lost}
        wanted = {key for some in keys.values() for key in some}
        if not wanted:
            return
        inserted = gaps(self._old, self._new, self.matches)[1]
        places = places_of(self._new, inserted, SHINGLE, wanted)
        for run, some in keys.items():
            if any(places.get(key) == -1 for key in some):
                reason = "the words were cut, and stand in several new places: nothing tells which is meant"
                self._found[run] = Found("lost", 0, 0, reason)

    def _shingles(self, start: int, end: int) -> list[str]:
        """The shingles that the words lie in, or begin with if they are longer."""
        starts = range(max(0, end - SHINGLE), start + 1) if end - start < SHINGLE else (start,)
        return [self._old[at : at + SHINGLE] for at in starts]


def _lost(run: Region, left: int = 0) -> Found:
    size = run[1] - run[0]
    reason = f"too little of the words is left: {left} of {size} code points" if left else _GONE
    return Found("lost", 0, 0, reason)


def _replaces(new: int, old: int) -> bool:
    """Whether so many code points may be what others became, rather than something inserted beside them."""
    return 0 < new <= max(2 * old, _REPLACED)


def _trimmed(text: str, start: int, end: int) -> Region:
    words = text[start:end]
    return end - len(words.lstrip()), start + len(words.rstrip())
