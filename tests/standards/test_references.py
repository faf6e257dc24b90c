"""Ids and what refers to them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from newsml.standards.catalogue import NEWSML_G2, Standard
from newsml.standards.folder import find
from newsml.standards.references import REFERRING, check

XS = "{http://www.w3.org/2001/XMLSchema}"


def root(content: str) -> Any:
    return etree.fromstring(f'<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/">{content}</newsItem>')


def referring(schema: Any) -> dict[str, set[str]]:
    """The attributes of type IDREF and IDREFS in a schema, by the elements that have them."""
    found: dict[str, set[str]] = {}
    for attribute in schema.iter(f"{XS}attribute"):
        if attribute.get("type") in ("xs:IDREF", "xs:IDREFS"):
            owner = next(node for node in attribute.iterancestors() if node.get("name"))
            names = [owner.get("name")]
            if owner.tag != f"{XS}element":
                uses = schema.iter(f"{XS}element", f"{XS}extension")
                uses = [node for node in uses if owner.get("name") in (node.get("type"), node.get("base"))]
                names = [
                    next(n.get("name") for n in (use, *use.iterancestors()) if n.get("name")) for use in uses
                ]
            for name in names:
                found.setdefault(name, set()).add(attribute.get("name"))
    return found


@pytest.mark.parametrize("standard", NEWSML_G2, ids=lambda one: one.name)
def test_what_refers_is_what_the_schemas_say(standards: Path, standard: Standard) -> None:
    path = find(standard)
    if path is None:
        pytest.skip(f"{standards} does not hold {standard.file}")
    schema = etree.parse(path).getroot()
    found = referring(schema)
    assert found
    assert {(name, attribute) for name in found for attribute in found[name]} <= {
        (name, attribute) for name, attributes in REFERRING.items() for attribute in attributes
    }
    if standard is NEWSML_G2[-1]:
        assert found == {name: set(attributes) for name, attributes in REFERRING.items()}
    ids = [
        attribute for attribute in schema.iter(f"{XS}attribute") if attribute.get("name") in ("id", "partid")
    ]
    assert {attribute.get("type") for attribute in ids} == {"xs:ID"}
    assert {attribute.get("name") for attribute in ids} == {"id", "partid"}


def test_all_is_well() -> None:
    found = check(
        root(
            '<partMeta partid="p" contentrefs="x  y"/><contentSet id="x" original="y">'
            '<n:nitf xmlns:n="http://iptc.org/std/NITF/2006-10-18/" id="y"/>'
            '<p xmlns="http://www.w3.org/1999/xhtml" id="y"/><p xmlns="" xml:id=" z " id="z"/></contentSet>'
            '<groupSet root="g"><group id="g"><groupRef idref="z"/></group></groupSet>'
            '<rightsInfo idrefs="p"/><inlineRef xmlns="urn:other" idrefs="nothing"/>'
        )
    )
    assert (found.dangling, found.duplicate) == ((), ())


def test_many_that_lead_nowhere() -> None:
    (found,) = check(root('<inlineRef idrefs="a b c d e f a"/>')).dangling
    assert found.number == 1
    assert found.text.startswith(
        "the attribute idrefs of inlineRef refers to 'a', 'b', 'c', 'd', 'e' and more, but "
    )


def test_an_empty_reference() -> None:
    (found,) = check(root('<rightsInfo idrefs=" "/>')).dangling
    assert found.text == "the attribute idrefs of rightsInfo is empty: name an id, or remove it"


def test_ids_of_any_kind_clash() -> None:
    found = check(
        root('<partMeta partid="a"/><link xml:id="a"/><x xmlns="" id="a"/><link id="a"/>')
    ).duplicate
    assert [one.number for one in found] == [2, 4]
    assert found[0].text == "the id 'a' stands on an earlier partMeta as well: rename one of them"
