"""Relations that must not lead back to where they started."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from newsml.model.problems import Path

Edge = tuple[str, "Path"]

_SHOWN = 12


def cycles(document: Any) -> Iterator[tuple[Path, str, Any]]:
    """Yields the path of one relation of each cycle, a message that shows the way round, and the relation's target.

    Checked are nesting and continuation of statements, part-of of participants and of events, broader topics, and
    the order before/after of events, where "a after b" counts as "b before a".
    """
    for graph, word in _graphs(document):
        for path, way in _closed(graph):
            shown = " -> ".join(way)
            yield (
                path,
                f"{word} leads back to where it started ({shown}): remove one of these",
                _at(document, path),
            )


def _at(document: Any, path: Path) -> Any:
    for part in path:
        document = getattr(document, part) if isinstance(part, str) else document[part]
    return document


def _graphs(document: Any) -> Iterator[tuple[dict[str, list[Edge]], str]]:
    for name, field, word in (
        ("participants", "part_of", "part_of"),
        ("topics", "broader", "broader"),
        ("statements", "within", "within"),
        ("statements", "continues", "continues"),
    ):
        graph: dict[str, list[Edge]] = {}
        for n, thing in enumerate(getattr(document, name, ())):
            value = getattr(thing, field)
            if isinstance(value, tuple):
                if value:
                    graph[thing.id] = [(ref, (name, n, field, k)) for k, ref in enumerate(value)]
            elif value is not None:
                graph[thing.id] = [(value, (name, n, field))]
        yield graph, word
    parts: dict[str, list[Edge]] = {}
    order: dict[str, list[Edge]] = {}
    for n, event in enumerate(document.events):
        for k, relation in enumerate(event.relations):
            path: Path = ("events", n, "relations", k, "event")
            if relation.kind == "part_of":
                parts.setdefault(event.id, []).append((relation.event, path))
            elif relation.kind == "before":
                order.setdefault(event.id, []).append((relation.event, path))
            elif relation.kind == "after":
                order.setdefault(relation.event, []).append((event.id, path))
    yield parts, "part_of"
    yield order, "before/after"


def _closed(graph: Mapping[str, list[Edge]]) -> Iterator[tuple[Path, list[str]]]:
    """Depth-first search without recursion; each edge that closes a cycle is met once."""
    done: set[str] = set()
    for root in graph:
        if root in done:
            continue
        trail, place = [root], {root: 0}
        stack = [iter(graph[root])]
        while stack:
            for target, path in stack[-1]:
                if target in place:
                    yield path, _way(trail, place[target])
                elif target not in done and target in graph:
                    place[target] = len(trail)
                    trail.append(target)
                    stack.append(iter(graph[target]))
                    break
            else:
                done.add(trail[-1])
                del place[trail.pop()]
                stack.pop()


def _way(trail: Sequence[str], start: int) -> list[str]:
    """The way round from `start` to the end of the trail and back; of a long one the beginning and the end."""
    if len(trail) - start <= _SHOWN:
        return [*trail[start:], trail[start]]
    return [*trail[start : start + _SHOWN - 2], "...", trail[-1], trail[start]]
