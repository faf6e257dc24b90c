"""`newsml validate --fix`, `--fix-only` and `--diff`: documents of every format mended where they stand."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

import newsml
from newsml import Article, dumps
from tests.cli.conftest import Run
from tests.cli.stories import story

PAGE, ITEM = (f"https://www.wikidata.org/{part}/Q900000042" for part in ("wiki", "entity"))
OWN = ITEM.replace("https:", "http:")


def doubtful(id: str = "urn:example:1") -> Article:
    """The story with a link that has one right answer, and a country that has none."""
    article = story(id)
    ana = {**article["ana"].as_fields(), "same_as": [PAGE]}
    port = {**article["port"].as_fields(), "place": {"country": "QQ"}}
    return article.replace(participants=[ana, port, article["shop"]])


def mended(id: str = "urn:example:1") -> Article:
    article = doubtful(id)
    return article.replace(article["ana"].model_copy(update={"same_as": (OWN,)}))


HAND_MADE = json.dumps(json.loads(dumps(doubtful(), "json")), indent="\t").replace('"id"', ' "id"')


def test_fix(run: Run, folder: Path) -> None:
    path = folder / "hand.json"
    path.write_text(HAND_MADE)
    path.chmod(0o640)
    result = run("validate", "--fix", "hand.json")
    assert result.exit_code == 1
    assert path.read_text() == HAND_MADE.replace(PAGE, OWN)
    assert path.stat().st_mode & 0o777 == 0o640
    assert [one.name for one in folder.iterdir() if one.name.startswith(".")] == []
    assert result.stdout.startswith("hand.json:")
    assert "warning P011 unknown-country\n" in result.stdout
    assert "P008" not in result.stdout
    line = HAND_MADE[: HAND_MADE.index(PAGE)].count("\n") + 1
    assert result.stderr.splitlines() == [
        f"hand.json:{line}:5: fixed P008 address-for-identity: participants[0].same_as[0]",
        "1 fixed in 1 document",
        "1 warning: 1 article in 1 document",
    ]
    again = run("validate", "--fix", "hand.json")
    assert again.stderr.splitlines()[0] == "nothing fixed"
    assert path.read_text() == HAND_MADE.replace(PAGE, OWN)


@pytest.mark.parametrize("format", ["json", "jsonl", "jsonld", "newsml-g2"])
def test_every_format(run: Run, folder: Path, format: str) -> None:
    (folder / "doubt").write_bytes(dumps(doubtful(), format))
    assert run("validate", "--fix-only", "--from", format, "doubt").exit_code == 0
    data = (folder / "doubt").read_bytes()
    assert newsml.loads(data, format).articles == (mended(),)
    assert data == dumps(mended(), format)


def test_a_draft_by_hand_is_left(run: Run, folder: Path) -> None:
    draft = dumps(doubtful(), "draft") + b"# a remark\n"
    (folder / "a.draft.yaml").write_bytes(draft)
    result = run("validate", "--fix", "a.draft.yaml")
    assert "a.draft.yaml: not fixed: the base is a draft that was written by hand" in result.stderr
    assert (folder / "a.draft.yaml").read_bytes() == draft
    assert "P008" in result.stdout


def test_lines_are_mended_one_by_one(run: Run, folder: Path) -> None:
    """What cannot be read stays as it is, and so do line ends, empty lines, and a mark at the start."""
    one, two = (json.dumps(json.loads(dumps(doubtful(f"urn:a:{n}"), "json"))) for n in range(2))
    lines = f"\ufeff{one}\r\n\r\n{{nonsense\n{two}"
    (folder / "many.jsonl").write_bytes(lines.encode())
    result = run("validate", "--fix", "many.jsonl")
    assert result.exit_code == 2
    assert (folder / "many.jsonl").read_bytes() == lines.replace(PAGE, OWN).encode()
    fixed = [line for line in result.stderr.splitlines() if ": fixed " in line]
    assert [line.split(":")[1] for line in fixed] == ["1", "4"]
    assert "many.jsonl:3:" in result.stderr
    assert "2 fixed in 1 document\n" in result.stderr


def test_diff_shows_what_fix_does(run: Run, folder: Path) -> None:
    (folder / "hand.json").write_text(HAND_MADE)
    (folder / "line.jsonl").write_bytes(dumps(doubtful(), "jsonl").rstrip())
    (folder / "clean.json").write_bytes(dumps(story(), "json"))
    result = run("validate", "--diff", "hand.json", "line.jsonl", "clean.json", "missing.json")
    assert result.exit_code == 2
    assert (folder / "hand.json").read_text() == HAND_MADE
    assert result.stderr.splitlines() == [
        "newsml: error: missing.json: there is no such file; did you mean 'line.jsonl'?",
        "2 would be fixed in 2 documents",
    ]
    changed = [line for line in result.stdout.splitlines() if line[0] in "+-" and "json" not in line]
    assert [line[0] for line in changed] == ["-", "+"] * 2
    assert [PAGE in line for line in changed] == [True, False] * 2
    assert [OWN in line for line in changed] == [False, True] * 2
    (folder / "all.diff").write_bytes(result.stdout_bytes)
    subprocess.run(["patch", "-p0", "-i", "all.diff"], cwd=folder, check=True, capture_output=True)
    assert (folder / "hand.json").read_text() == HAND_MADE.replace(PAGE, OWN)
    assert newsml.load(folder / "line.jsonl").article == mended()
    assert run("validate", "--diff", "hand.json", "line.jsonl").exit_code == 0


def test_diff_of_findings(run: Run, folder: Path) -> None:
    (folder / "hand.json").write_text(HAND_MADE)
    assert run("validate", "--diff", "hand.json").exit_code == 1
    assert run("validate", "--diff", "hand.json", "--ignore", "P008").exit_code == 0
    assert run("validate", "--diff", "hand.json", "--select", "P008").exit_code == 1


def test_standard_input(run: Run) -> None:
    result = run("validate", "--fix", "-", input=HAND_MADE.encode())
    assert result.exit_code == 1
    assert result.stdout == HAND_MADE.replace(PAGE, OWN)
    assert "<stdin>:" in result.stderr
    assert "warning P011 unknown-country" in result.stderr
    result = run("validate", "--fix-only", "-", input=HAND_MADE.encode())
    assert (result.exit_code, result.stdout) == (0, HAND_MADE.replace(PAGE, OWN))
    assert run("validate", "--diff", "-", input=HAND_MADE.encode()).stdout.startswith("--- <stdin>\n")


def test_standard_input_is_for_the_document(run: Run) -> None:
    result = run("validate", "--fix", "--output", "json", "-", input=HAND_MADE.encode())
    assert result.exit_code == 2
    assert "standard output is for the document" in result.stderr


def test_what_cannot_be_read_stays(run: Run, folder: Path) -> None:
    (folder / "bad.json").write_bytes(b"{nonsense")
    for option in ("--fix", "--fix-only", "--diff"):
        result = run("validate", option, "bad.json")
        assert result.exit_code == 2
        assert "newsml: error: bad.json:1:2: not JSON" in result.stderr
    assert (folder / "bad.json").read_bytes() == b"{nonsense"
    result = run("validate", "--fix-only", "-", input=b"{nonsense")
    assert result.exit_code == 2


def test_what_is_suppressed_is_not_mended(run: Run, folder: Path) -> None:
    article = doubtful().replace(suppressions=[{"rule": "P008", "reason": "kept as it came"}])
    (folder / "kept.json").write_bytes(dumps(article, "json"))
    run("validate", "--fix", "kept.json")
    assert newsml.load(folder / "kept.json").article == article


def test_what_else_is_said_with_fixes(run: Run, folder: Path) -> None:
    (folder / "hand.json").write_text(HAND_MADE)
    data = json.loads(run("validate", "--fix", "--output", "json", "hand.json").stdout)
    assert [finding["code"] for finding in data["findings"]] == ["P011"]
