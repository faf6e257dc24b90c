"""Passages that were cut from one place of a text and stand at another."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from itertools import accumulate
from typing import TYPE_CHECKING, Final

from newsml.revising.alignment import SHINGLE, common_end, common_start
from newsml.revising.shingles import Match, shared

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newsml.revising.shingles import Region

PASSAGE: Final = 20
"""Code points of the shortest passage that is taken for a moved one; shorter ones are phrases that anybody may use."""


def moved_passages(old: str, new: str, matches: Sequence[Match]) -> tuple[Match, ...]:
    """Passages of the old text that stand only outside the matches in the new one, in old order, not overlapping.

    A passage is told by a shingle that stands once in all that is unmatched of either text: one that was copied, or
    could have come from several places, is none.
    """
    old_gaps, new_gaps = gaps(old, new, matches)
    reached: dict[int, int] = {}
    out: list[Match] = []
    for run in shared(old, new, old_gaps, new_gaps, SHINGLE):
        shift = run.new - run.old
        if run.old < reached.get(shift, 0):
            continue
        left = common_end(old, (0, run.old), new, (0, run.new))
        start = run.old - left
        size = common_start(old, (start, len(old)), new, (run.new - left, len(new)))
        reached[shift] = start + size
        _added(out, Match(start, start + shift, size))
    return tuple(match for match in out if match.size >= PASSAGE)


def _added(out: list[Match], match: Match) -> None:
    """Appends a passage; where it overlaps the one before, the shorter of them gives way."""
    while out and (over := out[-1].old + out[-1].size - match.old) > 0:
        last = out[-1]
        if match.size <= last.size:
            if over < match.size:
                out.append(Match(match.old + over, match.new + over, match.size - over))
            return
        if over < last.size:
            out[-1] = Match(last.old, last.new, last.size - over)
        else:
            out.pop()
    out.append(match)


def gaps(old: str, new: str, matches: Sequence[Match]) -> tuple[list[Region], list[Region]]:
    """What lies between the matches, in the old and in the new text."""
    old_gaps, new_gaps = [], []
    old_at = new_at = 0
    for match in (*matches, Match(len(old), len(new), 0)):
        if old_at < match.old:
            old_gaps.append((old_at, match.old))
        if new_at < match.new:
            new_gaps.append((new_at, match.new))
        old_at, new_at = match.old + match.size, match.new + match.size
    return old_gaps, new_gaps


class Crossing:
    """How much text changed places with a passage.

    If two passages changed places, the texts do not tell which of them went: the shorter one counts as moved.
    """

    def __init__(self, matches: Sequence[Match]) -> None:
        # Short matches prove nothing: anything may hold the same word.
        long = [match for match in matches if match.size >= SHINGLE]
        self._old_starts = [match.old for match in long]
        self._old_ends = [match.old + match.size for match in long]
        self._new_starts = [match.new for match in long]
        self._new_ends = [match.new + match.size for match in long]
        self._sums = [0, *accumulate(match.size for match in long)]

    def weight(self, start: int, end: int, place: int) -> int:
        """Code points that stood before the words in the old text and stand after them in the new one, or the reverse.

        Args:
            start: where the words start in the old text.
            end: where they end there.
            place: where they start in the new text.
        """
        before_in_old = bisect_right(self._old_ends, start)
        after_in_new = bisect_left(self._new_starts, place + end - start)
        after_in_old = bisect_left(self._old_starts, end)
        before_in_new = bisect_right(self._new_ends, place)
        return self._between(after_in_new, before_in_old) + self._between(after_in_old, before_in_new)

    def _between(self, first: int, last: int) -> int:
        return self._sums[last] - self._sums[first] if first < last else 0
