"""`newsml offsets`."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from tests.cli.conftest import Run

TEXT = "Gale 🌪 nears.\r\nNoël waits.\r\n"
SPANS = '[\n {"start": 8, "end": 13, "text": "nears"},\n {"start": 16, "end": 20, "text": "Noël"}\n]\n'
LOST = SPANS.replace("\n]", ',\n {"start": 1, "end": 2, "text": "waits"}\n]')


@pytest.fixture(autouse=True)
def files(folder: Path) -> Path:
    for name, content in (("story.txt", TEXT), ("spans.json", SPANS), ("lost.json", LOST)):
        (folder / name).write_text(content, encoding="utf-8", newline="")
    return folder


def test_a_unit_that_explains_all(run: Run) -> None:
    result = run("offsets", "spans.json", "story.txt")
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.startswith("They count: UTF-16\n2 annotations, all match their words so.\n")
    assert re.search(r"UTF-16 +│ +2 │ +0 │ +0 │ +0 ", result.stdout)
    assert "unmatched" not in result.stdout


def test_the_unmatched_are_listed(run: Run) -> None:
    result = run("offsets", "lost.json", "story.txt")
    assert result.exit_code == 1
    assert "3 annotations, 2 of 3 match their words so." in result.stdout
    assert "1 annotation unmatched:\n" in result.stdout
    assert "annotation 3, line 4: “waits”, found “a”; the words stand at 20-25 (code points)" in result.stdout


def test_as_json(run: Run) -> None:
    result = run("offsets", "lost.json", "story.txt", "--output", "json")
    assert result.exit_code == 1
    report = json.loads(result.stdout)
    assert (report["best"], report["all_match"], report["annotations"]) == ("UTF-16", False, 3)
    assert report["unmatched"][0]["stands"] == [20, 25]
    assert run("offsets", "spans.json", "story.txt", "--output", "json").exit_code == 0


@pytest.mark.parametrize(
    ("annotations", "words", "code"),
    [
        (
            '[{"start":0,"end":4,"text":"Gale"}]',
            "Here it is the same as: UTF-16; UTF-8 bytes; code points, CRLF",
            0,
        ),
        ('[{"start":0,"end":4,"text":"Gale"}]', "and 5 more", 0),
        ('[{"start":7,"end":15,"text":"nears. "}]', "1 of these only but for white space", 0),
        ('[{"start":7,"end":12,"text":"nears"},{"start":0,"end":4}]', "1 annotation without words", 0),
        ('[{"start":0,"end":4}]', "none says which words it is about", 1),
        ('[{"start":0,"end":4,"text":"Bora"}]', "1 annotation, none matches its words", 1),
        ('[{"start":0,"end":999}]', "annotation 1, line 1: no words, its numbers lead nowhere", 1),
        ('[{"start":1,"end":2,"text":"\\u001b[31m"}]', "“<U+001B>[31m”", 1),
        (f'[{{"start":1,"end":2,"text":"{"x" * 99}"}}]', f"“{'x' * 59}…”", 1),
        (
            '[{"start":0,"end":4,"text":"Gale"},{"start":7,"end":12,"text":"nears"},{"start":16,"end":20,"text":"Noël"}]',
            "annotation 3, line 1: “Noël”, found “oël”; matches as UTF-16",
            1,
        ),
        (json.dumps([{"start": 0, "end": 1, "text": "x"}] * 30), "… and 10 more; --output json lists all", 1),
    ],
)
def test_what_is_said(run: Run, annotations: str, words: str, code: int) -> None:
    result = run("offsets", "-", "story.txt", input=annotations.encode())
    assert words in result.stdout.replace("\n", " ") or words in result.stdout
    assert result.exit_code == code


def test_what_was_passed_over_is_said(run: Run) -> None:
    result = run("offsets", "-", "story.txt", input=b"start,end,text\n0,4,Gale\nx,y,z\n")
    assert "-: passed over 1 annotation without whole numbers" in result.stderr
    assert result.exit_code == 0


@pytest.mark.parametrize("out", [[], ["-o", "-"], ["-o", "own.json"]])
def test_converting(run: Run, files: Path, out: list[str]) -> None:
    result = run("offsets", "spans.json", "story.txt", "--to", "code points", *out)
    wanted = SPANS.replace("8", "7").replace("13", "12").replace("16", "15").replace("20", "19")
    written = (files / "own.json").read_bytes() if "own.json" in out else result.stdout_bytes
    assert written == wanted.encode()
    assert (result.exit_code, result.stderr) == (0, "2 annotations: UTF-16 -> code points\n")


def test_converting_back(run: Run, files: Path) -> None:
    run(
        "offsets",
        "spans.json",
        "story.txt",
        "--to",
        "bytes, from 1, inclusive, crlf as one",
        "-o",
        "there.json",
    )
    result = run("offsets", "there.json", "story.txt", "--to", "UTF-16", "-o", "back.json")
    assert "UTF-8 bytes, from 1, ends inclusive, CRLF as one -> UTF-16" in result.stderr
    assert (files / "back.json").read_bytes() == SPANS.encode()


def test_nothing_is_written_if_one_does_not_match(run: Run, files: Path) -> None:
    result = run("offsets", "lost.json", "story.txt", "--to", "code points", "-o", "own.json")
    assert (result.exit_code, result.stdout) == (1, "")
    assert "lost.json: 1 of 3 annotations do not match as UTF-16" in result.stderr
    assert "annotation 3, line 4: “waits”" in result.stderr
    assert not (files / "own.json").exists()


def test_what_does_not_match_can_be_left_alone(run: Run) -> None:
    result = run("offsets", "lost.json", "story.txt", "--to", "code points", "--keep-unmatched")
    assert result.exit_code == 0
    assert '{"start": 1, "end": 2, "text": "waits"}' in result.stdout
    assert '{"start": 7, "end": 12, "text": "nears"}' in result.stdout
    assert "1 annotation left alone, because they do not match:" in result.stderr


def test_a_guess_among_equals_is_said(run: Run, files: Path) -> None:
    (files / "sheep.txt").write_text("baaa")
    spans = b'[{"start":3,"end":4,"text":"a"}]'
    result = run("offsets", "-", "sheep.txt", input=spans)
    assert "It may as well be, with words in other places: code points, from 1; " in result.stdout
    result = run("offsets", "-", "sheep.txt", "--to", "utf-8", input=spans)
    assert result.exit_code == 0
    assert "it may as well be, with words in other places: " in result.stderr
    assert "--from decides" in result.stderr


def test_from_decides(run: Run) -> None:
    data = b'[{"start":8,"end":9}]'
    result = run("offsets", "-", "story.txt", "--to", "utf-8", "--from", "utf-16", input=data)
    assert (result.exit_code, result.stdout_bytes) == (0, b'[{"start":10,"end":11}]')
    assert run("offsets", "-", "story.txt", "--to", "utf-8", input=data).exit_code == 1


def test_keys_can_be_named(run: Run) -> None:
    table = b"n,at,size,said\n1,0,4,Gale\n"
    named = ["--start", "at", "--length", "size", "--text-key", "said"]
    assert run("offsets", "-", "story.txt", *named, input=table).exit_code == 0
    assert run("offsets", "-", "story.txt", input=table).exit_code == 2
    lines = b'[{"p": 1, "start": 0, "end": 4, "text": "No\xc3\xabl"}]'
    assert "lines from 0" in run("offsets", "-", "story.txt", "--line", "p", input=lines).stdout
    swapped = b'[{"a": 4, "b": 0, "text": "Gale"}]'
    assert run("offsets", "-", "story.txt", "--start", "b", "--end", "a", input=swapped).exit_code == 0


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["spans.json", "story.txt", "-o", "x.json"], "for converting"),
        (["spans.json", "story.txt", "--from", "utf-8"], "for converting"),
        (["spans.json", "story.txt", "--to", "utf-8", "--output", "json"], "--output json reports"),
        (["-", "-"], "cannot both come from standard input"),
        (["spans.json", "story.txt", "--to", "feet"], "'feet' says nothing about offsets"),
        (["spans.json", "none.txt"], "no such file"),
        (["none.json", "story.txt"], "no such file"),
        (["*.json", "story.txt"], "one file at a time"),
        (["story.txt", "spans.json"], "story.txt:1: neither JSON"),
        (["spans.json", "story.txt", "--to", "utf-8", "-o", "no/such/folder.json"], "cannot be written"),
        (["spans.json", "story.txt", "--start", "x", "--end", "x"], "the same key for two things"),
    ],
)
def test_wrong_calls(run: Run, arguments: list[str], words: str) -> None:
    result = run("offsets", *arguments)
    assert result.exit_code == 2
    assert words in result.stderr
    assert result.stdout == ""
