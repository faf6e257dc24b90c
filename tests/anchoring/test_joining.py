"""Words of which nobody said in which text they stand."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

import newsml
from newsml.anchoring.locating import locate
from newsml.anchoring.wanted import ANYWHERE, Outcome, Wanted

TEXTS = {"body": "The port stays open, she said. “No,” she said.", "headline": "Port stays open, Ruiz says"}


def anywhere(*pieces: str, **more: object) -> Outcome:
    (outcome,) = locate(TEXTS, [Wanted(pieces, field=ANYWHERE, **more)])  # type: ignore[arg-type]
    return outcome


def place(outcome: Outcome) -> tuple[str, tuple[tuple[int, int], ...]] | None:
    return None if outcome.place is None else (outcome.place.field, outcome.place.spans)


def test_they_are_found_in_the_text_that_has_them() -> None:
    assert place(anywhere("Ruiz")) == ("headline", ((17, 21),))
    assert place(anywhere("“No,”")) == ("body", ((31, 36),))
    assert place(anywhere("Port", "says")) == ("headline", ((0, 4), (22, 26)))
    assert place(anywhere("said", context="“No,” she said")) == ("body", ((41, 45),))


def test_the_headline_comes_first_and_what_stands_in_both_is_ambiguous() -> None:
    both = anywhere("stays open")
    assert (both.status, both.total) == ("ambiguous", 2)
    assert [(c.field, c.start) for c in both.candidates] == [("headline", 5), ("body", 9)]
    assert place(anywhere("stays open", nth=2)) == ("body", ((9, 19),))


@pytest.mark.parametrize(
    "pieces", [("says The port",), ("Ruiz", "port"), ("says\n\nThe",), ("open, Ruiz says The port stays",)]
)
def test_no_words_reach_from_one_text_into_the_next(pieces: tuple[str, ...]) -> None:
    assert anywhere(*pieces).status == "not_found"


def test_what_stands_in_one_text_helps_with_the_rest() -> None:
    items = [
        Wanted(("Port stays open",), ANYWHERE, "s", "content"),
        Wanted(("“No,”",), ANYWHERE, "t", "content"),
        Wanted(("said",), ANYWHERE, "t", "cue", "t.cue"),
    ]
    found = [place(outcome) for outcome in locate(TEXTS, items)]
    assert found == [("headline", ((0, 15),)), ("body", ((31, 36),)), ("body", ((41, 45),))]


@pytest.mark.law
@given(
    st.dictionaries(
        st.sampled_from(["headline", "standfirst", "body"]),
        st.text("ab ", min_size=1, max_size=12),
        min_size=1,
    ),
    st.text("ab", min_size=1, max_size=3),
)
def test_the_places_are_those_of_the_texts_one_by_one(texts: dict[str, str], words: str) -> None:
    order = [name for name in ("headline", "standfirst", "body") if name in texts]
    apart = {name: locate(texts, [Wanted((words,), name, nth=n) for n in range(1, 14)]) for name in order}
    exact = [
        (name, outcome.place.spans)
        for name in order
        for outcome in apart[name]
        if outcome.place is not None and outcome.status == "exact"
    ]
    joined = locate(texts, [Wanted((words,), ANYWHERE, nth=n) for n in range(1, 14)])
    found = [place(outcome) for outcome in joined if outcome.status == "exact"]
    # A text that has the words inside other words only counts for nothing where another has them by themselves.
    assert set(filter(None, found)) <= set(exact)
    assert bool(found) == bool(exact)
    for spot in filter(None, found):
        assert [texts[spot[0]][start:end] for start, end in spot[1]] == [words]


def test_a_draft_can_leave_the_text_open() -> None:
    draft = {
        **TEXTS,
        "participants": [{"name": "Ruiz", "kind": "person", "mentions": [{"words": "Ruiz", "field": "any"}]}],
        "statements": [{"quote": {"words": "No", "field": "any"}, "cue": {"words": "said", "nth": 2}}],
    }
    grounding = newsml.ground(draft)
    assert grounding.ok
    assert [(row.field, row.spans) for row in grounding.anchors if row.words == "Ruiz"] == [
        ("headline", ((17, 21),))
    ]
    (ruiz,) = grounding.article.participants
    assert (ruiz.mentions[0].field, ruiz.mentions[0].exact) == ("headline", "Ruiz")
    assert grounding.article.statements[0].kind == "direct"


def test_quoted_words_of_another_text_are_not_placed() -> None:
    draft = {
        **TEXTS,
        "statements": [
            {"content": {"words": "Ruiz says", "field": "any"}, "quote": {"words": "No", "field": "any"}}
        ],
    }
    (odd,) = newsml.ground(draft).unplaced
    assert odd.reason == "it stands outside its content"
    assert [candidate.field for candidate in odd.candidates] == ["body"]


def test_an_ambiguous_head_is_told_in_the_text_of_its_mention() -> None:
    mention = {"words": "Ruiz says", "field": "any", "head": "s"}
    draft = {**TEXTS, "participants": [{"id": "r", "kind": "person", "mentions": [mention]}]}
    (odd,) = newsml.ground(draft).unplaced
    assert (odd.path, odd.field) == ("participants[0].mentions[0].head", "headline")
