"""The rules about the relations of events, where they speak and where they must not."""

from __future__ import annotations

from typing import Any

import pytest

from newsml.rules import check
from tests.rules.build import codes, story


def related(first: str, second: str = "", **more: dict[str, Any]) -> tuple[str, ...]:
    """What is found where `a` has the first relations to `b`, and `b` the second ones to `a`."""
    events = [
        {
            "id": name,
            "relations": [{"kind": kind, "event": other} for kind in kinds.split()],
            **more.get(name, {}),
        }
        for name, other, kinds in (("a", "b", first), ("b", "a", second))
    ]
    return codes(story("Rain.", events=events))


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("before", "after"),
        ("after", "before"),
        ("overlaps", "overlaps"),
        ("same_as", "same_as"),
    ],
)
def test_stated_twice(first: str, second: str) -> None:
    assert related(first, second) == ("E011",)
    assert related(first) == ()
    assert related("", second) == ()


def test_stated_twice_in_one_event() -> None:
    relations = [{"kind": "before", "event": "b", "offset": offset} for offset in ("P1D", "P2D")]
    (finding,) = check(story("Rain.", events=[{"id": "a", "relations": relations}, {"id": "b"}]))
    assert (finding.code, finding.path) == ("E011", ("events", 0, "relations", 1))


def test_relations_to_others_are_not_the_same() -> None:
    relations = [{"kind": "before", "event": name} for name in "bc"]
    last = {"id": "c", "relations": [{"kind": "after", "event": "b"}]}
    assert codes(story("Rain.", events=[{"id": "a", "relations": relations}, {"id": "b"}, last])) == ()


@pytest.mark.parametrize(
    ("first", "second", "found"),
    [
        ("before part_of", "", ("E012",)),
        ("after part_of", "", ("E012",)),
        ("part_of", "before", ("E012",)),
        ("before", "part_of", ("E012",)),
        ("after", "part_of", ("E012",)),
        ("before overlaps", "", ("E012",)),
        ("before", "overlaps", ("E012",)),
        ("before same_as", "", ("E012",)),
        ("after same_as", "", ("E012",)),
        ("same_as causes", "", ("E012",)),
        ("same_as", "causes", ("E012",)),
        ("same_as part_of", "", ("E012",)),
        ("after causes", "", ("E012",)),
        ("before", "causes", ("E012",)),
        ("after condition_of", "", ("E012",)),
        ("before", "condition_of", ("E012",)),
        ("before causes", "", ()),
        ("after", "causes", ()),
        ("before condition_of", "", ()),
        ("overlaps causes", "", ()),
        ("part_of causes", "", ()),
        ("part_of", "causes", ()),
        ("part_of overlaps", "", ()),
        ("causes condition_of", "", ()),
        ("causes", "causes", ()),
    ],
)
def test_relations_that_exclude_each_other(first: str, second: str, found: tuple[str, ...]) -> None:
    assert related(first, second) == found


EARLY, LATE = {"when": {"value": "2025-09-01"}}, {"when": {"value": "2025-09-05"}}


@pytest.mark.parametrize("status", ["occurred", "ongoing"])
def test_cause_after_effect(status: str) -> None:
    done = {"status": status}
    assert related("causes", a=LATE | done, b=EARLY) == ("E013",)
    assert related("causes", a=EARLY | done, b=LATE) == ()
    assert related("causes", a=EARLY | done, b=EARLY) == ()
    assert related("causes", a=LATE | done, b={"when": {"value": "2025-09-01/.."}}) == ()
    assert related("causes", a=LATE | done) == ()
    assert related("condition_of", a=LATE | done, b=EARLY) == ()


@pytest.mark.parametrize("status", ["scheduled", "expected", "cancelled", "unknown"])
def test_what_is_expected_has_effects_before(status: str) -> None:
    assert related("causes", a=LATE | {"status": status}, b=EARLY) == ()


@pytest.mark.parametrize(
    ("part", "whole", "found"),
    [
        ("occurred", "proposed", ("E014",)),
        ("ongoing", "hypothetical", ("E014",)),
        ("occurred", "excluded", ("E014",)),
        ("scheduled", "cancelled", ("E014",)),
        ("ongoing", "cancelled", ("E014",)),
        ("occurred", "cancelled", ()),  # called off half-way
        ("occurred", "scheduled", ()),  # votes cast in advance
        ("occurred", "ongoing", ()),
        ("occurred", "unknown", ()),
        ("hypothetical", "cancelled", ()),
        ("postponed", "scheduled", ()),
        ("proposed", "scheduled", ()),
    ],
)
def test_parts_and_wholes(part: str, whole: str, found: tuple[str, ...]) -> None:
    b = {"status": whole, "polarity": "negative" if whole == "excluded" else "positive"}
    assert related("part_of", a={"status": part}, b=b) == found
    assert related("overlaps", a={"status": part}, b=b) == ()
