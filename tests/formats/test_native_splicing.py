"""Edits of native JSON that somebody else laid out: they arrive, and every other character stays."""

from __future__ import annotations

import codecs
import json
import random
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import newsml
from newsml.formats.native.splicing import spliced
from newsml.model.article import Article
from newsml.testing import articles, edited

DATA: dict[str, Any] = {
    "newsml": "1.0",
    "id": "urn:example:1",
    "body": "Дощ іде.",
    "keywords": ["b", "a"],
    "participants": [
        {"id": "zoe", "kind": "person", "same_as": ["urn:x:2", "urn:x:1"]},
        {"id": "ana", "kind": "person", "name": "Ana", "aliases": [{"text": "A"}, {"text": "B"}]},
    ],
}

LAYOUTS: dict[str, Callable[[Any], str]] = {
    "by hand": lambda data: json.dumps(data, indent=1, ensure_ascii=False).replace('"id"', ' "id" '),
    "tabs": lambda data: json.dumps(data, indent="\t"),
    "one line": json.dumps,
    "no spaces": lambda data: json.dumps(data, separators=(",", ":"), ensure_ascii=False),
}


def change(article: Article, **fields: Any) -> Article:
    """The article with other fields of the participant Ana."""
    return article.replace(article["ana"].model_copy(update=fields))


EDITS: dict[str, Callable[[Article], Article]] = {
    "another value": lambda article: change(article, name="Anna"),
    "a value less": lambda article: change(article, name=None),
    "a field more": lambda article: change(article, note="neu"),
    "an object more": lambda article: change(article, place={"country": "FR"}),
    "an item less": lambda article: change(article, aliases=[{"text": "A"}]),
    "the first item less": lambda article: change(article, aliases=[{"text": "B"}]),
    "no items": lambda article: change(article, aliases=[]),
    "an item more": lambda article: change(article, aliases=[{"text": one} for one in "ABC"]),
    "an item before": lambda article: change(article, aliases=[{"text": one} for one in "0AB"]),
    "others in their place": lambda article: change(article, aliases=[{"text": one} for one in "CDE"]),
    "a participant less": lambda article: article.remove("ana"),
    "a participant more": lambda article: article.add(newsml.Participant(id="bo", kind="group")),
    "text": lambda article: article.replace(keywords=["c", "ü", "a"]),
    "all at once": lambda article: change(article.remove("zoe"), name="X", aliases=[], note="y").replace(
        urgency=3, keywords=[], language="uk"
    ),
}


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("edit", EDITS)
def test_edits_arrive(layout: str, edit: str) -> None:
    text = LAYOUTS[layout](DATA)
    old = newsml.loads(text, "json").article
    new = EDITS[edit](old)
    written = newsml.dumps(new, "json", onto=text.encode()).decode()
    assert newsml.loads(written, "json").article == new
    assert spliced(text, old, new) == written
    if "\n" in text:
        assert written.splitlines()[:4] == text.splitlines()[:4]
    assert not [line for line in written.splitlines() if line.endswith((" ", "\t")) and line not in text]


@pytest.mark.parametrize("layout", LAYOUTS)
def test_what_is_taken_back_leaves_no_trace(layout: str) -> None:
    text = LAYOUTS[layout](DATA)
    old = newsml.loads(text, "json").article
    there = newsml.dumps(change(old, name="Anna"), "json", onto=text.encode())
    assert newsml.dumps(old, "json", onto=there).decode() == text


def test_new_values_look_like_their_neighbours() -> None:
    text = (
        '{\n  "id": "urn:a:1",\n  "body": "x",\n  "keywords": ["a", "b"],\n  "bylines": [\n    "A"\n  ]\n}\n'
    )
    old = newsml.loads(text).article
    new = old.replace(keywords=["a", "b", "c"], bylines=["A", "B"], genres=[{"literal": "news"}])
    expected = text.replace('"b"]', '"b", "c"]').replace('"A"', '"A",\n    "B"')
    genres = ',\n  "genres": [\n    {\n      "literal": "news"\n    }\n  ]'
    written = newsml.dumps(new, "json", onto=text.encode()).decode()
    assert genres in written
    assert written.replace(genres, "") == expected


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
        (codecs.BOM_UTF32_BE, "utf-32-be"),
    ],
)
def test_the_encoding_stays(mark: bytes, encoding: str) -> None:
    data = mark + LAYOUTS["by hand"](DATA).encode(encoding)
    old = newsml.loads(data, "json").article
    new = change(old, name="Аня")
    written = newsml.dumps(new, "json", onto=data)
    assert written == data.replace('"Ana"'.encode(encoding), '"Аня"'.encode(encoding))


def test_defaults_that_are_written_stay() -> None:
    text = '{"id": "urn:a:1", "body": "x", "version": 1, "keywords": [], "headline": null}'
    old = newsml.loads(text).article
    urgent = newsml.dumps(old.replace(urgency=2), "json", onto=text.encode()).decode()
    assert urgent.replace(', "urgency": 2', "") == text
    written = newsml.dumps(old.replace(version=2, headline="Y"), "json", onto=text.encode()).decode()
    assert written == text.replace('"version": 1', '"version": 2').replace("null", '"Y"')


def test_a_set_that_repeats_itself_is_written_anew() -> None:
    """Only a new text can say it: one of two equal keywords cannot be told from the other."""
    text = '{"id": "urn:a:1", "body": "x", "keywords": ["a", "a", "b"]}'
    old = newsml.loads(text).article
    new = old.replace(keywords=["a"])
    assert spliced(text, old, new) is None
    assert newsml.loads(newsml.dumps(new, "json", onto=text.encode())).article == new


def test_another_article_is_written_anew() -> None:
    text = LAYOUTS["by hand"](DATA)
    new = newsml.loads(text).article.replace(id="urn:example:2")
    assert newsml.dumps(new, "json", onto=text.encode()) == newsml.dumps(new, "json")


@pytest.mark.law
@given(data=st.data())
def test_any_edit_of_any_article(data: st.DataObject) -> None:
    old = data.draw(articles())
    new = data.draw(edited(old))
    shuffle = random.Random(data.draw(st.integers(0, 99)))
    raw = shuffled(json.loads(newsml.dumps(old, "json")), shuffle)
    for layout in LAYOUTS.values():
        written = spliced(layout(raw), old, new)
        assert written is not None
        assert newsml.loads(written, "json").article == new


def shuffled(value: Any, shuffle: random.Random) -> Any:
    """The same data with the names of objects in another order."""
    if isinstance(value, dict):
        names = list(value)
        shuffle.shuffle(names)
        return {name: shuffled(value[name], shuffle) for name in names}
    return [shuffled(item, shuffle) for item in value] if isinstance(value, list) else value
