"""The rules about kinds, types and members of participants, where they speak and where they must not."""

from __future__ import annotations

import pytest

from tests.rules.build import codes, story


def typed(kind: str, **code: str) -> tuple[str, ...]:
    """What is found where a participant of this kind has this type."""
    return codes(story("Rain.", participants=[{"id": "p", "kind": kind, "type": code}]))


@pytest.mark.parametrize("kind", ["organisation", "place", "group"])
def test_places_act(kind: str) -> None:
    for word in ("country", "City", "facility"):
        assert typed(kind, literal=word) == ()
        assert typed("person", literal=word) == ("P021",)
    assert typed(kind, qcode="cpnat:geoArea") == ()
    assert typed(kind, iri="https://schema.org/Place") == ()


@pytest.mark.parametrize("kind", ["place", "person"])
def test_bodies(kind: str) -> None:
    for word in ("government", "Company", "coalition"):
        assert typed(kind, literal=word) == ("P021",)
        assert typed("organisation", literal=word) == ()
        assert typed("group", literal=word) == ()
    assert typed(kind, qcode="cpnat:organisation") == ("P021",)
    assert typed(kind, iri="http://cv.iptc.org/newscodes/cpnature/organisation") == ("P021",)
    assert typed(kind, iri="http://schema.org/GovernmentOrganization") == ("P021",)


@pytest.mark.parametrize("kind", ["place", "organisation"])
def test_people(kind: str) -> None:
    assert typed(kind, literal="politician") == ("P021",)
    assert typed(kind, qcode="cpnature:person") == ("P021",)
    assert typed(kind, iri="https://schema.org/Person") == ("P021",)
    assert typed(kind, iri="http://www.wikidata.org/entity/Q5") == ("P021",)
    assert typed("person", iri="http://www.wikidata.org/entity/Q5") == ()
    assert typed("group", literal="scientist") == ()


@pytest.mark.parametrize(
    "code",
    [
        {"literal": "hospital"},
        {"literal": "dietary supplement"},
        {"qcode": "cpnat:abstract"},
        {"qcode": "other:person"},
        {"iri": "https://schema.org/Thing"},
        {"iri": "http://www.wikidata.org/entity/Q55"},
        {"iri": "https://example.org/Person"},
    ],
)
@pytest.mark.parametrize("kind", ["person", "organisation", "place", "group"])
def test_types_that_are_not_judged(kind: str, code: dict[str, str]) -> None:
    assert typed(kind, **code) == ()


def test_members() -> None:
    whole = {"id": "g", "kind": "group", "members_complete": True}
    member = {"id": "p", "kind": "person", "part_of": ["g"]}
    assert codes(story("Rain.", participants=[whole])) == ("P022",)
    assert codes(story("Rain.", participants=[whole, member])) == ()
    assert codes(story("Rain.", participants=[whole, member | {"part_of": []}])) == ("P022",)
    assert codes(story("Rain.", participants=[whole | {"members_complete": False}])) == ()
    assert codes(story("Rain.", participants=[whole | {"members_complete": None}])) == ()
