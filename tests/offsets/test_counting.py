"""The names of the ways to count, and which of them are plainer."""

from __future__ import annotations

import pytest

from newsml.errors import NewsmlError
from newsml.offsets import Counting
from newsml.offsets.counting import BREAKS, FORMS, columns, offsets

ALL = [*offsets(BREAKS, FORMS, marked=True), *columns(FORMS, marked=True)]


@pytest.mark.parametrize("counting", ALL, ids=str)
def test_a_name_says_it_all(counting: Counting) -> None:
    assert Counting.parse(str(counting)) == counting
    assert counting.as_dict()["name"] == str(counting)


def test_no_two_have_one_name() -> None:
    assert (
        len({str(counting) for counting in ALL}) == len(ALL) == 3 * 2 * 2 * 3 * 2 * 3 + 3 * 2 * 2 * 2 * 3 * 2
    )


@pytest.mark.parametrize(
    ("name", "counting"),
    [
        ("UTF-16", Counting("utf-16")),
        ("utf16", Counting("utf-16")),
        ("Bytes", Counting("utf-8")),
        ("code  points , From 1", Counting(base=1)),
        ("inclusive", Counting(inclusive=True)),
        ("utf-8, nfc, bom, crlf as one", Counting("utf-8", breaks="CRLF as one", mark=True, form="NFC")),
        ("from 1, from 1", Counting(base=1)),
    ],
)
def test_shorter_names(name: str, counting: Counting) -> None:
    assert Counting.parse(name) == counting


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("", "'' says nothing about offsets"),
        ("ebcdic", "'ebcdic' says nothing"),
        ("utf-8, utf-16", "contradicts itself about the unit"),
        ("from 0, from 1", "contradicts itself about the base"),
    ],
)
def test_names_that_say_nothing(name: str, words: str) -> None:
    with pytest.raises(NewsmlError, match=words):
        Counting.parse(name)


def test_plainer_ones_come_first() -> None:
    names = [str(counting) for counting in offsets(BREAKS, FORMS, marked=True)]
    assert names[:3] == ["code points", "UTF-16", "UTF-8 bytes"]
    assert names.index("code points, from 1") < names.index("code points, from 1, CRLF as one")
    assert str(columns(("as it is",), marked=False)[0]) == "code points, lines from 0, columns from 0"
