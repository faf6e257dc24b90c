"""What docs/jsonld.md says of documents of others: every property becomes the field that its row names."""

from __future__ import annotations

import json
from typing import Any

import pytest

import newsml
from newsml.formats.jsonld.term import SCHEMA
from newsml.model.article import Article
from newsml.model.record import Record
from tests.published import BODY, ROWS, Row

EXAMPLES = [(cls, name, row) for cls, rows in ROWS.items() for row in rows for name in row.properties.split()]


def documents(cls: str, name: str, row: Row) -> list[dict[str, Any]]:
    """A document without the property, and the same with it."""
    out = []
    for known in ({}, {name: row.example}):
        article: dict[str, Any] = {
            "@context": "https://schema.org",
            "@type": "NewsArticle",
            "@id": "https://wire.example/1",
            "headline": "Port stays open",
            "articleBody": BODY,
        }
        if cls == "NewsArticle":
            article.pop({"headline": "headline", "body": "articleBody"}.get(row.field, ""), None)
            article |= known
        elif cls == "Quotation":
            article["hasPart"] = {"@type": cls, **known}
        else:
            of_places = ("address", "geo", "containedInPlace")
            type_ = "Event" if cls == "Event" else "Place" if name in of_places else "Person"
            article["about"] = {"@type": type_, "name": "N", **known}
        out.append(article)
    return out


def found(cls: str, article: Article, field: str) -> Any:
    """The value of a field of the article, or of the first thing in it."""
    value: Any = article
    if cls != "NewsArticle":
        things = article.statements or article.events or article.participants
        value = things[0] if things else None
    for name in field.split("."):
        value = getattr(value, name) if isinstance(value, Record) else None
    return value


@pytest.mark.parametrize(
    ("cls", "name", "row"), EXAMPLES, ids=lambda part: part if isinstance(part, str) else ""
)
def test_each_property_becomes_its_field(cls: str, name: str, row: Row) -> None:
    without, with_it = (newsml.loads(json.dumps(one)) for one in documents(cls, name, row))
    assert not with_it.leftovers
    value = found(cls, with_it.article, row.field)
    assert value not in (None, ())
    assert value != found(cls, without.article, row.field)


def test_classes_below_those_of_the_model_are_kept() -> None:
    article = newsml.loads(json.dumps(documents("Event", "@type", ROWS["Event"][0])[1])).article
    kind = article.events[0].type
    assert kind is not None
    assert kind.iri == f"{SCHEMA}Festival"
