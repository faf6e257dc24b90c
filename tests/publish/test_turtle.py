"""The Turtle printer: what it writes is read back, and looks as it should."""

from __future__ import annotations

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsml.publish.turtle import Names, document, text

EX = "https://x.example/ns#"
NAMES = Names({"": "https://x.example/", "ex": EX})


def triples(data: bytes) -> list[ox.Triple]:
    return [quad.triple for quad in ox.parse(data, format=ox.RdfFormat.TURTLE)]


@pytest.mark.law
@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_any_text_comes_back(value: str) -> None:
    [triple] = triples(document("", NAMES, [("ex:a", {"ex:b": text(value, "en")})]))
    assert triple.object == ox.Literal(value, language="en")


@pytest.mark.parametrize(
    ("iri", "written"),
    [
        (EX + "a", "ex:a"),
        (EX + "a-b_1", "ex:a-b_1"),
        (EX + "1a", f"<{EX}1a>"),
        (EX + "a-", f"<{EX}a->"),
        (EX, f"<{EX}>"),
        (EX + "a/b", f"<{EX}a/b>"),
        ("https://x.example/a", ":a"),
        ("urn:a", "<urn:a>"),
    ],
)
def test_names_are_short_where_turtle_takes_them(iri: str, written: str) -> None:
    assert NAMES(iri) == written
    [triple] = triples(document("", NAMES, [("ex:a", {"ex:b": NAMES(iri)})]))
    assert triple.object == ox.NamedNode(iri)


def test_layout() -> None:
    long = tuple(f"ex:{letter * 30}" for letter in "abcd")
    said = {
        "a": "ex:C",
        "ex:blank": {"ex:p": "1"},
        "ex:deep": {"ex:p": ("1", "2"), "ex:q": ["ex:x", {"ex:y": "true", "ex:z": "false"}]},
        "ex:list": ["ex:x", "ex:y"],
        "ex:long": long,
        "ex:longer": list(long),
    }
    data = document("What it is.\n\nMore.", NAMES, [("ex:a", said), ("ex:b", {"a": "ex:C"})])
    assert (
        data.decode()
        == """\
# What it is.
#
# More.

@prefix : <https://x.example/> .
@prefix ex: <https://x.example/ns#> .

ex:a
    a ex:C ;
    ex:blank [ ex:p 1 ] ;
    ex:deep [
        ex:p 1, 2 ;
        ex:q (
            ex:x
            [
                ex:y true ;
                ex:z false
            ]
        )
    ] ;
    ex:list ( ex:x ex:y ) ;
    ex:long
        ex:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa,
        ex:bbbbbbbbbbbbbbbbbbbbbbbbbbbbbb,
        ex:cccccccccccccccccccccccccccccc,
        ex:dddddddddddddddddddddddddddddd ;
    ex:longer (
        ex:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa
        ex:bbbbbbbbbbbbbbbbbbbbbbbbbbbbbb
        ex:cccccccccccccccccccccccccccccc
        ex:dddddddddddddddddddddddddddddd
    ) .

ex:b
    a ex:C .
"""
    )
    assert len(triples(data)) == 32
