"""Offsets in three units, against the slow way to define them."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from newsml.errors import UnreadableInput
from newsml.formats._kit.offsets import UNITS, Offsets, Unit
from newsml.testing import texts

TEXTS = texts() | st.text(max_size=30) | st.just("")


def slowly(text: str, at: int, unit: Unit) -> int:
    """How many units stand before a code point."""
    if unit == "utf-16":
        return len(text[:at].encode("utf-16-le")) // 2
    return len(text[:at].encode()) if unit == "utf-8" else at


@pytest.mark.law
@given(TEXTS)
@example("a\u00e9\uffff\U00010000\U0010ffff\ud7ff")
def test_every_place_in_every_unit(text: str) -> None:
    offsets = Offsets(text)
    for source in UNITS:
        for target in UNITS:
            for at in range(len(text) + 1):
                given_, wanted = slowly(text, at, source), slowly(text, at, target)
                assert offsets.convert(given_, source, target) == wanted
                assert offsets.find(given_, source, target) == wanted


@pytest.mark.law
@given(TEXTS)
def test_every_other_number_is_refused(text: str) -> None:
    offsets = Offsets(text)
    for unit in UNITS:
        places = {slowly(text, at, unit) for at in range(len(text) + 1)}
        assert offsets.length(unit) == max(places)
        for at in {*range(-2, max(places) + 3), 10**30} - places:
            assert offsets.find(at, unit, "code points") is None
            with pytest.raises(UnreadableInput, match=str(at)):
                offsets.convert(at, unit, "code points")


@given(TEXTS)
def test_units_are_alike_where_no_place_differs(text: str) -> None:
    offsets = Offsets(text)
    for unit in UNITS:
        same = [
            one
            for one in UNITS
            if all(slowly(text, at, one) == slowly(text, at, unit) for at in range(len(text) + 1))
        ]
        assert offsets.alike[unit] == same[0]


@given(TEXTS)
def test_runs_cover_the_text(text: str) -> None:
    for unit in UNITS:
        runs = list(Offsets(text).runs(unit))
        assert sum(count for *_, count, _ in runs) == len(text)
        for at, start, count, wide in runs:
            for step in range(count + 1):
                assert slowly(text, at + step, unit) == start + step * wide


@pytest.mark.parametrize(
    ("unit", "at", "words"),
    [
        ("utf-16", 2, "UTF-16 code unit 2 lies inside a surrogate pair"),
        ("utf-8", 4, "byte 4 lies inside the bytes of one character"),
        ("code points", 3, "code point 3 is outside the text, which has 2"),
        ("utf-16", -1, "UTF-16 code unit -1 is outside the text, which has 3"),
    ],
)
def test_errors_say_what_is_wrong(unit: Unit, at: int, words: str) -> None:
    with pytest.raises(UnreadableInput, match=words):
        Offsets("a😀").convert(at, unit, "code points")


def test_memory_goes_with_the_changes_of_script_and_not_with_the_length() -> None:
    assert len(list(Offsets("a" * 10_000 + "新" * 10_000).runs("utf-8"))) == 2
