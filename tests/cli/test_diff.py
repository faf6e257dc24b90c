"""`newsml diff`: what differs is named, shown shortly, and counted by the exit code."""

from __future__ import annotations

import json
from pathlib import Path, PurePath

import pytest

from newsml import dumps
from newsml.cli.sources import Source
from newsml.cli.wording import reworded
from newsml.formats.reading import Reading
from newsml.model.article import Article
from newsml.model.register import Register
from tests.cli.conftest import Run
from tests.cli.stories import BODY, story


def write(folder: Path, name: str, thing: Article | Register, format: str = "json") -> None:
    (folder / name).write_bytes(dumps(thing, format))


@pytest.mark.parametrize("format", ["json", "jsonl", "jsonld", "newsml-g2", "draft"])
def test_equal_in_any_two_formats(run: Run, folder: Path, format: str) -> None:
    write(folder, "other", story(), format)
    result = (
        run("diff", "story.json", "other", "--from", format)
        if format == "json"
        else run("diff", "story.json", "other")
    )
    assert (result.exit_code, result.output) == (0, "no differences: 1 article\n")
    result = run("diff", "-", "other", "--output", "json", input=dumps(story(), "json"))
    assert result.exit_code == 0
    assert json.loads(result.stdout) == {"a": "-", "b": "other", "equal": True, "differences": []}


def test_what_differs(run: Run, folder: Path) -> None:
    one = story()
    (port,) = (thing for thing in one.participants if thing.id == "port")
    harbour = port.model_copy(update={"name": "Quellhaven Port"})
    other = one.replace(harbour, headline="Ferry waits for the gale", language=None, slugline="FERRY")
    write(folder, "other.xml", other, "newsml-g2")
    result = run("diff", "story.json", "other.xml")
    assert result.exit_code == 1
    assert result.stdout.splitlines() == [
        "headline: Ferry waits for the [-wind-]{+gale+}",
        'slugline: only in B: "FERRY"',
        'language: only in A: "en"',
        f'participants[id=port].name: {json.dumps(port.name)} → "Quellhaven Port"',
        "4 differences",
    ]
    result = run("diff", "story.json", "other.xml", "--output", "json")
    assert result.exit_code == 1
    data = json.loads(result.stdout)
    assert data["equal"] is False
    assert data["differences"][1] == {"path": "slugline", "before": None, "after": "FERRY"}


def test_what_only_moves_is_counted(run: Run, folder: Path) -> None:
    from newsml import reanchor

    write(folder, "other.json", reanchor(story(), {"body": f"Late on Monday, {BODY}"}).article)
    result = run("diff", "story.json", "other.json")
    assert result.exit_code == 1
    lines = result.stdout.splitlines()
    assert lines[0].startswith("body: {+Late on Monday, +}")
    assert "only moved with the text; --all lists them)" in lines[-2]
    assert " 0 places" not in lines[-2]
    listed = run("diff", "story.json", "other.json", "--all").stdout.splitlines()
    assert len(listed) > len(lines)
    assert any(".mentions[" in line and " → " in line for line in listed)
    assert lines[-1] == listed[-1]


def test_several_articles(run: Run, folder: Path) -> None:
    second = story().model_copy(update={"id": "urn:example:second"})
    (folder / "two.jsonl").write_bytes(dumps([second, story()], "jsonl"))
    (folder / "two.xml").write_bytes(dumps([story(), second], "newsml-g2"))
    result = run("diff", "two.jsonl", "two.xml")
    assert result.exit_code == 1
    assert result.stdout.startswith("articles: ")
    result = run("diff", "story.json", "two.jsonl")
    assert result.exit_code == 1
    assert result.stdout.startswith("articles[id=urn:example:second,version=1]: only in B: {")
    assert all(len(line) < 160 for line in result.stdout.splitlines())


def test_registers(run: Run, folder: Path) -> None:
    write(folder, "one.json", Register(name="People"))
    write(folder, "other.json", Register(name="Persons"))
    result = run("diff", "one.json", "other.json")
    assert (result.exit_code, result.stdout) == (1, 'name: "People" → "Persons"\n1 difference\n')
    result = run("diff", "one.json", "one.json")
    assert (result.exit_code, result.stdout) == (0, "no differences: 1 register\n")
    result = run("diff", "one.json", "story.json")
    assert result.exit_code == 2
    assert "cannot be compared" in result.stderr


def test_a_register_beside_articles(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """As in a message with news items and a knowledge item."""
    registers = [Register(name="People"), Register(name="Persons"), None]
    monkeypatch.setattr(
        Source,
        "read",
        lambda self, _: Reading((story(),), "json", registers[int(self.name.partition(".")[2])]),
    )
    monkeypatch.setattr("newsml.cli.diff.one", lambda name: Source(name, PurePath(name)))
    assert run("diff", "x.0", "x.1").stdout == 'register.name: "People" → "Persons"\n1 difference\n'
    assert run("diff", "x.0", "x.2").stdout == 'register: only in A: {"name": "People"}\n1 difference\n'
    assert run("diff", "x.0", "x.0").exit_code == 0


def test_leftovers(run: Run, folder: Path) -> None:
    document = dumps(story(), "newsml-g2")
    (folder / "one.xml").write_bytes(
        document.replace(b"</itemMeta>", b"  <x:a xmlns:x='urn:x'/>\n</itemMeta>")
    )
    (folder / "other.xml").write_bytes(document)
    assert run("diff", "one.xml", "other.xml").exit_code == 0
    result = run("diff", "one.xml", "other.xml", "--leftovers")
    assert result.exit_code == 1
    assert result.stdout.startswith("only A has left over: /newsItem/itemMeta[1]/*:a[1]: ")
    assert result.stdout.endswith("1 difference\n")
    data = json.loads(run("diff", "other.xml", "one.xml", "--leftovers", "--output", "json").stdout)
    assert data["equal"] is False
    assert data["leftovers"]["a"] == []
    assert data["leftovers"]["b"][0]["path"] == "/newsItem/itemMeta[1]/*:a[1]"
    assert run("diff", "one.xml", "one.xml", "--leftovers").exit_code == 0
    result = run("diff", "one.xml", "story.json", "--leftovers")
    assert result.exit_code == 2
    assert "documents of one format" in result.stderr


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("-", "-"), "standard input can be read only once"),
        (("story.json", "missing.json"), "missing.json: there is no such file"),
        (("story.json", "bad.json"), "bad.json:1:"),
        (("story.json", "."), "name one document at a time"),
        (("story.json", "empty.xml"), "empty.xml: holds no article and no register"),
    ],
)
def test_unusable(run: Run, folder: Path, arguments: tuple[str, ...], message: str) -> None:
    (folder / "bad.json").write_bytes(b"{")
    (folder / "empty.xml").write_bytes(dumps([], "newsml-g2"))
    result = run("diff", *arguments, input=b"")
    assert (result.exit_code, result.stdout) == (2, "")
    assert message in result.stderr


def test_nothing_steers_the_terminal(run: Run, folder: Path) -> None:
    write(
        folder,
        "other.json",
        story().model_copy(update={"slugline": "a\x9b31m", "editorial_notes": ("b\u202e",)}),
    )
    result = run("diff", "story.json", "other.json")
    assert "a<U+009B>31m" in result.stdout
    assert "\x9b" not in result.stdout
    assert "\u202e" not in result.stdout


@pytest.mark.parametrize(
    ("old", "new", "shown"),
    [
        ("The boat waits.", "The boats wait.", "The [-boat-]{+boats+} [-waits-]{+wait+}."),
        ("One.\n\nTwo.", "One. Two.", "One.[-↵↵-]{+ +}Two."),
        ("a" * 40 + " b", "a" * 40 + " c", "…" + "a" * 23 + " [-b-]{+c+}"),
        ("", "new", "{+new+}"),
        ("x " * 200, "", "[-" + "x " * 40 + " … " + "x " * 40 + "-]"),
        ("他说港口关闭", "他说港口开放", "他说港口[-关闭-]{+开放+}"),
    ],
)
def test_words(old: str, new: str, shown: str) -> None:
    assert reworded(old, new, coloured=False).plain == shown


def test_words_of_long_texts() -> None:
    old = " ".join(f"word{n}" for n in range(4000))
    new = " ".join(f"word{n}" if n % 200 else f"other{n}" for n in range(4000))
    plain = reworded(old, new, coloured=False).plain
    assert plain.endswith(" (and 12 more places)")
    assert len(plain) < 2000
    coloured = reworded("The boat waits.", "The ship waits.", coloured=True)
    assert coloured.plain == "The boatship waits."
    assert [str(span.style) for span in coloured.spans] == ["red strike", "green"]
