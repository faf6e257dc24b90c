"""Our nodes in the context of Web Annotation, and back: the same graph, under other keys.

A property that this context has a term for stands under that; any other under its IRI, with one of the context's
prefixes where it has one (`schema:name`). What our context says of the values of a key, that one does not: there a link
is an object with an `id`, a list one with a `@list`, a date one with its datatype.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from newsml.errors import CannotCarry
from newsml.formats.jsonld.contexts import ANNOTATION_IRI, known
from newsml.formats.jsonld.term import DATATYPES, SCHEMA
from newsml.formats.jsonld.terms import TYPES
from newsml.formats.jsonld.vocabulary import terms

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from newsml.formats.jsonld.mapping import Node
    from newsml.formats.jsonld.term import Term


class _Key(NamedTuple):
    """A term of ours and where it stands there."""

    name: str
    term: Term
    coerced: bool
    """Whether that context says what the values are, so that a plain string is enough."""


@cache
def _context() -> Mapping[str, Any]:
    return known(ANNOTATION_IRI) or {}


@cache
def _theirs() -> Mapping[str, str]:
    """The keys of that context by their IRIs."""
    iris = {key: entry["@id"] if type(entry) is dict else entry for key, entry in _context().items()}
    return {iri: key for key, iri in iris.items() if iri[-1] not in "#/" and not iri.startswith("@")}


@cache
def _prefixes() -> Mapping[str, str]:
    return {iri: key for key, iri in _context().items() if type(iri) is str and iri[-1] in "#/"}


def _short(iri: str) -> str:
    """A term of that context, else the IRI with a prefix, else the IRI."""
    if iri in _theirs():
        return _theirs()[iri]
    root = iri[: max(iri.rfind("#"), iri.rfind("/")) + 1]
    prefix = _prefixes().get(root)
    return iri if prefix is None else f"{prefix}:{iri.removeprefix(root)}"


@cache
def _keys() -> Mapping[str, _Key]:
    """Where each of our keys stands there."""
    out = {}
    for name, term in terms().items():
        key = _short(term.iri)
        out[name] = _Key(key, term, coerced=type(_context().get(key)) is dict)
    return out


@cache
def _back(*, reverse: bool) -> Mapping[str, _Key]:
    """Our key with its term for each of theirs."""
    return {key.name: key._replace(name=name) for name, key in _keys().items() if key.term.reverse is reverse}


@cache
def _type_of(name: str) -> str:
    return _short(TYPES.get(name, SCHEMA + name))


@cache
def _types_back() -> Mapping[str, str]:
    return {_short(iri): name for name, iri in TYPES.items()}


def _checked(iri: str) -> str:
    scheme, _, rest = iri.partition(":")
    if scheme in _context() and not rest.startswith("//"):
        raise CannotCarry(
            f"{iri} cannot stand in the context of Web Annotation, which takes {scheme}: for a prefix of its own",
            path=iri,
        )
    return iri


# A word of a closed list, there and back.


@cache
def _word(iri: str, *, coerced: bool) -> str:
    return _short(iri) if coerced and iri in _theirs() else iri


@cache
def _words_back(term: Term) -> Mapping[str, str]:
    out = {iri: word for word, iri in (term.words or {}).items()}
    return {**{_word(iri, coerced=True): word for iri, word in out.items()}, **out}


_LITERAL: Final = frozenset({"edtf", "count"})
"""Kinds whose datatype JSON does not tell."""


def noted(node: Node) -> Node:
    """A node of ours in that context.

    Raises:
        CannotCarry: an IRI that the context would take for something else.
    """
    out: Node = {}
    for name, value in node.items():
        if name == "@id":
            out["id"] = _checked(value)
        elif name == "@type":
            out["type"] = [_type_of(one) for one in value] if type(value) is list else _type_of(value)
        else:
            key = _keys()[name]
            found = _each(value, key, _encoded)
            if key.term.many == "list":
                found = {"@list": found}
            if key.term.reverse:
                out["@reverse"] = {key.name: found}
            else:
                out[key.name] = found
    return out


def _each(value: Any, key: _Key, change: Callable[[Any, _Key], Any]) -> Any:
    return [change(item, key) for item in value] if type(value) is list else change(value, key)


def _encoded(value: Any, key: _Key) -> Any:
    kind = key.term.kind
    if kind == "node":
        return noted(value) if type(value) is dict else value
    if kind in ("link", "word"):
        iri = _checked(value) if kind == "link" else _word(_iri_of(value, key.term), coerced=key.coerced)
        return iri if key.coerced else {"id": iri}
    if kind in _LITERAL and not key.coerced:
        return {"@value": value, "@type": DATATYPES[kind]}
    return value


def _iri_of(word: str, term: Term) -> str:
    return (term.words or {})[word]


def ours(node: Node) -> Node:
    """A node of that context in ours; keys that are not ours are left out.

    What is put together in another way than `noted` does comes out as it may: who reads it compares.
    """
    out: Node = {}
    for name, value in node.items():
        if name == "id":
            out["@id"] = value
        elif name == "type":
            out["@type"] = [_type_back(one) for one in value] if type(value) is list else _type_back(value)
        elif name == "@reverse":
            _add(out, value, _back(reverse=True))
        elif name in _back(reverse=False):
            _add(out, {name: value}, _back(reverse=False))
    return out


def _add(out: Node, found: Any, keys: Mapping[str, _Key]) -> None:
    for name, value in found.items() if type(found) is dict else ():
        key = keys.get(name)
        if key is not None:
            items = value.get("@list") if type(value) is dict and key.term.many == "list" else value
            out[key.name] = _each(items, key, _decoded)


def _type_back(value: Any) -> Any:
    if type(value) is not str:
        return value
    return _types_back().get(value) or value.removeprefix("schema:")


def _decoded(value: Any, key: _Key) -> Any:
    kind = key.term.kind
    if kind == "node":
        return ours(value) if type(value) is dict else value
    if kind in ("link", "word"):
        iri = value.get("id") if type(value) is dict else value
        return _words_back(key.term).get(iri, iri) if kind == "word" and type(iri) is str else iri
    if kind in _LITERAL and type(value) is dict:
        return value.get("@value")
    return value
