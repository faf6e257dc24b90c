"""Which parts of a text stand inside quotation marks."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsml.llm.quoting import Quoted, bared, parted


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ("“A,” he said. “B.”", ["A,", "B."]),
        ("„A“, sagte er, „B.“ »C« «D» ”E”", ["A", "B.", "C", "D", "E"]),
        ('"A" and "B', ["A"]),
        ("‘I’m off,’ he said. It’s 5 o'clock, the workers' party.", ["I’m off,"]),
        ("“He said ‘no’ to me,” she said.", ["He said ‘no’ to me,"]),
        ("“One.\n\n“Two.\r\n“Three.” End “x”.", ["One.", "Two.", "Three.", "x"]),
        ("“Lost.\nPlain. “Two.”", ["Two."]),
        ('צה"ל אמר "כן".', ["כן"]),
        ("「漁『港』」と『書』《紙》", ["漁『港』", "書", "紙"]),
        ("“”", []),
        ("rock 'n' roll", ["n"]),
        ("", []),
    ],
)
def test_inside(text: str, inside: list[str]) -> None:
    assert [text[start:end] for start, end in Quoted(text).stretches] == inside


def test_parts_of_a_stretch() -> None:
    text = "It was “big ” and “bold”; “…”."
    quoted = Quoted(text)
    assert [text[start:end] for start, end in quoted.parts(0, len(text))] == ["big", "bold"]
    assert [text[start:end] for start, end in quoted.parts(9, 21)] == ["ig", "bo"]
    assert quoted.parts(0, 4) == []
    assert quoted.parts(13, 17) == []


@pytest.mark.parametrize(
    ("words", "inner"),
    [
        ("“A b.”", "A b."),
        ("« A »", "A"),
        ("'it's'", "it's"),
        ("“A” and “B”", None),
        ("“A", None),
        ("“A’", None),
        ("“ ”", None),
        ("ab", None),
        ("“A\nB”", None),
    ],
)
def test_bared(words: str, inner: str | None) -> None:
    assert bared(words) == inner


@pytest.mark.parametrize(
    ("gap", "is_parted"),
    [
        (",” he said. “", True),
        (", — сказала вона. — ", True),
        (" and ", False),
        ("”", False),
        ("” and", False),
        ("", False),
        ("” he said — ", False),
    ],
)
def test_parted(gap: str, is_parted: bool) -> None:
    assert parted(gap) is is_parted


@pytest.mark.law
@given(st.text(st.sampled_from(" \n.ab'\"“”‘’„«»「」א")), st.integers(0, 30), st.integers(0, 30))
def test_parts_lie_inside(text: str, start: int, end: int) -> None:
    quoted = Quoted(text)
    flat = [at for stretch in quoted.stretches for at in stretch]
    assert flat == sorted(flat)
    parts = quoted.parts(start, end)
    assert all(start <= low < high <= end for low, high in parts)
    assert all(any(a <= low and high <= b for a, b in quoted.stretches) for low, high in parts)
