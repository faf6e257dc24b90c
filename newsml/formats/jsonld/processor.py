"""Documents in contexts of any kind, through a JSON-LD processor that loads nothing.

PyLD is the processor: it is the one in Python that passes the test suite of JSON-LD 1.1, takes a loader of ours for
contexts, and is maintained; rdflib has no such loader, and pyoxigraph takes no context that it would have to load. A
processor says what a document means, but not where that stands in it. So each node gets one more property on its way
in, the number of its place, which is taken out of what comes back.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from newsml.errors import NewsmlError, UnreadableInput
from newsml.formats.jsonld.contexts import is_schema_org
from newsml.formats.jsonld.document import at_path
from newsml.formats.jsonld.facts import Fact, Facts, Node, is_implied, property_name
from newsml.formats.jsonld.keys import Keys, exact
from newsml.formats.jsonld.term import SCHEMA

if TYPE_CHECKING:
    from newsml.findings import Path

_PLACE: Final = "https://w3id.org/news-annotation/place"
"""The property that carries the number of a node's place through the processor."""
_NOWHERE: Final = "https://nowhere.invalid/"
"""The base of relative IRIs in documents that have none: taken away again, as they mean something there alone."""
_NO_NODES: Final = frozenset({"@value", "@list", "@set", "@language", "@context"})
MAX_NODES: Final = 200_000
"""Objects that go through the processor, at some 50 microseconds each."""
MAX_TERMS: Final = 5_000
"""Terms that all contexts of a document may define together: each is defined anew wherever its context is met."""


def expanded(tree: Any, base: str = "") -> Any:
    """The expanded form of a document.

    Raises:
        NewsmlError: as for `add`.
    """
    return _expanded(_checked(tree), base)


def _with_places(tree: Any, base: str) -> tuple[Any, list[Path]]:
    """The expanded form of a document, and the places that `_PLACE` numbers in it."""
    tree = _checked(tree)
    paths: list[Path] = []
    try:
        return _expanded(_numbered(tree, (), paths), base), paths
    except UnreadableInput:
        # A map by language, index or id takes no further entry: without numbers, then, and without places.
        return _expanded(tree, base), []


def _expanded(tree: Any, base: str) -> Any:
    try:
        from pyld import jsonld
    except ImportError:
        raise NewsmlError(
            "documents in this @context are read with a JSON-LD processor, which is not installed: "
            'pip install "newsml[rdf]"'
        ) from None
    from newsml.formats.jsonld.contexts import loader

    refused: list[NewsmlError] = []

    def load(url: str, options: Any = None) -> Any:
        try:
            return loader(url, options)
        except NewsmlError as error:
            refused.append(error)
            raise

    try:
        return jsonld.expand(tree, {"base": base or _NOWHERE, "documentLoader": load})
    except RecursionError:
        raise UnreadableInput("its contexts or nodes are nested too deeply to be read") from None
    except NewsmlError:
        raise
    except Exception as error:  # noqa: BLE001 - besides JsonLdError, odd input raises KeyError, TypeError and others
        if refused:
            raise refused[0] from None
        raise UnreadableInput(f"not JSON-LD: {_reason(error)}") from None


def _reason(error: Exception) -> str:
    """What the processor says, in one line: the innermost of its errors."""
    cause = getattr(error, "cause", None)
    while cause is not None and getattr(cause, "cause", None) is not None:
        cause = cause.cause
    text = str(getattr(cause or error, "args", ("",))[0] if (cause or error).args else error)
    return " ".join(text.split())[:200].rstrip(".; ") or type(error).__name__


def _with_vocabulary(value: Any, *, context: bool = False) -> Any:
    """A tree whose contexts name schema.org as a vocabulary with the slash at its end, which real pages forget."""
    if type(value) is list:
        return [_with_vocabulary(item, context=context) for item in value]
    if type(value) is not dict:
        return value
    return {
        key: SCHEMA
        if context and key == "@vocab" and type(item) is str and is_schema_org(item)
        else _with_vocabulary(item, context=context or key == "@context")
        for key, item in value.items()
    }


def _checked(tree: Any) -> Any:
    """A tree that is not too large for a processor, with the vocabulary of schema.org as it is called.

    Raises:
        UnreadableInput: it is too large.
    """
    misspelt = False
    objects, terms, below = 0, 0, [tree]
    while below:
        value = below.pop()
        if type(value) is list:
            below += [item for item in value if type(item) in (dict, list)]
        elif type(value) is dict:
            objects += 1
            if "@context" in value:
                terms += _size(value["@context"])
                misspelt |= _with_vocabulary(value["@context"], context=True) != value["@context"]
            below += [item for item in value.values() if type(item) in (dict, list)]
        if objects > MAX_NODES or terms > MAX_TERMS:
            what = f"{MAX_NODES:,} objects" if objects > MAX_NODES else f"{MAX_TERMS:,} terms in its contexts"
            raise UnreadableInput(f"more than {what}, which is too much for a processor: expand it first")
    return _with_vocabulary(tree) if misspelt else tree


def _size(context: Any) -> int:
    count, below = 0, [context]
    while below:
        value = below.pop()
        if type(value) is dict:
            count += len(value)
            below += list(value.values())
        elif type(value) is list:
            count += len(value)
            below += value
        else:
            count += 1
    return count


def _numbered(value: Any, path: Path, paths: list[Path]) -> Any:
    """A copy of the tree with a number in each node."""
    if type(value) is list:
        return [_numbered(item, (*path, n), paths) for n, item in enumerate(value)]
    if type(value) is not dict:
        return value
    out = {
        key: item if key == "@context" else _numbered(item, (*path, key), paths)
        for key, item in value.items()
    }
    if _NO_NODES.isdisjoint(value) or ("@context" in value and {"@value", "@list", "@set"}.isdisjoint(value)):
        out[_PLACE] = str(len(paths))
        paths.append(path)
    return out


def add(tree: Any, facts: Facts, prefix: Path, base: str = "", labels: str = "") -> Any:
    """Adds what a document says to facts, each with its place under `prefix`; returns its expanded form.

    Raises:
        NewsmlError: PyLD is not installed, the document is no JSON-LD, its context would have to be loaded, or it is
            too large.
    """
    found, paths = _with_places(tree, base)
    walk = _Walk(facts, paths, tree, prefix, labels)
    for item in found:
        walk.top(item)
    return unnumbered(found)


def unnumbered(value: Any) -> Any:
    """An expanded document without the numbers of places."""
    if type(value) is list:
        return [unnumbered(item) for item in value if not _is_number(item)]
    if type(value) is not dict:
        return value
    return {key: unnumbered(item) for key, item in value.items() if key != _PLACE}


def _is_number(value: Any) -> bool:
    """Whether this is a number that fell into a map by language or index."""
    return type(value) is dict and _PLACE in (value.get("@index"), value.get("@language"))


class _Walk:
    """Makes facts of an expanded document."""

    def __init__(self, facts: Facts, paths: list[Path], tree: Any, prefix: Path, labels: str) -> None:
        self._facts = facts
        self._paths = paths
        self._tree = tree
        self._prefix = prefix
        self._labels = labels
        self._keys = Keys(tree)

    def top(self, item: dict[str, Any]) -> None:
        if "@graph" in item and len(item) <= 2 + (_PLACE in item):
            for inner in item["@graph"]:
                self.top(inner)
            return
        node = self._node(item, ())
        self._facts.tops[node.iri] = None

    def _node(self, item: dict[str, Any], above: Path) -> Node:
        path, source = self._place(item, above)
        iri = self._iri(item.get("@id", ""))
        node = self._facts.node(iri, (*self._prefix, *path))
        keys = self._keys.of(source)
        if iri and not iri.startswith("_:") and len(item) > 1:
            node.add("@id", Fact(iri, self._at(path, keys, "@id"), link=True))
        for name in item.get("@type", ()):
            short = property_name(name)
            if short not in node.types:
                node.types.append(short)
            node.add("@type", Fact(short, self._at(path, keys, "@type"), link=True))
        for name, values in item.items():
            if name == "@reverse":
                self._reversed(node, values, path)
            elif name in ("@graph", "@included"):
                for inner in values:
                    self.top(inner)
            elif not name.startswith("@") and name != _PLACE:
                at = self._at(path, keys, name)
                single = _single(source, at[len(self._prefix) :], path)
                for n, value in enumerate(one for one in values if not _is_number(one)):
                    self._value(node, property_name(name), value, at if single else (*at, n))
        return node

    def _iri(self, iri: str) -> str:
        return f"_:{self._labels}{iri[2:]}" if iri.startswith("_:") else iri.removeprefix(_NOWHERE)

    def _place(self, item: dict[str, Any], above: Path) -> tuple[Path, Any]:
        numbers = item.get(_PLACE, ())
        for number in numbers:
            text = number.get("@value")
            if type(text) is str and text.isdigit() and int(text) < len(self._paths):
                path = self._paths[int(text)]
                return path, at_path(self._tree, path)
        return above, None

    def _at(self, path: Path, keys: dict[str, str], name: str) -> Path:
        """Where a property of a node stands: under the key that has its name, else at the node."""
        key = keys.get(property_name(name))
        return (*self._prefix, *path, key) if key is not None else (*self._prefix, *path)

    def _reversed(self, node: Node, properties: dict[str, Any], path: Path) -> None:
        for name, values in properties.items():
            for value in values:
                if "@value" not in value:
                    inner = self._node(value, path)
                    inner.add(property_name(name), Fact(node.iri, inner.path, link=True))

    def _value(self, node: Node, name: str, value: dict[str, Any], path: Path) -> None:
        if "@list" in value:
            for n, item in enumerate(value["@list"]):
                self._value(node, name, item, (*path, n))
        elif "@value" in value:
            self._literal(node, name, value, path)
        elif set(value) - {_PLACE} == {"@id"}:
            node.add(name, Fact(self._iri(value["@id"]), path, link=True))
        else:
            inner = self._node(value, path[len(self._prefix) :])
            node.add(name, Fact(inner.iri, path, link=True))

    def _literal(self, node: Node, name: str, value: dict[str, Any], path: Path) -> None:
        inner, language, datatype = value["@value"], value.get("@language"), value.get("@type")
        path = (*self._prefix, *exact(self._tree, path[len(self._prefix) :], inner))
        if datatype == "@json" or type(inner) not in (str, int, float, bool):
            self._facts.unread.append((path, "JSON as a value"))
            return
        is_object = path[-1:] == ("@value",)
        tag = (*path[:-1], "@language") if is_object and language is not None else None
        if is_object and datatype is not None and not is_implied(datatype):
            self._facts.unread.append(((*path[:-1], "@type"), "not read of a value: @type"))
        node.add(name, Fact(inner, path, language=language, datatype=datatype, tag=tag))


def _single(source: Any, at: Path, path: Path) -> bool:
    """Whether the value of a key stands without an array around it."""
    if type(source) is not dict or len(at) != len(path) + 1:
        return True
    return type(source.get(at[-1])) is not list
