"""`Ties`: relations that must not lead back to where they started."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import chain
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from newsml.formats.jsonld.facts import Fact


@dataclass(slots=True, eq=False)
class _Tie:
    target: str
    make: Callable[[], None]
    facts: tuple[Fact, ...]
    taken: str


@dataclass(slots=True, eq=False)
class Ties:
    """Relations that are made once all of them are known; one that would close a circle is not."""

    _graphs: dict[str, dict[str, list[_Tie]]] = field(default_factory=dict)

    def add(
        self, name: str, source: str, target: str, make: Callable[[], None], *facts: Fact, taken: str
    ) -> None:
        """Adds a relation.

        Args:
            name: which relations make circles together.
            source: the id of the thing that has it.
            target: the id of the other.
            make: enters it into the data of the thing.
            facts: the facts that say so, taken when it is made.
            taken: for which field.
        """
        graph = self._graphs.setdefault(name, {})
        graph.setdefault(source, []).append(_Tie(target, make, facts, taken))

    def make(self) -> list[Fact]:
        """Makes the relations; returns the facts of those that would lead back to where they started."""
        refused: list[Fact] = []
        for graph in self._graphs.values():
            closing = _closing(graph)
            for tie in chain.from_iterable(graph.values()):
                if id(tie) in closing:
                    refused += tie.facts
                    continue
                tie.make()
                for fact in tie.facts:
                    fact.taken = tie.taken
        return refused


def _closing(graph: dict[str, list[_Tie]]) -> set[int]:
    """The relations that lead back into the way that leads to them; without these there is no circle."""
    closing: set[int] = set()
    done: set[str] = set()
    for root, first in graph.items():
        if root in done:
            continue
        trail = {root: iter(first)}
        while trail:
            at, ties = next(reversed(trail.items()))
            for tie in ties:
                if tie.target in trail:
                    closing.add(id(tie))
                elif tie.target not in done and tie.target in graph:
                    trail[tie.target] = iter(graph[tie.target])
                    break
            else:
                done.add(at)
                del trail[at]
    return closing
