"""What IPTC's schema makes of a document."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from lxml import etree

NAR = "{http://iptc.org/std/nar/2006-10-01/}"


@cache
def schema_of(folder: Path) -> etree.XMLSchema:
    return etree.XMLSchema(etree.parse(folder / "newsml-g2" / "NewsML-G2_2.35-spec-All-Power.xsd"))


ANY_URI = etree.XMLSchema(
    etree.XML(
        '<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"><xs:element name="iri" type="xs:anyURI"/></xs:schema>'
    )
)


def understood(iri: str) -> bool:
    """Whether libxml2 takes an IRI for an anyURI: it refuses an empty port, which RFC 3986 (3.2.3) allows."""
    node = etree.Element("iri")
    node.text = iri
    return ANY_URI.validate(node)


def understandable(data: bytes) -> etree._Element:
    """The document, with other IRIs for those that libxml2 refuses without need."""
    root = etree.fromstring(data)
    for node in root.iter(NAR + "*"):
        for name, value in node.attrib.items():
            if ("uri" in str(name) or name == "href") and not understood(str(value)):
                node.set(name, "urn:misunderstood")
        if node.tag == NAR + "altRep" and not understood(node.text or ""):
            node.text = "urn:misunderstood"
    return root


def check_valid(data: bytes, standards: Path) -> None:
    root, schema = understandable(data), schema_of(standards)
    assert schema.validate(root), schema.error_log
