"""Triples of RDF, and those that articles are: what our JSON-LD says, written without a processor.

`facts_of` walks the tree that the JSON-LD writer makes and gives each key the property and each value the datatype
that the terms of our context give them (JSON-LD 1.1 API, 8.1).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple, TypeAlias

from newsml.formats.jsonld.mapping import types
from newsml.formats.jsonld.term import DATATYPES, RDF, SCHEMA, XSD
from newsml.formats.jsonld.terms import TYPES
from newsml.formats.jsonld.vocabulary import terms

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newsml.formats.jsonld.mapping import Node
    from newsml.formats.jsonld.term import Term

RDF_TYPE: Final = RDF + "type"
FIRST: Final = RDF + "first"
REST: Final = RDF + "rest"
NIL: Final = RDF + "nil"


class Literal(NamedTuple):
    """A literal; a plain string has no datatype here."""

    text: str
    datatype: str = ""
    language: str = ""
    direction: str = ""
    """The base direction of a text with a language (RDF 1.2)."""


class Items(NamedTuple):
    """An RDF list, which in triples is a chain of blank nodes."""

    items: tuple[str | Literal, ...]


Object: TypeAlias = str | Literal | Items
"""A string is an IRI, or `_:` and the label of a blank node."""
Groups: TypeAlias = dict[str, list[tuple[str, Object]]]
"""What is said of each subject: property and object."""


class Fact(NamedTuple):
    """One statement; a whole list is one object."""

    subject: str
    predicate: str
    object: Object


def facts_of(nodes: Sequence[Node]) -> Groups:
    """What the nodes of articles say, by subject, in the order of the document."""
    groups: Groups = {}
    for node in nodes:
        _Walk(groups).node(node, [])
    return {subject: list(dict.fromkeys(said)) for subject, said in groups.items()}


def facts_in(groups: Groups) -> list[Fact]:
    """The statements one by one."""
    return [Fact(subject, *said) for subject, about in groups.items() for said in about]


_Said: TypeAlias = list[tuple[str, Object]]


class _Walk:
    def __init__(self, groups: Groups) -> None:
        self._groups = groups
        self._terms = terms()

    def node(self, node: Node, from_outside: _Said) -> None:
        """Adds what a node says: first of itself, then of the nodes in it."""
        subject: str = node["@id"]
        said = self._groups.setdefault(subject, [])
        said += [(RDF_TYPE, TYPES.get(name) or SCHEMA + name) for name in types(node)]
        said += from_outside
        below: list[tuple[Node, _Said]] = []
        for key, value in node.items():
            if key in ("@id", "@type"):
                continue
            term = self._terms[key]
            values = value if type(value) is list else [value]
            if term.many == "list":
                said.append((term.iri, Items(tuple(_single(one, term) for one in values))))
            elif not term.reverse:
                said += [(term.iri, _single(one, term)) for one in values]
            back: _Said = [(term.iri, subject)] if term.reverse else []
            below += [(one, back) for one in values if type(one) is dict and "@value" not in one]
        for inner, back in below:
            if len(inner) > 1 or back:
                self.node(inner, back)


def _single(value: Any, term: Term) -> str | Literal:
    if type(value) is dict:
        if "@value" in value:
            return Literal(value["@value"], language=value.get("@language", ""))
        iri: str = value["@id"]
        return iri
    if term.kind == "link":
        return str(value)
    if term.kind == "word" and term.words is not None:
        return term.words[value]
    if type(value) is bool:
        return Literal("true" if value else "false", DATATYPES["boolean"])
    datatype = DATATYPES.get(term.kind, XSD + "integer" if type(value) is int else "")
    return Literal(str(value), datatype)
