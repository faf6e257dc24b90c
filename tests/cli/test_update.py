"""`newsml update`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from newsml import dumps, load, loads
from tests.cli.conftest import Run
from tests.cli.stories import BODY, story

HEADLINE = "Ferry waits for the wind"
NEW = f"{HEADLINE}\n\n{BODY}\n".replace("Monday", "Tuesday").replace("too strong", "far too strong")


@pytest.fixture
def text(folder: Path) -> Path:
    path = folder / "new.txt"
    path.write_text(NEW, encoding="utf-8", newline="")
    return path


def write(folder: Path, body: str, headline: str = HEADLINE) -> None:
    (folder / "new.txt").write_text(f"{headline}\n\n{body}", encoding="utf-8", newline="")


def test_the_next_version(run: Run, text: Path, folder: Path) -> None:
    before = (folder / "story.json").read_bytes()
    options = ("--kind", "correction", "--modified", "2026-06-02T08:00:00Z")
    result = run("update", "story.json", "new.txt", "-o", "next.json", *options)
    assert (result.exit_code, result.stdout) == (0, "")
    assert (folder / "story.json").read_bytes() == before
    article = load("next.json").article
    assert (article.version, article.version_kind, str(article.modified)) == (
        2,
        "correction",
        "2026-06-02T08:00:00Z",
    )
    assert article.supersedes is not None
    assert (article.supersedes.id, article.supersedes.version) == (article.id, 1)
    assert article.body == NEW.partition("\n\n")[2].removesuffix("\n"), (
        "the old body ends without a line break"
    )
    assert (article.headline, article.bylines) == (HEADLINE, ("Staff",))


def test_the_report_for_people(run: Run, text: Path) -> None:
    result = run("update", "story.json", "new.txt", "-o", "next.json")
    rows = [line for line in result.stderr.splitlines() if "changed │" in line]
    assert len(rows) == 2
    assert "content" in rows[0]
    assert "kept │" not in result.stderr
    assert "anchors: 11 kept, 0 moved, 2 changed, 0 lost\n" in result.stderr
    everything = run("update", "story.json", "new.txt", "-o", "next.json", "--all")
    assert sum("│ kept" in line for line in everything.stderr.splitlines()) == 11


def test_the_report_for_programs(run: Run, text: Path) -> None:
    result = run("update", "story.json", "new.txt", "-o", "next.json", "--output", "json")
    assert (result.exit_code, result.stderr) == (0, "")
    report = json.loads(result.stdout)
    assert report["counts"] == {"kept": 11, "moved": 0, "changed": 2, "lost": 0}
    assert (report["version"], report["supersedes"], report["written"]) == (2, 1, "next.json")
    assert report["texts_changed"] == ["body"]
    changed = [one for one in report["anchors"] if one["status"] == "changed"]
    assert [one["path"] for one in changed] == ["statements[1].content", "statements[1].quoted"]
    assert changed[0]["new"]["spans"][0]["exact"] == "“The wind is far too strong,”"
    assert len(report["anchors"]) == 13


def test_lost_anchors_are_told(run: Run, folder: Path) -> None:
    write(folder, BODY.replace("She asked Orme & Daughters for patience.", "Nobody knows more yet."))
    result = run("update", "story.json", "new.txt", "-o", "next.json")
    assert result.exit_code == 1
    assert "4 lost" in result.stderr
    assert load("next.json").article["shop"].mentions == ()  # type: ignore[union-attr]
    report = run("update", "story.json", "new.txt", "-o", "next.json", "--output", "json")
    assert report.exit_code == 1
    lost = [one for one in json.loads(report.stdout)["anchors"] if one["status"] == "lost"]
    assert [one["new"] for one in lost] == [None] * 4


@pytest.mark.parametrize("out", [[], ["-o", "-"]])
def test_to_standard_output(run: Run, text: Path, out: list[str]) -> None:
    result = run("update", "-", "new.txt", *out, input=dumps(story(), "json"))
    assert result.exit_code == 0
    assert loads(result.stdout_bytes).article.version == 2
    assert "2 changed" in result.stderr
    other = run("update", "story.json", "-", input=NEW.encode())
    assert other.stdout_bytes == result.stdout_bytes


def test_to_another_format(run: Run, text: Path) -> None:
    result = run("update", "story.json", "new.txt", "-o", "next.txt")
    assert result.exit_code == 0
    assert load("next.txt").article.body == NEW.partition("\n\n")[2].removesuffix("\n")
    assert "lost: " in result.stderr


def test_over_the_old_one_only_where_it_is_named(run: Run, text: Path) -> None:
    assert run("update", "story.json", "new.txt", "-o", "story.json").exit_code == 0
    assert load("story.json").article.version == 2
    again = run("update", "story.json", "new.txt", "-o", "story.json")
    assert again.exit_code == 2
    assert "the text is that of version 2: nothing changed" in again.stderr
    assert load("story.json").article.version == 2


def test_headlines(run: Run, folder: Path) -> None:
    (folder / "body.txt").write_text(BODY + " Then the wind fell.", encoding="utf-8")
    result = run("update", "story.json", "body.txt", "--no-headline")
    assert result.exit_code == 0
    article = loads(result.stdout_bytes).article
    assert (article.headline, article.body) == (HEADLINE, BODY + " Then the wind fell.")
    (folder / "body.txt").write_text("\n" + BODY + " Then the wind fell.", encoding="utf-8")
    result = run("update", "story.json", "body.txt")
    assert "the headline stays" in result.stderr
    assert loads(result.stdout_bytes).article == article
    (folder / "body.txt").write_text("Ferry sails\n\n" + BODY + "\r\n", encoding="utf-8", newline="")
    done = loads(run("update", "story.json", "body.txt").stdout_bytes).article
    assert (done.headline, done.body) == ("Ferry sails", BODY)


def test_an_article_without_a_headline(run: Run, folder: Path) -> None:
    (folder / "wire.json").write_bytes(dumps(story().replace(headline=None, body=BODY + "\n"), "json"))
    (folder / "new.txt").write_text(BODY + "\n\nThen the wind fell.\n", encoding="utf-8", newline="")
    result = run("update", "wire.json", "new.txt")
    assert result.exit_code == 0
    article = loads(result.stdout_bytes).article
    assert (article.headline, article.body) == (None, BODY + "\n\nThen the wind fell.\n")


def test_an_article_that_is_a_headline(run: Run, folder: Path) -> None:
    (folder / "flash.json").write_bytes(b'{"id": "urn:example:1", "headline": "Gale nears"}')
    (folder / "new.txt").write_text("Gale nears Quellhaven\n", encoding="utf-8")
    assert (
        loads(run("update", "flash.json", "new.txt").stdout_bytes).article.headline == "Gale nears Quellhaven"
    )
    (folder / "new.txt").write_text("Gale nears\n\nMore soon.\n", encoding="utf-8", newline="")
    assert loads(run("update", "flash.json", "new.txt").stdout_bytes).article.body == "More soon.\n"


def test_blocks_are_told(run: Run, folder: Path) -> None:
    blocks = [{"start": 0, "end": len(BODY)}]
    (folder / "story.json").write_bytes(dumps(story().replace(blocks=blocks), "json"))
    write(folder, BODY.replace("Monday", "Tuesday") + "\n\nThen the wind fell.")
    result = run("update", "story.json", "new.txt", "-o", "next.json")
    assert "blocks and marks: 1 changed, 1 new\n" in result.stderr
    report = json.loads(run("update", "story.json", "new.txt", "-o", "next.json", "--output", "json").stdout)
    assert report["structure"][0]["status"] == "changed"
    assert report["added"] == [{"start": len(BODY) + 3, "end": len(BODY) + 22}]


def test_what_went_with_an_anchor_is_told(run: Run, folder: Path) -> None:
    article = story()
    when = {"anchor": article.anchor("on Monday")}
    (folder / "story.json").write_bytes(
        dumps(article.replace(article["wind"].model_copy(update={"when": when})), "json")
    )
    write(folder, BODY.replace(" on Monday", ""))
    result = run("update", "story.json", "new.txt", "-o", "next.json")
    assert result.exit_code == 1
    assert "removed: statements[1].when: only the words that are lost gave it\n" in result.stderr
    report = json.loads(run("update", "story.json", "new.txt", "-o", "next.json", "--output", "json").stdout)
    assert [one["path"] for one in report["removed"]] == ["statements[1].when"]


def test_long_words_are_shortened(run: Run, folder: Path) -> None:
    article = story()
    content = article.anchor(BODY[:100])
    (folder / "story.json").write_bytes(
        dumps(article.replace(article["plea"].model_copy(update={"content": content})), "json")
    )
    write(folder, BODY.replace("Monday", "Tuesday"))
    assert "…" in run("update", "story.json", "new.txt", "-o", "next.json").stderr


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["story.json", "new.txt", "--output", "json"], "name a file for the article with -o"),
        (["story.json", "new.txt", "--output", "json", "-o", "-"], "name a file for the article with -o"),
        (["-", "-"], "only one of OLD and NEW_TEXT"),
        (["story.json", "new.txt", "-o", "new.txt"], "would write over NEW_TEXT"),
        (["story.json", "new.txt", "-o", "next.docx"], "names no format"),
        (["story.json", "new.txt", "--modified", "yesterday"], "no timestamp"),
        (["story.json", "new.txt", "--kind", "new"], "--kind"),
        (["stroy.json", "new.txt"], "did you mean 'story.json'?"),
        (["story.json", "."], "one file at a time"),
        (["two.jsonl", "new.txt"], "holds 2 articles: give a file with one"),
        (["story.json", "flash.txt"], "only a headline"),
        (["story.json", "same.txt"], "nothing changed"),
        (["stripped.json", "new.txt"], "attach the text first"),
    ],
)
def test_misuse(run: Run, text: Path, folder: Path, arguments: list[str], says: str) -> None:
    (folder / "two.jsonl").write_bytes(dumps([story("urn:example:1"), story("urn:example:2")], "jsonl"))
    (folder / "flash.txt").write_text("Gale nears\n", encoding="utf-8")
    (folder / "same.txt").write_text(f"{HEADLINE}\n\n{BODY}\n", encoding="utf-8", newline="")
    (folder / "stripped.json").write_bytes(dumps(story().strip(), "json"))
    result = run("update", *arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert says in result.stderr
    assert not (folder / "next.docx").exists()


def test_what_was_guessed_is_told(run: Run, folder: Path) -> None:
    (folder / "new.txt").write_bytes(NEW.replace("Tuesday", "Tues\x0cday").encode())
    assert "U+000C (once) was replaced" in run("update", "story.json", "new.txt").stderr
