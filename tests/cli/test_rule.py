"""`newsml rule`: explanations in the terminal."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest

from newsml.rules import catalogue, choosing, retired
from newsml.rules.retired import Retired
from newsml.standards.checks import CHECKS
from tests.cli.conftest import Run
from tests.rules.distributions import forget


@pytest.mark.parametrize("name", ["E004", "e004", "excluded-but-positive"])
def test_one_rule(run: Run, name: str) -> None:
    result = run("rule", name)
    assert result.exit_code == 0
    lines = result.stdout.split("\n")
    assert lines[0] == "E004 excluded-but-positive (warning)"
    heads = ["Why", "Bad", "newsml says", "Good", "How to mend it", "What it rests on", "Where it counts"]
    assert [line for line in lines if line in heads] == heads
    assert max(map(len, lines)) <= 110
    assert lines[-2] == "draft: warning, publish: warning, interchange: warning"
    assert '"status": "excluded"' in result.stdout


def test_several(run: Run) -> None:
    result = run("rule", "A001", "X002")
    assert "A001 timestamp-without-zone (warning)" in result.stdout
    assert "\n\n\nX002 dangling-idref (error)\n" in result.stdout


def test_lists(run: Run) -> None:
    listed = run("rule", "--all").stdout
    assert all(one.slug in listed for one in catalogue())
    assert all(one.slug in listed for one in CHECKS)
    family = run("rule", "event", "A001").stdout
    assert "E001" in family
    assert "A001" in family
    assert "S001" not in family


def test_as_data(run: Run) -> None:
    every = json.loads(run("rule", "--all", "--output", "json").stdout)["rules"]
    assert [one["code"] for one in every] == sorted(
        [one.code for one in catalogue()] + [one.code for one in CHECKS]
    )
    (data,) = json.loads(run("rule", "A001", "--output", "json").stdout)["rules"]
    assert data["profiles"] == {"draft": "off", "publish": "warning", "interchange": "warning"}
    assert list(data) == [
        *("code", "name", "severity", "title", "finds", "why", "mend", "fixable", "rests_on", "profiles"),
        *("bad", "good", "path", "message"),
    ]
    assert "bad" not in every[-1]
    assert {one["code"] for one in every if one["fixable"]} == {one.code for one in catalogue() if one.fix}


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        ((), "name a rule, such as A001, or a family, such as event; or give --all"),
        (("A001", "--all"), "name a rule"),
        (("A0001",), "no rule is called 'A0001': did you mean A001? `newsml rule --all` lists them"),
        (("timestamp-without-zones",), "did you mean timestamp-without-zone?"),
    ],
)
def test_wrong_calls(run: Run, arguments: tuple[str, ...], says: str) -> None:
    result = run("rule", *arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert says in result.stderr


@pytest.fixture
def gone(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A rule that is retired."""
    for module in (retired, choosing):
        monkeypatch.setattr(module, "RETIRED", {"E900": Retired("old-name", "E004", "the two were one.")})
    forget()
    yield
    forget()


@pytest.mark.usefixtures("gone")
def test_a_retired_rule(run: Run) -> None:
    result = run("rule", "e900")
    assert result.stderr == "E900 old-name is retired, so that E004 is meant: the two were one.\n"
    assert result.stdout.startswith("E004 excluded-but-positive")
    checked = run("validate", "story.json", "--select", "E900")
    assert "E900 old-name is retired" in checked.stderr
