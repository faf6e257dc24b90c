"""What libxml2 says of a document by a schema, and of which element.

libxml2 gives no columns, and works out the path of every element that it complains of, which takes time quadratic in
their number. So it validates while it parses, and is given the document tag by tag: what it says after a tag is about
the element of that tag.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from newsml.standards.markup import Markup

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import XMLParser, XMLSchema, _Element

MOST: Final = 500
"""How many faults are looked for."""
_ROUNDS: Final = 8

_DATE: Final = re.compile(r"is not a valid value of the atomic type 'xs:(?:dateTime|date)'\.$")
_URI: Final = re.compile(
    r"is not a valid value of the (?:atomic|list) type '(?:xs:anyURI|\{[^}]*\}IRI(?:List)?Type)'\.$"
)
_WHITE: Final = " \t\r\n"
_EMPTY_PORT: Final = re.compile(r"(?<!\S)((?:[A-Za-z][A-Za-z0-9+.-]*:)?//[^/?#\s]*):(?=[/?#\s]|$)")


class Fault(NamedTuple):
    """One fault."""

    number: int
    """The element, counted from 0 in the order of the document."""
    says: str
    """What libxml2 says."""


def faults(root: _Element, markup: Markup, schema: XMLSchema) -> list[Fault]:
    """The faults of a document, the first `MOST` of them, without those that are none.

    Args:
        root: the document, which is changed where libxml2 misunderstands it.
        markup: the same document.
        schema: the schema.
    """
    from lxml import etree

    found = _said(markup, schema)
    for _ in range(_ROUNDS):
        if not _mended(root, found):
            break
        found = _said(Markup(etree.tostring(root, encoding="UTF-8")), schema)
    return found


def _said(markup: Markup, schema: XMLSchema) -> list[Fault]:
    from lxml import etree

    try:
        etree.fromstring(markup.utf8(), _parser(schema))
    except etree.XMLSyntaxError:
        return list(_by_element(markup, schema))
    return []


def _by_element(markup: Markup, schema: XMLSchema) -> Iterator[Fault]:
    parser = _parser(schema)
    parser.feed(b'<?xml version="1.0" encoding="UTF-8"?>')
    seen = 0
    for number, text in markup.steps():
        parser.feed(text.encode())
        log = parser.feed_error_log
        for entry in log[seen:]:
            yield Fault(number, str(entry.message))
        seen = len(log)
        if seen >= MOST:
            return


def _parser(schema: XMLSchema) -> XMLParser:
    from lxml import etree

    # The document has been parsed within bounds before.
    return etree.XMLParser(
        schema=schema,
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=True,
        collect_ids=False,
    )


# --- what libxml2 misunderstands ---


def _mended(root: _Element, found: list[Fault]) -> bool:
    """Writes what libxml2 refuses although the standards allow it in a way that it understands.

    White space around a dateTime is collapsed (XML Schema 1.0 part 2, 3.2.7 and 4.3.6); libxml2 does so only behind a
    zone. The port behind a colon may be empty (RFC 3986, 3.2.3). What is wrong in another way as well is still wrong
    afterwards.
    """
    dates = {one.number: one.says for one in found if _DATE.search(one.says)}
    uris = {one.number: one.says for one in found if _URI.search(one.says)}
    nodes = _nodes(root, {*dates, *uris}) if dates or uris else {}
    kinds = {_kind(nodes[number]) for number in dates}, {_kind(nodes[number]) for number in uris}
    changed = False
    for node in root.iter("*") if nodes else ():
        kind = _kind(node)
        if kind in kinds[0]:
            changed |= _without_space_around(node)
        if kind in kinds[1]:
            changed |= _without_empty_ports(node)
    return changed


def _nodes(root: _Element, numbers: set[int]) -> dict[int, _Element]:
    return {number: node for number, node in enumerate(root.iter("*")) if number in numbers}


def _kind(node: _Element) -> tuple[Any, Any]:
    """What an element's type depends on: in one parent, elements of one name are of one type."""
    parent = node.getparent()
    return node.tag, None if parent is None else parent.tag


def _without_space_around(node: _Element) -> bool:
    text = node.text or ""
    mended = text.strip(_WHITE)
    if len(node) or mended in ("", text):
        return False
    node.text = mended
    return True


def _without_empty_ports(node: _Element) -> bool:
    changed = False
    for name, value in node.attrib.items():
        mended = _EMPTY_PORT.sub(r"\1", str(value))
        if mended != value:
            node.set(name, mended)
            changed = True
    mended = _EMPTY_PORT.sub(r"\1", node.text or "") if len(node) == 0 else node.text or ""
    if mended != (node.text or ""):
        node.text = mended
        changed = True
    return changed
