"""`newsml table`: rows of any documents, to a file or a pipe."""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from pyarrow import parquet

from newsml import Article, Register, dumps, rows, tables
from newsml.cli.table import _FORMATS, _TABLES
from tests.cli.conftest import Run
from tests.cli.stories import story


def as_table(name: str, *articles: Article, format: str = "csv") -> bytes:
    file = io.BytesIO()
    tables.write(articles, name, file, format)
    return file.getvalue()


def test_the_choices_are_those_there_are() -> None:
    assert tuple(tables.TABLES) == _TABLES
    assert tuple(tables.FORMATS) == _FORMATS


@pytest.mark.parametrize("name", _TABLES)
def test_to_standard_output(run: Run, name: str) -> None:
    for arguments in (("story.json",), ("story.json", "-o", "-"), ("story.json", "--to", "csv")):
        result = run("table", name, *arguments)
        assert result.exit_code == 0
        assert result.stdout_bytes == as_table(name, story())
        assert result.stderr.endswith("article in 1 document\n")


def test_what_a_statement_says(run: Run) -> None:
    result = run("table", "statements", "story.json")
    plea, wind = csv.DictReader(io.StringIO(result.stdout, newline=""))
    assert (wind["id"], wind["speaker_name"], wind["cue"]) == ("wind", "Ana Ruiz", '["told"]')
    assert (wind["about_names"], wind["occasion_name"]) == ('["Weather", "Delay"]', "Delay") or (
        wind["about_names"],
        wind["occasion_name"],
    ) == ('["Delay", "Weather"]', "Delay")
    assert (plea["addressee_ids"], plea["addressee_names"], plea["occasion_id"]) == ('["shop"]', "[null]", "")


@pytest.mark.parametrize("format", _FORMATS)
def test_to_a_file_and_through_a_pipe(run: Run, folder: Path, format: str) -> None:
    result = run("table", "mentions", "story.json", "-o", f"out.{format}")
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr == "6 rows: 1 article in 1 document\n"
    expected = as_table("mentions", story(), format=format)
    assert (folder / f"out.{format}").read_bytes() == expected
    piped = run("table", "mentions", "-", "--to", format, input=dumps(story(), "newsml-g2"))
    assert piped.exit_code == 0
    assert piped.stdout_bytes == expected


def test_to_names_the_format_whatever_the_ending(run: Run, folder: Path) -> None:
    assert run("table", "topics", "story.json", "-o", "out.dat", "--to", "jsonl").exit_code == 0
    assert json.loads((folder / "out.dat").read_bytes())["name"] == "Weather"
    result = run("table", "topics", "story.json", "-o", "out.xls")
    assert (result.exit_code, result.stdout) == (2, "")
    assert (
        "the ending of 'out.xls' names no format for tables: known are csv, jsonl, parquet, arrow"
        in result.stderr
    )


def test_folders_globs_and_lines(run: Run, folder: Path) -> None:
    several = [story(f"urn:example:{n}") for n in range(5)]
    (folder / "archive" / "2026").mkdir(parents=True)
    (folder / "archive" / "a.jsonl").write_bytes(dumps(several[:3], "jsonl"))
    (folder / "archive" / "2026" / "b.xml").write_bytes(dumps(several[3], "newsml-g2"))
    (folder / "archive" / "notes.md").write_bytes(b"# Notes")
    (folder / "more.json").write_bytes(dumps(several[4], "json"))
    result = run("table", "articles", "archive", "mo*.json", "-o", "out.parquet")
    assert result.exit_code == 0
    assert result.stderr == (
        "5 rows: 5 articles in 3 documents; 1 passed over, because their endings name no format\n"
    )
    found = parquet.read_table(folder / "out.parquet").to_pylist()
    assert sorted(found, key=lambda one: str(one["article"])) == list(rows(several, "articles"))


def test_one_bad_document_does_not_stop_the_others(run: Run, folder: Path) -> None:
    (folder / "bad.json").write_bytes(
        b'{"id": "urn:example:1", "headline": "H", "statements": [{"id": "s"}]}'
    )
    (folder / "broken.json").write_bytes(b'{"id"\n')
    result = run("table", "topics", "bad.json", "story.json", "-o", "out.csv")
    assert result.exit_code == 1
    assert "newsml: error: bad.json: not a valid article" in result.stderr
    assert "1 row: 1 article in 2 documents; 1 error, see above" in result.stderr
    assert (folder / "out.csv").read_bytes() == as_table("topics", story())
    result = run("table", "topics", "bad.json", "broken.json", "none.json", "story.json")
    assert result.exit_code == 2
    assert "newsml: error: none.json: there is no such file" in result.stderr
    assert "newsml: error: broken.json:2" in result.stderr
    assert "3 errors, see above" in result.stderr
    assert result.stdout_bytes == as_table("topics", story())


def test_what_was_read_of_a_broken_document_is_in_the_table(run: Run, folder: Path) -> None:
    (folder / "half.jsonl").write_bytes(dumps(story(), "jsonl") + b"{\n")
    result = run("table", "topics", "half.jsonl", "-o", "out.csv")
    assert result.exit_code == 2
    assert "newsml: error: half.jsonl:2" in result.stderr
    assert (folder / "out.csv").read_bytes() == as_table("topics", story())


def test_where_nothing_can_be_read_no_table_is_written(run: Run, folder: Path) -> None:
    (folder / "out.csv").write_bytes(b"before")
    result = run("table", "topics", "none.json", "-o", "out.csv")
    assert (result.exit_code, result.stdout) == (2, "")
    assert (folder / "out.csv").read_bytes() == b"before"
    (folder / "register.json").write_bytes(dumps(Register(id="urn:example:register"), "json"))
    result = run("table", "participants", "register.json")
    assert result.exit_code == 0
    assert result.stdout_bytes == as_table("participants")
    assert result.stderr == "0 rows: 0 articles in 1 document; 1 without an article\n"


def test_a_source_is_never_written_over(run: Run, folder: Path) -> None:
    (folder / "all.jsonl").write_bytes(dumps(story(), "jsonl"))
    before = (folder / "all.jsonl").read_bytes()
    result = run("table", "topics", ".", "-o", "./all.jsonl")
    assert result.exit_code == 2
    assert "all.jsonl is one of the sources: name another file for -o" in result.stderr
    assert (folder / "all.jsonl").read_bytes() == before


def test_safe(run: Run, folder: Path) -> None:
    (folder / "story.json").write_bytes(dumps(Article(id="urn:example:1", headline="=1+1"), "json"))
    assert ",=1+1," in run("table", "articles", "story.json").stdout
    assert ",'=1+1," in run("table", "articles", "story.json", "--safe").stdout
    result = run("table", "articles", "story.json", "--safe", "-o", "x.parquet")
    assert result.exit_code == 2
    assert "--safe is for csv: parquet holds no formulas" in result.stderr


def test_a_device_is_written_to_and_not_replaced(run: Run) -> None:
    for format in _FORMATS:
        result = run("table", "mentions", "story.json", "--to", format, "-o", os.devnull)
        assert (result.exit_code, result.stdout) == (0, "")
        assert not Path(os.devnull).is_file()


def test_progress_goes_to_standard_error(run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the environment says that it is as good as a terminal; a real one is in test_terminal.py."""
    monkeypatch.setenv("FORCE_COLOR", "1")
    (folder / "more.json").write_bytes(dumps(story("urn:example:2"), "json"))
    result = run("table", "topics", "story.json", "more.json", "-o", "out.csv")
    assert (result.exit_code, result.stdout) == (0, "")
    assert "reading" in result.stderr
    assert result.stderr.endswith("2 rows: 2 articles in 2 documents\n")


def test_without_the_extra(run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    result = run("table", "topics", "story.json", "-o", "out.parquet")
    assert (result.exit_code, result.stdout) == (2, "")
    assert 'pip install "newsml[tables]"' in result.stderr
    assert not (folder / "out.parquet").exists()
    assert run("table", "topics", "story.json").exit_code == 0


def test_unknown_tables(run: Run) -> None:
    result = run("table", "quotes", "story.json")
    assert result.exit_code == 2
    assert "'quotes' is not one of 'statements', 'participants'" in result.stderr


@pytest.mark.parametrize("format", ["csv", "parquet"])
def test_a_reader_that_goes_is_no_error(folder: Path, format: str) -> None:
    (folder / "many.jsonl").write_bytes(dumps([story(f"urn:example:{n}") for n in range(300)], "jsonl"))
    reading, writing = os.pipe()
    with subprocess.Popen(
        [sys.executable, "-m", "newsml", "table", "mentions", "many.jsonl", "--to", format],
        stdout=writing,
        stderr=subprocess.PIPE,
    ) as process:
        os.close(writing)
        os.read(reading, 1)
        os.close(reading)
        _, errors = process.communicate(timeout=60)
    assert process.returncode == 141, errors
    assert errors == b""
