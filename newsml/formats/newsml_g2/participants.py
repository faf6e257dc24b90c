"""Participants: subjects of the standard's concept types, with geoAreaDetails where a place has a position."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from newsml.formats.newsml_g2.anchors import mentioned, refs_row
from newsml.formats.newsml_g2.annotations import HEAD, LABELS, NOTE
from newsml.formats.newsml_g2.codes import CODE, NAME
from newsml.formats.newsml_g2.dates import as_edtf, as_start_and_end
from newsml.formats.newsml_g2.derived import REFERENCE, take_reference
from newsml.formats.newsml_g2.engine import Table
from newsml.formats.newsml_g2.names import na, nar
from newsml.formats.newsml_g2.places import NOTHING, UNFIT, Pair, Place
from newsml.formats.newsml_g2.scalars import (
    FLAG,
    IRI,
    LABEL,
    LABEL_NODE,
    REF,
    attribute_node,
    choice,
    concepts,
)
from newsml.formats.newsml_g2.types import GROUP, KINDS, type_of
from newsml.model.participant import NamePart, Participant, PlaceDetails, Role

if TYPE_CHECKING:
    from lxml.etree import _Element

    from newsml.formats.newsml_g2.draft import Draft
    from newsml.formats.newsml_g2.source import Source

PARTICIPANT_REFS: Final = (("mentions", "", True),)
_QCODE: Final = frozenset(("qcode",))
COUNTRY: Final = "iso3166-1a2:"

_PART: Final = concepts(
    {
        "nprt:given": "given",
        "nprt:middle": "middle",
        "nprt:family": "family",
        "nprt:nickname": "nickname",
        "napart:prefix": "prefix",
        "napart:suffix": "suffix",
    }
)
NAME_PART: Final = Table(NamePart, Place("kind", "@part", _PART), Place("value", "text()", LABEL))
PART_NODE: Final = NAME_PART.node()
_ROLE_KNOWN: Final = frozenset(("role",))


def read_names(node: _Element, out: dict[str, Any], source: Source) -> bool:
    """The first name is the name; `part` makes a part of it, `nrol:alternate` and every further one an alias."""
    if "part" in node.attrib:
        part = PART_NODE.decode(node, source, NOTHING)
        if part is not UNFIT:
            out.setdefault("name_parts", []).append(part)
        return part is not UNFIT
    alias = node.get("role") == "nrol:alternate"
    if alias or "name" in out:
        name = NAME.decode(node, source, _ROLE_KNOWN if alias else NOTHING)
        if name is not UNFIT:
            out.setdefault("aliases", []).append(name)
        return name is not UNFIT
    name = LABEL_NODE.decode(node, source, NOTHING)
    if name is not UNFIT:
        out["name"] = name
    return name is not UNFIT


def write_names(node: _Element, value: Any, draft: Draft) -> None:
    tag = nar("name")
    if "name" in value:
        draft.element(node, tag).text = value["name"]
    for part in value.get("name_parts", ()):
        NAME_PART.write(draft.element(node, tag), part, draft)
    for alias in value.get("aliases", ()):
        NAME.encode(draft.element(node, tag, role="nrol:alternate"), alias, draft)


def read_broader(node: _Element, out: dict[str, Any], source: Source) -> bool:
    """What it is part of: another participant, or the country it lies in."""
    text = node.get("qcode", "")
    own = REF.decode(text, source)
    if own is not UNFIT:
        out.setdefault("part_of", []).append(own)
        take_reference(node, own, source, _QCODE)
        return True
    if not text.startswith(COUNTRY) or not re.fullmatch("[A-Z]{2}", text[len(COUNTRY) :]):
        return False
    if "country" in out.get("place", ()):
        return False
    out.setdefault("place", {})["country"] = text[len(COUNTRY) :]
    known = ("qcode", "type") if node.get("type") == KINDS["place"] else ("qcode",)
    for name in node.attrib:
        if name not in known:
            source.leave(node, str(name))
    for child in node:
        source.leave(child)
    return True


def write_broader(node: _Element, value: Any, draft: Draft) -> None:
    for other in value.get("part_of", ()):
        REFERENCE.encode(draft.element(node, nar("broader")), other, draft)
    place = value.get("place")
    if place is not None:
        if "country" in place:
            draft.element(node, nar("broader"), qcode=COUNTRY + place["country"], type=KINDS["place"])
        if len(place) != 1 or "country" not in place:
            GEO_AREA.write(draft.element(draft.assertion(value["id"]), nar("geoAreaDetails")), place, draft)


_DEGREES: Final = re.compile(r"\s*\+?(-?[0-9]{1,3}(?:\.[0-9]{1,15})?)\s*", re.ASCII)


def read_position(node: _Element, out: dict[str, Any], source: Source) -> bool:
    """`position` holds both coordinates; one alone stands in an attribute of ours."""
    for field, limit in (("latitude", 90), ("longitude", 180)):
        found = _DEGREES.fullmatch(node.get(field, ""))
        if found is None or abs(float(found[1])) > limit:
            return False
        out[field] = found[1]
    for name in node.attrib:
        if name not in ("latitude", "longitude"):
            source.leave(node, str(name))
    return True


def write_position(node: _Element, place: Any, draft: Draft) -> None:
    given = [field for field in ("latitude", "longitude") if field in place]
    if len(given) == 2:
        draft.element(node, nar("position"), latitude=place["latitude"], longitude=place["longitude"])
    for field in given if len(given) == 1 else ():
        node.set(na(field), place[field])


def read_lonely(node: _Element, out: dict[str, Any], _: Source) -> bool:
    for field in ("latitude", "longitude"):
        if na(field) in node.attrib:
            out[field] = node.get(na(field))
    return True


def write_lonely(node: _Element, place: Any, draft: Draft) -> None:
    """Written by `write_position`, which knows whether both are there."""


GEO_AREA: Final = Table(
    PlaceDetails,
    Pair(("latitude", "longitude"), ("position",), read_position, write_position),
    Pair(("latitude", "longitude"), ("@na:latitude", "@na:longitude"), read_lonely, write_lonely),
)


def day_of(edtf: str, side: int) -> str | None:
    """The first (0) or last (1) day of an EDTF; None where it says no day."""
    try:
        found = as_start_and_end(edtf)
    except ValueError:
        return None
    day = found and (found[side] or found[0])
    return day if day and len(day) >= 10 else None


def _validity(field: str, attribute: str, exact_name: str, side: int) -> Pair:
    """`validfrom` and `validto` are days; the exact EDTF stands beside one that says more or less than a day."""
    exact_name = na(exact_name)

    def read(node: _Element, out: dict[str, Any], _: Source) -> bool:
        text, exact = node.get(attribute), node.get(exact_name)
        value = (
            exact if exact is not None and text in (None, day_of(exact, side)) else as_edtf(text or "", None)
        )
        if value is None:
            return False
        out[field] = value
        return True

    def write(node: _Element, value: Any, _: Draft) -> None:
        if field in value:
            day = day_of(value[field], side)
            if day is not None:
                node.set(attribute, day)
            if day != value[field]:
                node.set(exact_name, value[field])

    return Pair((field,), (f"@{attribute}", f"@na:{exact_name.rpartition('}')[2]}"), read, write)


ROLE: Final = Table(
    Role,
    Place("of", "@qcode", REF),
    _validity("valid_from", "validfrom", "from", 0),
    _validity("valid_to", "validto", "to", 1),
    Place("anchor", "@na:anchor", mentioned("role")),
    Place("title", "name", LABEL_NODE),
)


def read_kind(node: _Element, out: dict[str, Any], _: Source) -> bool:
    """`@type`; a group is abstract to the standard."""
    kind = next((kind for kind, type_ in KINDS.items() if node.get("type") == type_), None)
    if kind is None and node.get("type") == GROUP and node.get(na("kind")) == "group":
        kind = "group"
    if kind is None:
        return False
    out["kind"] = kind
    return True


def write_kind(node: _Element, value: Any, _: Draft) -> None:
    node.set("type", type_of(value))
    if value["kind"] == "group":
        node.set(na("kind"), "group")


PARTICIPANT: Final = Table(
    Participant,
    Pair(("kind",), ("@type", "@na:kind"), read_kind, write_kind),
    *HEAD,
    Place("link_status", "@na:linkStatus", choice("linked", "no_entry", "not_linked")),
    Place("members_complete", "@na:membersComplete", FLAG),
    Pair(("name", "name_parts", "aliases"), ("name",), read_names, write_names),
    NOTE,
    Place("same_as", "sameAs", attribute_node("uri", IRI)),
    Pair(("part_of", "place"), ("broader",), read_broader, write_broader, also=("PlaceDetails.country",)),
    Place("type", "related[rel=crel:isA]", CODE),
    Place("roles", "related[rel=narel:role]", ROLE.node()),
    LABELS,
    refs_row(PARTICIPANT_REFS),
)
