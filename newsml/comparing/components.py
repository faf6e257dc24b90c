"""Which nodes of a graph lie on common cycles.

R. Tarjan, "Depth-first search and linear graph algorithms", SIAM Journal on Computing 1 (1972).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence


def components(graph: Mapping[str, Sequence[str]]) -> dict[str, int]:
    """A number for each node, the same for two nodes exactly where each can be reached from the other."""
    search = _Search(graph)
    for root in graph:
        if root not in search.number:
            search.run(root)
    return search.component


class _Search:
    """Depth first, without recursion."""

    def __init__(self, graph: Mapping[str, Sequence[str]]) -> None:
        self._graph = graph
        self.number: dict[str, int] = {}
        self.component: dict[str, int] = {}
        self._lowest: dict[str, int] = {}
        self._waiting: list[str] = []

    def run(self, root: str) -> None:
        stack = [self._enter(root)]
        while stack:
            node, targets = stack[-1]
            for target in targets:
                if target not in self.number:
                    stack.append(self._enter(target))
                    break
                if target not in self.component:
                    self._lowest[node] = min(self._lowest[node], self.number[target])
            else:
                stack.pop()
                self._leave(node)
                if stack:
                    above = stack[-1][0]
                    self._lowest[above] = min(self._lowest[above], self._lowest[node])

    def _enter(self, node: str) -> tuple[str, Iterator[str]]:
        self.number[node] = self._lowest[node] = len(self.number)
        self._waiting.append(node)
        return node, iter(self._graph.get(node, ()))

    def _leave(self, node: str) -> None:
        if self._lowest[node] < self.number[node]:
            return
        while True:
            member = self._waiting.pop()
            self.component[member] = self.number[node]
            if member == node:
                return
