"""Which words of a new text are those of the old one, in order.

What two texts have in common at both ends comes first; then long shingles that stand once in either, short ones in the
gaps between them, and single letters in what is left. Only gaps of bounded size are compared letter by letter, larger
ones line by line; what is too large for that as well counts as replaced. So the time is near linear in the texts.
"""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING, Final

from newsml.revising.shingles import Match, heaviest, shared

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator, Sequence

    from newsml.revising.shingles import Region

SHINGLE: Final = 12
"""Code points of the shortest shingle: no script repeats that many by chance."""

_SHINGLES: Final = (32, SHINGLE)
_LETTERS: Final = 8_000 * 8_000
"""The largest gap that is compared letter by letter: old times new code points (8 MB of bits, some 20 ms)."""


def aligned(old: str, new: str) -> tuple[Match, ...]:
    """Passages that stand in both texts in the same order, as long as they can be, touching ones joined."""
    out: list[Match] = []
    for match in _between(old, new, (0, len(old), 0, len(new)), _SHINGLES):
        if out and _goes_on(out[-1], match):
            out[-1] = Match(out[-1].old, out[-1].new, out[-1].size + match.size)
        else:
            out.append(match)
    return tuple(out)


def _goes_on(first: Match, second: Match) -> bool:
    return first.old + first.size == second.old and first.new + first.size == second.new


def _between(
    old: str, new: str, gap: tuple[int, int, int, int], shingles: tuple[int, ...]
) -> Iterator[Match]:
    """The matches inside a gap: old start and end, new start and end."""
    old_start, old_end, new_start, new_end = gap
    head = common_start(old, (old_start, old_end), new, (new_start, new_end))
    if head:
        yield Match(old_start, new_start, head)
    old_start, new_start = old_start + head, new_start + head
    tail = common_end(old, (old_start, old_end), new, (new_start, new_end))
    old_end, new_end = old_end - tail, new_end - tail
    if old_start < old_end and new_start < new_end:
        inner = (old_start, old_end, new_start, new_end)
        yield from _by_shingles(old, new, inner, shingles) if shingles else _by_letters(old, new, inner)
    if tail:
        yield Match(old_end, new_end, tail)


def _by_shingles(
    old: str, new: str, gap: tuple[int, int, int, int], shingles: tuple[int, ...]
) -> Iterator[Match]:
    old_at, old_end, new_at, new_end = gap
    runs = shared(old, new, [(old_at, old_end)], [(new_at, new_end)], shingles[0])
    for run in heaviest(runs):
        yield from _between(old, new, (old_at, run.old, new_at, run.new), shingles[1:])
        yield run
        old_at, new_at = run.old + run.size, run.new + run.size
    yield from _between(old, new, (old_at, old_end, new_at, new_end), shingles[1:])


def _by_letters(old: str, new: str, gap: tuple[int, int, int, int]) -> Iterator[Match]:
    old_start, old_end, new_start, new_end = gap
    if (old_end - old_start) * (new_end - new_start) > _LETTERS:
        yield from _by_lines(old, new, gap)
        return
    found = [
        Match(old_start + at, new_start + place, size)
        for at, place, size in _common(old[old_start:old_end], new[new_start:new_end])
    ]
    yield from _meaningful(found, gap)


def _by_lines(old: str, new: str, gap: tuple[int, int, int, int]) -> Iterator[Match]:
    """The lines that are the same, and what agrees between them: for large gaps of lines that repeat."""
    old_lines = old[gap[0] : gap[1]].splitlines(keepends=True)
    new_lines = new[gap[2] : gap[3]].splitlines(keepends=True)
    if len(old_lines) * len(new_lines) > _LETTERS:
        return
    numbers: dict[str, int] = {}
    for line in (*old_lines, *new_lines):
        numbers.setdefault(line, len(numbers))
    old_starts = [*accumulate(map(len, old_lines), initial=gap[0])]
    new_starts = [*accumulate(map(len, new_lines), initial=gap[2])]
    blocks = _common([numbers[line] for line in old_lines], [numbers[line] for line in new_lines])
    old_at, new_at = gap[0], gap[2]
    for at, place, size in (*blocks, (len(old_lines), len(new_lines), 0)):
        between = (old_at, old_starts[at], new_at, new_starts[place])
        if blocks and (between[1] - old_at) * (between[3] - new_at) <= _LETTERS:
            yield from _between(old, new, between, ())
        old_at, new_at = old_starts[at + size], new_starts[place + size]
        if size:
            yield Match(old_starts[at], new_starts[place], old_at - old_starts[at])


def _common(old: Sequence[Hashable], new: Sequence[Hashable]) -> list[tuple[int, int, int]]:
    """A longest common subsequence, as stretches: where in the old one, where in the new one, how many."""
    from rapidfuzz.distance import Indel

    blocks = Indel.opcodes(old, new).as_matching_blocks()
    return [(block.a, block.b, block.size) for block in blocks if block.size]


def _meaningful(found: list[Match], gap: tuple[int, int, int, int]) -> list[Match]:
    """The matches without those that are no longer than what was edited on either side of them.

    Two unrelated sentences share half of their letters in order: those say nothing about where words went.
    """
    start, end = Match(gap[0], gap[2], 0), Match(gap[1], gap[3], 0)
    out: list[Match] = []
    for match, following in zip(found, [*found, end][1:], strict=True):
        out.append(match)
        while out and out[-1].size <= min(
            _edited(out[-2] if len(out) > 1 else start, out[-1]), _edited(out[-1], following)
        ):
            out.pop()
    return out


def _edited(first: Match, second: Match) -> int:
    """How many code points were edited between two matches: inserted or deleted, whichever is more."""
    return max(second.old - first.old - first.size, second.new - first.new - first.size)


def common_start(old: str, here: Region, new: str, there: Region) -> int:
    """How many code points two stretches have in common at their starts."""
    low, most = 0, min(here[1] - here[0], there[1] - there[0])
    step = 64
    while low < most:  # ever longer pieces are compared at once, then shorter ones to find the place
        size = min(step, most - low)
        if old[here[0] + low : here[0] + low + size] == new[there[0] + low : there[0] + low + size]:
            low += size
            step *= 2
        elif size == 1:
            break
        else:
            most, step = low + size, max(1, size // 2)
    return low


def common_end(old: str, here: Region, new: str, there: Region) -> int:
    """How many code points two stretches have in common at their ends."""
    low, most = 0, min(here[1] - here[0], there[1] - there[0])
    step = 64
    while low < most:
        size = min(step, most - low)
        if old[here[1] - low - size : here[1] - low] == new[there[1] - low - size : there[1] - low]:
            low += size
            step *= 2
        elif size == 1:
            break
        else:
            most, step = low + size, max(1, size // 2)
    return low
