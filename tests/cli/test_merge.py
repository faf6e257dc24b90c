"""`newsml merge`: one article from two, and what has to be adjudicated."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from newsml import Article, dumps, load, loads
from newsml.cli.merge import _shown
from newsml.comparing.merging import merge
from tests.cli.conftest import Run
from tests.cli.stories import story


def other() -> Article:
    """The story as somebody else sees it: another kind and name for one participant, one statement fewer."""
    article = story().remove("plea")
    port = article["port"].model_copy(update={"kind": "organisation", "name": "Port of Quellhaven"})
    weather = article["weather"].model_copy(update={"note": "or the climate?"})
    provenance = {"agents": [{"id": "ben", "kind": "human"}]}
    return article.replace(port, weather, provenance=provenance)


@pytest.fixture
def both(folder: Path) -> Path:
    (folder / "other.json").write_bytes(dumps(other(), "json"))
    return folder


def test_conflicts_are_listed_and_the_first_stands(run: Run, both: Path) -> None:
    result = run("merge", "story.json", "other.json", "-o", "merged.json")
    assert result.exit_code == 1
    found = merge(story(), other())
    assert load("merged.json").article == found.article
    assert found.article["port"] == story()["port"].model_copy(update={"by": ("ben",)})
    lines = [line.strip(" │┃").split("│") for line in result.stdout.splitlines()]
    cells = [[cell.strip() for cell in line] for line in lines]
    assert cells[0] == ["Conflicts"]
    assert [part.strip() for part in result.stdout.splitlines()[2].strip("┃").split("┃")] == [
        "where",
        "annotation",
        "story.json (kept)",
        "other.json",
    ]
    assert ["participants[1].kind", "port", "place", "organisation"] in cells
    assert ["participants[1].name", "port", "Quellhaven", "Port of Quellhaven"] in cells
    close = "6 joined, 1 only in story.json, 2 said by one of them only: 2 conflicts, story.json stands\n"
    assert result.stderr == close
    assert [one.path for one in found.additions] == [("provenance",), ("topics", 0, "note")]


def test_nothing_to_adjudicate(run: Run, folder: Path) -> None:
    (folder / "copy.xml").write_bytes(dumps(story(), "newsml-g2"))
    result = run("merge", "story.json", "copy.xml", "-o", "merged.jsonld")
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr == "7 joined: no conflicts\n"
    assert load("merged.jsonld").article == story()


def test_everything_as_json(run: Run, both: Path) -> None:
    result = run(
        "merge", "story.json", "other.json", "-o", "m.json", "--output", "json", "--conflicts", "c.json"
    )
    assert (result.exit_code, result.stderr) == (1, "")
    assert result.stdout == (both / "c.json").read_text(encoding="utf-8")
    assert json.loads(result.stdout) == merge(story(), other()).as_dict()
    assert [one["path"] for one in json.loads(result.stdout)["conflicts"]] == [
        "participants[1].kind",
        "participants[1].name",
    ]


def test_standard_input_and_output(run: Run, both: Path) -> None:
    for more in ((), ("-o", "-")):
        result = run("merge", "-", "other.json", *more, input=dumps(story(), "json"))
        assert result.exit_code == 1
        assert loads(result.stdout).article == merge(story(), other()).article
        assert result.stderr.startswith("Conflicts ")
        assert result.stderr.endswith("2 conflicts, - stands\n")


def test_one_conflict_with_its_reason(run: Run, folder: Path) -> None:
    wind = story()["wind"].model_copy(update={"speaker": None, "speaker_absence": "passive"})
    (folder / "passive.json").write_bytes(dumps(story().replace(wind), "json"))
    result = run("merge", "story.json", "passive.json", "-o", "m.json")
    assert result.exit_code == 1
    words = " ".join(result.stdout.replace("│", " ").split())
    assert "statements[1].speaker_absence" in words
    assert "(a speaker and a reason" in words
    assert result.stderr == "7 joined, 1 said by one of them only: 1 conflict, story.json stands\n"


def test_conflicts_of_the_article_and_long_values(run: Run, folder: Path) -> None:
    (folder / "b.json").write_bytes(dumps(story().replace(bylines=["x" * 300], language="de"), "json"))
    result = run("merge", "story.json", "b.json", "-o", "m.json")
    assert "(article)" in result.stdout
    assert _shown(("x" * 300,)) == '["' + "x" * 117 + "…"
    assert _shown("a\x1b[31m\nb") == "a<U+001B>[31m b"


def test_what_is_not_carried_over_is_told(run: Run, folder: Path) -> None:
    newer = json.loads(dumps(story(), "json")) | {"newsml": "1.9", "mood": "calm"}
    (folder / "newer.json").write_text(json.dumps(newer), encoding="utf-8")
    result = run("merge", "story.json", "newer.json", "-o", "m.txt")
    assert (result.exit_code, result.stdout) == (0, "")
    lines = result.stderr.splitlines()
    assert lines[0] == "newer.json: not all of it was carried over:"
    assert lines[1].startswith("  left over: ")
    assert "mood" in lines[1]
    assert "m.txt: not all of it was carried over:" in lines
    assert any(line.startswith("  lost: ") and "Article.participants" in line for line in lines)
    assert lines[-1] == "7 joined: no conflicts"


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (
            ["story.json", "story.json", "-o", "story.json"],
            "story.json is one of the sources: name another file for -o",
        ),
        (
            ["story.json", "other.json", "--conflicts", "./other.json"],
            "other.json is one of the sources: name another",
        ),
        (
            ["story.json", "other.json", "-o", "m.json", "--conflicts", "m.json"],
            "m.json is written by -o: name",
        ),
        (["story.json", "other.json", "--output", "json"], "the article would go to standard output as well"),
        (["story.json", "other.json", "-o", "m.docx"], "m.docx"),
        (["-", "-"], "standard input can be read only once"),
        (["story.json", "missing.json"], "missing.json: there is no such file"),
        (["story.json", "sub"], "two documents of one article each are compared, not sub"),
        (["story.json", "two.jsonl"], "two.jsonl: holds 2 articles: give a file with one"),
        (["story.json", "text.json"], "body: the two differ from offset 4 of the body on"),
    ],
)
def test_unusable(run: Run, both: Path, arguments: list[str], says: str) -> None:
    (both / "sub").mkdir()
    (both / "sub" / "one.json").write_bytes(dumps(story(), "json"))
    (both / "two.jsonl").write_bytes(dumps([story(), story("urn:example:2")], "jsonl"))
    text = Article(id="urn:example:1", headline=story().headline, body="The port.")
    (both / "text.json").write_bytes(dumps(text, "json"))
    result = run("merge", *arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert says in result.stderr
    assert not (both / "m.json").exists()


def test_an_inconsistent_article(run: Run, both: Path) -> None:
    (both / "broken.json").write_bytes(b'{"id": "urn:example:1"}')
    result = run("merge", "story.json", "broken.json")
    assert (result.exit_code, result.stdout) == (1, "")
    assert "broken.json: not a valid article" in result.stderr
