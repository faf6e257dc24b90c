"""All places of many pieces in one pass."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsml.anchoring import search
from newsml.anchoring.search import Places, places
from newsml.anchoring.words import is_whole

letters = st.sampled_from(["a", "b", "ab", " ", "é", "e\u0301", "ก", "漢", ".", "aaaa"])
strings = st.lists(letters, min_size=1, max_size=8).map("".join)


def naive(text: str, piece: str) -> Places:
    starts = [at for at in range(len(text) - len(piece) + 1) if text.startswith(piece, at)]
    whole = [at for at in starts if is_whole(text, at, at + len(piece))]
    return Places(whole, sorted(set(starts) - set(whole)))


@pytest.mark.law
@given(text=st.lists(letters, max_size=40).map("".join), pieces=st.lists(strings, max_size=8))
def test_it_is_what_looking_everywhere_for_each_finds(text: str, pieces: list[str]) -> None:
    assert places(text, pieces) == {piece: naive(text, piece) for piece in pieces}


def test_overlapping_places_count() -> None:
    assert places("na na na", ["na na"])["na na"].whole == [0, 3]


def test_words_come_before_parts_of_words() -> None:
    found = places("the heather; he", ["he"])["he"]
    assert (found.whole, found.inside, found.meant) == ([13], [1, 4, 8], [13])
    assert places("the", ["he"])["he"].meant == [1]


@pytest.mark.parametrize(
    ("text", "piece"),
    [("東京都知事", "京都"), ("ในกรุงเทพ", "กรุง"), ("والمدينة", "المدينة"), ("서울은", "서울")],
)
def test_where_nothing_parts_words_every_place_counts(text: str, piece: str) -> None:
    assert len(places(text, [piece])[piece].whole) == 1


@pytest.mark.parametrize(
    ("text", "piece"), [("e\u0301te", "e"), ("قتيلاً", "قتيلا"), ("👍🏽", "👍"), ("ผ้า", "ผ")]
)
def test_a_character_is_not_cut(text: str, piece: str) -> None:
    assert places(text, [piece])[piece].whole == []


def test_what_stands_everywhere_is_given_up() -> None:
    found = places("a " * 20_000, ["a"])["a"]
    assert len(found.whole) == search.MOST
    assert found.more


def test_parts_of_words_do_not_crowd_out_words() -> None:
    found = places("banana " * 6_000 + "a", ["a"])["a"]
    assert found.whole == [42_000]
    assert not found.more


def test_parts_of_words_that_were_passed_over_are_owned_to() -> None:
    found = places("banana " * 6_000, ["a"])["a"]
    assert len(found.inside) == search.MOST
    assert found.more


def test_all_together_are_bounded_but_each_has_some() -> None:
    pieces = ["ab" * n for n in range(1, 60)]
    found = places("ab" * 20_000 + " needle", [*pieces, "needle"])
    assert sum(len(places.meant) for places in found.values()) < 2 * (40_000 + search.MOST)
    assert all(len(found[piece].meant) >= search.FEW for piece in pieces)
    assert found["needle"].whole == [40_001]


def test_very_long_pieces_are_found_and_bounded() -> None:
    long = "x" * 5_000
    assert places(f"{long} y {long}", [long])[long].whole == [0, 5_003]
    found = places("x" * 6_000, [long])[long]
    assert len(found.inside) == search.FEW
    assert found.more


def test_pieces_that_begin_alike_are_told_apart() -> None:
    pieces = ["a" * n for n in range(1, 200)] + ["a" * n + "b" for n in range(200)] + ["a" * 90 + "c"]
    text = "a" * 100 + "c" + "a" * 50 + "b"
    found = places(text, pieces)
    assert {piece for piece in pieces if found[piece].meant} == {piece for piece in pieces if piece in text}
