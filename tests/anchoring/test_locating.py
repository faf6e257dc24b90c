"""Words, pieces, occurrence numbers and contexts to places."""

from __future__ import annotations

import pytest

from newsml.anchoring.hits import find, find_within
from newsml.anchoring.locating import SHOWN
from newsml.anchoring.wanted import Place
from tests.anchoring.looking import look, starts, words

TEXT = "Ana said it. The port, Ben said, stays open. Ana left the port."


@pytest.mark.parametrize(
    ("pieces", "how", "there"),
    [
        (("stays open",), "exact", "stays open"),
        (("STAYS  OPEN",), "normalised", "stays open"),
        (("stays shut for good",), "not_found", None),
        (("stasy open",), "fuzzy", "stays open"),
    ],
)
def test_exactly_then_normalised_then_nearly(pieces: tuple[str, ...], how: str, there: str | None) -> None:
    (outcome,) = look(TEXT, words(*pieces))
    assert outcome.status == how
    if there is None:
        assert outcome.place is None
        assert outcome.reason == "the words do not stand in the body"
    else:
        assert outcome.place is not None
        assert [TEXT[start:end] for start, end in outcome.place.spans] == [there]
        assert outcome.reason == "the only place"
        assert (outcome.place.score == 100) == (how != "fuzzy")


def test_whole_words_under_normalisation_come_before_parts_of_words() -> None:
    assert starts("The heir: He waits", words("he")) == [10]


def test_a_part_of_a_word_is_found_where_there_is_nothing_else() -> None:
    (outcome,) = look("The airport stays", words("port"))
    assert (outcome.status, outcome.reason) == ("exact", "the only place, inside a word")
    assert look("The Airport stays", words("PORT"))[0].status == "normalised"


def test_a_character_is_not_cut_but_found_in_full() -> None:
    (outcome,) = look("مات ٣١ قتيلاً.", words("قتيلا"))
    assert outcome.place == Place(((7, 13),), "normalised", 100)


def test_pieces_follow_each_other() -> None:
    (outcome,) = look(TEXT, words("The port", "stays open"))
    assert outcome.place is not None
    assert [TEXT[start:end] for start, end in outcome.place.spans] == ["The port", "stays open"]
    assert starts(TEXT, words("stays open", "The port")) == [None]


def test_of_pieces_that_go_on_alike_those_with_the_least_gap_are_meant() -> None:
    assert starts("a b a c", words("a", "c")) == [4]
    assert starts("a b a c a b", words("a", "b", nth=1), words("a", "b", nth=2), words("a", "b")) == [
        0,
        8,
        None,
    ]


def test_pieces_are_as_sure_as_the_weakest_of_them() -> None:
    (outcome,) = look(TEXT, words("The port", "stasy open"))
    assert outcome.status == "fuzzy"
    assert outcome.place is not None
    assert outcome.place.score < 100
    assert look(TEXT, words("THE PORT", "stays open"))[0].status == "normalised"


def test_nth_counts_from_1_in_text_order() -> None:
    text = "no, no and no"
    assert starts(text, *(words("no", nth=n) for n in (1, 2, 3))) == [0, 4, 11]
    (outcome,) = look(text, words("no", nth=4))
    assert (outcome.status, outcome.reason, outcome.total) == (
        "not_found",
        "the words stand there only 3 times",
        3,
    )
    assert look(TEXT, words("The port", nth=3))[0].reason == "the words stand there only once"
    assert look("a " * 20_000, words("a", nth=10_001))[0].reason == "only the first 10000 places are counted"
    assert look("a " * 20_000, words("a", nth=7))[0].reason == "occurrence 7 of 10000+"


@pytest.mark.parametrize(
    ("context", "start", "status"),
    [
        ("Ben said", 27, "exact"),
        ("BEN  SAID", 27, "exact"),
        ("The prot, Ben said, stays open", 27, "fuzzy"),
        ("Ana said", 4, "exact"),
    ],
)
def test_a_context_tells_the_place_however_it_was_found(context: str, start: int, status: str) -> None:
    (outcome,) = look(TEXT, words("said", context=context))
    assert outcome.place is not None
    assert (outcome.place.start, outcome.status, outcome.reason) == (start, status, "context")


def test_a_context_that_does_not_help_says_why() -> None:
    def reason(text: str, *, of: str, context: str, nth: int | None = None) -> str:
        return look(text, words(of, context=context, nth=nth))[0].reason

    assert (
        reason(TEXT, of="said", context="nobody has ever written this")
        == "the context does not stand in the body"
    )
    assert reason(TEXT, of="Ana", context="Ben said") == "the words do not stand in the context that is given"
    assert reason("a b. a b.", of="a", context="a b") == "the context stands in 2 places: give more of it"
    assert reason("a b a", of="a", context="a b a") == "the words stand in the context 2 times: add nth"
    assert starts("a b a", words("a", context="a b a", nth=2)) == [4]


def test_overlapping_contexts_give_each_place_once_and_in_order() -> None:
    (outcome,) = look("a b a b a", words("a", context="a b a"))
    assert [place.start for place in outcome.candidates] == [0, 4, 8]


def test_a_context_that_stands_everywhere_decides_nothing() -> None:
    text = "he said so. " * 30 + "never"
    cue, _ = look(text, words("said", context="he said", part="cue"), words("never", part="content"))
    assert cue.status == "ambiguous"
    assert cue.reason == "the context stands in 30 places: give more of it"
    assert (
        look(text, words("said", context="he said", nth=11))[0].reason
        == "only the first 10 places are counted"
    )


def test_each_field_is_a_text_of_its_own() -> None:
    texts = {"headline": "Port stays", "body": "The mayor left."}
    assert starts(texts, words("Port", field="headline")) == [0]
    (outcome,) = look(texts, words("Port"))
    assert outcome.reason == "the words do not stand in the body, but in the headline: add field: headline"
    (outcome,) = look(texts, words("Port", field="standfirst"))
    assert outcome.reason == "there is no standfirst"


def test_what_is_undecided_is_listed_up_to_a_number() -> None:
    (outcome,) = look("no " * 20, words("no"))
    assert (outcome.status, outcome.total, len(outcome.candidates)) == ("ambiguous", 20, SHOWN)
    assert outcome.reason == "the words stand there 20 times"
    (outcome,) = look("no " * 20_000, words("no"))
    assert outcome.reason == "the words stand there 10000+ times"


def test_nothing_wanted_nothing_found() -> None:
    assert look(TEXT) == []
    assert look({}, words("x"))[0].status == "not_found"
    assert find("", ["x"]) == {}
    assert find("abc", ["\u00ad"]) == {}


def test_a_stretch_is_searched_with_its_surroundings_in_mind() -> None:
    assert find_within("the other", ["the"], 4, 9)["the"].stretches == ((5, 8),)
    assert find_within("the other", ["the"], 0, 9)["the"].stretches == ((0, 3),)
    assert find_within("a Port b", ["port"], 2, 6)["port"].stretches == ((2, 6),)
    assert find_within("a Airport b", ["PORT"], 2, 9)["PORT"].how == "normalised"
    assert find_within("a quellhaven b", ["qeullhaven"], 2, 12)["qeullhaven"].stretches == ((2, 12),)
