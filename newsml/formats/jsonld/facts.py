"""`Facts`: what a document of others says, node by node, and where each value stands in it.

A property is named by its IRI, those of schema.org by their name there, so that a mapping sees no context, no prefix
and no difference between `http` and `https`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from newsml.formats.jsonld.term import RDF, SCHEMA

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newsml.findings import Path

RDF_TYPE: Final = RDF + "type"
_OTHER_SCHEMES: Final = ("https://schema.org/", "http://www.schema.org/", "https://www.schema.org/")


@dataclass(slots=True, eq=False)
class Fact:
    """One value of a property of a node."""

    value: Any
    """A string, number or boolean; of a link, the IRI or label of the node."""
    path: Path
    """Where it stands in the document."""
    link: bool = False
    """Whether the value names a node, one that the document describes or another."""
    language: str | None = None
    datatype: str | None = None
    tag: Path | None = None
    """Where its language stands, if that has a place of its own."""
    is_told: bool = False
    """Whether the article has its language too, where it has the value."""
    taken: str | None = None
    """The field of the model that it gives, or a word for what it is known to repeat; None while nobody took it."""


@dataclass(slots=True, eq=False)
class Node:
    """A node of a document."""

    iri: str
    """Its IRI as the document has it; `_:` and a label where it has none."""
    path: Path
    """Where it stands first."""
    types: list[str] = field(default_factory=list)
    """Its classes, as properties are named."""
    facts: dict[str, list[Fact]] = field(default_factory=dict)
    """Its properties; `@type` and, where it has an IRI, `@id` are among them."""

    @property
    def is_blank(self) -> bool:
        """Whether it has no IRI."""
        return self.iri.startswith("_:")

    def of(self, *names: str) -> Iterator[Fact]:
        """The facts of properties, in the order of the names."""
        for name in names:
            yield from self.facts.get(name, ())

    def add(self, name: str, fact: Fact) -> None:
        """Adds a fact."""
        known = self.facts.get(name)
        if known is None:
            self.facts[name] = [fact]
        else:
            known.append(fact)


@dataclass(slots=True, eq=False)
class Facts:
    """The nodes of a document, in its order."""

    nodes: dict[str, Node] = field(default_factory=dict)
    tops: dict[str, None] = field(default_factory=dict)
    """The nodes that stand in no other."""
    unread: list[tuple[Path, str]] = field(default_factory=list)
    """What is no node and no value, with words for it."""
    articles: list[Node] | None = None
    """The articles among them, once they were looked for."""
    _inverse: dict[str, list[tuple[Node, str, Fact]]] | None = None
    _labels: int = 0

    def node(self, iri: str, path: Path) -> Node:
        """The node of an IRI or label, a new one where there is none; an empty IRI gives one without a name."""
        if not iri:
            self._labels += 1
            iri = f"_:.{self._labels}"  # no label in a document starts with a dot
        found = self.nodes.get(iri)
        if found is None:
            found = self.nodes[iri] = Node(iri, path)
        return found

    def met(self, fact: Fact) -> Node | None:
        """The node that a fact leads to: a link, or the IRI of a node as a string, as publishers write them."""
        return self.nodes.get(fact.value) if type(fact.value) is str else None

    def leading_to(self, iri: str) -> list[tuple[Node, str, Fact]]:
        """The nodes that refer to one, with the property and the fact."""
        if self._inverse is None:
            self._inverse = {}
            for node in self.nodes.values():
                for name, facts in node.facts.items():
                    if name in ("@id", "@type"):
                        continue
                    for fact in facts:
                        if type(fact.value) is str and (fact.link or fact.value in self.nodes):
                            self._inverse.setdefault(fact.value, []).append((node, name, fact))
        return self._inverse.get(iri, [])


_IMPLIED: Final = frozenset(
    {"Text", "Date", "DateTime", "Time", "Number", "Integer", "Float", "Boolean", "URL",
     "string", "normalizedString", "token", "date", "dateTime", "time", "gYear", "gYearMonth", "boolean", "integer",
     "nonNegativeInteger", "positiveInteger", "int", "long", "decimal", "double", "float", "anyURI", "langString"}
)  # fmt: skip


def is_implied(datatype: str) -> bool:
    """Whether a datatype, of schema.org or XML Schema, says no more than its value and place do."""
    return re.split("[#/:]", datatype)[-1] in _IMPLIED


def property_name(iri: str) -> str:
    """How a property or class is named here: those of schema.org by their name there, all others by their IRI."""
    if iri.startswith(SCHEMA):
        return iri[len(SCHEMA) :]
    for other in _OTHER_SCHEMES:
        if iri.startswith(other):
            return iri[len(other) :]
    return iri
