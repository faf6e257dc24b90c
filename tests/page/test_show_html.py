"""`newsml show --html`: a page each, and an index for several."""

from __future__ import annotations

from pathlib import Path

import pytest

from newsml import Register, dumps
from tests.cli.conftest import Run, folder, run
from tests.cli.stories import story

__all__ = ["folder", "run"]  # fixtures


def test_one_page(run: Run, folder: Path) -> None:
    result = run("show", "--html", "story.json", "-o", "story.html")
    assert (result.exit_code, result.stdout, result.stderr) == (0, "", "")
    html = (folder / "story.html").read_text(encoding="utf-8")
    assert html.startswith("<!DOCTYPE html>")
    assert "<title>Ferry waits for the wind</title>" in html
    assert run("show", "--html", "story.json").stdout == html
    assert run("show", "--html", "-", input=(folder / "story.json").read_bytes()).stdout == html


def test_a_folder_gets_an_index(run: Run, folder: Path) -> None:
    source = folder / "in"
    (source / "more").mkdir(parents=True)
    (source / "index.json").write_bytes(dumps(story(), "json"))
    (source / "story.json").write_bytes(dumps(story(), "json"))
    (source / "story.xml").write_bytes(dumps(story(), "newsml-g2"))
    (source / "more" / "feed.jsonl").write_bytes(dumps([story(), story("urn:example:2")], "jsonl"))
    result = run("show", "--html", "in/", "-o", "site/")
    assert result.exit_code == 0, result.stderr
    written = {path.relative_to(folder / "site").as_posix() for path in (folder / "site").rglob("*.html")}
    pages = {"index.json.html", "story.html", "story.xml.html", "more/feed.1.html", "more/feed.2.html"}
    assert written == {"index.html", *pages}
    index = (folder / "site/index.html").read_text(encoding="utf-8")
    assert all(f'href="./{name}"' in index for name in pages)
    assert "5 articles" in index
    assert f"5 pages and {Path('site/index.html')}" in result.stderr


def test_files_of_one_name_get_pages_of_different_names(run: Run, folder: Path) -> None:
    for name in ("a", "b", "c"):
        (folder / name).mkdir()
        (folder / name / "story.json").write_bytes(dumps(story(f"urn:example:{name}"), "json"))
    assert run("show", "--html", "a/story.json", "b/story.json", "c/story.json", "-o", "out").exit_code == 0
    names = {path.name for path in (folder / "out").iterdir()}
    assert names == {"index.html", "story.html", "story.json.html", "story.json.1.html"}


def test_the_rest_goes_on(run: Run, folder: Path) -> None:
    (folder / "bad.json").write_bytes(b'{"id": "urn:example:1", "urgency": 12}')
    people = Register.model_validate({"participants": [{"id": "ana", "kind": "person", "name": "Ana"}]})
    (folder / "people.json").write_bytes(dumps(people, "json"))
    assert "a register has no text" in run("show", "--html", "people.json").stderr
    result = run("show", "--html", "bad.json", "story.json", "people.json", "missing.json", "-o", "out/")
    assert result.exit_code == 2
    assert "bad.json" in result.stderr
    assert "missing.json" in result.stderr
    assert "people.json: a register has no text to show: no page" in result.stderr
    assert (folder / "out/story.html").exists()


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("show", "story.json", "-o", "x"), "-o is for --html"),
        (("show", "--html", "."), "name a folder with -o"),
        (("show", "--html", "two.jsonl"), "it holds 2 articles"),
        (("show", "--html", "story.json", "-o", "story.json"), "it is a source"),
        (("show", "--html", "story.json", "-o", "story.json/x/"), "the folder cannot be made"),
    ],
)
def test_what_cannot_be_is_said(run: Run, folder: Path, arguments: tuple[str, ...], says: str) -> None:
    (folder / "two.jsonl").write_bytes(dumps([story(), story("urn:example:2")], "jsonl"))
    result = run(*arguments)
    assert result.exit_code == 2
    assert says in " ".join(result.stderr.split())


def test_findings_are_in_the_page(run: Run, folder: Path) -> None:
    bad = Path(__file__).parents[2] / "fixtures/rules/E001/bad.json"
    assert run("show", "--html", str(bad), "-o", "bad.html").exit_code == 0
    assert "planned-in-the-past" in (folder / "bad.html").read_text(encoding="utf-8")
