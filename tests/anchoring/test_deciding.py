"""Each rule that tells one of several places, and each refusal to guess."""

from __future__ import annotations

from tests.anchoring.looking import look, starts, words


def reasons(text: str, *wanted: object) -> list[str]:
    return [outcome.reason for outcome in look(text, *wanted)]  # type: ignore[arg-type]


# --- order ---


def test_listed_as_often_as_they_stand() -> None:
    text = "She came. She saw. He left."
    listed = [words("She", list="m"), words("She", list="m")]
    assert starts(text, *listed) == [0, 10]
    assert reasons(text, *listed) == ["listed as often as it stands there"] * 2
    assert starts(text, words("She", list="m"), words("She", list="n")) == [None, None]


def test_the_only_place_that_is_left() -> None:
    text = "Ruiz came. Ruiz left."
    listed = [words("Ruiz", list="m", nth=2), words("Ruiz", list="m")]
    assert starts(text, *listed) == [11, 0]
    assert reasons(text, *listed)[1] == "the only place that is left"
    assert starts(text, words("Ruiz", list="m", context="Ruiz came. Ruiz left"), listed[0]) == [0, 11]


def test_words_at_the_edge_of_longer_ones_in_the_list_are_part_of_those() -> None:
    text = "Ana Ruiz came. Ruiz left. The man who saw Ruiz knows who."
    assert starts(text, words("Ana Ruiz", list="m"), words("Ruiz", list="m"), words("Ruiz", list="m")) == [
        0,
        15,
        42,
    ]
    assert starts(text, words("Ana Ruiz", list="n"), words("Ruiz", list="m")) == [0, None]
    # A word inside longer ones may well be meant by itself.
    assert starts(text, words("The man who saw", list="m"), words("who", list="m")) == [26, 53]
    assert starts(text, words("who", list="m"), words("The man who saw", list="m")) == [None, 26]


def test_between_its_neighbours_in_the_list() -> None:
    text = "it, Ana, it, Ben, it, Cy, it"
    listed = [words("Ana", list="m"), words("it", list="m"), words("Ben", list="m")]
    assert starts(text, *listed) == [4, 9, 13]
    assert reasons(text, *listed)[1] == "order of the list"
    assert starts(text, words("it", list="m"), words("Ana", list="m")) == [0, 4]
    assert starts(text, words("Cy", list="m"), words("it", list="m")) == [22, 26]


def test_order_says_nothing_where_the_list_is_in_another_order() -> None:
    text = "it, Ana, it, Ben, it, Cy, it"
    assert starts(text, words("Ben", list="m"), words("it", list="m"), words("Ana", list="m")) == [
        13,
        None,
        4,
    ]


def test_order_says_nothing_where_two_places_are_between() -> None:
    text = "it, Ana, it, it, Ben, it"
    assert starts(text, words("Ana", list="m"), words("it", list="m"), words("Ben", list="m")) == [
        4,
        None,
        17,
    ]


def test_what_was_settled_settles_what_follows() -> None:
    text = "it, Ana, it, Ben, it, it"
    listed = [words("Ana", list="m"), words("it", list="m"), words("Ben", list="m"), words("it", list="m")]
    assert starts(text, *listed[:3]) == [4, 9, 13]
    assert starts(text, *listed, words("it", list="m")) == [4, 9, 13, None, None]


# --- nearness ---

TALK = (
    "“The port stays open,” Ana said. The council met for two hours, and nobody else wanted to add to that.\n"
    "Later Ben said that the plan was dead. He said no more."
)


def test_a_cue_stands_near_its_content() -> None:
    wanted = [words("The port stays open", part="content"), words("said", part="cue")]
    assert starts(TALK, *wanted) == [1, 27]
    assert reasons(TALK, *wanted)[1] == "nearest to its content"
    assert starts(TALK, words("the plan was dead", part="content"), words("said", part="cue")) == [123, 113]


def test_a_source_stands_near_its_cue() -> None:
    text = "She left at noon. “No,” she added, and the door of the house was shut when she left."
    wanted = [words("No", part="content"), words("added", part="cue"), words("she", part="source")]
    assert starts(text, *wanted) == [19, 28, 24]


def test_a_cue_of_another_statement_says_nothing() -> None:
    assert (
        starts(
            TALK,
            words("The port stays open", part="content", owner="a"),
            words("said", part="cue", owner="b"),
        )[1]
        is None
    )


def test_quoted_words_are_inside_the_content() -> None:
    text = "A dead plan. Ben said the plan was dead, dead, he said."
    wanted = [words("the plan was dead", part="content"), words("dead", part="quoted")]
    assert starts(text, *wanted) == [22, 35]
    assert reasons(text, *wanted)[1] == "the only place inside its content"
    assert starts(text, words("the plan was dead, dead", part="content"), words("dead", part="quoted")) == [
        22,
        None,
    ]


def test_a_cue_is_not_taken_from_inside_the_content() -> None:
    text = "“He said he said it,” Ben said. And that is all that anyone ever heard of it. They said."
    assert starts(text, words("He said he said it", part="content"), words("said", part="cue")) == [1, 26]


def test_a_place_stands_near_the_words_for_the_event() -> None:
    text = "In Ost the rain fell all day without an end in sight.\nThe festival was held in Ost that evening."
    assert starts(text, words("festival", part="mentions"), words("Ost", part="where.anchor")) == [58, 79]


def test_two_places_that_are_about_as_near_stay_open() -> None:
    text = "dijo Orzábal, que prometió que antes la Copa llegará."
    wanted = [
        words("antes la Copa llegará", part="content"),
        words("prometió", part="cue"),
        words("que", part="source"),
    ]
    assert starts(text, *wanted)[2] is None


def test_nothing_is_near_where_nothing_else_was_found() -> None:
    assert starts(TALK, words("said", part="cue")) == [None]
    assert starts(TALK, words("nobody said such a thing", part="content"), words("said", part="cue")) == [
        None,
        None,
    ]


def test_nothing_is_near_to_what_stands_everywhere() -> None:
    text = "rain, in Ost. " + "rain, and more. " * 40 + "In Ost?"
    mentions = [words("rain", part="mentions", list="m") for _ in range(41)]
    *_, place = look(text, *mentions, words("Ost", part="where.anchor"))
    assert place.status == "ambiguous"


def test_among_more_places_than_were_looked_at_none_is_nearest() -> None:
    text = "said it. " * 15_000 + "“The port stays open,” Ana said."
    assert starts(text, words("The port stays open", part="content"), words("said", part="cue"))[1] is None
    assert starts(text, *(words("said", list="m") for _ in range(3))) == [None] * 3


def test_a_part_of_a_word_is_not_settled_by_nearness() -> None:
    text = "“No,” said the clerk. Then the bells rang for a long time in the old town."
    wanted = [words("No", part="content"), words("said", part="cue"), words("he", part="source")]
    assert starts(text, *wanted) == [1, 6, None]


def test_different_words_that_are_both_near_are_not_settled() -> None:
    text = "The council of trade met, he said.\nAnd then, after a long while, the council of trams met."
    wanted = [words("he said", part="content"), words("the council of tradm met", part="cue")]
    assert starts(text, *wanted) == [26, None]


def test_the_same_words_found_nearly_are_settled_as_others_are() -> None:
    text = "“No,” announced Ana. It rained for the whole of that long day.\nBen announced nothing."
    content, cue = look(text, words("No", part="content"), words("anounced", part="cue"))
    assert (content.status, cue.status) == ("exact", "fuzzy")
    assert cue.place is not None
    assert cue.place.start == 6


def test_sentences_and_lines_count_as_distance() -> None:
    text = "Ana said.\n“The port stays open,” that is what was printed there, Ben said."
    assert starts(text, words("The port stays open", part="content"), words("said", part="cue")) == [11, 69]


def test_it_does_not_depend_on_anything_but_what_is_asked() -> None:
    wanted = [
        words("The port stays open", part="content"),
        words("said", part="cue"),
        words("Ana", part="source"),
    ]
    assert look(TALK, *wanted) == look(TALK, *wanted)
