"""Participants, topics, events: what a publisher's graph says of them."""

from __future__ import annotations

from typing import Any

import pytest

from newsml.model.code import Code
from newsml.model.participant import Participant
from tests.formats.jsonld.publisher.graphs import URL, article_of, left, read_one, story


def _only(thing: dict[str, Any]) -> Participant:
    (participant,) = article_of(about=thing).participants
    return participant


@pytest.mark.parametrize(
    ("class_", "kind", "type_"),
    [
        ("Person", "person", None),
        ("person", "person", None),
        ("Organization", "organisation", None),
        ("GovernmentOrganization", "organisation", "http://schema.org/GovernmentOrganization"),
        ("SportsTeam", "organisation", "http://schema.org/SportsTeam"),
        ("Place", "place", None),
        ("City", "place", "http://schema.org/City"),
        (["Place", "Country"], "place", "http://schema.org/Country"),
        ("http://xmlns.com/foaf/0.1/Group", "group", None),
    ],
)
def test_kinds(class_: Any, kind: str, type_: str | None) -> None:
    participant = _only({"@type": class_, "name": "X"})
    assert (participant.kind, participant.type and participant.type.iri) == (kind, type_)


def test_a_person_with_names_and_roles() -> None:
    person = {
        "@type": "Person",
        "@id": "http://www.wikidata.org/entity/Q1",
        "name": "Ann Lee",
        "alternateName": [{"@value": "Anne", "@language": "fr"}, "A. L."],
        "givenName": "Ann",
        "familyName": "Lee",
        "honorificPrefix": "Dr",
        "sameAs": "https://en.wikipedia.org/wiki/Ann",
        "jobTitle": "Minister",
        "worksFor": {"@type": "GovernmentOrganization", "name": "Ministry"},
        "memberOf": {
            "@type": "OrganizationRole",
            "roleName": "chair",
            "startDate": "2020",
            "memberOf": {"@type": "PoliticalParty", "name": "Party"},
        },
        "description": "someone",
    }
    article, _, facts = read_one(story(about=person))
    ann = article["Q1"]
    assert isinstance(ann, Participant)
    assert ann.same_as == ("http://www.wikidata.org/entity/Q1", "https://en.wikipedia.org/wiki/Ann")
    assert [(part.kind, part.value) for part in ann.name_parts] == [
        ("prefix", "Dr"),
        ("given", "Ann"),
        ("family", "Lee"),
    ]
    assert {(name.text, name.language) for name in ann.aliases} == {("Anne", "fr"), ("A. L.", None)}
    assert {(role.title, role.of, role.valid_from) for role in ann.roles} == {
        ("Minister", "ministry", None),
        ("chair", "party", "2020"),
    }
    assert left(facts) == ["Person.description"]


def test_places() -> None:
    tree = story(
        contentLocation={
            "@type": "City",
            "name": "Paris",
            "geo": {"@type": "GeoCoordinates", "latitude": 48.8566, "longitude": "2.3522"},
            "address": {"@type": "PostalAddress", "addressCountry": "FR", "addressLocality": "Paris"},
            "containedInPlace": {"@type": "Country", "name": "France"},
        },
        locationCreated={"@type": "City", "name": "Kyiv"},
    )
    article, _, facts = read_one(tree)
    paris = article["paris"]
    assert isinstance(paris, Participant)
    assert paris.place is not None
    assert (paris.place.latitude, paris.place.longitude, paris.place.country) == ("48.8566", "2.3522", "FR")
    assert paris.part_of == ("france",)
    assert article.dateline is not None
    assert article.dateline.place == "kyiv"
    assert left(facts) == ["PostalAddress.addressLocality"]


def test_circles_are_opened_and_what_closes_them_is_left() -> None:
    tree = {
        "@graph": [
            story(about={"@id": "https://example.org/a"}),
            {"@type": "Organization", "@id": "https://example.org/a", "name": "A", "memberOf": {"@id": "https://example.org/b"}},
            {"@type": "Organization", "@id": "https://example.org/b", "name": "B", "memberOf": {"@id": "https://example.org/c"}},
            {"@type": "Organization", "@id": "https://example.org/c", "name": "C", "memberOf": {"@id": "https://example.org/a"}},
        ]
    }  # fmt: skip
    article, out, facts = read_one(tree)
    assert [(one.id, one.part_of) for one in article.participants] == [
        ("a", ("b",)),
        ("b", ("c",)),
        ("c", ()),
    ]
    assert left(facts) == ["Organization.memberOf"]
    (note,) = out.notes
    assert (note.path, note.what) == (
        "@graph[3].memberOf",
        "leads back to where it started; left where it is",
    )


def test_topics_words_and_iris() -> None:
    tree = story(
        about=[
            {
                "@type": "DefinedTerm",
                "name": "Trade",
                "termCode": "04000000",
                "inDefinedTermSet": "http://cv.iptc.org/x/",
            },
            {"@type": "Product", "name": "A car"},
            {"@id": "http://www.wikidata.org/entity/Q2"},
            "the economy",
        ],
    )
    article, _, facts = read_one(tree)
    trade, car = article["trade"], article["a-car"]
    assert getattr(trade, "code", None) == Code(iri="http://cv.iptc.org/x/04000000")
    assert [label.value for label in car.labels] == ["http://schema.org/Product"]
    assert {code.value for code in article.subjects} == {"http://www.wikidata.org/entity/Q2", "the economy"}
    assert left(facts) == []


def test_events() -> None:
    event = {
        "@type": "ConferenceEvent",
        "name": "Summit",
        "startDate": "2025-09-03T10:00:00Z",
        "endDate": "2025-09-04",
        "eventStatus": "https://schema.org/EventPostponed",
        "eventAttendanceMode": "https://schema.org/MixedEventAttendanceMode",
        "location": [
            {"@type": "City", "name": "Paris"},
            {"@type": "VirtualLocation", "url": "https://example.org/live"},
        ],
        "organizer": {"@type": "Organization", "name": "Host"},
        "performer": {
            "@type": "Role",
            "roleName": "co-chair",
            "performer": {"@type": "Person", "name": "Ann"},
        },
        "sponsor": {"@type": "Organization", "name": "Bank"},
        "superEvent": {"@type": "Event", "name": "Week", "subEvent": {"@type": "Event", "name": "Dinner"}},
    }
    article, _, facts = read_one(story(about=event))
    summit, dinner = article.events[1], article.events[0]
    assert (summit.id, dinner.id) == ("summit", "dinner")
    assert summit.type == Code(iri="http://schema.org/ConferenceEvent")
    assert summit.when is not None
    assert summit.when.value == "2025-09-03T10:00:00Z/2025-09-04"
    assert (summit.status, summit.attendance) == ("postponed", "hybrid")
    assert {where.place or where.online for where in summit.where} == {"paris", "https://example.org/live"}
    assert {(part.participant, str(part.role)) for part in summit.participations} == {
        ("host", "organiser"),
        ("ann", "co_chair"),
        ("bank", "sponsor"),
    }
    assert [(one.kind, one.event) for one in summit.relations] == [("part_of", "week")]
    assert [(one.kind, one.event) for one in dinner.relations] == [("part_of", "week")]
    assert left(facts) == []


@pytest.mark.parametrize(
    ("dates", "value", "rest"),
    [
        ({"startDate": "2025-09-03"}, "2025-09-03", []),
        ({"endDate": "2025-09-03"}, "/2025-09-03", []),
        ({"startDate": "2025-09-03", "endDate": "2025-09-03"}, "2025-09-03", []),
        ({"startDate": "2025-09-03", "endDate": "2025-09-01"}, "2025-09-03", ["Event.endDate"]),
        ({"startDate": "soon"}, None, ["Event.startDate"]),
        ({"startDate": "2025-09-03T10:00:00.000Z"}, "2025-09-03T10:00:00Z", []),
        ({"startDate": 2025}, "2025", []),
    ],
)
def test_when(dates: dict[str, Any], value: str | None, rest: list[str]) -> None:
    article, _, facts = read_one(story(about={"@type": "Event", "name": "E", **dates}))
    when = article.events[0].when
    assert (when and when.value) == value
    assert left(facts) == rest


def test_ids_come_of_iris_and_names_and_never_of_a_count_alone() -> None:
    things = [
        {"@type": "Person", "name": "Élodie Ñu"},
        {"@type": "Person", "name": "élodie ñu"},
        {"@type": "Person", "@id": "https://example.org/people/Jo-Lo_1", "name": "X"},
        {"@type": "Person", "@id": URL + "#person-7", "name": "Y"},
        {"@type": "Person", "name": "Владимир"},
        {"@type": "Event", "name": "2025"},
        {"@type": "Place", "latitude": "1"},
    ]
    article = article_of(mentions=things)
    ids = [thing.id for thing in (*article.participants, *article.events)]
    assert {"Jo-Lo_1", "person-7", "elodie-nu", "elodie-nu-2", "event-2025"} <= set(ids)
    assert article_of(mentions=things[4]).participants[0].id in ids
    assert article_of(mentions=things[6]).participants[0].id in ids
    assert article["person-7"] in article.participants
    assert getattr(article["person-7"], "same_as", None) == ()


def test_what_has_the_article_as_its_subject_is_mentioned() -> None:
    tree = {"@graph": [story(), {"@type": "Event", "name": "E", "subjectOf": {"@id": URL}}]}
    article, _, facts = read_one(tree)
    assert [event.id for event in article.events] == ["e"]
    assert left(facts) == []


def test_the_iri_of_an_event_is_kept_as_a_label() -> None:
    event = {"@type": "Event", "@id": "urn:x:summit", "name": "Summit", "url": "https://example.org/summit"}
    article, _, facts = read_one(story(about=event))
    assert {(label.scheme, label.value) for label in article["summit"].labels} == {
        ("@id", "urn:x:summit"),
        ("http://schema.org/url", "https://example.org/summit"),
    }
    assert left(facts) == []


def test_identifiers_and_occupations() -> None:
    person = {
        "@type": "Person",
        "name": "Ann",
        "identifier": [
            "x-1",
            {"@type": "PropertyValue", "propertyID": "ISNI", "value": "0000"},
            {"@type": "Thing"},
        ],
        "hasOccupation": {"@type": "Occupation", "name": "Judge"},
        "additionalType": "lawyer",
    }
    article, _, facts = read_one(story(about=person))
    (ann,) = article.participants
    assert {(label.scheme, label.value) for label in ann.labels} == {("identifier", "x-1"), ("ISNI", "0000")}
    assert [role.title for role in ann.roles] == ["Judge"]
    assert str(ann.type) == "lawyer"
    assert sorted(left(facts)) == ["Occupation.@type", "Person.identifier", "Thing.@type"]


@pytest.mark.parametrize(
    ("properties", "status", "attendance", "rest"),
    [
        ({"eventStatus": "EventCancelled"}, "cancelled", None, []),
        ({"eventStatus": "http://schema.org/EventMovedOnline"}, "scheduled", "online", []),
        ({"eventStatus": "EventRescheduled", "previousStartDate": "2025-01-01"}, "scheduled", None, []),
        ({"eventStatus": "EventRescheduled"}, "unknown", None, ["Event.eventStatus"]),
        ({"eventStatus": ["EventScheduled", "EventCancelled"]}, "scheduled", None, ["Event.eventStatus"]),
        ({"eventAttendanceMode": "somewhere"}, "unknown", None, ["Event.eventAttendanceMode"]),
    ],
)
def test_status_and_attendance(properties: Any, status: str, attendance: str | None, rest: list[str]) -> None:
    article, _, facts = read_one(story(about={"@type": "Event", "name": "E", **properties}))
    (event,) = article.events
    assert (event.status, event.attendance) == (status, attendance)
    assert left(facts) == rest


def test_members_are_parts_and_topics_of_events_are_theirs() -> None:
    group = {"@type": "Organization", "name": "G", "member": {"@type": "Person", "name": "Ann"}}
    event = {
        "@type": "Event",
        "name": "E",
        "about": {"@type": "Thing", "name": "Peace"},
        "additionalType": "talks",
    }
    article, _, facts = read_one(story(mentions=[group, event, "a word"]))
    assert {one.id: one.part_of for one in article.participants} == {"g": (), "ann": ("g",)}
    assert (article.events[0].about, str(article.events[0].type)) == (("peace",), "talks")
    assert [topic.id for topic in article.topics] == ["a-word", "peace"]
    assert left(facts) == []
