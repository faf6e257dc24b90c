"""Which annotation of one annotator is which of the other."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given

from newsml.comparing.matching import matched
from tests.comparing.build import BODY, at, person, story
from tests.comparing.pairs import Pair, two_annotators


def pairs(noun: str, ours: list[dict[str, Any]], theirs: list[dict[str, Any]]) -> list[str]:
    found = matched(story(**{noun: ours}), story(**{noun: theirs}))
    assert sorted((other, one) for one, other in found) == sorted(
        matched(story(**{noun: theirs}), story(**{noun: ours}))
    )
    return [f"{one}={other}" for one, other in found]


WIKI = "https://www.wikidata.org/entity/"


@pytest.mark.parametrize(
    ("ours", "theirs", "expected"),
    [
        # A common link, name or alias, whatever the ids and the kind.
        ([person("a", same_as=[WIKI + "Q1"])], [person("x", same_as=[WIKI + "Q1", WIKI + "Q2"])], ["a=x"]),
        ([person("a", name="Ana Ruiz")], [person("x", name="Ruiz", aliases=[{"text": "Ana Ruiz"}])], ["a=x"]),
        ([person("a", name="Ana")], [{"id": "x", "kind": "group", "name": "Ana"}], ["a=x"]),
        ([person("a", name="Ana")], [person("x", name="Ben")], []),
        # Common words; those in the same place say more than those that overlap.
        ([person("a", at("Ana Ruiz"))], [person("x", at("Ana Ruiz"))], ["a=x"]),
        ([person("a", at("Ana Ruiz"))], [person("x", at("Ruiz"))], ["a=x"]),
        ([person("a", at("Ana Ruiz"))], [{**person("x", at("Ruiz")), "kind": "group"}], []),
        ([person("a", at("Ana Ruiz"))], [{**person("a", at("Ruiz")), "kind": "group"}], ["a=a"]),
        ([person("a", at("Ana Ruiz"))], [{**person("x", at("Ana Ruiz")), "kind": "group"}], ["a=x"]),
        (
            [person("a", at("Ana Ruiz")), person("b", at("Ruiz"))],
            [person("b", at("Ana Ruiz")), person("a", at("Ruiz"))],
            ["a=b", "b=a"],
        ),
        # More in common wins; each is taken once.
        (
            [person("a", at("Ana Ruiz"), at("Ruiz", 2))],
            [person("x", at("Ana Ruiz")), person("y", at("Ana Ruiz"), at("Ruiz", 2))],
            ["a=y"],
        ),
        # Many mentions around one word are one piece of evidence, not many.
        (
            [person("a", at("Ben Orme"), name="Orme")],
            [person("x", *(at(BODY[53:n]) for n in range(58, 66))), person("y", at("Ben Orme"))],
            ["a=y"],
        ),
        # Two of one name: the kind tells them apart.
        (
            [person("a", name="Paris"), {"id": "b", "kind": "place", "name": "Paris"}],
            [{"id": "x", "kind": "place", "name": "Paris"}, person("y", name="Paris")],
            ["a=y", "b=x"],
        ),
        # The same id counts where nothing that both give speaks against it.
        ([person("a")], [person("a", name="Ana")], ["a=a"]),
        ([person("a", name="Ana")], [person("a", at("Ana Ruiz"))], ["a=a"]),
        ([person("a", name="Ana")], [person("a", name="Ben")], []),
        ([person("a")], [{"id": "a", "kind": "group"}], []),
        ([person("a"), person("b")], [person("a"), person("b")], ["a=a", "b=b"]),
        ([person("a", name="Ana"), person("b", name="Ben")], [person("b", name="Ana")], ["a=b"]),
        ([], [person("a")], []),
    ],
)
def test_participants(ours: list[dict[str, Any]], theirs: list[dict[str, Any]], expected: list[str]) -> None:
    assert pairs("participants", ours, theirs) == expected


CODE = {"qcode": "medtop:1"}


def test_topics() -> None:
    assert pairs(
        "topics", [{"id": "a", "code": CODE}], [{"id": "x", "code": {**CODE, "names": [{"text": "T"}]}}]
    ) == ["a=x"]
    assert pairs("topics", [{"id": "a", "code": CODE}], [{"id": "a", "code": {"literal": "T"}}]) == []
    assert pairs(
        "topics", [{"id": "a", "mentions": [at("port")]}], [{"id": "x", "mentions": [at("the port")]}]
    ) == ["a=x"]


def test_events() -> None:
    closing = {"mentions": [at("close")]}
    assert pairs("events", [{"id": "a", **closing}], [{"id": "x", "mentions": [at("would close")]}]) == [
        "a=x"
    ]
    assert pairs("events", [{"id": "a", "name": "Closing"}], [{"id": "x", "name": "Closing", **closing}]) == [
        "a=x"
    ]
    # Among two that have as much in common, the type decides; a type by itself says nothing.
    two: list[dict[str, Any]] = [{"id": "x", **closing}, {"id": "y", **closing, "type": CODE}]
    assert pairs("events", [{"id": "a", **closing, "type": CODE}], two) == ["a=y"]
    assert pairs("events", [{"id": "a", "type": CODE}], [{"id": "x", "type": CODE}]) == []
    assert pairs("events", [{"id": "a", "type": CODE}], [{"id": "a"}]) == ["a=a"]


def said(id_: str, **fields: Any) -> dict[str, Any]:
    return {"id": id_, "kind": "indirect", **fields}


@pytest.mark.parametrize(
    ("ours", "theirs", "expected"),
    [
        ([said("a", content=at("the port would close"))], [said("x", content=at("port would"))], ["a=x"]),
        ([said("a", content=at("the port"))], [said("x", content=at("We wait"))], []),
        # The most alike, not the first.
        (
            [said("a", content=at("the port would close"))],
            [said("x", content=at("close")), said("y", content=at("the port would"))],
            ["a=y"],
        ),
        # Content that only overlaps is not the same where the cues differ; the same content is.
        (
            [said("a", content=at("the port would close"), cue=[at("said")])],
            [said("x", content=at("port would close. “We wait"), cue=[at("told")])],
            [],
        ),
        (
            [said("a", content=at("We wait"), cue=[at("said")])],
            [said("x", content=at("We wait"), cue=[at("told")])],
            ["a=x"],
        ),
        (
            [said("a", content=at("the port would"), cue=[at("said")])],
            [said("x", content=at("port would"), cue=[at("Ruiz said")])],
            ["a=x"],
        ),
        # Without content the extent, without that the cue.
        ([said("a", content=at("We wait"))], [said("x", extent=at("“We wait,” Ruiz told"))], ["a=x"]),
        ([said("a", cue=[at("said")])], [said("x", cue=[at("said")])], ["a=x"]),
        # The same id, where one of them says nothing of the words.
        ([said("a")], [said("a", content=at("We wait"))], ["a=a"]),
        ([said("a", content=at("the port"))], [said("a", content=at("We wait"))], []),
    ],
)
def test_statements(ours: list[dict[str, Any]], theirs: list[dict[str, Any]], expected: list[str]) -> None:
    assert pairs("statements", ours, theirs) == expected


@pytest.mark.law
@given(two_annotators())
def test_each_is_matched_once_and_either_way_the_same(pair: Pair) -> None:
    a, b = pair
    found = matched(a, b)
    assert len({one for one, _ in found}) == len({other for _, other in found}) == len(found)
    assert sorted((other, one) for one, other in found) == list(matched(b, a))
    assert all(type(a[one]) is type(b[other]) for one, other in found)
    assert matched(a, a) == tuple((id_, id_) for id_ in sorted(a.index))


def test_a_name_that_a_crowd_shares_does_not_cost_its_square() -> None:
    crowd = story(participants=[person(f"p{n}", name="Ana") for n in range(300)])
    assert matched(crowd, crowd.replace(language="en")) == tuple(
        (one.id, one.id) for one in crowd.participants
    )
    other = story(participants=[person(f"x{n}", name="Ana") for n in range(300)])
    assert len(matched(crowd, other)) == 300
