"""Schemas of NewsML-G2, compiled once a process."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final

from newsml.errors import NewsmlError
from newsml.files import opened, whole
from newsml.formats._kit import xml
from newsml.standards.catalogue import CATALOGUE
from newsml.standards.folder import find

if TYPE_CHECKING:
    from pathlib import Path

    from lxml.etree import XMLSchema

    from newsml.standards.catalogue import Standard

_XSD: Final = "{http://www.w3.org/2001/XMLSchema}"
_REFERENCES: Final = (f"{_XSD}import", f"{_XSD}include", f"{_XSD}redefine")


def missing(standard: Standard) -> tuple[Standard, ...]:
    """Which of a schema and those that it needs are not there."""
    from newsml.standards.catalogue import with_needs

    return tuple(one for one in with_needs(standard) if find(one) is None)


def compiled(standard: Standard) -> XMLSchema:
    """A schema that is there.

    Raises:
        NewsmlError: it is not there, or not a schema; the message gives the command that fetches it.
    """
    absent = missing(standard)
    path = find(standard)
    if absent or path is None:
        names = " ".join(one.name for one in absent)
        raise NewsmlError(f"the schema {standard.name} is not at hand: newsml standards fetch {names}")
    return _compiled(path, path.stat().st_mtime_ns)


@lru_cache(maxsize=32)
def _compiled(path: Path, changed: int) -> XMLSchema:
    """The schema in a file as it was at a time."""
    del changed  # part of the key only
    from lxml import etree

    with opened(str(path)) as file:
        root = xml.parse(whole(file, str(path)), str(path))
    for reference in root.iter(*_REFERENCES):
        reference.set("schemaLocation", _location(reference.get("schemaLocation", ""), path))
    try:
        return etree.XMLSchema(root)
    except etree.XMLSchemaParseError as error:
        message = f"not a schema that can be used: {error}; remove it and run `newsml standards fetch`"
        raise NewsmlError(message, source=str(path)) from None


def _location(wanted: str, path: Path) -> str:
    """The file that a schema refers to: one that newsml knows, from the same folder, never from elsewhere."""
    for standard in CATALOGUE:
        found = find(standard) if standard.file == wanted else None
        if found is not None:
            return found.as_uri()
    message = f"refers to {wanted!r}, which is none of the schemas at hand: newsml standards fetch"
    raise NewsmlError(message, source=str(path))
