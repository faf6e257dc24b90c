"""Writing the published documents, and telling how a folder differs from them."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from newsml import NewsmlError, publish
from newsml.formats import names
from newsml.model.article import Article
from newsml.model.structure import records, shape
from newsml.publish import folder, tables

ROOT = Path(__file__).resolve().parents[2]


def test_the_folder_of_this_repository_is_up_to_date() -> None:
    assert publish.drift(ROOT / "schema") == []


def test_documents_are_json_or_turtle_in_ascii_with_one_line_feed_at_the_end() -> None:
    documents = publish.documents()
    assert list(documents) == [
        *("article.schema.json", "register.schema.json", "context.jsonld", "fidelity.json", "rules.json"),
        *("tables.json", "shapes.ttl", "vocabulary.ttl"),
    ]
    for name, data in documents.items():
        assert data.isascii()
        assert data.endswith(b".\n" if name.endswith(".ttl") else b"}\n")
        assert b"\r" not in data
        assert name.endswith(".ttl") or isinstance(json.loads(data), dict)


def test_the_bytes_do_not_hang_on_the_order_of_hashes() -> None:
    script = (
        "import hashlib, newsml.publish as p; print(hashlib.sha256(repr(p.documents()).encode()).hexdigest())"
    )
    expected = hashlib.sha256(repr(publish.documents()).encode()).hexdigest()
    for seed in ("1", "2"):
        environment = {**os.environ, "PYTHONHASHSEED": seed}
        run = subprocess.run(
            [sys.executable, "-c", script],
            cwd=ROOT,
            env=environment,
            capture_output=True,
            text=True,
            check=True,
        )
        assert run.stdout.strip() == expected


def test_fidelity_accounts_for_every_field_of_the_model() -> None:
    fields = {f"{cls.__name__}.{field.name}" for cls in records(Article) for field in shape(cls)}
    formats = tables.fidelity()["formats"]
    assert tuple(formats) == names()
    for name, row in formats.items():
        assert set(row["placed"]) | set(row["lost"]) == fields, name
        assert set(row["placed"]) & set(row["lost"]) == set(), name
        assert row["lossless"] == (row["lost"] == {})
        assert all(reason.strip() for reason in row["lost"].values())


def test_rules_have_codes_of_their_own_and_say_why() -> None:
    rules = tables.rules()["rules"]
    assert rules
    assert len({rule["code"] for rule in rules}) == len({rule["slug"] for rule in rules}) == len(rules)
    for rule in rules:
        assert list(rule) == ["code", "slug", "severity", "title", "message", "explanation", "fixable"]
        assert rule["severity"] in {"error", "warning", "info"}
        assert rule["title"].strip()
        assert rule["explanation"].strip()


@pytest.fixture
def two(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A folder in which two small documents were published."""
    monkeypatch.setattr(folder, "_CONTENTS", {"a.json": lambda: {"x": 1, "y": "é"}, "b.json": dict})
    target = tmp_path / "out put"
    assert publish.write(target) == [target / "a.json", target / "b.json"]
    return target


def test_what_was_written_has_not_drifted(two: Path) -> None:
    assert (two / "a.json").read_bytes() == b'{\n  "x": 1,\n  "y": "\\u00e9"\n}\n'
    assert publish.drift(two) == []
    publish.write(two)
    assert publish.drift(two) == []
    assert sorted(path.name for path in two.iterdir()) == ["a.json", "b.json"]


@pytest.mark.parametrize(
    ("content", "difference"),
    [
        (b'{\n  "x": 2,\n  "y": "\\u00e9"\n}\n', """2: says '"x": 2,' where newsml says '"x": 1,'"""),
        (b'{\n  "x": 1,\n  "y": "\\u00e9"\n}', "4: says '}' where newsml says '}\\n'"),
        (b'{\n  "x": 1,\n', """3: ends where newsml goes on with '"y": "\\\\u00e9"'"""),
        (b'{\n  "x": 1,\n  "y": "\\u00e9"\n}\n\n', r"5: goes on with '\n' where newsml ends"),
        (b"\xff", "1: says '\\\\xff' where newsml says '{'"),
        (b"", "1: ends where newsml goes on with '{'"),
    ],
)
def test_a_changed_file_is_named_with_its_first_difference_and_the_cure(
    two: Path, content: bytes, difference: str
) -> None:
    (two / "a.json").write_bytes(content)
    [line] = publish.drift(two)
    assert line == f"{two}/a.json:{difference}; write it anew with: newsml schema '{two}'"


def test_missing_files_are_named(two: Path) -> None:
    (two / "b.json").unlink()
    assert publish.drift(two) == [f"{two}/b.json: missing; write it anew with: newsml schema '{two}'"]
    (two / "a.json").unlink()
    two.rmdir()
    assert [line.split(": ")[1] for line in publish.drift(two)] == ["missing; write it anew with"] * 2


def test_files_that_do_not_belong_there_are_named(two: Path) -> None:
    (two / "old.json").write_bytes(b"{}\n")
    (two / "more").mkdir()
    (two / "more" / "x.json").write_bytes(b"{}\n")
    assert publish.drift(two) == [
        f"{two}/more: newsml publishes nothing of this name; remove it",
        f"{two}/old.json: newsml publishes nothing of this name; remove it",
    ]
    publish.write(two)
    assert (two / "old.json").exists()


def test_what_cannot_be_read_or_written_is_an_error_of_ours(two: Path, tmp_path: Path) -> None:
    (two / "b.json").unlink()
    (two / "b.json").mkdir()
    with pytest.raises(NewsmlError, match=r"b\.json: cannot be read"):
        publish.drift(two)
    with pytest.raises(NewsmlError, match=r"b\.json: cannot be written"):
        publish.write(two)
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(NewsmlError, match="file: the folder cannot be made"):
        publish.write(tmp_path / "file")
