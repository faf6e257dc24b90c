"""`newsml draft`."""

from __future__ import annotations

import json
from pathlib import Path

from newsml import dumps, load, loads
from tests.cli.conftest import Run
from tests.cli.stories import BODY, story


def test_a_draft_goes_to_standard_output(run: Run) -> None:
    result = run("draft", "story.json")
    assert (result.exit_code, result.stderr) == (0, "")
    assert "spans" not in result.stdout
    assert loads(result.stdout_bytes, "draft").article == story()


def test_and_comes_back_from_a_file(run: Run, folder: Path) -> None:
    assert run("draft", "story.json", "-o", "d.yaml").stdout == ""
    assert run("ground", "d.yaml", "-o", "again.json").exit_code == 0
    assert (folder / "again.json").read_bytes() == (folder / "story.json").read_bytes()


def test_the_syntax_is_named_or_told_from_the_ending(run: Run, folder: Path) -> None:
    run("draft", "story.json", "-o", "d.JSON")
    assert json.loads((folder / "d.JSON").read_bytes())["body"] == BODY
    run("draft", "story.json", "-o", "d.json", "--syntax", "yaml")
    assert (folder / "d.json").read_bytes().startswith(b"draft: ")
    assert json.loads(run("draft", "story.json", "--syntax", "json").stdout)["language"] == "en"
    assert run("draft", "story.json", "-o", "-").stdout.startswith("draft: ")


def test_without_its_text_it_is_grounded_in_the_texts_own_file(run: Run, folder: Path) -> None:
    run("draft", "story.json", "-o", "d.yaml", "--no-text")
    text = (folder / "d.yaml").read_text(encoding="utf-8")
    assert "body:" not in text.splitlines()
    assert "headline:" not in text
    (folder / "story.txt").write_text(f"{story().headline}\n\n{BODY}\n", encoding="utf-8")
    assert run("ground", "d.yaml", "--text", "story.txt", "-o", "again.json").exit_code == 0
    assert load("again.json").article == story()


def test_other_formats_are_read_and_what_they_leave_over_is_said(run: Run, folder: Path) -> None:
    document = dumps(story(), "newsml-g2").replace(b"<itemMeta>", b'<itemMeta><x:y xmlns:x="urn:x"/>', 1)
    (folder / "story.xml").write_bytes(document)
    result = run("draft", "story.xml")
    assert loads(result.stdout_bytes, "draft").article == story()
    assert result.exit_code == 0
    assert loads(document).leftovers == () or "not in the draft" in result.stderr


def test_what_cannot_be_read(run: Run) -> None:
    result = run("draft", "nothing.json")
    assert result.exit_code == 2
    assert "nothing.json" in result.stderr
