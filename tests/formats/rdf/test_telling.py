"""Turtle, N-Quads and N-Triples are told from content; where it could be several, the ending of the name counts."""

from __future__ import annotations

import pytest

from newsml.errors import NewsmlError
from newsml.formats import named
from newsml.formats.detect import detect
from newsml.model.article import Article


@pytest.mark.parametrize(
    ("document", "name"),
    [
        ('<a:b> <a:c> "x" .', "ntriples"),
        ("\ufeff# x\r\n\r\n_:b <a:c> <a:d> . # y", "ntriples"),
        ('<a:b><a:c>"x\\"y"@en-GB.\n', "ntriples"),
        ('<a:b> <a:c> "x" .\n<a:b> <a:c> "x" <a:g> .', "nquads"),
        ("<a:b> <a:c> _:d _:g .\n", "nquads"),
        ("@prefix : <a:> .", "turtle"),
        ("# x\n  PREFIX a.b: <a:>", "turtle"),
        ("base <a:>", "turtle"),
        ("<https://example.org/> a <b> .", "turtle"),
        ("<urn:x:y>\n  <urn:z> 1 .", "turtle"),
    ],
)
def test_told_from_content(document: str, name: str) -> None:
    assert detect(document.encode()).name == name


@pytest.mark.parametrize("name", ["turtle", "nquads", "ntriples"])
def test_told_from_the_name(name: str) -> None:
    data = named("ntriples").write([Article(id="urn:example:1", headline="H")])
    assert detect(data, f"a{named(name).suffixes[0]}").name == name


@pytest.mark.parametrize(
    "document",
    ['<a:b><c:d>"x"</c:d></a:b>', "<p>a <b>x</b></p>", "prefix is a word", "_:b is a smiley", "@home: x"],
)
def test_what_only_begins_like_it(document: str) -> None:
    with pytest.raises(NewsmlError):
        detect(document.encode())
