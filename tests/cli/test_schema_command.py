"""`newsml schema`."""

from __future__ import annotations

import json
from pathlib import Path

from newsml import publish
from tests.cli.conftest import Run


def test_to_standard_output(run: Run) -> None:
    result = run("schema")
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout_bytes == publish.documents()["article.schema.json"]
    assert json.loads(result.stdout)["$schema"].startswith("https://json-schema.org/")


def test_write_and_check(run: Run, folder: Path) -> None:
    result = run("schema", "schema")
    assert result.exit_code == 0
    assert result.stdout.splitlines() == [f"schema/{name}" for name in publish.documents()]
    result = run("schema", "--check", "schema")
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr == "schema: as this newsml would write it\n"
    (folder / "schema" / "rules.json").write_bytes(b"{}\n")
    result = run("schema", "schema", "--check")
    assert result.exit_code == 1
    assert result.stdout.startswith("schema/rules.json:1: says ")
    assert "write it anew with: newsml schema schema" in result.stdout
    assert (folder / "schema" / "rules.json").read_bytes() == b"{}\n"


def test_misuse(run: Run, folder: Path) -> None:
    result = run("schema", "--check")
    assert result.exit_code == 2
    assert "--check needs the folder" in result.stderr
    result = run("schema", "story.json")
    assert result.exit_code == 2
    assert "newsml: error: story.json: the folder cannot be made" in result.stderr
