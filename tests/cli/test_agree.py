"""`newsml agree`: tables for people, JSON for machines."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from newsml import agreement, dumps
from tests.cli.conftest import Run
from tests.cli.stories import story
from tests.cli.test_merge import other


@pytest.fixture
def both(folder: Path) -> Path:
    (folder / "other.json").write_bytes(dumps(other(), "json"))
    return folder


def rows(text: str) -> dict[str, list[str]]:
    """The cells of each row of the tables by the first."""
    found = [[cell.strip() for cell in line.strip("│ ").split("│")] for line in text.splitlines()]
    return {row[0]: row[1:] for row in found if len(row) > 1}


def test_tables(run: Run, both: Path) -> None:
    result = run("agree", "story.json", "other.json")
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.splitlines()[0].strip() == "Words: story.json (A) and other.json (B)"
    found = rows(result.stdout)
    assert found["mentions"] == ["6", "6", "1.000", "1.000", "1.000", "1.000", "1.000", "1.000"]
    assert found["statements"] == ["2", "1", "1.000", "0.500", "0.667", "1.000", "0.500", "0.667"]
    assert found["statement extent"] == ["0", "0", *"------"]
    # Three kinds, one of them seen differently: kappa (6 - 3) / (9 - 3), alpha 1 - 5 * 2 / (36 - 4 - 1 - 9).
    assert found["participant kind"] == ["3", "0.667", "0.500", "0.545"]
    assert found["event status"] == ["1", "1.000", "-", "-"]


def test_json(run: Run, both: Path) -> None:
    result = run("agree", "story.json", "-", "--output", "json", input=dumps(other(), "newsml-g2"))
    assert (result.exit_code, result.stderr) == (0, "")
    data = json.loads(result.stdout)
    assert data == {"a": "story.json", "b": "-", **agreement(story(), other()).as_dict()}


def test_steering_names(run: Run, folder: Path) -> None:
    (folder / "\x1b[31m.json").write_bytes(dumps(story(), "json"))
    result = run("agree", "\x1b[31m.json", "story.json")
    assert result.exit_code == 0
    assert "\x1b" not in result.output


def test_other_texts_are_unusable(run: Run, folder: Path) -> None:
    (folder / "b.json").write_bytes(b'{"id": "urn:example:1", "body": "x"}')
    result = run("agree", "story.json", "b.json")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "newsml: error: headline: the second article has no headline, the first has one" in result.stderr
