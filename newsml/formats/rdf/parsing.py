"""A document in RDF as expanded JSON-LD: parsed by pyoxigraph, made into nodes here.

pyoxigraph (the parsers of Oxigraph, in Rust) rather than rdflib: it reads N-Triples 21 times and Turtle 29 times as
fast (0.8 against 16 to 22 microseconds a triple, measured on the samples of `newsml.testing`), refuses what rdflib lets
through (relative IRIs, lone surrogates, IRIs that are none), loads nothing from anywhere, has no dependencies, and is
released several times a year beside the RDF 1.2 drafts.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from newsml.errors import MissingExtra, UnreadableInput
from newsml.formats.jsonld.nodes.code import canonical_language
from newsml.formats.jsonld.term import RDF, XSD
from newsml.formats.jsonld.vocabulary import by_iri
from newsml.formats.rdf.triples import FIRST, NIL, RDF_TYPE, REST

if TYPE_CHECKING:
    from collections.abc import Iterator

MAX_TRIPLES: Final = 2_000_000
"""How many triples are read of one document; an article of a thousand words has about two thousand."""
_STRING: Final = XSD + "string"
_MANY: Final = 8
"""From how many values on their repetition is looked up in a set."""


@dataclass(slots=True)
class Parsed:
    """What a document says."""

    nodes: list[dict[str, Any]]
    """Expanded node objects without nodes in them, in the order of the document."""
    odd: list[tuple[int, str]] = field(default_factory=list)
    """What no node can say: the number of the triple, and what it is."""
    places: list[tuple[str, str, int] | None] = field(default_factory=list)
    """Where each triple went, if that was asked for: subject, key, and number of the value."""
    graph: str = ""
    """The graph that was read, as N-Quads name it; empty for the default one."""


def parsed(data: bytes, syntax: str, name: str | None = None, *, trace: bool = False) -> Parsed:
    """Parses a document: its default graph or, where all that it says is in one other graph, that.

    Args:
        data: the document.
        syntax: `TURTLE`, `N_TRIPLES` or `N_QUADS`.
        name: what to call it in errors.
        trace: whether to note where each triple goes.

    Raises:
        MissingExtra: pyoxigraph is not installed.
        UnreadableInput: it is not of that syntax, or goes beyond a limit.
    """
    maker = _parsed(data, syntax, name, trace, "")
    if maker.only_graph:
        maker = _parsed(data, syntax, name, trace, maker.only_graph)
    return maker.made()


def _parsed(data: bytes, syntax: str, name: str | None, trace: bool, graph: str) -> _Maker:  # noqa: FBT001
    maker = _Maker(_library(name), len(data), graph, trace=trace)
    for number, quad in enumerate(quads(data, syntax, name)):
        if number >= MAX_TRIPLES:
            raise UnreadableInput(f"more than {MAX_TRIPLES} triples: split the document", source=name)
        try:
            maker.add(number, quad)
        except UnreadableInput as error:
            error.source = name
            raise
    return maker


def quads(data: bytes, syntax: str, name: str | None = None) -> Iterator[Any]:
    """The quads of a document as pyoxigraph gives them; raises as `parsed` does."""
    pyoxigraph = _library(name)
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise UnreadableInput("not UTF-8, which documents in RDF are in: save the file as UTF-8", source=name)
    try:
        # A byte order mark stands in no grammar of RDF, but editors write it.
        yield from pyoxigraph.parse(
            data.removeprefix(b"\xef\xbb\xbf"), format=getattr(pyoxigraph.RdfFormat, syntax)
        )
    except SyntaxError as error:
        message = error.msg.partition(": ")[2] or error.msg
        kind = {"TURTLE": "Turtle", "N_TRIPLES": "N-Triples", "N_QUADS": "N-Quads"}[syntax]
        raise UnreadableInput(
            f"not {kind}: {message}", source=name, line=error.lineno, column=error.offset
        ) from None
    except (ValueError, OSError) as error:
        raise UnreadableInput(f"not readable as RDF: {error}", source=name) from None


def _library(name: str | None) -> Any:
    try:
        import pyoxigraph
    except ImportError:
        raise MissingExtra(
            "reading RDF needs a library that is not installed: pip install 'newsml[rdf]'", source=name
        ) from None
    return pyoxigraph


def prefixes_of(data: bytes) -> dict[str, str]:
    """The prefixes of a Turtle document that can be read."""
    import pyoxigraph

    parser = pyoxigraph.parse(data.removeprefix(b"\xef\xbb\xbf"), format=pyoxigraph.RdfFormat.TURTLE)
    for _ in parser:
        pass
    return parser.prefixes


class _Maker:
    """Makes the nodes of quads, each value of a property once."""

    def __init__(self, pyoxigraph: Any, size: int, graph: str, *, trace: bool) -> None:
        self._graph = graph
        self._graphs: set[str] = set()
        self._kinds = pyoxigraph.NamedNode, pyoxigraph.BlankNode, pyoxigraph.Literal
        self._nodes: dict[str, dict[str, Any]] = {}
        self._rank: dict[str, int] = {}
        self._odd: list[tuple[int, str]] = []
        self._names: dict[str, str] = {}
        self._labels: dict[str, str] = {}
        self._met: dict[str, int] = {}
        self._seen: dict[tuple[str, str], dict[Any, int]] = {}
        self._places: list[tuple[str, str, int] | None] | None = [] if trace else None
        # IRIs can be written short with prefixes, but a small document cannot stand for a huge one.
        self._budget = 10_000_000 + 30 * size

    def add(self, number: int, quad: Any) -> None:
        """Adds a quad; triples of other graphs than the one that is read, and on triples, are odd."""
        place = None
        graph = str(quad.graph_name) if type(quad.graph_name) in self._kinds else ""
        if graph not in self._graphs and len(self._graphs) < 2:
            self._graphs.add(graph)
        subject, value = self._resource(quad.subject), self._object(quad.object)
        if graph != self._graph:
            self._odd.append((number, f"of another graph than the default one: {graph}"))
        elif subject is None or value is None:
            self._odd.append((number, "about a triple, which is no node"))
        else:
            place = self._put(number, subject, self._name(quad.predicate.value), value)
        if self._places is not None:
            self._places.append(place)

    def made(self) -> Parsed:
        """The nodes, in the order in which their classes are given, which articles come in."""
        self._fold_lists()
        rank = self._rank
        nodes = sorted(self._nodes.values(), key=lambda node: rank[node["@id"]])
        return Parsed(nodes, self._odd, self._places or [], self._graph)

    @property
    def only_graph(self) -> str:
        """The graph that all triples are in, where that is not the one that is read."""
        (only, *others) = self._graphs or {""}
        return "" if others or only == self._graph else only

    def _put(self, number: int, subject: str, predicate: str, value: dict[str, Any]) -> tuple[str, str, int]:
        node = self._nodes.get(subject)
        if node is None:
            node = self._nodes[subject] = {"@id": subject}
            self._rank[subject] = number
        key, item = predicate, value
        if predicate == RDF_TYPE and "@id" in value:
            if "@type" not in node:
                self._rank[subject] = number
            key, item = "@type", value["@id"]
        values: list[Any] = node.setdefault(key, [])
        at = self._known(subject, key, values, item)
        if at is None:
            at = len(values)
            values.append(item)
            if key != "@type" and "@id" in value:
                self._met[value["@id"]] = self._met.get(value["@id"], 0) + 1
        return subject, key, at

    def _known(self, subject: str, key: str, values: list[Any], item: Any) -> int | None:
        """The number of a value that is there already."""
        if len(values) < _MANY:
            return values.index(item) if item in values else None
        seen = self._seen.get((subject, key))
        if seen is None:
            seen = self._seen[subject, key] = {_frozen(one): n for n, one in enumerate(values)}
        at = seen.setdefault(_frozen(item), len(values))
        return at if at < len(values) else None

    def _resource(self, term: Any) -> str | None:
        iri, blank, _ = self._kinds
        if type(term) is iri:
            return self._name(term.value)
        if type(term) is blank:
            # Numbered as they come: labels that the parser makes up differ each time.
            label: str = term.value
            return self._labels.setdefault(label, f"_:b{len(self._labels)}")
        return None

    def _object(self, term: Any) -> dict[str, Any] | None:
        if type(term) is self._kinds[2]:
            out = {"@value": term.value}
            if term.language:
                out["@language"] = str(canonical_language(self._name(term.language)))
                direction = getattr(term, "direction", None)  # from pyoxigraph 0.5 on
                if direction is not None:
                    out["@direction"] = str(getattr(direction, "value", direction))
                return out
            datatype = term.datatype.value
            if datatype != _STRING:
                out["@type"] = self._name(datatype)
            return out
        name = self._resource(term)
        return None if name is None else {"@id": name}

    def _name(self, name: str) -> str:
        known = self._names.get(name)
        if known is None:
            known = self._names[name] = name
            self._budget -= len(name)
            if self._budget < 0:
                raise UnreadableInput("its IRIs are too long for a document of this size")
        return known

    def _fold_lists(self) -> None:
        """Makes `@list` of the chains of blank nodes that are lists; all others stay nodes."""
        lists = {term.iri for term in by_iri().values() if term.many == "list"}
        moved: dict[str, tuple[str, str, int]] = {}
        for subject, node in list(self._nodes.items()):
            if self._is_link(subject, node):
                continue
            for key, values in node.items():
                if key in ("@id", "@type"):
                    continue
                for n, value in enumerate(values):
                    head = value.get("@id")
                    if head == NIL and key in lists:
                        values[n] = {"@list": []}
                    elif head in self._met and self._nodes.get(head) is not None:
                        chain = self._chain(head)
                        if chain:
                            values[n] = {"@list": [self._nodes[link][FIRST][0] for link in chain]}
                            moved.update(dict.fromkeys(chain, (subject, key, n)))
        for link in moved:
            del self._nodes[link]
        if self._places is not None and moved:
            self._places = [moved.get(place[0], place) if place else None for place in self._places]

    def _is_link(self, iri: str, node: dict[str, Any]) -> bool:
        """Whether a node is a link in the chain of a list, and of one list only."""
        return (
            iri.startswith("_:")
            and self._met.get(iri) == 1
            and len(node.get(FIRST, ())) == 1
            and len(node.get(REST, ())) == 1
            and (len(node) == 3 or (len(node) == 4 and node.get("@type") == [RDF + "List"]))
        )

    def _chain(self, head: str) -> list[str]:
        """The links of a list; none where it does not end as lists do."""
        chain: list[str] = []
        at: Any = head
        while at != NIL:
            node = self._nodes.get(at)
            if node is None or not self._is_link(at, node):
                return []
            chain.append(at)
            at = node[REST][0].get("@id")
        return chain


def _frozen(item: Any) -> Any:
    return item if isinstance(item, str) else frozenset(item.items())
