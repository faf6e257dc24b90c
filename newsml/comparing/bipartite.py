"""A largest one-to-one choice among pairs.

The algorithm of J. E. Hopcroft and R. M. Karp, "An n^(5/2) algorithm for maximum matchings in bipartite graphs",
SIAM Journal on Computing 2 (1973): pairs times the square root of the things, at worst.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

_NOWHERE: Final = -1


def largest(pairs: Iterable[tuple[int, int]]) -> dict[int, int]:
    """As many of the pairs as can be had without taking anything twice, by their first part."""
    near: dict[int, list[int]] = defaultdict(list)
    for one, other in sorted(pairs):
        near[one].append(other)
    taken: dict[int, int] = {}
    takers: dict[int, int] = {}
    while depths := _depths(near, taken, takers):
        for root in near:
            if root not in taken:
                _lengthen(root, near, depths, taken, takers)
    return taken


def _depths(
    near: Mapping[int, Sequence[int]], taken: Mapping[int, int], takers: Mapping[int, int]
) -> dict[int, int]:
    """How far each is from one that has nothing, by ways that could be swapped; empty where no way ends well."""
    depths = {one: 0 for one in near if one not in taken}
    layer, ends_well = list(depths), False
    while layer and not ends_well:
        following = []
        for one in layer:
            for other in near[one]:
                taker = takers.get(other)
                if taker is None:
                    ends_well = True
                elif taker not in depths:
                    depths[taker] = depths[one] + 1
                    following.append(taker)
        layer = following
    return depths if ends_well else {}


def _lengthen(
    root: int,
    near: Mapping[int, Sequence[int]],
    depths: dict[int, int],
    taken: dict[int, int],
    takers: dict[int, int],
) -> None:
    """Finds a way from the root to something free, and swaps along it; depth first, without recursion."""
    trail: list[int] = [root]
    wanted: list[int] = []
    ways: list[Iterator[int]] = [iter(near[root])]
    while trail:
        for other in ways[-1]:
            taker = takers.get(other)
            if taker is None:
                for one, new in zip(trail, [*wanted, other], strict=True):
                    taken[one], takers[new] = new, one
                return
            if depths.get(taker, _NOWHERE) == depths[trail[-1]] + 1:
                wanted.append(other)
                trail.append(taker)
                ways.append(iter(near[taker]))
                break
        else:
            depths[trail.pop()] = _NOWHERE
            ways.pop()
            if wanted:
                wanted.pop()
