"""Participants and topics."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from newsml.formats.jsonld import terms as t
from newsml.formats.jsonld.mapping import (
    PLAIN,
    REF,
    Derived,
    Node,
    NodeMap,
    Pair,
    Place,
    types,
    values,
    write_all,
)
from newsml.formats.jsonld.nodes.anchor import ANCHOR, MENTION, anchored
from newsml.formats.jsonld.nodes.annotation import ID, SHARED
from newsml.formats.jsonld.nodes.code import CONCEPT, LanguageString, coded
from newsml.formats.jsonld.nodes.times import ROLE_DATES
from newsml.model.participant import NamePart, Participant, PlaceDetails, Role
from newsml.model.topic import Topic

if TYPE_CHECKING:
    from newsml.formats.jsonld.mapping import Data
    from newsml.formats.jsonld.sides import Reader, Writer

KINDS: Final = {"person": "Person", "organisation": "Organization", "place": "Place", "group": "Group"}
"""The class of each kind; schema.org has none for people who are not organised."""
_KIND_OF: Final = {type_: kind for kind, type_ in KINDS.items()}

NAME_PART = NodeMap(NamePart, (Place("kind", t.NAME_PART_KIND), Place("value", t.LITERAL)), "NamePart")
PLACE_DETAILS = NodeMap(
    PlaceDetails,
    (
        Place("latitude", t.LATITUDE),
        Place("longitude", t.LONGITUDE),
        Place("country", t.ADDRESS_COUNTRY),
    ),
    "GeoCoordinates",
)


def kind_of(local_id: str | None, w: Writer) -> str | None:
    """The kind of a participant of the article."""
    thing = w.article.get(local_id) if local_id is not None else None
    return thing.kind if isinstance(thing, Participant) else None


def _read_of(node: Node, data: Data, r: Reader) -> None:
    for term in (t.AFFILIATION, t.ROLE_OF):
        for value in values(node, term)[:1]:
            data["of"] = r.local(value)


def _write_of(role: Role, node: Node, w: Writer, _at: str) -> None:
    if role.of is not None:
        if kind_of(role.of, w) == "organisation":
            node["affiliation"] = [REF.encode(role.of, w, "")]
        else:
            node["roleOf"] = REF.encode(role.of, w, "")


ROLE = NodeMap(
    Role,
    (
        Place("title", t.ROLE_NAME),
        Pair(("of",), (t.AFFILIATION, t.ROLE_OF), _read_of, _write_of),
        Place("valid_from", t.SINCE),
        Place("valid_to", t.UNTIL),
        ROLE_DATES,
        anchored(("anchor", "entitling", ANCHOR, False)),
    ),
    "Role",
)


def _read_kind(node: Node, data: Data, _r: Reader) -> None:
    for name in types(node):
        if name in _KIND_OF:
            data["kind"] = _KIND_OF[name]


def _write_kind(participant: Participant, node: Node, _w: Writer, _at: str) -> None:
    node["@type"] = KINDS[participant.kind]


def _read_roles(node: Node, data: Data, r: Reader) -> None:
    found = []
    for term in (t.AFFILIATION, t.HELD_ROLES):
        for value in values(node, term):
            held = r.node(value)
            if held is not None and "Role" in types(held):
                found.append(r.decoded(value, ROLE))
    if found:
        data["roles"] = found


def _write_roles(participant: Participant, node: Node, w: Writer, at: str) -> None:
    """As schema.org's Role pattern, which repeats the property inside; its `affiliation` is of persons only."""
    roles = participant.roles
    if not roles:
        return
    for role, item in zip(roles, write_all(roles, ROLE, w, f"{at}.roles"), strict=True):
        fits = participant.kind == "person" and (role.of is None or "affiliation" in item)
        node.setdefault("affiliation" if fits else "heldRoles", []).append(item)


def _write_titles(participant: Participant, node: Node, _w: Writer, _at: str) -> None:
    if participant.kind == "person" and participant.roles:
        node["jobTitle"] = list(dict.fromkeys(role.title for role in participant.roles))


_PARTS: Final = {
    "prefix": t.HONORIFIC_PREFIX,
    "given": t.GIVEN_NAME,
    "middle": t.ADDITIONAL_NAME,
    "family": t.FAMILY_NAME,
    "suffix": t.HONORIFIC_SUFFIX,
}


def _write_parts(participant: Participant, node: Node, _w: Writer, _at: str) -> None:
    if participant.kind != "person" or not participant.name_parts:
        return
    for kind, term in _PARTS.items():
        found = dict.fromkeys([part.value for part in participant.name_parts if part.kind == kind])
        if found:
            node[term.name] = list(found)


def _read_part_of(node: Node, data: Data, r: Reader) -> None:
    found = []
    for term in (t.CONTAINED_IN_PLACE, t.MEMBER_OF, t.PART_OF):
        found += [r.local(value) for value in values(node, term)]
    if found:
        data["part_of"] = found


def _write_part_of(participant: Participant, node: Node, w: Writer, _at: str) -> None:
    """By the domain and range of schema.org's properties; Dublin Core's has neither."""
    for whole in participant.part_of:
        kinds = participant.kind, kind_of(whole, w)
        if kinds == ("place", "place"):
            term = t.CONTAINED_IN_PLACE
        elif kinds in (("person", "organisation"), ("organisation", "organisation")):
            term = t.MEMBER_OF
        else:
            term = t.PART_OF
        node.setdefault(term.name, []).append(REF.encode(whole, w, ""))


def _read_place(node: Node, data: Data, r: Reader) -> None:
    for value in (*values(node, t.GEO), *values(node, t.PLACE_DETAILS)):
        details = r.decoded(value, PLACE_DETAILS)
        if details is not None:
            data["place"] = details


def _write_place(participant: Participant, node: Node, w: Writer, at: str) -> None:
    if participant.place is not None:
        key = "geo" if participant.kind == "place" else "placeDetails"
        node[key] = PLACE_DETAILS.write(participant.place, w, f"{at}.place")


PARTICIPANT = NodeMap(
    Participant,
    (
        ID,
        Pair(("kind",), (), _read_kind, _write_kind),
        coded("type", t.ADDITIONAL_TYPE, t.TYPE_CODE),
        Place("name", t.NAME),
        Place("name_parts", t.NAME_PARTS, NAME_PART),
        Derived(tuple(_PARTS.values()), _write_parts),
        Place("aliases", t.ALTERNATE_NAME, LanguageString()),
        Place("same_as", t.SAME_AS),
        Place("link_status", t.LINK_STATUS),
        Derived((t.JOB_TITLE,), _write_titles),
        Pair(("roles",), (t.AFFILIATION, t.HELD_ROLES), _read_roles, _write_roles),
        Pair(("part_of",), (t.CONTAINED_IN_PLACE, t.MEMBER_OF, t.PART_OF), _read_part_of, _write_part_of),
        Place("members_complete", t.MEMBERS_COMPLETE, PLAIN),
        Pair(("place",), (t.GEO, t.PLACE_DETAILS), _read_place, _write_place),
        *SHARED,
        anchored(("mentions", "identifying", MENTION, True)),
    ),
)
TOPIC = NodeMap(
    Topic,
    (
        ID,
        Place("name", t.NAME),
        Place("code", t.EXACT_MATCH, CONCEPT),
        Place("same_as", t.SAME_AS),
        Place("broader", t.BROADER, REF),
        *SHARED,
        anchored(("mentions", "identifying", MENTION, True)),
    ),
    lambda _topic, _w: ["DefinedTerm", "Concept"],
)
