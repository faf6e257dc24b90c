"""Scalars refuse with a stable type and a hint; SETs are sorted and unique, LISTs are left alone."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from newsml.model import types
from newsml.model.anchor import Anchor
from newsml.model.article import Article
from newsml.model.code import Code, Name
from newsml.model.event import Participation
from newsml.model.language import LanguageTag
from newsml.model.link import RelatedLink
from newsml.model.participant import PlaceDetails
from newsml.model.provenance import Agent
from newsml.model.text import Mark
from newsml.model.types import ILLEGAL_CHARACTER, LABEL_BREAK
from newsml.testing import codes, labels, texts


def refusal(alias: Any, value: Any) -> tuple[str, str]:
    """Type and message of the one refusal."""
    with pytest.raises(ValidationError) as caught:
        TypeAdapter(alias).validate_python(value)
    (item,) = caught.value.errors()
    return item["type"], item["msg"]


def accepts(alias: Any, value: Any) -> bool:
    """Whether the type takes the value, in Python and in JSON, and its JSON Schema pattern agrees."""
    adapter: TypeAdapter[Any] = TypeAdapter(alias)
    taken = []
    for validate, given_ in ((adapter.validate_python, value), (adapter.validate_json, json.dumps(value))):
        try:
            validate(given_)
            taken.append(True)
        except ValidationError:
            taken.append(False)
    schema = adapter.json_schema()
    if isinstance(value, str) and schema["type"] == "string":
        fits = re.search(schema["pattern"], value) is not None
        taken.append(fits and len(value) <= schema.get("maxLength", len(value)))
    assert len(set(taken)) == 1, (value, taken)
    return taken[0]


# --- texts ---

LEGAL = (
    "a",
    " ",
    "\t",
    "\n",
    "\r",
    "\x7f",
    "\x85",
    "\u2028",
    "\ufeff",
    "\ufffd",
    "\ufdd0",
    "\U0001ffff",
    "\U0010ffff",
)
ILLEGAL = ("", "\0", "\x08", "\x0b", "\x0c", "\x1f", "a\x00", "\ufffe", "\uffff", "a\ufffeb")


@pytest.mark.parametrize("text", LEGAL)
def test_texts_take_what_xml_can_carry(text: str) -> None:
    assert accepts(types.Text, text)
    assert not ILLEGAL_CHARACTER.search(text)


@pytest.mark.parametrize("text", ILLEGAL)
def test_texts_refuse_what_xml_cannot_carry(text: str) -> None:
    assert not accepts(types.Text, text)
    assert not accepts(types.Label, text)
    assert refusal(types.Text, text)[0] == "text"
    assert refusal(types.Label, text)[0] == "label"


@pytest.mark.parametrize("text", ["\ud800", "a\udfff", "\ud83d\ude00"])
def test_lone_surrogates_are_refused(text: str) -> None:
    for alias in (types.Text, types.Label, types.QCode, types.LocalId):
        with pytest.raises(ValidationError):
            TypeAdapter(alias).validate_python(text)
    assert ILLEGAL_CHARACTER.search(text)


@pytest.mark.parametrize("text", ["a\nb", "\r", "a\t", "\x85", "\u2028", "a\u2029", "a\n"])
def test_labels_are_single_lines(text: str) -> None:
    assert not accepts(types.Label, text)
    assert refusal(types.Label, text)[1].startswith("write a single, non-empty line")
    assert LABEL_BREAK.search(text)


@given(text=texts(), label=labels())
def test_drawn_texts_and_labels_are_taken(text: str, label: str) -> None:
    assert accepts(types.Text, text)
    assert accepts(types.Label, label)


@pytest.mark.parametrize("value", [3, None, True, b"a", ["a"], 1.5])
def test_texts_are_strings(value: Any) -> None:
    for alias in (types.Text, types.Label, types.LocalId, types.QCode, types.Sha256, types.CountryCode):
        with pytest.raises(ValidationError):
            TypeAdapter(alias).validate_python(value)


NO_LOCAL_IDS = ["", "1a", "-a", "a b", "é", "x" * 65, "a\n", "a:b"]
NO_QCODES = ["", "a", ":a", "a:", "a b:c", "a:b c", "a:b\n", "a:\u00a0"]
NO_DIGESTS = ["", "0" * 63, "0" * 65, "A" * 64, "0" * 64 + "\n"]
NO_COUNTRIES = ["", "F", "fr", "FRA", "FR\n", "F1"]


@pytest.mark.parametrize(
    ("alias", "kind", "good", "bad"),
    [
        (types.LocalId, "local_id", ["a", "_", "A-b_9", "x" * 64], NO_LOCAL_IDS),
        (types.QCode, "qcode", ["a:b", "a:b:c", "нов:1", "a:#/?"], NO_QCODES),
        (types.Sha256, "sha256", ["0" * 64, "af" * 32], NO_DIGESTS),
        (types.CountryCode, "country_code", ["FR", "AA"], NO_COUNTRIES),
    ],
)
def test_identifiers(alias: Any, kind: str, good: list[str], bad: list[str]) -> None:
    assert all(accepts(alias, text) for text in good)
    for text in bad:
        assert not accepts(alias, text)
        assert refusal(alias, text)[0] == kind
        assert refusal(alias, text)[1].startswith("write ")


# --- numbers ---


@pytest.mark.parametrize(
    ("alias", "kind", "low", "high"),
    [
        (types.Percent, "percent", 0, 100),
        (types.Offset, "offset", 0, 2**31 - 1),
        (types.Ordinal, "ordinal", 1, 2**31 - 1),
        (types.Urgency, "urgency", 1, 9),
        (types.Level, "level", 1, 9),
    ],
)
def test_whole_numbers(alias: Any, kind: str, low: int, high: int) -> None:
    assert accepts(alias, low)
    assert accepts(alias, high)
    for value in (low - 1, high + 1, 1.0, "1", True, None, [1], 2**70):
        assert not accepts(alias, value)
        assert refusal(alias, value)[0] == kind
    schema = TypeAdapter(alias).json_schema()
    assert (schema["type"], schema["minimum"], schema["maximum"]) == ("integer", low, high)


def test_whole_numbers_without_an_upper_end() -> None:
    from typing import Annotated

    endless = TypeAdapter(Annotated[int, types.WholeNumber("count", 0, None, "write a count")])
    assert endless.validate_python(2**70) == 2**70
    assert endless.json_schema() == {"type": "integer", "minimum": 0}


@pytest.mark.parametrize(
    ("value", "message"),
    [
        (0.93, "0..100; did you mean 93?"),
        (1.0, "0..100; did you mean 100?"),
        (0.0, "0..100: write a whole number of percent"),
        (93.0, "0..100: write a whole number of percent"),
        ("93", "0..100: write a whole number of percent"),
        (101, "0..100: write a whole number of percent"),
        (float("nan"), "0..100: write a whole number of percent"),
    ],
)
def test_percent_guesses(value: Any, message: str) -> None:
    assert refusal(types.Percent, value) == ("percent", message)


@pytest.mark.parametrize(
    ("alias", "value", "canonical"),
    [
        (types.Latitude, "48.8566", "48.8566"),
        (types.Latitude, "048.8500", "48.85"),
        (types.Latitude, "-0.000", "0"),
        (types.Latitude, "-0", "0"),
        (types.Latitude, "90.000", "90"),
        (types.Latitude, "-90", "-90"),
        (types.Latitude, "0.000000000000001", "0.000000000000001"),
        (types.Longitude, "180", "180"),
        (types.Longitude, "-179.999999999999999", "-179.999999999999999"),
        (types.Longitude, "100", "100"),
        (types.Longitude, "10", "10"),
    ],
)
def test_degrees_are_made_canonical(alias: Any, value: str, canonical: str) -> None:
    assert accepts(alias, value)
    assert TypeAdapter(alias).validate_python(value) == canonical
    assert accepts(alias, canonical)


@pytest.mark.parametrize(
    "value",
    [
        *("90.1", "-90.000000000000001", "91", "180", "1000", "0.0000000000000001"),
        *("+1", "1.", ".5", "", " 1", "1\n", "1e1", "1,5", "٣"),
    ],
)
def test_degrees_out_of_range_or_form(value: str) -> None:
    assert not accepts(types.Latitude, value)
    assert refusal(types.Latitude, value) == (
        "degrees",
        'write decimal degrees from -90 to 90 as text, at most 15 decimals, as in "48.8566"',
    )


@pytest.mark.parametrize("value", [48.8566, 48, None, True, ["1"]])
def test_degrees_are_text(value: Any) -> None:
    assert refusal(types.Longitude, value)[0] == "degrees"


@given(value=st.from_regex(r"\A-?[0-9]{1,3}(\.[0-9]{1,15})?\Z") | st.text("0123456789.-+e", max_size=8))
def test_the_schema_of_degrees_agrees(value: str) -> None:
    accepts(types.Latitude, value)
    accepts(types.Longitude, value)


@pytest.mark.parametrize("value", [0, 1, "true", "yes", None, []])
def test_flags_are_true_or_false(value: Any) -> None:
    assert refusal(types.Flag, value)[0] in ("bool_type", "bool_parsing")
    assert TypeAdapter(types.Flag).validate_python(True) is True


# --- unions have one refusal ---


def test_a_role_is_a_word_or_a_code() -> None:
    assert Participation(participant="p", role="host").role == "host"
    assert Participation.model_validate({"participant": "p", "role": {"literal": "x"}}).role == Code(
        literal="x"
    )
    with pytest.raises(ValidationError) as caught:
        Participation(participant="p", role="hosts")  # type: ignore[arg-type]
    assert [(item["loc"], item["type"], item["msg"]) for item in caught.value.errors()] == [
        (("role",), "participation_role", "write one of the known roles as a word, or a code as an object")
    ]
    assert "anyOf" in Participation.model_json_schema()["properties"]["role"]


def test_an_embargo_is_a_time_or_open() -> None:
    assert Article(id="urn:x:1", body="a", embargo="open").embargo == "open"
    with pytest.raises(ValidationError) as caught:
        Article(id="urn:x:1", body="a", embargo="tomorrow")  # type: ignore[arg-type]
    assert [(item["loc"], item["type"]) for item in caught.value.errors()] == [(("embargo",), "embargo")]


@pytest.mark.parametrize(
    "form", [{}, {"iri": "urn:x:1", "literal": "a"}, {"iri": "urn:x:1", "qcode": "a:b", "literal": "a"}]
)
def test_a_code_has_one_form(form: dict[str, str]) -> None:
    with pytest.raises(ValidationError) as caught:
        Code.model_validate(form)
    assert [item["type"] for item in caught.value.errors()] == ["code_form"]


@given(code=codes())
def test_codes_say_what_they_are(code: Code) -> None:
    assert code.value == (code.iri or code.qcode or code.literal)
    assert str(code) == (code.names[0].text if code.names else code.value)


# --- SETs and LISTs ---


def test_sets_are_sorted_and_unique() -> None:
    article = Article(id="urn:x:1", body="a", keywords=("b", "a", "b", "é", "B"))
    assert article.keywords == ("B", "a", "b", "é")
    names = (Name(text="b"), Name(text="a", language=LanguageTag("en")), Name(text="a"), Name(text="b"))
    assert len(Code(literal="x", names=names).names) == 3
    assert Code(literal="x", names=names) == Code(literal="x", names=names[::-1])


@pytest.mark.parametrize("kind", [list, tuple, set, frozenset, iter])
def test_sets_are_taken_from_anything_that_can_be_gone_through(kind: Any) -> None:
    article = Article(id="urn:x:1", body="a", keywords=kind(("b", "a")))
    assert article.keywords == ("a", "b")


def test_lists_keep_order_and_repetition() -> None:
    assert Article(id="urn:x:1", body="a", bylines=("b", "a", "b")).bylines == ("b", "a", "b")


def test_lists_are_not_taken_from_what_has_no_order() -> None:
    with pytest.raises(ValidationError) as caught:
        Article(id="urn:x:1", body="a", bylines={"b", "a"})  # type: ignore[arg-type]
    assert [(item["loc"], item["type"]) for item in caught.value.errors()] == [(("bylines",), "unordered")]


@pytest.mark.parametrize("value", ["ab", {"a": 1}, 3, None])
def test_what_is_no_collection(value: Any) -> None:
    with pytest.raises(ValidationError) as caught:
        Article(id="urn:x:1", body="a", keywords=value)
    assert [item["loc"] for item in caught.value.errors()] == [("keywords",)]


def test_each_class_has_its_place_in_a_set() -> None:
    marks = [("strong", 1, 2), ("code", 0, 3), ("code", 0, 2)]
    links = (RelatedLink(href="urn:x:b"), RelatedLink(href="urn:x:a", title="z"), RelatedLink(href="urn:x:a"))
    article = Article(
        id="urn:x:1",
        body="abc",
        links=links,
        marks=tuple(
            Mark.model_validate({"kind": kind, "start": low, "end": high}) for kind, low, high in marks
        ),
        subjects=(Code(qcode="b:1"), Code(iri="urn:x:1"), Code(literal="a")),
    )
    assert [link.href for link in article.links] == ["urn:x:a", "urn:x:a", "urn:x:b"]
    assert [(mark.start, mark.end) for mark in article.marks] == [(0, 2), (0, 3), (1, 2)]
    assert [subject.value for subject in article.subjects] == ["a", "b:1", "urn:x:1"]
    agents = Article(
        id="urn:x:1",
        body="a",
        provenance={"agents": [Agent(id="b", kind="tool"), Agent(id="a", kind="human")]},  # type: ignore[arg-type]
    ).provenance
    assert agents is not None
    assert [agent.id for agent in agents.agents] == ["a", "b"]


def test_anchors_are_sorted_by_field_then_place() -> None:
    where = [("body", 3), ("headline", 5), ("body", 1), ("standfirst", 0)]
    spans = [{"start": n, "end": n + 1, "exact": "abcdefgh"[n]} for _, n in where]
    cue = [{"field": field, "spans": [span]} for (field, _), span in zip(where, spans, strict=True)]
    data = {
        "id": "urn:x:1",
        "headline": "abcdefgh",
        "standfirst": "abcdefgh",
        "body": "abcdefgh",
        "statements": [{"id": "s", "kind": "direct", "cue": cue}],
    }
    assert [(anchor.field, anchor.start) for anchor in Article.model_validate(data).statements[0].cue] == [
        ("headline", 5),
        ("standfirst", 0),
        ("body", 1),
        ("body", 3),
    ]


def test_anchors_know_their_ends_and_words() -> None:
    first = {"start": 1, "end": 2, "exact": "a"}
    anchor = Anchor.model_validate({"spans": [first, {"start": 4, "end": 6, "exact": "bc"}]})
    assert (anchor.start, anchor.end, anchor.exact) == (1, 6, "a … bc")
    half = Anchor.model_validate({"spans": [first, {"start": 4, "end": 6}]})
    assert half.exact is None


def test_an_empty_place_is_a_place() -> None:
    assert PlaceDetails().model_dump(exclude_defaults=True) == {}
