"""The article: how little it takes, and the cases of the seed article that the model must be able to say."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from pydantic import ValidationError

from newsml.model.article import Article
from newsml.model.structure import records
from newsml.testing import articles

BODY = (
    "Kyiv and Paris hold talks on Wednesday. “We need guarantees,” Maria Lund said. The coalition’s model, she said, "
    "would be ready within 7 to 10 days following the meeting."
)


def test_the_smallest_article() -> None:
    article = Article(id="urn:example:1", body="Hello.")
    assert article.model_dump(exclude_defaults=True) == {"id": "urn:example:1", "body": "Hello."}
    assert (article.version, article.item_class, article.publication_status) == (1, "text", "usable")
    assert Article(id="urn:example:1", headline="Hello.").body is None


@pytest.mark.parametrize("id_", ["", "x", "urn:example:1#a", " urn:x:1", "urn:x:a b", "http://[::1"])
def test_the_id_is_an_iri_without_a_fragment(id_: str) -> None:
    with pytest.raises(ValidationError) as caught:
        Article(id=id_, body="a")
    assert [(item["loc"], item["type"]) for item in caught.value.errors()] == [(("id",), "iri")]


def test_texts_are_kept_to_the_last_character() -> None:
    text = "\r\n a\t\u0085 \u2028\U0001f600e\u0301]]> \n"
    article = Article(id="urn:x:1", body=text, headline=text, standfirst=text)
    assert article.body == article.headline == article.standfirst == text
    assert Article.model_validate_json(article.model_dump_json()) == article


def _said(**more: Any) -> dict[str, Any]:
    return {"id": "s1", "kind": "direct", **more}


def _words(words: str, **more: Any) -> dict[str, Any]:
    start = BODY.index(words)
    return {"spans": [{"start": start, "end": start + len(words), "exact": words}], **more}


CASES: dict[str, dict[str, Any]] = {
    "a date without a year, read against a reference date": {
        "reference_date": "2025-09-03",
        "events": [
            {
                "id": "e",
                "when": {"value": "2025-09-03", "basis": "reference_date", "anchor": _words("Wednesday")},
            }
        ],
    },
    "some day in late August": {"events": [{"id": "e", "when": {"value": "[2025-08-21..2025-08-31]"}}]},
    "within 7 to 10 days after a meeting": {
        "events": [
            {"id": "ready", "relations": [{"kind": "after", "event": "talks", "offset": "P7D/P10D"}]},
            {"id": "talks"},
        ]
    },
    "headline and body disagree": {
        "headline": "Leaders meet",
        "events": [
            {
                "id": "e",
                "status": "scheduled",
                "mentions": [
                    {
                        "field": "headline",
                        "spans": [{"start": 8, "end": 12, "exact": "meet"}],
                        "status": "ongoing",
                    },
                    _words("hold talks", status="scheduled"),
                ],
            }
        ],
    },
    "a capital's name for a government": {
        "participants": [
            {"id": "government", "kind": "organisation", "mentions": [_words("Kyiv", literal="city")]},
            {"id": "city", "kind": "place"},
        ]
    },
    "a coalition whose members are unknown": {
        "participants": [{"id": "coalition", "kind": "group", "members_complete": False}]
    },
    "one thing under several names": {
        "topics": [{"id": "guarantees", "mentions": [_words("guarantees"), _words("model")]}]
    },
    "a passive attribution": {
        "statements": [_said(kind="indirect", speaker_absence="passive", content=_words("hold talks"))]
    },
    "a nested statement that is denied": {
        "statements": [
            _said(polarity="negative", content=_words("“We need guarantees,” Maria Lund said")),
            _said(id="s2", within="s1", content=_words("We need guarantees")),
        ]
    },
    "an occasion by inference": {
        "events": [{"id": "talks"}],
        "statements": [_said(occasion={"event": "talks", "inferred": True, "confidence": 60})],
    },
    "co-chairs, online, venue unstated": {
        "participants": [{"id": "lund", "kind": "person"}, {"id": "b", "kind": "person"}],
        "events": [
            {
                "id": "e",
                "attendance": "hybrid",
                "where": [{"online": "by video"}],
                "participations": [{"participant": id_, "role": "co_chair"} for id_ in ("lund", "b")],
            }
        ],
    },
    "an event on the condition of a hypothetical one": {
        "events": [
            {
                "id": "peace",
                "status": "hypothetical",
                "relations": [{"kind": "condition_of", "event": "force"}],
            },
            {"id": "force", "status": "excluded"},
        ]
    },
    "a role at the article's date": {
        "participants": [
            {
                "id": "lund",
                "kind": "person",
                "roles": [{"title": "President", "of": "land", "valid_from": "2019-05-20/.."}],
            },
            {"id": "land", "kind": "place", "type": {"literal": "country"}},
        ]
    },
}


@pytest.mark.parametrize("case", CASES)
def test_what_the_model_must_say(case: str) -> None:
    given_ = {"id": "urn:x:1", "body": BODY, **CASES[case]}
    article = Article.model_validate(given_)
    assert Article.model_validate_json(article.model_dump_json(exclude_defaults=True)) == article
    assert set(article.model_dump(exclude_defaults=True)) == set(given_)


@given(article=articles())
def test_things_with_ids_are_sorted_by_id(article: Article) -> None:
    for noun in ("participants", "topics", "events", "statements"):
        ids = [thing.id for thing in getattr(article, noun)]
        assert ids == sorted(set(ids))
        turned = article.model_copy(update={noun: getattr(article, noun)[::-1]})
        assert turned == article
        assert turned.model_dump_json() == article.model_dump_json()


def test_the_schema_asks_for_a_text() -> None:
    schema = Article.model_json_schema()
    assert schema["required"] == ["id"]
    assert len(schema["anyOf"]) == 3
    assert {cls.__name__ for cls in records(Article)} - {"Article"} <= set(schema["$defs"])


def test_the_schema_of_codes_and_headlines_asks_for_one_form() -> None:
    definitions = Article.model_json_schema()["$defs"]
    assert len(definitions["Code"]["oneOf"]) == 3
    assert len(definitions["AlternativeHeadline"]["oneOf"]) == 2
    assert "not" in definitions["Statement"]


def test_anchors_are_matched_and_scored() -> None:
    mention = {**_words("Paris"), "match": "fuzzy", "score": 80, "form": "name"}
    article = Article.model_validate(
        {"id": "urn:x:1", "body": BODY, "participants": [{"id": "p", "kind": "place", "mentions": [mention]}]}
    )
    assert article.participants[0].mentions[0].score == 80
