"""What holds for every draft: it is the article, wherever its text is; words are found at their place or reported."""

from __future__ import annotations

import functools
import json
import random
import unicodedata
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

import newsml
from newsml import NewsmlError
from newsml.formats.draft import rendered, yaml
from newsml.formats.draft.document import read_document
from newsml.formats.draft.grounding import Grounded, Grounding
from newsml.formats.draft.writer import draft_of
from newsml.model.article import Article
from newsml.testing import articles
from tests.formats.draft.looking import ARTICLES, article

pytestmark = pytest.mark.law
TEXTS = ("headline", "standfirst", "body")
each_syntax = pytest.mark.parametrize("syntax", ["yaml", "json"])
each_article = pytest.mark.parametrize("path", ARTICLES, ids=lambda path: path.parent.name)


# --- the article comes back ---


def _cut_inside_characters() -> Article:
    """Pieces of which only the first stands there as whole words; the other ends inside a character."""
    words = "\U0001f680 \u00e9 \U0001f468"
    text = f"to {words}\u200d\U0001f469"
    spans = [
        {"start": 0, "end": 3, "exact": "to "},
        {"start": 3, "end": 3 + len(words), "exact": words},
    ]
    statement = {"id": "s", "kind": "direct", "gloss": {"spans": spans}}
    return Article.model_validate({"id": "urn:x:1", "body": text, "statements": [statement]})


@each_syntax
@example(article=_cut_inside_characters())
@given(article=articles())
def test_a_draft_grounds_to_its_article_wherever_the_text_is(syntax: Any, article: Article) -> None:
    assert newsml.ground(rendered(article, syntax)).article == article
    texts = {name: text for name in TEXTS if (text := getattr(article, name)) is not None}
    found = newsml.ground(rendered(article, syntax, leave_out=TEXTS), texts)
    assert found.article == article
    assert found.ok
    assert {row.status for row in found.anchors} <= {"exact"}


def _told_by_offsets() -> Article:
    """Words inside a word, which stand as a word elsewhere, but for their case."""
    mention = {
        "spans": [{"start": 1, "end": 3, "exact": "HE"}],
        "head": {"start": 1, "end": 3, "exact": "HE"},
    }
    return Article.model_validate(
        {"id": "urn:x:1", "body": "xHE he", "topics": [{"id": "t", "mentions": [mention]}]}
    )


@example(article=_told_by_offsets())
@given(article=articles())
def test_grounding_the_data_is_grounding_the_document(article: Article) -> None:
    assert newsml.ground(draft_of(article)).article == article
    assert newsml.ground(draft_of(article)) == newsml.ground(draft_of(article))


# --- drafts that say less ---


def loosened(value: Any) -> Any:
    """The draft without occurrence numbers and contexts."""
    if isinstance(value, dict):
        telling = ("nth", "context") if "words" in value or "from" in value else ()
        return {key: loosened(inner) for key, inner in value.items() if key not in telling}
    return [loosened(inner) for inner in value] if isinstance(value, list) else value


def misplaced(
    draft: dict[str, Any], changed: dict[str, Any], *, texts: dict[str, str] | None = None
) -> list[str]:
    """Anchors that are placed, but elsewhere than in the draft that says all."""
    meant = {row.path: row for row in newsml.ground(draft, texts).anchors}
    found = newsml.ground(changed, texts)
    assert meant.keys() <= {row.path for row in found.anchors}
    return [
        f"{row.path} {row.words!r}: {row.reason}, {row.spans}, not {meant[row.path].spans}"
        for row in found.anchors
        if row.is_found and row.spans != meant[row.path].spans and not _are_others(row, meant[row.path])
    ]


def _are_others(row: Grounded, meant: Grounded) -> bool:
    """Whether retyping made other words of them, which stand as they are: "We" became "we"."""
    return row.status == "exact" and row.words != meant.words


@functools.cache
def _draft(path: Path) -> dict[str, Any]:
    return draft_of(article(path))


@each_article
def test_without_numbers_and_contexts_no_real_anchor_goes_wrong(path: Path) -> None:
    assert misplaced(_draft(path), loosened(_draft(path))) == []


@each_article
def test_most_real_anchors_need_no_numbers_and_contexts(path: Path) -> None:
    found = newsml.ground(loosened(_draft(path)))
    assert len(found.unplaced) < len(found.anchors) / 8


@given(article=articles())
def test_words_that_stand_once_need_nothing_else(article: Article) -> None:
    """Whatever is done to the rest of a draft, an anchor that had neither number nor context keeps its place."""
    draft = draft_of(article)
    meant = {row.path: row for row in newsml.ground(draft).anchors if row.reason == "the only place"}
    try:
        found = newsml.ground(loosened(draft))
    except NewsmlError:
        return  # marks and blocks without their places may be no article
    for row in found.anchors:
        if row.path in meant and row.is_found:
            assert row.spans == meant[row.path].spans


# --- words that were retyped ---

RETYPED: dict[str, Callable[[str], str]] = {
    "straight quotation marks": lambda words: words.translate({ord(char): '"' for char in "“”„«»"}),
    "straight apostrophes": lambda words: words.replace("’", "'").replace("‘", "'"),
    "hyphens": lambda words: words.replace("–", "-").replace("—", "-"),
    "NFD": lambda words: unicodedata.normalize("NFD", words),
    "NFC": lambda words: unicodedata.normalize("NFC", words),
    "NFKC": lambda words: unicodedata.normalize("NFKC", words),
    "capitals": str.upper,
    "small letters": str.lower,
    "no-break spaces": lambda words: words.replace(" ", "\u00a0"),
    "spaces": lambda words: words.replace("\u00a0", " ").replace("\u202f", " "),
    "line breaks": lambda words: words.replace(" ", " \n "),
    "soft hyphens": lambda words: "\u00ad".join(words) if words.isascii() else words,
    "ligatures": lambda words: words.replace("fi", "ﬁ").replace("ff", "ﬀ"),
}


def retyped(value: Any, change: Callable[[str], str], key: str = "") -> Any:
    """The draft with the words of its anchors changed."""
    if isinstance(value, dict):
        return {
            name: inner if name in ("nth", "context", "field") else retyped(inner, change, name)
            for name, inner in value.items()
        }
    if isinstance(value, list):
        return [retyped(inner, change, key) for inner in value]
    told = (
        "words",
        "head",
        "mentions",
        "cue",
        "content",
        "quoted",
        "quote",
        "source",
        "extent",
        "gloss",
        "anchor",
    )
    return change(value) if isinstance(value, str) and key in told else value


@each_article
@pytest.mark.parametrize("how", RETYPED)
def test_retyped_words_of_real_articles_are_where_they_were(path: Path, how: str) -> None:
    draft = {key: value for key, value in _draft(path).items() if key not in TEXTS}
    texts = {name: _draft(path)[name] for name in TEXTS if name in _draft(path)}
    changed = retyped(draft, RETYPED[how])
    # Retyped words may stand more often than the words themselves ("It" is "it" as well), so numbers say nothing.
    assert misplaced(draft, loosened(changed), texts=texts) == []
    found = newsml.ground(loosened(changed), texts)
    assert {row.status for row in found.unplaced} <= {"ambiguous", "not_found"}
    assert len(found.unplaced) < len(found.anchors) / 4


# --- anything in ---


def only_our_errors(draft: Any, text: str | None = None) -> Grounding | None:
    try:
        return newsml.ground(draft, text)
    except NewsmlError:
        return None


_WORDS = st.sampled_from(
    [
        "",
        "a",
        "b",
        "a b",
        "Ana",
        "body",
        "lines",
        "1.0",
        "person",
        "x:y",
        "https://x.example/",
        "\ud800",
        "\x00",
        "ﬁ",
    ]
)
_NUMBERS = st.sampled_from([0, 1, 2, -1, 10**30, 1.5, float("nan"), True, None])
_NAMES = (
    "body headline participants topics events statements blocks marks provenance agents by id name kind mentions words "
    "nth context field head spans start end from to cue content quote quoted source speaker roles of title anchor when "
    "where value place participations participant role aliases draft matches withheld about occasion level"
)
_FIELDS = st.sampled_from(_NAMES.split())
_VALUES = st.recursive(
    _WORDS | _NUMBERS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(_FIELDS, inner, max_size=4),
    max_leaves=12,
)


@given(draft=st.dictionaries(_FIELDS, _VALUES, max_size=5), text=st.none() | st.just("Ana a b a."))
def test_any_data_is_an_article_or_a_refusal(draft: dict[str, Any], text: str | None) -> None:
    only_our_errors(draft, text)
    only_our_errors({"body": "Ana a b a.", **draft}, text)
    document = json.dumps(draft)
    only_our_errors(document, text)


@given(data=st.data(), article=articles())
def test_a_draft_with_a_part_exchanged_is_an_article_or_a_refusal(
    data: st.DataObject, article: Article
) -> None:
    draft = draft_of(article)
    holders: list[Any] = [draft]
    for one in holders:
        values = one.values() if isinstance(one, dict) else one
        holders += [value for value in values if isinstance(value, (dict, list)) and value]
    for _ in range(data.draw(st.integers(1, 3))):
        holder = data.draw(st.sampled_from(holders))
        key = data.draw(st.sampled_from(sorted(holder) if isinstance(holder, dict) else range(len(holder))))
        holder[key] = data.draw(_VALUES)
    only_our_errors(draft)


_TOKENS = st.sampled_from(
    [
        *(
            "a",
            "body",
            "words",
            ": ",
            ":",
            "- ",
            "\n",
            "  ",
            "\n  ",
            "[",
            "]",
            "{",
            "}",
            ", ",
            "'",
            '"',
            "|",
            ">",
            "|-\n",
            "#",
        ),
        *(
            "&a ",
            "*a",
            "!t ",
            "!!str ",
            "<<",
            "? ",
            "%YAML 1.2",
            "---\n",
            "...\n",
            "\t",
            "\r",
            "\x85",
            "\u2028",
            "\ufeff",
        ),
        *("\\", "\\x", "@", "`", "~", "null", "1", "\x00", "\ud800", "é", "%TAG", "|9", ">+2", "= "),
    ]
)


@given(document=st.lists(_TOKENS, max_size=14).map("".join))
def test_any_yaml_is_an_article_or_a_refusal(document: str) -> None:
    only_our_errors(document, "a b a")
    only_our_errors("body: a b a\n" + document)


@example(document="? ")
@given(document=st.lists(_TOKENS, max_size=14).map("".join))
def test_what_is_read_can_be_written(document: str) -> None:
    try:
        data = read_document(f"a: x\n{document}").data
    except NewsmlError:
        return
    value, _ = yaml.parse(yaml.emit(data).decode("utf-8", "surrogatepass"))
    assert value == data


@each_article
def test_damaged_drafts_are_articles_or_refusals(path: Path) -> None:
    document = rendered(article(path), "yaml").decode()
    chance = random.Random(path.parent.name)
    for _ in range(12):
        start = chance.randrange(len(document))
        end = min(len(document), start + chance.choice((0, 1, 5, 200)))
        only_our_errors(
            document[:start] + chance.choice(("", ":", "[", "'", "\n", "- ", "{")) + document[end:]
        )
