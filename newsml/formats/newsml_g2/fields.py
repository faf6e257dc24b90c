"""Which field of the model an element or attribute of a newsItem holds, told from the tables: for messages."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from newsml.formats.newsml_g2.names import expanded, nar
from newsml.formats.newsml_g2.places import AT, Inside, Pair
from newsml.formats.newsml_g2.types import GROUP, KINDS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lxml.etree import _Element

    from newsml.formats.newsml_g2.places import Row


def field_of(node: _Element, attribute: str | None = None) -> str | None:
    """The model path of an element of a newsItem, or of its attribute; None where it is no field's.

    An article's own things are told by their ids: `participants[id=ada].same_as`.
    """
    chain = [node]
    while (above := chain[0].getparent()) is not None and chain[0].tag != nar("newsItem"):
        chain.insert(0, above)
    rows: Iterable[Row] = _rows("")
    path: list[str] = []
    for element in chain[1:] if chain[0].tag == nar("newsItem") else chain:
        row = next((row for row in rows if _holds(row, element)), None)
        if row is None:
            break
        if isinstance(row, Inside):
            rows = row.rows
            if element is node and len(rows) == 1:
                path.extend(_names(rows[0])[:1])
            continue
        field = _field(row, element, chain[0])
        if field is None:
            break
        path.append(field)
        rows = _rows(field.partition("[")[0])
    if attribute is not None:
        row = next((row for row in rows if f"@{attribute}" in _places(row)), None)
        if row is not None and (names := _names(row)):
            path.append(names[0])
    return ".".join(path) or None


@cache
def _rows(field: str) -> tuple[Row, ...]:
    """The rows of the element that holds a field, where that has fields itself; those of the item for no field."""
    from newsml.formats.newsml_g2 import credits as parties
    from newsml.formats.newsml_g2 import (
        events,
        headlines,
        identifiers,
        item,
        participants,
        statements,
        topics,
    )

    tables = {
        "": item.ITEM,
        "provider": parties.PARTY,
        "holder": parties.PARTY,
        "rights": parties.RIGHTS,
        **dict.fromkeys(("creators", "contributors", "information_sources"), parties.CREDIT),
        "links": identifiers.LINK,
        "alternative_headlines": headlines.ALTERNATIVE_HEADLINE,
        "participants": participants.PARTICIPANT,
        "topics": topics.TOPIC,
        "events": events.EVENT,
        "statements": statements.STATEMENT,
        "roles": participants.ROLE,
        "participations": events.PARTICIPATION,
        "where": events.WHERE,
    }
    return tables[field].rows if field in tables else ()


def _places(row: Row) -> tuple[str, ...]:
    return row.at if isinstance(row, Pair) else (row.at,)


def _names(row: Row) -> tuple[str, ...]:
    if isinstance(row, Inside):
        return ()
    return row.fields if isinstance(row, Pair) else (row.field,)


def _holds(row: Row, element: _Element) -> bool:
    for place in _places(row):
        found = None if place.startswith("@") or place == "text()" else AT.fullmatch(place)
        if found is None or expanded(found["name"]) != element.tag:
            continue
        key: Any = found["key"]
        if key is None or element.get(expanded(f"@{key.removeprefix('@')}")) == found["value"]:
            return True
    return False


def _field(row: Row, element: _Element, root: _Element) -> str | None:
    names = _names(row)
    if element.tag in (nar("assert"), nar("inlineRef")):
        meta = root.find(nar("contentMeta"))
        same = (
            (other for other in meta if other.get("qcode") == element.get("qcode"))
            if meta is not None
            else ()
        )
        thing = next(iter(same), None)
        return None if thing is None else field_of(thing)
    if element.tag == nar("subject") and "subjects" in names:
        return _thing(_kind(element.get("type", "")), element)
    if names == ("statements",):
        return _thing("statements", element)
    return names[0] if names else None


def _kind(type_: str) -> str:
    if type_ == "cpnat:event":
        return "events"
    return "topics" if type_ == GROUP else "participants" if type_ in KINDS.values() else "subjects"


def _thing(field: str, element: _Element) -> str:
    id_ = element.get("qcode", "").partition(":")[2]
    return f"{field}[id={id_}]" if id_ and field != "subjects" else field
