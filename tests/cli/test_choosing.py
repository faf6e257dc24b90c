"""Choosing rules on the command line, on top of the settings of each document."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from newsml import Article, dumps
from tests.cli.conftest import Run

DOUBT = Article.model_validate(
    {
        "id": "urn:example:1",
        "body": "Sataa.",
        "language": "fi",
        "created": "2025-03-14T09:30:00",
        "events": [{"id": "kuivuus", "status": "excluded"}],
        "modified": "2025-03-15T09:30:00",
        "suppressions": [{"rule": "A001", "reason": "Aika on paikallinen", "path": "modified"}],
    }
)


@pytest.fixture
def doubt(folder: Path) -> Path:
    """A document with two warnings, in a folder below."""
    path = folder / "stories" / "doubt.json"
    path.parent.mkdir()
    path.write_bytes(dumps(DOUBT, "json"))
    return path


def codes(run: Run, *arguments: str) -> list[str]:
    """Return the codes of the findings, each with its severity where that is not `warning`."""
    result = run("validate", "--output", "json", *arguments)
    assert result.exit_code in (0, 1), result.stderr
    found = json.loads(result.stdout)["findings"]
    return [one["code"] + ("" if one["severity"] == "warning" else f" {one['severity']}") for one in found]


@pytest.mark.usefixtures("doubt")
@pytest.mark.parametrize(
    ("options", "found"),
    [
        ([], ["A001", "E004"]),
        (["--profile", "draft"], ["E004"]),
        (["--select", "event"], ["E004"]),
        (["--select", "A,E004", "--ignore", "timestamp-without-zone"], ["E004"]),
        (["--severity", "A001=info,E=error"], ["E004 error", "A001 info"]),
        (["--severity", "A001=off", "--severity", "E004 = off"], []),
        (["--per-file-ignores", "stories/**:E004,A"], []),
        (["--per-file-ignores", "*.xml:E004", "--per-file-ignores", "doubt.*:E004"], ["A001"]),
        (["--target", "text", "--select", "F001"], ["F001"] * 6),
        (["--target", "json", "--select", "F001"], []),
    ],
)
def test_options(run: Run, options: list[str], found: list[str]) -> None:
    shown = codes(run, "stories", *options)
    assert set(shown) == set(found)


@pytest.mark.usefixtures("doubt")
def test_settings_are_found_above_each_document(run: Run, folder: Path) -> None:
    (folder / "pyproject.toml").write_text('[tool.newsml]\nignore = ["A001"]\n', encoding="utf-8")
    assert codes(run, "stories") == ["E004"]
    assert codes(run, "stories/doubt.json", "--severity", "E004=error") == ["E004 error"]
    assert codes(run, "stories", "--select", "A001") == ["A001"]
    assert set(codes(run, "stories", "--config", "none")) == {"A001", "E004"}
    (folder / "stories" / "newsml.toml").write_text('select = ["A001"]\n', encoding="utf-8")
    assert codes(run, "stories") == ["A001"]
    assert codes(run, "stories", "--config", "pyproject.toml") == ["E004"]
    piped = run("validate", "--output", "json", "-", input=dumps(DOUBT, "json"))
    assert [one["code"] for one in json.loads(piped.stdout)["findings"]] == ["E004"]


@pytest.mark.usefixtures("doubt")
def test_what_is_wrong_with_settings(run: Run, folder: Path) -> None:
    (folder / "newsml.toml").write_text('\nselect = ["A01"]\nignor = []\n', encoding="utf-8")
    result = run("validate", "stories")
    assert result.exit_code == 2
    assert "newsml.toml:3: no setting is called 'ignor': did you mean ignore? " in result.stderr
    result = run("validate", "stories", "--config", "missing.toml")
    assert result.exit_code == 2
    assert "missing.toml" in result.stderr


@pytest.mark.usefixtures("doubt")
@pytest.mark.parametrize(
    ("options", "says"),
    [
        (
            ["--select", "A0001"],
            "no rule is called 'A0001': did you mean A001? `newsml rule --all` lists them",
        ),
        (["--ignore", "statment"], "did you mean statement?"),
        (["--severity", "A001"], "--severity takes a code, = and a level, such as S001=error, not 'A001'"),
        (["--severity", "A001=warnin"], "did you mean warning?"),
        (["--severity", "A0001=off"], "did you mean A001?"),
        (["--profile", "publsh"], "did you mean publish?"),
        (["--target", "json-ld"], "did you mean 'jsonld'?"),
        (["--per-file-ignores", "A001"], "--per-file-ignores takes a glob, a colon and codes, not 'A001'"),
        (["--per-file-ignores", "*.xml:A0001"], "did you mean A001?"),
    ],
)
def test_what_is_not_known(run: Run, options: list[str], says: str) -> None:
    result = run("validate", "stories", *options)
    assert (result.exit_code, result.stdout) == (2, "")
    assert says in result.stderr


@pytest.mark.usefixtures("doubt")
def test_what_is_suppressed_is_counted(run: Run) -> None:
    result = run("validate", "stories")
    assert "2 warnings (1 suppressed): 1 article in 1 document" in result.stderr
    assert "modified" not in result.stdout
    shown = run("validate", "stories", "--show-suppressed")
    assert "modified is 2025-03-15T09:30:00" in shown.stdout
    assert "Aika on paikallinen" in shown.stdout
    assert (
        shown.exit_code,
        run("validate", "stories", "--ignore", "E004", "--severity", "A=info").exit_code,
    ) == (1, 0)
