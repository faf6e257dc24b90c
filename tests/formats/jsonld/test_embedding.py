"""Writing into documents and pages of others: strings of theirs in place, the rest in a node beside theirs."""

from __future__ import annotations

import json
from typing import Any

import pytest

import newsml
from newsml.errors import CannotCarry
from newsml.formats.jsonld import CONTEXT_IRI, JsonLdFormat, context
from newsml.model.article import Article

FORMAT = JsonLdFormat()
ID = "https://news.example/1"

STORY: dict[str, Any] = {
    "@context": "https://schema.org",
    "@type": "NewsArticle",
    "@id": ID,
    "headline": "Tide gates open",
    "articleBody": "The gates opened on Monday, Ines Falk said.",
    "datePublished": "2025-05-06T09:30:00+02:00",
    "inLanguage": "en",
    "author": [{"@type": "Person", "name": "Ines Falk"}],
    "interactionCount": "12 comments",
    "speakable": {"@type": "SpeakableSpecification", "cssSelector": [".headline"]},
}


def page(*scripts: str) -> bytes:
    inner = "\n".join(f'<script type="application/ld+json">{text}</script>' for text in scripts)
    return (
        f'<!doctype html>\n<html lang="en"><head><title>Tide gates</title>\n{inner}\n</head>'
        "<body><p>Ünlikely <!-- to change --></p></body></html>\n"
    ).encode()


def read(tree: Any) -> newsml.Reading:
    return FORMAT.read(json.dumps(tree, indent=2).encode())


def annotated(article: Article) -> Article:
    speaker = {
        "id": "falk",
        "kind": "person",
        "name": "Ines Falk",
        "mentions": [{"spans": article.anchor("Ines Falk").spans}],
    }
    said = {
        "id": "s1",
        "kind": "indirect",
        "speaker": "falk",
        "content": article.anchor("The gates opened on Monday"),
    }
    return article.replace(participants=[speaker], statements=[said])


def test_a_string_is_replaced_where_it_stands() -> None:
    reading = read(STORY)
    article = reading.article.replace(headline="Gates of the harbour open")
    written = FORMAT.write([article], onto=reading)
    before = reading.source.decode()
    assert written.decode() == before.replace("Tide gates open", "Gates of the harbour open")
    assert FORMAT.read(written).articles == (article,)


def test_a_field_that_goes_takes_its_key_with_it() -> None:
    reading = read(STORY)
    article = reading.article.replace(first_published=None)
    written = FORMAT.write([article], onto=reading)
    assert {**json.loads(written), "datePublished": STORY["datePublished"]} == STORY
    assert FORMAT.read(written).articles == (article,)


def test_what_has_no_place_in_theirs_stands_beside_it() -> None:
    reading = read(STORY)
    article = annotated(reading.article)
    written = FORMAT.write([article], onto=reading)
    theirs, ours = json.loads(written)
    assert theirs == STORY
    assert (ours["@context"], ours["@id"]) == ([None, context()], ID)
    back = FORMAT.read(written)
    assert back.articles == (article,)
    assert {item.path.partition(".")[2] for item in back.leftovers} >= {"interactionCount", "speakable"}
    assert FORMAT.write(back.articles, onto=back) == written


def test_a_second_change_goes_to_both_nodes() -> None:
    reading = read(STORY)
    first = FORMAT.read(FORMAT.write([annotated(reading.article)], onto=reading))
    article = first.article.replace(headline="Gates open")
    theirs, ours = json.loads(FORMAT.write([article], onto=first))
    assert (theirs["headline"], ours["headline"]) == ("Gates open", "Gates open")
    assert FORMAT.read(json.dumps([theirs, ours]).encode()).articles == (article,)


def test_what_theirs_says_otherwise_is_told() -> None:
    reading = read(STORY)
    article = reading.article.replace(creators=[{"name": "Somebody Else"}])
    back = FORMAT.read(FORMAT.write([article], onto=reading))
    assert back.articles == (article,)
    assert any(item.path.startswith("[0].author") for item in back.leftovers)


def test_only_the_script_that_holds_the_article_changes() -> None:
    other = '{"@context": "https://schema.org", "@type": "BreadcrumbList", "name": "Home"}'
    data = page(other, json.dumps(STORY, indent=1), "{ broken")
    reading = FORMAT.read(data)
    article = annotated(reading.article.replace(headline="A </script> & <b>"))
    written = FORMAT.write([article], onto=reading)
    assert FORMAT.read(written).articles == (article,)
    before, after = data.split(b"<script"), written.split(b"<script")
    assert [a == b for a, b in zip(before, after, strict=True)] == [True, True, False, True]
    assert FORMAT.write(reading.articles, onto=reading) == data


def test_a_script_that_had_to_be_mended_is_written_anew_alone() -> None:
    broken = json.dumps(STORY)[:-1] + ",} // the end"
    data = page(broken)
    reading = FORMAT.read(data)
    assert reading.notes
    assert FORMAT.write(reading.articles, onto=reading) == data
    article = reading.article.replace(headline="Changed")
    written = FORMAT.write([article], onto=reading)
    back = FORMAT.read(written)
    assert (back.articles, back.notes) == ((article,), ())


def test_an_article_without_a_name_gets_one_when_it_is_changed() -> None:
    reading = read({key: value for key, value in STORY.items() if key != "@id"})
    assert reading.article.id.startswith("urn:uuid:")
    assert any("id" in note.what for note in reading.notes)
    article = reading.article.replace(headline="Changed")
    written = FORMAT.write([article], onto=reading)
    assert json.loads(written)["@id"] == article.id
    assert FORMAT.read(written).articles == (article,)


def test_articles_come_and_go() -> None:
    graph = {
        "@context": "https://schema.org",
        "@graph": [{"@type": "WebSite", "name": "W"}, _without_context(STORY)],
    }
    reading = read(graph)
    more = Article(id="https://news.example/2", headline="Second")
    written = FORMAT.write([*reading.articles, more], onto=reading)
    back = FORMAT.read(written)
    assert back.articles == (*reading.articles, more)
    gone = FORMAT.write([more], onto=back)
    assert FORMAT.read(gone).articles == (more,)
    assert json.loads(gone)["@graph"][0] == graph["@graph"][0]
    none = FORMAT.write([], onto=FORMAT.read(gone))
    assert json.loads(none) == {**graph, "@graph": graph["@graph"][:1]}


def test_an_article_for_a_page_without_any() -> None:
    data = b"<html><head><title>T</title></head><body>B</body></html>"
    reading = FORMAT.read(data)
    article = Article(id=ID, headline="H")
    written = FORMAT.write([article], onto=reading)
    assert FORMAT.read(written).articles == (article,)
    assert FORMAT.write([], onto=FORMAT.read(written)).count(b"<script") <= 1


def test_a_bom_and_utf_16_stay() -> None:
    text = json.dumps(STORY, ensure_ascii=False)
    for data in (
        b"\xef\xbb\xbf" + text.encode(),
        b"\xff\xfe" + text.encode("utf-16-le"),
        b"\xfe\xff" + text.encode("utf-16-be"),
    ):
        reading = FORMAT.read(data)
        article = reading.article.replace(headline="Überraschung 🚢")
        written = FORMAT.write([article], onto=reading)
        assert written[:2] == data[:2]
        assert FORMAT.read(written).articles == (article,)


def test_the_web_profile_fills_the_keys_of_theirs() -> None:
    data = page(json.dumps(STORY))
    reading = FORMAT.read(data)
    article = reading.article.replace(headline="Gates open", modified="2025-05-07T08:00:00+02:00")
    written = FORMAT.write([article], onto=reading, profile="web")
    text = written.decode()
    tree = json.loads(text.partition('ld+json">')[2].partition("</script>")[0])
    assert (tree["headline"], tree["dateModified"]) == ("Gates open", "2025-05-07T08:00:00+02:00")
    assert tree["speakable"] == STORY["speakable"]
    assert text.count("<script") == 1


def test_the_web_profile_goes_into_a_script_of_its_own_elsewhere() -> None:
    data = b"<html><head><title>T</title></head><body>B</body></html>"
    reading = FORMAT.read(data)
    article = Article(id=ID, headline="A </script> headline", body="B")
    written = FORMAT.write([article], onto=reading, profile="web")
    assert written.count(b"</script>") == 1
    assert FORMAT.read(written).article.headline == "A </script> headline"


def test_collections_are_documents_of_their_own() -> None:
    reading = read(STORY)
    with pytest.raises(CannotCarry, match="a document of its own"):
        FORMAT.write(reading.articles, onto=reading, profile="web-annotation")
    article = annotated(reading.article)
    collection = FORMAT.read(FORMAT.write([article], profile="web-annotation"))
    changed = article.replace(headline="Other")
    assert FORMAT.read(FORMAT.write([changed], onto=collection)).articles == (changed,)


def _without_context(tree: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in tree.items() if key != "@context"}


def test_the_web_profile_keeps_what_theirs_says_of_the_same_things() -> None:
    logo = {"@type": "ImageObject", "url": "https://news.example/logo.png"}
    theirs = {**STORY, "publisher": {"@type": "NewsMediaOrganization", "name": "News", "logo": logo}}
    reading = read(theirs)
    written = json.loads(FORMAT.write(reading.articles, onto=reading, profile="web"))
    assert {key: written[key] for key in theirs} == theirs
    other = reading.article.replace(provider={"name": "Other"})
    assert json.loads(FORMAT.write([other], onto=reading, profile="web"))["publisher"]["name"] == "Other"


def test_the_context_of_the_node_beside_theirs_can_be_named() -> None:
    reading = read(STORY)
    article = annotated(reading.article)
    written = FORMAT.write([article], onto=reading, context="iri")
    assert json.loads(written)[1]["@context"] == [None, CONTEXT_IRI]
    assert FORMAT.read(written).articles == (article,)


def test_a_vocabulary_without_its_slash() -> None:
    found = {"@vocab": "http://schema.org", "topics": {"@id": "Text", "@type": "@id"}}
    reading = read({**STORY, "@context": found, "topics": "x"})
    assert reading.article.headline == STORY["headline"]
    changed = reading.article.replace(headline="Changed")
    assert FORMAT.read(FORMAT.write([changed], onto=reading)).articles == (changed,)
