"""Documents that go through a processor: each leftover has the place of what it is, and what is dropped is told."""

from __future__ import annotations

import json
from typing import Any

import pytest

from newsml.formats.jsonld import JsonLdFormat
from newsml.formats.jsonld.keys import Keys
from newsml.formats.reading import Reading

pytest.importorskip("pyld")

FORMAT = JsonLdFormat()
SCHEMA = "http://schema.org/"
ARTICLE = {"@id": "https://news.example/1", "@type": SCHEMA + "NewsArticle"}


def read(context: Any, **properties: Any) -> Reading:
    data = json.dumps({"@context": context, **ARTICLE, **properties}, indent=1).encode()
    reading = FORMAT.read(data)
    assert FORMAT.write(reading.articles, onto=reading) == data
    return reading


def left(reading: Reading) -> list[str]:
    return [item.path for item in reading.leftovers]


def test_a_term_that_is_called_like_another_property() -> None:
    context = {
        "headline": {"@id": SCHEMA + "alternativeHeadline"},
        "title": {"@id": SCHEMA + "headline"},
        "dc": "http://purl.org/dc/terms/",
    }
    reading = read(context, headline="Other", title="Main", **{"dc:title": "DC"})
    assert reading.article.headline == "Main"
    assert [other.text for other in reading.article.alternative_headlines] == ["Other"]
    assert left(reading) == ["dc:title"]
    written = FORMAT.write([reading.article.replace(headline="New")], onto=reading)
    assert json.loads(written) == {**json.loads(reading.source or b""), "title": "New"}


def test_values_beside_nulls_and_in_lists() -> None:
    context = {"@vocab": SCHEMA, "keywords": {"@container": "@list"}}
    reading = read(context, headline="H", keywords=["a", None, "b"], foo=[1, None, "z"], bar={"@list": ["q"]})
    assert reading.article.keywords == ("a", "b")
    assert left(reading) == ["foo[0]", "foo[2]", "bar"]


def test_keys_without_a_meaning() -> None:
    context = {
        "headline": {"@id": SCHEMA + "headline"},
        "about": {"@id": SCHEMA + "description", "@container": "@language"},
        "json": {"@id": "https://x.example/json", "@type": "@json"},
    }
    reading = read(
        context, headline="H", about={"en": "D"}, json={"x": 1}, name="N", foo={"bar": 1}, nil=None
    )
    assert reading.article.standfirst == "D"
    assert left(reading) == ["json", "name", "foo"]


@pytest.mark.parametrize(
    ("context", "key", "name"),
    [
        ({"a": "b:x", "b": "https://b.example/"}, "a", "https://b.example/x"),
        ({"b": "https://b.example/"}, "b:y", "https://b.example/y"),
        ({"a": "b:x", "b": "a:x"}, "c", None),
        ("https://schema.org", "headline", "headline"),
        ({"@vocab": "https://schema.org"}, "headline", "headline"),
        ({"@vocab": "https://v.example/", "a": "b"}, "a", "https://v.example/b"),
        ({"n": "@id"}, "n", "@id"),
        ({}, "headline", None),
        (
            {"p": {"@id": "https://p.example/", "@context": {"q": "https://q.example/"}}},
            "q",
            "https://q.example/",
        ),
    ],
)
def test_what_a_key_can_be(context: Any, key: str, name: str | None) -> None:
    assert Keys({"@context": context}).of({key: 1}) == ({name: key} if name else {})
