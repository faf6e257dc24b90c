"""What is found out about annotations, and what is said where it cannot be."""

from __future__ import annotations

import json

import pytest

from newsml.offsets import Annotation, Counting, Score, diagnose, read
from newsml.offsets.annotation import Span
from newsml.offsets.seen import Sights
from tests.work import calls

TEXT = "Gale 🌪 nears.\r\nNoël waits — “No,” he says.\r\n"


def made(*places: tuple[int, int, str]) -> list[Annotation]:
    return [Annotation.of(*place) for place in places]


def test_utf_16() -> None:
    diagnosis = diagnose(made((8, 13, "nears"), (16, 20, "Noël")), TEXT)
    assert diagnosis.best == Score(Counting("utf-16"), exact=2, near=0, in_range=2)
    assert (diagnosis.all_match, diagnosis.rivals, diagnosis.unmatched) == (True, (), ())
    assert str(diagnosis.best.counting) == "UTF-16"


@pytest.mark.parametrize(
    ("places", "name"),
    [
        ([(7, 12, "nears"), (15, 19, "Noël")], "code points"),
        ([(10, 15, "nears"), (18, 23, "Noël")], "UTF-8 bytes"),
        ([(7, 12, "nears"), (14, 18, "Noël")], "code points, CRLF as one"),
        ([(8, 12, "nears"), (16, 19, "Noël")], "code points, from 1, ends inclusive"),
        ([(7, 12, "nears"), (15, 20, "Noe\u0308l"), (21, 26, "waits")], "code points, text in NFD"),
    ],
)
def test_what_they_count(places: list[tuple[int, int, str]], name: str) -> None:
    diagnosis = diagnose(made(*places), TEXT)
    assert diagnosis.best is not None
    assert (str(diagnosis.best.counting), diagnosis.all_match) == (name, True)


def test_lf_that_the_tool_saw_as_crlf() -> None:
    diagnosis = diagnose(made((3, 4, "b"), (6, 10, "c\r\nd")), "a\nb\nc\nd")
    assert diagnosis.best is not None
    assert str(diagnosis.best.counting) == "code points, LF as two"


def test_a_byte_order_mark_that_was_counted() -> None:
    diagnosis = diagnose(made((1, 2, "a"), (2, 4, "bc")), "\ufeffabc")
    assert diagnosis.best is not None
    assert diagnosis.rivals == ()
    names = {str(one) for one in (diagnosis.best.counting, *diagnosis.same)}
    assert {"code points, from 1", "code points, byte order mark counted"} <= names


def test_units_that_coincide_are_said_to_be_the_same() -> None:
    diagnosis = diagnose(made((0, 1, "a"), (2, 4, "cd")), "abcd")
    assert diagnosis.best is not None
    assert diagnosis.best.counting == Counting()
    assert diagnosis.same == (Counting("utf-16"), Counting("utf-8"))
    assert diagnosis.rivals == ()


def test_ways_with_other_places_are_rivals() -> None:
    diagnosis = diagnose(made((1, 2, "a")), "aaa")
    assert diagnosis.best is not None
    assert diagnosis.best.counting == Counting()
    assert Counting(base=1) in diagnosis.rivals
    assert Counting("utf-8") in diagnosis.same


def test_the_unmatched_and_where_their_words_stand() -> None:
    places = ((7, 12, "nears"), (15, 19, "Noël"), (0, 3, "says"), (5, 900, "e"), (8, 13, "nears"))
    diagnosis = diagnose(made(*places), TEXT)
    assert diagnosis.best is not None
    assert (diagnosis.best.exact, diagnosis.all_match) == (2, False)
    says, e, nears = diagnosis.unmatched
    assert (says.index, says.words, says.found, says.stands, says.matches_as) == (
        2,
        "says",
        "Gal",
        (37, 41),
        None,
    )
    assert (e.found, e.stands) == (None, None)
    assert (nears.found, nears.stands, nears.matches_as) == ("ears.", (7, 12), Counting("utf-16"))
    assert json.dumps(diagnosis.as_dict())
    assert diagnosis.as_dict()["unmatched"][2]["matches_as"] == "UTF-16"
    assert diagnosis.as_dict()["best"] == "code points"


def test_white_space_and_normalisation_do_not_hide_a_match() -> None:
    places = ((0, 5, "Gale"), (7, 19, "nears.\nNoe\u0308l"), (13, 15, "\n"))
    diagnosis = diagnose(made(*places), TEXT)
    assert diagnosis.best == Score(Counting(), exact=0, near=3, in_range=3)
    assert diagnosis.all_match


@pytest.mark.parametrize(
    ("place", "text"),
    [
        ((0, 1, " "), "ab"),
        ((0, 2, "a"), "ab"),
        ((0, 5000, "a" * 1000), "a" * 5000),
        ((0, 1, ""), "ab"),
        ((0, 0, "x"), ""),
    ],
)
def test_what_is_no_match(place: tuple[int, int, str], text: str) -> None:
    diagnosis = diagnose(made(place), text)
    assert not diagnosis.ranking[0].matching
    assert diagnosis.best is None
    assert not diagnosis.all_match
    assert diagnosis.as_dict()["best"] is None
    assert [item.words for item in diagnosis.unmatched] == [place[2]]


def test_long_words_that_were_found_are_cut() -> None:
    diagnosis = diagnose(made((0, 9000, "x"), (9000, 9001, "b")), "a" * 9000 + "b")
    assert diagnosis.unmatched[0].found == "a" * 104


def test_without_words_only_the_range_is_known() -> None:
    diagnosis = diagnose([Annotation.of(0, 44), Annotation.of(10, 42)], TEXT)
    assert (diagnosis.worded, diagnosis.best, diagnosis.all_match) == (0, None, False)
    ranges = {str(score.counting): score.in_range for score in diagnosis.ranking}
    assert (ranges["code points"], ranges["code points, CRLF as one"], ranges["UTF-16"]) == (2, 1, 2)


def test_annotations_without_words_beside_others() -> None:
    diagnosis = diagnose([*made((7, 12, "nears")), Annotation.of(0, 4), Annotation.of(0, 400)], TEXT)
    assert (diagnosis.total, diagnosis.worded) == (3, 1)
    assert diagnosis.best == Score(Counting(), exact=1, near=0, in_range=2)
    assert [item.index for item in diagnosis.unmatched] == [2]


def test_nothing_to_diagnose() -> None:
    diagnosis = diagnose([], "text")
    assert (diagnosis.total, diagnosis.best, diagnosis.all_match) == (0, None, False)


def test_white_space_around_the_words_proves_little() -> None:
    # UTF-16 with inclusive ends finds all of them, with a space before or behind each.
    places = ((0, 4, "Gale"), (7, 12, "nears"), (16, 20, "Noël"))
    diagnosis = diagnose(made(*places), TEXT)
    assert diagnosis.best == Score(Counting(), exact=2, near=0, in_range=3)
    assert diagnosis.unmatched[0].matches_as == Counting("utf-16")


def test_interrupted_words() -> None:
    spans = (Span(0, 4), Span(15, 19))
    diagnosis = diagnose([Annotation(spans, "Gale Noël"), Annotation(spans, "Gale\tNoël")], TEXT)
    assert diagnosis.best == Score(Counting(), exact=1, near=1, in_range=2)
    assert diagnosis.all_match
    away = diagnose([Annotation((Span(0, 4), Span(15, 9999)), "Gale Noël")], TEXT)
    assert away.unmatched[0].found is None


def test_lines_with_offsets_in_them_or_not() -> None:
    columns = read(
        b'[{"line":2,"start":1,"end":4,"text":"No\xc3\xabl"},{"line":2,"start":6,"end":10,"text":"waits"}]'
    )
    diagnosis = diagnose(columns, TEXT)
    assert diagnosis.best is not None
    assert str(diagnosis.best.counting) == "code points, lines from 1, columns from 1, ends inclusive"
    assert diagnosis.all_match
    offsets = read(b'[{"line":2,"start":15,"end":19,"text":"No\xc3\xabl"}]')
    assert str(diagnose(offsets, TEXT).ranking[0].counting) == "code points"


def test_a_length_has_no_inclusive_end() -> None:
    items = read(b'[{"offset":6,"length":5,"text":"nears."}]')
    assert diagnose(items, TEXT).best is None


@pytest.mark.parametrize("line", [-1, 3, 10**18])
def test_lines_that_the_text_does_not_have(line: int) -> None:
    items = [Annotation((Span(0, 1, (line, line), columns_only=True),), "G")]
    assert diagnose(items, TEXT).unmatched[0].found is None


def test_what_has_no_lines_is_not_counted_in_lines() -> None:
    items = [Annotation((Span(0, 4, (0, 0), columns_only=True),), "Gale"), Annotation.of(0, 4, "Gale")]
    diagnosis = diagnose(items, TEXT)
    assert diagnosis.best is not None
    assert [item.index for item in diagnosis.unmatched] == [0]
    assert diagnosis.unmatched[0].matches_as == Counting(lines=0)


@pytest.mark.parametrize(("end", "inside"), [(15, True), (16, False)])
def test_columns_end_with_their_line(end: int, inside: bool) -> None:
    line = TEXT.splitlines(keepends=True)[0]
    ruler = Sights(TEXT).ruler(Counting(lines=0))
    place = ruler.place(Span(0, end, (0, 0), columns_only=True))
    assert place == ((0, len(line)) if inside else None)


def test_every_way_is_counted_over_all_though_a_sample_chooses() -> None:
    places = [(2 * n, 2 * n + 1, "a") for n in range(1000)]
    places[777] = (1, 2, "a")
    diagnosis = diagnose(made(*places), "ab" * 999 + "a🌪")
    assert diagnosis.best == Score(Counting(), exact=999, near=0, in_range=1000)
    assert [item.index for item in diagnosis.unmatched] == [777]
    assert len(diagnosis.ranking) < 30


def test_the_few_that_have_words_decide() -> None:
    worded = made((10, 15, "nears"), (17, 22, "Noël"))
    diagnosis = diagnose([*[Annotation.of(0, 4)] * 5000, *worded, *[Annotation.of(0, 4)] * 5000], TEXT)
    assert diagnosis.all_match
    assert diagnosis.best == Score(Counting("utf-8", breaks="CRLF as one"), exact=2, near=0, in_range=10_002)


def test_too_many_marks_on_one_letter_are_not_normalised() -> None:
    text = "a" + "\u0307\u0323" * 5000 + "é"
    diagnosis = diagnose(made((10001, 10002, "é")), text)
    assert diagnosis.all_match
    assert all(score.counting.form == "as it is" for score in diagnosis.ranking)


@pytest.mark.parametrize(
    "text", ["가나다", "\U00016d63\U00016d67", "a\u0f71\u0f72\u0f74", "\u0344x", "ﬁÅ\u2126"]
)
def test_forms_are_aligned_or_left_out(text: str) -> None:
    diagnosis = diagnose(made((0, len(text), text)), text)
    assert diagnosis.all_match
    assert diagnosis.best is not None
    assert diagnosis.best.counting == Counting()


def test_work_grows_with_the_input() -> None:
    def work(times: int, words: str) -> int:
        text = "Noël 🌪 waits.\r\n" * times
        places = [(14 * n, 14 * n + 4, words) for n in range(times)]
        return calls(lambda: diagnose(made(*places), text))

    for words in ("Noël", "nowhere"):
        assert work(2200, words) <= 12 * work(220, words)
