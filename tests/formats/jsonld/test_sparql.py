"""The query of docs/jsonld.md, as it stands there, answers what the articles themselves answer."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import newsml
from newsml.model.article import Article
from newsml.model.event import Event
from newsml.model.participant import Participant
from newsml.model.statement import Statement
from tests.consoles import PYTHON
from tests.golden import ARTICLES, slugs
from tests.linked_page import PAGE

SCRIPT = next(block for block in PYTHON.findall(PAGE.read_text(encoding="utf-8")) if "SELECT" in block)


def said_when(article: Article, statement: Statement) -> str:
    """When it was said; else when the event at which it was said took place; else the article's day."""
    event = article[statement.occasion.event] if statement.occasion is not None else None
    times = (statement.when, event.when if isinstance(event, Event) else None)
    known = [str(when.value) for when in times if when is not None and when.value is not None]
    return known[0] if known else str(article.reference_date)


def answered(article: Article) -> Iterator[tuple[str, str, str, str]]:
    """Who said what about whom, and when."""
    for statement in article.statements:
        speaker = article[statement.speaker] if statement.speaker is not None else None
        if not isinstance(speaker, Participant) or speaker.name is None or statement.content is None:
            continue
        for subject in map(article.__getitem__, statement.about):
            if isinstance(subject, Participant) and subject.kind != "place" and subject.name is not None:
                said = article.text(statement.content)
                yield speaker.name, said, subject.name, said_when(article, statement)


@pytest.mark.heavy
def test_the_graph_answers_what_the_articles_answer(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(PAGE.parent.parent)
    found: dict[str, Any] = {"__name__": "example"}
    exec(compile(SCRIPT, str(PAGE), "exec"), found)  # noqa: S102 - our own page
    expected = [
        answer
        for slug in slugs()
        for answer in answered(newsml.load(ARTICLES / slug / "article.json").article)
    ]
    assert len(expected) > 50
    assert Counter(map(tuple, found["answers"])) == Counter(expected)
    printed = capsys.readouterr().out
    assert f"{len(expected)} answers" in printed
    assert f"\n```\n{printed}```\n" in PAGE.read_text(encoding="utf-8"), "run `make golden`"


def test_the_goldens_are_those_of_the_fixtures() -> None:
    assert len(list(Path(ARTICLES).glob("*/article.jsonld"))) == len(slugs()) == 14
