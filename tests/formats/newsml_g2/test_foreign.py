"""Documents that newsml did not write."""

from __future__ import annotations

from pathlib import Path

import pytest

import newsml
from newsml.errors import NewsmlError
from newsml.formats.reading import Reading

NAR = "http://iptc.org/std/nar/2006-10-01/"
XHTML = "http://www.w3.org/1999/xhtml"


def item(
    meta: str = "",
    content: str = "",
    item_meta: str = "",
    rest: str = "",
    guid: str = "tag:example.com,2025:1",
) -> str:
    return (
        f'<newsItem xmlns="{NAR}" guid="{guid}" version="7" standard="NewsML-G2" standardversion="2.9" xml:lang="en">'
        '<catalogRef href="http://www.iptc.org/std/catalog/catalog.IPTC-G2-Standards_30.xml"/>'
        f'<itemMeta><itemClass qcode="ninat:text"/><provider qcode="nprov:X"/>'
        f"<versionCreated>2025-11-04T09:30:00Z</versionCreated>{item_meta}</itemMeta>"
        f"<contentMeta>{meta}</contentMeta>{rest}<contentSet>{content}</contentSet></newsItem>"
    )


def body(markup: str) -> str:
    return (
        f'<inlineXML contenttype="application/xhtml+xml"><html xmlns="{XHTML}"><head><title>T</title></head>'
        f"<body>{markup}</body></html></inlineXML>"
    )


def read(document: str) -> Reading:
    return newsml.loads(document, "newsml-g2")


def test_headline_body_and_metadata_are_read() -> None:
    reading = read(item("<headline>Hi</headline><by>Cy</by>", body("<p>One\n  two.</p><p>Three.</p>")))
    article = reading.article
    assert (article.id, article.version, article.language) == ("tag:example.com,2025:1", 7, "en")
    assert (article.headline, article.bylines) == ("Hi", ("Cy",))
    assert article.body == "One two.\n\nThree."
    assert [(block.start, block.end) for block in article.blocks] == [(0, 8), (10, 16)]
    assert article.provider is not None
    assert article.provider.code is not None
    assert article.provider.code.iri == "http://cv.iptc.org/newscodes/newsprovider/X"
    assert any("browser" in note.what for note in reading.notes)


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("<p>a<br/>b</p>", "a\nb"),
        ("<p> a <b> b </b> c </p>", "a b c"),
        ("<ul><li>a</li><li>b</li></ul>", "a\nb"),
        ("<h2>a</h2>b<p></p><p> </p>c", "a\n\nb\n\nc"),
        ("<pre>a\n  b</pre>", "a\n  b"),
        ("<p>a<!-- x -->b<script>c</script></p>", "ab"),
        ("<p>a\u00a0 b</p>", "a\u00a0 b"),
        ("<div><p>a</p>b</div>", "a\n\nb"),
        ("<p>a<br/></p><p>b</p>", "a\n\nb"),
    ],
)
def test_bodies_are_laid_out_as_a_browser_would(markup: str, text: str) -> None:
    assert read(item(content=body(markup))).article.body == text


def test_marks_and_links_are_read() -> None:
    article = read(item(content=body('<p>a <b>b</b> <a href="http://x.org/">c <i>d</i></a></p>'))).article
    assert [(mark.kind, mark.start, mark.end, mark.href) for mark in article.marks] == [
        ("strong", 2, 3, None),
        ("link", 4, 7, "http://x.org/"),
        ("emphasis", 6, 7, None),
    ]


def test_plain_text_is_a_body_where_there_is_no_markup() -> None:
    reading = read(item(content='<inlineData contenttype="text/plain"> a\n\nb </inlineData>'))
    assert reading.article.body == " a\n\nb "


def test_subjects_with_a_type_are_participants_and_events() -> None:
    meta = (
        '<subject type="cpnat:person" qcode="pers:1"><name>Ada</name></subject>'
        '<subject type="cpnat:person" literal="pers 1"><name>Bo</name></subject>'
        '<subject type="cpnat:organisation" uri="http://example.org/o"><name>NTB</name></subject>'
        '<subject type="cpnat:geoArea" qcode="wikidata:Q585"><name>Oslo</name></subject>'
        '<subject type="cpnat:poi"><name>City Hall</name></subject>'
        '<subject type="cpnat:event" qcode="ev:9"><name>Talk</name></subject>'
        '<subject type="cpnat:abstract" qcode="medtop:1"><name>law</name></subject>'
    )
    rest = (
        '<assert qcode="ev:9"><eventDetails><dates><start>2025-11-03</start></dates></eventDetails></assert>'
        '<inlineRef idrefs="x1" qcode="pers:1"/>'
    )
    reading = read(item(meta, body('<p><span id="x1">Ada</span> spoke.</p>'), rest=rest))
    article = reading.article
    assert {(thing.id, thing.kind, thing.name) for thing in article.participants} == {
        *{("pers_1", "person", "Ada"), ("pers_1_2", "person", "Bo"), ("City_Hall", "place", "City Hall")},
        *{("http_example_org_o", "organisation", "NTB"), ("wikidata_Q585", "place", "Oslo")},
    }
    assert article["wikidata_Q585"].same_as == ("http://www.wikidata.org/entity/Q585",)  # type: ignore[union-attr]
    assert article["http_example_org_o"].same_as == ("http://example.org/o",)  # type: ignore[union-attr]
    assert [mention.exact for mention in article["pers_1"].mentions] == ["Ada"]  # type: ignore[union-attr]
    assert [(event.name, event.when and event.when.value) for event in article.events] == [
        ("Talk", "2025-11-03")
    ]
    assert [code.value for code in article.subjects] == ["http://cv.iptc.org/newscodes/mediatopic/1"]
    assert "/newsItem/contentMeta[1]/subject[1]/@qcode" in {leftover.path for leftover in reading.leftovers}


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("2025-11-04T09:30:00+0100", "2025-11-04T09:30:00+01:00"),
        (" 2025-11-04 09:30:00 ", "2025-11-04T09:30:00"),
        ("2025-11-04", "2025-11-04"),
        ("", None),
        ("yesterday", None),
    ],
)
def test_dates_are_mended_or_left(text: str, value: str | None) -> None:
    meta = f"<firstCreated>{text}</firstCreated>"
    reading = read(item("<headline>x</headline>", item_meta=meta))
    assert reading.article.created == value
    left = any("firstCreated" in leftover.path for leftover in reading.leftovers)
    assert left == (value is None)


def test_line_breaks_where_the_model_has_none_are_noted() -> None:
    reading = read(item("<headline>x</headline><by>By\n Cy</by>"))
    assert [" ".join(line.split()) for line in reading.article.bylines] == ["By Cy"]
    assert any("by[1]" in note.path for note in reading.notes)


def test_what_would_not_be_valid_is_left() -> None:
    meta = (
        '<urgency>12</urgency><language tag="english"/><headline>x</headline><keyword/><creator role="bad"/>'
    )
    reading = read(item(meta))
    left = {leftover.path.removeprefix("/newsItem/contentMeta[1]/") for leftover in reading.leftovers}
    assert {"urgency[1]", "language[1]", "keyword[1]", "creator[1]/@role"} <= left


def test_an_item_without_words_is_no_article() -> None:
    reading = read(item("<keyword>x</keyword>"))
    assert reading.articles == ()
    assert [leftover.path for leftover in reading.leftovers] == ["/newsItem"]


@pytest.mark.parametrize(
    "root", ["packageItem", "conceptItem", "knowledgeItem", "planningItem", "catalogItem"]
)
def test_other_items_hold_no_article(root: str) -> None:
    reading = read(f'<{root} xmlns="{NAR}" guid="x"/>')
    assert reading.articles == ()
    assert [leftover.path for leftover in reading.leftovers] == [f"/{root}"]


def test_other_items_of_a_message_are_leftovers() -> None:
    reading = read(
        f'<newsMessage xmlns="{NAR}"><header><sent>2025-11-04T09:30:00Z</sent><sender>X</sender></header><itemSet>'
        f"<packageItem/>{item('<headline>x</headline>')}</itemSet></newsMessage>"
    )
    assert reading.article.headline == "x"
    paths = {leftover.path for leftover in reading.leftovers}
    assert {"/newsMessage/header[1]/sender[1]", "/newsMessage/itemSet[1]/packageItem[1]"} <= paths
    assert "/newsMessage/header[1]/sent[1]" not in paths


def test_the_corpus_is_read_and_comes_back(corpus: Path) -> None:
    count = 0
    for path in sorted((corpus / "newsml-g2").rglob("*")):
        if not path.is_file():
            continue
        data = path.read_bytes()
        try:
            reading = newsml.loads(data, "newsml-g2")
        except NewsmlError:
            continue
        if not reading.articles:
            continue
        count += len(reading.articles)
        assert newsml.dumps(reading.articles, "newsml-g2", onto=data) == data
        for article in reading.articles:
            back = newsml.loads(newsml.dumps(article, "newsml-g2"), "newsml-g2")
            assert (back.article, back.leftovers, back.notes) == (article, (), ())
    assert count
