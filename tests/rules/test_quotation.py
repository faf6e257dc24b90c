"""Which quotation marks belong together, in many languages and for all habits of writing them."""

from __future__ import annotations

import time

import pytest

from newsml.rules.quotation import Quotations
from newsml.rules.quotation_marks import CLOSERS, marks, usual_way


def words(text: str, language: str | None = None) -> list[str]:
    """The words between each pair of marks, in text order."""
    return [text[pair.inner_start : pair.inner_end] for pair in Quotations(text, language).pairs]


def alone(text: str, language: str | None = None) -> list[tuple[int, str]]:
    """The marks without their other half."""
    return [(sign.at, sign.sign) for sign in Quotations(text, language).unpaired]


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("en", "“A,” she said. “B.”", ["A,", "B."]),
        ("en", '"A," she said. "B."', ["A,", "B."]),
        ("en", '"A"—he said—"B"', ["A", "B"]),
        ("en-GB", "‘The dog’s here,’ he said.", ["The dog’s here,"]),
        ("en", "“He said ‘no’ to it.”", ["He said ‘no’ to it.", "no"]),
        ("en", "“‘No,’ he said.”", ["‘No,’ he said.", "No,"]),
        ("en", "“…and so on…” (“x”)", ["…and so on…", "x"]),
        ("de", "„A“, sagte sie, „B.“", ["A", "B."]),
        ("de", "»A«, sagte sie, »B.«", ["A", "B."]),
        ("de-CH", "«A», sagte sie, «B.»", ["A", "B."]),
        ("de", "„A ‚B‘ C“", ["A ‚B‘ C", "B"]),
        ("pl", "„A”, „B «C» D”", ["A", "B «C» D", "C"]),
        ("sv", "”A”, sade hon. ”B.”", ["A", "B."]),
        ("fi", "»A», hän sanoi. »B.»", ["A", "B."]),
        (
            "fr",
            "«\u00a0A\u00a0», dit-elle. «\u202fB\u202f!\u202f»",
            ["\u00a0A\u00a0", "\u202fB\u202f!\u202f"],
        ),
        ("fr", "« A », dit-elle, « B »", [" A ", " B "]),
        ("it", 'Parla dell\'"idea" e d’«oggi».', ["idea", "oggi"]),
        ("ru", "«A „B“ C», «D»", ["A „B“ C", "B", "D"]),
        ("ru", "Читали «Роман «Война и мир».", ["Роман «Война и мир", "Война и мир"]),
        ("ja", "彼は「A『B』C」と「D」。", ["A『B』C", "B", "D"]),
        ("zh-Hans", "他说“甲‘乙’丙”和“丁”。", ["甲‘乙’丙", "乙", "丁"]),
        ("zh-Hans", '他说"A"和"D"。', ["A", "D"]),
        ("ko", "그는 “A”라고 ‘B’를 말했다.", ["A", "B"]),
        ("ar", "قال ”A“ و”B“.", ["A", "B"]),
        ("ar", "قال “A” و“B”.", ["A", "B"]),
        ("fa", "گفت: «A» و «B»", ["A", "B"]),
        ("he", 'היא אמרה "A" וצה"ל אמר ״B״.', ["A", "B"]),
        ("hi", "उसने कहा, “A।” फिर ‘B’।", ["A।", "B"]),
        ("th", "เขาบอกว่า “A”และ“B”", ["A", "B"]),
        ("en", "``A,'' she said. <<B>>", ["A,", "B"]),
        ("en", 'The 27" screen is "A 24" one" and "B".', ['A 24" one', "B"]),
        ("en", 'At 48°51\'24" it was 5\'2" and 6".', []),
        ("en", "Rock ’n’ roll of the ’90s, the boys’ bikes", []),
        (None, "“A” «B» 「C」", ["A", "B", "C"]),
    ],
)
def test_pairs(language: str | None, text: str, found: list[str]) -> None:
    assert words(text, language) == found
    assert alone(text, language) == []


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("en", "“One.\n\n“Two.\n\n“Three.” Then “B.”", 2),
        ("en", '"One.\n\n"Two.\n\n"Three." Then "B."', 2),
        ("es", "«One.\n\n»Two.\n\n»Three». Luego «B».", 2),
        ("fr", "«\u00a0One.\n\n«\u00a0Two.\u00a0» «\u00a0B\u00a0»", 2),
        ("de", "„One.\n\nTwo.“ Dann „B“.", 2),
        ("ja", "「One。\n\nTwo」と「B」。", 2),
    ],
)
def test_quotations_of_several_paragraphs(language: str, text: str, found: int) -> None:
    assert len(words(text, language)) == found
    assert alone(text, language) == []


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("en", "“A, she said. “B.”", [(0, "“")]),
        ("en", "A,” she said. “B.”", [(2, "”")]),
        ("en", '"A, she said. "B."', [(0, '"')]),
        ("en", '"A," she said. B."', [(17, '"')]),
        ("en", "“A ‘B” C", []),
        ("de", "„A, sagte sie.", [(0, "„")]),
        ("de", "„A »B“ C", [(3, "»")]),
        ("fr", "«\u00a0A, dit-elle.", [(0, "«")]),
        ("fr", "A\u00a0», dit-elle.", [(2, "»")]),
        ("ja", "「Aと『B」", [(3, "『")]),
        ("ja", "Aと」言う", [(2, "」")]),
        ("zh-Hans", "他说“A。", [(2, "“")]),
        ("ar", "قال «A و «B».", []),  # one mark may close two
        ("en", "“" * 12 + "A", [(n, "“") for n in range(12)]),
        ("en", "A << B, ``C", []),
        ("en", 'A "B" and C" 5" D', [(11, '"')]),
        ("en", "“A\n‘B’\n‘C\nD’", [(0, "“")]),
    ],
)
def test_marks_alone(language: str, text: str, found: list[tuple[int, str]]) -> None:
    assert alone(text, language) == found


def test_words_between_marks() -> None:
    text = "“A ‘B’ C” D “E”"
    quotations = Quotations(text, "en")
    pair = quotations.around(text.index("B"), text.index("B") + 1)
    assert pair is not None
    assert (pair.start, pair.end, pair.signs) == (0, 9, ("“", "”"))
    assert quotations.around(text.index("D"), text.index("D") + 1) is None
    assert [(p.start, p.end) for p in quotations.between(0, len(text))] == [(0, 9), (12, 15)]
    assert [(p.start, p.end) for p in quotations.between(1, len(text))] == [(12, 15)]
    assert quotations.between(1, 14) == ()


def test_marks_by_language() -> None:
    assert marks("de-AT") == ("„", "“", "‚", "‘")
    assert marks("de-CH") == marks("de")  # as CLDR 48.2 has it
    assert marks("fr-CH") == ("«", "»", "‹", "›")
    assert marks("zh-Hant-TW") == ("「", "」", "『", "』")
    assert marks("en-GB") == marks(None) == marks("x-private") == ("“", "”", "‘", "’")
    assert (usual_way("“", "en"), usual_way("“", "de"), usual_way("”", "fi")) == ("open", "close", "")
    assert (usual_way("»", "fr"), usual_way("»", "ug"), usual_way('"', "en")) == ("close", "open", "")


def test_every_opening_mark_has_closers() -> None:
    assert all(CLOSERS.values())
    assert CLOSERS["„"] == {"“", "”", '"'}


@pytest.mark.parametrize("text", ["“", "“”", "”", '"', '"\n', "««»", "「『", "‘", "״א"])
def test_it_takes_linear_time(text: str) -> None:
    start = time.perf_counter()
    Quotations(text * 20_000, "en")
    assert time.perf_counter() - start < 5
