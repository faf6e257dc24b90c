"""`newsml stats`: a corpus in numbers, as tables for people and JSON for programs."""

from __future__ import annotations

import json
from pathlib import Path

from newsml import Article, dumps
from newsml.tables.summary import Summary
from tests.cli.conftest import Run
from tests.cli.stories import story
from tests.cli.test_agree import rows


def test_tables(run: Run) -> None:
    result = run("stats", "story.json")
    assert result.exit_code == 0
    assert result.stderr == "counted: 1 article in 1 document\n"
    assert result.stdout.splitlines()[0].strip() == "1 article, without a date"
    found = rows(result.stdout)
    assert found["participants"] == ["3", "3.0", "3", "3"]
    assert found["speaker"] == ["Ana Ruiz", "2", "100.0%"]
    assert found["statement_kind"] == ["direct", "1", "50.0%"]
    assert found["Participant.name"] == ["2", "3", "66.7%"]
    assert found["Article.headline"] == ["1", "1", "100.0%"]
    assert "Article.standfirst" not in found


def test_the_rest_is_summed_up(run: Run, folder: Path) -> None:
    several = [
        Article.model_validate(
            {"id": f"urn:example:{n}", "headline": "H", "language": tag, "created": f"2026-0{n + 1}-01"}
        )
        for n, tag in enumerate(("en", "en", "de", "fr"))
    ]
    (folder / "more.jsonl").write_bytes(dumps([*several, Article(id="urn:example:x", headline="H")], "jsonl"))
    text = run("stats", "more.jsonl", "--top", "1").stdout
    assert "5 articles, 2026-01-01 to 2026-04-01" in text
    lines = [[cell.strip() for cell in line.strip("│ ").split("│")] for line in text.splitlines()]
    at = lines.index(["language", "en", "2", "50.0%"])
    assert lines[at + 1][-3:] == ["(others)", "2", "50.0%"]
    assert lines[at + 2][-2:] == ["(none given)", "1"]


def test_json(run: Run, folder: Path) -> None:
    result = run("stats", "story.json", "none.json", "--output", "json", "--top", "1")
    assert result.exit_code == 2
    summary = Summary()
    summary.add(story())
    error = next(line for line in result.stderr.splitlines() if "none.json" in line)
    assert json.loads(result.stdout) == {
        "documents": 1,
        "errors": [error.removeprefix("newsml: error: ")],
        **summary.as_dict(1),
    }


def test_nothing_to_count(run: Run) -> None:
    result = run("stats", "none.json")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.splitlines()[-1] == "counted: 0 articles in 0 documents; 1 error, see above"


def test_hostile_names(run: Run, folder: Path) -> None:
    hostile = {"id": "a", "kind": "person", "name": "[red]\x9b31m\u202eAna"}
    said = {"id": "s", "kind": "direct", "speaker": "a"}
    article = {"id": "urn:example:1", "headline": "H", "participants": [hostile], "statements": [said]}
    (folder / "hostile.json").write_text(json.dumps(article), encoding="utf-8")
    for output in ("text", "json"):
        result = run("stats", "hostile.json", "--output", output)
        assert result.exit_code == 0
        assert "\x9b" not in result.stdout
        assert "\u202e" not in result.stdout
    assert "[red]<U+009B>31m<U+202E>Ana" in run("stats", "hostile.json").stdout
