"""Words that are nearly those of the text."""

from __future__ import annotations

import pytest

from newsml.anchoring import slips
from newsml.anchoring.fuzzy import LONGEST, NearPlaces, nearly

TEXT = (
    "the mayor of quellhaven, ana ruiz, said on monday that the old port stays open until 2031. "
    "critics of the council called the plan a costly mistake, and the harbour guild agreed."
)


def found(words: str, text: str = TEXT) -> list[str]:
    return [text[near.start : near.end] for near in nearly(text, [words]).get(words, NearPlaces(())).places]


@pytest.mark.parametrize(
    ("words", "there"),
    [
        ("quelhaven", "quellhaven"),
        ("qeullhaven", "quellhaven"),
        ("quellhavens", "quellhaven"),
        ("critcs", "critics"),
        ("harbor guild", "harbour guild"),
        ("ana  ruize", "ana ruiz"),
        ("said monday that the old port stays open", "said on monday that the old port stays open"),
        ("the old port remains stays open until 2031", "the old port stays open until 2031"),
        ("called the plan a cosltly mistaek", "called the plan a costly mistake"),
    ],
)
def test_slips_and_words_left_out(words: str, there: str) -> None:
    words = " ".join(words.split())
    assert found(words) == [there]


def test_the_score_says_how_near() -> None:
    (near,) = nearly(TEXT, ["called the plan a cosltly mistaek"])["called the plan a cosltly mistaek"].places
    assert 80 <= near.score < 100
    (near,) = nearly(TEXT, ["quelhaven"])["quelhaven"].places
    assert near.score == round(100 - 100 / 9)


@pytest.mark.parametrize(
    "words",
    [
        "open until 2032",
        "the old port stays open until 2013",
        "poort",
        "costly stakes at the table",
        "nothing of the kind was ever said here",
        "x" * (LONGEST + 1),
        "",
    ],
)
def test_other_numbers_short_words_and_other_words_are_not(words: str) -> None:
    assert found(words) == []


def test_two_places_that_are_about_as_good_are_rivals() -> None:
    text = "the council of trade met. later the council of trams met."
    assert found("the council of tradm met", text) == ["the council of trade met", "the council of trams met"]
    assert found("councill", text) == ["council", "council"]


def test_scripts_without_spaces() -> None:
    text = "市長は月曜日に港を閉鎖しないと述べた。評議会は計画を批判した。"
    assert found("港を閉鎖しなと述べた", text) == ["港を閉鎖しないと述べた"]
    assert found("港", text) == []


def test_long_words_are_found_by_both_their_ends() -> None:
    text = " ".join(f"word{n} stays the same" for n in range(200)).replace("0", "o").replace("1", "i")
    words = text[400:1200].replace("stays", "stay", 3).replace("same", "smae", 2)
    (there,) = found(words[words.index(" ") + 1 :], text)
    assert there.split()[-3:] == words.split()[-3:]


def test_where_there_are_too_many_it_says_so() -> None:
    near = nearly("the council met. " * 300, ["councill"])["councill"]
    assert len(near.places) == slips.MOST
    assert near.more
    often = "the council of trade met again. " * 40
    assert nearly(often, ["the council of tradde met again"])["the council of tradde met again"].more


def test_a_crowd_of_strings_that_are_all_alike_is_left_out() -> None:
    strings = [f"{first}abcdefg" for first in "abcdefghijklmnopqrstuvwxyzäöüéèê"]
    assert nearly("abcdefg", strings) == {}
    assert set(nearly("abcdefg", strings[8:18])) == set(strings[8:18])


def test_letters_that_only_look_alike_are_no_match_for_seeds() -> None:
    assert nearly("", ["whatever it is"]) == {}
    assert nearly("aaa bbb", ["......"]) == {}
