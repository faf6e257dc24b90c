"""Names of NewsML-G2: namespaces, schemes, and the words of both sides of the mapping."""

from __future__ import annotations

from typing import Final

NAR: Final = "http://iptc.org/std/nar/2006-10-01/"
XHTML: Final = "http://www.w3.org/1999/xhtml"
NA: Final = "https://w3id.org/news-annotation/ns#"
XML: Final = "http://www.w3.org/XML/1998/namespace"
CV: Final = "https://w3id.org/news-annotation/cv/"

_PREFIXES: Final = {"na": NA, "xml": XML, "xhtml": XHTML}

LANG: Final = f"{{{XML}}}lang"
XML_ID: Final = f"{{{XML}}}id"
SPACE: Final = f"{{{XML}}}space"

STANDARD_VERSION: Final = "2.35"
MAPPING_VERSION: Final = "1.0"
"""The version of this mapping, `na:version` of every newsItem that newsml writes."""

CATALOG: Final = "http://www.iptc.org/std/catalog/catalog.IPTC-G2-Standards_41.xml"
"""IPTC's catalog of 2025-04-30."""

OWN_SCHEMES: Final = {
    "narel": f"{CV}relation/",
    "narole": f"{CV}role/",
    "napart": f"{CV}name-part/",
    "nastmt": f"{CV}statement-type/",
    "nachange": f"{CV}change/",
}
"""Aliases of our own code lists, declared in the catalog of every item."""


def nar(tag: str) -> str:
    """A tag of the standard's namespace."""
    return f"{{{NAR}}}{tag}"


def na(tag: str) -> str:
    """A tag or attribute of our extension namespace."""
    return f"{{{NA}}}{tag}"


def xhtml(tag: str) -> str:
    """A tag of XHTML."""
    return f"{{{XHTML}}}{tag}"


def expanded(name: str) -> str:
    """`@na:form`, `@xml:lang`, `@guid`, `na:label` or `subject` with its namespace."""
    attribute, name = name.startswith("@"), name.removeprefix("@")
    prefix, _, local = name.rpartition(":")
    if prefix:
        return f"{{{_PREFIXES[prefix]}}}{local}"
    return name if attribute else nar(name)
