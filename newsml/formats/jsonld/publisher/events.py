"""Events."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from newsml.formats.jsonld import terms as t
from newsml.formats.jsonld.publisher import values
from newsml.formats.jsonld.publisher.participants import read_names
from newsml.formats.jsonld.term import SCHEMA

if TYPE_CHECKING:
    from newsml.formats.jsonld.facts import Fact, Node
    from newsml.formats.jsonld.publisher.story import Story, Thing

_STATUSES: Final = {
    "EventScheduled": "scheduled",
    "EventPostponed": "postponed",
    "EventCancelled": "cancelled",
}
_ATTENDANCE: Final = {
    "OfflineEventAttendanceMode": "in_person",
    "OnlineEventAttendanceMode": "online",
    "MixedEventAttendanceMode": "hybrid",
}
_ROLES: Final = {
    "organizer": "organiser",
    "performer": "performer",
    "performers": "performer",
    "attendee": "attendee",
    "attendees": "attendee",
    "agent": "agent",
    "object": "patient",
    "recipient": "recipient",
    "instrument": "instrument",
}
"""The properties that say a role of ours."""
_CODES: Final = ("sponsor", "funder", "contributor", "director", "actor", "composer", "translator", "competitor",
                 "homeTeam", "awayTeam", "participant")  # fmt: skip
"""Those that say another role; it stays under its name there."""
_KINDS: Final = {
    "homeTeam": "organisation",
    "awayTeam": "organisation",
    "director": "person",
    "actor": "person",
}
_WORDS: Final = {iri: word for word, iri in t.PARTS.items()}


def read_event(thing: Thing, node: Node, story: Story) -> None:
    """What a node says of an event."""
    read_names(thing, node, story)
    story.elsewhere(thing)
    if "type" not in thing.data:
        found = story.first(node.of("additionalType"), values.code, thing.field)
        if found is not None:
            thing.data["type"] = found[0]
    _read_when(thing, node, story)
    _read_status(thing, node, story)
    _read_where(thing, node, story)
    _read_participations(thing, node, story)
    _read_relations(thing, node, story)
    _read_labels(thing, node, story)
    topics = []
    for fact in node.of("about", "keywords"):
        topic = story.thing(fact, "topic")
        if topic is not None:
            topics.append(topic.id)
            fact.taken = thing.field
    if topics:
        thing.data["about"] = topics


def _read_labels(thing: Thing, node: Node, story: Story) -> None:
    """Addresses of the event elsewhere: labels, as it has no other place for them."""
    for name in ("sameAs", "url"):
        for address in story.all(node.of(name), values.web_address, thing.field):
            thing.data.setdefault("labels", []).append({"scheme": SCHEMA + name, "value": address})


def _read_when(thing: Thing, node: Node, story: Story) -> None:
    """Start and end as one date or interval; a start without an end may be all that is known of either."""
    when: dict[str, Any] = {}
    start, end = (story.first(node.of(name), values.edtf, thing.field) for name in ("startDate", "endDate"))
    if start is not None and end is not None and start[0] != end[0]:
        both = values.edtf(f"{start[0]}/{end[0]}")
        if both is None:
            end[1].taken = None
            story.note(end[1], "no interval with the start: left where it is")
        when["value"] = both[0] if both is not None else start[0]
    elif start is not None:
        when["value"] = start[0]
    elif end is not None:
        only = values.edtf(f"/{end[0]}")
        if only is not None:
            when["value"] = only[0]
        else:
            end[1].taken = None
    previous = story.first(node.of("previousStartDate"), values.edtf, thing.field)
    if previous is not None:
        when["previous"] = previous[0]
    if when:
        thing.data["when"] = when


def _word(fact: Fact) -> str:
    return str(fact.value).rstrip("/").rpartition("/")[2].rpartition("#")[2]


def _read_status(thing: Thing, node: Node, story: Story) -> None:
    """Status and attendance: members of enumerations, by IRI or name."""
    for fact in node.of("eventStatus"):
        word = _word(fact)
        if "status" in thing.data:
            break
        if word in _STATUSES:
            thing.data["status"], fact.taken = _STATUSES[word], thing.field
        elif word == "EventRescheduled" and "previous" in thing.data.get("when", {}):
            thing.data["status"], fact.taken = "scheduled", thing.field
        elif word == "EventMovedOnline":
            thing.data["status"] = "scheduled"
            thing.data["attendance"] = "online"
            story.note(fact, "read as scheduled, and held online")
            fact.taken = thing.field
    for fact in node.of("eventAttendanceMode"):
        word = _word(fact)
        if word in _ATTENDANCE and thing.data.get("attendance") in (None, _ATTENDANCE[word]):
            thing.data["attendance"], fact.taken = _ATTENDANCE[word], thing.field


def _read_where(thing: Thing, node: Node, story: Story) -> None:
    where: list[dict[str, Any]] = []
    for fact in node.of("location"):
        place = story.facts.met(fact)
        if place is not None and "VirtualLocation" in place.types:
            found = story.first(place.of("url", "name"), values.label, thing.field)
            if found is not None:
                where.append({"online": found[0]})
                fact.taken = thing.field
                story.typed(place, thing.field, "VirtualLocation")
            continue
        at = story.thing(fact, "participant", "place")
        if at is not None:
            where.append({"place": at.id})
            fact.taken = thing.field
    if where:
        thing.data["where"] = where


def _read_participations(thing: Thing, node: Node, story: Story) -> None:
    parts: list[dict[str, Any]] = []
    for name in (*_ROLES, *_CODES):
        for fact in node.of(name):
            role, inner = story.unrolled(fact, name)
            word: Any = _ROLES.get(name) or {"literal": name}
            if role is not None:
                found = story.first(role.of("roleName", "namedPosition"), values.label, thing.field)
                word = _role_named(found[0]) if found is not None else word
            for one in inner:
                who = story.thing(one, "participant", _KINDS.get(name, ""))
                if who is None:
                    continue
                parts.append({"participant": who.id, "role": word})
                one.taken = fact.taken = thing.field
                story.typed(role, thing.field, "Role")
    if parts:
        thing.data["participations"] = parts


def _role_named(name: str) -> Any:
    """One of our roles where that is what it is called, else a code."""
    word = _WORDS.get(name) or name.lower().replace("-", "_").replace(" ", "_")
    return word if word in t.PARTS else {"literal": name}


def _read_relations(thing: Thing, node: Node, story: Story) -> None:
    for name, inverse in (("superEvent", False), ("subEvent", True), ("subEvents", True)):
        for fact in node.of(name):
            other = story.thing(fact, "event")
            if other is None:
                continue
            part, whole = (other, thing) if inverse else (thing, other)
            fact.taken = None
            relations: list[Any] = part.data.setdefault("relations", [])
            relation = {"kind": "part_of", "event": whole.id}
            story.ties.add("super", part.id, whole.id, _adding(relations, relation), fact, taken=thing.field)


def _adding(relations: list[Any], relation: dict[str, str]) -> Any:
    return lambda: relations.append(relation)
