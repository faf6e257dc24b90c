"""`diff`: every difference, by name, and nothing else."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import newsml
from newsml.errors import NewsmlError
from newsml.model.article import Article
from newsml.model.register import Register
from newsml.testing import articles, edited, registers
from tests.comparing.build import at, person, story


def told(a: Any, b: Any) -> list[tuple[str, Any, Any]]:
    return [(one.path, one.before, one.after) for one in newsml.diff(a, b)]


@pytest.mark.law
@given(data=st.data())
def test_no_differences_is_equality(data: st.DataObject) -> None:
    one = data.draw(articles(max_text=60))
    other = data.draw(st.one_of(edited(one), articles(max_text=60, id=one.id)))
    assert newsml.diff(one, one) == ()
    found = newsml.diff(one, other)
    assert bool(found) is (one != other)
    json.dumps([difference.as_dict() for difference in found])
    for difference in found:
        assert difference.before != difference.after
        assert difference.path
    there = sorted(json.dumps([one.before, one.after]) for one in found)
    back = sorted(json.dumps([one.after, one.before]) for one in newsml.diff(other, one))
    assert there == back


@given(one=registers(), other=registers())
def test_registers(one: Register, other: Register) -> None:
    assert newsml.diff(one, one) == ()
    assert bool(newsml.diff(one, other)) is (one != other)


def test_things_are_named_not_counted() -> None:
    one = story(participants=[person("ana", at("Ana Ruiz"), name="Ana Ruiz"), person("ben", at("Ben Orme"))])
    other = story(
        participants=[
            person("ana", at("Ana Ruiz", form="name"), name="Ana María Ruiz"),
            person("abe", name="Abe"),
        ]
    )
    assert told(one, other) == [
        ("participants[id=ana].name", "Ana Ruiz", "Ana María Ruiz"),
        ("participants[id=ana].mentions[0..8].form", None, "name"),
        ("participants[id=ben]", {"id": "ben", "kind": "person", "mentions": [at("Ben Orme")]}, None),
        ("participants[id=abe]", None, {"id": "abe", "kind": "person", "name": "Abe"}),
    ]


def test_the_same_words_elsewhere_are_the_same_mention() -> None:
    one = story(participants=[person("ana", at("Ruiz", 1, form="name"), at("port", 1))])
    longer = f"Today {one.body}"
    shifted = [{**a, "spans": [{**s, "start": s["start"] + 6, "end": s["end"] + 6} for s in a["spans"]]}
               for a in (at("Ruiz", 1, form="name"), at("port", 1))]  # fmt: skip
    other = story(body=longer, participants=[person("ana", *shifted)])
    assert [path for path, _, _ in told(one, other)] == [
        "body",
        "participants[id=ana].mentions[4..8].spans",
        "participants[id=ana].mentions[18..22].spans",
    ]


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ({"version": 1}, {"version": 2}, [("version", 1, 2)]),
        ({"language": "en"}, {}, [("language", "en", None)]),
        (
            {"keywords": ["a", "b"]},
            {"keywords": ["b", "c"]},
            [("keywords", "a", None), ("keywords", None, "c")],
        ),
        ({"bylines": ["A", "B"]}, {"bylines": ["B", "A"]}, [("bylines", ["A", "B"], ["B", "A"])]),
        ({"bylines": ["A"]}, {"bylines": ["A", "A"]}, [("bylines", None, "A")]),
        (
            {"genres": [{"qcode": "x:a"}]},
            {"genres": [{"iri": "urn:a"}]},
            [("genres", {"qcode": "x:a"}, None), ("genres", None, {"iri": "urn:a"})],
        ),
        (
            {"digital_source_type": {"qcode": "x:a"}},
            {"digital_source_type": {"qcode": "x:b"}},
            [("digital_source_type", {"qcode": "x:a"}, {"qcode": "x:b"})],
        ),
        (
            {"creators": [{"name": "A"}]},
            {"creators": [{"name": "A", "role": {"qcode": "x:r"}}]},
            [("creators[name=A].role", None, {"qcode": "x:r"})],
        ),
        ({"rights": {"notice": "A"}}, {"rights": {"notice": "B"}}, [("rights.notice", "A", "B")]),
        ({}, {"rights": {"notice": "B"}}, [("rights", None, {"notice": "B"})]),
        (
            {"links": [{"href": "urn:a"}, {"href": "urn:b", "title": "B"}]},
            {"links": [{"href": "urn:b", "title": "C"}]},
            [("links[href=urn:b].title", "B", "C"), ("links[href=urn:a]", {"href": "urn:a"}, None)],
        ),
        (
            {"labels": [{"scheme": "x", "value": "1"}]},
            {"labels": [{"scheme": "x", "value": "2"}]},
            [("labels[scheme=x].value", "1", "2")],
        ),
        (
            {"marks": [{"kind": "emphasis", "start": 0, "end": 3}]},
            {"marks": [{"kind": "emphasis", "start": 0, "end": 4}]},
            [("marks[0..3].end", 3, 4)],
        ),
        (
            {"first_published": "2026-01-01"},
            {"first_published": "2026-01-02"},
            [("first_published", "2026-01-01", "2026-01-02")],
        ),
        (
            {"participants": [person("a", roles=[{"title": "head"}])]},
            {"participants": [person("a", roles=[{"title": "chair"}])]},
            [
                ("participants[id=a].roles[title=head]", {"title": "head"}, None),
                ("participants[id=a].roles[title=chair]", None, {"title": "chair"}),
            ],
        ),
    ],
)
def test_fields(before: dict[str, Any], after: dict[str, Any], expected: list[Any]) -> None:
    assert told(story(**before), story(**after)) == expected


def test_parts_of_events() -> None:
    people = [person("ana"), person("ben"), {"id": "oslo", "kind": "place"}]

    def event(**fields: Any) -> Article:
        return story(participants=people, events=[{"id": "e", **fields}, {"id": "f"}])

    one = event(
        participations=[{"participant": "ana"}, {"participant": "ben"}],
        where=[{"place": "oslo"}],
        relations=[{"kind": "before", "event": "f"}],
        when={"value": "2026-01-01"},
    )
    other = event(
        participations=[{"participant": "ana", "role": "organiser"}],
        where=[{"place": "oslo", "inferred": True}],
        relations=[{"kind": "after", "event": "f"}],
        when={"value": "2026-01-02"},
    )
    assert told(one, other) == [
        ("events[id=e].when.value", "2026-01-01", "2026-01-02"),
        ("events[id=e].where[place=oslo].inferred", False, True),
        ("events[id=e].participations[participant=ana].role", "attendee", "organiser"),
        ("events[id=e].participations[participant=ben]", {"participant": "ben"}, None),
        ("events[id=e].relations[event=f].kind", "before", "after"),
    ]


def test_several_articles() -> None:
    def one(number: int, **fields: Any) -> Article:
        return story(id=f"urn:example:{number}", **fields)

    first = [one(1, slugline="a"), one(2), one(3, version=2)]
    second = [one(2), one(1, slugline="b"), one(3)]
    assert [path for path, _, _ in told(first, second)] == [
        "articles[id=urn:example:1,version=1].slugline",
        "articles[id=urn:example:3,version=2]",
        "articles[id=urn:example:3,version=1]",
    ]
    assert told(one(1), one(2)) == [("id", "urn:example:1", "urn:example:2")]
    assert told([one(1)], one(1, slugline="b")) == [("slugline", None, "b")]
    assert [path for path, _, _ in told([one(1), one(2)], [one(2), one(1)])] == ["articles"]
    assert told([], []) == []


@pytest.mark.parametrize("other", [Register(), "story.json", None, [1]])
def test_what_cannot_be_compared(other: Any) -> None:
    with pytest.raises(NewsmlError, match="compared"):
        newsml.diff(story(), other)
    with pytest.raises(NewsmlError, match="compared"):
        newsml.diff(other, story())
