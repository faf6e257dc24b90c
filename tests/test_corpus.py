"""The annotated articles as a corpus: what it covers, how it was made, and that its doubts are meant."""

from __future__ import annotations

import re

import pytest

import newsml
from newsml.model.article import Article
from tests.golden import ARTICLES, SEEDS, grounded, slugs
from tests.index import INDEX, metadata, page, script, section, words

DRAFTED = [slug for slug in slugs() if (SEEDS / slug / "draft.yaml").exists()]
KINDS = (
    "politics",
    "court",
    "sport",
    "business results",
    "disaster with a changing death toll",
    "science",
    "culture",
    "interview",
    "correction of an earlier version",
    "anonymous source",
    "live event with changing status",
    "data story full of numbers",
)


def article_of(slug: str) -> Article:
    return newsml.load(ARTICLES / slug / "article.json").article


def test_it_has_many_languages_scripts_and_kinds() -> None:
    articles = [article_of(slug) for slug in DRAFTED]
    assert len(articles) >= 12
    assert len({str(article.language).partition("-")[0] for article in articles}) >= 8
    scripts = {script(article) for article in articles}
    assert scripts >= {"Latin", "Cyrillic", "Arabic", "Han", "Han and kana", "Devanagari", "Thai"}
    kinds = [metadata(slug)["kind of story"] for slug in DRAFTED]
    assert [kind for kind in KINDS if not any(kind in have for have in kinds)] == []


@pytest.mark.parametrize("slug", DRAFTED)
def test_an_article_is_annotated_in_full(slug: str) -> None:
    article = article_of(slug)
    assert article.headline
    assert 150 <= words(article) <= 500
    assert any(statement.quoted is not None for statement in article.statements)
    assert article.provenance is not None
    assert article.provenance.status in ("reviewed", "gold")
    things = (*article.participants, *article.topics, *article.events, *article.statements)
    assert [thing.id for thing in things if not thing.by] == []
    assert [participant.id for participant in article.participants if not participant.mentions] == []
    assert [event.id for event in article.events if not event.mentions] == []
    assert [s.id for s in article.statements if s.content is None and s.polarity == "positive"] == []
    unexplained = [s.id for s in article.statements if s.speaker is None and s.speaker_absence is None]
    assert unexplained == []


@pytest.mark.parametrize("slug", DRAFTED)
def test_its_draft_and_its_text_make_the_article(slug: str) -> None:
    grounding = grounded(slug)
    assert grounding.ok
    assert grounding.article == article_of(slug)
    # The annotators wrote the words as they stand there, so no place hangs on a normalisation.
    assert grounding.counts["exact"] == len(grounding.anchors) > 0


@pytest.mark.parametrize("slug", slugs())
def test_findings_are_those_that_are_meant(slug: str) -> None:
    meant = sorted(re.findall(r"\b[A-Z]\d{3}\b", " ".join(section(slug, "Findings that are meant"))))
    assert sorted(finding.code for finding in newsml.validate(article_of(slug))) == meant


@pytest.mark.parametrize("slug", slugs())
def test_its_origin_says_what_it_shows(slug: str) -> None:
    assert section(slug, "What it shows")
    assert "Apache-2.0" in (SEEDS / slug / "ORIGIN.md").read_text(encoding="utf-8")


def test_the_index_is_what_the_corpus_says() -> None:
    assert INDEX.read_text(encoding="utf-8") == page(), "run `make golden`"
