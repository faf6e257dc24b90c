"""What documents of others say is in the article or left over, with its place: value by value."""

from __future__ import annotations

import json
from typing import Any

import pytest

from newsml.errors import shown_path
from newsml.formats.jsonld import JsonLdFormat
from newsml.formats.reading import Reading

FORMAT = JsonLdFormat()
STORY: dict[str, Any] = {
    "@context": "https://schema.org",
    "@type": "NewsArticle",
    "@id": "https://news.example/1",
    "headline": "H",
}


def read(tree: Any) -> Reading:
    data = json.dumps(tree, indent=1, ensure_ascii=False).encode()
    reading = FORMAT.read(data)
    assert FORMAT.write(reading.articles, onto=reading) == data
    return reading


def left(reading: Reading) -> list[str]:
    return [item.path for item in reading.leftovers]


@pytest.mark.parametrize(
    ("properties", "paths"),
    [
        ({"description": {"@value": None}}, []),
        ({"description": {"@value": {"a": 1}}}, ["description.@value"]),
        ({"description": {"@value": "D", "@index": "i"}}, ["description.@index"]),
        ({"description": {"@value": "D", "@language": 5}}, ["description.@language"]),
        ({"description": {"@value": "D", "@language": "nl"}}, ["description.@language"]),
        ({"description": {"@value": "D", "@type": "rdf:HTML"}}, ["description.@type"]),
        ({"expires": {"@value": "2026-01-01", "@type": "Date"}}, []),
        ({"expires": {"@value": "2026-01-01", "@type": "http://www.w3.org/2001/XMLSchema#date"}}, []),
        ({"keywords": {"@list": ["a", "b"], "@index": "i"}}, ["keywords.@index"]),
        ({"@type": ["NewsArticle", 5, None]}, ["@type[1]"]),
        ({"id": "https://news.example/2"}, ["id"]),
        ({"id": "https://news.example/1"}, ["id"]),
        ({"@reverse": 5}, ["@reverse"]),
        ({"@reverse": {"about": "x"}}, ["@reverse.about"]),
    ],
)
def test_what_is_no_value_of_a_property(properties: dict[str, Any], paths: list[str]) -> None:
    reading = read({**STORY, **properties})
    assert left(reading) == paths
    assert reading.article.standfirst in (None, "D")


def test_an_id_that_is_none() -> None:
    reading = read({**STORY, "@id": 5})
    assert left(reading) == ["@id"]
    assert reading.article.id.startswith("urn:uuid:")


def test_the_language_of_all_texts_is_that_of_the_article() -> None:
    texts = {
        "headline": {"@value": "Kop", "@language": "nl"},
        "articleBody": {"@value": "B.", "@language": "nl"},
    }
    reading = read({**STORY, **texts})
    assert (reading.article.language, left(reading)) == ("nl", [])
    assert [note.what for note in reading.notes] == ["its language is taken for that of the article"]
    reading = read({**STORY, **texts, "articleBody": {"@value": "B.", "@language": "fr"}})
    assert reading.article.language is None
    assert left(reading) == ["headline.@language", "articleBody.@language"]


def test_a_page_around_an_article_is_left_over_without_the_article() -> None:
    story = {key: value for key, value in STORY.items() if key != "@context"}
    tree = {
        "@context": "https://schema.org",
        "@type": "WebPage",
        "name": "P",
        "publisher": {"@type": "Organization", "name": "O"},
        "mainEntity": story,
    }
    assert left(read(tree)) == ["@type", "name", "publisher"]
    listed = {
        "@context": "https://schema.org",
        "@type": "ItemList",
        "itemListElement": [{"@type": "ListItem", "item": story}, {"@type": "ListItem", "url": "x"}],
    }
    assert left(read(listed)) == ["@type", "itemListElement[0].@type", "itemListElement[1]"]


def test_a_relation_to_a_thing_of_the_story_is_left_over_where_the_thing_is_not() -> None:
    tree = {
        "@context": "https://schema.org",
        "@graph": [
            {"@type": "WebPage", "about": {"@type": "Person", "@id": "https://x.example/p", "name": "P"}},
            {**STORY, "mentions": {"@id": "https://x.example/p"}},
        ],
    }
    reading = read(tree)
    assert [thing.name for thing in reading.article.participants] == ["P"]
    assert left(reading) == ["@graph[0].@type", "@graph[0].about"]


def test_notes_have_the_place_of_what_was_mended() -> None:
    reading = read({**STORY, "@id": "https://news.example/1#article", "dateModified": "2026-01-02 03:04"})
    assert [(note.path, note.what) for note in reading.notes] == [
        ("@id", "the fragment is left out of the id of the article: #article"),
        ("dateModified", "read as 2026-01-02T03:04:00"),
    ]


def test_a_second_date_is_one_that_can_be_read() -> None:
    reading = read({**STORY, "datePublished": ["2026-01-02", "2026-01-03"], "dateModified": "soon"})
    assert left(reading) == ["datePublished[1]", "dateModified"]
    assert [note.path for note in reading.notes] == ["dateModified"]


def test_an_address_that_is_mentioned_is_a_subject() -> None:
    reading = read({**STORY, "mentions": ["https://en.wikipedia.org/wiki/Paris", "Paris"]})
    assert [code.iri for code in reading.article.subjects] == ["https://en.wikipedia.org/wiki/Paris"]
    assert [topic.name for topic in reading.article.topics] == ["Paris"]


def test_each_value_is_told_of() -> None:
    """Every value of a document is among the article's, or under a path that is left over."""
    values = [
        *("v", 7, 1.5, True, {"@value": "v"}, {"@list": ["v", "w"]}, {"@id": "https://x.example/v"}),
        *({"@type": "Person", "name": "v"}, {"@type": "Thing", "foaf:nick": "v"}, [["v"], "w"], {"en": "v"}),
    ]
    for name in ("author", "image", "about", "mentions", "keywords", "genre", "isPartOf", "version", "x:y"):
        for value in values:
            reading = read({**STORY, name: value})
            told = json.dumps(reading.article.model_dump(mode="json"))
            places = set(left(reading))
            for path, leaf in _leaves({name: value}):
                under = any(shown_path(path[:n]) in places for n in range(1, len(path) + 1))
                assert under or str(leaf).rpartition("/")[2] in told, (name, value, path)


def _leaves(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[tuple[Any, ...], Any]]:
    if isinstance(value, dict):
        found = [(key, item) for key, item in value.items() if key != "@type"]
    elif isinstance(value, list):
        found = list(enumerate(value))
    else:
        return [(path, value)]
    return [leaf for key, item in found for leaf in _leaves(item, (*path, key))]
