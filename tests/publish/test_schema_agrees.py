"""The published schema and the model refuse the same documents, as far as a schema can tell.

Each document differs from a valid one in one place. The schema refuses it exactly if the model finds something that a
schema can express; what it cannot express is listed below, with the reason.
"""

from __future__ import annotations

import ast
import copy
import inspect
import json
import re
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from pydantic import ValidationError

from newsml import Article, Code, InvalidArticle, Register, Timestamp, UnreadableInput, loads
from newsml.formats.native.document import article_json, register_json
from newsml.model import _edtf_parse, blocks, consistency, types
from newsml.model.record import Record
from newsml.publish.json_schema import article_schema, register_schema
from newsml.testing import articles, registers

ARTICLE = Draft202012Validator(article_schema())
REGISTER = Draft202012Validator(register_schema())

# --- what a schema cannot express ---

OF_THE_WHOLE = {
    # JSON Schema compares nothing with anything elsewhere in the document: no ids, ...
    *("duplicate_id", "unknown_reference", "wrong_reference", "cycle"),
    # ... no lengths of other texts, no words in them, ...
    *("no_such_text", "empty_span", "span_out_of_range", "span_mismatch", "span_order", "head_outside"),
    *("block_order", "text_outside_blocks", "quoted_outside_content", "nested_outside"),
    # ... and no items of a list with each other or with other fields.
    *("withheld_text_present", "withheld_twice", "withheld_words"),
}
OF_ONE_OBJECT = {"headline_form", "no_text", "speaker_and_absence"}
"""Checked with consistency, but said by the schema as well."""

RANGES = {
    mark.error_type: (mark.low, 2**31 if mark.high is None else mark.high)
    for alias in vars(types).values()
    for mark in getattr(alias, "__metadata__", ())
    if isinstance(mark, types.WholeNumber)
}


def expressible(problem: Any) -> bool:
    """Whether a schema can tell what the model found."""
    kind, value, text = problem["type"], problem["input"], problem["msg"]
    if kind in OF_THE_WHOLE:
        return False
    if kind in RANGES and type(value) is float and value.is_integer():
        # JSON Schema knows one kind of number (core, 4.2.3): 1.0 is an integer. The model refuses it, since 1.0 is
        # a float in Python, and a float where code points are counted is a mistake.
        low, high = RANGES[kind]
        return not low <= value <= high
    if kind in ("timestamp", "embargo") and type(value) is str:
        return re.search(OF_THE_CALENDAR, refusal(Timestamp, value)) is None
    if kind == "edtf" and type(value) is str:
        return re.search(OF_THE_CALENDAR, refusal(_edtf_parse.extent, value)) is None
    if kind == "language_tag":
        return "occurs twice" not in text
    if kind == "participation_role" and type(value) is dict:
        return any(expressible(inner) for inner in problems(Code, value))
    return True


def refusal(parse: Callable[[str], object], text: str) -> str:
    """Why a parser refuses a text."""
    with pytest.raises(ValueError) as caught:
        parse(text)
    return str(caught.value)


OF_THE_CALENDAR = (
    "has no day|after the year 9999|"
    "there is no month|there is no day|there is no year|is a season|a season has|before it starts|"
    "a time needs a full date|have to be years, or months, or days"
)
"""Reasons of the parsers of dates that lie in the calendar, in the order of two dates, or in what is left out."""


def test_consistency_has_no_type_that_is_not_sorted_into_one_of_the_lists() -> None:
    trees = [ast.parse(inspect.getsource(module)) for module in (consistency, blocks)]
    calls = [
        node for tree in trees for node in ast.walk(tree) if isinstance(node, ast.Call) and len(node.args) > 1
    ]
    adding = [call.args[1] for call in calls if ast.unparse(call.func) in {"self._add", "Problem"}]
    assert len(adding) > 20
    found = {argument.value for argument in adding if isinstance(argument, ast.Constant)}
    assert found == OF_THE_WHOLE | OF_ONE_OBJECT


# --- one place that is different ---

UNKNOWN_KEYS = ("zzz", "", "Id", "newsml2", "@type", "description")
NUMBERS = (0, 1, -1, 2, 9, 10, 100, 101, 2**31 - 1, 2**31, 10**30, 0.5, 1.0, -0.0, 100.0, 101.0, 1e308)
WORDS = (
    *("", " ", "x", "open", "text", "body", "headline", "direct", "attendee", "FR", "fr", "a:b", "a:", "Ω"),
    *(
        "urn:x:1",
        "urn:x:1#f",
        "http://[::1]/",
        "http://exa mple/",
        "//x",
        "en",
        "en-a-bb-a-cc",
        "english",
        "_",
    ),
    *("2025-09-03", "2025-9-3", "2025-02-30", "2025-13", "2025/2024", "2025-09-03T25:00:00Z", "24:00"),
    *("[2025]", "[2025,]", "{..}", "/", "..", "Y99999", "2025-09-03T10:00:00+14:30", "9999-12-31T24:00:00Z"),
    *("P7D", "P", "P1W2D", "90", "90.1", "-180.0", "1.", "0" * 64, "0" * 63 + "A", "a" * 64, "a" * 65),
    *("urn:x:" + "a" * 1994, "urn:x:" + "a" * 1995, "x" * 101, "true", "null", "\U0001f600", "🇺🇦"),
)
CHARACTERS = "\x00\t\n\r\x7f\x85\xa0\u2028\ufeff\ufffe\uffff\U0001f600 aZ09X_-:.#/%~[]é"

scalars = st.sampled_from((None, True, False, *NUMBERS, *WORDS))
values = scalars | st.sampled_from(
    ([], {}, [[]], [{}], {"zzz": 1}, {"iri": "urn:x:1"}, {"qcode": "a:b", "literal": "c"})
)


def places(value: Any, path: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    """The path of every value in a document, its own first."""
    inner = value.items() if type(value) is dict else enumerate(value) if type(value) is list else ()
    return [path, *(found for key, item in inner for found in places(item, (*path, key)))]


def _at(document: Any, path: tuple[str | int, ...]) -> Any:
    for part in path:
        document = document[part]
    return document


@st.composite
def changed_once(draw: st.DrawFn, document: Any, keys: tuple[str, ...]) -> Any:
    """The document with one place changed: a key gone, added or doubled, another value, one character."""
    path = draw(st.sampled_from(places(document)))
    out = copy.deepcopy(document)
    holder, value = _at(out, path[:-1]), _at(out, path)
    ways = ["replace", "replace", "delete"] if path else []
    ways += ["add", "add"] if type(value) is dict else []
    ways += ["repeat", "empty", "wrap"] if type(value) is list else []
    ways += ["character", "character", "character"] if type(value) is str else []
    ways += ["float"] if type(value) is int else []
    way = draw(st.sampled_from(ways))
    if way == "delete":
        del holder[path[-1]]
    elif way == "replace":
        holder[path[-1]] = draw(values)
    elif way == "add":
        value[draw(st.sampled_from((*UNKNOWN_KEYS, *keys)))] = draw(values)
    elif way == "repeat":
        value.append(copy.deepcopy(draw(st.sampled_from(value))) if value else None)
    elif way == "empty":
        value.clear()
    elif way == "wrap":
        holder[path[-1]] = {"0": value}
    elif way == "float":
        holder[path[-1]] = float(value)
    else:
        at = draw(st.integers(0, len(value)))
        kept = at + draw(st.integers(0, 1))
        holder[path[-1]] = value[:at] + draw(st.sampled_from(("", *CHARACTERS))) + value[kept:]
    return out


def problems(cls: type[Record], data: Any) -> list[Any]:
    try:
        cls.model_validate(data)
    except ValidationError as error:
        return list(error.errors(include_url=False))
    return []


def keys_of(schema: Any) -> tuple[str, ...]:
    objects = (schema, *schema["$defs"].values())
    return tuple(
        sorted(
            {
                key
                for part in objects
                for key in part.get("properties", ())
                if key not in ("newsml", "$schema")
            }
        )
    )


KEYS = keys_of(article_schema())


def agree(validator: Draft202012Validator, document: Any, found: list[Any]) -> None:
    refused = [f"{error.json_path}: {error.message[:300]}" for error in validator.iter_errors(document)]
    told = [problem for problem in found if expressible(problem)]
    assert bool(refused) == bool(told), {"schema": refused, "model": found}


HELLO: dict[str, Any] = {"newsml": "1.0", "id": "urn:example:1", "body": "Hello."}


@pytest.mark.law
@given(articles(), st.data())
def test_articles(article: Article, data: st.DataObject) -> None:
    document = json.loads(article_json(article))
    assert list(ARTICLE.iter_errors(document)) == []
    version = document.pop("newsml")
    for _ in range(12):
        changed = data.draw(changed_once(document, KEYS))
        agree(ARTICLE, {"newsml": version, **changed}, problems(Article, changed))


@pytest.mark.law
@given(registers(), st.data())
def test_registers(register: Register, data: st.DataObject) -> None:
    document = json.loads(register_json(register))
    assert list(REGISTER.iter_errors(document)) == []
    for _ in range(6):
        changed = data.draw(changed_once(document["register"], KEYS))
        agree(REGISTER, {**document, "register": changed}, problems(Register, changed))


def anchored(*spans: Any) -> dict[str, Any]:
    return {"statements": [{"id": "s", "kind": "direct", "content": {"spans": list(spans)}}]}


WITHHELD = {"field": "body", "length": 6, "sha256": "0" * 64}


@pytest.mark.parametrize(
    ("changes", "refused"),
    [
        ({}, False),
        ({"body": None}, True),
        ({"body": None, "standfirst": "x"}, True),
        ({"body": None, "headline": "x"}, False),
        ({"body": None, "withheld": [WITHHELD]}, False),
        ({"body": None, "withheld": [WITHHELD | {"field": "standfirst"}]}, True),
        ({"alternative_headlines": [{"text": "x"}]}, False),
        ({"alternative_headlines": [{"role": {"literal": "x"}}]}, True),
        ({"alternative_headlines": [{"text": "x", "sha256": "0" * 64}]}, True),
        ({"statements": [{"id": "s", "kind": "direct", "speaker": "p", "speaker_absence": "passive"}]}, True),
        ({"identifiers": [{"iri": "urn:x:1", "literal": None}]}, False),
        ({"identifiers": [{"iri": "urn:x:1", "literal": "x"}]}, True),
        ({"identifiers": [{}]}, True),
        ({"keywords": ["a", "a"]}, False),
        ({"language": "EN-gb"}, False),
        ({"language": "english"}, True),
        ({"embargo": "open"}, False),
        ({"embargo": "closed"}, True),
        ({"version": 0}, True),
        ({"version": True}, True),
        ({"version": "1"}, True),
        ({"body": "a\u0000"}, True),
        ({"slugline": "a\n"}, True),
        ({"keywords": ["a\u2028b"]}, True),
        ({"id": "urn:example:1#f"}, True),
        ({"id": "example.org"}, True),
        ({"dateline": {"date": "2025-9-3"}}, True),
        ({"dateline": {"date": "2025-09-03T10:00:00Z/.."}}, False),
        ({"dateline": {"date": "[2025-08-21..2025-08-31,2026..]"}}, False),
        ({"dateline": {"date": "[2025-08-21..,2026]"}}, True),
        ({"zzz": None}, True),
        (anchored({"start": 0, "end": 5, "exact": "Hello"}), False),
        (anchored({}), True),
        (anchored(), True),
        (anchored({"start": 0, "end": 5, "exact": "Hello"}, {"start": 5.5, "end": 6, "exact": "."}), True),
    ],
)
def test_both_know(changes: dict[str, Any], *, refused: bool) -> None:
    document = HELLO | changes
    found = problems(Article, {key: value for key, value in document.items() if key != "newsml"})
    agree(ARTICLE, document, found)
    assert bool(found) == refused


@pytest.mark.parametrize(
    "changes",
    [
        anchored({"start": 0.0, "end": 5, "exact": "Hello"}),
        anchored({"start": 0, "end": 5, "exact": "Hallo"}),
        {"created": "2025-02-30"},
        {"embargo": "9999-12-31T24:00:00Z"},
        {"dateline": {"date": "2025-09-31"}},
        {"dateline": {"date": "2025-09-03/2024"}},
        {"language": "en-a-bb-a-cc"},
        {"topics": [{"id": "a"}, {"id": "a"}]},
        {"topics": [{"id": "a", "broader": ["b"]}]},
        {"topics": [{"id": "a", "broader": ["a"]}]},
        {"blocks": [{"start": 0, "end": 3}]},
    ],
)
def test_only_the_model_knows(changes: dict[str, Any]) -> None:
    document = HELLO | changes
    assert ARTICLE.is_valid(document)
    assert problems(Article, {key: value for key, value in document.items() if key != "newsml"})


@pytest.mark.parametrize(
    ("version", "known"),
    [
        *((version, True) for version in ("1.0", "1.1", "1.10", "1.999999")),
        *(
            (version, False)
            for version in ("0.9", "2.0", "1", "1.", "1.00", "01.0", "1.0\n", " 1.0", "1.0.0", "", "١.٠")
        ),
        *((version, False) for version in (1.0, 1, None, True, ["1.0"])),
    ],
)
def test_versions(version: Any, *, known: bool) -> None:
    document = HELLO | {"newsml": version}
    assert ARTICLE.is_valid(document) == known
    assert REGISTER.is_valid({"newsml": version, "register": {}}) == known
    if known:
        assert loads(json.dumps(document), "json").article.body == "Hello."
    else:
        with pytest.raises(UnreadableInput):
            loads(json.dumps(document), "json")


def test_the_version_may_be_left_out() -> None:
    document = {key: value for key, value in HELLO.items() if key != "newsml"}
    assert ARTICLE.is_valid(document)
    assert loads(json.dumps(document), "json").article.body == "Hello."
    assert REGISTER.is_valid({"register": {}})
    assert loads('{"register": {}}', "json").register == Register()


@pytest.mark.parametrize(
    "document", [{}, {"register": None}, {"register": {}, "id": "urn:x:1"}, {"register": {}, "x": 1}]
)
def test_a_register_is_all_that_its_document_holds(document: dict[str, Any]) -> None:
    assert not REGISTER.is_valid(document)
    with pytest.raises((InvalidArticle, UnreadableInput)):
        loads(json.dumps(document), "json")
