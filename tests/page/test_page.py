"""What a page says and how it is cut, without a browser."""

from __future__ import annotations

import re
import time
from datetime import date
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import newsml
from benchmarks.articles import article as large
from newsml import Article, Edtf
from newsml.page import index, page
from newsml.page.pieces import LISTED, pieces
from newsml.page.site import entry
from newsml.page.stretches import LANES, field
from newsml.page.times import Scale, bar, days, doubts, in_words
from newsml.testing import articles
from tests.page.hostile import MARKUP, hostile

FIXTURES = sorted(Path(__file__).parents[2].glob("fixtures/articles/*/article.json"))


class Seen(HTMLParser):
    """The elements, attributes and texts of a page, as a parser finds them."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str]] = []
        self.ids: list[str] = []
        self.texts: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += [(name, value or "") for name, value in attrs]
        self.ids += [value or "" for name, value in attrs if name == "id"]

    def handle_data(self, data: str) -> None:
        self.texts.append(data)


def crossing() -> Article:
    """Mentions that nest, cross, touch and are interrupted."""
    body = "The old port of Velm and its mayor"
    words = {
        "nested": [(4, 20)],
        "inner": [(8, 12)],
        "crossing": [(16, 28)],
        "pieces": [(0, 3), (29, 34)],
        "touching": [(20, 24)],
    }
    return Article.model_validate(
        {
            "id": "urn:example:1",
            "body": body,
            "participants": [
                {
                    "id": id_,
                    "kind": "group",
                    "mentions": [{"spans": [{"start": s, "end": e, "exact": body[s:e]} for s, e in spans]}],
                }
                for id_, spans in words.items()
            ],
        }
    )


def test_pieces_are_the_text_and_know_what_they_belong_to() -> None:
    article = crossing()
    body = article.body or ""
    of = field(article, "body", tuple(article.anchors()), ())
    cut = pieces(body, of, (), (), {})
    assert "".join(piece.text for piece in cut) == body
    for piece in cut:
        for at in range(piece.start, piece.end):
            there = [place.annotation.id for place in article.annotations_at(at)]
            assert sorted(owner for owner, _ in piece.owners) == sorted(there)
    inner = next(piece for piece in cut if piece.text == "port")
    assert inner.owners == (("inner", "mention"), ("nested", "mention"))
    assert [bar.lane for bar in inner.bars if bar.owner in ("inner", "nested")] == [1, 2]
    assert [bar.look for bar in inner.bars if bar.owner == "pieces"] == ["u0 gap"]


@pytest.mark.law
@given(articles())
def test_every_text_is_whole_and_every_anchor_is_in_it(article: Article) -> None:
    places = tuple(article.anchors())
    for name in ("headline", "standfirst", "body"):
        text = getattr(article, name)
        if text is None:
            continue
        of = field(article, name, places, ())
        cut = pieces(text, of, (), (), {})
        assert "".join(piece.text for piece in cut) == text
        for stretch in of.stretches:
            inside = [one for one in cut if stretch.start <= one.start < stretch.end]
            assert inside[0].start == stretch.start
            assert inside[-1].end == stretch.end
            assert all((stretch.owner, stretch.part) in one.owners or one.more for one in inside)
    seen = Seen(page(article, newsml.validate(article)))
    assert len(seen.ids) == len(set(seen.ids))
    assert set(article.index) <= set(seen.ids)
    targets = {value[1:] for name, value in seen.attributes if name == "href" and value.startswith("#")}
    # A link may lead to a section that is left out where it has nothing to say.
    assert targets <= set(seen.ids)


def test_lines_over_the_same_words_have_lanes_of_their_own() -> None:
    article = large(300, 400)
    of = field(article, "body", tuple(article.anchors()), ())
    taken: dict[tuple[bool, int], list[tuple[int, int]]] = {}
    for n, lane in of.lanes.items():
        taken.setdefault((of.lines[n].over, lane), []).append((of.lines[n].start, of.lines[n].end))
    assert max(lane for _, lane in taken) == LANES - 1
    for stretches in taken.values():
        stretches.sort()
        assert all(end <= start for (_, end), (start, _) in pairwise(stretches))


@pytest.mark.heavy
def test_ten_thousand_annotations_in_one_place_take_bounded_time() -> None:
    body = "word " * 5000
    data = {
        "id": "urn:example:1",
        "body": body,
        "participants": [
            {
                "id": f"p{n}",
                "kind": "person",
                "mentions": [{"spans": [{"start": n, "end": 25_000 - n, "exact": body[n : 25_000 - n]}]}],
            }
            for n in range(0, 10_000, 10)
        ],
    }
    article = Article.model_validate(data)
    began = time.process_time()
    html = page(article)
    assert time.process_time() - began < 10
    assert html.count(" data-more=") > LISTED


@pytest.mark.heavy
def test_ten_thousand_annotations_over_a_text_take_bounded_time() -> None:
    many = large(10_000, 30_000)
    began = time.process_time()
    assert len(page(many)) < 60_000_000
    assert time.process_time() - began < 20


@pytest.mark.parametrize("path", FIXTURES, ids=lambda path: path.parent.name)
def test_a_page_says_all_that_there_is(path: Path) -> None:
    article = newsml.load(path).article
    seen = Seen(article.to_html())
    assert set(article.index) <= set(seen.ids)
    text = "".join(seen.texts)
    for statement in article.statements:
        if statement.content is not None and len(statement.content.spans) == 1:
            assert (statement.content.exact or "") in text
    assert "style" not in dict(seen.attributes), "the policy refuses style attributes"
    assert not [name for name, _ in seen.attributes if name.startswith("on")]


def test_the_policy_names_style_and_script_and_nothing_else() -> None:
    html = crossing().to_html()
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', html)
    assert policy is not None
    parts = policy[1].replace("&#39;", "'").split("; ")
    assert parts[0] == "default-src 'none'"
    assert all(re.fullmatch(r"(style|script)-src 'sha256-[\w+/=]+'", part) for part in parts[1:3])
    assert "unsafe" not in policy[1]


def test_hostile_words_stay_words() -> None:
    article = hostile()
    seen = Seen(article.to_html())
    assert not {"img", "iframe", "object", "embed", "base", "textarea", "b"} & set(seen.tags)
    assert seen.tags.count("script") == 1
    assert not [name for name, _ in seen.attributes if name.startswith("on")]
    hrefs = [value for name, value in seen.attributes if name in ("href", "src")]
    assert all(href.startswith(("#", "https://")) for href in hrefs)
    text = "".join(seen.texts)
    assert all(words in text for words in MARKUP if "\u202e" not in words)


def test_findings_stand_where_they_belong() -> None:
    broken = newsml.load(Path(__file__).parents[2] / "fixtures/rules/E001/bad.json").article
    findings = newsml.validate(broken)
    html = broken.to_html()
    assert findings
    assert 'id="-f1"' in html
    assert findings[0].code in html
    assert "Findings (" in html
    assert "Findings (" not in broken.to_html(())


def test_what_is_withheld_is_said() -> None:
    article = crossing().strip()
    html = article.to_html()
    assert "The body is withheld: 34 characters." in html
    assert "4–20, withheld" in html


def test_in_a_notebook_the_page_is_framed() -> None:
    framed = crossing()._repr_html_()
    assert framed.startswith("<iframe")
    assert Seen(framed).tags == ["iframe"]
    assert dict(Seen(framed).attributes)["srcdoc"].rstrip() == crossing().to_html().rstrip()


def test_blocks_and_marks() -> None:
    body = "Title\none\ntwo\nquoted"
    article = Article.model_validate(
        {
            "id": "urn:example:1",
            "body": body,
            "blocks": [
                {"kind": "heading", "start": 0, "end": 5, "level": 2},
                {"kind": "list_item", "start": 6, "end": 9},
                {"kind": "list_item", "start": 10, "end": 13, "level": 2},
                {"kind": "block_quote", "start": 14, "end": 20},
            ],
            "marks": [
                {"kind": "strong", "start": 6, "end": 8},
                {"kind": "link", "start": 14, "end": 20, "href": "https://example.org/"},
            ],
        }
    )
    html = article.to_html()
    assert '<h2 class="deep0 level2">Title</h2>' in html
    assert "<ul><li" in html
    assert '<span class="m-strong">on</span>e</li>' in html
    assert 'href="https://example.org/"' in html
    assert html.count("<blockquote") == 1


def test_index() -> None:
    article = crossing()
    html = index([entry(article, "a b/<c>.html", newsml.validate(article))], "<stories>")
    assert 'href="./a%20b/%3Cc%3E.html"' in html
    assert "&lt;stories&gt;" in html
    assert "1 articles" not in html


@pytest.mark.parametrize(
    ("value", "words", "open_"),
    [
        ("2025-09-03", "2025-09-03", []),
        ("1984~", "1984", ["approximate"]),
        ("2025-09?", "2025-09", ["uncertain"]),
        ("2022-02-24/..", "2022-02-24 – …", ["no end given"]),
        ("/2025", "… – 2025", ["start unknown"]),
        ("[2025-08-21..2025-08-31]", "2025-08-21 – 2025-08-31", ["one of these"]),
        ("{1667,1668}", "1667, 1668", ["all of these"]),
        ("2025-XX-03", "2025-XX-03", ["partly unspecified"]),
    ],
)
def test_times_in_words(value: str, words: str, open_: list[str]) -> None:
    assert in_words(Edtf(value)) == words
    assert list(doubts(Edtf(value))) == open_


def test_open_times_reach_the_end_of_the_line() -> None:
    values = [Edtf("1914-07-28"), Edtf("2022-02-24/.."), Edtf("../2025-08"), Edtf("2025-09-03")]
    scale = Scale(day for value in values for day in days(value))
    first, since, until, last = (bar(value, scale) for value in values)
    assert first is not None
    assert since is not None
    assert until is not None
    assert last is not None
    assert (since.open_start, since.open_end, since.start + since.width) == (False, True, 100)
    assert (until.open_start, until.start) == (True, 0)
    assert first.start < since.start < last.start
    assert first.width > 2, "a day has room even beside a century"
    assert bar(Edtf("Y-17000000"), scale) is None


@given(st.lists(st.dates(), max_size=30))
def test_the_scale_keeps_the_order(some: list[date]) -> None:
    scale = Scale(some)
    places = [scale.at(day) for day in sorted(set(some))]
    assert places == sorted(places)
    assert all(0 <= place <= 100 for place in places)
    ticks = scale.ticks(some)
    assert all(after.at - before.at >= 24 for before, after in pairwise(ticks))
