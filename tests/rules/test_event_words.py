"""The rules about times and their words, where they speak and where they must not."""

from __future__ import annotations

from typing import Any

import pytest

from newsml.rules import check
from newsml.rules.weekdays import weekday
from tests.rules.build import codes, story

DATED = {"first_published": "2025-09-03"}  # a Wednesday


def worded(words: str, value: str, *, language: str | None = "en", **when: Any) -> tuple[str, ...]:
    """What is found where words give the time of an event."""
    article = story(f"It ends {words}.", language=language, **DATED)
    time = {"value": value, "anchor": article.anchor(words), **when}
    return codes(article.replace(events=[{"id": "e", "when": time}]))


@pytest.mark.parametrize(
    ("language", "words", "day"),
    [
        ("en", "Tuesday", 1),
        ("en", "on TUESDAY evening", 1),
        ("de", "am Sonnabend", 5),
        ("de", "Sonntag", 6),
        ("nl", "woensdagavond", 2),
        ("sv", "i lördags", 5),
        ("da", "på lørdag", 5),
        ("nb", "lørdag", 5),
        ("fr", "mardi soir", 1),
        ("es", "el sábado", 5),
        ("it", "lunedì", 0),
        ("pt", "na segunda-feira", 0),
        ("fi", "keskiviikkona", 2),
        ("hu", "szerdán", 2),
        ("tr", "pazartesi", 0),
        ("tr", "cuma günü", 4),
        ("tr", "cumartesi", 5),
        ("tr", "pazar", 6),
        ("pl", "w środę", 2),
        ("pl", "we śród", 2),
        ("cs", "ve středu", 2),
        ("ru", "в среду", 2),
        ("uk", "у п’ятницю", 4),
        ("id", "hari Jum'at", 4),
        ("ar", "مساء الثلاثاء", 1),
        ("he", "ביום שלישי", 1),
        ("fa", "شنبه", 5),
        ("fa", "یکشنبه", 6),
        ("fa", "سه\u200cشنبه", 1),
        ("fa", "سه شنبه", 1),
        ("hi", "मंगलवार को", 1),
        ("ja", "三日（水曜日）", 2),
        ("ko", "수요일", 2),
        ("th", "วันพุธ", 2),
        ("zh", "周二晚", 1),
        ("zh", "星期天", 6),
    ],
)
def test_names_of_days(language: str, words: str, day: int) -> None:
    assert weekday(words, language) == day


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "Monday and Tuesday"),
        ("en", "the third"),
        ("en", "Mondragon"),
        ("cs", "ve středním kole"),
        ("ru", "в среднем"),
        ("uk", "серед ночі"),
        ("uk", "четверта"),
        ("pl", "piąty"),
        ("pt", "quinta"),
        ("tr", "mart"),
        ("zh", "三周"),
        ("el", "Τρίτη"),
        ("xx", "Monday"),
    ],
)
def test_no_names_of_days(language: str, words: str) -> None:
    assert weekday(words, language) is None


@pytest.mark.parametrize(
    ("value", "found"),
    [
        ("2025-09-02", ()),
        ("2025-09-03", ("E005",)),
        ("2025-09-09", ()),
        ("2025-09-02T20:00:00+02:00", ()),
        ("2025-09-03T20:00:00+02:00", ("E005",)),
        ("2025-09-03T00:30:00+02:00", ()),  # the small hours belong to the night before
        ("2025-09-03T01:00:00Z", ()),  # yesterday in other zones
        ("2025-09-04T01:00:00Z", ("E005",)),
        ("2025-09-01/2025-09-05", ()),
        ("../2025-09-03", ()),
        ("2025-09", ()),
        ("2025-09-03~", ()),
    ],
)
def test_dates_on_a_tuesday(value: str, found: tuple[str, ...]) -> None:
    assert worded("on Tuesday", value) == found


def test_who_says_which_day() -> None:
    assert worded("on Tuesday", "2025-09-03", basis="text") == ("E005",)
    assert worded("the day after Tuesday", "2025-09-03", basis="inferred") == ()
    assert worded("on Tuesday", "2025-09-03", language=None) == ()
    assert worded("on Tuesday", "2025-09-03", language="en-GB") == ("E005",)
    assert worded("on Tuesday", "2025-09-03", language="fr") == ()


def test_nights_that_come_before_their_day() -> None:
    assert worded("ليل الثلاثاء", "2025-09-01", language="ar") == ()
    assert worded("ليل الثلاثاء", "2025-09-03", language="ar") == ("E005",)


def test_times_of_statements() -> None:
    article = story("She spoke on Tuesday.", language="en", **DATED)
    when = {"value": "2025-09-03", "anchor": article.anchor("on Tuesday")}
    (finding,) = check(article.replace(statements=[{"id": "s", "kind": "indirect", "when": when}]))
    assert (finding.code, finding.path) == ("E005", ("statements", 0, "when", "value"))


@pytest.mark.parametrize(
    ("words", "value", "found"),
    [
        ("in 2024", "2024", ()),
        ("in 2024", "2024-05/..", ()),
        ("in 2024", "2023/2025", ()),
        ("in 2024", "2025", ("E006",)),
        ("03.09.2024", "2025-09-03", ("E006",)),
        ("between 2019 and 2021", "2019/2021", ()),
        ("the 2024/25 season", "2024-08/2025-05", ()),
        ("before 2024", "../2023", ("E006",)),
        ("by 2024", "../2024", ()),
        ("since 2024", "2024/..", ()),
        ("in 2024", "2025~", ()),
        ("at 2030 GMT", "2025-09-03T20:30:00Z", ()),
        ("um 2030 Uhr", "2025-09-03", ()),
        ("in year 5785", "2025", ()),
        ("in 20240", "2025", ()),
        ("سنة ٢٠٢٤", "2024", ()),
        ("سنة ٢٠٢٤", "2025", ("E006",)),
        ("سنة ١٤٤٧", "2025", ()),  # another calendar
        ("２０２４年", "2025", ("E006",)),
    ],
)
def test_years(words: str, value: str, found: tuple[str, ...]) -> None:
    assert worded(words, value, language=None) == found


def test_years_of_other_calendars() -> None:
    assert worded("२०८२", "2025", language="ne") == ()
    assert worded("२०८२", "2025", language="hi") == ("E006",)
    assert worded("ten years after 2011", "2021", basis="inferred") == ()


def test_nothing_completes_the_date() -> None:
    event = {"id": "e", "when": {"value": "2025-09-05", "basis": "reference_date"}}
    (finding,) = check(story("Rain.", events=[event]))
    assert (finding.code, finding.excerpt) == ("E007", "reference_date")
    assert codes(story("Rain.", events=[event], reference_date="2025-09-03")) == ()
    assert codes(story("Rain.", events=[event], dateline={"date": "2025-09-03"})) == ()
    assert codes(story("Rain.", events=[{"id": "e", "when": {"value": "2025", "basis": "text"}}])) == ()
    bare = {"id": "e", "when": {"basis": "reference_date"}}
    assert codes(story("Rain.", events=[bare])) == ("E007",)


def test_withheld_words_are_not_read() -> None:
    article = story("It ends on Tuesday 2024.", language="en", **DATED)
    time = {"value": "2025-09-03", "anchor": article.anchor("on Tuesday 2024")}
    article = article.replace(events=[{"id": "e", "when": time}])
    assert codes(article) == ("E005", "E006")
    assert codes(article.strip()) == ()
