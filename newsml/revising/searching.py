"""Words with their surroundings, searched where the alignment did not lead to them."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from newsml.revising.shingles import Region

_KEY: Final = 32
"""Code points at the start and the end of a window by which most that do not stand in a text are told at once."""
_COUNTED: Final = 1_000_000
"""How many places are counted in all: a text that repeats itself has that many for each of its windows."""


def searched(
    old: str,
    new: str,
    windows: Mapping[Region, tuple[str, int]],
    expected: Mapping[Region, Region],
) -> dict[Region, int]:
    """Where words start in the new text, for those that stand there with all of their surroundings.

    If they stand as often in the new text as in the old, the order tells which is which. Otherwise it is the place
    nearest to where they are expected.

    Args:
        old: the old text.
        new: the new text.
        windows: for each run of the old text its words with their surroundings, and how many code points of these
            stand before the words.
        expected: the stretch of the new text in which a run should stand.
    """
    runs_of: defaultdict[str, list[tuple[Region, int]]] = defaultdict(list)
    for run, (window, left) in windows.items():
        runs_of[window].append((run, left))
    out: dict[Region, int] = {}
    count = _COUNTED
    for window in _possible(new, runs_of):
        if window not in new:
            continue
        there = _places(new, window, count)
        here = _places(old, window, len(there))
        same = len(here) == len(there) <= count
        count -= len(there) + len(here)
        rank = {at: n for n, at in enumerate(here)} if same else {}
        for run, left in runs_of[window]:
            n = rank.get(run[0] - left)
            place = _nearest(new, window, expected[run]) if n is None else there[n]
            out[run] = place + left
    return out


def _possible(text: str, windows: Iterable[str]) -> list[str]:
    """The windows whose starts and ends stand somewhere in the text, told in one pass over it."""
    wanted = list(windows)
    keys = {key for window in wanted if len(window) >= _KEY for key in (window[:_KEY], window[-_KEY:])}
    there = (
        {key for at in range(len(text) - _KEY + 1) if (key := text[at : at + _KEY]) in keys} if keys else ()
    )
    return [
        window
        for window in wanted
        if len(window) < _KEY or (window[:_KEY] in there and window[-_KEY:] in there)
    ]


def _places(text: str, window: str, most: int) -> list[int]:
    """Where a window stands; one more than `most` where there are still more."""
    out = []
    at = text.find(window)
    while at >= 0:
        out.append(at)
        if len(out) > most:
            break
        at = text.find(window, at + 1)
    return out


def _nearest(text: str, window: str, expected: Region) -> int:
    """The first place in the expected stretch, else the last one before it, else the first one after it."""
    low, high = expected
    after = text.find(window, low)
    if 0 <= after <= high:
        return after
    before = text.rfind(window, 0, low + len(window))
    return before if before >= 0 else after
