"""`newsml ground`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import newsml
from newsml import load, loads
from tests.cli.conftest import Run

BODY = "Ana said so. “It  stays,” Ana said on Monday.\n"
TEXT = f"Port stays\n\n{BODY}"
DRAFT = """\
language: en
participants:
- name: Ana
  kind: person
  mentions: [{words: Ana, nth: 2}, {words: Port, field: headline}]
statements:
- speaker: Ana
  cue: said
  quote: '"It stays,"'
  when: {value: 2026-03-02, anchor: on Mondday}
"""


@pytest.fixture
def draft(folder: Path) -> Path:
    (folder / "article.txt").write_text(TEXT, encoding="utf-8", newline="")
    path = folder / "draft.yaml"
    path.write_text(DRAFT, encoding="utf-8")
    return path


GROUND = ("ground", "draft.yaml", "--text", "article.txt")


def test_an_article_is_written_and_a_table_says_what_was_done(run: Run, draft: Path) -> None:
    result = run(*GROUND, "-o", "article.json")
    assert (result.exit_code, result.stderr) == (0, "")
    rows = [line.split("│") for line in result.stdout.splitlines() if "│" in line]
    rows = [row for row in rows if row[1].strip()]  # the others go on with what did not fit
    assert [(row[1].strip(), row[2].strip()) for row in rows] == [
        ("5", "participants[0].mentions[0]"),
        ("8", "statements[0].cue[0]"),
        ("9", "statements[0].quote"),
        ("10", "statements[0].when.anchor"),
    ]
    assert "occurrence 2 of 2" in rows[0][4]
    assert "nearest to its content" in rows[1][4]
    assert "normalised" in rows[2][4]
    assert "fuzzy 90" in rows[3][4]
    assert result.stdout.endswith("5 anchors: 3 exact, 1 normalised, 1 fuzzy\n")
    article = load("article.json").article
    assert (article.headline, article.body) == ("Port stays", BODY.removesuffix("\n"))
    assert article == newsml.ground(draft, {"headline": "Port stays", "body": BODY.rstrip()}).article.replace(
        id=article.id
    )


def test_all_lists_what_was_simply_found_as_well(run: Run, draft: Path) -> None:
    assert "exact: the only place" not in run(*GROUND, "-o", "a.json").stdout
    everything = run(*GROUND, "-o", "a.json", "--all").stdout
    assert "exact: the only place" in everything
    assert "headline 0..4" in everything


def test_without_out_the_article_goes_to_standard_output(run: Run, draft: Path) -> None:
    result = run(*GROUND)
    assert loads(result.stdout_bytes).article.headline == "Port stays"
    assert "5 anchors" in result.stderr
    dashed = run("ground", "-", "--text", "article.txt", "-o", "-", input=DRAFT.encode())
    assert dashed.stdout_bytes == result.stdout_bytes


def test_the_format_is_told_from_the_ending(run: Run, draft: Path) -> None:
    assert run(*GROUND, "-o", "article.xml").exit_code == 0
    assert load("article.xml").format == "newsml-g2"
    result = run(*GROUND, "-o", "article.nothing")
    assert result.exit_code == 2
    assert not Path("article.nothing").exists()


def test_all_of_the_text_can_be_body(run: Run, draft: Path) -> None:
    result = run("ground", "draft.yaml", "--text", "article.txt", "--no-headline")
    article = loads(result.stdout_bytes).article
    assert (article.headline, article.body) == (None, TEXT.removesuffix("\n"))
    assert result.exit_code == 1, "the headline's words were not found"


def test_what_is_not_settled_is_listed_with_its_places(run: Run, draft: Path) -> None:
    draft.write_text("topics:\n- name: x\n  mentions: [Ana, said so and so and so]\n", encoding="utf-8")
    result = run(*GROUND, "-o", "article.json")
    assert result.exit_code == 1
    assert load("article.json").article.topics[0].mentions == ()
    *_, heading, first, second, advice, summary = result.stdout.splitlines()
    assert heading == "line 3: topics[0].mentions[0]: 'Ana' ambiguous; it may be"
    assert first.startswith("  1. body 0..3: …Ana said so.")
    assert second.startswith("  2. body 26..29: …")
    assert second.endswith("Ana said on Monday.…")
    assert advice == "  say which with nth, or give a context"
    assert summary == "2 anchors: 1 ambiguous, 1 not found"


def test_many_places_are_not_all_listed(run: Run, folder: Path) -> None:
    (folder / "d.json").write_text(
        json.dumps({"body": "no " * 20, "topics": [{"name": "x", "mentions": ["no"]}]}), encoding="utf-8"
    )
    result = run("ground", "d.json", "-o", "a.json")
    assert "  9. body 24..26: " in result.stdout
    assert "  and 11 more\n" in result.stdout


def test_the_report_for_programs(run: Run, draft: Path) -> None:
    result = run(*GROUND, "-o", "article.json", "--output", "json")
    report = json.loads(result.stdout)
    assert report["article"] == load("article.json").article.id
    assert report["counts"] == {"exact": 3, "normalised": 1, "fuzzy": 1, "ambiguous": 0, "not_found": 0}
    assert report["notes"] == []
    assert report["anchors"][2] | {"spans": None} == {
        "path": "statements[0].cue[0]",
        "words": "said",
        "status": "exact",
        "score": 100,
        "field": "body",
        "spans": None,
        "found": "said",
        "reason": "nearest to its content",
        "candidates": [],
        "total": 0,
        "line": 8,
    }
    to_stdout = run(*GROUND, "--output", "json")
    assert json.loads(to_stdout.stderr) == report
    assert loads(to_stdout.stdout_bytes).article.id == report["article"]


def test_another_text_than_that_of_the_draft_is_remarked_on(run: Run, draft: Path) -> None:
    draft.write_text(f"body: y\nheadline: z\n{DRAFT}", encoding="utf-8")
    result = run(*GROUND, "-o", "a.json")
    assert result.stderr.count("of the draft is another one: the text that was given is taken") == 2


def test_the_id_is_the_one_that_new_would_give(run: Run, draft: Path) -> None:
    run(*GROUND, "-o", "a.json")
    run("new", "article.txt", "-o", "b.json")
    assert load("a.json").article.id == load("b.json").article.id


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("ground", "-", "--text", "-"), "draft and text cannot both come from standard input"),
        (
            ("ground", "draft.yaml", "--no-headline"),
            "--no-headline says how to read --text: name that as well",
        ),
        (("ground", "draft.yaml"), "the draft holds no text: give its headline or body"),
        (("ground", "nothing.yaml"), "nothing.yaml"),
        (("ground", "draft.yaml", "--text", "nothing.txt"), "nothing.txt"),
    ],
)
def test_what_cannot_be_done(run: Run, draft: Path, arguments: tuple[str, ...], message: str) -> None:
    result = run(*arguments)
    assert result.exit_code == 2
    assert message in result.stderr
    assert "Traceback" not in result.stderr


def test_what_is_wrong_in_a_draft_is_said_with_its_line(run: Run, draft: Path) -> None:
    draft.write_text(DRAFT.replace("speaker: Ana", "speaker: Anna"), encoding="utf-8")
    result = run(*GROUND)
    assert result.exit_code == 1
    assert "7" in result.stderr
    assert "did you mean 'Ana'?" in result.stderr
    draft.write_text("body: *a", encoding="utf-8")
    result = run(*GROUND)
    assert result.exit_code == 2
    assert "aliases" in result.stderr


def test_control_characters_do_not_reach_the_terminal(run: Run, folder: Path) -> None:
    (folder / "d.json").write_text(
        json.dumps(
            {"body": "a\u202eb", "topics": [{"name": "x", "mentions": ["\u001b[31mred", "z\u202ez"]}]}
        ),
        encoding="utf-8",
    )
    result = run("ground", "d.json", "-o", "a.json")
    assert result.exit_code == 1
    assert "\u001b" not in result.stdout
    assert "\u202e" not in result.stdout
