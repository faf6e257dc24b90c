"""What holds of every rule on every article."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given

import newsml
from newsml.model.article import Article
from newsml.rules import catalogue, check
from newsml.testing import articles, samples

ARTICLES = Path(__file__).parents[2] / "fixtures" / "articles"


def holds(article: Article) -> None:
    """No rule raises, two runs agree, and every finding points at something that is there."""
    found = check(article)
    assert found == check(article)
    assert set(found.codes) <= {one.code for one in catalogue()}
    for finding in found:
        assert finding.article == article.id
        thing: Any = article
        for part in finding.path:
            thing = thing[part] if isinstance(part, int) else getattr(thing, part)
        assert (finding.field is None) == (not finding.spans)
        for start, end in finding.spans:
            assert 0 <= start < end <= length(article, finding.field)


def length(article: Article, field: str | None) -> int:
    """Return how many code points a field has, whether it is at hand or withheld."""
    text = getattr(article, field or "")
    return len(text) if text is not None else next(w.length for w in article.withheld if w.field == field)


@pytest.mark.law
@given(article=articles())
def test_rules_on_any_article(article: Article) -> None:
    holds(article)


@pytest.mark.parametrize("article", samples(), ids=lambda article: str(article.id))
def test_rules_on_samples(article: Article) -> None:
    holds(article)
    holds(article if article.withheld else article.strip())


@pytest.mark.parametrize("slug", sorted(path.name for path in ARTICLES.iterdir()))
def test_annotated_articles_are_beyond_doubt(slug: str) -> None:
    """No rule fires on a correct article: these are read by people, and by every test of the formats."""
    assert [*check(newsml.load(ARTICLES / slug / "article.json").article)] == []
