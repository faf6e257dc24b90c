"""`Graph`: the nodes of a document by `@id`, whatever form it is in, with our keys and values as our context has them.

Takes documents in our context in any arrangement (nested, flattened, in `@graph`), expanded documents, and documents
whose only context is schema.org's own, where keys are taken as terms of its vocabulary. Loads nothing.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

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
_RDF_TYPE, _FIRST, _REST = RDF + "type", RDF + "first", RDF + "rest"
_ALIASES: Final = {"id": "@id", "type": "@type"}
"""What schema.org's own context calls them."""


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


class GraphMaker:
    """Makes the graph of one document."""

    def __init__(self) -> None:
        self.graph = Graph()
        self._unnamed = 0

    def add(self, value: Any, path: Path) -> None:
        """Adds what stands at the top of a document: a node, an array of nodes, or an object with `@graph`."""
        if type(value) is list:
            for n, item in enumerate(value):
                self.add(item, (*path, n))
            return
        if type(value) is not dict:
            return
        inner = value.get("@graph")
        outer = {key: item for key, item in value.items() if key not in ("@graph", "@context")}
        if outer:
            iri = self._node(outer, path)
            self.graph.top.append(iri)
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
            if len(chain) > len(self.graph.nodes):
                raise UnreadableInput("an RDF list runs in a circle")
            chain.append(at)
            items += _listed(self.graph.nodes[at][_FIRST])[:1]
            at = id_of(next(iter(self.graph.nodes[at].get(_REST, ())), None))
        if chain:
            values[:] = items
        return chain

    def _node(self, value: dict[str, Any], path: Path) -> str:
        if path and path[-1] != "@graph" and "@context" in value and not is_ours(value["@context"]):
            raise UnsupportedFormat("a node with a context of its own is not read yet: expand the document first")
        iri = value.get("@id", value.get("id"))
        if type(iri) is not str or not iri:
            self._unnamed += 1
            iri = f"_:.{self._unnamed}"  # no blank node of a document is called that: labels do not start with a dot
        node = self.graph.nodes.get(iri)
        if node is None:
            node = self.graph.nodes[iri] = {"@id": iri}
            self.graph.paths[iri] = path
        for key, item in value.items():
            key = _ALIASES.get(key, key)
            if key in ("@type", _RDF_TYPE):
                known = node.setdefault("@type", [])
                named = [id_of(name) or name for name in _listed(item)]
                known += [name for name in map(_type, named) if name not in known]
            elif key == "@reverse":
                for name, inner in item.items() if type(item) is dict else ():
                    self._reverse(iri, node, name, inner, (*path, key, name))
            elif key not in ("@id", "@context"):
                self._property(iri, node, key, item, (*path, key))
        return iri

    def _reverse(self, iri: str, node: dict[str, Any], key: str, value: Any, path: Path) -> None:
        term = by_iri().get((_http(_property_iri(key)), True))
        if term is not None:
            self._values(iri, node, term.name, term, value, path)
            return
        for n, item in enumerate(_listed(value)):
            if type(item) is dict:
                self._add(self._node(item, (*path, n)), _property_iri(key), {"@id": iri}, path)

    def _property(self, iri: str, node: dict[str, Any], key: str, value: Any, path: Path) -> None:
        term = terms().get(key)
        if term is None:
            full = _http(_property_iri(key))
            term = by_iri().get((full, False))
            backwards = by_iri().get((full, True)) if term is None else None
            if backwards is not None:
                for n, item in enumerate(_listed(value)):
                    if type(item) is dict:
                        other = self._node(item, (*path, n))
                        self.graph.nodes.setdefault(other, {"@id": other})
                        self._add(other, backwards.name, {"@id": iri}, path)
                return
            key = term.name if term is not None else key
        self._values(iri, node, key, term, value, path)

    def _values(
        self, iri: str, node: dict[str, Any], key: str, term: Term | None, value: Any, path: Path
    ) -> None:
        several = type(value) is list
        for n, item in enumerate(_listed(value)):
            at = (*path, n) if several else path
            if type(item) is dict and "@list" in item:
                for m, inner in enumerate(_listed(item["@list"])):
                    self._add(iri, key, self._value(inner, term, (*at, "@list", m)), path, listed=True)
            elif type(item) is dict and "@set" in item:
                self._values(iri, node, key, term, item["@set"], (*at, "@set"))
            elif item is not None:
                listed = term is not None and term.many == "list"
                self._add(iri, key, self._value(item, term, at), path, listed=listed)

    def _add(self, iri: str, key: str, value: Any, path: Path, *, listed: bool = False) -> None:
        node = self.graph.nodes[iri]
        known = node.setdefault(key, _Values())
        self.graph.origins.setdefault((iri, key), path)
        known.add(value, repeated=listed)

    def _value(self, value: Any, term: Term | None, path: Path) -> Any:
        if type(value) is list:
            return [self._value(item, term, (*path, n)) for n, item in enumerate(value)]
        if type(value) is not dict:
            return _scalar(value, term)
        if "@value" in value:
            return _literal(value, term)
        iri = value.get("@id", value.get("id"))
        if term is not None and term.kind in ("link", "word") and type(iri) is str and len(value) == 1:
            return iri if term.kind == "link" else _word(iri, term)
        if len(value) == 1 and type(iri) is str:
            return {"@id": iri}
        return {"@id": self._node(value, path)}


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
        return {"@value": inner, "@language": canonical_language(language) if type(language) is str else language}
    known = datatype is None or (type(datatype) is str and datatype in _STRINGS)
    if term is not None and (known or term.kind in ("integer", "count", "boolean")):
        return _scalar(inner, term)
    return inner if datatype is None or datatype == XSD + "string" else value
