"""Every class of the model is a frozen value: validated on every way in, equal by value."""

from __future__ import annotations

import copy
import pickle
import sys
from typing import Any

import pytest
from hypothesis import given
from pydantic import ValidationError

from newsml.model.anchor import Anchor, Mention, Span
from newsml.model.article import Article
from newsml.model.code import Code, Name
from newsml.model.event import Trigger
from newsml.model.language import LanguageTag
from newsml.model.participant import Participant
from newsml.model.record import Record, docstrings_below, field_descriptions
from newsml.model.register import Register
from newsml.model.structure import records, shape
from newsml.model.topic import Topic
from newsml.testing import articles, registers, samples

CLASSES: list[type[Record]] = [*records(Article), Register]


def types(error: pytest.ExceptionInfo[ValidationError]) -> list[str]:
    """The type of each problem."""
    return [item["type"] for item in error.value.errors()]


# --- frozen, closed, validated ---


@pytest.mark.parametrize("cls", CLASSES)
def test_records_are_closed_and_frozen(cls: type[Record]) -> None:
    assert cls.model_config["extra"] == "forbid"
    assert cls.model_config["frozen"]
    assert cls.model_config["defer_build"]


def test_fields_cannot_be_set() -> None:
    name = Name(text="Kyiv")
    with pytest.raises(ValidationError) as caught:
        name.text = "Kiev"
    assert types(caught) == ["frozen_instance"]


def test_unknown_fields_are_refused() -> None:
    with pytest.raises(ValidationError) as caught:
        Name(text="Kyiv", lang="en")  # type: ignore[call-arg]
    assert types(caught) == ["extra_forbidden"]


def test_copies_are_validated() -> None:
    name = Name(text="Kyiv")
    assert name.model_copy(update={"language": "UK"}).language == "uk"
    for update in ({"text": ""}, {"text": 3}, {"language": "english"}, {"lang": "en"}):
        with pytest.raises(ValidationError):
            name.model_copy(update=update)
    assert name.model_copy() == name
    assert name.model_copy(update={}) == name
    assert name.model_copy(deep=True) == name


def test_replace_is_validated() -> None:
    name = Name(text="Kyiv")
    assert name.__replace__(text="Kiev") == Name(text="Kiev")
    with pytest.raises(ValidationError):
        name.__replace__(text="")


@pytest.mark.skipif(sys.version_info < (3, 13), reason="copy.replace came with Python 3.13")
def test_copy_replace_is_validated() -> None:
    replace: Any = copy.replace  # type: ignore[attr-defined,unused-ignore]
    assert replace(Name(text="Kyiv"), text="Kiev") == Name(text="Kiev")
    with pytest.raises(ValidationError):
        replace(Name(text="Kyiv"), text="")


def test_a_copy_of_an_article_is_consistent() -> None:
    article = Article(id="urn:x:1", body="a", topics=(Topic(id="t"),))
    with pytest.raises(ValidationError) as caught:
        article.model_copy(update={"topics": (Topic(id="t", broader=("t",)),)})
    assert types(caught) == ["cycle"]


def test_instances_are_not_validated_again_but_subclasses_are() -> None:
    class Loud(Name):
        """A subclass."""

    class Louder(Name):
        """A subclass with its own field."""

        volume: int = 1

    name = Name(text="Kyiv")
    assert Code(literal="a", names=(name,)).names[0] is name
    assert type(Code(literal="a", names=(Loud(text="Kyiv"),)).names[0]) is Name
    with pytest.raises(ValidationError) as caught:
        Code(literal="a", names=(Louder(text="Kyiv"),))
    assert types(caught) == ["extra_forbidden"]


def test_an_anchor_can_be_put_where_a_mention_is_wanted() -> None:
    anchor = Article(id="urn:x:1", body="Kyiv").anchor("Kyiv")
    made = Participant(id="p", kind="place", mentions=(anchor,))  # type: ignore[arg-type]
    assert made.mentions == (Mention(spans=(Span(start=0, end=4, exact="Kyiv"),)),)
    trigger = Trigger.model_validate(made.mentions[0])
    assert isinstance(trigger, Trigger)
    assert trigger.spans == anchor.spans
    assert Trigger.model_validate(trigger) is trigger


# --- values ---


def test_equal_by_value_and_hashable() -> None:
    one, other = Name(text="Kyiv"), Name.model_validate({"text": "Kyiv", "language": None})
    assert one == other
    assert hash(one) == hash(other)
    assert len({one, other, Name(text="Kyiv", language=LanguageTag("uk"))}) == 2
    span = Span(start=0, end=1, exact="a")
    assert Anchor(spans=(span,)) != Mention(spans=(span,)), "of different classes"


@given(article=articles())
def test_articles_are_values(article: Article) -> None:
    again = Article.model_validate(article.model_dump())
    assert article.index == again.index
    for other in (again, copy.copy(article), copy.deepcopy(article), pickle.loads(pickle.dumps(article))):  # noqa: S301
        assert other == article
        assert hash(other) == hash(article)
        assert other.model_dump_json() == article.model_dump_json()
        assert other.index == article.index


@given(article=articles())
def test_json_gives_the_article_back(article: Article) -> None:
    short = article.model_dump_json(exclude_defaults=True)
    assert Article.model_validate_json(short) == article
    assert Article.model_validate_json(article.model_dump_json()) == article
    assert Article.model_validate(article.as_fields()) == article
    assert len(short) <= len(article.model_dump_json())


@given(register=registers())
def test_registers_are_values(register: Register) -> None:
    assert Register.model_validate_json(register.model_dump_json(exclude_defaults=True)) == register
    assert pickle.loads(pickle.dumps(register)) == register  # noqa: S301


def test_what_was_derived_is_not_copied() -> None:
    article = Article(id="urn:x:1", body="a", topics=(Topic(id="t"),))
    assert list(article.index) == ["t"]
    assert set(article.as_fields()) == set(Article.model_fields)
    assert article.replace(topics=()).index == {}


# --- what is said of the fields ---


@pytest.mark.parametrize("cls", CLASSES)
def test_every_class_and_field_is_described(cls: type[Record]) -> None:
    assert (cls.__doc__ or "").strip()
    descriptions = field_descriptions(cls)
    assert set(descriptions) == set(cls.model_fields)
    assert all(text == " ".join(text.split()) and text for text in descriptions.values())


def test_descriptions_reach_the_json_schema() -> None:
    schema = Participant.model_json_schema()
    assert (
        schema["properties"]["name"]["description"] == "The name; for an unnamed group a description of it."
    )
    assert (
        schema["$defs"]["Mention"]["properties"]["spans"]["description"] == "In text order, not overlapping."
    )


def test_descriptions_are_empty_where_the_source_is_not_at_hand() -> None:
    made = type("Made", (Record,), {"__annotations__": {"a": int}, "__module__": "nowhere"})
    assert field_descriptions(made) == {}
    assert docstrings_below([]) == {}


# --- the shape as data ---


def test_shapes_know_every_field() -> None:
    for cls in CLASSES:
        assert [field.name for field in shape(cls)] == list(cls.model_fields)


def test_shapes() -> None:
    fields = {field.name: field for field in shape(Participant)}
    assert (fields["id"].required, fields["id"].collection, fields["id"].record) == (True, "one", None)
    assert fields["kind"].choices == ("person", "organisation", "place", "group")
    assert (fields["mentions"].collection, fields["mentions"].record) == ("set", Mention)
    assert (fields["name_parts"].collection, fields["name_parts"].default) == ("list", ())
    assert fields["part_of"].refers_to == ("participant",)
    assert fields["members_complete"].default is None
    events = {field.name: field for field in shape(Article)}["events"]
    assert events.collection == "by_id"
    assert records(Article)[0] is Article
    assert len(set(records(Article))) == len(records(Article)) > 25


def test_every_collection_says_whether_it_is_a_set_or_a_list() -> None:
    for cls in CLASSES:
        for field in shape(cls):
            is_tuple = "tuple[" in str(cls.model_fields[field.name].annotation)
            assert (field.collection != "one") == is_tuple, f"{cls.__name__}.{field.name}"


def test_samples_survive_a_copy_of_every_record() -> None:
    def rebuilt(record: Record) -> Record:
        fields = {}
        for field in shape(type(record)):
            value = getattr(record, field.name)
            if isinstance(value, tuple):
                value = tuple(rebuilt(item) if isinstance(item, Record) else item for item in value)
            elif isinstance(value, Record):
                value = rebuilt(value)
            fields[field.name] = value
        return type(record)(**fields)

    for article in samples():
        assert rebuilt(article) == article
