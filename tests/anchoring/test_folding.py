"""What folding makes equal, and that every place leads back to code points of the original."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsml.anchoring.folding import fold
from newsml.testing import texts
from tests.work import calls


@pytest.mark.parametrize(
    ("there", "given"),
    [
        ("“Stay,” she said", '"stay," she said'),
        ("« Bonjour »", '"Bonjour"'),
        ("it’s", "it's"),
        ("ה״כנסת", 'ה"כנסת'),
        ("1989\u20131991", "1989-1991"),
        ("then — nothing", "then - nothing"),
        ("well---known", "well-known"),
        ("\u221240", "-40"),
        ("a\u00a0\t\r\n b", "a b"),
        ("Quoi\u202f?", "Quoi?"),
        ("ﬁnal oﬀer", "final offer"),
        ("Straße", "STRASSE"),
        ("İzmir", "i\u0307zmir"),
        ("ΟΔΟΣ", "οδος"),
        ("e\u0301te\u0301", "été"),
        ("a\u0323\u0301", "a\u0301\u0323"),
        ("ＡＢＣ１２", "abc12"),
        ("x²", "x2"),
        ("hand\u00adbook", "handbook"),
        ("\u200eabc\u200f", "abc"),
        ("zero\u200bwidth", "zerowidth"),
        ("تقدّر", "تقدر"),
        ("محـــمد", "محمد"),
        ("שָׁלוֹם", "שלום"),
        ("٣١ قتيلا", "31 قتيلا"),
        ("१२", "12"),
        ("น้ำ", "น้ํา"),
    ],
)
def test_these_are_the_same(there: str, given: str) -> None:
    assert fold(there).text == fold(given).text


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("port", "sport"),
        ("été", "ete"),
        ("31", "13"),
        ("a b", "ab"),
        ("don't", "dont"),
        ("re-form", "reform"),
    ],
)
def test_these_are_not(one: str, other: str) -> None:
    assert fold(one).text != fold(other).text


@pytest.mark.parametrize(
    ("text", "words", "there"),
    [
        ("the “old  port” stays", '"old port"', "“old  port”"),
        ("hand\u00adbook of law", "handbook", "hand\u00adbook"),
        ("the ﬁnal", "final", "ﬁnal"),
        ("cafe\u0301 noir", "café", "cafe\u0301"),
        ("قال إنها تقدّر ذلك", "تقدر", "تقدّر"),
        ("in 1989 — 1991.", "1989-1991", "1989 — 1991"),
    ],
)
def test_a_place_is_given_in_code_points_of_the_original(text: str, words: str, there: str) -> None:
    folded = fold(text)
    start = folded.text.index(fold(words).text)
    place = folded.original(start, start + len(fold(words).text))
    assert place is not None
    assert text[slice(*place)] == there


def test_a_ligature_is_not_cut_in_two() -> None:
    folded = fold("oﬀer")
    assert folded.text == "offer"
    assert folded.original(0, 2) is None
    assert folded.original(2, 5) is None
    assert folded.original(0, 3) == (0, 2)
    assert folded.original(3, 5) == (2, 4)


def test_white_space_at_either_end_counts_for_nothing() -> None:
    assert fold(" \n a b \t").text == "a b"
    assert fold(" \u00ad ").text == ""
    assert fold("").text == ""


def test_long_runs_of_white_space_are_one_space() -> None:
    assert fold("a" + " \n" * 500 + "b").text == "a b"


def test_piled_up_marks_do_not_take_quadratic_work() -> None:
    text = "a" + "\u0301\u0323" * 50_000
    assert len(fold(text).text) == len(text)
    few, many = (calls(lambda n=n: fold("e\u0301 " * n)) for n in (100, 1000))  # type: ignore[misc]
    assert many < 12 * few


_PIECES = "“|'|—|-| |\u00a0|\n|ﬁ|ß|e\u0301|é|\u0323\u0301|\u00ad|ָ|ب|ّ|٣|²|a|B|.|!|น้|ำ|😀|\ufe0f|İ|\u200d|㎏"
pieces = st.sampled_from(_PIECES.split("|"))


@pytest.mark.law
@given(text=texts() | st.lists(pieces, max_size=20).map("".join), data=st.data())
def test_folding_leads_back(text: str, data: st.DataObject) -> None:
    """Every stretch of the folded text that has an original: that one folds to the same."""
    folded = fold(text)
    assert len(folded.starts) == len(folded.ends) == len(folded.text)
    assert list(folded.starts) == sorted(folded.starts)
    assert list(folded.ends) == sorted(folded.ends)
    if not folded.text:
        return
    start = data.draw(st.integers(0, len(folded.text) - 1))
    end = data.draw(st.integers(start + 1, len(folded.text)))
    place = folded.original(start, end)
    if place is not None:
        low, high = place
        assert 0 <= low < high <= len(text)
        assert fold(text[low:high]).text == folded.text[start:end].strip()


@pytest.mark.law
@given(text=texts() | st.lists(pieces, max_size=20).map("".join))
def test_canonical_forms_fold_to_the_same(text: str) -> None:
    assert fold(unicodedata.normalize("NFD", text)).text == fold(unicodedata.normalize("NFC", text)).text
