"""`newsml formats`."""

from __future__ import annotations

import json

import pytest

from newsml import formats
from newsml.formats import named
from tests.cli.conftest import Run


def test_table(run: Run) -> None:
    result = run("formats")
    assert (result.exit_code, result.stderr) == (0, "")
    for name in formats():
        assert f"│ {name} " in result.stdout
    assert "nothing" in result.stdout


def test_one_by_one(run: Run) -> None:
    result = run("formats", "text")
    assert result.exit_code == 0
    assert "│ json " not in result.stdout
    assert "everything but" in result.stdout
    assert "Article.headline" in result.stdout
    assert (
        "text cannot carry, because a text has no mark that would tell it from the body:\n  Article.standfirst\n"
        in (result.stdout)
    )
    assert "text has the option headline: False writes the body alone" in result.stdout


def test_a_few_lost_fields_are_listed(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        type(named("jsonl")), "lost", {"Article.urgency": "there is no place", "Event.ordinal": "nor here"}
    )
    assert "Article.urgency" in run("formats").stdout


def test_json(run: Run) -> None:
    result = run("formats", "--output", "json")
    found = {one["name"]: one for one in json.loads(result.stdout)["formats"]}
    assert tuple(found) == formats()
    assert found["text"]["lost"] == dict(named("text").lost)
    assert found["json"]["lost"] == {}
    assert found["jsonl"]["suffixes"] == [".jsonl", ".ndjson"]
    assert found["text"]["reads"] is found["text"]["writes"] is True


def test_unknown(run: Run) -> None:
    result = run("formats", "txt")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "no format is called 'txt': did you mean 'text'?" in result.stderr
