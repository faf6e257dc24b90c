"""Where a text must not be cut."""

from __future__ import annotations

import unicodedata

import pytest

from newsml.rules import check
from tests.rules.build import codes, marked


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("Macron", 3),
        ("Зеленський", 4),
        ("Αθήνα", 2),
        ("Երևան", 2),
        ("o\u0302u\u0323o", 2),  # a base letter with its mark, then a letter
        ("WHO", 1),
        ("MacDonald", 5),
        ("2025", 2),
        ("٢٠٢٥", 1),  # a number is a word of any script
    ],
)
def test_words_are_whole(text: str, at: int) -> None:
    assert codes(marked(text, at, len(text))) == ("N002",)
    assert codes(marked(text, 0, at)) == ("N002",)


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("#StandWithUkraine", 10),
        ("dell'Ucraina", 5),
        ("l\u2019Ukraine", 2),
        ("pro-EU", 4),
        ("9Uhr", 1),
        ("ko\u00adope", 2),
        ("在巴黎", 1),  # no spaces between words
        ("パリで", 2),
        ("ในปารีส", 2),
        ("בפריז", 1),  # a preposition joined to the name
        ("بباريس", 1),
        ("파리에서", 2),  # a particle joined to the name
        ("می\u200cخواهم", 2),
        ("CNN記者", 3),
    ],
)
def test_names_within_a_string(text: str, at: int) -> None:
    assert "N002" not in codes(marked(text, at, len(text))) + codes(marked(text, 0, at))


def test_the_message_gives_the_whole_word() -> None:
    (finding,) = check(marked("When Macron arrived", 6, 10))
    assert finding.message.startswith("'acro' starts or ends inside a word: widen it to 5..11, 'Macron'")
    assert finding.spans == ((6, 10),)


def test_a_word_without_end_is_shown_in_part() -> None:
    (finding,) = check(marked("x" * 500, 200, 300))
    assert "widen it to 160..340" in finding.message
    assert len(finding.message) < 400


@pytest.mark.parametrize(
    "cluster",
    [
        "e\u0301",
        "❤\ufe0f",
        "👍🏽",
        "👩\u200d🚒",
        "👩🏽\u200d🚒",
        "👩\u200d❤\ufe0f\u200d👩",
        "🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f",
        "🇫🇷",
        "का",  # a vowel sign that takes up space of its own
        "น้ำ",
        unicodedata.normalize("NFD", "한"),
        unicodedata.normalize("NFD", "가"),
        "가\u11a8",
        "각\u11a8",
        "ｶﾞ",
        "\r\n",
    ],
)
def test_characters_are_whole(cluster: str) -> None:
    """Every place inside is reported, both its edges are not."""
    text = f"-{cluster}-"
    inside = range(2, len(cluster) + 1)
    for at in inside:
        reported = [f.path[-1] for f in check(marked(text, at, len(text))) if f.code == "N003"]
        assert reported == ["start"]
        reported = [f.path[-1] for f in check(marked(text, 0, at)) if f.code == "N003"]
        assert reported == ["end"]
    for at in (1, len(cluster) + 1):
        assert "N003" not in codes(marked(text, at, len(text))) + codes(marked(text, 0, at))


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("🇫🇷🇩🇪", 2),  # two flags
        ("👩👩", 1),
        ("a\u200d♀", 2),  # joined to a letter, which is no emoji
        ("👩\u200d\u200d👩", 3),
        ("가가", 1),
        ("각가", 1),
        ("\u1100a", 1),
        ("\n\u0301a", 1),
        ("ကာ", 1),  # a vowel sign that stands for itself (Unicode Annex 29, table 2)
        ("می\u200cخواهم", 3),
        ("5\u2103", 1),
    ],
)
def test_characters_side_by_side(text: str, at: int) -> None:
    assert "N003" not in codes(marked(text, at, len(text))) + codes(marked(text, 0, at))


def test_many_flags() -> None:
    """Halves of flags are paired from the first of the row on."""
    body = "🇫🇷" * 500 + "x"
    assert codes(marked(body, 998, 1000)) == ()
    assert codes(marked(body, 997, 1000)) == ("N003",)


@pytest.mark.parametrize(
    ("space", "mend"),
    [
        (" ", "narrow it to 3..7"),
        ("\u00a0", "narrow it to 3..7"),
        ("\u2028", "narrow it to 3..7"),
        ("\t", "narrow it"),
    ],
)
def test_white_space_at_an_edge(space: str, mend: str) -> None:
    for start, end in ((2, 7), (3, 8), (2, 8)):
        (finding,) = check(marked(f"A,{space}bird{space}.", start, end))
        assert finding.code == "N001"
        assert mend in finding.message
        assert finding.excerpt == f"A,{space}bird{space}."[start:end]


def test_white_space_and_nothing_else() -> None:
    (finding,) = check(marked("A \n bird", 1, 4))
    assert finding.message.endswith("it holds no words, remove it")


def test_every_span_is_looked_at() -> None:
    body = "One two three"
    spans = [{"start": 0, "end": 3, "exact": "One"}, {"start": 4, "end": 8, "exact": "two "}]
    article = marked(body, 0, 3).replace(topics=[{"id": "t", "mentions": [{"spans": spans}]}])
    (finding,) = check(article)
    assert (finding.path, finding.spans) == (("topics", 0, "mentions", 0, "spans", 1), ((4, 8),))
