"""`newsml convert`: where outputs go, what they cost, and that one bad document does not stop the others."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from newsml import dumps, load, loads
from newsml.cli.losses import Costs, costs
from newsml.findings import Leftover, Note
from newsml.formats import named
from newsml.formats.reading import Reading
from newsml.model.register import Register
from tests.cli.conftest import Run
from tests.cli.stories import BODY, story

NEWER = b'{"newsml": "1.9", "id": "urn:example:1", "headline": "Gale nears", "mood": "tense"}'


@pytest.mark.parametrize("format", ["json", "jsonl", "jsonld", "newsml-g2"])
def test_to_standard_output(run: Run, format: str) -> None:
    result = run("convert", "story.json", "--to", format)
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout_bytes == dumps(story(), format)
    assert (
        run("convert", "-", "--to", format, "-o", "-", input=result.stdout_bytes).stdout_bytes
        == result.stdout_bytes
    )


def test_to_a_file(run: Run, folder: Path) -> None:
    result = run("convert", "story.json", "-o", "story.jsonld")
    assert (result.exit_code, result.output) == (0, "")
    assert load("story.jsonld").article == story()
    assert sorted(path.name for path in folder.iterdir()) == ["story.json", "story.jsonld"]


def test_what_the_target_cannot_hold_is_told(run: Run) -> None:
    result = run("convert", "story.json", "--to", "text")
    assert result.exit_code == 0
    assert result.stdout == f"Ferry waits for the wind\n\n{BODY}"
    lines = result.stderr.splitlines()
    assert lines[0] == "story.json: converted, but not all of it:"
    assert lines[1].startswith("  lost: Article.id: ")
    assert lines[2] == (
        "  lost: Article.language, Article.bylines, Article.participants, Article.topics, Article.events, "
        "Article.statements: a text holds a headline and a body, nothing else"
    )
    assert len(lines) == 3


def test_what_the_source_said_besides_is_told(run: Run, folder: Path) -> None:
    (folder / "newer.json").write_bytes(NEWER)
    result = run("convert", "newer.json", "-o", "newer.jsonl")
    assert result.exit_code == 0
    assert "  left over: line 1: mood: a key of a newer version\n" in result.stderr
    (folder / "marked.txt").write_bytes(b"\xef\xbb\xbfGale nears\n\n\n\nOne.")
    result = run("convert", "marked.txt", "--to", "json")
    assert result.stderr.splitlines() == [
        "marked.txt: converted, but not all of it:",
        "  noted: line 1: text: the byte order mark of UTF-8 was taken off",
        "  noted: line 2: text: the headline is followed by 3 empty lines, of which the model keeps no count",
    ]


@pytest.mark.parametrize(
    ("source", "to"), [("newer.json", "jsonl"), ("marked.txt", "json"), ("story.json", "text")]
)
def test_strict(run: Run, folder: Path, source: str, to: str) -> None:
    (folder / "newer.json").write_bytes(NEWER)
    (folder / "marked.txt").write_bytes(b"\xef\xbb\xbfGale nears")
    result = run("convert", source, "--to", to, "-o", "out/", "--strict", "--report", "report.json")
    assert (result.exit_code, result.stdout) == (1, "")
    assert f"newsml: error: {source}: not converted, because of --strict:\n  " in result.stderr
    assert not (folder / "out").exists()
    (document,) = json.loads((folder / "report.json").read_bytes())["documents"]
    assert document["written"] is False
    assert document["lost"] or document["leftovers"] or document["notes"]


def test_strict_lets_the_lossless_through(run: Run, folder: Path) -> None:
    result = run("convert", "story.json", "--to", "jsonld", "--strict", "-o", "out/")
    assert (result.exit_code, result.output) == (0, "")
    assert load("out/story.jsonld").article == story()


@pytest.fixture
def archive(folder: Path) -> Path:
    (folder / "archive" / "2026" / "06").mkdir(parents=True)
    (folder / "archive" / "one.json").write_bytes(dumps(story(), "json"))
    (folder / "archive" / "2026" / "06" / "two.jsonl").write_bytes(dumps([story()], "jsonl"))
    (folder / "archive" / "2026" / "bad.json").write_bytes(b"{")
    (folder / "archive" / "2026" / "wrong.json").write_bytes(b'{"id": "urn:example:1"}')
    (folder / "archive" / "readme.md").write_bytes(b"#")
    return folder / "archive"


def below(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def test_a_folder_is_mirrored(run: Run, archive: Path, folder: Path) -> None:
    result = run("convert", "archive", "--to", "jsonld", "-o", "out", "--report", "report.json")
    assert (result.exit_code, result.stdout) == (2, "")
    assert below(folder / "out") == ["2026/06/two.jsonld", "one.jsonld"]
    assert load("out/2026/06/two.jsonld").article == story()
    lines = result.stderr.splitlines()
    assert lines[0].startswith("newsml: error: archive/2026/bad.json:1:")
    assert lines[1].startswith("newsml: error: archive/2026/wrong.json: not a valid article")
    assert lines[-1] == "2 converted, 2 not converted, 1 passed over, because their endings name no format"
    report = json.loads((folder / "report.json").read_bytes())
    assert [(one["source"], one["written"]) for one in report["documents"]] == [
        ("archive/one.json", True),
        ("archive/2026/bad.json", False),
        ("archive/2026/wrong.json", False),
        ("archive/2026/06/two.jsonl", True),
    ]
    assert report["documents"][0] == {
        "source": "archive/one.json",
        "target": "out/one.jsonld",
        "written": True,
        "from": "json",
        "articles": 1,
        "lost": [],
        "leftovers": [],
        "notes": [],
    }
    assert "not a valid article" in report["documents"][2]["error"]


def test_a_glob_is_mirrored_from_its_fixed_part(run: Run, archive: Path, folder: Path) -> None:
    result = run("convert", "archive/20*/**/*.jsonl", "--to", "text", "-o", "out")
    assert result.exit_code == 0
    assert below(folder / "out") == ["2026/06/two.txt"]
    result = run("convert", str(archive / "*.json"), "missing*.json", "--to", "text", "-o", "flat")
    assert result.exit_code == 2
    assert "missing*.json: no file matches it" in result.stderr
    assert below(folder / "flat") == ["one.txt"]


def test_files_and_standard_input_go_side_by_side(run: Run, folder: Path) -> None:
    (folder / "STORY.v2.JSONL").write_bytes(dumps(story(), "jsonl"))
    (folder / "noending").write_bytes(dumps(story(), "json"))
    (folder / ".json").write_bytes(dumps(story(), "json"))
    given = ("STORY.v2.JSONL", "noending", ".json", "-")
    result = run("convert", *given, "--to", "jsonld", "-o", "out", input=dumps(story(), "json"))
    assert result.exit_code == 0
    assert below(folder / "out") == [".json.jsonld", "STORY.v2.jsonld", "noending.jsonld", "stdin.jsonld"]
    assert result.stderr == "4 converted\n"


def test_two_that_would_become_one_file(run: Run, folder: Path) -> None:
    (folder / "story.jsonl").write_bytes(dumps(story(), "jsonl"))
    result = run("convert", "story.json", "story.jsonl", "--to", "text", "-o", "out")
    assert result.exit_code == 2
    assert "out/story.txt: story.json and story.jsonl would both become this file" in result.stderr
    assert below(folder / "out") == ["story.txt"]
    assert result.stderr.endswith("1 converted (1 of them not completely), 1 not converted\n")


def test_a_source_is_never_written_over(run: Run, folder: Path) -> None:
    (folder / "same.json").symlink_to("story.json")
    before = (folder / "story.json").read_bytes()
    for out in ("story.json", "same.json", "."):
        result = run("convert", "story.json", "--to", "json", "-o", out)
        assert result.exit_code == 2
        assert "would be written over, and it is a source" in result.stderr
    assert (folder / "story.json").read_bytes() == before


def test_onto(run: Run, folder: Path) -> None:
    (folder / "base.json").write_bytes(NEWER)
    edited = loads(NEWER).article.replace(headline="Gale is here")
    (folder / "edited.json").write_bytes(dumps(edited, "json"))
    result = run("convert", "edited.json", "--to", "json", "--onto", "base.json", "-o", "base.json")
    assert (result.exit_code, result.output) == (0, "")
    written = json.loads((folder / "base.json").read_bytes())
    assert (written["headline"], written["mood"]) == ("Gale is here", "tense")
    result = run("convert", "edited.json", "--to", "json", "--onto", "edited.xml")
    assert result.exit_code == 2
    assert "edited.xml: cannot be read" in result.stderr


def test_register(run: Run) -> None:
    register = b'{"newsml": "1.0", "register": {"participants": [{"id": "a", "kind": "person"}]}}'
    result = run("convert", "-", "--to", "json", input=register)
    assert result.exit_code == 0
    assert loads(result.stdout_bytes).register == loads(register).register
    result = run("convert", "-", "--to", "text", input=register)
    assert result.exit_code == 1
    assert "write a register as json" in result.stderr
    assert "<stdin>" in result.stderr or "-: " in result.stderr


def test_what_has_no_place_in_the_target(run: Run, folder: Path) -> None:
    (folder / "two.jsonl").write_bytes(dumps([story(), story("urn:example:2")], "jsonl"))
    result = run("convert", "two.jsonl", "--to", "json")
    assert (result.exit_code, result.stdout) == (1, "")
    assert "two.jsonl: articles: json holds one article, not 2" in result.stderr


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["story.json"], "name the format to write with --to"),
        (["story.json", "-o", "-"], "name the format to write with --to"),
        (["story.json", "-o", "."], "name the format to write with --to"),
        (["story.json", "-o", "story.docx"], "names no format"),
        (["story.json", "--to", "jsnld"], "did you mean 'jsonld'?"),
        (["story.json", "more.json", "--to", "text"], "do not go to standard output"),
        (["story.json", "more.json", "--to", "text", "-o", "more.json"], "but more.json is a file"),
        (["story.json", "more.json", "--to", "text", "-o", "x/", "--onto", "b"], "--onto takes one document"),
        (["story.json", "--to", "text", "--report", "story.json"], "story.json is a source or a target"),
        (["story.json", "-o", "o.txt", "--report", "./o.txt"], "./o.txt is a source or a target"),
        (["story.json", "--to", "text", "-o", "story.json/x/y.txt"], "the folder cannot be made"),
        (
            ["story.json", "--to", "text", "-o", "out", "--report", "no/r.json"],
            "no/r.json: cannot be written",
        ),
        (["nothing.json", "--to", "text", "--onto", "b"], "there is no such file"),
    ],
)
def test_misuse(run: Run, folder: Path, arguments: list[str], says: str) -> None:
    (folder / "more.json").write_bytes(dumps(story("urn:example:2"), "json"))
    result = run("convert", *arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert says in result.stderr


def test_progress_goes_to_standard_error(run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the environment says that it is as good as a terminal; a real one is in test_terminal.py."""
    monkeypatch.setenv("FORCE_COLOR", "1")
    (folder / "more.json").write_bytes(dumps(story("urn:example:2"), "json"))
    result = run("convert", "story.json", "more.json", "--to", "jsonld", "-o", "out")
    assert (result.exit_code, result.stdout) == (0, "")
    assert "converting" in result.stderr
    assert result.stderr.endswith("2 converted\n")


def test_a_device_is_written_to_and_not_replaced(run: Run, folder: Path) -> None:
    result = run("convert", "story.json", "--to", "json", "-o", os.devnull)
    assert result.exit_code == 0
    assert not Path(os.devnull).is_file()


def test_many_leftovers_are_counted() -> None:
    found = Costs(leftovers=tuple(Leftover(f"x[{n}]", None, "an element") for n in range(20)))
    lines = list(found.lines())
    assert lines[0] == "left over: x[0]: an element"
    assert lines[-1] == "left over: and 12 more (all of them with --report)"
    assert len(lines) == 9


def test_losses_are_counted_where_they_are_used() -> None:
    lost = {"Mention.form": "no place", "Participant.mentions": "no room", "Article.slugline": "no use"}
    article = story()
    form = article["ana"].model_copy(
        update={
            "mentions": (article.mention("Ana Ruiz", form="name"), article.mention("she", form="pronoun"))
        }
    )
    reading = Reading(articles=(article.replace(form),), format="json", register=Register())
    found = costs(reading, lost)
    assert [(loss.field, loss.count) for loss in found.lost] == [("Participant.mentions", 3), ("Register", 1)]
    del lost["Participant.mentions"]
    found = costs(reading, lost)
    assert [(loss.field, loss.count) for loss in found.lost] == [("Mention.form", 2), ("Register", 1)]
    assert next(found.lines()) == "lost: Mention.form (2): no place"
    assert not costs(Reading(articles=(article,), format="json"), named("jsonld").lost)
    assert costs(Reading(articles=(), format="text", notes=(Note("text", 1, "x"),)), {})


def test_an_older_version(run: Run, folder: Path) -> None:
    result = run("convert", "story.json", "--to", "newsml-g2", "--version", "2.29", "-o", "older.xml")
    assert (result.exit_code, result.output) == (0, "")
    assert (folder / "older.xml").read_bytes() == dumps(story(), "newsml-g2", version="2.29")
    assert b'standardversion="2.29"' in (folder / "older.xml").read_bytes()
    assert load("older.xml").article == story()


def test_what_an_older_version_has_no_place_for_is_named(run: Run, folder: Path) -> None:
    licensed = story().model_copy(update={"rights": {"licence": "urn:example:licence"}})
    (folder / "licensed.json").write_bytes(dumps(licensed, "json"))
    result = run(
        "convert", "licensed.json", "story.json", "--to", "newsml-g2", "--version", "2.11", "-o", "out/"
    )
    assert result.exit_code == 1
    assert (
        "newsml: error: licensed.json: rights.licence: NewsML-G2 has link in rightsInfo since 2.12"
        in result.stderr
    )
    assert below(folder / "out") == ["story.xml"]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (
            ("--to", "newsml-g2", "--version", "2.99"),
            "is not written in version '2.99': give one of 2.9 to 2.35",
        ),
        (("--to", "json", "--version", "2.29"), "--version is for newsml-g2, not for json"),
        (("--to", "json", "--upgrade"), "--upgrade is for newsml-g2, not for json"),
        (("--to", "newsml-g2", "--upgrade"), "--upgrade is for --onto BASE"),
        (
            ("--to", "newsml-g2", "--onto", "a.xml", "--version", "2.29"),
            "keeps its version: --upgrade raises it",
        ),
    ],
)
def test_options_of_newsml_g2_that_do_not_fit(run: Run, arguments: tuple[str, ...], message: str) -> None:
    result = run("convert", "story.json", "missing.json", "-o", "out/", *arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert message in result.stderr
    assert "missing.json" not in result.stderr


@pytest.mark.parametrize("more", [(), ("--upgrade",)])
def test_onto_from_the_command_line(run: Run, folder: Path, more: tuple[str, ...]) -> None:
    base = dumps(story(), "newsml-g2")
    (folder / "base.xml").write_bytes(base)
    arguments = ("--to", "newsml-g2", "--onto", "base.xml", *more)
    assert run("convert", "story.json", *arguments).stdout_bytes == base
    edited = story().model_copy(update={"urgency": 2})
    (folder / "edited.json").write_bytes(dumps(edited, "json"))
    result = run("convert", "edited.json", *arguments, "-o", "out.xml")
    assert (result.exit_code, result.output) == (0, "")
    assert load("out.xml").article == edited
    result = run("convert", "edited.json", "story.json", *arguments, "-o", "out/")
    assert result.exit_code == 2
    assert "--onto takes one document" in result.stderr


def test_a_document_of_several_articles_becomes_several_files_in_a_folder(run: Run, folder: Path) -> None:
    several = [story().replace(id=f"urn:example:{n}") for n in range(3)]
    (folder / "feed").mkdir()
    (folder / "feed" / "message.xml").write_bytes(dumps(several, "newsml-g2"))
    (folder / "feed" / "one.xml").write_bytes(dumps(story(), "newsml-g2"))
    result = run("convert", "feed", "--to", "json", "-o", "out")
    assert (result.exit_code, result.stderr) == (0, "2 converted\n")
    names = ["message.1.json", "message.2.json", "message.3.json", "one.json"]
    assert sorted(path.name for path in (folder / "out").iterdir()) == names
    assert [load(str(folder / "out" / name)).article for name in names] == [*several, story()]
    into_one = run("convert", "feed/message.xml", "--to", "json", "-o", "one.json")
    assert into_one.exit_code == 1
    assert "json holds one article, not 3" in into_one.stderr
    assert not (folder / "one.json").exists()


def test_documents_without_an_article_are_passed_over_in_a_folder(run: Run, folder: Path) -> None:
    (folder / "feed").mkdir()
    package = '<packageItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:example:p"/>'
    (folder / "feed" / "package.xml").write_text(package, encoding="utf-8")
    (folder / "feed" / "one.xml").write_bytes(dumps(story(), "newsml-g2"))
    result = run("convert", "feed", "--to", "json", "-o", "out", "--report", "report.json")
    assert result.exit_code == 0
    assert result.stderr.splitlines() == [
        f"feed{os.sep}package.xml: there is no article in it, and no register: nothing to convert",
        "1 converted, 1 without an article",
    ]
    assert [path.name for path in (folder / "out").iterdir()] == ["one.json"]
    report = json.loads((folder / "report.json").read_text(encoding="utf-8"))
    assert [entry["written"] for entry in report["documents"]] == [True, False]
    alone = run("convert", "feed/package.xml", "--to", "json")
    assert (alone.exit_code, alone.stdout) == (1, "")
    assert "nothing to convert" in alone.stderr


@pytest.mark.parametrize("profile", ["web", "web-annotation"])
def test_a_profile(run: Run, folder: Path, profile: str) -> None:
    written = run("convert", "story.json", "--to", "jsonld", "--profile", profile)
    assert (written.exit_code, written.stderr) == (0, "")
    assert written.stdout_bytes == dumps(story(), "jsonld", profile=profile)
    (folder / "two.jsonl").write_bytes(dumps([story(), story("urn:example:2")], "jsonl"))
    result = run("convert", "two.jsonl", "story.json", "--profile", profile, "-o", "out/", "--to", "jsonld")
    assert (result.exit_code, result.stderr) == (0, "2 converted\n")
    assert (folder / "out" / "story.jsonld").read_bytes() == written.stdout_bytes


def test_a_collection_of_annotations_comes_back(run: Run, folder: Path) -> None:
    arguments = ("--strict", "--profile", "web-annotation", "-o", "notes.jsonld")
    assert run("convert", "story.json", *arguments).exit_code == 0
    result = run("convert", "notes.jsonld", "--to", "json", "--strict")
    assert (result.exit_code, result.stderr) == (0, "")
    assert loads(result.stdout_bytes).article == story()


def test_an_article_that_no_page_may_tell_of(run: Run, folder: Path) -> None:
    held = story().model_copy(update={"embargo": "open"})
    (folder / "held.json").write_bytes(dumps(held, "json"))
    result = run("convert", "held.json", "--to", "jsonld", "--profile", "web")
    assert (result.exit_code, result.stdout) == (1, "")
    assert "held.json: embargo: the article is under embargo (open)" in result.stderr


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("--to", "jsonld", "--profile", "amp"), "the option profile is web or web-annotation, not 'amp'"),
        (("--to", "json", "--profile", "web"), "--profile is for jsonld, not for json"),
        (("-o", "a.xml", "--profile", "web"), "--profile is for jsonld, not for newsml-g2"),
        (("--to", "jsonld", "--profile", "web", "--strict"), "--profile web writes an excerpt"),
        (("--to", "jsonld", "--profile", "web", "--version", "2.29"), "--version is for newsml-g2"),
    ],
)
def test_profiles_that_do_not_fit(run: Run, arguments: tuple[str, ...], message: str) -> None:
    result = run("convert", "story.json", *arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert message in result.stderr
