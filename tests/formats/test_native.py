"""Native JSON and JSON Lines, beyond the laws."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

import pytest

import newsml
from newsml import Article, InvalidArticle, NewsmlError, Register, UnreadableInput

SMALL = '{"newsml": "1.0", "id": "urn:example:1", "body": "Ana said yes."}'
ANA: dict[str, Any] = {
    "id": "ana",
    "kind": "person",
    "mentions": [{"spans": [{"start": 0, "end": 3, "exact": "Ana"}]}],
}


def article(**more: Any) -> Article:
    return Article.model_validate({"id": "urn:example:1", "body": "Ana said yes.", **more})


def test_the_smallest_article() -> None:
    assert newsml.loads('{"id": "urn:example:1", "body": "Hello."}').article.body == "Hello."


def test_what_is_written() -> None:
    text = newsml.dumps(article(participants=[ANA]), "json").decode()
    assert text.startswith('{\n  "newsml": "1.0",\n  "id": "urn:example:1",\n  "body"')
    assert text.endswith("}\n")
    assert "confidence" not in text
    assert newsml.loads(text).article == article(participants=[ANA])


def test_lines() -> None:
    both = [article(), article(version=2)]
    data = newsml.dumps(both, "jsonl")
    assert data.count(b"\n") == 2
    assert newsml.loads(data).articles == tuple(both)
    assert newsml.loads(data).format == "jsonl"
    assert newsml.dumps([], "jsonl") == b""
    assert newsml.loads(b"", "jsonl").articles == ()


def test_json_holds_one_article() -> None:
    with pytest.raises(newsml.CannotCarry, match="jsonl"):
        newsml.dumps([article(), article(version=2)], "json")


def test_register() -> None:
    register = Register.model_validate({"name": "People", "participants": [{"id": "ana", "kind": "person"}]})
    data = newsml.dumps(register, "json")
    reading = newsml.loads(data)
    assert reading.register == register
    assert reading.articles == ()
    with pytest.raises(NewsmlError, match="no article"):
        _ = reading.article
    with pytest.raises(NewsmlError, match="json"):
        newsml.dumps(register, "jsonl")
    with pytest.raises(NewsmlError, match="holds an article"):
        newsml.loads(json.dumps(json.loads(data)), "jsonl")


def test_register_document_has_nothing_else() -> None:
    with pytest.raises(InvalidArticle, match="headline") as caught:
        newsml.loads('{"newsml": "1.0", "register": {}, "headline": "x"}')
    assert [error["loc"] for error in caught.value.errors()] == [("headline",)]


def test_a_register_of_a_newer_version() -> None:
    base = b'{"newsml":"1.1","register":{"name":"People","foo":1},"bar":2}'
    reading = newsml.loads(base)
    assert [item.path for item in reading.leftovers] == ["bar", "register.foo"]
    assert reading.register is not None
    assert newsml.dumps(reading.register, "json", onto=base) == base
    data = json.loads(newsml.dumps(reading.register.model_copy(update={"name": "Crew"}), "json", onto=base))
    assert data == {"newsml": "1.1", "register": {"name": "Crew", "foo": 1}, "bar": 2}
    plain = b'{"newsml":"1.0","register":{}}'
    assert b"Crew" in newsml.dumps(Register(name="Crew"), "json", onto=plain)


@pytest.mark.parametrize(
    ("document", "words"),
    [
        ("[]", "array"),
        ('"x"', "a string"),
        ("3", "a number"),
        ("true", "true or false"),
        ("null", "null"),
        ('{"newsml": "2.0", "id": "urn:a:b", "body": "x"}', "upgrade newsml"),
        ('{"newsml": "0.9", "id": "urn:a:b", "body": "x"}', "older newsml"),
        ('{"newsml": 1.0, "id": "urn:a:b", "body": "x"}', "version of the schema"),
        ('{"newsml": "1.01", "id": "urn:a:b", "body": "x"}', "version of the schema"),
    ],
)
def test_documents_that_are_no_article(document: str, words: str) -> None:
    with pytest.raises(UnreadableInput, match=words):
        newsml.loads(document, "json")


def test_all_problems_with_their_lines() -> None:
    source = """{"newsml": "1.0", "id": "urn:example:1", "body": "Ana said yes.",
  "participants": [
    {"id": "bo", "kind": "persn"},
    {"id": "ana", "kind": "person", "part_of": ["nobody"],
     "mentions": [{"spans": [{"start": 0, "end": 3, "exact": "Ann"}]}]}]}"""
    with pytest.raises(InvalidArticle) as caught:
        newsml.loads(source)
    found = {(e["loc"], e["type"], e["line"]) for e in caught.value.errors()}
    assert found == {
        (("participants", 0, "kind"), "literal_error", 3),
        (("participants", 1, "part_of", 0), "unknown_reference", 4),
        (("participants", 1, "mentions", 0, "spans", 0, "exact"), "span_mismatch", 5),
    }
    assert "line 5: participants[1].mentions[0].spans[0].exact: the body reads 'Ana' at 0..3" in str(
        caught.value
    )


def test_a_line_of_many_says_which() -> None:
    with pytest.raises(InvalidArticle, match="line 2: body"):
        newsml.loads(SMALL + '\n{"id": "urn:a:b", "body": 3}\n', "jsonl")
    with pytest.raises(UnreadableInput) as caught:
        newsml.loads(SMALL + "\n{oops}\n", "jsonl")
    assert caught.value.line == 2


NEWER = {
    "newsml": "1.7",
    "id": "urn:example:1",
    "body": "Ana said yes.",
    "mood": {"x": [1, "é"]},
    "participants": [
        {**ANA, "shoe": 42},
        {"id": "bo", "kind": "person", "roles": [{"title": "cook", "since": 1}]},
    ],
}


def test_a_newer_minor_version_leaves_unknown_keys_over() -> None:
    reading = newsml.loads(json.dumps(NEWER))
    assert [(item.path, item.line) for item in reading.leftovers] == [
        ("mood", 1),
        ("participants[0].shoe", 1),
        ("participants[1].roles[0].since", 1),
    ]
    with pytest.raises(InvalidArticle, match="unknown field"):
        newsml.loads(json.dumps({**NEWER, "newsml": "1.0"}))


@pytest.mark.parametrize("format_", ["json", "jsonl"])
def test_edits_keep_the_keys_of_a_newer_version(format_: str) -> None:
    base = json.dumps(NEWER, ensure_ascii=False).encode()
    old = newsml.loads(base, format_).article
    assert newsml.dumps(old, format_, onto=base) == base
    data = json.loads(newsml.dumps(old.remove("bo").replace(headline="Yes"), format_, onto=base))
    assert data["newsml"] == "1.7"
    assert data["mood"] == NEWER["mood"]
    assert data["participants"] == [{**ANA, "shoe": 42}]
    assert data["headline"] == "Yes"


def test_untouched_lines_stay_as_they_are() -> None:
    base = b'{"body":"A.",   "id":"urn:a:1"}\r\n\n{"body":"B.","id":"urn:b:1"}'
    one, two = newsml.loads(base, "jsonl").articles
    out = newsml.dumps([one, two.replace(body="C.")], "jsonl", onto=base)
    assert out.startswith(b'{"body":"A.",   "id":"urn:a:1"}\n')
    assert newsml.loads(out, "jsonl").articles == (one, two.replace(body="C."))
    assert newsml.loads(newsml.dumps([two], "jsonl", onto=base), "jsonl").articles == (two,)


def test_stream_reads_a_line_at_a_time(tmp_path: Path) -> None:
    path = tmp_path / "many.jsonl"
    newsml.dump([article(version=n) for n in range(1, 6)], path)
    assert [reading.article.version for reading in newsml.stream(path)] == [1, 2, 3, 4, 5]
    broken = io.BytesIO(path.read_bytes() + b"{\n")
    readings = newsml.stream(broken, "jsonl")
    assert [next(readings).article.version for _ in range(5)] == [1, 2, 3, 4, 5]
    with pytest.raises(UnreadableInput) as caught:
        next(readings)
    assert caught.value.line == 6


def test_unknown_options_are_refused() -> None:
    with pytest.raises(NewsmlError, match="colour"):
        newsml.dumps(article(), "json", colour="red")
