"""The rules about the texts of an article as a whole, in many scripts."""

from __future__ import annotations

import pytest

from tests.rules.build import codes, story


@pytest.mark.parametrize(
    ("headline", "body", "found"),
    [
        ("大雨に警戒", "大雨に警戒\n県は29日、大雨への警戒を呼びかけた。", ("A022",)),
        ("Дъжд", "\n ДЪЖД \r\nВ града валя.", ("A022",)),
        ("Dáž\u010f", "Da\u0301z\u030c\u010f\u2029V meste pršalo.", ("A022",)),
        ("Rain", "Rain fell in the town.", ()),
        ("Rain", "Rain", ()),
        ("Rain", "Rain\n \n", ()),
        ("Rain", "Snow\nRain\nIt rained.", ()),
    ],
)
def test_headline_in_body(headline: str, body: str, found: tuple[str, ...]) -> None:
    assert codes(story(body, headline=headline)) == found


def test_long_headline_is_not_compared() -> None:
    """Whoever has no headline puts the first paragraph there: only a line that can be a headline is compared."""
    long = "rain " * 300
    assert codes(story(f"{long}\nIt rained.", headline=long)) == ()


@pytest.mark.parametrize(
    ("standfirst", "found"),
    [("ΒΡΟΧΉ", ("A023",)), ("Βροχή ", ("A023",)), ("Βροχή και αέρας", ())],
)
def test_standfirst(standfirst: str, found: tuple[str, ...]) -> None:
    assert codes(story("Έβρεξε.", headline="Βροχή", standfirst=standfirst)) == found


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("…", ("A024",)),
        ("\n\u2013 \u3000\u2013\n", ("A024",)),
        ("🌧️", ("A024",)),
        ("7", ()),
        ("雨", ()),
        ("ฝ", ()),
        ("ⅷ", ()),
    ],
)
def test_nothing_to_read(body: str, found: tuple[str, ...]) -> None:
    assert codes(story(body)) == found


@pytest.mark.parametrize(
    ("direction", "body", "found"),
    [
        ("rtl", "أمطار غزيرة في Paris", ()),
        ("rtl", "Paris: أمطار", ()),
        ("rtl", "Heavy rain in Paris", ("A025",)),
        ("rtl", "大雨", ("A025",)),
        ("rtl", "12:30 …", ()),
        ("ltr", "גשם", ("A025",)),
        ("ltr", "גשם בפריז (Paris)", ()),
        ("ltr", "ދިވެހި", ("A025",)),
        ("ltr", "2025 — 3", ()),
    ],
)
def test_direction(direction: str, body: str, found: tuple[str, ...]) -> None:
    assert codes(story(body, direction=direction)) == found


def test_direction_of_all_texts() -> None:
    assert codes(story("2:1", headline="מחזור שמיני", direction="rtl")) == ()
    assert codes(story("2:1", headline="Eighth round", direction="rtl")) == ("A025",)
