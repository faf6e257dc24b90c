"""The bar of long work: on a terminal only, and never in the report."""

from __future__ import annotations

import io
import os
import pty
import subprocess
import sys
import threading
from contextlib import suppress
from pathlib import Path

import pytest
from rich.console import Console

from newsml import dumps
from newsml.cli import progress
from newsml.cli.outputs import NAMES, output_for
from newsml.cli.progress import Bar
from tests.cli.test_mending import doubtful


@pytest.fixture
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Work is long from the start."""
    monkeypatch.setattr(progress, "_SHOWN_AFTER", 0)
    monkeypatch.setattr(progress, "_EVERY", 0)


def drawn(total: int | None, *, is_terminal: bool) -> str:
    out = io.StringIO()
    stage = Console(file=out, force_terminal=is_terminal, width=80, color_system=None, legacy_windows=False)
    with Bar(total, stage) as bar:
        for n in range(5):
            bar.advance(200, 1)
            stage.print(f"finding {n}")
    return out.getvalue()


@pytest.mark.usefixtures("at_once")
def test_bar() -> None:
    shown = drawn(1000, is_terminal=True)
    assert "1 articles" in shown
    assert "5 articles" in shown
    assert "100%" in shown
    assert [f"finding {n}" in shown for n in range(5)] == [True] * 5
    assert "3 articles" in drawn(None, is_terminal=True)


@pytest.mark.usefixtures("at_once")
def test_no_bar_where_nobody_would_see_it() -> None:
    assert drawn(1000, is_terminal=False) == "".join(f"finding {n}\n" for n in range(5))
    with Bar(1000, None) as bar:
        bar.advance(1000, 1)


def test_no_bar_for_short_work() -> None:
    assert "articles" not in drawn(1000, is_terminal=True)


@pytest.mark.parametrize("name", NAMES)
def test_stages(name: str) -> None:
    """Into a pipe each output leaves standard error to the bar."""
    stage = output_for(name).stage()
    assert stage is not None
    assert stage.stderr or stage.file is sys.stderr


@pytest.mark.heavy
def test_on_a_terminal_the_report_in_a_pipe_is_clean(folder: Path) -> None:
    (folder / "many.jsonl").write_bytes(dumps(doubtful(), "jsonl") * 800)
    ours, theirs = pty.openpty()
    shown: list[bytes] = []
    with subprocess.Popen(
        [sys.executable, "-m", "newsml", "validate", "--output", "jsonl", "--jobs", "2", "many.jsonl"],
        cwd=folder,
        stdout=subprocess.PIPE,
        stderr=theirs,
        env={**os.environ, "TERM": "xterm", "COLUMNS": "80"},
    ) as process:
        os.close(theirs)
        terminal = threading.Thread(target=read_to_the_end, args=(ours, shown))
        terminal.start()
        assert process.stdout is not None
        lines = process.stdout.read().splitlines()
        process.wait(timeout=60)
    terminal.join()
    os.close(ours)
    assert len(lines) == 1600
    assert all(line.startswith(b'{"code": "P0') for line in lines)
    text = b"".join(shown)
    assert b" articles " in text
    assert b"800 warnings, 800 info: 800 articles in 1 document\r\n" in text


def read_to_the_end(descriptor: int, into: list[bytes]) -> None:
    """Read what a process shows on its terminal, until it closes that."""
    with suppress(OSError):
        while piece := os.read(descriptor, 65_536):
            into.append(piece)
