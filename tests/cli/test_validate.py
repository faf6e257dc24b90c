"""`newsml validate`: findings in words and as data, exit codes, sources of every kind."""

from __future__ import annotations

import contextlib
import io
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from newsml import Article, Finding, InvalidArticle, dumps
from newsml.cli.outputs.showing import excerpt_of
from newsml.cli.problems import of_model, printed, width_in
from newsml.cli.terminal import console
from tests.cli.conftest import Run
from tests.cli.stories import story


def doubtful() -> Article:
    """The story with a speaker whom no words name: an anchor that cuts a word."""
    article = story()
    cut = article.anchor("The ferry waits").model_copy(
        update={"spans": ({"start": 1, "end": 3, "exact": "he"},)}
    )
    return article.replace(article["wind"].model_copy(update={"source": cut}))


def broken() -> bytes:
    data: dict[str, Any] = json.loads(dumps(story(), "json"))
    data["statements"][0]["speaker"] = "anna"
    data["urgency"] = 12
    data["events"][0]["mentions"][0]["spans"][0]["exact"] = "wants"
    return json.dumps(data, indent=1).encode()


def test_clean(run: Run) -> None:
    result = run("validate", "story.json")
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr == "no findings: 1 article in 1 document\n"


def test_words_are_marked_in_their_sentence(run: Run, folder: Path) -> None:
    (folder / "doubt.json").write_bytes(dumps(doubtful(), "json"))
    result = run("validate", "doubt.json")
    assert result.exit_code == 1
    lines = result.stdout.splitlines()
    assert lines[0] == "doubt.json:151:11: warning N002 anchor-cuts-word"
    assert lines[1].startswith("  statements[1].source.spans[0]: ")
    assert lines[2:4] == ["    The ferry waits, Ana Ruiz said on Monday.", "     ^^"]
    assert result.stderr == "1 warning: 1 article in 1 document\n"


def test_what_the_model_refuses(run: Run, folder: Path) -> None:
    (folder / "broken.json").write_bytes(broken())
    result = run("validate", "broken.json")
    assert result.exit_code == 1
    lines = broken().decode().splitlines()
    urgency = lines.index(' "urgency": 12') + 1
    assert f"broken.json:{urgency}:2: error urgency\n  urgency: write a whole number from 1" in result.stdout
    assert "error unknown_reference\n  statements[0].speaker: no participant has this id" in result.stdout
    assert "    given: anna\n" in result.stdout
    assert "error span_mismatch\n" in result.stdout
    assert result.stderr == "3 errors: 1 article in 1 document\n"


def finding(text: str, *spans: tuple[int, int], **more: Any) -> str:
    """A finding about some words, as it is printed."""
    article = Article(id="urn:example:1", body=text)
    found = Finding("X001", "x-y", "error", "mend it", path=("body",), field="body", spans=spans, **more)
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        printed(console(), found, excerpt_of(found, article, width_in(console())))
    return out.getvalue()


def test_findings_in_words() -> None:
    head = "error X001 x-y\n  body: mend it\n"
    assert finding("One two.", (4, 7)) == f"{head}    One two.\n        ^^^\n"
    assert finding("One", excerpt="gone") == f"{head}    given: gone\n"
    assert finding("One") == head
    assert finding("قال البحر.", (0, 3), (4, 9)) == f"{head}    قال البحر.\n    the words: قال … البحر\n"
    assert finding("a\n" * 5, (0, 10)).endswith("    … and 1 more line\n")
    assert finding("a\n" * 9, (0, 18)).endswith("    … and 5 more lines\n")


def test_values_that_are_shown() -> None:
    error = InvalidArticle("x", [{"type": "t", "msg": "m", "loc": (), "input": value} for value in VALUES])
    assert [one.excerpt for one in of_model(error)] == ["x" * 99 + "…", "12", None, None]


VALUES = ("x" * 101, 12, {"id": "a"}, None)


def test_json(run: Run, folder: Path) -> None:
    (folder / "broken.json").write_bytes(broken())
    (folder / "doubt.json").write_bytes(dumps(doubtful(), "json"))
    result = run("validate", "--output", "json", "doubt.json", "broken.json", "missing.json")
    assert result.exit_code == 2
    assert result.stderr == ""
    report = json.loads(result.stdout)
    assert (report["documents"], report["articles"]) == (2, 2)
    assert [finding["code"] for finding in report["findings"]] == [
        "N002",
        *("span_mismatch", "unknown_reference", "urgency"),
    ]
    first, mismatch = report["findings"][:2]
    assert (first["source"], first["article"], first["spans"]) == ("doubt.json", story().id, [[1, 3]])
    assert (mismatch["source"], mismatch["excerpt"], mismatch["severity"]) == (
        "broken.json",
        "wants",
        "error",
    )
    assert report["unreadable"] == [{"source": "missing.json", "message": "there is no such file"}]


def test_select_and_ignore(run: Run, folder: Path) -> None:
    (folder / "doubt.json").write_bytes(dumps(doubtful(), "json"))
    assert run("validate", "doubt.json", "--ignore", "N001, anchor-cuts-word").exit_code == 0
    assert run("validate", "doubt.json", "--select", "n002").exit_code == 1
    assert run("validate", "doubt.json", "--select", "N001").exit_code == 0
    result = run("validate", "doubt.json", "--select", "X999")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "no rule is called 'X999'" in result.stderr


def test_sources_of_every_kind(run: Run, folder: Path) -> None:
    (folder / "a" / "b").mkdir(parents=True)
    (folder / "a" / ".hidden").mkdir()
    (folder / "a" / ".hidden" / "no.json").write_bytes(b"{")
    (folder / "a" / ".no.json").write_bytes(b"{")
    (folder / "a" / "notes.docx").write_bytes(b"PK")
    (folder / "a" / "b" / "one.json").write_bytes(dumps(story(), "json"))
    (folder / "a" / "two.jsonl").write_bytes(dumps([story(), story("urn:example:2")], "jsonl"))
    result = run("validate", "a", "a/**/*.json", "story.json", "-", input=dumps(story(), "json"))
    assert result.exit_code == 0
    assert result.stderr == (
        "no findings: 5 articles in 4 documents\n"
        "passed over 1 file in folders: their endings name no format\n"
    )


@pytest.mark.parametrize(
    ("source", "says"),
    [
        ("empty", "empty: an empty folder: there is nothing to read"),
        ("alien", "alien: the ending of none of its 1 files names a format"),
        ("*.xyz", "*.xyz: no file matches it: check the pattern"),
        ("story.jsn", "story.jsn: there is no such file; did you mean 'story.json'?"),
        ("nowhere/story.json", "nowhere/story.json: there is no folder 'nowhere': check the path"),
        ("old.xml", "old.xml: this is NewsML 1.x"),
        ("ninjs.json", "ninjs.json: this is ninjs"),
        ("dangling.json", "dangling.json: cannot be read: No such file or directory"),
        ("bad.json", "bad.json:1:2: not JSON"),
    ],
)
def test_unreadable(run: Run, folder: Path, source: str, says: str) -> None:
    (folder / "empty").mkdir()
    (folder / "alien").mkdir()
    (folder / "alien" / "x.docx").write_bytes(b"PK")
    (folder / "old.xml").write_bytes(b"<NewsML/>")
    (folder / "ninjs.json").write_bytes(b'{"uri": "urn:example:1", "headlines": []}')
    (folder / "dangling.json").symlink_to("none")
    (folder / "bad.json").write_bytes(b"{nonsense")
    result = run("validate", source, "story.json")
    assert result.exit_code == 2
    assert f"newsml: error: {says}" in result.stderr
    assert "1 article" in result.stderr
    assert result.stderr.endswith("; 1 source unreadable\n")


def test_unreadable_beats_findings(run: Run, folder: Path) -> None:
    (folder / "doubt.json").write_bytes(dumps(doubtful(), "json"))
    assert run("validate", "doubt.json", "missing.json").exit_code == 2


def test_remarks_do_not_count(run: Run, folder: Path) -> None:
    """A finding of severity info is printed; the exit code stays 0."""
    article = story()
    unlike = article.mention("Orme & Daughters").model_copy(update={"form": "name"})
    port = article["port"].model_copy(update={"mentions": (unlike,)})
    (folder / "unlike.json").write_bytes(dumps(article.replace(port), "json"))
    result = run("validate", "unlike.json")
    assert result.exit_code == 0
    assert "unlike.json:41:9: info P003 mention-unlike-name\n" in result.stdout
    assert result.stderr == "1 info: 1 article in 1 document\n"


def test_hostile_names_and_values(run: Run, folder: Path) -> None:
    name = "red\x1b[31m.json"
    data = json.loads(dumps(story(), "json")) | {"language": "\x9b2J\u202e"}
    (folder / name).write_bytes(json.dumps(data).encode())
    for output in ("text", "json"):
        result = run("validate", name, "--output", output)
        assert result.exit_code == 1
        assert not set(result.output) & set("\x1b\x9b\u202e")
    assert json.loads(result.stdout)["findings"][0]["excerpt"] == "\x9b2J\u202e"


def test_file_names_in_no_encoding(folder: Path) -> None:
    """A name that is not UTF-8 comes in as half a surrogate pair, which nothing can print."""
    path = os.fsencode(folder) + b"/caf\xe9.json"
    try:
        Path(os.fsdecode(path)).write_bytes(dumps(doubtful(), "json"))
    except OSError:
        pytest.skip("this file system takes names in UTF-8 only")
    command: list[bytes | str] = [sys.executable, "-m", "newsml", "validate", path]
    for more in ([], ["--output", "json"]):
        done = subprocess.run([*command, *more], capture_output=True, check=False)
        assert done.returncode == 1, done.stderr
        assert b"N002" in done.stdout
    assert json.loads(done.stdout)["findings"][0]["source"].endswith("caf\udce9.json")
