"""`newsml validate` and the schemas of NewsML-G2: findings, what is not at hand, and what is asked for."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from newsml import dumps
from tests.cli.conftest import Run
from tests.cli.stories import story
from tests.standards import small
from tests.standards.small import item

GREATER = "greater than the maximum value allowed ('9')"


@pytest.fixture
def schemas(folder: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the schemas of two versions, of our own writing."""
    place = small.write(tmp_path_factory.mktemp("standards"), "2.29", "2.35")
    monkeypatch.setenv("NEWSML_STANDARDS", str(place))
    return place


def test_findings(run: Run, folder: Path, schemas: Path) -> None:
    (folder / "story.xml").write_text(
        item('  <urgency>12</urgency>\n<inlineRef idrefs="x"/>'), encoding="utf-8"
    )
    result = run("validate", "story.xml")
    assert result.exit_code == 1
    correct = "no element has it as its id: correct the reference or the id"
    assert result.stdout.splitlines() == [
        "story.xml:3:3: error X001 not-valid-by-schema",
        f"  /newsItem/urgency[1]: the value of urgency is {GREATER}: correct it (schema of NewsML-G2 2.35)",
        "    given: 12",
        "story.xml:4:1: error X002 dangling-idref",
        f"  /newsItem/inlineRef[1]: the attribute idrefs of inlineRef refers to 'x', but {correct}",
        "    given: 'x'",
    ]
    assert result.stderr == "2 errors: 0 articles in 1 document\n"


def test_json(run: Run, folder: Path, schemas: Path) -> None:
    (folder / "story.xml").write_text(item("<urgency>12</urgency>"), encoding="utf-8")
    (folder / "older.xml").write_text(item(version="2.30"), encoding="utf-8")
    result = run("validate", "--output", "json", "story.xml", "older.xml", "story.json")
    assert (result.exit_code, result.stderr) == (1, "")
    report = json.loads(result.stdout)
    (found,) = report["findings"]
    assert (found["code"], found["source"], found["line"], found["column"]) == ("X001", "story.xml", 3, 1)
    assert found["path"] == ["/newsItem/urgency[1]"]
    assert report["schema"] == {"checked": 1, "unchecked": 1, "missing": ["newsml-g2-2.30"]}


def test_schemas_that_are_not_at_hand(run: Run, folder: Path, schemas: Path) -> None:
    """They are asked for in one line, and change no exit code."""
    for version in ("2.31", "2.30", "2.29"):
        (folder / f"{version}.xml").write_text(item(version=version), encoding="utf-8")
    (schemas / "newsml-g2" / "NewsML-G2_2.29-spec-All-Power.xsd").unlink()
    result = run("validate", "2.31.xml", "2.30.xml", "2.29.xml")
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr == (
        "no findings: 0 articles in 3 documents\n"
        "3 documents not checked against a schema that is not at hand; to get it: newsml standards fetch "
        "newsml-g2-2.29 newsml-g2-2.30 newsml-g2-2.31\n"
    )


def test_a_version_can_be_chosen(run: Run, folder: Path, schemas: Path) -> None:
    (folder / "story.xml").write_text(item("<link/>", version="2.30"), encoding="utf-8")
    result = run("validate", "--schema", "2.29", "story.xml")
    assert result.exit_code == 1
    assert "(schema of NewsML-G2 2.29)" in result.stdout
    for version, says in (
        ("2.30", "the schema newsml-g2-2.30 is not at hand: newsml standards fetch newsml-g2-2.30\n"),
        ("2", "no schema of NewsML-G2 '2' is known: give one of 2.9 to 2.35\n"),
    ):
        result = run("validate", "--schema", version, "story.xml")
        assert (result.exit_code, result.stdout) == (2, "")
        assert result.stderr == f"newsml: error: {says}"


def test_no_schema(run: Run, folder: Path, schemas: Path) -> None:
    (folder / "story.xml").write_text(item('<link/><inlineRef idrefs="x"/>'), encoding="utf-8")
    result = run("validate", "--no-schema", "story.xml")
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr == "no findings: 0 articles in 1 document\n"
    result = run("validate", "--no-schema", "--schema", "2.35", "story.xml")
    assert result.exit_code == 2
    assert "--schema and --no-schema contradict each other" in result.stderr


def test_select_and_ignore(run: Run, folder: Path, schemas: Path) -> None:
    (folder / "story.xml").write_text(item('<link/><inlineRef idrefs="x"/>'), encoding="utf-8")
    assert "X002" not in run("validate", "--ignore", "x002", "story.xml").stdout
    assert "X001" not in run("validate", "--select", "dangling-idref,A001", "story.xml").stdout
    assert run("validate", "--ignore", "X001,X002", "story.xml").exit_code == 0


def test_standard_input_and_files_in_other_formats(run: Run, folder: Path, schemas: Path) -> None:
    data = item("<link/>").encode("utf-16")
    result = run("validate", "-", input=data)
    assert result.exit_code == 1
    assert result.stdout.startswith("<stdin>:3:1: error X001")
    assert run("validate", "--from", "newsml-g2", "-", input=data).stdout == result.stdout
    (folder / "feed.jsonl").write_bytes(dumps([story(), story("urn:example:2")], "jsonl"))
    for more in ([], ["--from", "jsonl"]):
        assert run("validate", "feed.jsonl", *more).exit_code == 0
    assert run("validate", "-", input=dumps(story(), "json")).exit_code == 0


def test_an_article_that_cannot_exist_is_checked_all_the_same(run: Run, folder: Path, schemas: Path) -> None:
    text = dumps(story(), "newsml-g2").decode()
    backwards = re.sub(r'na:spans="[^"]*"', 'na:spans="9 1"', text)
    (folder / "story.xml").write_text(backwards, encoding="utf-8")
    result = run("validate", "story.xml")
    assert result.exit_code == 1
    assert ".spans[0]" in result.stdout
    assert "story.xml:3:3: error X001 not-valid-by-schema\n" in result.stdout


def test_a_file_that_vanishes(run: Run, folder: Path, schemas: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = folder / "story.xml"
    path.write_text(item(), encoding="utf-8")

    def vanish(*_: object, **__: object) -> object:
        path.unlink()
        return iter(())

    monkeypatch.setattr("newsml.flow.stream", vanish)
    result = run("validate", "story.xml")
    assert result.exit_code == 2
    assert "story.xml: cannot be read: No such file or directory" in result.stderr


def test_documents_of_others(run: Run, standards: Path, corpus: Path) -> None:
    """All of the corpus in one call: no fault of newsml, and the exit code that the help promises."""
    result = run("validate", str(corpus / "newsml-g2"))
    assert "fault of newsml" not in result.output
    assert result.exit_code == (2 if "unreadable" in result.stderr else 1)
    assert "error X001 not-valid-by-schema" in result.stdout


def test_a_document_that_is_too_long(
    run: Run, folder: Path, schemas: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is streamed as ever, and not read as a whole."""
    monkeypatch.setattr("newsml.standards.newsml_g2.MAX_BYTES", 50)
    (folder / "story.xml").write_text(item("<link/>"), encoding="utf-8")
    result = run("validate", "story.xml")
    assert result.exit_code == 0
    assert result.stdout.startswith("story.xml: info X005 too-long-for-schema\n")
    assert result.stderr == "1 info: 0 articles in 1 document\n"


def test_rules_alone_need_no_schema(run: Run, folder: Path, schemas: Path) -> None:
    (folder / "story.xml").write_text(item("<link/>", version="2.30"), encoding="utf-8")
    result = run("validate", "--select", "A001", "--schema", "2.30", "story.xml")
    assert (result.exit_code, result.stderr) == (0, "no findings: 0 articles in 1 document\n")
