"""The rules about where events are held and who takes part, where they speak and where they must not."""

from __future__ import annotations

from typing import Any

import pytest

from newsml.rules import check
from tests.rules.build import codes, story

HALL = {"id": "hall", "kind": "place"}
ADA = {"id": "ada", "kind": "person"}
LINK = "https://example.org/live"


def held(*where: dict[str, Any], **event: Any) -> tuple[str, ...]:
    """What is found where an event is held here."""
    return codes(story("Rain.", participants=[ADA, HALL], events=[{"id": "e", "where": where, **event}]))


@pytest.mark.parametrize(
    ("attendance", "where", "found"),
    [
        ("online", [{"place": "hall"}], ("E008",)),
        ("online", [{"online": LINK}], ()),
        ("online", [{"place": "hall", "online": LINK}], ()),
        ("online", [{"place": "hall"}, {"online": LINK}], ()),
        ("online", [], ()),
        ("online", [{"inferred": True}], ()),
        ("in_person", [{"online": LINK}], ("E008",)),
        ("in_person", [{"place": "hall"}], ()),
        ("in_person", [{"place": "hall"}, {"online": LINK}], ()),
        ("in_person", [], ()),
        ("hybrid", [{"place": "hall"}], ()),
        ("hybrid", [{"online": LINK}], ()),
        (None, [{"online": LINK}], ()),
    ],
)
def test_attendance(attendance: str | None, where: list[dict[str, Any]], found: tuple[str, ...]) -> None:
    assert held(*where, attendance=attendance) == found


def test_venue_is_a_person() -> None:
    assert held({"place": "ada"}) == ("E009",)
    assert held({"place": "ada"}, {"place": "hall"}) == ("E009",)
    assert held({"place": "hall"}) == ()
    assert held({"online": LINK}) == ()


def parts(*participations: dict[str, Any]) -> tuple[str, ...]:
    """What is found where somebody takes part in an event in these ways."""
    said = [{"id": name, "kind": "indirect"} for name in ("s", "t")]
    parts = [{"participant": "ada", **one} for one in participations]
    return codes(
        story("Rain.", participants=[ADA], statements=said, events=[{"id": "e", "participations": parts}])
    )


def test_expected_and_not_expected() -> None:
    assert parts({"expected": True}, {}) == ("E010",)
    assert parts({"expected": True, "role": "host"}, {}) == ()
    assert parts({"expected": True, "according_to": "s"}, {}) == ()
    assert parts({"expected": True, "according_to": "s"}, {"according_to": "t"}) == ()
    assert parts({"expected": True, "according_to": "s"}, {"according_to": "s"}) == ("E010",)
    guest = {"role": {"literal": "guest"}}
    assert parts({"expected": True, **guest}, guest) == ("E010",)


def test_one_part_with_two_anchors() -> None:
    article = story("Rain fell.", participants=[ADA])
    twice = [{"participant": "ada", "anchor": article.anchor(word)} for word in ("Rain", "fell")]
    assert codes(article.replace(events=[{"id": "e", "participations": twice}])) == ()
    (finding,) = check(
        article.replace(events=[{"id": "e", "participations": [twice[0], twice[1] | {"expected": True}]}])
    )
    assert finding.code == "E010"
