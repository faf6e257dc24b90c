"""Bodies that newsml did not write: what a browser would show of them."""

from __future__ import annotations

from html import escape
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import newsml
from newsml.errors import NewsmlError
from newsml.formats._kit.alignment import matched
from newsml.formats.reading import Reading
from newsml.model.withholding import digest
from tests.work import calls

NAR = "http://iptc.org/std/nar/2006-10-01/"
NA = "https://w3id.org/news-annotation/ns#"
XHTML = "http://www.w3.org/1999/xhtml"
NITF = "http://iptc.org/std/NITF/2006-10-18/"


def item(content: str, rest: str = "", meta: str = "") -> str:
    return (
        f'<newsItem xmlns="{NAR}" xmlns:na="{NA}" guid="tag:example.com,2025:1" version="1" standard="NewsML-G2"'
        ' standardversion="2.35"><itemMeta><itemClass qcode="ninat:text"/><provider qcode="nprov:X"/>'
        "<versionCreated>2025-11-04T09:30:00Z</versionCreated></itemMeta>"
        f"<contentMeta>{meta}</contentMeta>{rest}<contentSet>{content}</contentSet></newsItem>"
    )


def read(content: str, rest: str = "", meta: str = "<headline>H</headline>") -> Reading:
    return newsml.loads(item(content, rest, meta), "newsml-g2")


def page(markup: str, namespace: str = XHTML) -> str:
    xmlns = f' xmlns="{namespace}"' if namespace != NAR else ""
    return f"<inlineXML><html{xmlns}><body>{markup}</body></html></inlineXML>"


def nitf(markup: str, attributes: str = f'xmlns="{NITF}"') -> str:
    return (
        f"<inlineXML><nitf {attributes}><head><title>T</title></head><body><body.head><hedline><hl1>Above</hl1>"
        "</hedline><byline>By X</byline><dateline>OSLO</dateline><abstract><p>Short</p></abstract></body.head>"
        f"<body.content>{markup}</body.content><body.end><tagline>End</tagline></body.end></body></nitf></inlineXML>"
    )


def text_of(markup: str) -> str | None:
    return read(page(markup)).article.body


def kinds_of(markup: str) -> list[tuple[str, str]]:
    article = read(page(markup)).article
    assert article.body is not None
    return [(block.kind, article.body[block.start : block.end]) for block in article.blocks]


def left_in(reading: Reading) -> set[str]:
    return {leftover.path.rpartition("/")[2] for leftover in reading.leftovers}


# What Chromium's innerText says of the same markup, but for the number of line breaks between blocks.
@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("<p>a <b>b </b> c</p>", "a b c"),
        ("<p>a<span> </span>b</p>", "a b"),
        ("<p>a<b/> <i> </i> b</p>", "a b"),
        ("<b>a</b><p><i> b</i></p>", "a\n\nb"),
        ("<p>a\t b\r\n c&#13;d</p>", "a b c d"),
        ("<p>a<!-- x --> <!-- y --> b</p>", "a b"),
        ("<p>a\u00a0\u00a0b \u00a0 c</p>", "a\u00a0\u00a0b \u00a0 c"),
        ("<p>a\u2003b\u200bc\u00add</p>", "a\u2003b\u200bc\u00add"),
        ("<p>\u00a0</p><p>x</p>", "\u00a0\n\nx"),
        ("<p>日本\n語</p>", "日本 語"),
        ("<p>a <br/> b</p>", "a\nb"),
        ("<p>a<br/><br/>b</p>", "a\n\nb"),
        ("<p><br/>a<br/></p><p><br/></p><p>b</p>", "a\n\nb"),
        ("a<br/><br/>b", "a\n\nb"),
        ("<p>a</p> <p> </p> <p/> <p>b</p>", "a\n\nb"),
        ("<p>a</p>b<p>c</p>", "a\n\nb\n\nc"),
        ("<ul><li>a<ul><li>b</li></ul></li><li>c</li></ul>", "a\nb\nc"),
        ("<dl><dt>a</dt><dd>b</dd></dl>", "a\n\nb"),
        ("<header>a</header><section>b</section><aside>c</aside><footer>d</footer>", "a\n\nb\n\nc\n\nd"),
        ("a<hr/>b", "a\n\nb"),
        ("<figure><img alt='x'/><figcaption>c</figcaption></figure>", "c"),
        ("<div hidden=''>a</div><p style='color: red; display : none'>b</p>c", "c"),
        ("<p>a<script>x</script>b<style>c</style><template>d</template></p>", "ab"),
        ("<noscript>a</noscript><video>b</video><iframe>c</iframe><svg><title>d</title></svg>e", "e"),
        ("<p><q>a</q><ruby>漢<rp>(</rp><rt>kan</rt><rp>)</rp></ruby>b<wbr/>c</p>", "a漢kanbc"),
        ("<pre>\na\n  <b>b</b>\n</pre>x", "a\n  b\n\nx"),
        ("<p>a</p><pre>  \n</pre><p>b</p>", "a\n\nb"),
        ("<p>a &amp;amp; &amp;lt;b&amp;gt;</p>", "a &amp; &lt;b&gt;"),
        ("<foo>a</foo><bar>b</bar>", "ab"),
    ],
)
def test_words_are_laid_out_as_in_a_browser(markup: str, text: str) -> None:
    assert text_of(markup) == text


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("<tr><th>a</th><td>b</td></tr><tr><td>c</td><td>d</td></tr>", "a\tb\nc\td"),
        ("<thead><tr><td> a </td> <td/><td>b<br/>c</td></tr></thead>", "a\t\tb\nc"),
        ("<tr><td/><td>a</td></tr><tr><td/><td/></tr><tr><td>b</td><td/></tr>", "\ta\nb\t"),
        ("<caption>t</caption><tr><td>a</td></tr>", "t\n\na"),
        ("<tr><td><p>a</p></td><td>b</td><td>c</td></tr>", "a\n\nb\tc"),
        ("<tr><td>a<table><tr><td>b</td><td>c</td></tr></table></td></tr>", "a\n\nb\tc"),
    ],
)
def test_cells_are_parted_by_tabs_and_rows_by_line_breaks(markup: str, text: str) -> None:
    article = read(page(f"<p>before</p><table>{markup}</table>after")).article
    assert article.body == f"before\n\n{text}\n\nafter"
    assert all(article.body[block.start : block.end].strip("\n") for block in article.blocks)


def test_paragraphs_in_other_blocks_are_of_their_kind() -> None:
    markup = (
        "<blockquote><p>a</p><p>b</p></blockquote><ul><li><p>c</p><p>d</p></li><li><h3>e</h3>f</li></ul>"
        "<figure><figcaption><p>g</p></figcaption></figure><div>h</div>"
    )
    assert kinds_of(markup) == [
        *(("block_quote", "a"), ("block_quote", "b"), ("list_item", "c"), ("paragraph", "d")),
        *(("heading", "e"), ("list_item", "f"), ("caption", "g"), ("paragraph", "h")),
    ]


def test_nested_lists_have_levels() -> None:
    article = read(page("<ol><li>a<ul><li>b</li></ul></li><li>c</li></ol>")).article
    assert [(block.level, block.ordered) for block in article.blocks] == [
        (None, True),
        (2, False),
        (None, True),
    ]


def test_marks_leave_white_space_at_their_edges_out() -> None:
    article = read(page("<p>a<b> b </b>c<i><br/>d<br/></i></p><p>e</p>")).article
    assert article.body == "a b c\nd\n\ne"
    assert [(mark.kind, mark.start, mark.end) for mark in article.marks] == [
        ("strong", 2, 3),
        ("emphasis", 6, 7),
    ]


@pytest.mark.parametrize("namespace", [XHTML, NAR, ""])
def test_pages_need_no_namespace(namespace: str) -> None:
    article = read(page("<h2>a</h2><p>b <em>c</em></p>", namespace)).article
    assert (article.body, len(article.blocks), len(article.marks)) == ("a\n\nb c", 2, 1)


@pytest.mark.parametrize(
    "attributes", [f'xmlns="{NITF}" version="x"', "", 'xmlns=""', 'xmlns="urn:old-nitf"']
)
def test_nitf_of_any_version_is_read(attributes: str) -> None:
    markup = (
        '<block><p lede="true">In <location>Oslo</location> <person>Ada <name.family>B</name.family></person>'
        " of <org>C</org>.</p><hl2>Sub</hl2><p>It <em>is</em>.</p>"
        '<media><media-reference source="x.jpg"/><media-caption>Cap</media-caption><media-producer>P</media-producer>'
        "</media><bq><block><p>Said</p></block><credit>Who</credit></bq><note><p>Ed</p></note></block>"
    )
    reading = read(nitf(markup, attributes))
    article = reading.article
    assert article.body == "In Oslo Ada B of C.\n\nSub\n\nIt is.\n\nCap\n\nSaid\n\nWho\n\nEd"
    assert [block.kind for block in article.blocks] == [
        *("paragraph", "heading", "paragraph", "caption", "block_quote", "block_quote", "paragraph"),
    ]
    left = left_in(reading)
    assert len(left & {"@lede", "*:location[1]", "location[1]"}) == 2
    assert any("body.head" in name for name in left)


def test_words_of_other_vocabularies_are_read_and_said_to_be() -> None:
    reading = read('<inlineXML><scores xmlns="urn:sports"><team>a</team> <team>b</team></scores></inlineXML>')
    assert reading.article.body == "a b"
    assert any("vocabulary" in note.what for note in reading.notes)


# --- renditions ---


@pytest.mark.parametrize(
    "attributes", ['contenttype="text/plain"', 'contenttype="text/plain; charset=utf-8"', ""]
)
def test_plain_text_is_taken_as_it_is(attributes: str) -> None:
    reading = read(f"<inlineData {attributes}> a  b\n\n&lt;c&gt; </inlineData>")
    assert reading.article.body == " a  b\n\n<c> "
    assert reading.article.blocks == ()


MARKUP = '<p class="x">a <b>b</b>&nbsp;c</p>\n<p>d<br>e<img src="x"></p>'


@pytest.mark.parametrize(
    "content",
    [
        f'<inlineData contenttype="text/html">{escape(MARKUP)}</inlineData>',
        f"<inlineData>{escape(MARKUP)}</inlineData>",
        f'<inlineXML contenttype="application/xhtml+xml"><![CDATA[{MARKUP}]]></inlineXML>',
        f"<inlineXML>{escape('<!DOCTYPE html><html><body>' + MARKUP)}</inlineXML>",
    ],
)
def test_markup_that_stands_there_as_text_is_read(content: str) -> None:
    reading = read(content)
    article = reading.article
    assert article.body == "a b\u00a0c\n\nd\ne"
    assert [(mark.kind, mark.start, mark.end) for mark in article.marks] == [("strong", 2, 3)]
    note = next(note.what for note in reading.notes if "as text" in note.what)
    assert "img" in note
    assert "p/@class" in note


def test_escaped_nitf_is_read() -> None:
    head = "<body.head><hedline><hl1>H</hl1></hedline></body.head>"
    markup = f"<nitf><body>{head}<body.content><p>a</p></body.content></body></nitf>"
    assert (
        read(f'<inlineData contenttype="application/nitf+xml">{escape(markup)}</inlineData>').article.body
        == "a"
    )


def test_other_data_is_no_text() -> None:
    reading = read(
        '<inlineData contenttype="application/json">{}</inlineData>'
        '<inlineData contenttype="text/plain" encoding="base64">YQ==</inlineData><inlineXML/>'
    )
    assert reading.article.body is None
    assert "contentSet[1]" in left_in(reading)


def test_markup_comes_before_escaped_markup_before_plain_text() -> None:
    plain, html = "<inlineData>plain</inlineData>", '<inlineData contenttype="text/html">html</inlineData>'
    assert read(plain + html + page("<p>xml</p>")).article.body == "xml"
    assert read(plain + html + page("<p> </p>")).article.body == "html"
    assert read(plain).article.body == "plain"


def test_plain_text_that_says_the_body_again_is_derived() -> None:
    same = '<inlineData id="t" contenttype="text/plain">a b\n  c</inlineData>'
    other = '<inlineData contenttype="text/plain">a b</inlineData>'
    reading = read(page("<p>a b</p><p>c</p>") + same + other)
    assert reading.article.body == "a b\n\nc"
    assert "inlineData[1]" not in left_in(reading)
    assert "inlineData[2]" in left_in(reading)


def test_what_stands_beside_the_page_is_left() -> None:
    reading = read('<inlineXML wordcount="7">x<!-- c --><p>a</p><p>b</p></inlineXML>')
    assert reading.article.body == "a"
    assert {"@wordcount", "text()", "comment()[1]", "p[2]"} <= left_in(reading)


PAGE = (
    '<inlineXML wordcount="2"><html xmlns="http://www.w3.org/1999/xhtml"><head><title>H</title><meta name="m"/>'
    "</head><body><p>a b</p></body></html></inlineXML>"
)


def test_what_repeats_the_headline_and_counts_the_words_is_derived() -> None:
    reading = read(PAGE)
    assert left_in(reading) == {"xhtml:meta[1]"}
    changed = reading.article.replace(
        headline="New", body="a b c", blocks=[{"kind": "paragraph", "start": 0, "end": 5}]
    )
    data = newsml.dumps(changed, "newsml-g2", onto=reading)
    expected = reading.source.replace(b"<headline>H<", b"<headline>New<").replace(
        b"<title>H<", b"<title>New<"
    )
    assert data == expected.replace(b'wordcount="2"', b'wordcount="3"').replace(b"a b<", b"a b c<")
    assert newsml.loads(data).article == changed


def test_a_title_of_its_own_is_left() -> None:
    reading = read(PAGE.replace("<title>H<", "<title>I<"))
    assert left_in(reading) == {"xhtml:head[1]"}


def test_a_page_that_is_hidden_is_no_body() -> None:
    assert read('<inlineXML><div xmlns="" hidden="">a</div></inlineXML>').article.body is None


def test_markup_that_is_too_long_is_no_body(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("newsml.formats.newsml_g2.bodies.escaped.MAX_LENGTH", 20)
    content = f'<inlineData contenttype="text/html">{escape("<p>" + "a" * 20)}</inlineData>'
    assert read(content).article.body is None


# --- offsets ---


def _mention(attribute: str, content: str) -> tuple[str, ...]:
    meta = '<headline>H</headline><subject type="cpnat:person" qcode="x:1"><name>Ada</name></subject>'
    reading = read(content, f'<inlineRef idrefs="s" qcode="x:1" {attribute}/>', meta)
    return tuple(
        mention.exact or "" for person in reading.article.participants for mention in person.mentions
    )


@pytest.mark.parametrize("kind", ["markup", "plain"])
def test_offsets_hold_where_the_digest_is_that_of_the_text(kind: str) -> None:
    text = "Then Ada spoke."

    def content(expected: str) -> str:
        if kind == "plain":
            return f'<inlineData id="s" na:digest="{expected}">{text}</inlineData>'
        return page("<p>Then <b>Ada</b>  spoke.</p>").replace(
            "<inlineXML>", f'<inlineXML id="s" na:digest="{expected}">'
        )

    assert _mention('na:spans="5 8"', content(digest(text))) == ("Ada",)
    assert _mention('na:spans="5 8"', content(digest("Other words."))) == (text,)
    assert not {"@na:digest", "@id"} & left_in(read(content(digest(text))))


def test_our_own_dialect_is_known_by_its_marker() -> None:
    body = f'<html xmlns="{XHTML}"><body xml:space="preserve"><p>a  b</p>\n<p>c</p></body></html>'
    text = "a  b\nc"
    reading = read(f'<inlineXML na:digest="{digest(text)}" na:layout="lines">{body}</inlineXML>')
    assert (reading.article.body, reading.article.blocks) == (text, ())
    withheld = read(f'<inlineXML na:length="6" na:sha256="{digest(text)}"/>')
    assert [(one.field, one.length) for one in withheld.article.withheld] == [("body", 6)]


def test_a_headline_that_is_said_to_be_an_alternative_is_none() -> None:
    meta = '<headline na:alternative="true">A</headline><headline>B</headline>'
    assert read("<inlineData>x</inlineData>", "", meta).article.headline == "B"


# --- bounds ---


@pytest.mark.parametrize(
    "markup",
    [
        "<b>" * 50_000 + "x",
        "<b>" * 50_000 + "</i>" * 50_000,
        "<p " + " ".join(f'a{n}="x"' for n in range(50_000)) + ">x",
        "<p>" + "<!--" * 50_000,
        "<li><td>" * 50_000,
        "<p>" + "&" * 200_000,
        "<p" * 50_000,
        "<p>\x0bx",
    ],
)
def test_hostile_markup_that_is_text_is_read_or_passed_over(markup: str) -> None:
    legal = escape(markup.replace("\x0b", "&#11;"))
    document = item(
        f'<inlineData contenttype="text/html">{legal}</inlineData>', meta="<headline>H</headline>"
    )
    assert newsml.loads(document, "newsml-g2").article.body in (None, "x", "\ufffdx", markup[3:])
    assert calls(lambda: newsml.loads(document, "newsml-g2")) < 1_000 + 60 * len(markup)


@given(st.text(st.sampled_from("<>/pbi&;\"'= \n!-a\u00a0"), max_size=60))
def test_any_text_is_read_or_refused(text: str) -> None:
    for contenttype in ("text/html", "text/plain", ""):
        document = item(
            f'<inlineData contenttype="{contenttype}">{escape(text)}</inlineData>',
            meta="<headline>H</headline>",
        )
        article = newsml.loads(document, "newsml-g2").article
        if contenttype == "text/plain" and text.strip():
            assert article.body == text


@pytest.mark.heavy
def test_work_grows_with_length() -> None:
    def work(count: int) -> int:
        content = page("<p>a <b>b</b> <br/> c</p><table><tr><td>d</td><td>e</td></tr></table>" * count)
        return calls(lambda: newsml.loads(item(content), "newsml-g2"))

    assert work(3_000) < 12 * work(300)


def test_the_corpus_has_sane_blocks(corpus: Path) -> None:
    count = 0
    for path in sorted((corpus / "newsml-g2").rglob("*.xml")):
        try:
            reading = newsml.load(path, "newsml-g2")
        except NewsmlError:
            continue
        for article in reading.articles:
            count += len(article.blocks)
            for block in article.blocks:
                assert article.body is not None
                words = article.body[block.start : block.end]
                assert words == words.strip(" \r\n")
                assert "  " not in words or block.kind == "preformatted"
    assert count > 200


@given(st.lists(st.integers(0, 4), max_size=14), st.lists(st.integers(0, 4), max_size=14))
def test_what_two_sequences_have_in_common_is_in_order(old: list[int], new: list[int]) -> None:
    for left, right in ((old, new), (old, old + new), (old, new + old), (old, old)):
        pairs = matched(left, right)
        assert all(left[a] == right[b] for a, b in pairs)
        assert all(one[0] < two[0] and one[1] < two[1] for one, two in pairwise(pairs))
        if right is not new:
            assert len(pairs) == len(old)
