"""Fetching, from a server on this machine that stands for the publishers'."""

from __future__ import annotations

import hashlib
import logging
import os
import socket
import sys
from collections.abc import Iterator
from dataclasses import replace
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import pytest

from newsml.errors import MissingExtra, NewsmlError
from newsml.standards.catalogue import Standard
from newsml.standards.fetching import fetch
from tests.standards.serving import serving

CONTENT = b"<schema>" + b" " * 50_000 + b"</schema>"


class _Publisher(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        if self.path == "/gone.xsd":
            self.send_error(404)
            return
        self.send_response(200)
        self.end_headers()
        try:
            if self.path == "/endless.xsd":
                while True:
                    self.wfile.write(CONTENT)
            self.wfile.write(CONTENT if self.path == "/schema.xsd" else b"<html>Log in</html>")
        except OSError:
            pass  # the client has seen enough

    def log_message(self, format: str, *args: object) -> None:
        """Says nothing."""


@pytest.fixture(scope="module")
def publisher() -> Iterator[str]:
    with serving(_Publisher) as address:
        yield address


@pytest.fixture
def standard(publisher: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Standard:
    monkeypatch.setenv("NEWSML_STANDARDS", str(tmp_path / "standards"))
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    digest = hashlib.sha256(CONTENT).hexdigest()
    return Standard(
        name="own-1.0",
        title="a schema",
        version="1.0",
        folder="own",
        file="schema.xsd",
        url=f"{publisher}/schema.xsd",
        size=len(CONTENT),
        sha256=digest,
    )


def left_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.rglob("*") if path.is_file())


def test_it_lies_where_it_belongs(
    standard: Standard, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    come: list[int] = []
    with caplog.at_level(logging.INFO):
        path = fetch(standard, come.append)
    assert path == tmp_path / "standards" / "own" / "schema.xsd"
    assert path.read_bytes() == CONTENT
    assert sum(come) == len(CONTENT)
    assert left_in(tmp_path) == ["schema.xsd"]
    assert not [record for record in caplog.records if record.name == "pooch"]


@pytest.mark.parametrize("page", ["other.xsd", "endless.xsd"])
def test_another_file_is_not_kept(standard: Standard, publisher: str, tmp_path: Path, page: str) -> None:
    other = replace(standard, url=f"{publisher}/{page}")
    with pytest.raises(NewsmlError, match=r"is not the file that newsml knows .* nothing was kept") as caught:
        fetch(other)
    assert str(tmp_path / "standards" / "own" / "schema.xsd") in str(caught.value)
    assert left_in(tmp_path) == []


def test_a_server_that_refuses(standard: Standard, publisher: str, tmp_path: Path) -> None:
    with pytest.raises(
        NewsmlError, match=r"own-1\.0: http://.*/gone\.xsd cannot be fetched: the server says 404 Not Found$"
    ):
        fetch(replace(standard, url=f"{publisher}/gone.xsd"))
    assert left_in(tmp_path) == []


def test_a_server_that_is_not_there(standard: Standard, tmp_path: Path) -> None:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{unused.getsockname()[1]}/schema.xsd"
        with pytest.raises(NewsmlError, match=r"the server cannot be reached: check the network$"):
            fetch(replace(standard, url=url))
    assert left_in(tmp_path) == []


def test_a_server_that_does_not_answer(standard: Standard, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("newsml.standards.fetching._SECONDS", 0.2)
    with socket.socket() as silent:
        silent.bind(("127.0.0.1", 0))
        silent.listen()
        url = f"http://127.0.0.1:{silent.getsockname()[1]}/schema.xsd"
        with pytest.raises(NewsmlError, match=r"the server did not answer within 0\.2 seconds"):
            fetch(replace(standard, url=url))


def test_an_address_that_is_none(standard: Standard) -> None:
    with pytest.raises(NewsmlError, match=r"cannot be fetched: "):
        fetch(replace(standard, url="http://"))


def test_a_folder_that_cannot_be_written(standard: Standard, tmp_path: Path) -> None:
    (tmp_path / "standards").write_bytes(b"a file where a folder should be")
    with pytest.raises(NewsmlError, match=r"cannot be written: .*; make the folder writable"):
        fetch(standard)


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_without_rights(standard: Standard, tmp_path: Path) -> None:
    (tmp_path / "standards").mkdir(mode=0o500)
    with pytest.raises(NewsmlError, match=r"cannot be written: .*; make the folder writable"):
        fetch(standard)


def test_without_the_library(standard: Standard, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pooch", None)
    with pytest.raises(MissingExtra, match=r"pip install 'newsml\[standards\]'"):
        fetch(standard)
