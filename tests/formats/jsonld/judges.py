"""What PyLD, rdflib and pyoxigraph make of a document: the same quads, and other forms of it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pyoxigraph as ox
import rdflib
from hypothesis import reject
from hypothesis import strategies as st
from pyld import jsonld

from newsml.formats.jsonld import context

if TYPE_CHECKING:
    from collections.abc import Iterable
    from random import Random

_NOWHERE = "https://nowhere.invalid/"
"""A base that would show in any IRI that were relative."""


def no_loading(url: str, _options: Any) -> Any:
    raise AssertionError(f"a processor was made to load {url}")


jsonld.set_document_loader(no_loading)


def _literal(text: str, datatype: str | None, language: str | None) -> ox.Literal:
    if language:
        return ox.Literal(text, language=language.lower())
    return ox.Literal(text, datatype=ox.NamedNode(datatype)) if datatype else ox.Literal(text)


def by_pyld(data: bytes) -> list[ox.Quad]:
    dataset = jsonld.to_rdf(json.loads(data), {"base": _NOWHERE})
    assert list(dataset) == ["@default"]
    return [
        ox.Quad(_pyld(one["subject"]), _pyld(one["predicate"]), _pyld(one["object"]))
        for one in dataset["@default"]
    ]


def _pyld(term: Any) -> Any:
    if term["type"] == "literal":
        return _literal(term["value"], term.get("datatype"), term.get("language"))
    value: str = term["value"]
    return ox.NamedNode(value) if term["type"] == "IRI" else ox.BlankNode(value.removeprefix("_:"))


def by_rdflib(data: bytes) -> list[ox.Quad]:
    graph = rdflib.Graph().parse(data=data.decode(), format="json-ld", publicID=_NOWHERE)
    return [ox.Quad(_rdflib(s), _rdflib(p), _rdflib(o)) for s, p, o in graph]


def _rdflib(term: Any) -> Any:
    if isinstance(term, rdflib.Literal):
        return _literal(str(term), str(term.datatype) if term.datatype else None, term.language)
    return ox.BlankNode(str(term)) if isinstance(term, rdflib.BNode) else ox.NamedNode(str(term))


def by_oxigraph(data: bytes) -> list[ox.Quad]:
    return [
        ox.Quad(quad.subject, quad.predicate, _literal(quad.object.value, None, quad.object.language))
        if isinstance(quad.object, ox.Literal) and quad.object.language
        else quad
        for quad in ox.parse(data, format=ox.RdfFormat.JSON_LD, base_iri=_NOWHERE)
    ]


def canonical(quads: list[ox.Quad]) -> set[str]:
    """The quads with the blank nodes of lists named by RDFC-1.0, so that isomorphic graphs are equal sets."""
    dataset = ox.Dataset(quads)
    dataset.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)
    return {str(quad) for quad in dataset}


def forms(data: bytes) -> dict[str, bytes]:
    """The document in the forms that processors bring it into, without and with our context."""
    document = json.loads(data)
    ours = context()
    expanded = jsonld.expand(document)
    from_quads = jsonld.from_rdf(jsonld.to_rdf(document))
    graph = rdflib.Graph().parse(data=data.decode(), format="json-ld", publicID=_NOWHERE)
    n_quads = _serialized(ox.parse(data, format=ox.RdfFormat.JSON_LD), ox.RdfFormat.N_QUADS)
    found = {
        "expanded": expanded,
        "compacted": jsonld.compact(expanded, ours),
        "flattened": jsonld.flatten(document),
        "flattened and compacted": jsonld.flatten(document, ours),
        "from quads": from_quads,
        "from quads, compacted": jsonld.compact(from_quads, ours),
        "from quads with native numbers": jsonld.compact(
            jsonld.from_rdf(jsonld.to_rdf(document), {"useNativeTypes": True}), ours
        ),
        "by rdflib": json.loads(graph.serialize(format="json-ld")),
        "by oxigraph, over N-Quads": json.loads(
            _serialized(ox.parse(n_quads, format=ox.RdfFormat.N_QUADS), ox.RdfFormat.JSON_LD)
        ),
    }
    return {name: json.dumps(form).encode() for name, form in found.items()}


_PREFIXES = {
    "sdo": "http://schema.org/",
    "oann": "http://www.w3.org/ns/oa#",
    "nann": "https://w3id.org/news-annotation/ns#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
}
_MORE: tuple[dict[str, Any], ...] = (
    {"@vocab": "http://schema.org/"},
    {"@vocab": "http://www.w3.org/ns/oa#"},
    {
        "id": "@id",
        "type": "@type",
    },  # with another name for @value, PyLD writes language maps that it cannot read
    {"parts": {"@id": "sdo:hasPart", "@type": "@id", "@container": "@set"}},
    {"names": {"@id": "sdo:alternateName", "@container": "@language"}},
    {"headline": {"@id": "sdo:alternativeHeadline"}, "title": {"@id": "sdo:headline"}},
    {"spokenOf": {"@id": "sdo:mentions", "@container": "@id"}},
    {"@language": "nl"},
)
contexts_of_others = st.lists(st.sampled_from(_MORE), max_size=4).map(
    lambda found: {key: value for one in ({"@version": 1.1}, _PREFIXES, *found) for key, value in one.items()}
)
"""Contexts that others might give the terms of ours in."""


def recompacted(data: bytes, context: Any, random: Random | None = None) -> dict[str, Any]:
    """The document in another context, its keys in another order, arrays of one value without the array."""
    expanded = jsonld.expand(json.loads(data))
    try:
        compacted = jsonld.compact(expanded, context, {"graph": random is not None and random.random() < 0.3})
    except jsonld.JsonLdError:  # an IRI of the article's begins as a prefix does
        reject()
    shuffled: dict[str, Any] = _shuffled(compacted, random) if random is not None else compacted
    return shuffled


def _shuffled(value: Any, random: Random) -> Any:
    if isinstance(value, list):
        return [_shuffled(item, random) for item in value]
    if not isinstance(value, dict):
        return value
    keys = list(value)
    random.shuffle(keys)
    return {key: value[key] if key == "@context" else _shuffled(value[key], random) for key in keys}


def with_https(value: Any) -> Any:
    """A tree in which every IRI of schema.org begins with `https`."""
    if isinstance(value, dict):
        return {with_https(key): with_https(item) for key, item in value.items()}
    if isinstance(value, list):
        return [with_https(item) for item in value]
    return "https" + value[4:] if isinstance(value, str) and value.startswith("http://schema.org/") else value


def rdf_forms(data: bytes, random: Random) -> dict[str, tuple[str, bytes]]:
    """The document in the syntaxes of RDF, as other libraries write them, with the format of each."""
    quads = by_oxigraph(data)
    random.shuffle(quads)
    graph = rdflib.Graph().parse(data=data.decode(), format="json-ld", publicID=_NOWHERE)
    prefixes = {"schema": "http://schema.org/", "": "http://www.w3.org/ns/oa#"}
    turtle = ox.serialize(quads, format=ox.RdfFormat.TURTLE, prefixes=prefixes) or b""
    return {
        "N-Triples in another order": ("ntriples", _serialized(quads, ox.RdfFormat.N_TRIPLES)),
        "N-Quads in another order": ("nquads", _serialized(quads, ox.RdfFormat.N_QUADS)),
        "Turtle in another order": ("turtle", turtle),
        "Turtle with https": ("turtle", turtle.replace(b"http://schema.org/", b"https://schema.org/")),
        "Turtle by rdflib": ("turtle", graph.serialize(format="turtle").encode()),
        "long Turtle by rdflib": ("turtle", graph.serialize(format="longturtle").encode()),
        "N-Triples by rdflib": ("ntriples", graph.serialize(format="nt").encode()),
    }


def _serialized(quads: Iterable[Any], form: ox.RdfFormat) -> bytes:
    out = ox.serialize(quads, format=form)
    assert out is not None
    return out
