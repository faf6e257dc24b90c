"""Look-ups: by id, by words, by place, and the inverses of what is stored."""

from __future__ import annotations

import random
from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsml.model.anchor import Anchor, Mention
from newsml.model.article import Article
from newsml.model.event import Event
from newsml.model.record import Record
from newsml.model.structure import shape
from newsml.model.topic import Topic
from newsml.model.types import TextField
from newsml.testing import articles

BODY = "Kyiv will host talks. Talks in Kyiv, talks in Oslo."


def story(**more: Any) -> Article:
    """An article with these fields besides."""
    return Article.model_validate({"id": "urn:x:1", "body": BODY, **more})


STORY = story(
    headline="Talks in Kyiv",
    provenance={"agents": [{"id": "tool", "kind": "tool"}]},
    participants=[
        {
            "id": "kyiv",
            "kind": "place",
            "by": ["tool"],
            "part_of": ["ukraine"],
            "mentions": [
                {"spans": [{"start": 31, "end": 35, "exact": "Kyiv"}]},
                {"field": "headline", "spans": [{"start": 9, "end": 13, "exact": "Kyiv"}]},
            ],
            "roles": [{"title": "host", "anchor": {"spans": [{"start": 0, "end": 4, "exact": "Kyiv"}]}}],
        },
        {"id": "ukraine", "kind": "place"},
    ],
    topics=[{"id": "peace", "by": ["tool"]}],
    events=[
        {"id": "talks", "when": {"anchor": {"spans": [{"start": 22, "end": 35, "exact": "Talks in Kyiv"}]}}}
    ],
    statements=[
        {
            "id": "s2",
            "kind": "indirect",
            "speaker": "kyiv",
            "about": ["peace", "talks"],
            "cue": [{"spans": [{"start": 5, "end": 9, "exact": "will"}]}],
            "content": {
                "spans": [{"start": 0, "end": 4, "exact": "Kyiv"}, {"start": 15, "end": 20, "exact": "talks"}]
            },
        },
        {"id": "s1", "kind": "direct", "speaker": "kyiv", "about": ["s2"]},
        {"id": "s3", "kind": "direct", "speaker": "ukraine", "by": ["tool"]},
    ],
)


# --- by id ---


def test_by_id() -> None:
    assert STORY["kyiv"] is STORY.participants[0]
    assert STORY.get("kyiv") is STORY["kyiv"]
    assert STORY.get("nobody") is None
    assert list(STORY.index) == ["kyiv", "ukraine", "peace", "talks", "s1", "s2", "s3"]
    assert isinstance(STORY.index, Mapping)
    with pytest.raises(TypeError):
        STORY.index["x"] = STORY["kyiv"]  # type: ignore[index]


def test_an_unknown_id_gets_the_nearest_known_one() -> None:
    with pytest.raises(KeyError) as caught:
        STORY["ukrain"]
    assert caught.value.args == ("no annotation has the id 'ukrain'; the nearest is 'ukraine'",)
    with pytest.raises(KeyError) as caught:
        STORY["zzzzz"]
    assert caught.value.args == ("no annotation has the id 'zzzzz'",)


# --- inverses ---


def test_inverses() -> None:
    assert [s.id for s in STORY.statements_of("kyiv")] == ["s1", "s2"]
    assert [s.id for s in STORY.statements_about("talks")] == ["s2"]
    assert [s.id for s in STORY.statements_about("s2")] == ["s1"]
    assert [p.id for p in STORY.members_of("ukraine")] == ["kyiv"]
    assert [a.id for a in STORY.annotated_by("tool")] == ["kyiv", "peace", "s3"]
    assert STORY.statements_of("nobody") == STORY.statements_about("nobody") == ()
    assert STORY.members_of("nobody") == STORY.annotated_by("nobody") == ()


def test_the_events_that_a_statement_reports() -> None:
    article = STORY.add(
        Event.model_validate(
            {"id": "visit", "participations": [{"participant": "kyiv", "according_to": "s2"}]}
        )
    )
    assert [event.id for event in article.events_of("s2")] == ["talks", "visit"]
    assert article.events_of("s3") == article.events_of("kyiv") == ()
    with pytest.raises(KeyError):
        article.events_of("nothing")


# --- by words ---


def test_an_anchor_for_words() -> None:
    anchor = STORY.anchor("Oslo")
    assert anchor == Anchor.model_validate({"spans": [{"start": 46, "end": 50, "exact": "Oslo"}]})
    assert STORY.text(anchor) == "Oslo"
    assert STORY.anchor("Talks", field="headline").field == "headline"


def test_which_occurrence_is_meant() -> None:
    assert [STORY.anchor("Kyiv", nth=n).start for n in (1, 2)] == [0, 31]
    assert [STORY.anchor("talks", nth=n).start for n in (1, 2)] == [15, 37]


def test_occurrences_may_overlap() -> None:
    assert [Article(id="urn:x:1", body="aaa").anchor("aa", nth=n).start for n in (1, 2)] == [0, 1]


def test_words_in_pieces() -> None:
    anchor = STORY.anchor("will", "talks", "Oslo")
    assert [(span.start, span.end) for span in anchor.spans] == [(5, 9), (15, 20), (46, 50)]
    assert STORY.text(anchor) == anchor.exact == "will … talks … Oslo"
    assert STORY.text(anchor, gap="|") == "will|talks|Oslo"


def test_a_first_piece_without_the_rest_behind_it_is_not_meant() -> None:
    assert STORY.anchor("Talks", "Oslo").start == 22
    assert STORY.anchor("Kyiv", "host").start == 0, "the second Kyiv has no host behind it"


@pytest.mark.parametrize(
    ("words", "options", "message"),
    [
        (("Kiev",), {}, "the body does not hold 'Kiev'; words are matched exactly"),
        (("Oslo", "Kyiv"), {}, "the body does not hold 'Oslo … Kyiv'; words are matched exactly"),
        (("Kyiv",), {"nth": 3}, "nth=3, but 'Kyiv' stands 2 times in the body: count from 1"),
        (("Kyiv",), {"nth": 0}, "nth=0, but 'Kyiv' stands 2 times in the body: count from 1"),
        ((), {}, "give the words to anchor; an anchor is never empty"),
        (("",), {}, "give the words to anchor; an anchor is never empty"),
        (("Kyiv", ""), {}, "give the words to anchor; an anchor is never empty"),
        (("a",), {"field": "standfirst"}, "the article has no standfirst at hand: attach the text first"),
        (("a",), {"field": "boddy"}, "'boddy' is no annotatable text: headline, standfirst, body are"),
        (("Oslo", "zzz"), {}, "the body does not hold 'Oslo … zzz'; words are matched exactly"),
    ],
)
def test_words_that_are_not_there(words: tuple[str, ...], options: dict[str, Any], message: str) -> None:
    with pytest.raises(LookupError) as caught:
        STORY.anchor(*words, **options)
    assert str(caught.value) == message


def test_ambiguous_words_list_their_places() -> None:
    with pytest.raises(LookupError) as caught:
        STORY.anchor("Kyiv")
    assert str(caught.value) == (
        "'Kyiv' stands 2 times in the body: say which (nth=1 at 0: '…Kyiv will host t…'; nth=2 at 31: '…s. Talks in "
        "Kyiv, talks in O…')"
    )
    with pytest.raises(LookupError, match=r"stands 20 times .*nth=9 at 8: .*; and 11 more"):
        Article(id="urn:x:1", body="a" * 20).anchor("a")


def test_a_mention_for_words() -> None:
    mention = STORY.mention(
        "Oslo", form="name", literal="kyiv", head={"start": 46, "end": 50, "exact": "Oslo"}
    )
    assert isinstance(mention, Mention)
    assert (mention.form, mention.literal, mention.start) == ("name", "kyiv", 46)
    assert STORY.mention("Kyiv", nth=2).start == 31
    after = STORY.replace(Topic(id="peace", mentions=(mention,)))
    assert [place.anchor for place in after.anchors() if place.annotation.id == "peace"] == [mention]


def test_the_text_of_a_withheld_anchor_is_not_at_hand() -> None:
    with pytest.raises(LookupError, match="attach the text first"):
        STORY.strip().text(STORY.anchor("Oslo"))
    with pytest.raises(LookupError, match="attach the text first"):
        STORY.strip().anchor("Oslo")


@given(article=articles(withheld=False), data=st.data())
def test_any_words_of_a_text_are_found_again(article: Article, data: st.DataObject) -> None:
    fields: list[TextField] = ["headline", "body"]
    field = data.draw(st.sampled_from([name for name in fields if getattr(article, name)]))
    text = getattr(article, field)
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    nth = sum(text.startswith(text[start:end], n) for n in range(start + 1))
    anchor = article.anchor(text[start:end], nth=nth, field=field)
    assert (anchor.start, anchor.end, anchor.exact) == (start, end, text[start:end])


# --- anchors and places ---


def test_every_anchor_with_its_place() -> None:
    assert [(p.annotation.id, p.path, p.part) for p in STORY.anchors()] == [
        ("kyiv", ("participants", 0, "roles", 0, "anchor"), "roles.anchor"),
        ("kyiv", ("participants", 0, "mentions", 0), "mentions"),
        ("kyiv", ("participants", 0, "mentions", 1), "mentions"),
        ("talks", ("events", 0, "when", "anchor"), "when.anchor"),
        ("s2", ("statements", 1, "cue", 0), "cue"),
        ("s2", ("statements", 1, "content"), "content"),
    ]


@given(article=articles())
def test_no_anchor_is_forgotten(article: Article) -> None:
    found = list(article.anchors())
    assert len(found) == _count(article)
    for place in found:
        value: Any = article
        for part in place.path:
            value = value[part] if isinstance(part, int) else getattr(value, part)
        assert value is place.anchor


def _count(record: Record) -> int:
    if isinstance(record, Anchor):
        return 1
    values = [getattr(record, field.name) for field in shape(type(record))]
    items = [item for value in values for item in (value if isinstance(value, tuple) else (value,))]
    return sum(_count(item) for item in items if isinstance(item, Record))


def parts_at(offset: int, field: TextField = "body") -> list[tuple[str, str]]:
    """What is annotated there, by id and part."""
    return [(place.annotation.id, place.part) for place in STORY.annotations_at(offset, field)]


def test_what_is_annotated_at_an_offset() -> None:
    assert parts_at(32) == [("kyiv", "mentions"), ("talks", "when.anchor")]
    assert parts_at(0) == [("kyiv", "roles.anchor"), ("s2", "content")]
    assert parts_at(4) == [], "the gap of a discontinuous anchor is not annotated"
    assert parts_at(35) == [], "the end is exclusive"
    assert parts_at(9, "headline") == [("kyiv", "mentions")]
    assert parts_at(9, "standfirst") == parts_at(999) == []


# --- the timeline ---


def order(*events: dict[str, Any]) -> list[str]:
    """The ids in the order of time, whatever the order in which the events are given."""
    shuffled = list(events)
    random.Random(1).shuffle(shuffled)
    return [event.id for event in story(events=shuffled).timeline()]


def event(id_: str, when: str | None = None, **relations: str) -> dict[str, Any]:
    """An event with a time and relations."""
    out: dict[str, Any] = {
        "id": id_,
        "relations": [{"kind": kind, "event": other} for kind, other in relations.items()],
    }
    return out | ({"when": {"value": when}} if when else {})


def test_dates_give_the_order() -> None:
    assert order(event("a", "2025-09-03"), event("b", "2024"), event("c", "2025-08"), event("d")) == [
        "b",
        "c",
        "a",
        "d",
    ]


def test_the_earlier_end_comes_first_where_the_starts_are_equal() -> None:
    assert order(event("a", "2025"), event("b", "2025-01-01"), event("c", "2025-01")) == ["b", "c", "a"]


def test_open_starts_stand_by_their_ends() -> None:
    assert order(event("a", "../2024-01-01"), event("b", "2023-06-01"), event("c", "2024-06-01/..")) == [
        "b",
        "a",
        "c",
    ]


def test_relations_come_before_dates() -> None:
    assert order(event("a", "2025-09-03", before="b"), event("b", "2024-01-01")) == ["a", "b"]
    assert order(event("a", "2024-01-01", after="b"), event("b", "2025-09-03")) == ["b", "a"]


def test_an_undated_event_stands_before_the_dated_one_that_it_precedes() -> None:
    assert order(
        event("a", "2025-09-03"), event("b", before="a"), event("c", "2024"), event("d", before="b")
    ) == [
        "c",
        "d",
        "b",
        "a",
    ]


def test_an_event_waits_for_all_that_come_before_it() -> None:
    assert order(event("a", after="c"), event("b", before="a"), event("c")) == ["b", "c", "a"]


def test_other_relations_do_not_order() -> None:
    assert order(event("b", causes="a"), event("a", overlaps="b")) == ["a", "b"]


def test_equal_times_are_ordered_by_id() -> None:
    assert order(event("b"), event("c"), event("a")) == ["a", "b", "c"]


@given(article=articles(max_events=6))
def test_a_timeline_holds_every_event_once_and_keeps_the_relations(article: Article) -> None:
    line = [event.id for event in article.timeline()]
    assert sorted(line) == [event.id for event in article.events]
    for event in article.events:
        assert isinstance(event, Event)
        for relation in event.relations:
            if relation.kind == "before":
                assert line.index(event.id) < line.index(relation.event)
            if relation.kind == "after":
                assert line.index(event.id) > line.index(relation.event)
