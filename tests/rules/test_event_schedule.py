"""The rules about times in relation to other times, where they speak and where they must not."""

from __future__ import annotations

from typing import Any

import pytest

from newsml.rules import check
from tests.rules.build import codes, story


@pytest.mark.parametrize(
    ("status", "value", "previous", "found"),
    [
        ("postponed", "2025-06-20", "2025-06-13", ()),
        ("postponed", "2025-06-20", "2025-06-27", ("E015",)),
        ("postponed", "2025-06-20", "2025-06-20", ("E015",)),
        ("scheduled", "2025-06-20", "2025-06-20", ("E015",)),
        ("scheduled", "2025-06-20", "2025-06-27", ()),  # brought forward
        ("postponed", "2025-06-20", "2025-06", ()),
        ("postponed", "2025-06", "2025-06-13", ()),
        ("postponed", "2025-06-20", "2025-06-20~", ()),
        ("postponed", "2025-06-20?", "2025-06-27", ()),
        ("postponed", "2025-06-20", "../2025-06-27", ()),
        ("postponed", None, "2025-06-27", ()),
        ("postponed", "2025-06-20", None, ()),
    ],
)
def test_moved(status: str, value: str | None, previous: str | None, found: tuple[str, ...]) -> None:
    event = {"id": "e", "status": status, "when": {"value": value, "previous": previous}}
    assert codes(story("Rain.", events=[event])) == found


def pair(kind: str, value: str, other: str, *, basis: str | None = None, **fields: Any) -> tuple[str, ...]:
    """What is found where an event relates to another, both with their times."""
    places = {name: fields.pop(name, None) for name in ("a", "b")}
    events: list[dict[str, Any]] = [
        {
            "id": "a",
            "when": {"value": value, "basis": basis},
            "relations": [{"kind": kind, "event": "b", **fields}],
        },
        {"id": "b", "when": {"value": other}},
    ]
    for event in events:
        event["where"] = [{"place": places[event["id"]]}] if places[event["id"]] else []
    named = [{"id": name, "kind": "place"} for name in sorted({*places.values()} - {None})]
    return codes(story("Rain.", events=events, participants=named))


@pytest.mark.parametrize(
    ("part", "whole", "found"),
    [
        ("2025-05-07/2025-05-18", "2025-05-06/2025-05-11", ("E016",)),
        ("2025-05-01/2025-05-08", "2025-05-06/2025-05-11", ("E016",)),
        ("2025-05-06/2025-05-11", "2025-05-06/2025-05-11", ()),
        ("2025-05-07/2025-05-12", "2025-05-11", ("E016",)),
        ("2025-05-07/2025-05-18", "2025-05", ()),
        ("2025-05-07/2025-05-18", "2025-05-06/..", ()),
        ("2025-05-01/..", "2025-05-06/..", ("E016",)),
        ("2025-05-07/..", "2025-05-06/2025-05-11", ()),
        ("/2025-05-08", "2025-05-06/2025-05-11", ()),
        ("2025-05/2025-06", "2025-05-06/2025-06-11", ()),  # may begin and end at any day of these months
        ("2025-05", "2025-05-06/2025-05-11", ()),
        ("2025-05-07/2025-05-18", "2025-05-06/2025-05-11~", ()),
        ("2025-05-13/2025-05-18", "2025-05-06/2025-05-11", ("E003",)),
    ],
)
def test_part_outside_whole(part: str, whole: str, found: tuple[str, ...]) -> None:
    assert pair("part_of", part, whole) == found


def test_part_outside_whole_is_asked_of_parts_with_stated_times() -> None:
    assert pair("overlaps", "2025-05-07/2025-05-18", "2025-05-06/2025-05-11") == ()
    assert pair("part_of", "2025-05-07/2025-05-18", "2025-05-06/2025-05-11", basis="inferred") == ()
    assert pair("part_of", "2025-05-07/2025-05-12", "2025-05-06/2025-05-11", a="tokyo", b="la") == ()
    assert pair("part_of", "2025-05-07/2025-05-12", "2025-05-06/2025-05-11", a="la", b="la") == ("E016",)


@pytest.mark.parametrize(
    ("offset", "value", "found"),
    [
        ("P10D", "2025-03-13", ()),
        ("P10D", "2025-03-12", ()),
        ("P10D", "2025-03-15", ("E017",)),
        ("P10D", "2025-03-11", ("E017",)),
        ("P10D", "2025-03", ()),
        ("P10D", "2025-03-13~", ()),
        ("P10D", "2025-03-20/..", ()),
        ("P7D/P10D", "2025-03-10/2025-03-13", ()),
        ("P7D/P10D", "2025-03-06", ("E017",)),
        ("P10D/P7D", "2025-03-11", ()),  # which one is the shorter is not checked
        ("P2W", "2025-03-17", ()),
        ("P2W", "2025-03-24", ("E017",)),
        ("P1M", "2025-04-03", ()),
        ("P1M", "2025-06-03", ("E017",)),
        ("P2Y", "2027-01-10", ()),
        ("P2Y", "2028-03-03", ("E017",)),
        ("PT2H", "2025-03-03", ()),
        ("PT2H", "2025-03-06", ("E017",)),
        ("-P10D", "2025-03-13", ()),
        ("P10D", "2025-03-01", ("E003",)),
    ],
)
def test_offsets(offset: str, value: str, found: tuple[str, ...]) -> None:
    assert pair("after", value, "2025-03-03", offset=offset) == found


def test_offsets_before() -> None:
    assert pair("before", "2025-03-03", "2025-03-13", offset="P10D") == ()
    assert pair("before", "2025-03-03", "2025-03-23", offset="P10D") == ("E017",)
    assert pair("overlaps", "2025-03-03/2025-04", "2025-03-23", offset="P1D") == ()
    assert pair("before", "2025-03-03", "2025-03-23") == ()


def test_offset_message() -> None:
    relation = {"kind": "before", "event": "b", "offset": "P1D"}
    first = {"id": "a", "when": {"value": "2025-03-03"}, "relations": [relation]}
    (finding,) = check(story("Rain.", events=[first, {"id": "b", "when": {"value": "2025-04"}}]))
    assert finding.path == ("events", 0, "relations", 0, "offset")
    assert "by their dates 29 to 58 days lie between them" in finding.message
