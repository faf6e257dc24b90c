"""Events."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from newsml.formats.jsonld import terms as t
from newsml.formats.jsonld.mapping import (
    REF,
    Node,
    NodeMap,
    Numbered,
    Pair,
    Place,
    id_of,
    types,
    values,
    write_all,
)
from newsml.formats.jsonld.nodes.anchor import ANCHOR, TRIGGER, anchored
from newsml.formats.jsonld.nodes.annotation import ID, SHARED
from newsml.formats.jsonld.nodes.code import CODE, coded
from newsml.formats.jsonld.nodes.times import EVENT_DATES, WHEN
from newsml.model.code import Code
from newsml.model.event import Event, EventRelation, Participation, Where

if TYPE_CHECKING:
    from newsml.formats.jsonld.mapping import Data
    from newsml.formats.jsonld.sides import Reader, Writer
    from newsml.formats.jsonld.term import Term

# Where


def _read_places(node: Node, data: Data, r: Reader) -> None:
    for value in values(node, t.LOCATION):
        online = _online(value, r)
        if online is not None:
            data["online"] = online
        else:
            data["place"] = r.local(value)


def _write_places(where: Where, node: Node, w: Writer, at: str) -> None:
    places = []
    if where.place is not None:
        places.append(REF.encode(where.place, w, ""))
    if where.online is not None:
        iri = f"{w.base}{at}.online"
        places.append({"@id": iri, "@type": "VirtualLocation", "name": where.online})
    if places:
        node["location"] = places


def _online(value: Any, r: Reader) -> Any:
    node = None if _is_thing(value, r) else r.node(value)
    return node.get("name") if node is not None and "VirtualLocation" in types(node) else None


def _is_thing(value: Any, r: Reader) -> bool:
    """Whether this refers to something with a local id; a node that is described elsewhere may look like it."""
    return type(value) is dict and len(value) == 1 and r.is_thing(id_of(value))


WHERE_ROLE = NodeMap(
    Where,
    (
        Pair(("place", "online"), (t.LOCATION, t.NAME), _read_places, _write_places),
        Place("inferred", t.INFERRED),
        anchored(("anchor", "locating", ANCHOR, False)),
    ),
    "Role",
)


class WhereValue:
    """A place as it is, an online location as a `VirtualLocation`; in a Role where there is more to say of it."""

    def decode(self, value: Any, r: Reader) -> Any:
        if type(value) is not dict:
            return None
        if _is_thing(value, r):
            return {"place": r.local(value)}
        node = r.node(value)
        if node is None:
            return None
        found = types(node)
        if "VirtualLocation" in found:
            return {"online": node.get("name")}
        return r.decoded(value, WHERE_ROLE) if "Role" in found else {"place": r.local(value)}

    def encode(self, value: Where, w: Writer, at: str) -> Any:
        if value.inferred or value.anchor is not None or (value.place is None) == (value.online is None):
            return WHERE_ROLE.write(value, w, at)
        if value.place is not None:
            return REF.encode(value.place, w, at)
        return {"@id": w.base + at, "@type": "VirtualLocation", "name": value.online}

    def key(self, value: Where) -> str | None:
        return value.place


# Participations

_TERMS: Final[dict[str, Term]] = {
    "organiser": t.ORGANIZER,
    "attendee": t.ATTENDEE,
    "performer": t.PERFORMER,
    "agent": t.AGENT,
    "patient": t.OBJECT,
    "instrument": t.INSTRUMENT,
}
"""The roles that schema.org has a property for; the others stand in a Role with their name."""
_NAMED_UNDER: Final = {
    "host": t.ORGANIZER,
    "chair": t.PERFORMER,
    "co_chair": t.PERFORMER,
    "speaker": t.PERFORMER,
}
_ALL: Final = (*_TERMS.values(), t.PARTICIPANT)
_OF_ACTIONS: Final = frozenset({t.AGENT, t.OBJECT, t.INSTRUMENT, t.PARTICIPANT})
"""Properties of Action, not of Event."""
_ROLE_OF: Final = {term: role for role, term in _TERMS.items()}
_WORD_OF: Final = {iri: word for word, iri in t.PARTS.items()}


class RoleName(Numbered):
    """The name of a role: one of ours by its IRI, or a code."""

    def decode(self, value: Any, r: Reader) -> Any:
        return _WORD_OF.get(id_of(value)) or CODE.decode(value, r)

    def encode(self, value: Code | str, w: Writer, at: str) -> Any:
        return CODE.encode(value, w, at) if isinstance(value, Code) else {"@id": t.PARTS[value]}


_ROLE_NAME: Final = RoleName()


def _read_part(node: Node, data: Data, r: Reader) -> None:
    for term in _ALL:
        if term.name not in node:
            continue
        for value in values(node, term)[:1]:
            data["participant"] = r.local(value)
            if term in _ROLE_OF:
                data["role"] = _ROLE_OF[term]
    for value in (*values(node, t.ROLE_NAME), *values(node, t.ROLE_CODE))[:1]:
        data["role"] = _ROLE_NAME.decode(value, r)


def _term_of(participation: Participation) -> Term:
    role = participation.role
    if isinstance(role, Code):
        return t.PARTICIPANT
    return _TERMS.get(role) or _NAMED_UNDER.get(role, t.PARTICIPANT)


def _write_part(participation: Participation, node: Node, w: Writer, at: str) -> None:
    role = participation.role
    if isinstance(role, Code) or role not in _TERMS:
        name = _ROLE_NAME.encode(role, w, f"{at}.role")
        node["roleCode" if type(name) is dict and len(name) > 1 else "roleName"] = name
    node[_term_of(participation).name] = [REF.encode(participation.participant, w, "")]


PARTICIPATION = NodeMap(
    Participation,
    (
        Pair(("participant", "role"), (t.ROLE_NAME, t.ROLE_CODE, *_ALL), _read_part, _write_part),
        Place("expected", t.EXPECTED),
        Place("according_to", t.ACCORDING_TO, REF),
        anchored(("anchor", "participating", ANCHOR, False)),
    ),
    "Role",
    lambda participation: str(participation.participant),
)


def _read_participations(node: Node, data: Data, r: Reader) -> None:
    found = []
    for term in _ALL:
        if term.name not in node:
            continue
        for value in values(node, term):
            if _is_thing(value, r):
                if term in _ROLE_OF:
                    found.append({"participant": r.local(value), "role": _ROLE_OF[term]})
                continue
            role = r.node(value)
            if role is not None and "Role" in types(role):
                found.append(r.decoded(value, PARTICIPATION))
    if found:
        data["participations"] = found


def _write_participations(event: Event, node: Node, w: Writer, at: str) -> None:
    """As schema.org's Role pattern, which repeats the property inside; plainly where the property says it all."""
    parts = event.participations
    if not parts:
        return
    written = write_all(parts, PARTICIPATION, w, f"{at}.participations")
    for part, item in zip(parts, written, strict=True):
        term = _term_of(part)
        plain = term in _ROLE_OF and len(item) == 3  # @id, @type and the participant
        node.setdefault(term.name, []).append(item[term.name][0] if plain and part.role in _TERMS else item)
        if term in _OF_ACTIONS:
            node["@type"] = ["Event", "Action"]


# Relations

EVENT_RELATION = NodeMap(
    EventRelation,
    (
        Place("kind", t.RELATION_KIND),
        Place("event", t.OTHER_EVENT, REF),
        Place("offset", t.OFFSET),
        Place("inferred", t.INFERRED),
        Place("confidence", t.CONFIDENCE),
    ),
    "EventRelation",
    lambda relation: f"{relation.kind}.{relation.event}",
)


def _read_relations(node: Node, data: Data, r: Reader) -> None:
    found: list[Data | None] = []
    found += [{"kind": "part_of", "event": r.local(value)} for value in values(node, t.SUPER_EVENT)]
    found += [r.decoded(value, EVENT_RELATION) for value in values(node, t.RELATIONS)]
    if found:
        data["relations"] = [item for item in found if item is not None]


def _write_relations(event: Event, node: Node, w: Writer, at: str) -> None:
    plain: list[EventRelation] = []
    others: list[EventRelation] = []
    for relation in event.relations:
        bare = relation.kind == "part_of" and relation == EventRelation(kind="part_of", event=relation.event)
        (plain if bare else others).append(relation)
    if plain:
        node["superEvent"] = [REF.encode(item.event, w, "") for item in plain]
    if others:
        node["relations"] = write_all(others, EVENT_RELATION, w, f"{at}.relations")


EVENT = NodeMap(
    Event,
    (
        ID,
        Place("name", t.NAME),
        coded("type", t.ADDITIONAL_TYPE, t.TYPE_CODE),
        Place("status", t.EVENT_STATUS),
        Place("polarity", t.POLARITY),
        Place("modality", t.MODALITY),
        Place("when", t.WHEN, WHEN),
        EVENT_DATES,
        Place("where", t.LOCATION, WhereValue()),
        Place("attendance", t.ATTENDANCE),
        Pair(("participations",), _ALL, _read_participations, _write_participations),
        Pair(("relations",), (t.SUPER_EVENT, t.RELATIONS), _read_relations, _write_relations),
        Place("about", t.ABOUT, REF),
        Place("ordinal", t.ORDINAL),
        *SHARED,
        anchored(("mentions", "identifying", TRIGGER, True)),
    ),
    "Event",
)
