"""What somebody changes in our documents by hand arrives; what somebody adds stays when we write into them."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

import newsml
from newsml.errors import CannotCarry, InvalidArticle
from newsml.formats._kit.splice import Splices
from newsml.formats.newsml_g2.editing.own_item import change_own_item
from newsml.formats.newsml_g2.layout import structured
from newsml.formats.reading import Reading
from newsml.model.article import Article
from newsml.testing import articles

BODY = "Ada met Bo.\nThey talked in Oslo."


def anchor(words: str) -> dict[str, Any]:
    start = BODY.index(words)
    return {"spans": [{"start": start, "end": start + len(words), "exact": words}]}


ARTICLE = Article.model_validate(
    {
        "id": "urn:example:1",
        "headline": "A meeting",
        "body": BODY,
        "keywords": ["a", "b"],
        "created": "2025-11-03",
        "participants": [
            {"id": "ada", "kind": "person", "name": "Ada", "mentions": [anchor("Ada"), anchor("They")]},
            {
                "id": "oslo",
                "kind": "place",
                "name": "Oslo",
                "mentions": [{**anchor("Oslo"), "head": anchor("Oslo")["spans"][0]}],
            },
        ],
        "events": [{"id": "e", "name": "Talk", "when": {"value": "2025-11"}, "where": [{"place": "oslo"}]}],
        "marks": [{"kind": "strong", "start": 4, "end": 7}],
    }
)
DOCUMENT = newsml.dumps(ARTICLE, "newsml-g2")


def changed(*pairs: tuple[str, str], document: bytes = DOCUMENT) -> Reading:
    for old, new in pairs:
        assert old.encode() in document, old
        document = document.replace(old.encode(), new.encode())
    return newsml.loads(document, "newsml-g2")


def mentions(reading: Reading, id_: str) -> list[str | None]:
    return [mention.exact for mention in reading.article[id_].mentions]  # type: ignore[union-attr]


# --- edits by hand ---


def test_a_new_headline_arrives_and_its_copies_are_leftovers() -> None:
    reading = changed(("<headline>A meeting<", "<headline>No meeting<"))
    assert reading.article.headline == "No meeting"
    assert [leftover.path.rpartition("/")[2] for leftover in reading.leftovers] == [
        "title[1]",
        "xhtml:head[1]",
    ]


def test_a_new_name_of_a_subject_arrives() -> None:
    reading = changed(("<name>Ada</name>", "<name>Ada L.</name>"))
    assert reading.article["ada"].name == "Ada L."  # type: ignore[union-attr]
    assert reading.leftovers == ()


def test_a_date_written_over_an_approximation_arrives() -> None:
    old = '<firstCreated na:value="2025-11-03">2025-11-03T00:00:00<'
    reading = changed((old, old.replace("2025-11-03T00:00:00", "2024-01-01T00:00:00Z")))
    assert reading.article.created == "2024-01-01T00:00:00Z"


def test_a_date_written_over_a_stand_in_arrives() -> None:
    old = '<versionCreated na:absent="true">2025-11-03T00:00:00<'
    reading = changed((old, old.replace("2025-11-03T00:00:00", "2025-11-04T00:00:00Z")))
    assert reading.article.modified == "2025-11-04T00:00:00Z"


@pytest.mark.parametrize(("start", "value"), [("2025-12", "2025-12"), ("2025-12-01", "2025-12-01")])
def test_a_new_date_of_an_event_arrives(start: str, value: str) -> None:
    reading = changed(("<start>2025-11</start>", f"<start>{start}</start>"))
    assert reading.article["e"].when.value == value  # type: ignore[union-attr]
    assert reading.leftovers == ()


def test_a_type_that_no_longer_repeats_the_participants_is_a_leftover() -> None:
    reading = changed(('<subject type="cpnat:geoArea"', '<subject type="cpnat:organisation"'))
    assert reading.article["oslo"].kind == "organisation"  # type: ignore[union-attr]
    assert [leftover.path for leftover in reading.leftovers] == [
        "/newsItem/assert[1]/eventDetails[1]/location[1]/@type"
    ]


def test_a_new_guid_arrives_and_ids_stay() -> None:
    reading = changed(('guid="urn:example:1"', 'guid="urn:example:2"'))
    assert reading.article == ARTICLE.replace(id="urn:example:2")
    assert reading.leftovers == ()


def test_an_end_added_to_an_event_arrives() -> None:
    reading = changed(("<start>2025-11</start>", "<start>2025-11-03</start><end>2025-11-05</end>"))
    assert reading.article["e"].when.value == "2025-11-03/2025-11-05"  # type: ignore[union-attr]


def test_after_an_edit_of_the_text_the_markup_says_where_words_are() -> None:
    reading = changed((" talked in ", " had long talks in "))
    article = reading.article
    assert article.body == BODY.replace("talked", "had long talks")
    assert mentions(reading, "ada") == ["Ada", "They"]
    assert mentions(reading, "oslo") == ["Oslo"]
    assert article.marks[0].end == 7
    assert any("head" in note.what for note in reading.notes)


def test_words_that_are_taken_out_take_their_mention_along() -> None:
    document = etree.fromstring(DOCUMENT)
    (span,) = [node for node in document.iter("{*}span") if node.text == "They"]
    paragraph = span.getparent()
    assert paragraph is not None
    paragraph.text = "People" + (span.tail or "")
    for node in list(paragraph)[1:]:
        paragraph.append(node)
    paragraph.remove(span)
    reading = newsml.loads(etree.tostring(document), "newsml-g2")
    assert mentions(reading, "ada") == ["Ada"]
    assert any("inlineRef" in leftover.path for leftover in reading.leftovers)


def test_a_paragraph_made_a_heading_arrives() -> None:
    reading = changed(("<p>", "<h2>"), ("</p>", "</h2>"))
    assert [(block.kind, block.level) for block in reading.article.blocks] == [("heading", 2)] * 2


def test_words_between_blocks_become_a_paragraph() -> None:
    reading = changed(("</p></body>", "</p>\nMore.</body>"))
    assert reading.article.body == BODY + "\nMore."
    assert [block.kind for block in reading.article.blocks] == ["paragraph"] * 3


def test_a_plain_text_that_says_something_else_is_a_leftover() -> None:
    reading = changed(('contenttype="text/plain">Ada met', 'contenttype="text/plain">Ada saw'))
    assert reading.article == ARTICLE
    assert [leftover.path for leftover in reading.leftovers] == ["/newsItem/contentSet[1]/inlineData[1]"]


@pytest.mark.parametrize(
    ("old", "new", "left"),
    [
        ('na:spans="0 3"', 'na:spans="0"', "@na:spans"),
        ('na:head="27 31"', 'na:head="1 2 3 4"', "@na:head"),
        ('qcode="local:ada" na:spans="0 3"', 'qcode="local:eve" na:spans="0 3"', "inlineRef[1]"),
        ('<assert qcode="local:e">', '<assert qcode="local:x">', "assert[1]"),
        ("<start>2025-11</start>", "<start>soon</start>", "dates[1]"),
        ("<name>Ada</name>", "<name/>", "name[1]"),
        ('qcode="ninat:text"', 'qcode="ninat:smell"', "itemClass[1]"),
        ("<keyword>a</keyword>", "<keyword>a<b/></keyword>", "*:b[1]"),
        (' na:layout="lines"', ' na:layout="lines" rendition="rnd:web"', "@rendition"),
        ('<body xml:space="preserve">', '<body xml:space="preserve" class="x">', "@class"),
        (
            '<provider na:absent="true"/>',
            '<provider na:absent="true"/><signal qcode="sig:none"/>',
            "signal[1]",
        ),
    ],
)
def test_what_cannot_be_read_is_a_leftover(old: str, new: str, left: str) -> None:
    reading = changed((old, new.replace("<b/>", '<b xmlns="urn:x"/>')))
    assert left in [leftover.path.rpartition("/")[2] for leftover in reading.leftovers]
    assert reading.article.body == BODY


def test_what_makes_the_article_inconsistent_is_an_error_with_its_line() -> None:
    with pytest.raises(InvalidArticle) as caught:
        changed(
            (
                'qcode="local:oslo" na:spans="27 31" na:head="27 31"',
                'qcode="local:oslo" na:spans="27 999" na:head="27 31"',
            )
        )
    assert caught.value.line == 2


# --- additions ---

FOREIGN = '<x:desk xmlns:x="urn:x" n="1"><x:cell/></x:desk>'


def with_additions(document: bytes = DOCUMENT) -> bytes:
    pairs = [
        ("</itemMeta>", f"{FOREIGN}</itemMeta>"),
        ("<keyword>b</keyword>", "<keyword>b</keyword><!-- checked -->"),
        ('qcode="local:ada"', 'custom="true" qcode="local:ada"'),
        ("<name>Ada</name>", "<name>Ada</name><definition>A person</definition>"),
        ("</newsItem>", "</newsItem><!-- end -->"),
    ]
    for old, new in pairs:
        assert old.encode() in document
        document = document.replace(old.encode(), new.encode(), 1)
    return document


def test_additions_are_leftovers_with_path_and_line() -> None:
    reading = newsml.loads(with_additions(), "newsml-g2")
    assert reading.article == ARTICLE
    found = {leftover.path: leftover.line for leftover in reading.leftovers}
    assert set(found) == {
        *{"/comment()", "/newsItem/itemMeta[1]/*:desk[1]", "/newsItem/contentMeta[1]/comment()[1]"},
        *{"/newsItem/contentMeta[1]/subject[1]/@custom", "/newsItem/contentMeta[1]/subject[1]/definition[1]"},
    }
    lines = with_additions().decode().split("\n")
    assert "x:desk" in lines[(found["/newsItem/itemMeta[1]/*:desk[1]"] or 0) - 1]


def test_an_unchanged_document_comes_back_with_its_additions() -> None:
    base = with_additions()
    assert newsml.dumps(newsml.loads(base).articles, "newsml-g2", onto=base) == base


def test_additions_stay_where_they_were() -> None:
    article = ARTICLE.replace(headline="New", keywords=("b", "c"))
    data = newsml.dumps(article, "newsml-g2", onto=with_additions())
    reading = newsml.loads(data, "newsml-g2")
    assert reading.article == article
    assert len(reading.leftovers) == 5
    text = data.decode()

    assert text.index("<keyword>b<") < text.index("<!-- checked -->") < text.index("<keyword>c<")
    assert FOREIGN in text
    assert text.rstrip().endswith("<!-- end -->")


def test_additions_go_with_what_they_belong_to() -> None:
    article = ARTICLE.remove("ada")
    reading = newsml.loads(newsml.dumps(article, "newsml-g2", onto=with_additions()), "newsml-g2")
    assert reading.article == article
    assert len(reading.leftovers) == 3


def test_an_addition_in_the_text_stays_while_the_text_is_the_same() -> None:
    base = DOCUMENT.replace(b" talked ", b" talked<!-- sic --> ")
    article = ARTICLE.replace(slugline="NEW")
    data = newsml.dumps(article, "newsml-g2", onto=base)
    assert b"talked<!-- sic --> " in data
    assert newsml.loads(data, "newsml-g2").article == article
    with pytest.raises(CannotCarry, match="inside of text"):
        newsml.dumps(ARTICLE.replace(marks=()), "newsml-g2", onto=base)


def test_items_match_by_id_version_and_occurrence() -> None:
    second = ARTICLE.replace(id="urn:example:2")
    base = with_additions(
        newsml.dumps([ARTICLE, second], "newsml-g2").replace(b"\n</newsMessage>", b"</newsMessage>")
    )
    new = ARTICLE.replace(id="urn:example:3")
    for wanted in ([second, ARTICLE], [ARTICLE, new], [second], [ARTICLE, ARTICLE]):
        changed_ = [article.replace(slugline="X") for article in wanted]
        reading = newsml.loads(newsml.dumps(changed_, "newsml-g2", onto=base), "newsml-g2")
        assert reading.articles == tuple(changed_)
        assert any("desk" in leftover.path for leftover in reading.leftovers) == (ARTICLE in wanted)


def test_what_stands_around_the_items_of_a_message_stays() -> None:
    base = newsml.dumps([ARTICLE, ARTICLE.replace(version=2)], "newsml-g2")
    base = base.replace(b"</header>", b"<priority>3</priority></header>")
    base = base.replace(b"</itemSet>", b"<packageItem/></itemSet>")
    wanted = (ARTICLE.replace(modified="2025-12-01T00:00:00Z"),)
    data = newsml.dumps(wanted, "newsml-g2", onto=base)
    reading = newsml.loads(data, "newsml-g2")
    assert reading.articles == wanted
    assert b"<priority>3</priority>" in data
    assert b"<packageItem/>" in data
    assert b"<sent>2025-12-01T00:00:00Z</sent>" in data


@given(old=articles(), new=articles(), data=st.data())
def test_an_edit_of_a_document_with_additions_arrives(
    old: Article, new: Article, data: st.DataObject
) -> None:
    new = new.replace(id=old.id, version=old.version)
    base = newsml.dumps(old, "newsml-g2").replace(b"</itemMeta>", FOREIGN.encode() + b"<!-- x --></itemMeta>")
    reading = newsml.loads(newsml.dumps(new, "newsml-g2", onto=base), "newsml-g2")
    assert reading.article == new
    assert [leftover.path for leftover in reading.leftovers] == [
        "/newsItem/itemMeta[1]/*:desk[1]",
        "/newsItem/itemMeta[1]/comment()[1]",
    ]


def test_a_document_that_others_made_theirs_is_changed_in_place() -> None:
    base = DOCUMENT.replace(b' na:version="1.0"', b"")
    reading = newsml.loads(base, "newsml-g2")
    assert newsml.dumps(reading.articles, "newsml-g2", onto=base) == base
    wanted = reading.article.replace(keywords=("a", "c"))
    data = newsml.dumps(wanted, "newsml-g2", onto=base)
    assert newsml.loads(data, "newsml-g2").article == wanted
    assert data == base.replace(b"<keyword>b<", b"<keyword>c<")


@given(article=articles())
def test_what_is_the_same_is_written_the_same(article: Article) -> None:
    base = newsml.dumps(article, "newsml-g2").replace(
        b"</itemMeta>", FOREIGN.encode() + b"<!-- x --></itemMeta>"
    )
    document = newsml.loads(base, "newsml-g2").state
    splices = Splices(base, document.root, structured)
    for item in document.items:
        change_own_item(splices, item, item.article, upgrade=False, name=None)
    assert splices.done() == base
