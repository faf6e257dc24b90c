"""What others make of our documents: IPTC's schema, the ids that refer to each other, and IPTC's own reader."""

from __future__ import annotations

import warnings
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

import newsml
from newsml.model.article import Article
from newsml.testing import articles, samples
from tests.formats.newsml_g2.judges import NAR, check_valid

XML_ID = "{http://www.w3.org/XML/1998/namespace}id"


def check_references(data: bytes) -> None:
    root = etree.fromstring(data)
    ids = [
        node.get(XML_ID) or node.get("id") for node in root.iter() if "news-annotation" not in str(node.tag)
    ]
    given_ids = [id_ for id_ in ids if id_ is not None]
    assert len(given_ids) == len(set(given_ids))
    for node in root.iter(NAR + "inlineRef"):
        wanted = str(node.get("idrefs")).split()
        assert wanted
        assert set(wanted) <= set(given_ids)
    for node in root.iter(NAR + "contentSet"):
        assert node.get("original") in (None, *given_ids)


@given(article=articles())
def test_every_document_is_valid(standards: Path, article: Article) -> None:
    check_valid(newsml.dumps(article, "newsml-g2"), standards)


@pytest.mark.parametrize("n", range(len(samples())))
def test_every_field_is_valid(standards: Path, n: int) -> None:
    check_valid(newsml.dumps(samples()[n], "newsml-g2"), standards)
    check_valid(newsml.dumps(samples()[n].strip(), "newsml-g2"), standards)


@given(several=st.lists(articles(), min_size=2, max_size=3))
def test_every_message_is_valid(standards: Path, several: list[Article]) -> None:
    check_valid(newsml.dumps(several, "newsml-g2"), standards)


@given(several=st.lists(articles(), min_size=1, max_size=3))
def test_no_reference_dangles(several: list[Article]) -> None:
    check_references(newsml.dumps(several, "newsml-g2"))


def test_sent_is_the_latest_version() -> None:
    dates = ("2025-11-03T10:00:00+02:00", "2025-11-03T09:00:00Z", None)
    several = [
        Article.model_validate({"id": f"urn:example:{n}", "body": "x", "modified": date})
        for n, date in enumerate(dates)
    ]
    root = etree.fromstring(newsml.dumps(several, "newsml-g2"))
    assert root.findtext(f"{NAR}header/{NAR}sent") == "2025-11-03T09:00:00Z"


def test_a_reader_that_knows_the_standard_only_finds_the_story(tmp_path: Path) -> None:
    """IPTC's own python-newsmlg2."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from NewsMLG2.document import NewsMLG2Document
    body = "Ada met Bo in Oslo."
    mention = {"spans": [{"start": 0, "end": 3, "exact": "Ada"}]}
    things: list[dict[str, Any]] = [
        {"id": "ada", "kind": "person", "name": "Ada", "mentions": [mention]},
        {"id": "ntb", "kind": "organisation", "name": "NTB"},
        {"id": "oslo", "kind": "place", "name": "Oslo"},
    ]
    article = Article.model_validate(
        {
            "id": "urn:example:1",
            "headline": "A meeting",
            "body": body,
            "participants": things,
            "events": [{"id": "e", "name": "The meeting", "when": {"value": "2025-11-03"}}],
        }
    )
    path = tmp_path / "item.xml"
    path.write_bytes(newsml.dumps(article, "newsml-g2"))
    item = NewsMLG2Document(str(path)).get_item()
    meta = item.contentmeta
    assert "A meeting" in str(meta.headline[0])
    found = {(subject.type, str(subject.name[0])) for subject in meta.subject}
    assert found == {
        *{("cpnat:person", "Ada"), ("cpnat:organisation", "NTB"), ("cpnat:geoArea", "Oslo")},
        ("cpnat:event", "The meeting"),
    }
    assert body in str(item.contentset.inlinedata[0])
