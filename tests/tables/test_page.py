"""`docs/tables.md`: what it shows is what the code says and the examples print."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import pytest

import newsml
from newsml.model.article import Article
from newsml.model.event import Event
from newsml.model.participant import Participant
from newsml.model.statement import Statement
from tests.golden import ARTICLES, slugs
from tests.tables_page import PAGE, examples, page

pytestmark = pytest.mark.heavy


def test_the_page_is_up_to_date() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(), "run `make golden`"


def said_on(article: Article, statement: Statement) -> dt.date | None:
    """The day on which it was said; else of the event at which it was said; else the article's."""
    event = article[statement.occasion.event] if statement.occasion is not None else None
    times = (statement.when, event.when if isinstance(event, Event) else None)
    days = (when.value.earliest for when in times if when is not None and when.value is not None)
    today = article.reference_date.date if article.reference_date is not None else None
    return next((day for day in days if day is not None), today)


def answered(article: Article) -> Iterator[tuple[dt.date | None, str, str, str]]:
    """Who said what about whom, and when."""
    for statement in article.statements:
        speaker = article[statement.speaker] if statement.speaker is not None else None
        if not isinstance(speaker, Participant) or speaker.name is None or statement.content is None:
            continue
        for subject in map(article.__getitem__, statement.about):
            if isinstance(subject, Participant) and subject.kind != "place" and subject.name is not None:
                content = article.text(statement.content)
                yield said_on(article, statement), speaker.name, subject.name, content


def test_duckdb_answers_what_the_articles_answer() -> None:
    expected = [
        answer
        for slug in slugs()
        for answer in answered(newsml.load(ARTICLES / slug / "article.json").article)
    ]
    assert len(expected) > 50
    assert sorted(map(str, examples()[1]["answers"])) == sorted(map(str, expected))
