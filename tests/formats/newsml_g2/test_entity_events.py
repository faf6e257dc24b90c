"""Events that the standard's constructs name, in items that newsml did not write."""

from __future__ import annotations

import pytest

from tests.formats.newsml_g2.foreign_items import (
    DEMO_CATALOG,
    assertion,
    item,
    left,
    notes,
    of,
    read,
)


def test_events_have_dates_places_and_participants() -> None:
    meta = (
        '<subject type="cpnat:event" qcode="p:1"><name>Fair</name><broader qcode="p:2"/><sameAs qcode="p:3"/></subject>'
        '<subject type="cpnat:event" qcode="p:2"/><subject type="cpnat:event" qcode="p:3"/>'
    )
    details = (
        "<eventDetails><dates><start>2025-05-01</start><end>2025-05-03</end><rRule/></dates>"
        '<occurStatus qcode="eocstat:eos5"/><registration>r</registration>'
        '<organiser qcode="p:7" role="eorol:general"><name>Club</name></organiser>'
        "<organiser><name>City</name></organiser>"
        "<location><name>Hall</name><POIDetails><position latitude='1' longitude='2'/></POIDetails></location>"
        '<participant qcode="eprol:moderator"><name>Mo</name></participant>'
        '<participant qcode="p:8" role="eprol:presenter"><personDetails/></participant><participant/></eventDetails>'
    )
    reading = read(item(meta, rest=assertion(details), catalogs=DEMO_CATALOG))
    fair = of(reading.article, "p_1")
    assert fair["when"] == {"value": "2025-05-01/2025-05-03"}
    assert (fair["name"], fair["status"], fair["where"]) == ("Fair", "scheduled", ({"place": "Hall"},))
    eprol = "http://cv.iptc.org/newscodes/eventparticipantrole/"
    assert {(part["participant"], str(part.get("role"))) for part in fair["participations"]} == {
        ("p_7", "organiser"),
        ("City", "organiser"),
        ("Mo", str({"iri": f"{eprol}moderator"})),
        ("p_8", str({"iri": f"{eprol}presenter"})),
    }
    assert {(one["kind"], one["event"]) for one in fair["relations"]} == {
        ("part_of", "p_2"),
        ("same_as", "p_3"),
    }
    assert of(reading.article, "Mo")["kind"] == "person"
    assert of(reading.article, "City")["kind"] == "organisation"
    assert of(reading.article, "Hall")["place"] == {"latitude": "1", "longitude": "2"}
    assert "that of a role" in notes(reading)
    inner = {path for path in left(reading) if "eventDetails" in path}
    assert inner == {
        f"assert/eventDetails/{path}" for path in ("dates/rRule", "registration", "participant[3]")
    }


NINE = "2025-05-01T09:00:00"


@pytest.mark.parametrize(
    ("dates", "value", "rest"),
    [
        ("<start>2025-05-01</start>", "2025-05-01", set()),
        ("<start>2025-05</start>", "2025-05", set()),
        ("<start>2025-05-01</start><duration>P2D</duration>", "2025-05-01/2025-05-03", set()),
        ("<start>2025-05-01T09:00:00Z</start><duration>PT9M</duration>", f"{NINE}Z/2025-05-01T09:09:00Z", set()),
        (f"<start>{NINE}+02:00</start><duration>P1DT1H</duration>", f"{NINE}+02:00/2025-05-02T10:00:00+02:00", set()),
        ("<start>2025-05-01</start><duration>P1Y</duration>", "2025-05-01", {"duration"}),
        ("<start>2025-05-01</start><end>soon</end>", "2025-05-01", {"end"}),
        ("<start>2025-05-01</start><end/>", "2025-05-01", {"end"}),
        ("<start approxstart='2025'>2025-05-01</start>", "2025-05-01", {"start/@approxstart"}),
        ("<start>soon</start>", None, {""}),
        ("<end>2025-05-01</end>", None, {""}),
    ],
)  # fmt: skip
def test_dates_of_events(dates: str, value: str | None, rest: set[str]) -> None:
    reading = read(
        item(
            '<subject type="cpnat:event" qcode="p:1"/>',
            rest=assertion(f"<eventDetails><dates>{dates}</dates></eventDetails>"),
        )
    )
    when = of(reading.article, "p_1").get("when")
    assert when == ({"value": value} if value else None)
    inside = {path.removeprefix("assert/eventDetails/dates") for path in left(reading) if "dates" in path}
    assert {path.removeprefix("/") for path in inside} == rest


@pytest.mark.parametrize(
    ("status", "word"),
    [
        ('<eventStatus qcode="eventstatus:inprogress"/>', "ongoing"),
        ('<eventStatus uri="http://cv.iptc.org/newscodes/eventstatus/postponed"/>', "postponed"),
        ('<occurStatus qcode="eocstat:eos6"/>', "cancelled"),
        ('<occurStatus qcode="eocstat:eos0"/>', "unknown"),
    ],
)
def test_the_status_of_events(status: str, word: str) -> None:
    meta = '<subject type="cpnat:event" qcode="p:1"/>'
    reading = read(item(meta, rest=assertion(f"<eventDetails>{status}</eventDetails>")))
    assert reading.article.events[0].status == word
    assert any("Status" in path for path in left(reading)) == (word == "unknown")


def test_events_that_are_the_content_are_read() -> None:
    dates = "<eventDetails><dates><start>2025-05-01</start></dates></eventDetails>"
    reading = read(item(body=f"<events><event><name>Fair</name>{dates}</event></events>"))
    assert of(reading.article, "Fair") == {"name": "Fair", "when": {"value": "2025-05-01"}}
    assert not [path for path in left(reading) if "event[" in path or "event/" in path]


def test_an_event_has_one_name_without_a_language() -> None:
    names = '<name xml:lang="fr">Foire</name><name xml:lang="en">Fair</name><name>Foire</name>'
    reading = read(item(f'<subject type="cpnat:event" qcode="p:1">{names}</subject>', catalogs=DEMO_CATALOG))
    assert of(reading.article, "p_1") == {"name": "Foire"}
    assert {path for path in left(reading) if "name" in path} == {"subject/name/@xml:lang", "subject/name[2]"}
