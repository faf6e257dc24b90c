"""`newsml new`."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest

from newsml import load, loads
from tests.cli.conftest import Run

STORY = "Gale nears\n\nThe parade waits.\n"
DIGEST = hashlib.sha256(STORY.encode()).hexdigest()


@pytest.fixture
def text(folder: Path) -> Path:
    path = folder / "story.txt"
    path.write_text(STORY, encoding="utf-8", newline="")
    return path


def test_to_a_file(run: Run, text: Path) -> None:
    result = run("new", "story.txt", "-o", "new.json", "--language", "en")
    assert (result.exit_code, result.output) == (0, "")
    article = load("new.json").article
    assert (article.headline, article.body, article.language) == ("Gale nears", "The parade waits.\n", "en")
    assert article.id.endswith(DIGEST)


@pytest.mark.parametrize("out", [[], ["-o", "-"]])
def test_to_standard_output(run: Run, text: Path, out: list[str]) -> None:
    result = run("new", "-", *out, input=STORY.encode())
    assert result.exit_code == 0
    assert loads(result.stdout_bytes).article.id.endswith(DIGEST)


@pytest.mark.parametrize(
    ("options", "headline", "body"),
    [
        (["--no-headline"], None, STORY),
        (["--headline", "Storm nears"], "Storm nears", STORY),
        (["--id", "urn:example:1"], "Gale nears", "The parade waits.\n"),
    ],
)
def test_options(run: Run, text: Path, options: list[str], headline: str | None, body: str) -> None:
    result = run("new", "story.txt", *options)
    assert result.exit_code == 0
    assert result.stderr == ""
    article = loads(result.stdout_bytes).article
    assert (article.headline, article.body) == (headline, body)
    assert article.id == ("urn:example:1" if "--id" in options else article.id)


def test_an_existing_file_is_left_alone(run: Run, text: Path, folder: Path) -> None:
    before = (folder / "story.json").read_bytes()
    result = run("new", "story.txt", "-o", "story.json")
    assert result.exit_code == 2
    assert "story.json: there already" in result.stderr
    assert (folder / "story.json").read_bytes() == before


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["story.txt", "--headline", "A", "--no-headline"], "exclude each other"),
        (["story.txt", "--id", "no iri"], "--id: "),
        (["story.txt", "--language", "klingon!"], "--language: "),
        (["story.txt", "-o", "new.docx"], "names no format"),
        (["stroy.txt"], "did you mean 'story.txt'?"),
        (["."], ". is a folder"),
        (["*.txt"], "one document at a time"),
    ],
)
def test_misuse(run: Run, text: Path, arguments: list[str], says: str) -> None:
    result = run("new", *arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert says in result.stderr


def test_what_was_changed_is_told(run: Run, folder: Path) -> None:
    (folder / "wire.txt").write_bytes(b"\nGale\x0c nears\x85\n")
    result = run("new", "wire.txt")
    assert result.exit_code == 2  # a form feed in a text that is not UTF-8 either: rather no text at all
    (folder / "wire.txt").write_bytes(b"\nGale\x0c nears\n")
    result = run("new", "wire.txt")
    assert result.exit_code == 0
    assert "wire.txt: U+000C (once) was replaced by U+FFFD" in result.stderr
    assert "no headline" in result.stderr
    assert json.loads(result.stdout)["body"] == "Gale\ufffd nears\n"


def test_unreadable(run: Run, folder: Path) -> None:
    (folder / "dangling.txt").symlink_to("nowhere")
    result = run("new", "dangling.txt")
    assert result.exit_code == 2
    assert "cannot be read: No such file" in result.stderr
