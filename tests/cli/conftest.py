"""A folder to work in, an article to work on, and the command to run."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from newsml import Article, dumps
from newsml.cli import main

Run = Callable[..., Result]

BODY = (
    "The ferry waits, Ana Ruiz said on Monday. “The wind is too strong,” she told reporters in Quellhaven. "
    "She asked Orme & Daughters for patience."
)


def story(id: str = "https://example.org/story/1") -> Article:
    """A small article with one of each noun, about which no rule has any doubt."""
    article = Article.model_validate(
        {
            "id": id,
            "headline": "Ferry waits for the wind",
            "body": BODY,
            "language": "en",
            "bylines": ["Staff"],
            "participants": [
                {"id": "ana", "kind": "person", "name": "Ana Ruiz"},
                {"id": "port", "kind": "place", "name": "Quellhaven"},
                {"id": "shop", "kind": "organisation"},
            ],
            "topics": [{"id": "weather", "name": "Weather"}],
            "events": [{"id": "delay", "name": "Delay", "status": "ongoing", "when": {"value": "2026-06-01"}}],
            "statements": [
                {"id": "wind", "kind": "direct", "speaker": "ana", "about": ["weather", "delay"]},
                {"id": "plea", "kind": "indirect", "speaker": "ana", "act": "ask", "addressees": ["shop"]},
            ],
        }
    )
    content = article.anchor("“The wind is too strong,”")
    return article.replace(
        article.participants[0].model_copy(
            update={"mentions": (article.mention("Ana Ruiz"), article.mention("she", nth=1))}
        ),
        article.participants[1].model_copy(update={"mentions": (article.mention("Quellhaven"),)}),
        article.participants[2].model_copy(update={"mentions": (article.mention("Orme & Daughters"),)}),
        article.topics[0].model_copy(update={"mentions": (article.mention("wind", nth=1),)}),
        article.events[0].model_copy(update={"mentions": ({**article.mention("waits", nth=1).as_fields()},)}),
        article["wind"].model_copy(
            update={
                "content": content,
                "quoted": content,
                "source": article.anchor("she"),
                "cue": (article.anchor("told"),),
                "occasion": {"event": "delay"},
            }
        ),
        article["plea"].model_copy(
            update={
                "content": article.anchor("patience"),
                "cue": (article.anchor("asked"),),
                "source": article.anchor("She"),
            }
        ),
    )


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The working directory: story.json, and a terminal of known width without colours."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.delenv("FORCE_COLOR", raising=False)
    (tmp_path / "story.json").write_bytes(dumps(story(), "json"))
    return tmp_path


@pytest.fixture
def run(folder: Path) -> Run:
    """Runs `newsml` with arguments, in this process, in the folder."""

    def run_(*arguments: str, input: bytes | None = None) -> Result:
        return CliRunner().invoke(main, arguments, input=input, prog_name="newsml")

    return run_
