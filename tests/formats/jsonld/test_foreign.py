"""Documents in other contexts than ours: read where none has to be loaded, refused in words where one would."""

from __future__ import annotations

import gzip
import json
from typing import TYPE_CHECKING, Any

import pytest

from newsml.errors import NewsmlError, UnreadableInput, UnsupportedFormat
from newsml.formats.jsonld import JsonLdFormat, context

if TYPE_CHECKING:
    from pathlib import Path

FORMAT = JsonLdFormat()


def read(tree: Any) -> Any:
    return FORMAT.read(json.dumps(tree).encode(), "x.jsonld")


@pytest.mark.parametrize(
    "found",
    ["https://schema.org", "http://schema.org/", ["https://schema.org"], {"@vocab": "https://schema.org/"}],
)
def test_the_basic_facts_of_a_page(found: Any) -> None:
    reading = read(
        {
            "@context": found,
            "@type": "ReportageNewsArticle",
            "mainEntityOfPage": {"@type": "WebPage", "@id": "https://news.example/1"},
            "headline": "H",
            "articleBody": "B.",
            "datePublished": "2025-05-06T09:30:00+02:00",
            "inLanguage": "en",
            "author": [{"@type": "Person", "name": "Ines Falk", "url": "https://news.example/falk"}],
            "keywords": ["a", "b"],
            "publisher": {"@type": "Organization", "name": "News"},
            "interactionCount": 12,
        }
    )
    article = reading.article
    assert (article.id, article.headline, article.body) == ("https://news.example/1", "H", "B.")
    assert [credit.name for credit in article.creators] == ["Ines Falk"]
    assert article.keywords == ("a", "b")
    assert article.provider is not None
    assert article.provider.name == "News"
    assert [item.path for item in reading.leftovers] == ["interactionCount"]


def test_nodes_side_by_side_with_aliases_of_keywords() -> None:
    reading = read(
        {
            "@context": "https://schema.org",
            "@graph": [
                {"type": "Person", "id": "https://news.example/#falk", "name": "Falk"},
                {
                    "type": "NewsArticle",
                    "id": "https://news.example/1#article",
                    "headline": "H",
                    "author": {"id": "https://news.example/#falk"},
                    "mentions": [{"type": "Person", "name": "Somebody"}],
                },
            ],
        }
    )
    assert reading.article.id == "https://news.example/1"
    assert reading.article.creators[0].name == "Falk"
    assert [thing.name for thing in reading.article.participants] == ["Somebody"]


def test_a_page_without_a_name_of_its_own() -> None:
    reading = read({"@context": "https://schema.org", "@type": "NewsArticle", "headline": "H"})
    assert reading.article.id.startswith("urn:uuid:")
    assert ["id" in note.what for note in reading.notes] == [True]


@pytest.mark.parametrize(
    ("found", "key"),
    [
        ({"title": "http://schema.org/headline"}, "title"),
        (["https://schema.org", {"x": "https://example.org/"}], "headline"),
        ({"s": "http://schema.org/", "type": "@type"}, "s:headline"),
        (
            {"kop": {"@id": "http://schema.org/headline", "@language": "nl"}, "@vocab": "http://schema.org/"},
            "kop",
        ),
        ([context(), {"x": "https://example.org/"}], "headline"),
        ({**context(), "@language": "en"}, "headline"),
        (
            {"@vocab": "http://schema.org/", "koppen": {"@id": "headline", "@container": "@language"}},
            "koppen",
        ),
    ],
)
def test_other_contexts_that_need_no_loading(found: Any, key: str) -> None:
    headline: Any = {"nl": "H"} if key == "koppen" else "H"
    reading = read(
        {"@context": found, "@id": "urn:example:1", "@type": "http://schema.org/NewsArticle", key: headline}
    )
    assert reading.article.headline == "H"
    assert reading.article.id == "urn:example:1"


@pytest.mark.parametrize(
    "found",
    [
        "https://example.org/context.jsonld",
        ["https://schema.org", "https://example.org/context.jsonld"],
        {"@import": "https://example.org/context.jsonld"},
        {"x": {"@id": "urn:x:", "@context": "https://example.org/context.jsonld"}},
    ],
)
def test_contexts_that_would_be_loaded_are_named(found: Any) -> None:
    with pytest.raises(
        UnsupportedFormat, match=r"https://example.org/context\.jsonld is not known, and none is ever"
    ):
        read({"@context": found, "@id": "urn:example:1", "@type": "NewsArticle", "headline": "H", "x": {}})


def test_what_is_no_context() -> None:
    with pytest.raises(UnreadableInput, match=r"not JSON-LD: .*context") as caught:
        read({"@context": 5, "@id": "urn:example:1", "@type": "NewsArticle", "headline": "H"})
    assert caught.value.source == "x.jsonld"


@pytest.mark.parametrize("key", ["provider", "@graph"])
def test_contexts_inside_of_nodes(key: str) -> None:
    inner = {"@context": {"n": "http://schema.org/name"}, "@id": "urn:example:2", "n": "N"}
    own = {"@context": context(), "@id": "urn:example:1", "@type": "NewsArticle", "headline": "H"}
    reading = read({**own, key: [inner]})
    assert [article.headline for article in reading.articles] == ["H"]
    assert FORMAT.write(reading.articles, onto=reading) == reading.source


@pytest.mark.parametrize("tree", [5, "x", None, [1], {"headline": "H"}, [{"headline": "H"}]])
def test_json_that_is_no_json_ld(tree: Any) -> None:
    with pytest.raises(UnreadableInput):
        read(tree)


def test_documents_without_articles() -> None:
    tree: Any
    for tree in (
        {"@context": context(), "@graph": []},
        {"@context": context(), "@id": "urn:x:1", "name": "N"},
        [],
    ):
        reading = read(tree)
        assert reading.articles == ()
        assert FORMAT.write([], onto=reading) == reading.source
    assert [item.path for item in read([{"@id": "urn:x:1", "http://schema.org/name": "N"}]).leftovers] == [
        "[0]"
    ]


def test_documents_of_others(corpus: Path) -> None:
    """Whatever stands in real pages: read, or refused in words; and back as it was."""
    files = sorted(path for path in (corpus / "jsonld").rglob("*.*") if path.is_file())
    assert files
    for path in files:
        data = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
        try:
            reading = FORMAT.read(data, path.name)
        except NewsmlError:
            continue
        assert FORMAT.write(reading.articles, onto=reading) == data
