"""Which key of an object gave a property that a processor found there, which it does not say."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from newsml.formats.jsonld.contexts import is_schema_org, known
from newsml.formats.jsonld.document import objects
from newsml.formats.jsonld.facts import property_name
from newsml.formats.jsonld.term import SCHEMA

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newsml.findings import Path

_MOST: Final = 10
"""How many prefixes may stand for one another in the definition of a term."""


class Keys:
    """The keys of a document, by what any of its contexts says of them."""

    def __init__(self, tree: Any) -> None:
        self._loaded: set[str] = set()
        self._terms: dict[str, str] = {}
        self._vocabularies: dict[str, None] = {}
        self._maps: set[str] = set()
        """Terms whose values are maps, or JSON, so that the keys in there are no properties."""
        for value in objects(tree):
            if "@context" in value:
                self._define(value["@context"])
        self._names: dict[str, tuple[str, ...]] = {}

    def _define(self, context: Any) -> None:
        below = [context]
        while below:
            value = below.pop()
            if type(value) is list:
                below += value
            elif type(value) is str and value not in self._loaded:
                self._loaded.add(value)
                below.append(known(value))
            elif type(value) is dict:
                for key, item in value.items():
                    self._term(key, item)
                    if type(item) is dict and "@context" in item:
                        below.append(item["@context"])

    def _term(self, key: str, value: Any) -> None:
        if key == "@vocab" and type(value) is str:
            self._vocabularies[SCHEMA if is_schema_org(value) else value] = None
        if key[:1] == "@":
            return
        iri = value
        if type(value) is dict:
            iri = value.get("@id", value.get("@reverse", key))
            if value.get("@container") is not None or value.get("@type") == "@json":
                self._maps.add(key)
        if type(iri) is str:
            self._terms.setdefault(key, iri)

    def dropped(self, tree: Any) -> Iterator[Path]:
        """The keys that no context gives a meaning, so that a processor drops them."""
        below: list[tuple[Path, Any, bool]] = [((), tree, True)]
        while below:
            path, value, is_node = below.pop()
            if type(value) is list:
                below += [((*path, n), item, is_node) for n, item in enumerate(value)]
            elif type(value) is dict:
                for key, item in value.items():
                    if key == "@context":
                        continue
                    if is_node and item is not None and not any(self._meant(key)):
                        yield (*path, key)
                    elif type(item) in (dict, list):
                        below.append(((*path, key), item, key not in self._maps))

    def of(self, source: Any) -> dict[str, str]:
        """The keys of an object by the names of the properties that they can be."""
        out: dict[str, str] = {}
        for key in source if type(source) is dict else ():
            if key not in self._names:
                self._names[key] = tuple(dict.fromkeys(map(property_name, self._meant(key))))
            for name in self._names[key]:
                out.setdefault(name, key)
        return out

    def _meant(self, key: str) -> Iterator[str]:
        """The properties that a key can be."""
        word = iri = self._terms.get(key, key)
        if not (iri.startswith("@") or ":" in iri):
            yield from (self._full(vocabulary) + word for vocabulary in self._vocabularies)
        else:
            yield self._full(iri)

    def _full(self, iri: str) -> str:
        for _ in range(_MOST):
            prefix, colon, rest = iri.partition(":")
            root = self._terms.get(prefix) if colon and not rest.startswith("//") else None
            if root is None:
                break
            iri = root + rest
        return iri


def exact(tree: Any, path: Path, value: Any) -> Path:
    """Where a value stands that should be at a path: there, else beside it, else in what is there at all."""
    at: Any = tree
    for depth, step in enumerate(path):
        inside = step in at if type(at) is dict else type(at) is list and type(step) is int and step < len(at)
        if not inside:
            return path[:depth]
        above, at = at, at[step]
    if type(at) is dict and "@value" in at:
        return (*path, "@value")
    if type(at) in (dict, list) or at == value or not path or type(above) is not list:
        return path
    return (*path[:-1], above.index(value)) if value in above else path[:-1]
