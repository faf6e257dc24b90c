"""Contexts that need no processor: schema.org's own, vocabularies, prefixes and plain terms.

Nearly all pages have such a context. What is in any other goes through a JSON-LD processor, see `processor`.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import urljoin

from newsml.formats.jsonld.contexts import is_schema_org
from newsml.formats.jsonld.facts import RDF_TYPE, Fact, Node, is_implied, property_name
from newsml.formats.jsonld.term import SCHEMA

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from newsml.findings import Path
    from newsml.formats.jsonld.facts import Facts

_KEYWORDS: Final = frozenset(
    {"@id", "@type", "@value", "@language", "@list", "@set", "@graph", "@reverse", "@context", "@index"}
)
_ALIASES: Final[Mapping[str, str]] = {"id": "@id", "type": "@type"}


class NeedsProcessor(Exception):
    """A context says more than is understood here."""


@dataclass(frozen=True, slots=True)
class Scope:
    """What a context means where it is in force."""

    vocabulary: str = ""
    terms: Mapping[str, str] = field(default_factory=dict)
    """IRIs and keywords of terms; a term is a prefix as well."""
    language: str | None = None
    base: str = ""
    labels: str = ""
    """What tells the labels of blank nodes from those in other parts of the document."""

    @property
    def is_plain(self) -> bool:
        """Whether it means no more than schema.org's own context, or no context."""
        return (
            self.vocabulary in ("", SCHEMA) and not set(self.terms) - set(_ALIASES) and self.language is None
        )

    def within(self, context: Any) -> Scope:
        """The scope inside of a node with a context of its own.

        Raises:
            NeedsProcessor: it is no such context.
        """
        if context is None:
            return Scope(base=self.base, labels=self.labels)
        if type(context) is str:
            if not is_schema_org(context):
                raise NeedsProcessor
            return replace(self, vocabulary=SCHEMA, terms={**self.terms, **_ALIASES})
        if type(context) is list:
            scope = self
            for one in context:
                scope = scope.within(one)
            return scope
        if type(context) is not dict:
            raise NeedsProcessor
        return self._defined(context)

    def _defined(self, context: dict[str, Any]) -> Scope:
        terms, changed = dict(self.terms), self
        for key, value in context.items():
            if key == "@vocab" and type(value) is str and (":" in value or not value):
                known = is_schema_org(value)
                changed = replace(changed, vocabulary=SCHEMA if known else value)
                terms.update(_ALIASES if known else {})
            elif key == "@language" and (value is None or type(value) is str):
                changed = replace(changed, language=value)
            elif key == "@base" and type(value) is str:
                changed = replace(changed, base=urljoin(self.base, value))
            elif key == "@version":
                continue
            elif key.startswith("@") or type(value) is not str:
                raise NeedsProcessor
            else:
                terms[key] = value
        return replace(changed, terms={key: self._term(key, terms) for key in terms})

    def _term(self, key: str, terms: Mapping[str, str]) -> str:
        """The IRI of a term, whose definition may use another as a prefix."""
        value = terms[key]
        for _ in range(10):
            prefix, colon, rest = value.partition(":")
            if not colon or rest.startswith("//") or prefix == key or prefix not in terms:
                return value
            value = terms[prefix] + rest
        raise NeedsProcessor  # prefixes that run in a circle

    def expanded(self, key: str) -> str:
        """The property or class that a key or type means, as `facts` names them; empty where it means nothing."""
        known = self.terms.get(key)
        if known is not None:
            return known if known.startswith("@") else property_name(known)
        if key.startswith("@"):
            return key if key in _KEYWORDS else ""
        prefix, colon, rest = key.partition(":")
        if colon:
            root = self.terms.get(prefix)
            if root is not None and not rest.startswith("//"):
                return property_name(root + rest)
            if prefix == "schema":
                return rest
            return property_name(key)
        if not self.vocabulary:
            return ""
        return key if self.vocabulary == SCHEMA else property_name(self.vocabulary + key)

    def resolved(self, iri: str) -> str:
        """An IRI of a node, compact and relative ones in full where that can be told."""
        prefix, colon, rest = iri.partition(":")
        if prefix == "_":
            return f"_:{self.labels}{rest}"
        if colon:
            root = self.terms.get(prefix)
            return iri if root is None or rest.startswith("//") else root + rest
        if not self.base:
            return iri
        try:
            return urljoin(self.base, iri)
        except ValueError:
            return iri


def understood(value: Any, scope: Scope) -> None:
    """Raises NeedsProcessor where a context in a tree says more than is understood here."""
    if type(value) is list:
        for item in value:
            if type(item) in (dict, list):
                understood(item, scope)
    elif type(value) is dict:
        if "@context" in value:
            scope = scope.within(value["@context"])
        for key, item in value.items():
            if type(item) in (dict, list) and key != "@context":
                understood(item, scope)


class Reading:
    """Reads trees into facts."""

    def __init__(self, facts: Facts) -> None:
        self._facts = facts

    def add(self, value: Any, path: Path, scope: Scope) -> None:
        """Adds what stands at the top of a document: nodes, in arrays and in `@graph`.

        Raises:
            NeedsProcessor: a context in it is not understood here.
        """
        if type(value) is list:
            for n, item in enumerate(value):
                self.add(item, (*path, n), scope)
            return
        if type(value) is not dict:
            if value is not None:
                self._facts.unread.append((path, "neither a node nor an array of nodes"))
            return
        if "@context" in value:
            scope = scope.within(value["@context"])
        graphs = [key for key in value if scope.expanded(key) == "@graph"]
        rest = {key: item for key, item in value.items() if key not in graphs and key != "@context"}
        if rest:
            self._facts.tops[self._node(rest, path, scope).iri] = None
        for key in graphs:
            self.add(value[key], (*path, key), scope)

    def _node(self, value: dict[str, Any], path: Path, scope: Scope) -> Node:
        if "@context" in value:
            scope = scope.within(value["@context"])
        keys = {key: scope.expanded(key) for key in value if key != "@context"}
        own = next((key for key, name in keys.items() if name == "@id" and type(value[key]) is str), None)
        iri = scope.resolved(value[own]) if own is not None else ""
        node = self._facts.node(iri, path)
        for key, name in keys.items():
            where = (*path, key)
            if name in ("@type", RDF_TYPE):
                self._types(node, value[key], where, scope)
            elif name == "@id":
                if key != own:
                    self._unread(where, value[key], "no IRI, or a second one")
                elif iri and not iri.startswith("_:"):
                    node.add("@id", Fact(iri, where, link=True))
            elif name == "@reverse":
                self._reversed(node, value[key], where, scope)
            elif name == "@graph":
                self.add(value[key], where, scope)
            elif not name or name.startswith("@"):
                self._facts.unread.append((where, f"not a property of its context: {key}"))
            else:
                self._values(node, name, value[key], where, scope)
        return node

    def _types(self, node: Node, value: Any, path: Path, scope: Scope) -> None:
        several = type(value) is list
        for n, item in enumerate(value if several else [value]):
            where = (*path, n) if several else path
            inner = item.get("@id") if type(item) is dict else item
            if type(inner) is not str:
                self._unread(where, inner, "no class")
                continue
            name = scope.expanded(inner.strip()) or inner
            if name not in node.types:
                node.types.append(name)
            node.add("@type", Fact(name, where, link=True))

    def _unread(self, path: Path, value: Any, what: str) -> None:
        """Notes what is not read at a place; null says nothing."""
        if value is not None:
            self._facts.unread.append((path, what))

    def _reversed(self, node: Node, value: Any, path: Path, scope: Scope) -> None:
        if type(value) is not dict:
            self._unread(path, value, "no properties")
            return
        for key, items in value.items():
            name = scope.expanded(key)
            several = type(items) is list
            for n, item in enumerate(items if several else [items]):
                where = (*path, key, n) if several else (*path, key)
                if type(item) is dict and name:
                    self._node(item, where, scope).add(name, Fact(node.iri, where, link=True))
                else:
                    self._facts.unread.append((where, f"not a property of its context: {key}"))

    def _values(self, node: Node, name: str, value: Any, path: Path, scope: Scope) -> None:
        if type(value) is list:
            for n, item in enumerate(value):
                self._values(node, name, item, (*path, n), scope)
            return
        if value is None:
            return
        if type(value) is not dict:
            language = scope.language if type(value) is str else None
            node.add(name, Fact(value, path, language=language))
            return
        keys = {scope.expanded(key): key for key in value}
        if "@value" in keys:
            self._literal(node, name, value, keys, path)
        elif "@list" in keys or "@set" in keys:
            key = keys.get("@list") or keys["@set"]
            self._values(node, name, value[key], (*path, key), scope)
            self._besides(value, (key,), path)
        elif len(value) == 1 and "@id" in keys and type(value[keys["@id"]]) is str:
            node.add(name, Fact(scope.resolved(value[keys["@id"]]), path, link=True))
        else:
            inner = self._node(value, path, scope)
            node.add(name, Fact(inner.iri, path, link=True))

    def _literal(
        self, node: Node, name: str, value: dict[str, Any], keys: dict[str, str], path: Path
    ) -> None:
        """A value with its language or datatype."""
        at, tag, kind = (keys.get(keyword, "") for keyword in ("@value", "@language", "@type"))
        inner, language, datatype = value[at], value.get(tag), value.get(kind)
        read = [at]
        if type(language) is str:
            read.append(tag)
        if datatype is None or (type(datatype) is str and is_implied(datatype)):
            read.append(kind)
        self._besides(value, read, path)
        if type(inner) not in (str, int, float, bool):
            self._unread((*path, at), inner, "JSON as a value")
            return
        node.add(
            name,
            Fact(
                inner,
                (*path, at),
                language=language if type(language) is str else None,
                datatype=datatype if type(datatype) is str else None,
                tag=(*path, tag) if type(language) is str else None,
            ),
        )

    def _besides(self, value: dict[str, Any], read: Collection[str], path: Path) -> None:
        """Notes the keys of a value, list or set that are not read."""
        for key, item in value.items():
            if key not in read and key != "@context":
                self._unread((*path, key), item, f"not read of a value: {key}")
