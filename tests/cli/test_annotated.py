"""Annotated text: colours by noun, labelled brackets, crossings, hostile characters."""

from __future__ import annotations

import re

import pytest
from hypothesis import given

from newsml import Article
from newsml.cli.annotated import BRACKETS, STYLES, annotated
from newsml.cli.terminal import visible
from newsml.model.types import TextField
from newsml.testing import articles
from tests.cli.stories import story


def plain(article: Article, field: TextField = "body") -> str:
    return annotated(article, field, coloured=False).plain


def with_mentions(text: str, *spans: tuple[int, int]) -> Article:
    mentions = [{"spans": [{"start": s, "end": e, "exact": text[s:e]}]} for s, e in spans]
    people = [
        {"id": f"p{n}", "kind": "person", "mentions": [mention]} for n, mention in enumerate(mentions, 1)
    ]
    return Article.model_validate({"id": "urn:example:1", "body": text, "participants": people})


@pytest.mark.parametrize(
    ("text", "spans", "expected"),
    [
        ("abcdef", [], "abcdef"),
        ("abcdef", [(0, 6)], "[p1: abcdef]"),
        ("abcdef", [(0, 2), (2, 4)], "[p1: ab][p2: cd]ef"),
        ("abcdef", [(0, 6), (2, 4)], "[p1: ab[p2: cd]ef]"),
        ("abcdef", [(2, 4), (2, 4)], "ab[p1: [p2: cd]]ef"),
        ("abcdef", [(0, 4), (2, 6)], "[p1: ab[p2: cd]p1ef]"),
        ("abcdef", [(0, 3), (1, 4), (2, 5)], "[p1: a[p2: b[p3: c]p1d]p2e]f"),
        ("abcdef", [(0, 4), (1, 6), (2, 4)], "[p1: a[p2: b[p3: cd]]p1ef]"),
        ("abcdef", [(0, 4), (1, 4), (2, 6)], "[p1: a[p2: b[p3: cd]p2]p1ef]"),
    ],
)
def test_brackets(text: str, spans: list[tuple[int, int]], expected: str) -> None:
    assert plain(with_mentions(text, *spans)) == expected


def test_each_noun_has_its_own() -> None:
    assert plain(story()) == (
        "The ferry <delay: waits>, [ana: Ana Ruiz] said on Monday. {wind: “The (weather: wind) is too strong,”} "
        "[ana: she] told reporters in [port: Quellhaven]. She asked [shop: Orme & Daughters] for {plea: patience}."
    )


def test_colours_of_nested_annotations_add_up() -> None:
    text = annotated(story(), "body", coloured=True)
    assert text.plain == story().body
    styles = {text.plain[span.start : span.end]: str(span.style) for span in text.spans}
    assert styles["wind"] == f"{STYLES['topics']} {STYLES['statements']}"
    assert styles["waits"] == STYLES["events"]
    assert styles["Ana Ruiz"] == STYLES["participants"]


def test_no_text() -> None:
    assert plain(story().strip()) == ""
    assert plain(story(), "standfirst") == ""


@pytest.mark.parametrize("coloured", [True, False])
def test_steering_characters_are_spelled_out(coloured: bool) -> None:
    article = with_mentions("a\x9bb\u202ec\x7f\rd\r\ne\u2066", (0, 2))
    text = annotated(article, "body", coloured=coloured).plain
    assert text.replace("[p1: ", "").replace("]", "") == "a<U+009B>b<U+202E>c<U+007F><U+000D>d\ne<U+2066>"


@given(articles(withheld=False))
def test_nothing_of_the_text_is_lost(article: Article) -> None:
    for field in ("headline", "standfirst", "body"):
        text = getattr(article, field) or ""
        # A CR and LF that an annotation parts are shown as what they are, one by one.
        pieces = [visible(char) for char in text]
        for coloured in (True, False):
            shown = annotated(article, field, coloured=coloured).plain
            assert visible(shown) == shown
            if coloured:
                assert shown.replace("<U+000D>", "") == "".join(pieces).replace("<U+000D>", "")


@given(articles(withheld=False))
def test_as_many_brackets_close_as_open(article: Article) -> None:
    """Counted on a copy whose text has no brackets of its own."""
    marks = "".join(opening + closing for opening, closing in BRACKETS.values())
    for field in ("headline", "standfirst", "body"):
        own = visible(getattr(article, field) or "")
        shown = plain(article, field)
        opened = re.findall(r"[\[(<{][A-Za-z_][A-Za-z0-9_-]{0,63}: ", shown)
        own_opened = re.findall(r"[\[(<{][A-Za-z_][A-Za-z0-9_-]{0,63}: ", own)
        added = sum(shown.count(char) - own.count(char) for char in marks)
        if len(own_opened) == 0 and "\r" not in (getattr(article, field) or ""):
            assert added == 2 * len(opened)


def test_hundreds_of_crossing_mentions() -> None:
    text = "x" * 4000
    article = with_mentions(text, *((n, n + 2000) for n in range(2000)))
    shown = plain(article)
    assert shown.count("[") == shown.count("]") == 2000
    assert re.sub(r"\[p\d+: |\](?:p\d+)?", "", shown) == text
