"""What reaches a terminal: safe characters, colours where there are any, a progress bar on standard error only."""

from __future__ import annotations

import json
import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsml import dumps
from newsml.cli.terminal import as_json, in_line, visible
from tests.cli.stories import story


@given(st.text())
def test_visible_and_in_line(text: str) -> None:
    for shown in (visible(text), in_line(text)):
        assert all(char in "\t\n" or (char >= " " and not 0x7F <= ord(char) <= 0x9F) for char in shown)
        assert not set(shown) & set("\u2028\u2029\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
        shown.encode()
    assert "\n" not in in_line(text)


def test_what_is_no_danger_stays() -> None:
    text = "Kẹ́mi 👩‍👩‍👧‍👦 البحر \u200f\u00a0灯り\u00ad\tx\n"
    assert visible(text) == text


@given(st.dictionaries(st.text(), st.text()))
def test_json_is_safe_and_equal(value: dict[str, str]) -> None:
    data = as_json(value)
    assert json.loads(data) == value
    assert visible(data.decode()) == data.decode()


def on_a_terminal(folder: Path, *arguments: str, code: int = 0, **environment: str) -> str:
    """What a terminal of 100 columns gets on standard output and standard error."""
    ours, theirs = pty.openpty()
    clean = {key: value for key, value in os.environ.items() if key not in ("NO_COLOR", "FORCE_COLOR")}
    process = subprocess.Popen(
        [sys.executable, "-m", "newsml", *arguments],
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        cwd=folder,
        env=clean | {"TERM": "xterm-256color", "COLUMNS": "100", **environment},
    )
    os.close(theirs)
    out = b""
    try:
        while chunk := os.read(ours, 65_536):
            out += chunk
    except OSError:  # Linux says so when the other end is closed
        pass
    finally:
        os.close(ours)
    assert process.wait() == code, out
    return out.decode()


@pytest.mark.skipif(sys.platform == "win32", reason="pseudo-terminals are a thing of POSIX systems")
def test_colours_on_a_terminal(folder: Path) -> None:
    shown = on_a_terminal(folder, "show", "story.json")
    assert "\x1b[1;36mAna Ruiz\x1b[0m" in shown
    shown = on_a_terminal(folder, "show", "story.json", NO_COLOR="1")
    assert "\x1b[" not in shown
    assert "[ana: Ana Ruiz]" in shown
    assert "\x1b[" not in on_a_terminal(folder, "show", "story.json", TERM="dumb")


@pytest.mark.skipif(sys.platform == "win32", reason="pseudo-terminals are a thing of POSIX systems")
def test_progress_on_a_terminal(folder: Path) -> None:
    for n in range(3):
        (folder / f"s{n}.json").write_bytes(dumps(story(f"urn:example:{n}"), "json"))
    shown = on_a_terminal(folder, "convert", "s?.json", "--to", "text", "-o", "out")
    assert "converting" in shown
    assert "s2.json: converted, but not all of it:" in shown
    assert shown.rstrip().endswith("3 converted (3 of them not completely)")
    assert len(list((folder / "out").iterdir())) == 3


@pytest.mark.skipif(sys.platform == "win32", reason="pseudo-terminals are a thing of POSIX systems")
def test_tables_on_a_terminal(folder: Path) -> None:
    for n in range(3):
        (folder / f"s{n}.json").write_bytes(dumps(story(f"urn:example:{n}"), "json"))
    shown = on_a_terminal(folder, "table", "topics", "s?.json", "-o", "out.csv")
    assert "reading" in shown
    assert shown.rstrip().endswith("3 rows: 3 articles in 3 documents")
    shown = on_a_terminal(folder, "table", "topics", "s?.json")
    assert "reading" not in shown
    assert "urn:example:2,1,," in shown
    shown = on_a_terminal(folder, "table", "topics", "s?.json", "--to", "arrow", code=2)
    assert "arrow is nothing to look at: name a file with -o" in shown
