"""A folder to work in, an article to work on, and the command to run."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from newsml import dumps
from newsml.cli import main
from tests.cli.stories import story

Run = Callable[..., Result]


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
