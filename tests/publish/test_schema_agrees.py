"""The published schema and the model refuse the same documents, as far as a schema can tell.

Each document differs from a valid one in one place. The schema refuses it exactly if the model finds something that a
schema can express; what it cannot express is listed below, with the reason.
"""

from __future__ import annotations

import copy
import inspect
import json
import re
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from pydantic import ValidationError

from newsml import Article, Code, NewsmlError, Register, loads
from newsml.formats.native.document import article_json, register_json
from newsml.model import _edtf_parse, consistency, types
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
    if kind in ("timestamp", "embargo") and type(value) is str and value != "open":
        # The calendar: which month has 31 days.
        return "has no day" not in (text + _reason_of_timestamp(value)) and "after the year 9999" not in (
            text + _reason_of_timestamp(value)
        )
    if kind == "edtf" and type(value) is str:
        return not _is_edtf_by_its_form(value)
    if kind == "language_tag":
        return "occurs twice" not in text
    if kind == "participation_role" and type(value) is dict:
        return any(expressible(inner) for inner in problems(Code, value))
    return True


def _reason_of_timestamp(text: str) -> str:
    from newsml import Timestamp

    try:
        Timestamp(text)
    except ValueError as refusal:
        return str(refusal)
    return ""


def _is_edtf_by_its_form(text: str) -> bool:
    """Whether EDTF's parser refuses a text for its dates or their order, not for its form."""
    try:
        _edtf_parse.extent(text)
    except ValueError as refusal:
        return re.search(OF_THE_CALENDAR, str(refusal)) is not None
    return True


OF_THE_CALENDAR = (
    "there is no month|there is no day|there is no year|season|before it starts|"
    "a time needs a full date|have to be years, or months, or days"
)


def test_consistency_has_no_type_that_is_not_sorted_into_one_of_the_lists() -> None:
    source = inspect.getsource(consistency)
    found = set(re.findall(r'_add\([^"]*"(\w+)", (?:message|f?"|self|str)', source)) | {"cycle"}
    assert found - OF_THE_WHOLE - OF_ONE_OBJECT == set()
    assert OF_THE_WHOLE <= found


# --- one place that is different ---

UNKNOWN_KEYS = ("zzz", "", "Id", "newsml2", "@type", "description")
NUMBERS = (0, 1, -1, 2, 9, 10, 100, 101, 2**31 - 1, 2**31, 10**30, 0.5, 1.0, -0.0, 100.0, 101.0, 1e308)
WORDS = (
    *("", " ", "x", "open", "text", "body", "headline", "direct", "attendee", "FR", "fr", "a:b", "a:", "Ω"),
    *("urn:x:1", "urn:x:1#f", "http://[::1]/", "http://exa mple/", "//x", "en", "en-a-bb-a-cc", "english", "_"),
    *("2025-09-03", "2025-9-3", "2025-02-30", "2025-13", "2025/2024", "2025-09-03T25:00:00Z", "24:00"),
    *("[2025]", "[2025,]", "{..}", "/", "..", "Y99999", "2025-09-03T10:00:00+14:30", "9999-12-31T24:00:00Z"),
    *("P7D", "P", "P1W2D", "90", "90.1", "-180.0", "1.", "0" * 64, "0" * 63 + "A", "a" * 64, "a" * 65),
    *("urn:x:" + "a" * 1994, "urn:x:" + "a" * 1995, "x" * 101, "true", "null", "\U0001f600", "🇺🇦"),
)
CHARACTERS = "\x00\t\n\r\x7f\x85\xa0\u2028\ufeff\ufffe\uffff\U0001f600 aZ09X_-:.#/%~[]é"

scalars = st.sampled_from((None, True, False, *NUMBERS, *WORDS))
values = scalars | st.sampled_from(([], {}, [[]], [{}], {"zzz": 1}, {"iri": "urn:x:1"}, {"qcode": "a:b", "literal": "c"}))


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
    path = draw(st.sampled_from(places(document)[1:] or [()]))
    out = copy.deepcopy(document)
    holder, value = _at(out, path[:-1]), _at(out, path)
    ways = ["replace", "replace", "delete"]
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
    return tuple(sorted({key for part in objects for key in part.get("properties", ()) if key != "newsml"}))


KEYS = keys_of(article_schema())


def agree(validator: Draft202012Validator, document: Any, found: list[Any]) -> None:
    refused = [f"{error.json_path}: {error.message[:300]}" for error in validator.iter_errors(document)]
    told = [problem for problem in found if expressible(problem)]
    assert bool(refused) == bool(told), {"schema": refused, "model": found}


HELLO = {"newsml": "1.0", "id": "urn:example:1", "body": "Hello."}


@given(articles(), st.data())
def test_articles(article: Article, data: st.DataObject) -> None:
    document = json.loads(article_json(article))
    assert list(ARTICLE.iter_errors(document)) == []
    version = document.pop("newsml")
    for _ in range(12):
        changed = data.draw(changed_once(document, KEYS))
        agree(ARTICLE, {"newsml": version, **changed}, problems(Article, changed))


@given(registers(), st.data())
def test_registers(register: Register, data: st.DataObject) -> None:
    document = json.loads(register_json(register))
    assert list(REGISTER.iter_errors(document)) == []
    for _ in range(6):
        changed = data.draw(changed_once(document["register"], KEYS))
        agree(REGISTER, {**document, "register": changed}, problems(Register, changed))
