"""The rules about whether the text speaks of events, where they speak and where they must not."""

from __future__ import annotations

from typing import Any

import pytest

from newsml.model.article import Article
from newsml.rules import check
from tests.rules.build import codes, story

BODY = "They met again."


def happened(*events: dict[str, Any], **fields: Any) -> Article:
    """An article with an event that is reported by a word, and these."""
    met = {"id": "a", "mentions": [story(BODY).anchor("met")]}
    return story(BODY, events=[met, *events], **fields)


def test_event_without_words() -> None:
    (finding,) = check(happened({"id": "b", "name": "Vote"}))
    assert (finding.code, finding.path, finding.excerpt) == ("E018", ("events", 1), "Vote")
    assert check(happened({"id": "b"}))[0].excerpt == "b"
    assert codes(story(BODY, events=[{"id": "b"}, {"id": "c"}])) == ()


@pytest.mark.parametrize(
    "fields",
    [
        {"statements": [{"id": "s", "kind": "indirect", "about": ["b"]}]},
        {"statements": [{"id": "s", "kind": "indirect", "occasion": {"event": "b"}}]},
    ],
)
def test_event_referred_to(fields: dict[str, Any]) -> None:
    assert codes(happened({"id": "b"}, **fields)) == ()


def test_event_with_other_words() -> None:
    again = story(BODY).anchor("again")
    assert codes(happened({"id": "b", "when": {"anchor": again}})) == ()
    assert codes(happened({"id": "b", "where": [{"anchor": again}]})) == ()
    child = {"id": "c", "mentions": [again], "relations": [{"kind": "part_of", "event": "b"}]}
    assert codes(happened({"id": "b"}, child)) == ()


def twin(**fields: Any) -> tuple[str, ...]:
    """What is found where another event is reported by the same word."""
    people = [{"id": name, "kind": "person"} for name in ("p", "q")]
    return codes(
        happened({"id": "b", "mentions": [story(BODY).anchor("met")], **fields}, participants=people)
    )


def test_annotated_twice() -> None:
    assert twin() == ("E019",)
    assert twin(name="Meeting", status="occurred", confidence=80) == ("E019",)


@pytest.mark.parametrize(
    "fields",
    [
        {"participations": [{"participant": "p"}]},
        {"where": [{"place": "q"}]},
        {"where": [{"online": "https://example.org/"}]},
        {"when": {"value": "2025"}},
        {"type": {"literal": "meeting"}},
        {"ordinal": 2},
        {"polarity": "negative"},
        {"relations": [{"kind": "same_as", "event": "a"}]},
        {"mentions": [story(BODY).anchor("again")]},
    ],
)
def test_told_apart(fields: dict[str, Any]) -> None:
    assert "E019" not in twin(**fields)


def test_told_apart_by_participants() -> None:
    """One word, two meetings."""
    people = [{"id": name, "kind": "person"} for name in ("p", "q")]
    events = [
        {"id": name, "mentions": [story(BODY).anchor("met")], "participations": [{"participant": who}]}
        for name, who in (("a", "p"), ("b", "q"))
    ]
    assert codes(story(BODY, events=events, participants=people)) == ()


@pytest.mark.parametrize(
    ("status", "found"),
    [
        ("occurred", ("E020",)),
        ("ongoing", ("E020",)),
        ("excluded", ()),
        ("cancelled", ()),
        ("hypothetical", ()),
        ("unknown", ()),
    ],
)
def test_occurred_but_negative(status: str, found: tuple[str, ...]) -> None:
    assert codes(story(BODY, events=[{"id": "e", "status": status, "polarity": "negative"}])) == found
    assert (
        codes(story(BODY, events=[{"id": "e", "status": status if status != "excluded" else "unknown"}]))
        == ()
    )
