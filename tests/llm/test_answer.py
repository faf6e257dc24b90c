"""The JSON Schema of an answer stays inside what structured-output interfaces have in common."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Annotated, Any, Literal

import pytest
from jsonschema import Draft202012Validator
from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from newsml.llm import Answer, EventAnswer, ParticipantAnswer, StatementAnswer, TopicAnswer
from newsml.model.event import Event
from newsml.model.participant import Participant
from newsml.model.statement import Statement
from newsml.model.topic import Topic

KEYWORDS = {
    *("type", "properties", "required", "additionalProperties", "items"),
    *("enum", "anyOf", "$ref", "$defs", "title", "description"),
}
TYPES = {"object", "array", "string", "integer", "boolean", "null"}
# The narrowest published limits that are known.
MOST_PROPERTIES, MOST_LEVELS, MOST_NULLABLE, MOST_WORDS, MOST_CHARACTERS = 100, 5, 16, 250, 15_000
NOUNS: tuple[type[BaseModel], ...] = (ParticipantAnswer, TopicAnswer, EventAnswer, StatementAnswer)


def faults(schema: dict[str, Any]) -> list[str]:
    """What a schema holds that some interface refuses."""
    found = list(_faults(schema, schema, "#", ()))
    if schema.get("type") != "object":
        found.append("#: the root is no object")
    nodes = list(_nodes(schema))
    properties = [name for node in nodes for name in node.get("properties", ())]
    words = [word for node in nodes for word in node.get("enum", ())]
    nullable = [node for node in nodes if "anyOf" in node]
    for what, count, most in (
        ("properties", len(properties), MOST_PROPERTIES),
        ("nullable properties", len(nullable), MOST_NULLABLE),
        ("words", len(words), MOST_WORDS),
        ("characters", sum(map(len, [*properties, *words, *schema.get("$defs", ())])), MOST_CHARACTERS),
    ):
        if count > most:
            found.append(f"#: {count} {what}")
    return found


def _nodes(schema: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield schema
    for child in _children(schema).values():
        yield from _nodes(child)


def _children(node: dict[str, Any]) -> dict[str, dict[str, Any]]:
    out = {f"properties/{name}": child for name, child in node.get("properties", {}).items()}
    out |= {f"$defs/{name}": child for name, child in node.get("$defs", {}).items()}
    out |= {f"anyOf/{n}": child for n, child in enumerate(node.get("anyOf", ()))}
    if "items" in node:
        out["items"] = node["items"]
    return out


def _faults(root: dict[str, Any], node: dict[str, Any], at: str, trail: tuple[str, ...]) -> Iterator[str]:
    yield from (f"{at}: {name}" for name in node.keys() - KEYWORDS)
    if "$ref" in node:
        name = node["$ref"].removeprefix("#/$defs/")
        if node.keys() != {"$ref"} or name not in root["$defs"]:
            yield f"{at}: a reference with something beside it, or to nothing"
        elif name in trail:
            yield f"{at}: recursion"
        else:
            yield from _faults(root, root["$defs"][name], f"{at}/{name}", (*trail, name))
        return
    if "anyOf" in node:
        kinds = [option.get("type") for option in node["anyOf"]]
        if len(kinds) != 2 or kinds[-1] != "null" or "type" in node:
            yield f"{at}: anyOf says more than that it may be null"
    elif node.get("type") not in TYPES:
        yield f"{at}: no single type"
    if node.get("type") == "object":
        if node.get("additionalProperties") is not False:
            yield f"{at}: not closed"
        if list(node.get("required", ())) != list(node.get("properties", ())):
            yield f"{at}: not everything is required"
    if node.get("type") == "array" and "items" not in node:
        yield f"{at}: a list of anything"
    if at.count("/properties/") > MOST_LEVELS:
        yield f"{at}: too deep"
    for name, child in _children(node).items():
        if not name.startswith("$defs"):
            yield from _faults(root, child, f"{at}/{name}", trail)


def test_the_answer_stays_inside_the_subset() -> None:
    assert faults(Answer.model_json_schema()) == []


@pytest.mark.parametrize("noun", NOUNS)
def test_each_noun_can_be_asked_for_alone(noun: type[BaseModel]) -> None:
    assert faults(noun.model_json_schema()) == []


class Closed(BaseModel):
    """A model that is right, but for what a test adds."""

    model_config = ConfigDict(extra="forbid")


class WithDefault(Closed):
    name: str | None = None


class WithPattern(Closed):
    name: Annotated[str, StringConstraints(pattern="^a")]


class WithLength(Closed):
    words: list[str] = Field(min_length=1)


class WithBound(Closed):
    score: int = Field(ge=0)


class Open(BaseModel):
    name: str


class WithMapping(Closed):
    words: dict[str, str]


class WithAnything(Closed):
    value: Any


class WithNumber(Closed):
    score: float


class WithUnion(Closed):
    value: str | int | None


class WithConstant(Closed):
    kind: Literal["a"]


class Recursive(Closed):
    inside: list[Recursive]


class WithTuple(Closed):
    pair: tuple[str, str]


@pytest.mark.parametrize(
    "wrong",
    [
        *(WithDefault, WithPattern, WithLength, WithBound, Open, WithMapping, WithAnything, WithNumber),
        *(WithUnion, WithConstant, Recursive, WithTuple),
    ],
)
def test_the_check_sees_what_would_be_refused(wrong: type[BaseModel]) -> None:
    assert faults(wrong.model_json_schema())


def test_the_check_counts() -> None:
    many = {f"p{n}": {"anyOf": [{"type": "string"}, {"type": "null"}]} for n in range(101)}
    wide = {"type": "object", "properties": many, "required": list(many), "additionalProperties": False}
    assert faults(wide) == ["#: 101 properties", "#: 101 nullable properties"]
    deep: dict[str, Any] = {"type": "string"}
    for _ in range(MOST_LEVELS + 1):
        deep = {"type": "object", "properties": {"a": deep}, "required": ["a"], "additionalProperties": False}
    assert any("too deep" in fault for fault in faults(deep))


@pytest.mark.parametrize("noun", NOUNS)
def test_five_to_eight_flat_fields(noun: type[BaseModel]) -> None:
    schema = noun.model_json_schema()
    assert 5 <= len(schema["properties"]) <= 8
    assert "$defs" not in schema
    assert all(field["description"] for field in schema["properties"].values())


def test_names_are_those_of_the_model() -> None:
    """Where the model has a name for it, the answer uses that one."""
    own: set[str] = {"words", "role", "when_words", "where", "participants", "speaker_words", "quote"}
    records: tuple[type[BaseModel], ...] = (Participant, Topic, Event, Statement)
    for noun, record in zip(NOUNS, records, strict=True):
        assert noun.model_fields.keys() - own <= record.model_fields.keys()
        assert noun.__doc__


def test_what_fits_the_schema_is_an_answer_and_the_other_way_round() -> None:
    validator = Draft202012Validator(Answer.model_json_schema())
    empty: dict[str, Any] = {"participants": [], "topics": [], "events": [], "statements": []}
    validator.validate(empty)
    assert json.loads(Answer.model_validate(empty).model_dump_json()) == empty
    assert not validator.is_valid({**empty, "more": 1})
    assert not validator.is_valid({"participants": []})
