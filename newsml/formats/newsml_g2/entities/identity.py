"""Identifiers in documents that newsml did not write, and the ids that they become.

An id comes from the thing's own QCode, IRI or literal, else from its name, plus its occurrence: never a running number.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from newsml.formats.newsml_g2.names import na
from newsml.formats.newsml_g2.scalars import local_id
from newsml.model.iri import is_iri

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from lxml.etree import _Element

    from newsml.formats.newsml_g2.source import Source

ID: Final = na("id")
"""States the id of the thing that a construct names, where it is not the one that would come of its identity."""

IDENTITY: Final = frozenset(("qcode", "uri", "literal"))
"""The attributes that identify a concept."""

_NO_ID: Final = re.compile("[^A-Za-z0-9_-]+")
_FIRST: Final = re.compile("[A-Za-z_]")


@dataclass(slots=True, eq=False)
class Origin:
    """Where a thing comes from that standard constructs name."""

    nodes: list[_Element]
    """The constructs that say something about it, the one that it was found by first."""
    field: str
    """The article's field: participants, topics or events."""
    identity: tuple[str, str] | None
    """The attribute and value that identify it in the first construct."""
    from_name: bool
    """Whether its id comes from its name."""
    occurrence: bool
    """Whether its id ends in the number of its occurrence."""
    shadowed: bool = False
    """Whether an annotation in our own dialect has its id, and counts instead."""


def identity_of(attributes: Mapping[str, str]) -> tuple[str, str] | None:
    """The attribute and value that identify a thing: qcode before uri before literal."""
    for name in ("qcode", "uri", "literal"):
        value = attributes.get(name)
        if value:
            return name, value
    return None


def keys_of(
    node: _Element, source: Source, get: Callable[[str], str | None] | None = None
) -> tuple[str, ...]:
    """What a thing is known by: the IRI of its QCode, or the QCode itself, its IRI, else its literal.

    Args:
        node: the element that names the thing.
        source: the item.
        get: gives the element's attributes, where they are at hand: lxml takes longer.
    """
    get = get or node.get
    keys: tuple[str, ...] = ()
    qcode, uri = get("qcode"), get("uri")
    if qcode is not None and ":" in qcode:
        key = source.keys.get(qcode)
        if key is None:
            text = qcode.strip()
            key = source.resolve(text, node) or f"qcode {source.schemes.canonical(text)}"
            source.keys[qcode] = key
        keys = (key,)
    if uri is not None and (uri := uri.strip()) not in keys and is_iri(uri):
        keys = (*keys, uri)
    if not keys and (literal := (get("literal") or "").strip()):
        return (f"literal {literal}",)
    return keys


def iris_of(node: _Element, source: Source) -> list[str]:
    """The IRIs of the concept that an element names: of its QCode, and its own."""
    iri, uri = source.resolve(node.get("qcode", "").strip(), node), node.get("uri", "").strip()
    out = [] if iri is None else [iri]
    return [*out, uri] if uri != iri and is_iri(uri) else out


class Ids:
    """Gives out the ids of one document or register, each once."""

    def __init__(self) -> None:
        self._taken: set[str] = set()
        self._next: dict[str, int] = {}

    def state(self, id_: str | None) -> str | None:
        """An id that the document states, where it is one and nothing has it yet."""
        if id_ is None or id_ in self._taken or not isinstance(local_id(id_), str):
            return None
        self._taken.add(id_)
        return id_

    def derive(self, text: str) -> tuple[str, bool]:
        """The id that comes of a text, and whether it ends in an occurrence: the second of the same text gets `_2`."""
        stem = _NO_ID.sub("_", text).strip("_")
        if not stem or len(stem) > 48:
            stem = f"{stem[:32]}_{hashlib.sha256(text.encode()).hexdigest()[:12]}"
        if not _FIRST.match(stem):
            stem = f"_{stem}"
        count = self._next.get(stem, 1)
        while (id_ := stem if count == 1 else f"{stem}_{count}") in self._taken:
            count += 1
        self._next[stem] = count + 1
        self._taken.add(id_)
        return id_, count > 1
