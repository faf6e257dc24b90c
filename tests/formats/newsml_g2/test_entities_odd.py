"""Odd things in items of others, many of them, and those of the corpus."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import newsml
from newsml.errors import NewsmlError
from tests.formats.newsml_g2.foreign_items import (
    IPTC,
    LOCAL,
    item,
    read,
)

_TAGS = ("subject", "located", "creator", "infoSource")
_INSIDE = (
    *("<name>A</name>", '<name xml:lang="!">A</name>', "<name/>", '<name part="nprt:given">A</name>'),
    *("text", "<!-- c -->", "<bogus/>"),
    *('<broader qcode="x:{n}"/>', '<narrower qcode="x:{n}"/>', '<sameAs qcode="x:{n}"/>', '<sameAs uri="urn:x:1"/>'),
    *('<type qcode="cpnat:event"/>', '<related rel="crel:isA" qcode="x:{n}"/>', "<definition>d</definition>"),
    *('<broader qcode="iso3166-1a2:FR"/>', '<geoAreaDetails><position latitude="91" longitude="x"/></geoAreaDetails>'),
    "<personDetails><affiliation qcode='x:{n}'/><affiliation><name>A</name></affiliation></personDetails>",
    "<organisationDetails><affiliation qcode='x:{n}'><organisationDetails/></affiliation></organisationDetails>",
    "<eventDetails><dates><start>2025</start></dates><location qcode='x:{n}'/></eventDetails>",
    "<eventDetails><participant qcode='x:{n}' role='a b:c d:e'><name>A</name></participant></eventDetails>",
    "<eventDetails><participant qcode='eprol:x'/></eventDetails>",
)  # fmt: skip
_NATURES = ("person", "organisation", "geoArea", "poi", "object", "event", "abstract", "other")


@st.composite
def constructs(draw: st.DrawFn) -> str:
    """A few things in one item, many of them under the same few identities."""
    out = []
    for _ in range(draw(st.integers(1, 6))):
        tag = draw(st.sampled_from((*_TAGS, "assert")))
        attributes = [
            f'{name}="{value}"'
            for name, value in (
                ("qcode", draw(st.sampled_from(["", "x:1", "x:2", "medtop:1", "bad", "local:x_1"]))),
                ("literal", draw(st.sampled_from(["", "x:1", "a"]))),
                ("type", draw(st.sampled_from([f"cpnat:{nature}" for nature in _NATURES]))),
                ("relevance", draw(st.sampled_from(["", "5", "x"]))),
                ("na:id", draw(st.sampled_from(["", "", "x_1", "-"]))),
            )
            if value and not (tag == "assert" and name in ("type", "relevance"))
        ]
        inside = "".join(
            draw(st.sampled_from(_INSIDE)).replace("{n}", draw(st.sampled_from("12")))
            for _ in range(draw(st.integers(0, 4)))
        )
        out.append((tag, f"<{tag} {' '.join(attributes)}>{inside}</{tag}>"))
    meta = "".join(text for tag, text in out if tag != "assert")
    if draw(st.booleans()):
        meta += f'<na:without things="{draw(st.sampled_from(["x_1", "A", "x_2 A"]))}"/>'
    rest = "".join(text for tag, text in out if tag == "assert")
    return item(meta, rest=rest, catalogs=IPTC + draw(st.sampled_from(["", LOCAL])))


@given(document=constructs())
def test_odd_constructs_are_read_and_come_back(document: str) -> None:
    first, again = read(document), newsml.loads(document, "newsml-g2")
    assert first.articles == again.articles


def _things(count: int) -> str:
    return "".join(
        f'<subject type="cpnat:organisation" qcode="x:{n}"><name>A</name><broader qcode="x:{n + 1}"/></subject>'
        '<subject type="cpnat:person"><name>A</name></subject>'
        for n in range(count)
    )


def _names(count: int) -> str:
    names = "".join(f"<name>A{n}</name><sameAs uri='urn:x:{n}'/>" for n in range(count))
    again = "".join(f'<broader qcode="x:1"><name>A{n}</name></broader>' for n in range(count))
    person = '<subject type="cpnat:person" qcode="x:'
    return f'{person}1">{names}</subject>{person}2">{again}</subject>'


def _parties(count: int) -> str:
    return '<subject type="cpnat:person" qcode="x:1"/>' + '<creator qcode="x:1" rank="1"/>' * count


@pytest.mark.heavy
@pytest.mark.parametrize("make", [_things, _names, _parties])
def test_four_times_as_much_takes_four_times_as_long(make: Callable[[int], str]) -> None:
    def seconds(count: int) -> float:
        document = item(make(count))
        took = []
        for _ in range(3):
            start = time.process_time()
            reading = newsml.loads(document, "newsml-g2")
            took.append(time.process_time() - start)
            assert reading.article.participants
        return min(took)

    assert seconds(8000) < 10 * seconds(2000)


# --- documents of others ---


def test_things_are_found_in_the_corpus(corpus: Path) -> None:
    counts: dict[str, int] = {}
    for path in sorted((corpus / "newsml-g2").rglob("*.xml")):
        data = path.read_bytes()
        try:
            reading = newsml.loads(data, "newsml-g2")
        except NewsmlError:
            continue
        counts[path.name] = sum(
            len(found.participants) + len(found.topics) + len(found.events) for found in reading.articles
        )
        if reading.articles:
            assert newsml.dumps(reading.articles, "newsml-g2", onto=data) == data
    for name in (
        "ap.xml",
        "dpa-2.23.xml",
        "dpa-dw-1.xml",
        "stt-1.xml",
        "ansa-culture.xml",
        "reuters-text.xml",
    ):
        assert counts[name] > 0, name
    assert sum(counts.values()) > 80
