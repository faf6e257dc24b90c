"""A register: participants, topics and events without an article."""

from __future__ import annotations

import pytest
from hypothesis import given
from pydantic import ValidationError

from newsml.model.event import Event
from newsml.model.participant import Participant
from newsml.model.register import Register
from newsml.model.topic import Topic
from newsml.testing import registers

BOOK = Register(
    id="urn:x:book",
    name="People",
    participants=(Participant(id="b", kind="group"), Participant(id="a", kind="person", part_of=("b",))),
    topics=(Topic(id="t"),),
    events=(Event(id="e", about=("t",)),),
)


def test_an_empty_register_is_one() -> None:
    assert Register().model_dump(exclude_defaults=True) == {}


def test_things_are_sorted_by_id() -> None:
    assert [participant.id for participant in BOOK.participants] == ["a", "b"]
    turned = BOOK.model_copy(update={"participants": BOOK.participants[::-1]})
    assert turned == BOOK
    assert turned.model_dump_json() == BOOK.model_dump_json()


def test_by_id() -> None:
    assert BOOK["a"] is BOOK.participants[0]
    assert BOOK.get("t") is BOOK.topics[0]
    assert BOOK.get("x") is None
    assert list(BOOK.index) == ["a", "b", "t", "e"]
    with pytest.raises(KeyError) as caught:
        BOOK["bb"]
    assert caught.value.args == ("no annotation has the id 'bb'; the nearest is 'b'",)


def test_there_are_no_statements() -> None:
    with pytest.raises(ValidationError) as caught:
        Register(statements=())  # type: ignore[call-arg]
    assert [item["type"] for item in caught.value.errors()] == ["extra_forbidden"]


def test_references_stay_inside() -> None:
    with pytest.raises(ValidationError) as caught:
        BOOK.model_copy(update={"topics": ()})
    assert [(item["loc"], item["type"]) for item in caught.value.errors()] == [
        (("events", 0, "about", 0), "unknown_reference")
    ]


@given(register=registers())
def test_drawn_registers_have_no_anchors(register: Register) -> None:
    assert not any(participant.mentions for participant in register.participants)
    assert set(register.index) == {
        thing.id for thing in (*register.participants, *register.topics, *register.events)
    }
    assert Register.model_validate_json(register.model_dump_json()) == register
