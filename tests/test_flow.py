"""Files in and out: paths, open files, atomic writing."""

from __future__ import annotations

import gc
import io
import pickle
import stat
from pathlib import Path

import pytest

import newsml
from newsml import Article, NewsmlError, UnreadableInput, files

ARTICLE = Article(id="urn:example:1", headline="Yes", body="Ana said yes.")


def test_paths_and_open_files(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    newsml.dump(ARTICLE, path)
    assert newsml.load(path).article == newsml.load(str(path)).article == ARTICLE
    assert newsml.load(path).name == str(path)
    with path.open("rb") as binary, path.open(encoding="utf-8") as text:
        assert newsml.load(binary).article == newsml.load(text).article == ARTICLE
    out = io.BytesIO()
    newsml.dump(ARTICLE, out, "json")
    assert out.getvalue() == path.read_bytes()
    with pytest.raises(NewsmlError, match="name the format"):
        newsml.dump(ARTICLE, out)


def test_what_cannot_be_opened(tmp_path: Path) -> None:
    for wrong in (tmp_path / "none.json", tmp_path, "a\0b"):
        with pytest.raises(UnreadableInput, match="cannot be read"):
            newsml.load(wrong)
    with pytest.raises(UnreadableInput, match="cannot be read"):
        list(newsml.stream(tmp_path / "none.json"))


def test_a_failed_write_leaves_nothing_behind(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_bytes(b"old")
    with pytest.raises(newsml.CannotCarry):
        newsml.dump([ARTICLE, ARTICLE], path)
    assert path.read_bytes() == b"old"
    with pytest.raises(NewsmlError, match="cannot be written"):
        newsml.dump(ARTICLE, tmp_path / "none" / "a.json")
    (tmp_path / "b.json").mkdir()
    with pytest.raises(NewsmlError, match="cannot be written"):
        newsml.dump(ARTICLE, tmp_path / "b.json")
    assert sorted(item.name for item in tmp_path.iterdir()) == ["a.json", "b.json"]


def test_mode_and_link_are_kept(tmp_path: Path) -> None:
    path, link = tmp_path / "a.json", tmp_path / "link.json"
    path.write_bytes(b"old")
    path.chmod(0o640)
    link.symlink_to(path)
    newsml.dump(ARTICLE, link)
    assert link.is_symlink()
    assert newsml.load(path).article == ARTICLE
    assert stat.S_IMODE(path.stat().st_mode) == 0o640


def test_base_as_bytes_path_or_reading(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_bytes(b'{"id":"urn:example:1",\n"headline":"Yes","body":"Ana said yes."}')
    for base in (path, str(path), path.read_bytes(), newsml.load(path)):
        assert newsml.dumps(ARTICLE, "json", onto=base) == path.read_bytes()
    with pytest.raises(NewsmlError, match="was read as json"):
        newsml.dumps(ARTICLE, "jsonl", onto=newsml.load(path))


def test_stream_tells_the_format(tmp_path: Path) -> None:
    one, many = tmp_path / "one.json", tmp_path / "many"
    newsml.dump(ARTICLE, one)
    newsml.dump([ARTICLE] * 2000, many, "jsonl")
    assert [reading.format for reading in newsml.stream(one)] == ["json"]
    assert sum(len(reading.articles) for reading in newsml.stream(many)) == 2000
    long = ARTICLE.replace(body="x" * 100_000)
    newsml.dump(long, one)
    assert [reading.article for reading in newsml.stream(one)] == [long]


def test_strings_with_lone_surrogates_are_refused() -> None:
    with pytest.raises(NewsmlError):
        newsml.loads('{"id": "urn:a:b", "body": "\ud800"}')


@pytest.mark.parametrize(
    "wrong", ["x", {"id": "urn:a:b"}, None, 3, [newsml.Register()], newsml.Reading((), "json")]
)
def test_only_articles_are_written_and_validated(wrong: object) -> None:
    with pytest.raises(NewsmlError, match="give "):
        newsml.dumps(wrong, "json")  # type: ignore[arg-type]
    if not isinstance(wrong, newsml.Reading):
        with pytest.raises(NewsmlError, match="give "):
            newsml.validate(wrong)  # type: ignore[arg-type]


def test_wrong_arguments_are_explained(tmp_path: Path) -> None:
    for wrong in (None, 3, b"{}"):
        with pytest.raises(NewsmlError, match="load takes a path or an open file"):
            newsml.load(wrong)  # type: ignore[arg-type]
    for other in (None, 3, tmp_path):
        with pytest.raises(NewsmlError, match="loads takes a document"):
            newsml.loads(other)  # type: ignore[arg-type]
    with pytest.raises(NewsmlError, match="use loads"):
        newsml.load('{"id": "urn:example:1", "body": "Hello."}')
    with pytest.raises(NewsmlError, match="cannot be written"):
        newsml.dump(ARTICLE, "a\0.json")
    assert newsml.loads(bytearray(newsml.dumps(ARTICLE, "json"))).article == ARTICLE  # type: ignore[arg-type]


def test_files_that_fail_while_they_are_read(tmp_path: Path) -> None:
    path = tmp_path / "latin.json"
    path.write_bytes('{"id": "urn:a:b", "body": "é"}'.encode("latin-1"))
    with path.open(encoding="utf-8") as wrong, pytest.raises(UnreadableInput, match="cannot be read"):
        newsml.load(wrong)
    closed = path.open("rb")
    closed.close()
    with pytest.raises(UnreadableInput, match="closed"):
        newsml.load(closed)


def test_errors_come_back_from_other_processes() -> None:
    with pytest.raises(newsml.InvalidArticle) as caught:
        newsml.loads('{"id": "urn:a:b", "body": 3}')
    again = pickle.loads(pickle.dumps(caught.value))  # noqa: S301 - our own bytes
    assert str(again) == str(caught.value)
    assert again.errors() == caught.value.errors()


@pytest.mark.parametrize("enabled", [True, False])
def test_the_garbage_collector_is_left_as_it_was(enabled: bool) -> None:
    before = gc.isenabled()
    (gc.enable if enabled else gc.disable)()
    try:
        newsml.loads(newsml.dumps(ARTICLE, "json"))
        with pytest.raises(NewsmlError):
            newsml.loads("{", "json")
        assert gc.isenabled() is enabled
    finally:
        (gc.enable if before else gc.disable)()


def test_findings_have_the_place_in_the_source() -> None:
    source = """{"id": "urn:example:1", "body": "Ana and Bo met. ", "modified": "2026-03-04T10:00:00",
 "participants": [
  {"id": "bo", "kind": "person", "name": "Bo",
   "mentions": [{"spans": [{"start": 8, "end": 11, "exact": "Bo "}]},
                {"spans": [{"start": 8, "end": 10, "exact": "Bo"}]}]},
  {"id": "ana", "kind": "person", "name": "Ana",
   "mentions": [
    {"spans": [{"start": 0, "end": 4, "exact": "Ana "}]}]}]}"""
    found = newsml.validate(newsml.loads(source))
    assert {(one.code, one.line, one.column) for one in found} == {
        ("A001", 1, 53),
        ("N001", 4, 28),
        ("N004", 4, 17),
        ("N001", 8, 16),
    }
    twice = newsml.loads(" ".join(source.split()) + "\n" + " ".join(source.split()), "jsonl")
    assert {one.line for one in newsml.validate(twice)} == {1, 2}
    assert all(one.line is None for one in newsml.validate(twice.articles))


def test_what_is_read_is_bounded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "MAX_BYTES", 200)
    path = tmp_path / "many.jsonl"
    newsml.dump([ARTICLE] * 5, path)
    assert len(list(newsml.stream(path))) == 5
    for source in (path, str(path), io.BytesIO(path.read_bytes()), io.StringIO("x" * 201)):
        with pytest.raises(UnreadableInput, match="longer than 200 bytes"):
            newsml.load(source)
    with pytest.raises(UnreadableInput, match="longer than 200 bytes"):
        list(newsml.stream(path, "json"))
    path.write_text("\n" + "x" * 300)
    with pytest.raises(UnreadableInput, match="the line is longer") as caught:
        list(newsml.stream(path))
    assert caught.value.line == 2
