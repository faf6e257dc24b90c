"""The laws of the house, for every format, on articles that `newsml.testing` draws.

1. Nothing is lost on the way out. 2. Nothing is lost on the way in: an unchanged document comes back byte for byte.
3. Edits arrive, the rest stays. 4. Anything may come in, only NewsmlError comes out. 5. The circle: any walk through
formats that lose nothing brings the article back.

What formats owe to documents that newsml did not write stands in their own tests.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import random
import subprocess
import sys
from datetime import timedelta
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import newsml
from newsml.errors import CannotCarry, NewsmlError, UnreadableInput
from newsml.formats import named, names
from newsml.formats.reading import Reading
from newsml.model.article import Article
from newsml.model.record import Record
from newsml.model.structure import records, shape
from newsml.testing import articles, edited, samples

LOSSLESS = ("json", "jsonl", "jsonld", "newsml-g2", "draft", "turtle", "nquads", "ntriples")
LOSSY = ("text",)
SAMPLES = len(samples())

pytestmark = pytest.mark.law
each_format = pytest.mark.parametrize("name", [*LOSSLESS, *LOSSY])
each_lossless_format = pytest.mark.parametrize("name", LOSSLESS)


def all_fields() -> set[str]:
    """Every field of the model, as "Class.field"."""
    return {f"{cls.__name__}.{field.name}" for cls in records(Article) for field in shape(cls)}


def read_back(document: bytes, name: str) -> Reading:
    """The reading of a document that newsml wrote: everything in it is the model's, and nothing is guessed."""
    reading = newsml.loads(document, name)
    assert reading.leftovers == ()
    assert reading.notes == ()
    assert reading.format == name
    return reading


def written(article: Article, name: str) -> bytes | CannotCarry:
    """The article in a format, or why a lossy format refuses it."""
    try:
        return newsml.dumps(article, name)
    except CannotCarry as refusal:
        if name in LOSSLESS:
            raise
        return refusal


# --- which formats, and what they carry ---


def test_every_format_is_put_to_the_laws() -> None:
    assert set(names()) == {*LOSSLESS, *LOSSY}


@each_lossless_format
def test_a_lossless_format_has_a_place_for_everything(name: str) -> None:
    assert named(name).lost == {}


@each_format
def test_what_is_placed_and_what_is_lost_are_the_model(name: str) -> None:
    format_ = named(name)
    placed, lost = set(format_.placed()), set(format_.lost)
    assert placed & lost == set()
    assert sorted(all_fields() - placed - lost) == []
    assert sorted((placed | lost) - all_fields()) == []
    assert all(reason.strip() for reason in format_.lost.values())


# --- law 1: nothing is lost on the way out ---


def out_and_back(article: Article, name: str) -> None:
    document = newsml.dumps(article, name)
    assert read_back(document, name).article == article
    told = newsml.loads(document)
    assert told.article == article
    # One line of jsonl is a JSON document as well, and N-Quads of the default graph are N-Triples.
    also = {("jsonl", "json"), ("nquads", "ntriples")}
    assert told.format == name or (name, told.format) in also, "told from its content"
    assert newsml.dumps(article, name) == document, "writers are pure"


@each_lossless_format
@given(article=articles())
def test_nothing_is_lost_on_the_way_out(name: str, article: Article) -> None:
    out_and_back(article, name)


@each_lossless_format
@pytest.mark.parametrize("n", range(SAMPLES))
def test_every_field_and_every_word_comes_back(name: str, n: int) -> None:
    out_and_back(samples()[n], name)


@each_lossless_format
@given(several=st.lists(articles(max_participants=1, max_events=1, max_statements=1), max_size=3))
def test_several_articles_of_one_document_come_back(name: str, several: list[Article]) -> None:
    if not named(name).many and len(several) != 1:
        with pytest.raises(CannotCarry):
            newsml.dumps(several, name)
        return
    document = newsml.dumps(several, name)
    assert read_back(document, name).articles == tuple(several)
    assert newsml.dumps(newsml.loads(document, name).articles, name, onto=document) == document


@pytest.mark.parametrize("name", LOSSY)
@given(data=st.data())
def test_what_a_lossy_format_has_a_place_for_comes_back(name: str, data: st.DataObject) -> None:
    format_ = named(name)
    article = data.draw(articles(without=format_.lost))
    places = {place.partition(".")[2] for place in format_.placed() if place.startswith("Article.")}
    document = written(article, name)
    if isinstance(document, CannotCarry):
        assert document.path in places, "a refusal names the field"
        return
    back = read_back(document, name).article
    for place in places:
        assert getattr(back, place) == getattr(article, place)


# --- law 2: nothing is lost on the way in ---


@each_format
@given(data=st.data())
def test_an_unchanged_document_comes_back(name: str, data: st.DataObject) -> None:
    document = written(data.draw(articles(without=named(name).lost)), name)
    if isinstance(document, CannotCarry):
        return
    reading = newsml.loads(document, name)
    assert newsml.dumps(reading.articles, name, onto=document) == document
    assert newsml.dumps(reading.articles, name, onto=reading) == document


@each_lossless_format
@given(data=st.data())
def test_an_edit_that_is_taken_back_leaves_no_trace(name: str, data: st.DataObject) -> None:
    article = data.draw(articles())
    document = newsml.dumps(article, name)
    there = newsml.dumps(data.draw(edited(article)), name, onto=document)
    assert read_back(newsml.dumps(article, name, onto=there), name).article == article


# --- law 3: edits arrive, the rest stays ---


@each_lossless_format
@given(data=st.data())
def test_edits_arrive(name: str, data: st.DataObject) -> None:
    article = data.draw(articles())
    changed = data.draw(edited(article))
    assert read_back(newsml.dumps(changed, name, onto=newsml.dumps(article, name)), name).article == changed


@each_lossless_format
@given(before=articles(id="urn:newsml:test:1"), after=articles(id="urn:newsml:test:1"))
def test_an_article_can_become_any_other(name: str, before: Article, after: Article) -> None:
    assert read_back(newsml.dumps(after, name, onto=newsml.dumps(before, name)), name).article == after


@pytest.mark.parametrize("name", [name for name in LOSSLESS if named(name).many])
@given(data=st.data())
def test_edits_arrive_among_several_articles(name: str, data: st.DataObject) -> None:
    some = articles(max_participants=1, max_events=1, max_statements=1)
    before = data.draw(st.lists(some, min_size=1, max_size=3))
    kept = data.draw(st.lists(st.sampled_from(before), unique_by=id))
    after = [data.draw(edited(article)) for article in kept] + data.draw(st.lists(some, max_size=1))
    assert read_back(newsml.dumps(after, name, onto=newsml.dumps(before, name)), name).articles == tuple(
        after
    )


# --- law 4: anything in, only NewsmlError out ---

_TOKENS = (
    *(
        b"",
        b"\0",
        b"\xff",
        b"\xed\xa0\x80",
        b"\xef\xbb\xbf",
        b"\xff\xfe",
        b"\r",
        b"\n",
        b"\n\n",
        b" ",
        b"&",
        b"<",
        b">",
    ),
    *(
        b"<a>",
        b"</a>",
        b"<!--",
        b"<![CDATA[",
        b"<?x ?>",
        b"&#0;",
        b"&#xD800;",
        b"&lol;",
        b"<x:y/>",
        b' xmlns=""',
    ),
    *(b'<!DOCTYPE a [<!ENTITY lol "x">]>', b'<!DOCTYPE a SYSTEM "file:///etc/passwd">'),
    *(
        b"{",
        b"}",
        b"[",
        b"]",
        b",",
        b":",
        b'"',
        b"\\",
        b'\\"',
        b"\\ud800",
        b"\\u0000",
        b"null",
        b"NaN",
        b"1e999",
    ),
    *(
        b"-1",
        b"9" * 5000,
        b"true",
        b'{"@id":"#a"}',
        b'"@context":',
        b'"newsml":"2.0",',
        b"[" * 500,
        b"<a>" * 500,
    ),
)


@st.composite
def damaged(draw: st.DrawFn, document: bytes) -> bytes:
    """A document with some bytes cut off, cut out, doubled or replaced."""
    for _ in range(draw(st.integers(1, 3))):
        start, end = sorted((draw(st.integers(0, len(document))), draw(st.integers(0, len(document)))))
        match draw(st.sampled_from(("replace", "truncate", "remove", "double"))):
            case "replace":
                end = min(end, start + draw(st.integers(0, 8)))
                document = document[:start] + draw(st.sampled_from(_TOKENS)) + document[end:]
            case "truncate":
                document = document[:start]
            case "remove":
                document = document[:start] + document[end:]
            case _:
                document = document[:end] + document[start : start + 2000] + document[end:]
    return document


def only_our_errors(document: bytes, name: str | None) -> None:
    """Read a document of which nothing is known; what is read can be written back."""
    try:
        reading = newsml.loads(document, name)
    except NewsmlError:
        return
    assert newsml.dumps(reading.articles, reading.format, onto=reading) == document


# A limit that no honest document comes near, for what would take forever.
patient = settings(deadline=timedelta(seconds=20))


@pytest.mark.parametrize("name", [*LOSSLESS, *LOSSY, None])
@patient
@given(document=st.binary() | st.lists(st.sampled_from(_TOKENS), max_size=8).map(b"".join))
def test_arbitrary_bytes_raise_nothing_else(name: str | None, document: bytes) -> None:
    only_our_errors(document, name)


@each_format
@patient
@given(data=st.data())
def test_damaged_documents_raise_nothing_else(name: str, data: st.DataObject) -> None:
    document = written(data.draw(articles(without=named(name).lost)), name)
    if isinstance(document, CannotCarry):
        return
    document = data.draw(damaged(document))
    only_our_errors(document, name)
    only_our_errors(document, None)


_WORDS = st.sampled_from(("", "a", "#a", "_:b", "@id", "urn:x"))
_KEYS = st.sampled_from(("@id", "@value", "id", "x"))
_JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-2, 2**70) | st.floats() | _WORDS,
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(_KEYS, inner, max_size=2),
    max_leaves=4,
)


@pytest.mark.parametrize("name", ["json", "jsonl", "jsonld"])
@patient
@given(data=st.data())
def test_well_formed_json_that_says_something_else_raises_nothing_else(
    name: str, data: st.DataObject
) -> None:
    value = json.loads(newsml.dumps(data.draw(articles()), name))
    for _ in range(data.draw(st.integers(1, 3))):
        holder, key = data.draw(st.sampled_from(list(_json_places(value)))) if value else (None, None)
        if holder is None:
            break
        match data.draw(st.sampled_from(("replace", "remove", "rename", "move"))):
            case "remove":
                del holder[key]
            case "rename" if isinstance(holder, dict):
                _, new = data.draw(st.sampled_from(list(_json_places(value))))
                holder[new if isinstance(new, str) else "x"] = holder.pop(key)
            case "move":
                other, there = data.draw(st.sampled_from(list(_json_places(value))))
                holder[key] = json.loads(json.dumps(other[there]))
            case _:
                holder[key] = data.draw(_JSON)
    only_our_errors(json.dumps(value).encode(), name)


def _json_places(value: Any) -> Any:
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, inner in items:
        yield value, key
        yield from _json_places(inner)


@patient
@given(data=st.data())
def test_well_formed_xml_that_says_something_else_raises_nothing_else(data: st.DataObject) -> None:
    root = ET.fromstring(newsml.dumps(data.draw(articles()), "newsml-g2"))
    for _ in range(data.draw(st.integers(1, 3))):
        elements = list(root.iter())
        one, other = data.draw(st.sampled_from(elements)), data.draw(st.sampled_from(elements))
        match data.draw(st.sampled_from(("text", "attribute", "remove", "rename", "move"))):
            case "text":
                one.text = data.draw(st.sampled_from(("", "x", "-1", "2025-13-45", " ", "urn:x", "#")))
            case "attribute" if one.attrib:
                name = data.draw(st.sampled_from(sorted(one.attrib)))
                one.attrib.pop(name)
                if data.draw(st.booleans()):
                    one.attrib[name] = data.draw(st.sampled_from(("", "x", "-1", "a:b", "#x", "99999999999")))
            case "rename":
                one.tag = other.tag
            case "move" if other not in one.iter():
                other.append(one)
            case _:
                for parent in elements:
                    if one in list(parent):
                        parent.remove(one)
                        break
    only_our_errors(ET.tostring(root), "newsml-g2")


@each_format
def test_deep_documents_are_refused_or_read(name: str) -> None:
    for opening, closing in ((b"[", b"]"), (b'{"a":', b"}"), (b"<a>", b"</a>"), (b"[" * 3, b"")):
        only_our_errors(opening * 100_000 + closing * 100_000, name)


# --- law 5: the circle ---


@given(article=articles(), walk=st.lists(st.sampled_from(LOSSLESS), min_size=2, max_size=6))
def test_any_walk_brings_the_article_back(article: Article, walk: list[str]) -> None:
    there = article
    for name in walk:
        there = read_back(newsml.dumps(there, name), name).article
    assert there == article
    assert newsml.dumps(there, walk[0]) == newsml.dumps(article, walk[0])


@pytest.mark.parametrize("n", range(SAMPLES))
def test_every_field_and_every_word_goes_round(n: int) -> None:
    there = samples()[n]
    for name in random.Random(n).sample(LOSSLESS, len(LOSSLESS)):
        there = read_back(newsml.dumps(there, name), name).article
    assert there == samples()[n]


# --- writers are pure, and equal articles give equal bytes ---


def turned(record: Record) -> dict[str, Any]:
    """The record as plain data, every SET in the reverse order."""
    out: dict[str, Any] = {}
    for field in shape(type(record)):
        value = getattr(record, field.name)
        if field.collection == "one":
            out[field.name] = _plain(value)
        else:
            items = [_plain(item) for item in value]
            out[field.name] = items if field.collection == "list" else items[::-1]
    return out


def _plain(value: Any) -> Any:
    return turned(value) if isinstance(value, Record) else value


@each_lossless_format
@given(article=articles())
def test_equal_articles_give_equal_bytes(name: str, article: Article) -> None:
    again = Article.model_validate(turned(article))
    assert again == article
    assert newsml.dumps(again, name) == newsml.dumps(article, name)


_WRITE_ALL = """
import hashlib, sys, newsml
from newsml.testing import samples
for article in samples():
    print(hashlib.sha256(newsml.dumps(article, sys.argv[1])).hexdigest())
"""


@each_lossless_format
def test_the_environment_does_not_show_in_what_is_written(name: str) -> None:
    expected = [hashlib.sha256(newsml.dumps(article, name)).hexdigest() for article in samples()]
    for seed, zone in (("1", "Pacific/Kiritimati"), ("2", "America/Los_Angeles")):
        environment = {**os.environ, "PYTHONHASHSEED": seed, "TZ": zone, "LC_ALL": "C", "PYTHONUTF8": "0"}
        done = subprocess.run(
            [sys.executable, "-c", _WRITE_ALL, name],
            env=environment,
            capture_output=True,
            text=True,
            check=True,
        )
        assert done.stdout.split() == expected


@each_format
def test_an_empty_document_is_unreadable_or_holds_nothing(name: str) -> None:
    with contextlib.suppress(UnreadableInput):
        assert newsml.loads(b"", name).articles == ()
