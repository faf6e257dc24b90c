"""Marking words in their sentence: columns, sentences, scripts, length."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from newsml.cli.excerpt import Excerpt, excerpt
from newsml.cli.terminal import visible
from newsml.testing import texts


def shown(text: str, *words: str, width: int = 88) -> list[str]:
    """Lines and marks, one below the other."""
    spans, at = [], 0
    for word in words:
        at = text.index(word, at)
        spans.append((at, at + len(word)))
        at += len(word)
    return lines(excerpt(text, spans, width))


def lines(found: Excerpt) -> list[str]:
    return [line for one in found.lines for line in (one.text, one.marks)]


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        (
            "One here. He said so. Three.",
            ["said"],
            ["He said so.", "   ^^^^"],
        ),
        (
            "On Sept. 4 the U.S. secretary spoke at 10 p.m. in Paris. Then he left.",
            ["secretary"],
            ["On Sept. 4 the U.S. secretary spoke at 10 p.m. in Paris.", "                    ^^^^^^^^^"],
        ),
        ("“Stop.” He went. “Go!” she said.", ["went"], ["He went.", "   ^^^^"]),
        ("He went. “Go!” she said.", ["Go!"], ["“Go!” she said.", " ^^^"]),
        ("One\nTwo words\nThree", ["words"], ["Two words", "    ^^^^^"]),
        ("One\r\nTwo\u2028Three", ["Two"], ["Two", "^^^"]),
        (
            "Who said, then what he said.",
            ["said", "said"],
            ["Who said, then what he said.", "    ^^^^               ^^^^"],
        ),
        ("灯りの舟と吉野。次の文。", ["吉野"], ["灯りの舟と吉野。", "          ^^^^"]),
        ("灯りの舟。次の文。", ["次"], ["次の文。", "^^"]),
        ("Ke\u0323\u0301mi ran.", ["Ke\u0323\u0301mi"], ["Ke\u0323\u0301mi ran.", "^^^^"]),
        ("Ke\u0323\u0301mi ran.", ["\u0323"], ["Ke\u0323\u0301mi ran.", " ^"]),
        ("\u0301a ran.", ["\u0301"], ["\u0301a ran.", "^"]),
        ("a\tb c", ["c"], ["a b c", "    ^"]),
        ("a \x9b2J b", ["\x9b"], ["a <U+009B>2J b", "  ^^^^^^^^"]),
        ("end.", ["."], ["end.", "   ^"]),
        ("A. B", ["A."], ["A.", "^^"]),
        ("One.\n\nTwo.", ["\n\n"], []),
    ],
)
def test_marks(text: str, words: list[str], expected: list[str]) -> None:
    assert shown(text, *words) == expected


def test_words_across_sentences_and_lines() -> None:
    assert shown("One two. Three\nfour five. Six", "two. Three\nfour") == [
        "One two. Three",
        "    ^^^^^^^^^^",
        "four five.",
        "^^^^",
    ]


def test_right_to_left_text_is_not_marked_by_column() -> None:
    (line,) = excerpt("She wrote: البحر لا ينتظر. End.", [(11, 16)]).lines
    assert (line.text, line.marks, line.words) == ("She wrote: البحر لا ينتظر.", "", ("البحر",))


def test_long_lines_are_broken_at_spaces() -> None:
    text = "word " * 30 + "HERE " + "more " * 30
    assert shown(text, "HERE", width=40)[-2:] == [
        "word word word word word word HERE more",
        " " * 30 + "^^^^",
    ]


def test_a_word_longer_than_the_line() -> None:
    found = excerpt("x" * 100, [(0, 100)], width=40)
    assert [len(line.text) for line in found.lines] == [40, 40, 20]
    assert found.more == 0
    assert [line.text for line in excerpt("灯", [(0, 1)], width=1).lines] == ["灯"]


def test_many_lines_are_counted() -> None:
    found = excerpt("line\n" * 50, [(0, 250)])
    assert (len(found.lines), found.more) == (4, 46)


def test_two_places_in_one_text() -> None:
    text = "Ana spoke. " + "Filler here. " * 60 + "Ben spoke."
    assert shown(text, "Ana", "Ben") == ["Ana spoke.", "^^^", "Ben spoke.", "^^^"]


def test_a_text_without_sentences_is_cut_near_the_words() -> None:
    text = "ab " * 100_000
    found = excerpt(text, [(150_000, 150_002)])
    assert sum(len(line.text) for line in found.lines) < 100


@given(texts(), st.data())
def test_every_marked_character_is_shown(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    found = excerpt(text, [(start, end)], width=30, most=10_000)
    assert found.more == 0
    words = "".join(word for line in found.lines for word in line.words)
    wanted = "".join(visible(char) for char in text[start:end] if char not in "\r\n\x85\u2028\u2029")
    assert words.replace(" ", "") == wanted.replace(" ", "").replace("\t", "")
    for line in found.lines:
        assert visible(line.text) == line.text
        assert "\n" not in line.text
        if line.marks:
            assert cell_len(line.marks) <= max(cell_len(line.text), 1) + 30
