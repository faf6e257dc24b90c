"""The rules about events, where they speak and where they must not."""

from __future__ import annotations

from typing import Any

import pytest

from newsml.model.article import Article
from newsml.rules import check
from tests.rules.build import codes, story

DATED = {"first_published": "2025-09-03T12:00:00Z"}


def event(status: str, value: str | None, *, basis: str | None = None, **dates: Any) -> Article:
    """An article with one event."""
    when = {"value": value, "basis": basis}
    return story("Rain.", events=[{"id": "e", "status": status, "when": when}], **dates or DATED)


@pytest.mark.parametrize("status", ["scheduled", "expected", "proposed"])
def test_planned_in_the_past(status: str) -> None:
    assert codes(event(status, "2025-09-02")) == ("E001",)
    assert codes(event(status, "2025-09-03")) == ()


@pytest.mark.parametrize("status", ["occurred", "ongoing"])
def test_occurred_in_the_future(status: str) -> None:
    assert codes(event(status, "2025-09-05")) == ("E002",)
    assert codes(event(status, "2025-09-04")) == ()


@pytest.mark.parametrize("status", ["postponed", "cancelled", "hypothetical", "unknown"])
@pytest.mark.parametrize("value", ["1999", "2099"])
def test_other_statuses_have_any_time(status: str, value: str) -> None:
    assert codes(event(status, value)) == ()


@pytest.mark.parametrize(
    ("value", "found"),
    [
        ("2025-08", ("E001",)),
        ("2025", ()),
        ("2025-08-30/2025-09-01", ("E001",)),
        ("2025-08-30/2025-09-04", ()),
        ("2025-08-30/..", ()),
        ("2025-08-30/", ()),
        ("[2025-08-21..2025-08-31]", ("E001",)),
        ("2025-08~", ()),
        ("2025-08-01?", ()),
        ("2025-08-01%", ()),
        ("XXXX-08-01", ()),
        ("-0044-03-15", ()),
    ],
)
def test_only_what_is_certainly_over(value: str, found: tuple[str, ...]) -> None:
    assert codes(event("scheduled", value)) == found


def test_inferred_times_are_not_compared() -> None:
    """An expectation "within 10 days of the talks" may have lapsed without anybody saying so."""
    assert codes(event("expected", "2025-08-28", basis="inferred")) == ()
    assert codes(event("occurred", "2025-12-28", basis="inferred")) == ()


def test_events_and_articles_without_a_date() -> None:
    assert codes(event("scheduled", None)) == ()
    assert codes(event("scheduled", "1999", url="https://example.org/")) == ()
    assert codes(event("occurred", "2099", url="https://example.org/")) == ()
    assert codes(story("Rain.", events=[{"id": "e", "status": "occurred"}], **DATED)) == ()


def test_the_earliest_and_the_latest_date_count() -> None:
    """A story that is corrected after the event still speaks from the day before it."""
    dates = {"reference_date": "2025-09-01T23:00:00", "modified": "2025-09-20", "created": "2025-09-02"}
    assert codes(event("scheduled", "2025-09-01", **dates)) == ()
    assert codes(event("scheduled", "2025-08-31", **dates)) == ("E001",)
    assert codes(event("occurred", "2025-09-20", **dates)) == ()
    assert codes(event("occurred", "2025-09-21", **dates)) == ("E002",)


def test_the_dateline_counts() -> None:
    assert codes(event("scheduled", "2025-09-02", dateline={"date": "2025-09-03"})) == ("E001",)
    assert codes(event("scheduled", "2025-09-02", dateline={"date": "2025-09"})) == ()
    assert codes(event("occurred", "2099", dateline={"text": "PARIS"})) == ()
    assert codes(event("occurred", "2099", dateline={"date": "2025-09/.."})) == ("E002",)


def test_a_late_evening_elsewhere_is_still_today() -> None:
    """One o'clock in the morning in London is the evening before in New York, and morning in Auckland."""
    assert codes(event("scheduled", "2025-09-02", first_published="2025-09-03T01:00:00Z")) == ()
    assert codes(event("occurred", "2025-09-04", first_published="2025-09-03T23:00:00Z")) == ()


def test_speeches_reported_in_advance() -> None:
    """What is given out under embargo is written as if it had taken place."""
    assert codes(event("occurred", "2025-09-09", **DATED)) == ("E002",)
    held = {"created": "2025-09-03T12:00:00Z", "embargo": "2025-09-09T12:00:00Z"}
    assert codes(event("occurred", "2025-09-09", **held)) == ()
    assert codes(event("occurred", "2025-09-11", **held)) == ("E002",)
    assert codes(event("occurred", "2025-09-11", created="2025-09-03T12:00:00Z", embargo="open")) == ()


def related(kind: str, value: str, other: str, **place: Any) -> Article:
    """An article with an event that relates to another."""
    first: dict[str, Any] = {"id": "a", "when": {"value": value}, "relations": [{"kind": kind, "event": "b"}]}
    second: dict[str, Any] = {"id": "b", "when": {"value": other}}
    if place:
        first["where"], second["where"] = [{"place": place["a"]}], [{"place": place["b"]}]
    places = [{"id": name, "kind": "place"} for name in sorted(set(place.values()))]
    return story("Rain.", events=[first, second], participants=places)


@pytest.mark.parametrize(
    ("kind", "earlier", "later"),
    [
        ("before", (), ("E003",)),
        ("after", ("E003",), ()),
        ("part_of", ("E003",), ("E003",)),
        ("overlaps", ("E003",), ("E003",)),
        ("same_as", ("E003",), ("E003",)),
        ("causes", (), ()),
        ("condition_of", (), ()),
    ],
)
def test_relations(kind: str, earlier: tuple[str, ...], later: tuple[str, ...]) -> None:
    assert codes(related(kind, "2025-09-03", "2025-09-04")) == earlier
    assert codes(related(kind, "2025-09-05", "2025-09-04")) == later
    assert codes(related(kind, "2025-09-04", "2025-09-04")) == ()
    assert codes(related(kind, "2025-09-05", "2025-09")) == ()
    assert codes(related(kind, "2025-09-05", "2025-09-04~")) == ()
    assert codes(related(kind, "2025-09-05", "2025-09-04/..")) == (later if kind == "after" else ())


def test_the_date_line_lies_between_places() -> None:
    """Breakfast on the 4th in Tokyo comes before lunch on the 3rd in Los Angeles."""
    assert codes(related("before", "2025-09-04", "2025-09-03", a="tokyo", b="la")) == ()
    assert codes(related("before", "2025-09-05", "2025-09-03", a="tokyo", b="la")) == ("E003",)
    assert codes(related("before", "2025-09-04", "2025-09-03", a="la", b="la")) == ("E003",)


def test_events_without_dates_are_in_any_order() -> None:
    relation = {"kind": "before", "event": "b"}
    assert codes(story("Rain.", events=[{"id": "a", "relations": [relation]}, {"id": "b"}])) == ()


def test_relation_message() -> None:
    (finding,) = check(related("part_of", "2025-09-03", "2025-10"))
    assert finding.message.startswith(
        "a (2025-09-03) is said to be part of b (2025-10), but it lies before it"
    )


def test_excluded_but_positive() -> None:
    (finding,) = check(story("Rain.", events=[{"id": "e", "status": "excluded"}]))
    assert (finding.path, finding.spans, finding.excerpt) == (("events", 0, "polarity"), (), "positive")
    assert codes(story("Rain.", events=[{"id": "e", "status": "excluded", "polarity": "negative"}])) == ()
    assert codes(story("Rain.", events=[{"id": "e", "status": "cancelled"}])) == ()
