"""`newsml standards`: the list, what is fetched, and where it lies."""

from __future__ import annotations

import hashlib
import json
import sys
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import pytest

from newsml.standards import catalogue
from newsml.standards.catalogue import Standard
from tests.cli.conftest import Run
from tests.standards.serving import serving

CONTENT = {"/one.xsd": b"<one/>", "/two.xsd": b"<two/>"}


class _Publisher(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        if self.path in CONTENT:
            self.send_response(200)
            self.end_headers()
            self.wfile.write(CONTENT[self.path])
        else:
            self.send_error(404)

    def log_message(self, format: str, *args: object) -> None:
        """Says nothing."""


@pytest.fixture
def publisher() -> Iterator[str]:
    with serving(_Publisher) as address:
        yield address


@pytest.fixture
def known(publisher: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A catalogue of three schemas, one of which its publisher has lost; returns the folder that they belong in."""

    def standard(name: str, *needs: str) -> Standard:
        content = CONTENT.get(f"/{name}.xsd", b"?")
        digest = hashlib.sha256(content).hexdigest()
        url = f"{publisher}/{name}.xsd"
        return Standard(name, name.title(), "1.0", "own", f"{name}.xsd", url, len(content), digest, needs)

    three = (standard("one"), standard("two", "one"), standard("lost"))
    monkeypatch.setattr(catalogue, "CATALOGUE", three)
    monkeypatch.setenv("NEWSML_STANDARDS", str(tmp_path / "standards"))
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    return tmp_path / "standards" / "own"


def test_fetch_brings_what_is_needed(run: Run, known: Path) -> None:
    result = run("standards", "fetch", "two")
    assert result.exit_code == 0
    assert result.stdout == f"{known / 'two.xsd'}\n{known / 'one.xsd'}\n"
    assert result.stderr == ""
    assert (known / "one.xsd").read_bytes() == b"<one/>"
    again = run("standards", "fetch", "two")
    assert (again.exit_code, again.stdout) == (0, "")
    assert again.stderr == f"two is there: {known / 'two.xsd'}\none is there: {known / 'one.xsd'}\n"


def test_fetch_all_goes_on_where_one_fails(run: Run, known: Path) -> None:
    result = run("standards", "fetch")
    assert result.exit_code == 2
    assert result.stdout == f"{known / 'one.xsd'}\n{known / 'two.xsd'}\n"
    assert result.stderr.startswith("newsml: error: lost: http://127.0.0.1:")
    assert result.stderr.endswith("/lost.xsd cannot be fetched: the server says 404 Not Found\n")
    (known / "lost.xsd").write_bytes(b"?")
    result = run("standards", "fetch")
    assert (result.exit_code, result.stdout, result.stderr) == (0, "", "all are there\n")


def test_fetch_leaves_what_is_there_alone(run: Run, known: Path) -> None:
    known.mkdir(parents=True)
    (known / "one.xsd").write_bytes(b"<mine/>")
    result = run("standards", "fetch", "one")
    assert result.exit_code == 0
    assert result.stderr == (
        f"one is there: {known / 'one.xsd'}, but it is not the file that newsml knows: remove it to fetch that\n"
    )
    assert (known / "one.xsd").read_bytes() == b"<mine/>"


def test_fetch_without_the_library(run: Run, known: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pooch", None)
    result = run("standards", "fetch")
    assert result.exit_code == 2
    assert result.stderr == (
        "newsml: error: fetching schemas needs a library that is not installed: pip install 'newsml[standards]'\n"
    )


def test_list(run: Run, known: Path) -> None:
    known.mkdir(parents=True)
    (known / "one.xsd").write_bytes(b"<one/>")
    (known / "two.xsd").write_bytes(b"<mine/>")
    result = run("standards", "list")
    assert result.exit_code == 0
    rows = [[cell.strip() for cell in line.split("│")[1:-1]] for line in result.stdout.splitlines()]
    digest = hashlib.sha256(b"<one/>").hexdigest()[:12]
    assert ["one", "One", "1.0", "there", f"{digest}…"] in rows
    assert [row[3] for row in rows if row and row[0] in ("two", "lost")] == ["differs", "missing"]
    assert result.stderr == f"they belong in {known.parent}\n"
    report = json.loads(run("standards", "list", "--output", "json").stdout)
    assert report["folder"] == str(known.parent)
    assert [(one["name"], one["state"], one["path"]) for one in report["standards"]] == [
        ("one", "there", str(known / "one.xsd")),
        ("two", "differs", str(known / "two.xsd")),
        ("lost", "missing", None),
    ]
    assert report["standards"][1]["needs"] == ["one"]
    assert len(report["standards"][0]["sha256"]) == 64


def test_path(run: Run, known: Path) -> None:
    result = run("standards", "path", "one")
    assert result.exit_code == 2
    assert result.stderr == (
        f"newsml: error: {known / 'one.xsd'}: one is not there: newsml standards fetch one\n"
    )
    run("standards", "fetch", "one")
    result = run("standards", "path", "one")
    assert (result.exit_code, result.stdout) == (0, f"{known / 'one.xsd'}\n")


@pytest.mark.parametrize("command", ["fetch", "path"])
def test_a_name_that_is_none(run: Run, known: Path, command: str) -> None:
    result = run("standards", command, "onne")
    assert result.exit_code == 2
    assert result.stderr == "newsml: error: no schema is called 'onne': did you mean one?\n"


def test_commands(run: Run) -> None:
    result = run("standards", "--help")
    assert result.exit_code == 0
    assert all(word in result.stdout for word in ("list", "fetch", "path", "NEWSML_STANDARDS"))
    result = run("standards", "lst")
    assert result.exit_code == 2
    assert "No such command 'lst'" in result.stderr
