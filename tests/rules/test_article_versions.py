"""The rules about versions, status and dates of the article, where they speak and where they must not."""

from __future__ import annotations

from typing import Any

import pytest

from tests.rules.build import codes, story

SELF = "urn:example:1"


@pytest.mark.parametrize(
    ("fields", "found"),
    [
        ({"version": 2, "supersedes": {"id": SELF, "version": 1}}, ()),
        ({"version": 2, "supersedes": {"id": SELF, "version": 2}}, ("A004",)),
        ({"version": 2, "supersedes": {"id": SELF, "version": 9}}, ("A004",)),
        ({"version": 2, "supersedes": {"id": "urn:example:2", "version": 9}}, ()),
        ({"supersedes": {"id": SELF}}, ()),
        ({"version_kind": "new", "supersedes": {"id": "urn:example:2"}}, ("A005",)),
        ({"version_kind": "update", "supersedes": {"id": "urn:example:2"}}, ()),
        ({"version_kind": "new", "version": 4}, ()),
        ({"version_kind": "update"}, ("A006",)),
        ({"version_kind": "update", "version": 2}, ()),
        ({"version_kind": "new"}, ()),
    ],
)
def test_versions(fields: dict[str, Any], found: tuple[str, ...]) -> None:
    """Agencies count versions up without saying which one is replaced: that is no doubt."""
    assert codes(story("雨が降った。", **fields)) == found


@pytest.mark.parametrize(
    ("fields", "found"),
    [
        ({"version_kind": "withdrawal", "publication_status": "usable"}, ("A007",)),
        ({"version_kind": "withdrawal", "publication_status": "withheld"}, ()),
        ({"publication_status": "cancelled"}, ()),
        ({"version_kind": "correction"}, ()),
    ],
)
def test_status(fields: dict[str, Any], found: tuple[str, ...]) -> None:
    noted = story("Дощ.", version=2, editorial_notes=["Помилкова назва міста."], **fields)
    assert codes(noted) == found
    bare = {"version_kind": "correction", "version": 2}
    assert codes(story("Дощ.", **bare)) == ("A008",)
    assert codes(story("Дощ.", version=2, version_kind="update")) == ()


@pytest.mark.parametrize(
    ("date", "found"),
    [
        ("2025-03-02", ()),
        ("2025-03-04", ()),  # still that day, or already the next one, somewhere on earth
        ("2025-03-05", ("A009",)),
        ("2025-02", ()),
        ("2025-01-20", ("A009",)),
        ("2024-03-03", ("A009",)),
        ("2024-03-03~", ()),
        ("XXXX-03-03", ()),
        ("../2025-03-03", ()),
    ],
)
def test_dateline(date: str, found: tuple[str, ...]) -> None:
    dateline = {"text": "TIRANA, 3 mars", "date": date}
    assert codes(story("Ra shi.", dateline=dateline, created="2025-03-03T12:00:00Z")) == found
    assert codes(story("Ra shi.", dateline=dateline)) == ()


def test_dateline_of_a_story_sent_in_advance() -> None:
    """Under embargo the dateline is the day on which the story may appear."""
    dateline = {"text": "TIRANA, 9 mars", "date": "2025-03-09"}
    assert codes(story("Ra shi.", dateline=dateline, created="2025-03-03", embargo="2025-03-09")) == ()
    assert codes(story("Ra shi.", dateline=dateline, created="2025-03-03", embargo="open")) == ("A009",)


@pytest.mark.parametrize(
    ("reference", "found"),
    [("2025-03-20", ()), ("2025-01-01", ("A010",)), ("2026-03-03T10:00:00", ("A010",)), ("2025-02-10", ())],
)
def test_reference_date(reference: str, found: tuple[str, ...]) -> None:
    assert codes(story("گرمی پڑی۔", reference_date=reference, created="2025-03-03")) == found
    assert codes(story("گرمی پڑی۔", reference_date=reference)) == ()


def test_reference_date_of_a_dateline() -> None:
    dateline = {"date": "1916-05-02"}
    assert codes(story("Rain.", reference_date="1916-05-02", dateline=dateline)) == ()
    assert codes(story("Rain.", reference_date="1961-05-02", dateline=dateline)) == ("A010",)


@pytest.mark.parametrize(
    ("fields", "found"),
    [
        ({"expires": "2025-05-01", "embargo": "2025-05-02"}, ("A011",)),
        ({"expires": "2025-05-02", "embargo": "2025-05-02"}, ()),
        ({"expires": "2025-05-02", "embargo": "open"}, ()),
        ({"created": "2025-05-03", "embargo": "2025-05-02"}, ("A012",)),
        ({"created": "2025-05-02", "embargo": "2025-05-02T10:00:00Z"}, ()),
        ({"created": "2025-05-02", "embargo": "open"}, ()),
    ],
)
def test_embargo_among_the_dates(fields: dict[str, Any], found: tuple[str, ...]) -> None:
    assert codes(story("Rain.", **fields)) == found
