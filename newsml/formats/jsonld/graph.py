"""`Graph`: the nodes of a document by `@id`, whatever form it is in, with our keys and values as our context has them.

Takes documents in our context in any arrangement (nested, flattened, in `@graph`), expanded documents, and documents
whose only context is schema.org's own, where keys are taken as terms of its vocabulary. Loads nothing.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from newsml.errors import UnreadableInput, UnsupportedFormat
from newsml.formats.jsonld import terms as t
from newsml.formats.jsonld.mapping import id_of
from newsml.formats.jsonld.nodes.code import canonical_language
from newsml.formats.jsonld.term import EDTF, RDF, SCHEMA, XSD, Term
from newsml.formats.jsonld.vocabulary import by_iri, is_ours, terms

if TYPE_CHECKING:
    from newsml.findings import Path

_STRINGS: Final = frozenset(
    {XSD + "string", XSD + "date", XSD + "dateTime", SCHEMA + "Date", SCHEMA + "DateTime", EDTF}
)
_TYPE_KEYS: Final = {iri: name for name, iri in t.TYPES.items()}
_RDF_TYPE: Final = RDF + "type"
_FIRST: Final = RDF + "first"
_REST: Final = RDF + "rest"


@dataclass(slots=True)
class Graph:
    """The nodes of a document."""

    nodes: dict[str, dict[str, Any]] = field(default_factory=dict)
    """By `@id`; nodes inside of nodes are replaced by references, values stand in lists."""
    paths: dict[str, Path] = field(default_factory=dict)
    """Where each node stands first in the document."""
    top: list[str] = field(default_factory=list)
    """The nodes that are not inside of others, in the order of the document."""
    origins: dict[tuple[str, str], Path] = field(default_factory=dict)
    """Where the values of a key of a node stand first."""
    budget: int = 0
    """What may still be read of it, see `Reader`."""


class _Spot(NamedTuple):
    """A key of a node, where it stands in the document, and the term that it is."""

    iri: str
    key: str
    term: Term | None
    path: Path


class GraphMaker:
    """Makes the graph of one document; `aliases` where `id` and `type` are keywords, as in schema.org's context."""

    def __init__(self, *, aliases: bool = False) -> None:
        self.graph = Graph()
        self._unnamed = 0
        self._chained: set[str] = set()
        self._aliases = {"id": "@id", "type": "@type"} if aliases else {}

    def add(self, value: Any, path: Path) -> None:
        """Adds what stands at the top of a document: a node, an array of nodes, or an object with `@graph`."""
        if type(value) is list:
            for n, item in enumerate(value):
                self.add(item, (*path, n))
            return
        if type(value) is not dict:
            return
        if "@graph" in path:
            _no_context(value)
        inner = value.get("@graph")
        outer = {key: item for key, item in value.items() if key not in ("@graph", "@context")}
        if outer:
            self.graph.top.append(self._node(outer, path))
        if inner is not None:
            self.add(inner, (*path, "@graph"))

    def made(self) -> Graph:
        """The graph of what was added; a key that has one value at most holds it without an array."""
        lists = {name for name, term in terms().items() if term.many == "list"}
        single = {name for name, term in terms().items() if term.many == "one"}
        chains: list[str] = []
        for node in self.graph.nodes.values():
            for key, found in node.items():
                if isinstance(found, _Values):
                    if key in lists and len(found) == 1:
                        chains += self._unchained(found)
                    node[key] = found[0] if len(found) == 1 and key in single else list(found)
        for iri in chains:
            self.graph.nodes.pop(iri, None)
            self.graph.paths.pop(iri, None)
        self.graph.top = [iri for iri in self.graph.top if iri in self.graph.nodes]
        return self.graph

    def _unchained(self, values: _Values) -> list[str]:
        """Replaces an RDF list that is written as a chain of nodes by what is in it; returns the chain."""
        chain: list[str] = []
        items: list[Any] = []
        at = id_of(values[0])
        while at in self.graph.nodes and _FIRST in self.graph.nodes[at]:
            if at in self._chained:
                raise UnreadableInput(f"two RDF lists share the node {at}, or one runs in a circle")
            self._chained.add(at)
            chain.append(at)
            items += _listed(self.graph.nodes[at][_FIRST])[:1]
            at = id_of(next(iter(self.graph.nodes[at].get(_REST, ())), None))
        if chain:
            values[:] = items
        return chain

    def _node(self, value: dict[str, Any], path: Path) -> str:
        _no_context(value)
        iri = self._id(value)
        if not iri:
            self._unnamed += 1
            iri = f"_:.{self._unnamed}"  # labels of blank nodes in documents do not start with a dot
        node = self.graph.nodes.get(iri)
        if node is None:
            node = self.graph.nodes[iri] = {"@id": iri}
            self.graph.paths[iri] = path
        for name, item in value.items():
            key = self._aliases.get(name, name)
            if key in ("@type", _RDF_TYPE):
                known = node.setdefault("@type", [])
                named = [_type(id_of(one) or one) for one in _listed(item)]
                known += [one for one in named if one not in known]
            elif key == "@reverse":
                for inverse, inner in item.items() if type(item) is dict else ():
                    self._reverse(iri, inverse, inner, (*path, name, inverse))
            elif key != "@id":
                self._property(iri, key, item, (*path, name))
        return iri

    def _id(self, value: dict[str, Any]) -> str:
        iri = value.get("@id", value.get("id") if self._aliases else None)
        return iri if type(iri) is str else ""

    def _reverse(self, iri: str, key: str, value: Any, path: Path) -> None:
        """A property that leads to this node from those in the value."""
        full = _http(_property_iri(key))
        term = by_iri().get((full, True))
        if term is not None:
            self._values(_Spot(iri, term.name, term, path), value)
            return
        for n, item in enumerate(_listed(value)):
            if type(item) is dict:
                self._add(_Spot(self._node(item, (*path, n)), full, None, path), {"@id": iri})

    def _property(self, iri: str, key: str, value: Any, path: Path) -> None:
        term = terms().get(key)
        if term is None:
            full = _http(_property_iri(key))
            term = by_iri().get((full, False))
            inverse = by_iri().get((full, True)) if term is None else None
            if inverse is not None:
                for n, item in enumerate(_listed(value)):
                    if type(item) is dict:
                        other = self._node(item, (*path, n))
                        self._add(_Spot(other, inverse.name, inverse, path), {"@id": iri})
                return
        self._values(_Spot(iri, key if term is None else term.name, term, path), value)

    def _values(self, spot: _Spot, value: Any) -> None:
        several = type(value) is list
        in_order: list[Any] = []
        for n, item in enumerate(_listed(value)):
            at = (*spot.path, n) if several else spot.path
            if type(item) is dict and "@list" in item:
                inner = _listed(item["@list"])
                in_order += [self._value(one, spot.term, (*at, "@list", m)) for m, one in enumerate(inner)]
            elif type(item) is dict and "@set" in item:
                self._values(spot._replace(path=(*at, "@set")), item["@set"])
            elif spot.term is not None and spot.term.many == "list":
                in_order.append(self._value(item, spot.term, at))
            elif item is not None:
                self._add(spot, self._value(item, spot.term, at))
        # A node that is described twice does not have its lists twice.
        if in_order and in_order != self.graph.nodes[spot.iri].get(spot.key):
            for item in in_order:
                self._add(spot, item, in_order=True)

    def _add(self, spot: _Spot, value: Any, *, in_order: bool = False) -> None:
        known = self.graph.nodes[spot.iri].setdefault(spot.key, _Values())
        self.graph.origins.setdefault((spot.iri, spot.key), spot.path)
        known.add(value, repeated=in_order)

    def _value(self, value: Any, term: Term | None, path: Path) -> Any:
        if type(value) is list:
            return [self._value(item, term, (*path, n)) for n, item in enumerate(value)]
        if type(value) is not dict:
            return _scalar(value, term)
        if "@value" in value:
            return _literal(value, term)
        iri = self._id(value)
        if len(value) > 1 or not iri:
            return {"@id": self._node(value, path)}
        if term is not None and term.kind == "link":
            return iri
        return _word(iri, term) if term is not None and term.kind == "word" else {"@id": iri}


class _Values(list[Any]):
    """The values of a key, each once, found in constant time."""

    __slots__ = ("_seen",)

    def __init__(self) -> None:
        super().__init__()
        self._seen: set[Any] = set()

    def add(self, value: Any, *, repeated: bool) -> None:
        key = frozen(value)
        if repeated or key not in self._seen:
            self._seen.add(key)
            self.append(value)


def frozen(value: Any) -> Any:
    """A value as something that sets can hold; 1, 1.0 and true stay different."""
    if type(value) is dict:
        return frozenset((key, frozen(item)) for key, item in value.items())
    if type(value) is list:
        return tuple(frozen(item) for item in value)
    if isinstance(value, str):
        return value
    return type(value), value


def _no_context(value: dict[str, Any]) -> None:
    if "@context" in value and not is_ours(value["@context"]):
        raise UnsupportedFormat("a node with a context of its own is not read yet: expand the document first")


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _http(iri: str) -> str:
    """schema.org under its older scheme, which its own context uses; both mean the same."""
    return "http" + iri[5:] if iri.startswith("https://schema.org/") else iri


def _property_iri(key: str) -> str:
    if key.startswith("schema:"):
        return SCHEMA + key[7:]
    return key if ":" in key else SCHEMA + key


def _type(name: Any) -> Any:
    if type(name) is not str:
        return name
    iri = _http(name)
    return _TYPE_KEYS.get(iri) or (iri.removeprefix(SCHEMA) if iri.startswith(SCHEMA) else name)


def _word(value: Any, term: Term) -> Any:
    if type(value) is str and term.words is not None and value not in term.words:
        iri = _http(value)
        return next((word for word, known in term.words.items() if known == iri), value)
    return value


def _scalar(value: Any, term: Term | None) -> Any:
    if term is None:
        return value
    if term.kind == "word":
        return _word(value, term)
    if term.kind in ("integer", "count") and type(value) is str and value.isascii() and value.isdigit():
        return int(value) if len(value) < 20 else value
    if term.kind == "boolean" and value in ("true", "false"):
        return value == "true"
    return value


def _literal(value: dict[str, Any], term: Term | None) -> Any:
    inner, datatype = value["@value"], value.get("@type")
    if "@language" in value:
        language = value["@language"]
        return {
            "@value": inner,
            "@language": canonical_language(language) if type(language) is str else language,
        }
    known = datatype is None or (type(datatype) is str and datatype in _STRINGS)
    if term is not None and (known or term.kind in ("integer", "count", "boolean")):
        return _scalar(inner, term)
    return inner if datatype is None or datatype == XSD + "string" else value
