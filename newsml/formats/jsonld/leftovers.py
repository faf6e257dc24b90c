"""What a document says beyond its articles: all that is not there when the articles are written."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from newsml.errors import shown_path
from newsml.findings import Leftover
from newsml.formats._kit import strict_json
from newsml.formats.jsonld.graph import frozen
from newsml.formats.jsonld.mapping import id_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from newsml.findings import Path
    from newsml.formats.jsonld.document import Part
    from newsml.formats.jsonld.graph import Graph


class Comparison:
    """Compares the graph of a document with that of what was read from it."""

    def __init__(self, source: Graph, written: Graph) -> None:
        self._source = source
        self._written = written
        self._met: set[str] = set()
        self._found: list[tuple[Path, str]] = []
        self._articles: set[str] = set()

    def differences(self, roots: Iterable[tuple[str, str]]) -> list[tuple[Path, str, str]]:
        """What is left: its place, words for it, and the IRI of a node of which nothing was read.

        Args:
            roots: the articles in both graphs.
        """
        pairs = list(roots)
        self._articles = {iri.partition("#")[0] for _, iri in pairs}
        for iri, other in pairs:
            self._met.add(iri)
            self._own_id(iri, other)
        while pairs:
            pairs += self._node(*pairs.pop())
        inside = {path for path, _ in self._found}
        out = [(path, what, "") for path, what in dict.fromkeys(self._found)]
        for iri, path in self._source.paths.items():
            if iri in self._met or len(self._source.nodes[iri]) == 1:
                continue
            if not any(path[:n] in inside for n in range(1, len(path) + 1)):
                out.append((path, f"a node that is no part of an article: {iri}", iri))
        return out

    def _own_id(self, iri: str, other: str) -> None:
        """Notes an id that is not ours and will not be written again; labels of blank nodes mean nothing."""
        if iri != other and not iri.startswith("_:") and iri.partition("#")[0] not in self._articles:
            self._found.append(((*self._source.paths[iri], "@id"), f"an id of its own: {iri}"))

    def _node(self, iri: str, other: str) -> list[tuple[str, str]]:
        """Compares a node with the one written for it; returns the nodes below that belong together."""
        source, written = self._source.nodes[iri], self._written.nodes[other]
        path = self._source.paths[iri]
        pairs: list[tuple[str, str]] = []
        for key, value in source.items():
            where = self._source.origins.get((iri, key), (*path, key))
            if key == "@id":
                continue
            if key not in written:
                self._found.append((where, "not a part of the article"))
                continue
            pairs += self._values(_listed(value), _listed(written[key]), where)
        return pairs

    def _values(self, source: list[Any], written: list[Any], where: Path) -> list[tuple[str, str]]:
        ours = {frozen(value) for value in written}
        others = [value for value in source if frozen(value) not in ours]
        pairs = [
            (value["@id"], value["@id"])
            for value in source
            if frozen(value) in ours
            and id_of(value) in self._source.nodes
            and id_of(value) in self._written.nodes
        ]
        if others:
            theirs = {frozen(value) for value in source}
            rest = [id_of(value) for value in written if frozen(value) not in theirs and id_of(value)]
            pairs += self._matched(others, [iri for iri in rest if iri in self._written.nodes], where)
        fresh = []
        for pair in pairs:
            if pair[0] not in self._met:
                self._met.add(pair[0])
                fresh.append(pair)
        return fresh

    def _matched(self, source: list[Any], written: list[str], where: Path) -> list[tuple[str, str]]:
        """Nodes under ids of their own, with those that were written for them: equal ones first, then in order."""
        by_print: dict[Any, list[str]] = {}
        for iri in reversed(written):
            by_print.setdefault(self._print(self._written, iri), []).append(iri)
        pairs, odd = [], []
        for value in source:
            iri = id_of(value)
            if iri not in self._source.nodes:
                self._found.append((where, f"not as the article has it: {_shown(value)}"))
                continue
            equal = by_print.get(self._print(self._source, iri))
            if equal:
                pairs.append((iri, equal.pop()))
            else:
                odd.append(iri)
        left = {iri for equal in by_print.values() for iri in equal}
        rest = [iri for iri in written if iri in left]
        pairs += zip(odd, rest, strict=False)
        for pair in pairs:
            self._own_id(*pair)
        for iri in odd[len(rest) :]:
            self._met.add(iri)
            self._found.append((self._source.paths[iri], "not a part of the article"))
        return pairs

    def _print(self, graph: Graph, iri: str) -> Any:
        """What the node itself says in plain values, without its id and the nodes below."""
        node = graph.nodes[iri]
        plain = (
            (key, frozenset(frozen(item) for item in _listed(value) if type(item) is not dict))
            for key, value in node.items()
            if key != "@id"
        )
        return frozenset(item for item in plain if item[1])


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _shown(value: Any) -> str:
    text = repr(value)
    return text if len(text) <= 60 else text[:57] + "..."


def placed(found: Iterable[tuple[Path, str]], part: Part) -> list[Leftover]:
    """Leftovers of a part of a document, in its order, with their lines.

    Args:
        found: places within the part, with words for what is there.
        part: the part.
    """
    unique = dict.fromkeys(found)
    if not unique:
        return []
    at = dict(strict_json.positions(part.text)) if part.is_strict else {}
    line, before = part.line, 0
    out = []
    for path, what in sorted(unique, key=lambda item: at.get(item[0], len(part.text))):
        here = at.get(path)
        if here is not None:
            line += part.text.count("\n", before, here)
            before = here
        known = line if here is not None else None if part.is_strict else part.line
        out.append(Leftover(shown_path((*part.prefix, *path)), known, what))
    return out
