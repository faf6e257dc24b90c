"""What an article speaks of, for web pages: participants and topics that have names, events, quotations."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from newsml.formats.jsonld.profiles.dates import exact_dates, in_order
from newsml.formats.jsonld.profiles.links import is_web, web_only
from newsml.model.event import Event
from newsml.model.participant import Participant
from newsml.model.topic import Topic

if TYPE_CHECKING:
    from collections.abc import Iterable

    from newsml.formats.jsonld.mapping import Node
    from newsml.formats.jsonld.sides import Writer
    from newsml.model.article import Article
    from newsml.model.event import Where
    from newsml.model.statement import Statement

_TYPES: Final = {"person": "Person", "organisation": "Organization", "place": "Place", "group": "Thing"}
_PARTS: Final = {
    "prefix": "honorificPrefix",
    "given": "givenName",
    "middle": "additionalName",
    "family": "familyName",
    "suffix": "honorificSuffix",
}
_ACTING: Final = frozenset({"person", "organisation"})
_STATUS: Final = {
    "scheduled": "EventScheduled",
    "ongoing": None,
    "occurred": None,
    "postponed": "EventPostponed",
    "cancelled": "EventCancelled",
}
"""The statuses of events that there are or were to be, with schema.org's word for them."""
_ATTENDANCE: Final = {"in_person": "Offline", "online": "Online", "hybrid": "Mixed"}
_ROLES: Final = {
    "organiser": "organizer",
    "host": "organizer",
    "performer": "performer",
    "speaker": "performer",
    "attendee": "attendee",
}
_SCHEMA: Final = "https://schema.org/"


def _has_a_name(participant: Participant) -> bool:
    """Whether it has a name that readers know; that of a group may be a description by the annotators."""
    named = participant.same_as or any(mention.form == "name" for mention in participant.mentions)
    return participant.name is not None and (participant.kind != "group" or bool(named))


class Things:
    """The nodes of one article's things, and which there are, so that no reference leads nowhere."""

    def __init__(self, article: Article, w: Writer) -> None:
        self._article = article
        self._w = w
        self._here = {thing.id for thing in article.topics if thing.name is not None}
        self._here |= {thing.id for thing in article.participants if _has_a_name(thing)}
        events = [(event, self._event(event)) for event in article.events]
        self._events = [node for _, node in events if node is not None]
        self._here |= {event.id for event, node in events if node is not None}
        self._said = [statement for statement in article.statements if self._words(statement) is not None]
        self._here |= {statement.id for statement in self._said}

    def _refs(self, ids: Iterable[str | None], *kinds: str) -> list[Node]:
        """References to those that are in the document, of these kinds where any are given."""
        out = []
        for id_ in ids:
            thing = self._article.get(id_) if id_ in self._here else None
            if thing is not None and (not kinds or getattr(thing, "kind", None) in kinds):
                out.append({"@id": self._w.iri_of(thing.id)})
        return out

    # Participants and topics

    def participants(self) -> list[Node]:
        """Those that have a name."""
        return [self._participant(one) for one in self._article.participants if one.id in self._here]

    def _participant(self, participant: Participant) -> Node:
        node = self._named(participant, _TYPES[participant.kind])
        others = [name.text for name in participant.aliases if name.text != participant.name]
        if others:
            node["alternateName"] = list(dict.fromkeys(others))
        if participant.kind == "person":
            self._person(participant, node)
        if participant.kind in _ACTING and (whole := self._refs(participant.part_of, "organisation")):
            node["memberOf"] = whole
        if participant.kind == "place":
            if inside := self._refs(participant.part_of, "place"):
                node["containedInPlace"] = inside
            geo = participant.place
            if geo is not None and geo.latitude is not None and geo.longitude is not None:
                place = {"latitude": geo.latitude, "longitude": geo.longitude}
                node["geo"] = {"@type": "GeoCoordinates", **place}
        return node

    def _person(self, person: Participant, node: Node) -> None:
        for kind, key in _PARTS.items():
            if found := dict.fromkeys(part.value for part in person.name_parts if part.kind == kind):
                node[key] = list(found)
        held = [role for role in person.roles if role.valid_to is None]
        if held:
            node["jobTitle"] = list(dict.fromkeys(role.title for role in held))
        if where := self._refs(dict.fromkeys(role.of for role in held), "organisation"):
            node["affiliation"] = where

    def topics(self) -> list[Node]:
        """Those that have a name; one with a code is a term of its scheme."""
        out = []
        for topic in self._article.topics:
            if topic.name is None:
                continue
            node = self._named(topic, "Thing" if topic.code is None else "DefinedTerm")
            if topic.code is not None and topic.code.qcode is not None:
                node["termCode"] = topic.code.qcode
            out.append(node)
        return out

    def _named(self, thing: Participant | Topic | Event, type_: str) -> Node:
        node: Node = {"@type": type_, "@id": self._w.iri_of(thing.id), "name": thing.name}
        same: list[str] = [] if isinstance(thing, Event) else list(thing.same_as)
        code = thing.code if isinstance(thing, Topic) else None
        if code is not None and code.iri is not None:
            same.append(code.iri)
        if same := web_only(dict.fromkeys(same)):
            node["sameAs"] = same
        return node

    # Events

    def events(self) -> list[Node]:
        """Those that have all that search engines want of an `Event`."""
        return self._events

    def _event(self, event: Event) -> Node | None:
        """An event that there is, with its date and a place with an address; None where any of this is not known."""
        start, end = exact_dates(event.when.value if event.when is not None else None)
        holds = (
            event.polarity == "positive" and event.modality in (None, "certain") and event.status in _STATUS
        )
        places = [place for where in event.where if (place := self._place(where)) is not None]
        if event.name is None or not holds or start is None or not places:
            return None
        node = self._named(event, "Event")
        node["startDate"] = start
        if end is not None and in_order(start, end):
            node["endDate"] = end
        previous = exact_dates(event.when.previous if event.when is not None else None)[0]
        status = _STATUS[event.status]
        if status == "EventScheduled" and previous is not None:
            status, node["previousStartDate"] = "EventRescheduled", previous
        if status is not None:
            node["eventStatus"] = _SCHEMA + status
        if event.attendance is not None:
            node["eventAttendanceMode"] = f"{_SCHEMA}{_ATTENDANCE[event.attendance]}EventAttendanceMode"
        node["location"] = places if len(places) > 1 else places[0]
        self._parts(event, node)
        return node

    def _parts(self, event: Event, node: Node) -> None:
        for part in event.participations:
            key = _ROLES.get(part.role) if isinstance(part.role, str) else None
            refs = self._refs([part.participant], *_ACTING)
            if key is not None and refs and refs[0] not in node.get(key, ()):
                node.setdefault(key, []).append(refs[0])
        if about := self._refs(event.about):
            node["about"] = about

    def _place(self, where: Where) -> Node | None:
        place = self._article.get(where.place) if where.place is not None else None
        if isinstance(place, Participant) and place.kind == "place" and place.name is not None:
            address = ", ".join(self._address(place))
            return {"@type": "Place", "@id": self._w.iri_of(place.id), "name": place.name, "address": address}
        if where.online is not None and is_web(where.online) and not any(map(str.isspace, where.online)):
            return {"@type": "VirtualLocation", "url": where.online}
        return None

    def _address(self, place: Participant) -> list[str]:
        """The names of the place and of those around it, as far as there is one each."""
        names: list[str] = []
        here: Any = place
        while isinstance(here, Participant) and here.name is not None and here.name not in names:
            names.append(here.name)
            around = [self._article.get(id_) for id_ in here.part_of]
            places = [one for one in around if isinstance(one, Participant) and one.kind == "place"]
            here = places[0] if len(places) == 1 else None
        return names

    # Statements

    def quotations(self) -> list[Node]:
        """What somebody says, in the words of the article."""
        return [self._quotation(statement) for statement in self._said]

    def _words(self, statement: Statement) -> str | None:
        """The words of a statement that is one: by a speaker with a name, and not one that was not made."""
        speaker = self._article.get(statement.speaker) if statement.speaker is not None else None
        if getattr(speaker, "name", None) is None or getattr(speaker, "kind", None) not in _ACTING:
            return None
        holds = statement.polarity == "positive" and statement.modality in (None, "certain")
        content = statement.content
        if not holds or content is None or self._w.texts[content.field] is None:
            return None
        return content.exact

    def _quotation(self, statement: Statement) -> Node:
        node: Node = {
            "@type": "Quotation",
            "@id": self._w.iri_of(statement.id),
            "text": self._words(statement),
        }
        node["spokenByCharacter"] = self._refs([statement.speaker])[0]
        if statement.kind == "direct":  # indirect wording is the writer's
            node["creator"] = node["spokenByCharacter"]
        if about := self._refs(statement.about):
            node["about"] = about
        if statement.language is not None:
            node["inLanguage"] = statement.language
        said = exact_dates(statement.when.value if statement.when is not None else None)
        if said[0] is not None and said[1] is None and "T" not in said[0]:
            node["dateCreated"] = said[0]
        whole = self._refs([statement.within])
        node["isPartOf"] = whole[0] if whole else {"@id": self._w.iri}
        return node
