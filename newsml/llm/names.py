"""Whom and what the names in an answer mean."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from newsml.anchoring.folding import fold

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

_LEVELS: Final = 5
_SHOWN: Final = 4


class Names:
    """Names, other names and words of things, each as written and folded; the surest way to mean something wins."""

    def __init__(self) -> None:
        self._levels: tuple[dict[str, dict[str, str]], ...] = tuple({} for _ in range(_LEVELS))

    def add(
        self, id_: str, kind: str, name: str | None, aliases: Sequence[str], words: Iterable[str]
    ) -> None:
        """Makes a thing known by its name, its other names, and the words that refer to it."""
        names = [name] if name is not None else []
        rows = (names, map(_folded, names), aliases, map(_folded, aliases), map(_folded, words))
        for level, row in zip(self._levels, rows, strict=True):
            for each in row:
                if each:
                    level.setdefault(each, {})[id_] = kind

    def resolve(self, name: str, kinds: Collection[str]) -> tuple[str | None, str]:
        """The id of the one thing of these kinds that a name means, or None and the reason."""
        folded = _folded(name)
        for level, key in zip(self._levels, (name, folded, name, folded, folded), strict=True):
            found = [id_ for id_, kind in level.get(key, {}).items() if kind in kinds]
            if len(found) == 1:
                return found[0], ""
            if found:
                shown = ", ".join(sorted(found)[:_SHOWN])
                return None, f"it can mean {len(found)} things ({shown}): give each a name of its own"
        return None, f"no {' or '.join(kinds)} of this answer has this name"


def _folded(name: str) -> str:
    return fold(name).text


def without_cycles(graph: Mapping[str, Iterable[str]]) -> dict[str, list[str]]:
    """The graph without the edges that lead back to where they started; depth first, in the order given."""
    kept: dict[str, list[str]] = {node: [] for node in graph}
    done: set[str] = set()
    for root in graph:
        if root in done:
            continue
        trail = {root: iter(graph[root])}
        while trail:
            node = next(reversed(trail))
            for target in trail[node]:
                if target in trail:
                    continue
                kept[node].append(target)
                if target not in done and target in graph:
                    trail[target] = iter(graph[target])
                    break
            else:
                done.add(node)
                del trail[node]
    return kept
