"""Recorded answers in several languages, with the slips that models make, and the example of the docs."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

import newsml
from newsml.llm import Answered, ground
from newsml.model.article import Article
from tests.llm.answering import reasons, statuses

ANSWERS = Path(__file__).parent / "answers"
PAGE = Path(__file__).parent.parent.parent / "docs" / "llm.md"
BLOCK = re.compile(r"^```python\n(.*?)^```\n", re.MULTILINE | re.DOTALL)
LANGUAGES = sorted(path.stem for path in ANSWERS.glob("*.json"))


def answered(language: str) -> Answered:
    """The recorded answer about the article in this language, grounded."""
    recorded = json.loads((ANSWERS / f"{language}.json").read_bytes())
    texts = {name: recorded[name] for name in ("headline", "body")}
    made = ground(f"```json\n{json.dumps(recorded['answer'])}\n```", texts, model="example-model")
    for name, text in texts.items():
        assert getattr(made.article, name) == text
    return made


def said(article: Article) -> list[tuple[Any, ...]]:
    """Speaker, kind, content and quoted words of each statement, in text order."""
    names = {participant.id: participant.name for participant in article.participants}
    rows = []
    for statement in article.statements:
        content = statement.content.exact if statement.content else None
        quoted = statement.quoted.exact if statement.quoted else None
        start = statement.content.start if statement.content else len(article.body or "")
        rows.append((start, names.get(statement.speaker or ""), statement.kind, content, quoted))
    return [row[1:] for row in sorted(rows, key=lambda row: row[0])]


def mentions(article: Article, name: str) -> list[tuple[str, str]]:
    """Field and words of the mentions of something."""
    things: list[Any] = [*article.participants, *article.events, *article.topics]
    thing = next(each for each in things if each.name == name)
    return [(mention.field, mention.exact or "") for mention in thing.mentions]


def test_spanish() -> None:
    made = answered("es")
    joined = "No vamos a esperar más … Las obras empiezan en junio"
    assert said(made.article) == [
        ("Inés Soler", "indirect", "el ayuntamiento construirá 200 viviendas", None),
        ("Inés Soler", "direct", joined, joined),
        ("oposición", "mixed", "el plan de «humo»", "humo"),
        ("Bruno Paz", "indirect", "que se publicaran las cuentas de la sociedad", None),
    ]
    found = statuses(made)
    assert found["statements[0].quote"] == "fuzzy"
    assert found["statements[2].quote"] == "normalised"
    assert {path for path, status in found.items() if status == "not_found"} == {
        "participants[5].words[0]",
        "participants[5].words[1]",
        "statements[4].quote",
    }
    # "alcaldesa" stands in headline and body, and is listed once: nobody knows which of the two is meant.
    assert found["participants[0].words[0]"] == "ambiguous"
    assert mentions(made.article, "Inés Soler") == [("body", "Inés Soler"), ("body", "Soler")]
    assert mentions(made.article, "vivienda pública")[0] == ("headline", "vivienda pública")
    (event,) = made.article.events
    assert event.when is not None
    assert event.when.value is None
    assert event.when.anchor is not None
    assert event.when.anchor.exact == "en junio"
    why = reasons(made)
    assert why.keys() == {
        "participants[4]",
        "participants[5]",
        "participants[3].part_of[0]",
        "events[0].when",
        "statements[1].about[1]",
        "statements[4]",
    }
    assert why["participants[4]"] == "the same name as participants[0]: taken together"
    assert not made.ok


def test_ukrainian() -> None:
    made = answered("uk")
    joined = "Ми не будемо чекати … Роботи майже завершено"
    assert said(made.article) == [
        ("Ольга Гончар", "indirect", "міст відкриють у травні", None),
        ("Ольга Гончар", "direct", joined, joined),
        ("Тарас Вовк", "direct", "ще треба випробувати опори", "ще треба випробувати опори"),
        ("Ольга Гончар", "indirect", "випробування почнуться 4 березня", None),
    ]
    assert mentions(made.article, "Відкриття мосту") == [("headline", "відкриють"), ("body", "відкриють")]
    assert mentions(made.article, "Ольга Гончар") == [
        ("body", "Ольга Гончар"),
        ("body", "вона"),
        ("body", "Гончар"),
    ]
    assert reasons(made)["events[1].when"] == "'04.03.2026' is not EDTF; write 2026-03-04"
    assert reasons(made).keys() == {"events[1].when", "statements[4]"}
    assert all(
        not participant.roles or participant.name == "Ольга Гончар"
        for participant in made.article.participants
    )


def test_japanese() -> None:
    made = answered("ja")
    assert said(made.article) == [
        ("森川恵", "indirect", "港を来月再開する", None),
        ("森川恵", "direct", "漁を止めるつもりはない", "漁を止めるつもりはない"),
        ("田辺修", "direct", "歓迎するが、遅すぎた", "歓迎するが、遅すぎた"),
        ("森川恵", "indirect", None, None),
    ]
    assert mentions(made.article, "森川恵") == [
        ("body", "森川恵市長"),
        ("body", "森川市長"),
        ("body", "市長"),
    ]
    assert mentions(made.article, "港の再開") == [("headline", "再開"), ("body", "再開")]
    assert statuses(made)["statements[2].quote"] == "fuzzy"
    assert reasons(made).keys() == {"statements[4]"}


def test_german() -> None:
    made = answered("de")
    joined = "Wir bleiben … bis der Deich hält."
    assert said(made.article) == [
        ("Anna Brandt", "direct", joined, joined),
        ("Jens Rohde", "mixed", "die Insel sei „nicht zu halten“", "nicht zu halten"),
        (None, "direct", "wolle „alles prüfen“", "alles prüfen"),
    ]
    assert reasons(made) == {
        "participants[1].part_of[0]": "it leads back to where it started",
        "topics[1].broader[0]": "it leads back to where it started",
        "statements[2].speaker": "no participant of this answer has this name",
        "statements[2].kind": "only a part of it stands in quotation marks: only that is recorded as quoted",
    }


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_comes_out_can_be_saved_and_says_who_made_it(language: str) -> None:
    article = answered(language).article
    assert newsml.loads(newsml.dumps(article, "json")).article == article
    assert all(thing.by == ("example-model",) for thing in article.index.values())
    assert not [finding for finding in newsml.validate(article) if finding.severity == "error"]


def test_there_are_recordings() -> None:
    assert len(LANGUAGES) >= 3


def test_the_docs_print_what_comes_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    page = PAGE.read_text(encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    exec("\n".join(BLOCK.findall(page)), {"__name__": "example"})  # noqa: S102 - our own page
    printed = capsys.readouterr().out.splitlines()
    (shown,) = re.findall(r"^```\n(.*?)^```", BLOCK.sub("", page), re.MULTILINE | re.DOTALL)
    assert len(shown.splitlines()) == 7
    assert [line for line in shown.splitlines() if line not in printed] == []
    assert (tmp_path / "harbour.json").exists()
