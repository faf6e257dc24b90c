"""How a class of the model becomes a node and back: rows of places, compiled once.

A `Place` is one field under one key. What no row can say is a `Pair` of functions. A `Derived` key repeats, for
consumers of schema.org, what other places say: it is written, and on reading it has to say the same.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any, Protocol, TypeAlias

from newsml.model.structure import shape

if TYPE_CHECKING:
    from collections.abc import Callable

    from newsml.formats.jsonld.sides import Reader, Writer
    from newsml.formats.jsonld.term import Term
    from newsml.model.record import Record

Node: TypeAlias = dict[str, Any]
"""A node object: its keys are names of terms, `@id` and `@type`."""
Data: TypeAlias = dict[str, Any]
"""The fields of a record, before validation."""


class Codec(Protocol):
    """A value of a field and its JSON."""

    def decode(self, value: Any, r: Reader, /) -> Any:
        """The value of the field; None where this is nothing of ours."""

    def encode(self, value: Any, w: Writer, at: str, /) -> Any:
        """The JSON; `at` is the fragment of the node, where it becomes one."""

    def key(self, value: Any, /) -> str | None:
        """What tells the node of this value from the others of a SET; None where only its place does."""


class Numbered:
    """What only its number tells from the others of a SET."""

    def key(self, _value: Any) -> str | None:
        return None


class Plain(Numbered):
    """A string, number or boolean as it is."""

    def decode(self, value: Any, _r: Reader) -> Any:
        return value

    def encode(self, value: Any, _w: Writer, _at: str) -> Any:
        return value


class Ref(Numbered):
    """The id of something in the article: a reference to its node."""

    def decode(self, value: Any, r: Reader) -> Any:
        return r.local(value)

    def encode(self, value: str, w: Writer, _at: str) -> Any:
        return {"@id": w.iri_of(value)}


class Link(Numbered):
    """An IRI outside of the article, where other nodes can stand as well."""

    def decode(self, value: Any, _r: Reader) -> Any:
        return value["@id"] if type(value) is dict and "@id" in value else value

    def encode(self, value: str, _w: Writer, _at: str) -> Any:
        return value


PLAIN = Plain()
REF = Ref()
LINK = Link()


class Place:
    """One field under one key."""

    __slots__ = ("codec", "field", "term")

    def __init__(self, field: str, term: Term, codec: Codec | None = None) -> None:
        self.field = field
        self.term = term
        self.codec: Codec = codec or (LINK if term.kind == "link" else PLAIN)


@dataclass(frozen=True, slots=True)
class Pair:
    """Fields that no row can place, with the two functions that do."""

    fields: tuple[str, ...]
    terms: tuple[Term, ...]
    read: Callable[[Node, Data, Reader], None]
    write: Callable[[Any, Node, Writer, str], None]


@dataclass(frozen=True, slots=True)
class Derived:
    """Keys that repeat what other places say."""

    terms: tuple[Term, ...]
    write: Callable[[Any, Node, Writer, str], None]


Row: TypeAlias = Place | Pair | Derived
ReadPlace: TypeAlias = "Callable[[Any, Data, Reader], None]"
"""Puts what the value of a key gives into the fields."""
WriteRow: TypeAlias = "Callable[[Any, Node, Writer, str], None]"
"""Puts what a record, or for a place its field, gives into the node with this fragment."""


@dataclass(eq=False)
class NodeMap:
    """The mapping of a class: also a codec, for fields that hold it."""

    cls: type[Record]
    rows: tuple[Row, ...]
    type: str | Callable[[Any, Writer], str | list[str]] = ""
    """The `@type` of its nodes, or what gives it; empty where a pair writes it."""
    key: Callable[[Any], str | None] = field(default=lambda _: None)
    """What tells two of them in one SET apart, as part of the fragment."""

    @cached_property
    def _readers(self) -> dict[str, ReadPlace]:
        """What reads the value of each key that is a place."""
        fields = {item.name: item for item in shape(self.cls)}
        out = {}
        for row in self.rows:
            if isinstance(row, Place):
                make = _read_one if fields[row.field].collection == "one" else _read_many
                out[row.term.name] = make(row.field, row.codec)
        return out

    @cached_property
    def _pairs(self) -> list[Callable[[Node, Data, Reader], None]]:
        return [row.read for row in self.rows if isinstance(row, Pair)]

    @cached_property
    def _writers(self) -> list[tuple[str, Any, WriteRow]]:
        """What writes each row; for places with the field, and the value that needs no writing."""
        fields = {item.name: item for item in shape(self.cls)}
        out: list[tuple[str, Any, WriteRow]] = []
        for row in self.rows:
            if not isinstance(row, Place):
                out.append(("", None, row.write))
            elif fields[row.field].collection == "one":
                out.append((row.field, fields[row.field].default, _write_one(row)))
            else:
                out.append((row.field, (), _write_many(row)))
        return out

    def placed(self) -> set[str]:
        """The fields that have a place, as "Class.field"."""
        fields: set[str] = set()
        for row in self.rows:
            if isinstance(row, Place):
                fields.add(row.field)
            elif isinstance(row, Pair):
                fields.update(row.fields)
        return {f"{self.cls.__name__}.{name}" for name in fields}

    def terms(self) -> list[Term]:
        """The terms of its rows, in order."""
        out: list[Term] = []
        for row in self.rows:
            out += (row.term,) if isinstance(row, Place) else row.terms
        return out

    def read(self, node: Node, r: Reader) -> Data:
        """The fields that a node gives."""
        data: Data = {}
        readers = self._readers
        for key, value in node.items():
            if key in readers:
                readers[key](value, data, r)
        for pair in self._pairs:
            pair(node, data, r)
        return data

    def write(self, record: Any, w: Writer, at: str) -> Node:
        """The node of a record, with `at` as fragment."""
        node: Node = {"@id": w.base + at}
        if self.type:
            node["@type"] = self.type if isinstance(self.type, str) else self.type(record, w)
        values = record.__dict__
        for name, default, write in self._writers:
            if not name:
                write(record, node, w, at)
                continue
            value = values[name]
            if value is not default and value is not None and value != default:
                write(value, node, w, at)
        return node

    def decode(self, value: Any, r: Reader) -> Any:
        return r.decoded(value, self)

    def encode(self, value: Any, w: Writer, at: str) -> Any:
        return self.write(value, w, at)


def types(node: Node) -> list[str]:
    """The types of a node."""
    found = node.get("@type", [])
    return [name for name in (found if type(found) is list else [found]) if type(name) is str]


def values(node: Node, term: Term) -> list[Any]:
    """The values of a term, also where there is one without an array around it."""
    found = node.get(term.name, [])
    return found if type(found) is list else [found]


def id_of(value: Any) -> str:
    """The `@id` of a node or reference; empty where it has none."""
    iri = value.get("@id") if type(value) is dict else None
    return iri if type(iri) is str else ""


def _read_one(name: str, codec: Codec) -> ReadPlace:
    decode = codec.decode

    def read(value: Any, data: Data, r: Reader) -> None:
        for item in value if type(value) is list else (value,):
            decoded = decode(item, r)
            if decoded is not None:
                data[name] = decoded
                return  # a second value is none of ours

    def read_plainly(value: Any, data: Data, r: Reader) -> None:
        if type(value) is list:
            read(value, data, r)
        elif value is not None:
            data[name] = value

    return read_plainly if codec is PLAIN else read


def _read_many(name: str, codec: Codec) -> ReadPlace:
    decode = codec.decode

    def read(value: Any, data: Data, r: Reader) -> None:
        items = [decode(item, r) for item in (value if type(value) is list else (value,))]
        data[name] = [item for item in items if item is not None]

    return read


def _write_one(row: Place) -> WriteRow:
    name, key, encode, many = row.field, row.term.name, row.codec.encode, row.term.many != "one"
    if row.codec is PLAIN or row.codec is LINK:

        def write_plainly(value: Any, node: Node, _w: Writer, _at: str) -> None:
            node[key] = [value] if many else value

        return write_plainly

    def write(value: Any, node: Node, w: Writer, at: str) -> None:
        encoded = encode(value, w, f"{at}.{name}")
        node[key] = [encoded] if many else encoded

    return write


def _write_many(row: Place) -> WriteRow:
    name, key, codec = row.field, row.term.name, row.codec

    def write(values: Any, node: Node, w: Writer, at: str) -> None:
        node[key] = write_all(values, codec, w, f"{at}.{name}")

    return write


def write_all(values: Any, codec: Codec, w: Writer, at: str) -> list[Any]:
    """The JSON of several values; a node's fragment ends in what tells it apart, else in its number."""
    encode = codec.encode
    if codec is PLAIN or codec is LINK:
        return list(values)
    if codec is REF:
        return [encode(value, w, "") for value in values]
    key_of = codec.key
    seen: dict[str, int] = {}
    out = []
    for number, value in enumerate(values, 1):
        key = key_of(value) or str(number)
        times = seen[key] = seen.get(key, 0) + 1
        out.append(encode(value, w, f"{at}.{key}" if times == 1 else f"{at}.{key}~{times}"))
    return out
