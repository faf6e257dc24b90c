"""Additions at places where writing into a document could lose, double or misplace them."""

from __future__ import annotations

import pytest
from lxml import etree

import newsml
from newsml.errors import CannotCarry
from newsml.model.article import Article

ARTICLE = Article.model_validate(
    {
        "id": "urn:example:1",
        "headline": "A",
        "body": "Ada.",
        "first_published": "2025-11-03",
        "participants": [
            {"id": "ada", "kind": "person", "mentions": [{"spans": [{"start": 0, "end": 3, "exact": "Ada"}]}]}
        ],
    }
)
DOCUMENT = newsml.dumps(ARTICLE, "newsml-g2")
NEW = ARTICLE.replace(slugline="NEW")


def base(old: str, new: str, document: bytes = DOCUMENT) -> bytes:
    assert old.encode() in document
    return document.replace(old.encode(), new.encode(), 1)


def onto(document: bytes, *articles: Article) -> bytes:
    """The document with these articles, which it then holds."""
    data = newsml.dumps(articles, "newsml-g2", onto=document)
    assert newsml.loads(data, "newsml-g2").articles == articles
    return data


def test_an_addition_stays_where_its_frame_would_not_be_needed() -> None:
    other = "<published><timestamp>2024</timestamp><name>Paper</name></published>"
    document = base("</pubHistory>", f"{other}</pubHistory>")
    assert other.encode() in onto(document, NEW)
    assert other.encode() in onto(document, ARTICLE.replace(first_published=None))


def test_a_derived_text_that_was_edited_gives_way_to_the_new_one() -> None:
    document = base('contenttype="text/plain">Ada.', 'contenttype="text/plain">Eve.')
    data = onto(document, NEW)
    assert data.count(b"inlineData id=") == 1
    assert newsml.loads(data).leftovers == ()


def test_an_addition_gives_way_to_the_article_that_claims_its_place() -> None:
    document = base("<contentMeta>", "<contentMeta><urgency>12</urgency>")
    assert b"<urgency>12</urgency>" in onto(document, NEW)
    assert b"<urgency>12</urgency>" not in onto(document, NEW.replace(urgency=3))


def test_text_between_elements_cannot_be_kept() -> None:
    with pytest.raises(CannotCarry, match="text between elements"):
        onto(base("</itemMeta>", "huh?</itemMeta>"), NEW)


def test_a_reference_to_words_cannot_be_kept() -> None:
    extra = '<inlineRef id="z" idrefs="t1" qcode="x:y"/>'
    document = base("<contentSet", f"{extra}<contentSet")
    assert len(newsml.loads(document).leftovers) == 1
    with pytest.raises(CannotCarry, match="reference to parts of the text") as caught:
        onto(document, NEW)
    assert caught.value.line is not None


def test_other_renditions_stay() -> None:
    picture = '<remoteContent href="https://example.org/a.jpg" id="pic"/>'
    document = base("</contentSet>", f"{picture}</contentSet>")
    assert picture.encode() in onto(document, NEW)
    assert picture.encode() in onto(document, NEW.replace(body="Ada!", participants=()))


def test_content_without_a_body_cannot_be_joined_by_one() -> None:
    plain = newsml.dumps(Article(id="urn:example:1", headline="A"), "newsml-g2")
    picture = '<contentSet><remoteContent href="https://example.org/a.jpg"/></contentSet>'
    document = base("</newsItem>", f"{picture}</newsItem>", plain)
    assert picture.encode() in onto(document, Article(id="urn:example:1", headline="B"))
    with pytest.raises(CannotCarry, match="content beside the body"):
        onto(document, Article(id="urn:example:1", headline="B", body="C"))


def test_ids_of_additions_are_not_taken() -> None:
    document = base("</itemMeta>", '<x:a xmlns:x="urn:x" id="m1"/></itemMeta>')
    document = document.replace(b'<inlineRef id="m1"', b'<inlineRef id="q"')
    root = etree.fromstring(onto(document, NEW))
    ids = [node.get("id") for node in root.iter() if "id" in node.attrib]
    assert len(ids) == len(set(ids))


def test_an_addition_in_a_headline_stays_while_it_is_the_same() -> None:
    document = base("<headline>A</headline>", '<headline rank="1">A<inline custom="true"/></headline>')
    data = onto(document, NEW)
    assert b'<headline rank="1">A<inline custom="true"/></headline>' in data
    with pytest.raises(CannotCarry, match="inside of text"):
        onto(document, ARTICLE.replace(headline="B"))


def test_a_schemes_addition_stays() -> None:
    scheme = '<scheme alias="desk" uri="https://example.org/desk/"/>'
    assert scheme.encode() in onto(base("</catalog>", f"{scheme}</catalog>"), NEW)


# --- items ---


def test_an_item_becomes_a_message_and_a_message_an_item() -> None:
    other = ARTICLE.replace(id="urn:example:2")
    both = onto(DOCUMENT, NEW, other)
    assert etree.fromstring(both).tag.endswith("}newsMessage")
    assert newsml.loads(onto(both, other)).article == other
    assert newsml.loads(newsml.dumps([], "newsml-g2", onto=both)).articles == ()


def test_what_stands_around_an_item_stays_around_it() -> None:
    document = base("<newsItem", "<!-- top --><?desk one?><newsItem")
    assert b"<!-- top --><?desk one?><newsItem" in onto(document, NEW)
    both = onto(document, NEW, ARTICLE.replace(id="urn:example:2"))
    assert both.count(b"<!-- top --><?desk one?><newsMessage") == 1


@pytest.mark.parametrize("root", ["packageItem", "catalogItem"])
def test_other_items_take_no_article(root: str) -> None:
    with pytest.raises(CannotCarry, match="no newsItem"):
        onto(f'<{root} xmlns="http://iptc.org/std/nar/2006-10-01/"/>'.encode(), ARTICLE)


def test_an_item_without_words_takes_no_article() -> None:
    with pytest.raises(CannotCarry, match="holds no article"):
        onto(b'<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="x"/>', ARTICLE)


def test_items_of_others_are_changed_in_place() -> None:
    other = ARTICLE.replace(id="urn:example:2")
    document = newsml.dumps([ARTICLE, other], "newsml-g2")
    at = document.rindex(b' na:version="1.0"')
    document = document[:at] + b' rank="7"' + document[at + len(b' na:version="1.0"') :]
    articles = newsml.loads(document).articles
    assert b' rank="7"' in onto(document, NEW, articles[1])
    changed = onto(document, articles[0], articles[1].replace(slugline="X"))
    assert b"<slugline>X</slugline>" in changed[at:]
    assert changed[: at + len(b' rank="7"')] == document[: at + len(b' rank="7"')]
    assert b' rank="7"' not in onto(document, NEW)
