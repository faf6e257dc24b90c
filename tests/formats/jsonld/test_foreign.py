"""Documents in other contexts than ours: read where none has to be loaded, refused in words where one would."""

from __future__ import annotations

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
        }
    )
    article = reading.article
    assert (article.id, article.headline, article.body) == ("https://news.example/1", "H", "B.")
    assert [credit.name for credit in article.creators] == ["Ines Falk"]
    assert article.keywords == ("a", "b")
    paths = {item.path for item in reading.leftovers}
    assert {"@type", "author[0].@type", "author[0].url", "publisher", "mainEntityOfPage"} <= paths


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
    assert "@graph[1].mentions" in {item.path for item in reading.leftovers}


def test_a_page_without_a_name_of_its_own() -> None:
    with pytest.raises(UnreadableInput, match="neither @id nor url"):
        read({"@context": "https://schema.org", "@type": "NewsArticle", "headline": "H"})


@pytest.mark.parametrize(
    "found",
    [
        "https://example.org/context.jsonld",
        {"headline": "http://purl.org/dc/terms/title"},
        ["https://schema.org", {"x": "y:"}],
        [context(), {"urn": "https://example.org/"}],
        {**context(), "@language": "en"},
        5,
    ],
)
def test_other_contexts_are_named_and_not_loaded(found: Any) -> None:
    with pytest.raises(UnsupportedFormat, match="none is ever loaded") as caught:
        read({"@context": found, "@id": "urn:example:1", "@type": "NewsArticle", "headline": "H"})
    assert caught.value.source == "x.jsonld"


@pytest.mark.parametrize("key", ["provider", "@graph"])
def test_contexts_inside_of_nodes(key: str) -> None:
    inner = {"@context": {"name": "http://example.org/n"}, "name": "N"}
    own = {"@context": context(), "@id": "urn:example:1", "@type": "NewsArticle", "headline": "H"}
    with pytest.raises(UnsupportedFormat, match="context of its own"):
        read({**own, key: [inner]})


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
    files = sorted(path for path in (corpus / "jsonld").rglob("*.json*") if path.is_file())
    assert files
    for path in files:
        data = path.read_bytes()
        try:
            reading = FORMAT.read(data, path.name)
        except NewsmlError:
            continue
        assert FORMAT.write(reading.articles, onto=reading) == data
