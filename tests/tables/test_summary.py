"""A corpus in numbers: compared with the articles themselves."""

from __future__ import annotations

import json
from collections import Counter
from typing import Any

import pytest
from hypothesis import given

from newsml import Article
from newsml.model.structure import records, shape
from newsml.tables.distributions import DISTRIBUTIONS
from newsml.tables.summary import Summary
from newsml.testing import articles, samples
from tests.story import story

SLUGS = ("paris-summit", "harbour-festival", "cup-final")


def summed(*several: Article) -> Summary:
    summary = Summary()
    for article in several:
        summary.add(article)
    return summary


def test_totals() -> None:
    stories = [story(slug).article for slug in SLUGS]
    found = summed(*stories).as_dict(5)
    assert found["articles"] == 3
    assert found["dates"] == {"first": "2025-09-03", "last": "2026-06-03"}
    counts = [len(one.statements) for one in stories]
    assert found["counts"]["statements"] == {
        "total": sum(counts),
        "mean": round(sum(counts) / 3, 2),
        "least": min(counts),
        "most": max(counts),
    }
    assert found["characters"] == sum(
        len(text or "") for one in stories for text in (one.headline, one.standfirst, one.body)
    )


def test_distributions() -> None:
    article = story("paris-summit").article
    found = summed(article).as_dict(1000)["distributions"]
    assert list(found) == [one.name for one in DISTRIBUTIONS]
    values = {name: {item["value"]: item["count"] for item in one["values"]} for name, one in found.items()}
    assert values["statement_kind"] == Counter(one.kind for one in article.statements)
    assert values["speaker"]["Volodymyr Zelensky (Q3874799)"] == 5
    assert found["speaker"]["missing"] == sum(one.speaker is None for one in article.statements)
    assert values["cue"] == Counter(
        " ".join((cue.exact or "").casefold().split()) for one in article.statements for cue in one.cue
    )
    assert values["month"] == {"2025-09": 1}
    for one in found.values():
        assert one["total"] == sum(item["count"] for item in one["values"])
        assert one["distinct"] == len(one["values"])
        assert one["short"] == 0


def test_no_articles() -> None:
    found = Summary().as_dict(5)
    assert found["articles"] == 0
    assert found["dates"] == {"first": None, "last": None}
    assert all(one["of"] == 0 for one in found["coverage"].values())


def test_an_article_without_a_date_has_no_month() -> None:
    found = summed(Article(id="urn:example:1", headline="H")).as_dict(5)
    assert found["dates"] == {"first": None, "last": None}
    assert found["distributions"]["month"]["missing"] == 1


def test_every_field_of_the_model_is_filled_in_the_samples() -> None:
    covered = summed(*samples()).coverage()
    assert list(covered) == [
        f"{cls.__name__}.{field.name}" for cls in records(Article) for field in shape(cls)
    ]
    assert [name for name, (filled, _) in covered.items() if not filled] == []


def filled_fields(thing: Any, cls: type[Any]) -> Counter[str]:
    """What differs from its default, told from plain data."""
    out: Counter[str] = Counter()
    if isinstance(thing, tuple):
        for item in thing:
            out += filled_fields(item, cls)
    elif hasattr(thing, "model_dump"):
        for name in thing.model_dump(exclude_defaults=True):
            out[f"{type(thing).__name__}.{name}"] += 1
            out += filled_fields(getattr(thing, name), cls)
    return out


@pytest.mark.law
@given(article=articles())
def test_coverage_is_what_differs_from_its_default(article: Article) -> None:
    summary = summed(article)
    found = {name: filled for name, (filled, _) in summary.coverage().items() if filled}
    assert found == filled_fields(article, Article)
    assert all(filled <= of for filled, of in summary.coverage().values())
    json.dumps(summary.as_dict(3))
