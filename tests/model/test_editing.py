"""Edits return a new article that is consistent, or raise; the old one stays as it was."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from newsml.model.anchor import Anchor
from newsml.model.article import Article
from newsml.model.event import Event, EventRelation, Participation
from newsml.model.participant import Participant
from newsml.model.provenance import Agent
from newsml.model.record import Record
from newsml.model.statement import Occasion, Statement
from newsml.model.structure import shape
from newsml.model.topic import Topic
from newsml.testing import articles

LUND = Participant(id="lund", kind="person")
CITY = Participant(id="city", kind="place")
TALKS = Event(id="talks")
PEACE = Topic(id="peace")
SAID = Statement(
    id="s1", kind="indirect", speaker="lund", about=("peace", "talks"), occasion=Occasion(event="talks")
)
STORY = Article(
    id="urn:x:1",
    body="Talks.",
    participants=(LUND, CITY),
    topics=(PEACE,),
    events=(TALKS,),
    statements=(SAID,),
)


def types(error: pytest.ExceptionInfo[ValidationError]) -> list[tuple[Any, ...]]:
    """Location and type of each problem."""
    return [(*item["loc"], item["type"]) for item in error.value.errors()]


def test_add() -> None:
    more = STORY.add(Topic(id="a"), Participant(id="b", kind="group", part_of=("city",)), Event(id="c"))
    assert list(more.index) == ["b", "city", "lund", "a", "peace", "c", "talks", "s1"]
    assert more != STORY
    assert "a" not in STORY.index


def test_add_keeps_the_article_consistent() -> None:
    with pytest.raises(ValidationError) as caught:
        STORY.add(Topic(id="peace"), Topic(id="x", broader=("nothing",)))
    assert types(caught) == [
        ("topics", 1, "id", "duplicate_id"),
        ("topics", 2, "broader", 0, "unknown_reference"),
    ]


@pytest.mark.parametrize("thing", ["lund", Agent(id="a", kind="tool"), {"id": "a"}])
def test_add_takes_annotations_only(thing: Any) -> None:
    with pytest.raises(TypeError, match="give one of Participant, Topic, Event, Statement"):
        STORY.add(thing)
    with pytest.raises(TypeError, match="give one of Participant, Topic, Event, Statement"):
        STORY.replace(thing)


def test_subclasses_are_annotations_as_well() -> None:
    class Person(Participant):
        """Somebody's own class."""

    assert STORY.add(Person(id="p", kind="person"))["p"].id == "p"


def test_replace_annotations_and_fields() -> None:
    after = STORY.replace(
        Topic(id="peace", name="Peace"), Event(id="talks", name="Talks"), headline="Talks", version=2
    )
    assert after["peace"].note is None
    assert [topic.name for topic in after.topics] == ["Peace"]
    assert [event.name for event in after.events] == ["Talks"]
    assert (after.headline, after.version, STORY.headline) == ("Talks", 2, None)
    assert after.statements == STORY.statements


def test_replace_without_anything_is_the_same() -> None:
    assert STORY.replace() == STORY


@pytest.mark.parametrize(
    ("thing", "message"),
    [
        (Topic(id="peac"), "no annotation has the id 'peac'; the nearest is 'peace'"),
        (Topic(id="zzz"), "no annotation has the id 'zzz'"),
        (
            Topic(id="lund"),
            "'lund' is the id of one of the participants, not of the topics: remove that one, then add this",
        ),
    ],
)
def test_replace_of_what_is_not_there(thing: Topic, message: str) -> None:
    with pytest.raises(KeyError) as caught:
        STORY.replace(thing)
    assert caught.value.args == (message,)


def test_replace_keeps_the_article_consistent() -> None:
    with pytest.raises(ValidationError) as caught:
        STORY.replace(SAID.model_copy(update={"speaker": "peace"}), body="")
    assert types(caught) == [("body", "text"), ("statements", 0, "speaker", "wrong_reference")]


def test_remove() -> None:
    assert "city" not in STORY.remove("city").index
    assert STORY.remove("s1", "lund", "talks", "peace", "city").index == {}
    assert STORY.remove() == STORY


def test_remove_of_what_is_not_there() -> None:
    with pytest.raises(KeyError, match="no annotation has the id 'lunt'; the nearest is 'lund'"):
        STORY.remove("city", "lunt")


def test_remove_of_what_is_referred_to() -> None:
    with pytest.raises(ValidationError) as caught:
        STORY.remove("lund", "talks")
    assert types(caught) == [
        ("statements", 0, "about", 1, "unknown_reference"),
        ("statements", 0, "occasion", "event", "unknown_reference"),
        ("statements", 0, "speaker", "unknown_reference"),
    ]


def test_unlink_removes_references_and_what_cannot_be_without_them() -> None:
    after = STORY.remove("lund", "talks", unlink=True)
    assert after.statements == (Statement(id="s1", kind="indirect", about=("peace",)),)


def test_unlink_reaches_everywhere() -> None:
    article = STORY.replace(
        Event(
            id="talks",
            participations=(
                Participation(participant="lund", role="host"),
                Participation(participant="city", according_to="s1"),
            ),
            about=("peace",),
        ),
        Participant.model_validate(
            {"id": "lund", "kind": "person", "part_of": ["city"], "roles": [{"title": "mayor", "of": "city"}]}
        ),
        dateline={"place": "city", "text": "OSLO"},
        creators=({"name": "A", "participant": "lund"},),
    ).add(Event(id="after", relations=(EventRelation(kind="after", event="talks"),)))
    after = article.remove("lund", "talks", "s1", unlink=True)
    assert after["after"] == Event(id="after")
    assert after.creators[0].model_dump(exclude_none=True) == {"name": "A"}
    without_city = article.remove("city", unlink=True)
    assert without_city["lund"].model_dump(exclude_defaults=True) == {
        "id": "lund",
        "kind": "person",
        "roles": ({"title": "mayor"},),
    }
    assert [p.participant for p in without_city.events[1].participations] == ["lund"]
    assert without_city.dateline is not None
    assert without_city.dateline.place is None


@given(article=articles(), data=st.data())
def test_whatever_is_removed_with_unlink_leaves_a_consistent_article(
    article: Article, data: st.DataObject
) -> None:
    ids = data.draw(st.sets(st.sampled_from(sorted(article.index)))) if article.index else set()
    after = article.remove(*ids, unlink=True)
    assert set(after.index) == set(article.index) - ids
    assert Article.model_validate(after.model_dump()) == after
    if not ids:
        assert after == article
    assert not ids & set(_references(after))


def _references(record: Record) -> list[str]:
    out: list[str] = []
    for field in shape(type(record)):
        value = getattr(record, field.name)
        for item in (value,) if field.collection == "one" else value:
            if field.refers_to and item is not None:
                out.append(item)
            elif isinstance(item, Record):
                out += _references(item)
    return out


@given(article=articles())
def test_what_is_removed_can_be_added_again(article: Article) -> None:
    for thing in article.index.values():
        assert article.remove(thing.id, unlink=True).add(thing).index[thing.id] == thing
        assert article.replace(thing) == article


@given(article=articles(withheld=False))
def test_edits_leave_the_old_article_alone(article: Article) -> None:
    before = article.model_dump_json()
    article.replace(version=7, keywords=("other",))
    article.remove(*article.index, unlink=True)
    article.strip()
    assert article.model_dump_json() == before


def test_an_anchor_made_by_the_article_can_be_added() -> None:
    anchor = STORY.anchor("Talks")
    assert isinstance(anchor, Anchor)
    after = STORY.replace(SAID.model_copy(update={"content": anchor}))
    assert [place.part for place in after.anchors()] == ["content"]
