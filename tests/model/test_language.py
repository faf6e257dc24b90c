"""`LanguageTag`: the grammar of RFC 5646, and what RDF libraries make of the tags."""

from __future__ import annotations

import copy
import json
import pickle
import re

import pyoxigraph
import pytest
import rdflib
from hypothesis import example, given
from hypothesis import strategies as st
from pydantic import BaseModel, ConfigDict, ValidationError

from newsml.model.language import LanguageTag
from newsml.testing.identifiers import language_tags
from newsml.testing.words import near_misses

PATTERN = LanguageTag.json_schema["pattern"]
# XML Schema 1.1 part 2, 3.4.3
XS_LANGUAGE = re.compile("[a-zA-Z]{1,8}(-[a-zA-Z0-9]{1,8})*")


class Spoken(BaseModel):
    model_config = ConfigDict(frozen=True, strict=True)

    language: LanguageTag
    names: dict[LanguageTag, str] = {}


@pytest.mark.parametrize(
    ("text", "canonical"),
    [
        ("EN-gb", "en-GB"),
        ("zh-hant-tw", "zh-Hant-TW"),
        ("ZH-CMN-HANS-CN", "zh-cmn-Hans-CN"),
        ("SR-LATN-QM", "sr-Latn-QM"),
        ("es-419", "es-419"),
        ("sl-ROZAJ-Biske-1994", "sl-rozaj-biske-1994"),
        ("de-1ABC", "de-1abc"),
        ("EN-U-CA-GREGORY", "en-u-ca-gregory"),
        ("en-A-BB-X-US-ABCD", "en-a-bb-x-us-abcd"),
        ("az-Latn-x-latn", "az-Latn-x-latn"),
        ("X-WHATEVER", "x-whatever"),
        ("x-1", "x-1"),
        ("EN-gb-OED", "en-GB-oed"),
        ("SGN-be-fr", "sgn-BE-FR"),
        ("I-Klingon", "i-klingon"),
        ("ART-LOJBAN", "art-lojban"),
        ("zh-Min-Nan", "zh-min-nan"),
        ("en-x-a-x-a", "en-x-a-x-a"),
    ],
)
def test_case_is_made_canonical(text: str, canonical: str) -> None:
    assert LanguageTag(text) == canonical


@given(language_tags(canonical=True))
def test_a_canonical_tag_stays_and_its_other_cases_become_it(tag: str) -> None:
    for text in (tag, tag.lower(), tag.upper(), tag.swapcase()):
        assert LanguageTag(text) == tag
        assert re.search(PATTERN, text)


@given(language_tags())
def test_xml_and_rdf_take_every_tag(text: str) -> None:
    tag = LanguageTag(text)
    assert XS_LANGUAGE.fullmatch(tag)
    # RDF libraries may fold case; canonical case is found again by rule.
    assert LanguageTag(pyoxigraph.Literal("news", language=tag).language or "") == tag
    quads = pyoxigraph.parse(f'<a:b> <a:c> "news"@{tag} .\n', pyoxigraph.RdfFormat.N_QUADS)
    for quad in quads:
        assert isinstance(quad.object, pyoxigraph.Literal)
        assert LanguageTag(quad.object.language or "") == tag
    assert LanguageTag(rdflib.Literal("news", lang=tag).language or "") == tag


@given(near_misses(language_tags()) | st.from_regex(PATTERN))
@example("en\n")
@example("de-1901-1901")
@example("en-a-bb-A-cc")
@example("x-" + "-".join(["a"] * 30))
def test_pattern_and_parser_agree_but_for_repetition(text: str) -> None:
    """No pattern can see that a variant or an extension occurs twice (RFC 5646, 2.2.5 and 2.2.6)."""
    matched = bool(re.search(PATTERN, text)) and 2 <= len(text) <= 60
    try:
        LanguageTag(text)
    except ValueError as refusal:
        matched = matched and "occurs twice" not in str(refusal)
        accepted = False
    else:
        accepted = True
    assert accepted == matched


@given(near_misses(language_tags()))
def test_what_we_refuse_is_refused_for_a_reason(text: str) -> None:
    """Oxigraph takes what RFC 5646's grammar takes; we refuse long languages, repetition and length beyond that."""
    try:
        LanguageTag(text)
    except ValueError as refusal:
        if len(text) > 60 or "occurs twice" in str(refusal) or re.match("[A-Za-z]{4,8}(-|$)", text):
            return
        with pytest.raises(ValueError):
            pyoxigraph.Literal("news", language=text)


@pytest.mark.parametrize(
    ("text", "mending"),
    [
        ("en_US", "write en-US"),
        ("en_us.UTF-8", "write en-US"),
        (" en", "write en"),
        ("en\n", "write en"),
        ("english", "write en"),
        ("Ukrainian", "write uk"),
        ("abcde", "such as en, en-GB"),
        ("", "such as en, en-GB"),
        ("e", "such as en, en-GB"),
        ("en-", "such as en, en-GB"),
        ("en--US", "such as en, en-GB"),
        ("en-x", "such as en, en-GB"),
        ("i-foo", "such as en, en-GB"),
        ("de-419-DE", "such as en, en-GB"),
        ("zh-aaa-bbb-ccc-ddd", "such as en, en-GB"),
        ("ｅn", "such as en, en-GB"),
        ("ß-DE", "such as en, en-GB"),
        ("\u212aa", "such as en, en-GB"),
        ("de-1901-1901", "'1901' occurs twice"),
        ("de_1901_1901", "such as en, en-GB"),
        ("en-a-bb-A-cc", "'a' occurs twice"),
        ("x-" + "a-" * 40 + "a", "at most 60 characters"),
    ],
)
def test_a_refusal_teaches(text: str, mending: str) -> None:
    with pytest.raises(ValueError) as refusal:
        LanguageTag(text)
    assert mending in str(refusal.value)


@given(language_tags())
def test_it_travels_as_the_string_that_it_is(text: str) -> None:
    tag = LanguageTag(text)
    plain = {"language": text, "names": {text: "a name"}}
    spoken = Spoken(language=tag, names={tag: "a name"})
    assert spoken == Spoken.model_validate(plain) == Spoken.model_validate_json(json.dumps(plain))
    assert (type(spoken.language), type(next(iter(spoken.names)))) == (LanguageTag, LanguageTag)
    assert spoken.model_dump_json() == json.dumps(spoken.model_dump(mode="json"), separators=(",", ":"))
    dumped = spoken.model_dump(mode="json")
    assert (type(dumped["language"]), type(next(iter(dumped["names"])))) == (str, str)
    pickled = pickle.loads(pickle.dumps(tag))  # noqa: S301 - our own bytes
    for twin in (pickled, copy.copy(tag), copy.deepcopy(tag)):
        assert type(twin) is LanguageTag
        assert twin == tag
        assert hash(twin) == hash(str(tag))


@pytest.mark.parametrize(
    ("value", "error"), [("en_US", "language_tag"), ("", "language_tag"), (1, "string_type")]
)
def test_error_types_in_a_model(value: object, error: str) -> None:
    with pytest.raises(ValidationError) as from_python:
        Spoken.model_validate({"language": value})
    with pytest.raises(ValidationError) as from_json:
        Spoken.model_validate_json(json.dumps({"language": value}))
    for refusal in (from_python, from_json):
        assert [found["type"] for found in refusal.value.errors()] == [error]
