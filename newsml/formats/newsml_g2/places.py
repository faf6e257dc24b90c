"""Places: which field stands where, and by which codec; rows of tables that serve reading and writing alike."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Callable

    from lxml.etree import _Element

    from newsml.formats.newsml_g2.draft import Draft
    from newsml.formats.newsml_g2.source import Source

    Take = Callable[[_Element, dict[str, Any], Source], bool]
    Encode = Callable[[_Element, Any, Draft], None]

UNFIT: Final = object()
"""What a codec returns for something that it does not understand: it becomes a leftover."""

NOTHING: Final[frozenset[str]] = frozenset()


@dataclass(frozen=True, slots=True)
class Scalar:
    """A codec for the text of an attribute; `encode` may give None for a value that need not be written."""

    decode: Callable[[str, Source], Any]
    encode: Callable[[Any, Draft], str | None]


@dataclass(frozen=True, slots=True)
class Node:
    """A codec for an element; `decode` is told which attributes its place has dealt with."""

    decode: Callable[[_Element, Source, frozenset[str]], Any]
    encode: Encode


AT: Final = re.compile(r"(?P<name>[^\[]+)(?:\[(?P<key>[^=]+)=(?P<value>[^\]]+)\])?")


@dataclass(frozen=True, slots=True)
class Place:
    """One field and where it stands: `@guid`, `@na:form`, `text()`, `keyword`, `related[rel=narel:about]`."""

    field: str
    at: str
    codec: Scalar | Node


@dataclass(frozen=True, slots=True)
class Pair:
    """What no row can say. `read` gets the claimed child element, or the element itself for a claimed attribute.

    `read` returns False for what it does not understand.
    """

    fields: tuple[str, ...]
    at: tuple[str, ...]
    read: Take
    write: Encode
    also: tuple[str, ...] = ()
    """Fields of other records that it places, as "Class.field"."""


@dataclass(frozen=True, slots=True)
class Inside:
    """An element of the standard that holds fields of the same record; written if anything stands in it."""

    at: str
    rows: tuple[Row, ...]
    always: bool = False


Row = Place | Pair | Inside
