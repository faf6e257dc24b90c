"""Readings: what is worked out when it is first asked for is otherwise like every other field."""

from __future__ import annotations

import copy
from collections.abc import Iterable
from dataclasses import replace

import pytest
from lxml.etree import _Element

import newsml
from newsml.findings import Leftover, Note
from newsml.formats.newsml_g2 import source
from newsml.formats.reading import Reading
from newsml.model.article import Article

LEFTOVER = Leftover("/a", 1, "x")
NOTE = Note("/b", 2, "y")


class Calls:
    """Counts how often leftovers and notes are worked out."""

    def __init__(self) -> None:
        self.leftovers = self.notes = 0

    def work_out_leftovers(self) -> tuple[Leftover, ...]:
        self.leftovers += 1
        return (LEFTOVER,)

    def work_out_notes(self) -> tuple[Note, ...]:
        self.notes += 1
        return (NOTE,)


def later() -> tuple[Reading, Calls]:
    calls = Calls()
    reading = Reading.listing_later(
        calls.work_out_leftovers, calls.work_out_notes, articles=(), format="x", name="n", source=b"s"
    )
    assert (calls.leftovers, calls.notes) == (0, 0)
    return reading, calls


def test_each_is_worked_out_once_and_alone() -> None:
    reading, calls = later()
    assert reading.leftovers == (LEFTOVER,)
    assert reading.leftovers is reading.leftovers
    assert (calls.leftovers, calls.notes) == (1, 0)
    assert (reading.notes, len(reading.notes), list(reading.notes)) == ((NOTE,), 1, [NOTE])
    assert (calls.leftovers, calls.notes) == (1, 1)
    assert (reading.articles, reading.format, reading.name, reading.source) == ((), "x", "n", b"s")


def test_copies_have_them() -> None:
    for twin in (replace(later()[0], name="other"), copy.copy(later()[0])):
        assert (twin.leftovers, twin.notes) == ((LEFTOVER,), (NOTE,))
    assert replace(later()[0], leftovers=()).leftovers == ()


def test_it_shows_them() -> None:
    assert repr(LEFTOVER) in repr(later()[0])


def test_other_names_are_unknown() -> None:
    for reading in (later()[0], Reading((), "x")):
        with pytest.raises(AttributeError, match="'Reading' object has no attribute 'leftover'"):
            reading.leftover  # type: ignore[attr-defined]  # noqa: B018
    assert (Reading((), "x").leftovers, Reading((), "x").notes) == ((), ())


def test_reading_newsml_g2_works_out_no_places(monkeypatch: pytest.MonkeyPatch) -> None:
    article = Article(id="urn:example:1", headline="h", body="b")
    data = newsml.dumps(article, "newsml-g2").replace(b"</itemMeta>", b"<mine/></itemMeta>")
    asked = []

    def work_out(found: Iterable[tuple[_Element, str | None]]) -> tuple[Leftover, ...]:
        asked.append(1)
        return source.leftovers(found)

    monkeypatch.setattr("newsml.formats.newsml_g2.document.leftovers", work_out)
    reading = newsml.loads(data, "newsml-g2")
    changed = newsml.dumps(article.replace(slugline="s"), "newsml-g2", onto=reading)
    assert b"<mine/>" in changed
    assert not asked
    assert [(left.path, left.line) for left in reading.leftovers] == [
        ("/newsItem/itemMeta[1]/mine[1]", data[: data.index(b"<mine/>")].count(b"\n") + 1)
    ]
    assert asked == [1]
