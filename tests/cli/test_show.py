"""`newsml show`: everything of an article that people read."""

from __future__ import annotations

from pathlib import Path

import pytest

from newsml import Article, dumps, loads
from tests.cli.conftest import Run
from tests.cli.stories import story


def cells(text: str) -> list[list[str]]:
    """The rows of the tables in a text."""
    return [[cell.strip() for cell in line.split("│")[1:-1]] for line in text.splitlines() if "│" in line]


def test_an_article(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "200")
    result = run("show", "story.json")
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.startswith("Ferry waits for the wind\nStaff · https://example.org/story/1\n\n")
    assert "[ana: Ana Ruiz] said" in result.stdout
    rows = cells(result.stdout)
    assert ["ana", "person", "Ana Ruiz", "", ""] in rows
    assert ["shop", "organisation", "Orme & Daughters", "", ""] in rows
    assert ["weather", "Weather", ""] in rows
    assert ["2026-06-01", "delay", "Delay", "ongoing", "", ""] in rows
    assert ["plea", "Ana Ruiz", "ask, indirect", "patience", "Orme & Daughters", "", ""] in rows
    wind = ["wind", "Ana Ruiz", "say, direct", "“The wind is too strong,”", "", "Delay, Weather"]
    assert [*wind, "2026-06-01 at Delay"] in rows


def test_several(run: Run, folder: Path) -> None:
    (folder / "two.jsonl").write_bytes(dumps([story(), story("urn:example:2")], "jsonl"))
    result = run("show", "two.jsonl", "story.json")
    assert result.exit_code == 0
    assert result.stdout.count("Ferry waits for the wind") == 3
    assert result.stdout.count("─" * 100) == 2


def test_the_rest_goes_on(run: Run, folder: Path) -> None:
    (folder / "bad.json").write_bytes(b'{"id": "urn:example:1", "urgency": 12}')
    result = run("show", "bad.json", "story.json")
    assert result.exit_code == 1
    assert "newsml: error: bad.json: not a valid article" in result.stderr
    assert "Ana Ruiz" in result.stdout
    assert run("show", "bad.json", "missing.json", "story.json").exit_code == 2


def test_register(run: Run) -> None:
    register = (
        b'{"newsml": "1.0", "register": {"name": "People", "participants": [{"id": "a", "kind": "person"}]}}'
    )
    result = run("show", "-", input=register)
    assert result.exit_code == 0
    assert result.stdout.startswith("People\n\nParticipants")


def test_withheld_text(run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "200")
    (folder / "stripped.json").write_bytes(dumps(story().strip(), "json"))
    result = run("show", "stripped.json")
    assert result.exit_code == 0
    assert "(headline withheld: 24 characters)" in result.stdout
    assert f"(body withheld: {len(story().body or '')} characters)" in result.stdout
    start = (story().body or "").index("“")
    assert f"({start}..{start + 25}, withheld)" in result.stdout


def rich_article() -> Article:
    """Every kind of cell that a table can have."""
    data = loads(dumps(story(), "json")).article
    port = data.participants[1]
    return data.replace(
        data["ana"].model_copy(
            update={
                "roles": ({"title": "Director", "of": "port"}, {"title": "Spokeswoman"}),
                "same_as": ("https://example.org/ana",),
            }
        ),
        port.model_copy(update={"name": None, "mentions": (), "aliases": ({"text": "The Port"},)}),
        data["weather"].model_copy(
            update={"code": {"qcode": "medtop:17000000"}, "same_as": ("urn:example:w",)}
        ),
        data["delay"].model_copy(
            update={
                "polarity": "negative",
                "when": {"anchor": data.anchor("on Monday"), "previous": "2026-05-30"},
                "where": ({"place": "port"}, {"online": "ferry.example"}),
                "participations": ({"participant": "ana", "role": "speaker"},),
            }
        ),
        data["plea"].model_copy(
            update={
                "speaker": None,
                "speaker_absence": "anonymous",
                "on_behalf_of": ("port",),
                "polarity": "negative",
                "when": {"value": "2026-06-02"},
                "content": None,
            }
        ),
        data["wind"].model_copy(update={"when": {"anchor": data.anchor("Monday")}, "cue": ()}),
        version=3,
        created="2026-06-01T10:00:00Z",
        standfirst="No sailing before noon.",
        dateline={"text": "QUELLHAVEN, June 1"},
    )


def test_all_there_is_to_say(run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "240")
    (folder / "rich.json").write_bytes(dumps(rich_article(), "json"))
    result = run("show", "rich.json")
    assert result.exit_code == 0
    about = "Staff · QUELLHAVEN, June 1 · 2026-06-01T10:00:00Z · https://example.org/story/1, version 3"
    assert about in result.stdout.splitlines()
    assert "No sailing before noon.\n" in result.stdout
    rows = cells(result.stdout)
    assert ["ana", "person", "Ana Ruiz", "Director of port; Spokeswoman", "https://example.org/ana"] in rows
    assert ["weather", "Weather", "medtop:17000000 urn:example:w"] in rows
    moved = "on Monday (before: 2026-05-30)"
    assert [moved, "delay", "Delay", "not ongoing", "port, ferry.example", "ana"] in rows
    plea = [
        "plea",
        "(anonymous) for The Port",
        "not said: ask, indirect",
        "",
        "Orme & Daughters",
        "",
        "2026-06-02",
    ]
    assert plea in rows
    assert any(row[0] == "wind" and row[-1] == "Monday" for row in rows)


def test_hostile_article(run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    evil = "\x9b31m\u202eevil\u2066 [bold red]not markup[/] :smile:"
    monkeypatch.setenv("COLUMNS", "300")
    article = Article.model_validate(
        {
            "id": "urn:example:1",
            "headline": f"{evil} \x7f",
            "standfirst": evil,
            "body": f"{evil}\r\n{evil}\rEnd",
            "bylines": ["\u202eby"],
            "dateline": {"text": evil.replace("\x85", "")},
            "participants": [
                {
                    "id": "p",
                    "kind": "person",
                    "name": evil,
                    "roles": [{"title": evil}],
                }
            ],
            "topics": [{"id": "t", "name": evil, "code": {"literal": evil}}],
            "events": [{"id": "e", "name": evil, "where": [{"online": evil}]}],
            "statements": [{"id": "s", "kind": "direct", "speaker": "p"}],
        }
    )
    (folder / "evil.json").write_bytes(dumps(article, "json"))
    for forced in ("", "1"):
        if forced:
            monkeypatch.setenv("FORCE_COLOR", forced)
        result = run("show", "evil.json")
        assert result.exit_code == 0
        assert not set(result.output) & set("\x9b\u202e\u2066\x7f\r")
        assert ("\x1b" in result.output) is bool(forced)
        assert "<U+009B>31m<U+202E>evil<U+2066> [bold red]not markup[/] :smile:" in result.output


def test_colour(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("TERM", "xterm")
    coloured = run("show", "story.json").output
    assert "\x1b[1;36mAna Ruiz\x1b[0m" in coloured
    assert "[ana: " not in coloured
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b" not in run("show", "story.json").output
