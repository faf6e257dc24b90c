"""Writing into every real document at hand: edits arrive, what they do not touch stays, what was valid is valid."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, note
from hypothesis import strategies as st
from lxml import etree

import newsml
from newsml.errors import NewsmlError
from newsml.formats._kit.splice import Splices
from newsml.formats.newsml_g2.editing import foreign_item
from newsml.formats.newsml_g2.editing.foreign_item import change_foreign_item
from newsml.formats.newsml_g2.layout import structured
from newsml.formats.reading import Reading
from newsml.model.article import Article
from newsml.testing import articles as any_articles
from newsml.testing import edited, texts
from tests.formats.newsml_g2.onto_laws import FIELDS, check_rest, check_validity, variants, written

pytestmark = pytest.mark.heavy

STEPS = 3
FOLDERS = ("agencies", "iptc-examples", "iptc-unit-tests")


@cache
def readings(corpus: Path, folder: str) -> list[Reading]:
    """The documents of others that hold articles."""
    found = []
    for path in sorted((corpus / "newsml-g2" / folder).rglob("*.xml")):
        try:
            reading = newsml.load(path, "newsml-g2")
        except NewsmlError:
            continue
        if reading.articles:
            found.append(reading)
    assert found, f"{corpus}/newsml-g2/{folder} holds no article"
    return found


# --- any edits ---


@st.composite
def reworded(draw: st.DrawFn, article: Article) -> Article:
    """The article with other words in one text, and its annotations where their words have gone."""
    fields = [name for name in ("headline", "standfirst", "body") if getattr(article, name)]
    if not fields:  # its words are withheld
        return article
    field = draw(st.sampled_from(fields))
    words = getattr(article, field)
    start, end = sorted(draw(st.tuples(*[st.integers(0, len(words))] * 2)))
    end = min(end, start + 40)
    new = words[:start] + draw(st.one_of(texts(), st.just(""))) + words[end:]
    return newsml.reanchor(article, {field: new}).article if new else article


@st.composite
def rearranged(draw: st.DrawFn, articles: tuple[Article, ...]) -> tuple[Article, ...]:
    """Articles of which some are edited, and which come, go and change places."""
    out = list(articles)
    what = draw(st.sampled_from(("edit", "edit", "edit", "words", "words", "add", "remove", "order")))
    if what in ("edit", "words") and out:
        at = draw(st.integers(0, len(out) - 1))
        out[at] = draw(edited(out[at]) if what == "edit" else reworded(out[at]))
    elif what == "add":
        out.insert(draw(st.integers(0, len(out))), draw(any_articles()))
    elif what == "remove" and out:
        del out[draw(st.integers(0, len(out) - 1))]
    elif what == "order":
        out = draw(st.permutations(out))
    return tuple(out)


@pytest.mark.parametrize("folder", FOLDERS)
@given(data=st.data())
def test_any_edits_arrive_one_after_the_other(
    corpus: Path, standards: Path, folder: str, data: st.DataObject
) -> None:
    found = readings(corpus, folder)
    reading = found[data.draw(st.integers(0, len(found) - 1))]
    note(str(reading.name))
    for _ in range(STEPS):
        wanted = data.draw(rearranged(reading.articles))
        after = written(wanted, reading)
        check_validity(reading, after, standards)
        reading = after


# --- each field by itself ---


@pytest.mark.parametrize("folder", FOLDERS)
@pytest.mark.parametrize("field", [name for name in FIELDS if name != "withheld"])
def test_a_field_changes_by_itself(corpus: Path, standards: Path, folder: str, field: str) -> None:
    changed = 0
    for reading in readings(corpus, folder):
        for n, article in enumerate(reading.articles):
            for variant in variants(article, field):
                wanted = (*reading.articles[:n], variant, *reading.articles[n + 1 :])
                fields = [name for name in FIELDS if getattr(variant, name) != getattr(article, name)]
                after = written(wanted, reading)
                check_validity(reading, after, standards)
                if field != "id" or len(wanted) == 1:  # else it is another item
                    check_rest(reading, after, fields)
                check_validity(reading, written(reading.articles, after), standards)
                changed += bool(fields)
    assert changed


# --- the short cut switched off ---


def canonical(data: bytes) -> str:
    return str(etree.canonicalize(etree.fromstring(data), with_comments=True))


@pytest.mark.parametrize("folder", FOLDERS)
def test_what_is_the_same_is_written_the_same(
    corpus: Path, folder: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    every = frozenset(FIELDS) - {"withheld"}
    monkeypatch.setattr(foreign_item, "changed_fields", lambda *_: every)
    for reading in readings(corpus, folder):
        document = reading.state
        splices = Splices(reading.source, document.root, structured)
        for item in document.items:
            if item.article is not None:
                change_foreign_item(splices, item, item.article, upgrade=False, name=reading.name)
        assert canonical(splices.done()) == canonical(reading.source), reading.name
