"""The strategies reach the whole model and the texts that converters break on, and draw nothing that is not valid."""

from __future__ import annotations

import itertools
import subprocess
import sys
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator
from functools import cache

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from newsml.model.anchor import Anchor, Span
from newsml.model.article import Article
from newsml.model.code import Code
from newsml.model.lookup import AnyAnnotation
from newsml.model.record import Record
from newsml.model.register import Register
from newsml.model.structure import records, shape
from newsml.model.withholding import digest
from newsml.testing import (
    anchors,
    articles,
    codes,
    edited,
    events,
    labels,
    participants,
    registers,
    samples,
    statements,
    texts,
    topics,
)

pytestmark = pytest.mark.heavy

FIELDS = [f"{cls.__name__}.{field.name}" for cls in records(Article) for field in shape(cls)]
WORDS = [
    f"{cls.__name__}.{field.name}={word}"
    for cls in records(Article)
    for field in shape(cls)
    for word in field.choices
]


def what_is_set(record: Record) -> Iterator[str]:
    """The fields that differ from their default, and the words of closed lists, of a record and all within it."""
    for field in shape(type(record)):
        value, name = getattr(record, field.name), f"{type(record).__name__}.{field.name}"
        if field.required or value != field.default:
            yield name
        for item in (value,) if field.collection == "one" else value:
            if isinstance(item, Record):
                yield from what_is_set(item)
            elif item in field.choices:
                yield f"{name}={item}"


@cache
def drawn() -> tuple[Article, ...]:
    """Many articles, always the same."""
    out: list[Article] = []

    @settings(max_examples=400, derandomize=True, database=None, deadline=None)
    @given(article=articles())
    def collect(article: Article) -> None:
        out.append(article)

    collect()
    return tuple(out)


# --- they reach the whole model ---


@pytest.mark.parametrize("name", FIELDS)
def test_every_field_is_set_in_some_sample(name: str) -> None:
    assert name in _in_samples()


@pytest.mark.parametrize("word", WORDS)
def test_every_word_of_a_closed_list_is_in_some_sample(word: str) -> None:
    assert word in _in_samples()


@cache
def _in_samples() -> frozenset[str]:
    return frozenset(name for article in samples() for name in what_is_set(article))


def test_samples_are_always_the_same() -> None:
    first = samples()
    samples.cache_clear()
    assert samples() == first


def test_samples_leave_out_what_they_are_told_to() -> None:
    without = frozenset(name for name in FIELDS if not _is_needed(name))
    for left_out in (
        without,
        without - {"Article.withheld"},
        frozenset(("Statement.within", "Code.iri", "Mention.head")),
    ):
        assert left_out.isdisjoint(name for article in samples(left_out) for name in what_is_set(article))


def _is_needed(name: str) -> bool:
    """Whether an article cannot be without the field, itself or one of several."""
    cls, _, field = name.partition(".")
    found = next(f for c in records(Article) if c.__name__ == cls for f in shape(c) if f.name == field)
    return found.required or name in (
        "Article.headline",
        "Code.literal",
        "AlternativeHeadline.text",
        "Span.exact",
    )


def test_strategies_leave_out_what_they_are_told_to() -> None:
    without = frozenset(name for name in FIELDS if not _is_needed(name))

    @settings(max_examples=20, database=None, deadline=None)
    @given(article=articles(without=without))
    def draw(article: Article) -> None:
        assert set(article.as_fields()) >= {"id", "headline"}
        assert without.isdisjoint(what_is_set(article))

    draw()


def test_every_field_is_drawn() -> None:
    counts = Counter(name for article in drawn() for name in set(what_is_set(article)))
    assert [name for name in FIELDS if not counts[name]] == []


# --- they reach the texts and anchors that converters break on ---

HARD_TEXTS: dict[str, Callable[[str], object]] = {
    "astral characters": lambda text: any(character > "\uffff" for character in text),
    "emoji with a modifier": lambda text: any(
        "\U0001f3fb" <= character <= "\U0001f3ff" for character in text
    ),
    "emoji joined": lambda text: "\u200d" in text,
    "combining marks": lambda text: any(unicodedata.combining(character) for character in text),
    "a combining mark at the start": lambda text: unicodedata.combining(text[0]) > 0,
    "text that is not normalised": lambda text: not unicodedata.is_normalized("NFC", text),
    "right to left": lambda text: any(
        unicodedata.bidirectional(character) in ("R", "AL") for character in text
    ),
    "CJK": lambda text: any("\u4e00" <= character <= "\u9fff" for character in text),
    "a no-break space": lambda text: "\u00a0" in text,
    "zero width": lambda text: "\u200b" in text,
    "a byte order mark": lambda text: text.startswith("\ufeff"),
    "CR": lambda text: "\r" in text.replace("\r\n", ""),
    "CRLF": lambda text: "\r\n" in text,
    "a tab": lambda text: "\t" in text,
    "next line": lambda text: "\u0085" in text,
    "a line separator": lambda text: "\u2028" in text,
    "double spaces": lambda text: "  " in text,
    "white space first": lambda text: text != text.lstrip(),
    "white space last": lambda text: text != text.rstrip(),
    "nothing but white space": lambda text: not text.strip(),
    "an empty line": lambda text: "\n\n" in text,
    "markup": lambda text: all(character in text for character in "<&>\"'"),
    "the end of a CDATA section": lambda text: "]]>" in text,
    "a backslash": lambda text: "\\" in text,
    "braces": lambda text: "{" in text and "}" in text,
}


@pytest.mark.parametrize("kind", HARD_TEXTS)
def test_hard_bodies_are_drawn(kind: str) -> None:
    assert any(HARD_TEXTS[kind](article.body) for article in drawn() if article.body)


def _spans(article: Article) -> list[tuple[str, int, int]]:
    return [(p.anchor.field, p.anchor.start, p.anchor.end) for p in article.anchors()]


def _pairs(article: Article) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
    for one, other in itertools.combinations(sorted(_spans(article)), 2):
        if one[0] == other[0]:
            yield one[1:], other[1:]


def _span_lists(article: Article) -> Iterator[tuple[Span, ...]]:
    return (place.anchor.spans for place in article.anchors())


HARD_ARTICLES: dict[str, Callable[[Article], object]] = {
    "no annotation": lambda a: not a.index,
    "a headline without a body": lambda a: a.headline and a.body is None,
    "a long body": lambda a: a.body and len(a.body) >= 300,
    "hundreds of anchors": lambda a: len(_spans(a)) >= 200,
    "nested anchors": lambda a: any(x[0] < y[0] and y[1] < x[1] for x, y in _pairs(a)),
    "crossing anchors": lambda a: any(x[0] < y[0] < x[1] < y[1] for x, y in _pairs(a)),
    "equal anchors": lambda a: any(x == y for x, y in _pairs(a)),
    "touching anchors": lambda a: any(x[1] == y[0] for x, y in _pairs(a)),
    "discontinuous anchors": lambda a: any(s[0].end < s[-1].start for s in _span_lists(a)),
    "touching spans of one anchor": lambda a: any(
        x.end == y.start for s in _span_lists(a) for x, y in itertools.pairwise(s)
    ),
    "overlapping marks": lambda a: any(x.end > y.start for x, y in itertools.pairwise(a.marks)),
    "white space between blocks": lambda a: any(x.end < y.start for x, y in itertools.pairwise(a.blocks)),
    "touching blocks": lambda a: any(x.end == y.start for x, y in itertools.pairwise(a.blocks)),
    "all texts withheld": lambda a: a.withheld and not (a.headline or a.standfirst or a.body),
    "one text withheld": lambda a: a.withheld and (a.headline or a.standfirst or a.body),
    "a statement nested twice": lambda a: any(
        s.within in {x.id for x in a.statements if x.within} for s in a.statements
    ),
    "part of something": lambda a: any(p.part_of for p in a.participants),
    "a quotation in two spans": lambda a: any(s.quoted and len(s.quoted.spans) > 1 for s in a.statements),
    "ids that differ in case only": lambda a: len({id_.lower() for id_ in a.index}) < len(a.index),
    "an id of 64 characters": lambda a: any(len(id_) == 64 for id_ in a.index),
}


@pytest.mark.parametrize("kind", HARD_ARTICLES)
def test_hard_articles_are_drawn(kind: str) -> None:
    assert any(HARD_ARTICLES[kind](article) for article in drawn())


def test_most_articles_are_small() -> None:
    sizes = sorted(len(article.index) for article in drawn())
    assert sizes[len(sizes) // 2] <= 6


# --- what they draw is valid, and keeps the limits it is given ---

Part = Callable[..., st.SearchStrategy[AnyAnnotation]]
PARTS: tuple[Part, ...] = (participants, topics, events, statements)


@given(data=st.data())
def test_parts_can_be_added_to_the_article_they_were_drawn_for(data: st.DataObject) -> None:
    article = data.draw(articles())
    for part in PARTS:
        thing = data.draw(part(article))
        article = article.add(thing)
        assert article[thing.id] == thing


@pytest.mark.parametrize("part", PARTS)
@given(data=st.data())
def test_parts_stand_for_themselves(part: Part, data: st.DataObject) -> None:
    thing = data.draw(part())
    whole = Article(id="urn:x:1", body="a").add(thing)
    assert list(whole.index) == [thing.id]
    assert list(whole.anchors()) == []


@given(text=texts(), data=st.data())
def test_anchors_hold_the_words_of_their_text(text: str, data: st.DataObject) -> None:
    anchor = data.draw(anchors(text, "headline"))
    assert isinstance(anchor, Anchor)
    assert anchor.field == "headline"
    assert all(span.exact == text[span.start : span.end] for span in anchor.spans)
    assert Article(id="urn:x:1", headline=text).text(anchor) == anchor.exact


@given(text=texts(7), label=labels(5))
def test_texts_and_labels_keep_their_length(text: str, label: str) -> None:
    assert 1 <= len(text) <= 7
    assert 1 <= len(label) <= 5
    assert len(label.splitlines()) == 1 or not set(label) & set("\t\n\r\u0085\u2028\u2029")


@given(
    article=articles(
        max_participants=1,
        max_topics=0,
        max_events=1,
        max_statements=0,
        max_agents=0,
        max_text=20,
        max_items=1,
        withheld=False,
        without=("Article.headline", "Participant.mentions", "Mention.head", "Article.subjects"),
        id="urn:newsml:test:1",
    )
)
def test_articles_keep_their_limits(article: Article) -> None:
    assert article.id == "urn:newsml:test:1"
    assert len(article.participants) <= 1
    assert len(article.events) <= 1
    assert [name for name in ("topics", "statements", "withheld", "subjects") if getattr(article, name)] == []
    assert article.headline is None
    assert len(article.body or "") <= 20
    assert len(article.keywords) <= 1
    assert article.provenance is None or article.provenance.agents == ()
    assert all(participant.mentions == () for participant in article.participants)


@given(article=articles(withheld=True))
def test_withheld_articles_hold_no_words(article: Article) -> None:
    assert article.withheld
    assert article.headline is article.standfirst is article.body is None
    assert all(place.anchor.exact is None for place in article.anchors())


@given(article=articles(withheld=False))
def test_digests_are_those_of_the_words(article: Article) -> None:
    stripped = article.strip()
    assert {item.field: item.sha256 for item in stripped.withheld} == {
        name: digest(text)
        for name in ("headline", "standfirst", "body")
        if (text := getattr(article, name)) is not None
    }


@given(data=st.data())
def test_edits_keep_the_id(data: st.DataObject) -> None:
    article = data.draw(articles())
    assert data.draw(edited(article)).id == article.id


def test_edits_change_something() -> None:
    changed = Counter[str]()

    @settings(max_examples=200, derandomize=True, database=None, deadline=None)
    @given(data=st.data())
    def collect(data: st.DataObject) -> None:
        article = data.draw(articles(max_topics=1))
        after = data.draw(edited(article, max_edits=1))
        changed.update(
            field.name
            for field in shape(Article)
            if getattr(article, field.name) != getattr(after, field.name)
        )

    collect()
    assert {"participants", "topics", "events", "statements", "body"} <= set(changed)
    assert len(changed) > 15


@given(register=registers(), code=codes())
def test_registers_and_codes(register: Register, code: Code) -> None:
    assert Register.model_validate(register.model_dump()) == register
    assert code.value


# --- at their default settings ---


def test_no_health_check_speaks_up() -> None:
    """Too slow is not asked for: on a busy machine that is chance."""

    @settings(max_examples=60, database=None, deadline=None, suppress_health_check=[HealthCheck.too_slow])
    @given(article=articles())
    def draw(article: Article) -> None:
        assert article.id

    draw()


_WITHOUT_HYPOTHESIS = """
import sys
sys.modules["hypothesis"] = None
from newsml.errors import MissingExtra
try:
    import newsml.testing
except MissingExtra as error:
    print(error)
"""


def test_a_missing_hypothesis_is_named_with_its_cure() -> None:
    done = subprocess.run(
        [sys.executable, "-c", _WITHOUT_HYPOTHESIS], capture_output=True, text=True, check=True
    )
    assert 'pip install "newsml[testing]"' in done.stdout
