"""When something is: as EDTF, with the nearest date that schema.org can say beside it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from newsml.formats.jsonld import terms as t
from newsml.formats.jsonld.mapping import Derived, Node, NodeMap, Place
from newsml.formats.jsonld.nodes.anchor import ANCHOR, anchored
from newsml.model.event import When

if TYPE_CHECKING:
    from newsml.formats.jsonld.sides import Writer

WHEN = NodeMap(
    When,
    (
        Place("value", t.DATE),
        Place("basis", t.TIME_BASIS),
        Place("previous", t.PREVIOUS_DATE),
        anchored(("anchor", "dating", ANCHOR, False)),
    ),
    "TemporalEntity",
)

_ISO: Final = re.compile(
    r"([0-9]{4}(?:-(?:0[1-9]|1[0-2])(?:-[0-9]{2})?)?)[?~%]?|([0-9]{4}-[0-9]{2}-[0-9]{2}T[^/]+)"
)


def iso_dates(value: str | None) -> tuple[str | None, str | None]:
    """First and last date of an EDTF as ISO 8601, of reduced precision where it is; None where it cannot say it."""
    if value is None or value.startswith(("[", "{")):
        return None, None
    first, slash, last = value.partition("/")
    start = _iso(first)
    return (start, _iso(last)) if slash else (start, None)


def _iso(text: str) -> str | None:
    found = _ISO.fullmatch(text)
    return (found[1] or found[2]) if found else None


def _write_dates(record: Any, node: Node, _w: Writer, _at: str) -> None:
    if record.when is not None:
        start, end = iso_dates(record.when.value)
        if start is not None:
            node["startDate"] = start
        if end is not None:
            node["endDate"] = end


def _write_validity(record: Any, node: Node, _w: Writer, _at: str) -> None:
    start, end = iso_dates(record.valid_from)[0], iso_dates(record.valid_to)[0]
    if start is not None:
        node["startDate"] = start
    if end is not None:
        node["endDate"] = end


EVENT_DATES: Final = Derived((t.START_DATE, t.END_DATE), _write_dates)
ROLE_DATES: Final = Derived((t.START_DATE, t.END_DATE), _write_validity)
