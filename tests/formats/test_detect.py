"""Formats are told from content; those that newsml does not read are named."""

from __future__ import annotations

import pytest

from newsml.errors import NewsmlError, UnknownFormat, UnreadableInput, UnsupportedFormat
from newsml.formats import by_suffix, named, names
from newsml.formats.detect import detect

NAR = 'xmlns="http://iptc.org/std/nar/2006-10-01/"'


@pytest.mark.parametrize(
    ("document", "name"),
    [
        ('{"id": "urn:a:b", "body": "x"}', "json"),
        ('\ufeff\n {"newsml": "1.0", "id": "urn:a:b"}', "json"),
        ('{"newsml": "1.0", "register": {}}', "json"),
        ('{"newsml":"1.0","id":"urn:a:b"}\n{"newsml":"1.0","id":"urn:a:c"}\n', "jsonl"),
        ('{"id":"urn:a:b"}\n{"id":"urn:a:c"}\n', "jsonl"),
        ('{"@context": {}, "@id": "urn:a:b"}', "jsonld"),
        ('[{"@id": "urn:a:b"}]', "jsonld"),
        ('{"@id": "urn:a:b", }', "jsonld"),
        ('{"id": ', "json"),
        (f"<newsItem {NAR}/>", "newsml-g2"),
        (f'<?xml version="1.0"?>\n<!-- a > b -->\n<x:newsMessage xmlns:x="y" {NAR}>', "newsml-g2"),
        (f"<newMadeItem {NAR}/>", "newsml-g2"),
    ],
)
def test_detected(document: str, name: str) -> None:
    assert detect(document.encode()).name == name


SCRIPT = '<script type="application/ld+json">{"@id": "urn:a:b"}</script>'


@pytest.mark.parametrize(
    "document",
    [
        f"<!doctype html><html><head>{SCRIPT}</head>",
        f"<!DOCTYPE html><title>T</title>{SCRIPT}",
        f"\ufeff\n<HTML>{'x' * 100_000}{SCRIPT}",
        f"<!-- page --><div>{SCRIPT}</div>",
        SCRIPT,
        f'<?xml version="1.0"?><!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0//EN" "x"><html xmlns="x">{SCRIPT}</html>',
    ],
)
def test_pages_with_json_ld(document: str) -> None:
    for encoding in ("utf-8", "utf-16", "utf-16-be"):
        assert detect(document.encode(encoding)).name == "jsonld"


@pytest.mark.parametrize(
    "document", ["<html>%s", "<!doctype html>%s", '<html xmlns="x">%s', "<!doctype html><p>%s"]
)
def test_pages_without_json_ld(document: str) -> None:
    for words in ("", f"<!-- {SCRIPT} -->", "application/ld+json", f"<textarea>{SCRIPT}</textarea>"):
        with pytest.raises(UnsupportedFormat, match=r"HTML without.*newsml new") as caught:
            detect((document % words).encode(), "a.html")
        assert caught.value.source == "a.html"
    with pytest.raises(UnsupportedFormat, match="RSS"):
        detect(f"<rss><description>{SCRIPT}</description></rss>".encode())


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-8-sig", "utf-32"])
def test_encodings(encoding: str) -> None:
    assert detect(f"<newsItem {NAR}/>".encode(encoding)).name == "newsml-g2"


@pytest.mark.parametrize(
    ("document", "words"),
    [
        (
            '<?xml version="1.0"?><!DOCTYPE NewsML SYSTEM "NewsML_1.2.dtd"><NewsML Version="1.2">',
            "NewsML 1.x",
        ),
        ("<nitf><body/></nitf>", "NITF"),
        ('<rss version="2.0"><channel/></rss>', "RSS"),
        ('<feed xmlns="http://www.w3.org/2005/Atom"/>', "Atom"),
        ('<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"/>', "RDF/XML"),
        ("<!doctype html><HTML><p>x", "HTML"),
        ("<!doctype html>", "HTML"),
        ("<sportsContent/>", "SportsML"),
        ('{"uri": "urn:a:b", "headlines": [{"value": "x"}]}', "ninjs"),
        ('{"standard": {"name": "ninjs", "version": "3.1"}, "id": "x"}', "ninjs"),
    ],
)
def test_known_by_name_only(document: str, words: str) -> None:
    with pytest.raises(UnsupportedFormat, match=words):
        detect(document.encode())


@pytest.mark.parametrize(
    ("document", "words"),
    [
        ("", "empty"),
        ("hello", "neither XML nor JSON"),
        ("<svg/>", "<svg>"),
        ("< 3", "no element"),
        ("[1]", "jsonl"),
    ],
)
def test_unknown(document: str, words: str) -> None:
    with pytest.raises(UnknownFormat, match=words):
        detect(document.encode())


def test_wrong_encoding_is_said() -> None:
    with pytest.raises(UnreadableInput, match="UTF-8"):
        detect(b'{"id": "\xff"}')


def test_the_ending_tells_text_only() -> None:
    assert detect(b"hello", "story.txt").name == "text"
    assert detect(b"", "none.jsonl").name == "jsonl"
    with pytest.raises(UnknownFormat):
        detect(b"hello", "story.json")
    with pytest.raises(UnknownFormat):
        detect(b"hello", "story.doc")


def test_registry() -> None:
    assert names()[:5] == ("text", "json", "jsonl", "jsonld", "newsml-g2")
    assert by_suffix("a/B.JSONLD").name == "jsonld"
    with pytest.raises(UnknownFormat, match="did you mean 'jsonld'"):
        named("json-ld")
    with pytest.raises(NewsmlError, match="ending"):
        by_suffix("a.doc")


def test_a_long_first_line() -> None:
    line = '{"newsml": "1.0", "id": "urn:a:b", "body": "' + "x" * 100_000 + '"}'
    assert detect(f"{line}\n{line}\n".encode()).name == "jsonl"
    assert detect(f"{line}\n".encode()).name == "json"
