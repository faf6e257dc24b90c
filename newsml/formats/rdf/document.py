"""A document in RDF: its articles, read as JSON-LD is, and where in it stands what they did not take."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final

from newsml.errors import NewsmlError
from newsml.findings import Leftover
from newsml.formats.jsonld.others import read_expanded
from newsml.formats.rdf.parsing import parsed
from newsml.formats.rdf.triples import RDF_TYPE, Fact, Items, Literal

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from newsml.findings import Note, Path
    from newsml.formats.rdf.parsing import Parsed
    from newsml.formats.rdf.triples import Object
    from newsml.model.article import Article

_NUMBER: Final = re.compile(r"\[([0-9]+)\]")
_END_OF_LINE: Final = re.compile(rb"\r\n|\n|\r")


@dataclass(frozen=True, eq=False)
class Document:
    """What was read, and what its writer needs to write back into it."""

    data: bytes
    syntax: str
    articles: tuple[Article, ...]
    source: Any
    """The reading of its nodes as JSON-LD."""
    odd: tuple[tuple[int, str], ...]
    """The triples that no node can say."""

    @cached_property
    def _parsed(self) -> Parsed:
        return parsed(self.data, self.syntax, trace=True)

    @cached_property
    def facts(self) -> dict[Fact, list[int]]:
        """What its graph says, each with the numbers of the triples that say it."""
        return {
            fact: self._by_place[fact.subject, key, n] for key, n, fact in facts_of_nodes(self._parsed.nodes)
        }

    def at(self, path: Path) -> list[tuple[int, Fact]]:
        """The triples that became the value at a path in its nodes, each with what it says."""
        if len(path) < 3 or type(path[2]) is not int:
            return []  # the IRI of a node
        node, key, n = self._parsed.nodes[int(path[0])], str(path[1]), path[2]
        fact = Fact(node["@id"], RDF_TYPE if key == "@type" else key, _object(node[key][n]))
        return [(number, fact) for number in self._by_place[node["@id"], key, n]]

    @property
    def graph(self) -> str:
        """The graph that was read, as N-Quads name it; empty for the default one."""
        return self._parsed.graph

    @property
    def count(self) -> int:
        """How many triples there are."""
        return len(self._parsed.places)

    def leftovers(self) -> tuple[Leftover, ...]:
        """What the articles did not take, in the order of the document."""
        found: list[tuple[int, Leftover]] = []
        for leftover in self.source.leftovers():
            path, number = self._place(leftover.path)
            found.append((number, Leftover(path, self._line(number), leftover.what)))
        for number, what in self.odd:
            found.append((number, Leftover(f"triple {number + 1}", self._line(number), what)))
        found.sort(key=lambda item: item[0])
        return tuple(leftover for _, leftover in found)

    def notes(self) -> tuple[Note, ...]:
        """What had to be normalised or guessed."""
        from newsml.findings import Note

        out = []
        for note in self.source.notes():
            path, number = self._place(note.path)
            out.append(Note(path, self._line(number), note.what))
        return tuple(out)

    def untaken(self) -> set[int]:
        """The numbers of the triples that the articles did not take."""
        out = {number for number, _ in self.odd}
        for leftover in self.source.leftovers():
            place = self._parts(leftover.path)
            if place is not None:
                out.update(self._numbers(*place))
        return out

    def _place(self, path: str) -> tuple[str, int]:
        """The path of a node or value of JSON-LD in terms of RDF, and the number of the first triple there."""
        place = self._parts(path)
        if place is None:
            return path, 0
        subject, key, at = place
        shown = subject if subject.startswith("_:") else f"<{subject}>"
        if key not in (None, "@id"):
            shown += f" <{RDF_TYPE if key == '@type' else key}>"
        return shown, min(self._numbers(subject, None if key == "@id" else key, at), default=0)

    def _parts(self, path: str) -> tuple[str, str | None, int | None] | None:
        """Subject, key and number of the value that `[0].key[0]` leads to."""
        found = _NUMBER.match(path)
        nodes = self._parsed.nodes
        if found is None or int(found[1]) >= len(nodes):
            return None
        node = nodes[int(found[1])]
        rest = path[found.end() + 1 :]
        subject: str = node["@id"]
        if rest == "@id":
            return subject, rest, None
        for key in node:
            if key != "@id" and (rest == key or rest.startswith((f"{key}[", f"{key}."))):
                number = _NUMBER.match(rest, len(key))
                return subject, key, int(number[1]) if number else None
        return subject, None, None

    def _numbers(self, subject: str, key: str | None, at: int | None) -> list[int]:
        node = self._nodes[subject]
        keys = [name for name in node if name != "@id"] if key is None else [key]
        return [
            number
            for name in keys
            for n in (range(len(node.get(name, ()))) if at is None else (at,))
            for number in self._by_place.get((subject, name, n), ())
        ]

    @cached_property
    def _nodes(self) -> dict[str, dict[str, Any]]:
        return {node["@id"]: node for node in self._parsed.nodes}

    @cached_property
    def _by_place(self) -> dict[tuple[str, str, int], list[int]]:
        out: dict[tuple[str, str, int], list[int]] = {}
        for number, place in enumerate(self._parsed.places):
            if place is not None:
                out.setdefault(place, []).append(number)
        return out

    def _line(self, number: int) -> int | None:
        """The line of a triple; known where each has its own."""
        if self.syntax == "TURTLE":
            return None
        return self._lines[number] if number < len(self._lines) else None

    @cached_property
    def _lines(self) -> list[int]:
        return [n for n, (start, end) in enumerate(lines(self.data), 1) if states(self.data[start:end])]


def facts_of_nodes(nodes: Iterable[dict[str, Any]]) -> Iterator[tuple[str, int, Fact]]:
    """What expanded nodes say, each with its key in its node and the number of the value."""
    for node in nodes:
        subject = node["@id"]
        for key, values in node.items():
            predicate = RDF_TYPE if key == "@type" else key
            for n, value in enumerate(values if key != "@id" else ()):
                yield key, n, Fact(subject, predicate, _object(value))


def lines(data: bytes) -> Iterator[tuple[int, int]]:
    """Start and end of each line, with what ends it."""
    start = 0
    for found in _END_OF_LINE.finditer(data):
        yield start, found.end()
        start = found.end()
    if start < len(data):
        yield start, len(data)


def states(line: bytes) -> bool:
    """Whether a line of N-Triples or N-Quads holds a triple, not only a comment or nothing."""
    return line.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] not in (b"", b"#")


def read_document(data: bytes, syntax: str, name: str | None) -> Document:
    """Reads a document.

    Raises:
        MissingExtra: the library that parses RDF is not installed.
        UnreadableInput: it is not of that syntax, or goes beyond a limit.
        InvalidArticle: what it says is not a consistent article.
    """
    found = parsed(data, syntax, name)
    try:
        source = read_expanded(found.nodes, len(data), name)
    except NewsmlError as error:
        error.source = error.source or name
        raise
    return Document(data, syntax, source.articles, source, tuple(found.odd))


def _object(value: Any) -> Object:
    if isinstance(value, str):
        return value
    if "@list" in value:
        return Items(tuple(_single(item) for item in value["@list"]))
    return _single(value)


def _single(value: dict[str, Any]) -> str | Literal:
    if "@id" in value:
        return str(value["@id"])
    return Literal(
        value["@value"], value.get("@type", ""), value.get("@language", ""), value.get("@direction", "")
    )
