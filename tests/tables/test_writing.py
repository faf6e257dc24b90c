"""Tables as files: whatever is written comes back as its rows, in bounded memory, whole or not at all."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from pyarrow import parquet

import newsml
from newsml import Article, MissingExtra, NewsmlError, tables
from newsml.tables import arrow, writing
from newsml.tables.column import ARROW, is_list
from newsml.testing import articles, samples, texts
from tests.story import story

NAMES = tuple(tables.TABLES)
Rows = list[dict[str, Any]]


def written(articles: Any, name: str, format: str, **options: Any) -> bytes:
    file = io.BytesIO()
    rows = tables.write(articles, name, file, format, **options)
    assert rows == len(list(newsml.rows(articles, name)))
    return file.getvalue()


def from_csv(data: bytes, name: str) -> Rows:
    """The rows of CSV, read as the page on tables says."""
    readers: dict[str, Callable[[str], Any]] = {
        "text": str,
        "integer": int,
        "number": float,
        "date": dt.date.fromisoformat,
    }
    out = []
    for one in csv.DictReader(io.StringIO(data.decode("utf-8"), newline="")):
        cells: dict[str, Any] = {}
        for column in tables.TABLES[name].columns:
            cell = one[column.name]
            if is_list(column):
                cells[column.name] = json.loads(cell)
            elif not cell:
                cells[column.name] = None
            elif column.type == "boolean":
                cells[column.name] = {"true": True, "false": False}[cell]
            else:
                cells[column.name] = readers[column.type](cell)
        out.append(cells)
    return out


def from_json_lines(data: bytes, name: str) -> Rows:
    days = [column.name for column in tables.TABLES[name].columns if column.type == "date"]
    rows = [json.loads(line) for line in data.split(b"\n")[:-1]]
    for one in rows:
        for key in days:
            one[key] = one[key] and dt.date.fromisoformat(one[key])
    return rows


def from_parquet(data: bytes, _: str) -> Rows:
    rows: Rows = parquet.read_table(io.BytesIO(data)).to_pylist()
    return rows


def from_arrow(data: bytes, _: str) -> Rows:
    rows: Rows = pa.ipc.open_file(io.BytesIO(data)).read_all().to_pylist()
    return rows


READERS = {"csv": from_csv, "jsonl": from_json_lines, "parquet": from_parquet, "arrow": from_arrow}


@pytest.mark.parametrize("format", READERS)
@pytest.mark.parametrize("name", NAMES)
def test_what_is_written_comes_back(name: str, format: str) -> None:
    several = samples()
    assert READERS[format](written(several, name, format), name) == list(newsml.rows(several, name))


@pytest.mark.law
@given(article=articles(), format=st.sampled_from(list(READERS)))
def test_whatever_is_written_comes_back(article: Article, format: str) -> None:
    for name in NAMES:
        assert READERS[format](written(article, name, format), name) == list(newsml.rows(article, name))


@pytest.mark.parametrize("format", tables.FORMATS)
def test_a_table_without_rows(format: str) -> None:
    data = written([], "statements", format)
    assert READERS[format](data, "statements") == []
    if format == "parquet":
        assert parquet.read_schema(io.BytesIO(data)) == arrow.schema(tables.table("statements"))


def test_csv_is_that_of_its_standard() -> None:
    article = Article(id="urn:example:1", headline='He said: "Wait, no"\r\nand left', bylines=("Ana", "Ivo"))
    data = written(article, "articles", "csv").decode("utf-8")
    head, row = data.split("\r\n", 1)
    assert head.startswith("article,version,date,version_kind,")
    assert row.startswith("urn:example:1,1,,,,,")
    assert '"He said: ""Wait, no""\r\nand left"' in row
    assert '"[""Ana"", ""Ivo""]"' in row
    assert row.endswith("\r\n")


FORMULAS = ("=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1", "＋1", "－1", "＠A")


@pytest.mark.parametrize("text", FORMULAS)
def test_a_spreadsheet_runs_nothing_of_a_safe_table(text: str) -> None:
    article = Article(id="urn:example:1", headline=text)
    assert from_csv(written(article, "articles", "csv"), "articles")[0]["headline"] == text
    assert from_csv(written(article, "articles", "csv", safe=True), "articles")[0]["headline"] == f"'{text}"


@given(text=texts())
@example(text="'=1")
def test_safe_changes_only_what_a_spreadsheet_would_run(text: str) -> None:
    article = Article(id="urn:example:1", headline=text, body=text)
    (found,) = from_csv(written(article, "articles", "csv", safe=True), "articles")
    changed = text.startswith(tuple("=+-@\t\r\n＝＋－＠"))
    assert found["headline"] == (f"'{text}" if changed else text)
    assert found["body_length"] == len(text)


def test_numbers_below_nought_stay_numbers() -> None:
    place = {"id": "a", "kind": "place", "place": {"latitude": "-33.9", "longitude": "-0.5"}}
    article = Article.model_validate({"id": "urn:example:1", "headline": "H", "participants": [place]})
    (found,) = from_csv(written(article, "participants", "csv", safe=True), "participants")
    assert (found["latitude"], found["longitude"]) == (-33.9, -0.5)


# Arrow


@pytest.mark.parametrize("name", NAMES)
def test_arrow_has_types_and_meanings(name: str) -> None:
    table = tables.TABLES[name]
    schema = tables.batches([], name).schema
    assert schema.metadata == {b"description": table.description.encode()}
    for field, column in zip(schema, table.columns, strict=True):
        assert field.name == column.name
        assert field.metadata == {b"description": column.description.encode()}
        assert field.nullable == (column.nullable and not is_list(column))
        plain = re.sub(r"<(item|element): ", "<", str(field.type)).replace("string", "utf8")
        assert {"date32[day]": "date32", "double": "float64"}.get(plain, plain) == ARROW[column.type]


def test_batches_are_made_as_they_are_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(arrow, "BATCH_ROWS", 5)
    taken = []

    def several() -> Iterator[Article]:
        for n in range(12):
            taken.append(n)
            yield Article(id=f"urn:example:{n}", headline="H")

    reader = tables.batches(several(), "articles")
    assert taken == []
    assert reader.read_next_batch().num_rows == 5
    assert len(taken) == 5
    assert [batch.num_rows for batch in reader] == [5, 2]


def test_long_texts_make_short_batches(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(arrow, "BATCH_CHARACTERS", 1000)
    several = [Article(id=f"urn:example:{n}", headline="H" * 600) for n in range(5)]
    assert [batch.num_rows for batch in tables.batches(several, "articles")] == [2, 2, 1]
    several = [Article(id=f"urn:example:{n}", headline="H", keywords=("K" * 600,)) for n in range(5)]
    assert [batch.num_rows for batch in tables.batches(several, "articles")] == [2, 2, 1]


@pytest.mark.parametrize(("limit", "value"), [("GROUP_ROWS", 7), ("GROUP_BYTES", 1)])
def test_row_groups_are_bounded(monkeypatch: pytest.MonkeyPatch, limit: str, value: int) -> None:
    monkeypatch.setattr(arrow, "BATCH_ROWS", 3)
    monkeypatch.setattr(writing, limit, value)
    several = [Article(id=f"urn:example:{n}", headline="H") for n in range(10)]
    data = written(several, "articles", "parquet")
    found = parquet.ParquetFile(io.BytesIO(data)).metadata
    groups = [found.row_group(n).num_rows for n in range(found.num_row_groups)]
    assert groups == ([6, 4] if limit == "GROUP_ROWS" else [3, 3, 3, 1])
    assert [one["article"] for one in from_parquet(data, "articles")] == [one.id for one in several]


_PEAK = """
import sys
from itertools import repeat
from pathlib import Path
from newsml import load, tables
from newsml.tables import writing
writing.GROUP_ROWS = 8192  # so that the shorter table has more than one of them
def peak():
    status = Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) // 1024 for line in status if line.startswith("VmHWM:"))
article = load(sys.argv[1]).article
peaks = []
for articles in (100, 700):
    rows = tables.write(repeat(article, articles), "mentions", sys.argv[2], sys.argv[3])
    peaks.append(peak())
print(rows, *peaks)
"""


@pytest.mark.heavy
@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="the peak of memory is read from /proc")
@pytest.mark.parametrize("format", ["csv", "parquet"])
def test_long_tables_take_no_more_memory_than_short_ones(tmp_path: Path, format: str) -> None:
    """Seven times the rows, and not seven times the peak: as dictionaries the others would take 100 MB."""
    source = story("paris-summit").fixture
    run = subprocess.run(
        [sys.executable, "-c", _PEAK, str(source), str(tmp_path / "table"), format],
        capture_output=True,
        text=True,
        check=True,
    )
    rows, short, long = map(int, run.stdout.split())
    assert rows > 100_000
    assert long - short < 20, f"{short} MB, then {long} MB"


# Files


def test_the_ending_names_the_format(tmp_path: Path) -> None:
    article = story("paris-summit").article
    for format, read in READERS.items():
        path = tmp_path / f"table.{format.upper()}"
        assert tables.write(article, "topics", path) == 6
        assert read(path.read_bytes(), "topics") == list(newsml.rows(article, "topics"))
    assert tables.write(article, "topics", str(tmp_path / "table.x"), "csv") == 6


def test_what_cannot_be_written(tmp_path: Path) -> None:
    with pytest.raises(
        NewsmlError, match=r"the ending of 'x\.xls' names no format for tables: known are csv, jsonl,"
    ):
        tables.write([], "topics", tmp_path / "x.xls")
    with pytest.raises(NewsmlError, match="no table can be written as 'xls': known are"):
        tables.write([], "topics", tmp_path / "x.csv", "xls")
    with pytest.raises(NewsmlError, match="a file object has no ending: name the format"):
        tables.write([], "topics", io.BytesIO())
    with pytest.raises(NewsmlError, match="safe is for CSV"):
        tables.write([], "topics", tmp_path / "x.arrow", safe=True)
    with pytest.raises(NewsmlError, match="cannot be written"):
        tables.write([], "topics", tmp_path / "no" / "x.csv")
    with pytest.raises(NewsmlError, match="cannot be written"):
        tables.write([], "topics", tmp_path / "a\0.csv")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("format", tables.FORMATS)
def test_a_file_is_written_whole_or_not_at_all(tmp_path: Path, format: str) -> None:
    path = tmp_path / f"table.{format}"
    path.write_bytes(b"before")

    def several() -> Iterator[Article]:
        yield story("paris-summit").article
        raise NewsmlError("no more")

    with pytest.raises(NewsmlError, match="no more"):
        tables.write(several(), "mentions", path)
    assert path.read_bytes() == b"before"
    assert list(tmp_path.iterdir()) == [path]


def test_what_the_caller_raises_comes_out_as_it_is(tmp_path: Path) -> None:
    def several() -> Iterator[Article]:
        yield Article(id="urn:example:1", headline="H")
        raise ValueError("a fault of theirs")

    with pytest.raises(ValueError, match="a fault of theirs"):
        tables.write(several(), "mentions", tmp_path / "table.csv")


def test_a_file_that_is_open_stays_open() -> None:
    file = io.BytesIO(b"")
    for format in tables.FORMATS:
        tables.write([], "topics", file, format)
        assert not file.closed


@pytest.mark.parametrize("format", ["csv", "jsonl"])
def test_text_needs_nothing_installed(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, format: str) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    assert tables.write(story("paris-summit").article, "topics", tmp_path / f"x.{format}") == 6


@pytest.mark.parametrize("format", ["parquet", "arrow"])
def test_arrow_needs_the_extra(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, format: str) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(MissingExtra, match=re.escape('pip install "newsml[tables]"')):
        tables.write([], "topics", tmp_path / f"x.{format}")
    with pytest.raises(MissingExtra):
        tables.batches([], "topics")
    assert list(tmp_path.iterdir()) == []


def test_rows_do_not_load_pyarrow() -> None:
    script = (
        "import sys, newsml; list(newsml.rows([], 'topics')); import newsml.tables;"
        "print(*({'pyarrow', 'lxml', 'click'} & set(sys.modules)))"
    )
    hooks = ("COV", "PYTEST", "HYPOTHESIS")
    environment = {name: value for name, value in os.environ.items() if not name.startswith(hooks)}
    run = subprocess.run(
        [sys.executable, "-c", script], env=environment, capture_output=True, text=True, check=True
    )
    assert run.stdout.strip() == ""
