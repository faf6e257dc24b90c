"""The rules about topics, where they speak and where they must not."""

from __future__ import annotations

from typing import Any

import pytest

from newsml.model.article import Article
from newsml.rules import check
from tests.rules.build import codes, story

WORDS = "Ціна води зросла, і люди про це говорять."


def about(*topics: dict[str, Any], mentioned: bool = True, **fields: Any) -> Article:
    """An article about topics; the first one is mentioned by its first word."""
    mention = {"spans": [{"start": 0, "end": 4, "exact": "Ціна"}]}
    first = {**topics[0], "mentions": [mention]} if mentioned else topics[0]
    return story(WORDS, topics=[first, *topics[1:]], **fields)


PRICE, WATER = {"id": "a", "name": "ціна"}, {"id": "b", "name": "вода"}


def test_never_mentioned() -> None:
    found = check(about(PRICE, WATER))
    assert [(one.code, one.path, one.excerpt) for one in found] == [("T001", ("topics", 1), "вода")]
    assert codes(about(PRICE, WATER, mentioned=False)) == ()
    assert codes(about({**PRICE, "broader": ["b"]}, WATER)) == ()
    assert codes(about(PRICE, {**WATER, "code": {"qcode": "medtop:20000430"}})) == ()
    statement = {"id": "s", "kind": "indirect", "about": ["b"], "speaker_absence": "implicit"}
    assert "T001" not in codes(about(PRICE, WATER, statements=[statement]))


@pytest.mark.parametrize(
    ("one", "other", "path"),
    [
        ({"code": {"qcode": "medtop:20000430"}}, {"code": {"qcode": "medtop:20000430"}}, "code"),
        (
            {"same_as": ["http://www.wikidata.org/entity/Q1"]},
            {"same_as": ["https://www.wikidata.org/wiki/Q1"]},
            "same_as",
        ),
        ({"code": {"literal": "x"}}, {"code": {"literal": "x"}}, None),
        ({"code": {"qcode": "a:1"}}, {"code": {"qcode": "b:1"}}, None),
    ],
)
def test_twice(one: dict[str, Any], other: dict[str, Any], path: str | None) -> None:
    found = [one for one in check(about({**PRICE, **one}, {**WATER, **other})) if one.code == "T002"]
    assert [one.path[2] for one in found] == ([] if path is None else [path])


def test_name_twice() -> None:
    assert "T003" in codes(about(PRICE, {"id": "b", "name": "ЦІНА"}))
    assert "T003" not in codes(about(PRICE, {"id": "b", "name": "ціни"}))
    linked = [
        {**topic, "name": "вода", "same_as": [f"https://example.org/{n}"]}
        for n, topic in enumerate((PRICE, WATER))
    ]
    assert "T003" not in codes(about(*linked))


def test_named_as_another_thing() -> None:
    event = {"id": "e", "name": "Ціна"}
    assert "T004" in codes(about(PRICE, events=[event]))
    for kind, found in (("organisation", True), ("place", True), ("person", True), ("group", False)):
        participant = {"id": "p", "kind": kind, "name": "Ціна"}
        assert ("T004" in codes(about(PRICE, participants=[participant]))) == found


def test_one_link_is_told_of_once() -> None:
    """That participant and topic share a link is another rule's to say."""
    same_as = ["https://example.org/price"]
    participant = {"id": "p", "kind": "organisation", "name": "ціна", "same_as": same_as}
    found = codes(about({**PRICE, "same_as": same_as}, participants=[participant]))
    assert "P010" in found
    assert "T004" not in found


@pytest.mark.parametrize(
    ("topic", "found"),
    [
        ({}, True),
        ({"name": "вода"}, False),
        ({"code": {"literal": "water"}}, False),
        ({"same_as": ["https://example.org/water"]}, False),
    ],
)
def test_known_by_nothing(topic: dict[str, Any], found: bool) -> None:
    assert ("T005" in codes(story(WORDS, topics=[{"id": "t", **topic}]))) == found
    pronoun = {"form": "pronoun", "spans": [{"start": 29, "end": 31, "exact": "це"}]}
    word = {"spans": [{"start": 5, "end": 9, "exact": "води"}]}
    assert ("T005" in codes(story(WORDS, topics=[{"id": "t", "mentions": [pronoun], **topic}]))) == found
    assert "T005" not in codes(story(WORDS, topics=[{"id": "t", "mentions": [pronoun, word], **topic}]))


def test_broader_said_twice() -> None:
    top, middle = {"id": "top", "name": "довкілля"}, {"id": "mid", "name": "вода", "broader": ["top"]}
    found = [
        one for one in check(about({**PRICE, "broader": ["mid", "top"]}, middle, top)) if one.code == "T006"
    ]
    assert [(one.path, one.excerpt) for one in found] == [(("topics", 0, "broader", 1), "top")]
    assert "T006" not in codes(about({**PRICE, "broader": ["mid"]}, middle, top))
    other = {"id": "mid", "name": "вода"}
    assert "T006" not in codes(about({**PRICE, "broader": ["mid", "top"]}, other, top))
