"""`newsml demo`: what it says is computed, and its exit code tells whether it went well."""

from __future__ import annotations

import json
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest

from newsml import load
from newsml.cli import demo as demo_module
from newsml.formats import named
from tests.cli.conftest import Run
from tests.cli.stories import story


@pytest.fixture(autouse=True)
def temporary(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the demo makes its folder."""
    folder = tmp_path_factory.mktemp("demo")
    monkeypatch.setattr("tempfile.tempdir", str(folder))
    return folder


def test_the_article_is_that_of_the_fixtures() -> None:
    """A copy, because the wheel has no fixtures; copy it anew when the fixture changes."""
    fixture = Path(__file__).parents[2] / "fixtures" / "articles" / "paris-summit" / "article.json"
    assert demo_module._article() == fixture.read_bytes()


def test_demo(run: Run, temporary: Path) -> None:
    result = run("demo")
    assert result.exit_code == 0, result.output
    assert result.stderr == ""
    words = " ".join(result.stdout.split())
    assert "The model takes it; no rule has any doubt." in words
    for name in ("newsml-g2", "jsonld"):
        assert f"{name}: " in words
    assert words.count("read back and compared: nothing was lost.") == 2
    for part in ("unknown_reference", "span_mismatch", "write 2025-09-03"):
        assert part in words
    (written,) = temporary.iterdir()
    assert str(written) in words
    original = load(str(files("newsml").joinpath("demo", "paris-summit.json"))).article
    read = [load(path).article for path in written.iterdir() if path.name != "broken.json"]
    assert read == [original, original]


def test_a_loss_would_be_told(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """The same with a target that does lose."""
    monkeypatch.setattr(demo_module, "_FORMATS", ("text",))
    result = run("demo")
    assert result.exit_code == 1
    assert "fields differ: id, " in result.stdout
    assert "statements[id=s_macron_commitment], " in result.stdout


def test_what_is_left_over_or_doubtful_would_be_told(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    cut = story()
    span = {"start": 1, "end": 3, "exact": "he"}
    doubtful = cut.replace(cut["wind"].model_copy(update={"source": {"spans": (span,)}}))
    monkeypatch.setattr(
        demo_module, "_article", lambda: doubtful.model_dump_json(exclude_defaults=True).encode()
    )
    real = type(named("jsonld")).read

    def with_a_note(self: Any, data: bytes, name: str | None = None) -> Any:
        import dataclasses

        from newsml import Note

        return dataclasses.replace(real(self, data, name), notes=(Note("x", None, "y"),))

    monkeypatch.setattr(type(named("jsonld")), "read", with_a_note)
    result = run("demo")
    assert result.exit_code == 1
    assert "the rules ask for a look" in result.stdout
    assert "N002" in result.stdout
    assert "nothing was lost, and 1 places were left over or guessed." in " ".join(result.stdout.split())


def test_a_copy_that_is_not_refused_would_be_a_failure(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(demo_module, "_with_slips", lambda article: article)
    assert run("demo").exit_code == 1


def test_an_article_with_nothing_to_break(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    data = json.dumps({"id": "urn:example:1", "body": "Hello.", "statements": []}).encode()
    monkeypatch.setattr(demo_module, "_article", lambda: data)
    result = run("demo")
    assert result.exit_code == 2
    assert "no statement with speaker and content" in result.stderr
