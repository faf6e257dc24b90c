"""The rules about countries, positions and wholes of participants, where they speak and where they must not."""

from __future__ import annotations

import pytest

from newsml.rules import check
from newsml.rules.countries import ASSIGNED, IN_USE, WITHDRAWN
from tests.rules.build import codes, story


def place(**details: str) -> tuple[str, ...]:
    """What is found where a place has these details."""
    return codes(story("Rain.", participants=[{"id": "p", "kind": "place", "place": details}]))


def test_codes_of_countries() -> None:
    assert len(ASSIGNED) == 249
    assert ASSIGNED.isdisjoint(WITHDRAWN | IN_USE)


@pytest.mark.parametrize("code", ["FR", "GB", "TW", "AQ", "XK", "SU", "DD", "YU"])
def test_known_countries(code: str) -> None:
    assert place(country=code) == ()


@pytest.mark.parametrize(
    ("code", "hint"), [("UK", "GB"), ("EL", "GR"), ("JA", "JP"), ("EU", None), ("ZZ", None), ("XX", None)]
)
def test_unknown_countries(code: str, hint: str | None) -> None:
    (finding,) = check(
        story("Rain.", participants=[{"id": "p", "kind": "place", "place": {"country": code}}])
    )
    assert finding.code == "P011"
    assert ("did you mean" in finding.message) == (hint is not None)
    assert hint is None or f"did you mean {hint}?" in finding.message


def test_positions() -> None:
    assert place(latitude="48.85", longitude="2.35") == ()
    assert place(latitude="48.85") == ("P012",)
    assert place(longitude="2.35") == ("P012",)
    assert place(latitude="0") == ("P012",)
    assert place(country="FR") == ()


@pytest.mark.parametrize(
    ("kind", "found"), [("person", ("P013",)), ("group", ()), ("organisation", ()), ("place", ())]
)
def test_wholes(kind: str, found: tuple[str, ...]) -> None:
    whole = {"id": "a", "kind": kind}
    assert (
        codes(story("Rain.", participants=[whole, {"id": "b", "kind": "group", "part_of": ["a"]}])) == found
    )
