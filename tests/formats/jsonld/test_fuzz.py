"""Any document, however strange: only NewsmlError comes out, what is read is written back, and edits arrive."""

from __future__ import annotations

import gzip
import json
import random
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import newsml
from newsml.errors import NewsmlError
from newsml.formats import named
from newsml.formats.reading import Reading
from newsml.testing import samples
from tests.formats.jsonld.mutations import TOKENS, by_encoding, by_values
from tests.fuzzing import by_bytes, check_edits

pytestmark = pytest.mark.heavy

FORMAT = named("jsonld")
SEEDS = st.integers(0, 2**32)
MANY = settings(max_examples=2 * settings().max_examples)
"""An example takes a few milliseconds."""

OF_OURS = [FORMAT.write([article]) for article in samples() if len(FORMAT.write([article])) < 30_000][:3]
STORY: dict[str, Any] = {
    "@context": "https://schema.org",
    "@graph": [
        {
            "@type": "NewsArticle",
            "@id": "https://news.example/1",
            "headline": "Tide gates open",
            "description": "A short one.",
            "articleBody": "The gates opened, \u201cat last\u201d, said Ines Falk in Veere.",
            "datePublished": "2025-05-06T09:30:00+02:00",
            "inLanguage": "en",
            "keywords": ["tide", "gates"],
            "author": [
                {"@type": "Person", "@id": "#a", "name": "Ada"},
                {"@type": "Role", "roleName": "photos"},
            ],
            "publisher": {"@id": "#p"},
            "about": [
                {"@type": "Event", "name": "Opening", "startDate": "2025-05-05", "location": {"@id": "#v"}}
            ],
            "mentions": {"@type": "Person", "@id": "#f", "name": "Ines Falk", "memberOf": {"@id": "#p"}},
            "hasPart": {"@type": "Quotation", "text": "at last", "spokenByCharacter": {"@id": "#f"}},
        },
        {"@type": "NewsMediaOrganization", "@id": "#p", "name": "News", "parentOrganization": {"@id": "#p"}},
        {"@type": "City", "@id": "#v", "name": "Veere", "geo": {"latitude": 51.5, "longitude": 3.6}},
        {
            "@context": "http://www.w3.org/ns/anno.jsonld",
            "type": "Annotation",
            "body": "https://news.example/1#f",
            "target": {
                "source": "https://news.example/1",
                "selector": {"type": "TextQuoteSelector", "exact": "Ines Falk"},
            },
        },
    ],
}
OF_OTHERS = [
    json.dumps(STORY).encode(),
    json.dumps({"@context": "https://schema.org", **STORY["@graph"][0]}).encode(),
    FORMAT.write(
        [samples()[0].replace(id="https://news.example/1")], onto=FORMAT.read(json.dumps(STORY).encode())
    ),
]


def framed(data: bytes, rng: random.Random) -> bytes:
    """A document, or a page with it in a script."""
    if rng.random() < 0.6:
        return data
    before = rng.choice((b"", b"<!doctype html><title>x</title>", b"<!-- <script> -->"))
    return (
        before + b'<script type="application/ld+json">' + data.replace(b"</", b"<\\/") + b"</script><p>x</p>"
    )


def check_bytes(data: bytes, rng: random.Random) -> Reading | None:
    """Checks laws 2, 3 and 4 for a document; gives its reading, if it can be read."""
    try:
        reading = FORMAT.read(data)
    except NewsmlError:
        return None
    assert all(left.what for left in reading.leftovers)
    assert all(note.what for note in reading.notes)
    assert newsml.dumps(reading.articles, "jsonld", onto=reading) == data
    for article in reading.articles[:3]:
        assert newsml.loads(newsml.dumps(article, "jsonld"), "jsonld").article == article
    if reading.articles:
        check_edits(reading, rng)
    return reading


@pytest.mark.law
@MANY
@given(SEEDS)
def test_strange_values(seed: int) -> None:
    rng = random.Random(seed)
    check_bytes(framed(by_values(rng.choice(OF_OURS + OF_OTHERS * 2), seed), rng), rng)


@pytest.mark.law
@MANY
@given(SEEDS)
def test_strange_bytes(seed: int) -> None:
    rng = random.Random(seed)
    check_bytes(by_bytes(framed(rng.choice(OF_OURS + OF_OTHERS * 2), rng), seed, TOKENS), rng)


@pytest.mark.law
@given(SEEDS)
def test_strange_encodings(seed: int) -> None:
    rng = random.Random(seed)
    check_bytes(by_encoding(framed(rng.choice(OF_OURS + OF_OTHERS * 2), rng), seed), rng)


def test_most_strange_documents_can_still_be_read() -> None:
    """Else the rest would be about refusals alone."""
    readings = [check_bytes(by_values(OF_OTHERS[n % 2], n), random.Random(n)) for n in range(60)]
    assert sum(reading is not None for reading in readings) > 40
    assert sum(reading is not None and bool(reading.articles) for reading in readings) > 30


@pytest.fixture(scope="module")
def pages(corpus: Path) -> list[bytes]:
    """The shorter ones of the real pages, and documents."""
    paths = sorted((corpus / "jsonld").rglob("*.*"))
    found = [
        gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes() for path in paths
    ]
    out = [data for data in found if len(data) < 100_000]
    assert out
    return out


@pytest.mark.law
@given(seed=SEEDS)
def test_strange_bytes_in_real_documents(pages: list[bytes], seed: int) -> None:
    rng = random.Random(seed)
    check_bytes(by_bytes(rng.choice(pages), seed, TOKENS), rng)
