"""A folder of schemas of our own writing that go by the names of the official ones: small, and here for everybody."""

from __future__ import annotations

from pathlib import Path

XML = b"""<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"
    targetNamespace="http://www.w3.org/XML/1998/namespace">
  <xs:attribute name="lang" type="xs:language"/>
  <xs:attribute name="id" type="xs:ID"/>
</xs:schema>"""

ITEM = b"""<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns="http://iptc.org/std/nar/2006-10-01/"
    targetNamespace="http://iptc.org/std/nar/2006-10-01/" elementFormDefault="qualified">
  <xs:import namespace="http://www.w3.org/XML/1998/namespace" schemaLocation="xml.xsd"/>
  <xs:simpleType name="IRIType"><xs:restriction base="xs:anyURI"/></xs:simpleType>
  <xs:complexType name="open">
    <xs:sequence>
      <xs:any processContents="skip" namespace="##other" minOccurs="0" maxOccurs="unbounded"/>
    </xs:sequence>
  </xs:complexType>
  <xs:element name="newsMessage">
    <xs:complexType>
      <xs:sequence>
        <xs:element name="itemSet">
          <xs:complexType><xs:sequence><xs:element ref="newsItem" maxOccurs="unbounded"/></xs:sequence></xs:complexType>
        </xs:element>
      </xs:sequence>
    </xs:complexType>
  </xs:element>
  <xs:element name="newsItem">
    <xs:complexType>
      <xs:sequence>
        <xs:element name="sent" type="xs:dateTime"/>
        <xs:element name="urgency" minOccurs="0">
          <xs:simpleType>
            <xs:restriction base="xs:integer"><xs:minInclusive value="1"/><xs:maxInclusive value="9"/></xs:restriction>
          </xs:simpleType>
        </xs:element>
        <xs:element name="link" minOccurs="0" maxOccurs="unbounded">
          <xs:complexType>
            <xs:attribute name="href" type="IRIType" use="required"/>
            <xs:attribute name="id" type="xs:ID"/>
          </xs:complexType>
        </xs:element>
        <xs:element name="inlineRef" minOccurs="0" maxOccurs="unbounded">
          <xs:complexType><xs:attribute name="idrefs" type="xs:IDREFS" use="required"/></xs:complexType>
        </xs:element>
        <xs:element name="altRep" type="IRIType" minOccurs="0"/>
        <xs:element name="contentSet" type="open" minOccurs="0"/>
      </xs:sequence>
      <xs:attribute name="standardversion" type="xs:string"/>
      <xs:attribute ref="xml:lang"/>
    </xs:complexType>
  </xs:element>
</xs:schema>"""

ANYTHING = b"""<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"
    targetNamespace="http://iptc.org/std/nar/2006-10-01/"><xs:element name="newsItem"/></xs:schema>"""


def write(folder: Path, *versions: str) -> Path:
    """Writes the schemas of some versions of NewsML-G2 into a folder, and returns it."""
    place = folder / "newsml-g2"
    place.mkdir(parents=True)
    (place / "xml.xsd").write_bytes(XML)
    for version in versions:
        (place / f"NewsML-G2_{version}-spec-All-Power.xsd").write_bytes(ITEM)
    return folder


def item(content: str = "", version: str | None = "2.35", sent: str = "2025-11-03T10:00:00Z") -> str:
    """A newsItem that the schema allows, if its content does."""
    declared = f' standardversion="{version}"' if version is not None else ""
    return (
        f'<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/"{declared}>\n'
        f"  <sent>{sent}</sent>\n{content}</newsItem>"
    )
