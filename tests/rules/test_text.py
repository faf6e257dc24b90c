"""The rules about damaged text, invisible characters, encodings, quotation marks and paragraphs."""

from __future__ import annotations

import unicodedata
from typing import Any

import pytest

from newsml.rules import check
from tests.rules.build import codes, story

NFD = unicodedata.normalize("NFD", "é")
LONG = "The bridge across the Lower Ash opens on Saturday"


def garbled(text: str, encoding: str = "cp1252") -> str:
    """A text in UTF-8, read in another encoding; what cp1252 lacks is left as Latin-1 has it."""
    out = ""
    for byte in text.encode():
        try:
            out += bytes([byte]).decode(encoding)
        except UnicodeDecodeError:
            out += chr(byte)
    return out


@pytest.mark.parametrize("encoding", ["cp1252", "latin-1"])
@pytest.mark.parametrize(
    "text",
    [
        "café",
        "Ünal",
        "à la",
        "l’eau",
        "“No”",
        "Wałęsa",
        "Příliš",
        "Привет",
        "Αθήνα",
        "東京",
        "हिन्दी",
        "مرحبا",
        "👍",
        "5 €",
    ],
)
def test_text_read_in_the_wrong_encoding(text: str, encoding: str) -> None:
    found = [f for f in check(story(f"Go {garbled(text, encoding)} go")) if f.code == "W003"]
    assert len(found) == 1
    assert found[0].message.count("means")


@pytest.mark.parametrize(
    "text",
    [
        "«Le café»… «é»…",
        "“É” und „Maß“ – «Spaß»",
        "CHÂ« IRMÃ» MANHÃ… JÄ… Ä° É»",
        "Íž ŠŽ Ìœ",
        "ÀÉÎÕÜ àéîõü ÇçÑñ",
        "Ελλάδα Украина Český",
        "São João, à «ação»",
        "m² ã² 20 °C ±5 µm €5",
        "Ø· · ×",
        "à€€",  # no UTF-8 after all
    ],
)
def test_text_that_only_looks_garbled(text: str) -> None:
    assert "W003" not in codes(story(text))


def test_garbled_once_for_each_field() -> None:
    found = check(story("A cafÃ© and a cafÃ©", headline="cafÃ©"))
    messages = {f.field: f.message for f in found if f.code == "W003"}
    assert len(messages) == len(found) == 2
    assert "the first of 2 places" in messages["body"]
    assert "means 'é':" in messages["headline"]


@pytest.mark.parametrize(
    "words", ["&nbsp;", "&#8217;", "&#x2019;", "<br/>", "<p>", "</P>", '<a href="x">', "&eacute;"]
)
def test_markup(words: str) -> None:
    (finding,) = check(story(f"A {words} b."))
    assert (finding.code, finding.excerpt) == ("W005", words)


@pytest.mark.parametrize(
    "text", ["AT&T; B&B", "a < b > c", "<3", "<Berg>", "if a<b and c>d", "&unknown;", "R&D", "x<p y"]
)
def test_no_markup(text: str) -> None:
    assert codes(story(text)) == ()


def test_markup_in_code() -> None:
    body = "Write <b> or &amp; here.\n<p>code</p>"
    assert codes(story(body)) == ("W005",)
    marks: list[dict[str, Any]] = [{"kind": "code", "start": 6, "end": 18}]
    blocks = [{"start": 0, "end": 24}, {"kind": "preformatted", "start": 25, "end": 36}]
    assert codes(story(body, marks=marks, blocks=blocks)) == ()
    assert check(story(body, marks=marks))[0].excerpt == "<p>"
    overlapping = [
        *marks,
        {"kind": "code", "start": 7, "end": 18},
        {"kind": "emphasis", "start": 25, "end": 36},
    ]
    assert codes(story(body, marks=overlapping, blocks=blocks)) == ()


def test_lost_characters() -> None:
    (finding,) = check(story("S\ufffdo Jo\ufffdo"))
    assert (finding.code, finding.spans) == ("W004", ((1, 2),))
    assert "the first of 2 places" in finding.message


@pytest.mark.parametrize(
    "word", ["ko\u00adope", "ca\u200bfe", "Ber\ufefflin", "Па\u2060риж", "Auf\u200clage", "מר\u00adכז"]
)
def test_invisible_in_word(word: str) -> None:
    (finding,) = check(story(f"An {word} b."))
    assert (finding.code, finding.excerpt, finding.severity) == ("W006", word, "info")


@pytest.mark.parametrize(
    "text",
    [
        "می\u200cخواهم",  # Persian spells with it
        "क\u094d\u200dष",
        "ภาษา\u200bไทย",
        "ខ្មែរ\u200bខ្មែរ",
        "東京\u200b都",
        "👩\u200d🚒",
        "and/\u200bor",
        "a \u200bb",
    ],
)
def test_invisible_where_it_belongs(text: str) -> None:
    assert "W006" not in codes(story(text))


def test_many_invisible_characters() -> None:
    (finding,) = check(story("ko\u00adope " * 3))
    assert "and so do 2 more" in finding.message


@pytest.mark.parametrize(
    ("body", "at"),
    [
        ("a \u202bb c", 2),
        ("a \u202eb\nc\u202c", 2),
        ("a b\u202c c", 3),
        ("a \u2067b c", 2),
        ("a\u2069 c", 1),
        ("\u2067a \u202bb\u2069 c", 3),
        ("\u202ba \u2067b\u202c", 0),
    ],
)
def test_direction_not_closed(body: str, at: int) -> None:
    finding = check(story(body))[0]
    assert (finding.code, finding.spans) == ("W007", ((at, at + 1),))


@pytest.mark.parametrize(
    "body",
    [
        "\u202ba\u202c",
        "\u2068a\u2069 \u2067b\u2066c\u2069\u2069",
        "\u2067a \u202bb\u202c\u2069\n\u202ac\u202c",
        "\u200eA\u200f",
    ],
)
def test_direction_closed(body: str) -> None:
    assert codes(story(body)) == ()


@pytest.mark.parametrize("word", ["Bến", "Adé", "서울", "Zoë"])
def test_word_in_two_encodings(word: str) -> None:
    other = unicodedata.normalize("NFD", word)
    (finding,) = check(story(f"{word} and {other} and {other}"))
    assert (finding.code, finding.excerpt) == ("W008", other)
    assert codes(story(f"{other} and {other}")) == ()
    assert codes(story(f"{word}. {other}", headline=word)) == ("W008",)
    assert codes(story(word, headline=other)) == ()


def test_letters_that_have_one_form() -> None:
    """Marks without a composed form, and letters that normalisation takes apart in all places."""
    assert codes(story("Ade\u0301bo\u0323\u0300 \u0958\u0932 Ade\u0301bo\u0323\u0300")) == ()


@pytest.mark.parametrize("noun", ["participants", "topics"])
def test_name_encoded_unlike_text(noun: str) -> None:
    article = story(f"Ren{NFD} spoke.")
    thing: dict[str, Any] = {"id": "r", "name": "René", "mentions": [article.anchor(f"Ren{NFD}")]}
    if noun == "participants":
        thing["kind"] = "person"
    found = check(article.replace(**{noun: [thing]}))
    assert [(f.code, f.path) for f in found] == [("W009", (noun, 0, "mentions", 0))]
    thing["name"] = f"Ren{NFD}"
    assert codes(article.replace(**{noun: [thing]})) == ()


def test_name_that_differs_otherwise() -> None:
    article = story("ＮＡＴＯ, RENÉ and\u00a0Zoë")
    names = {"ＮＡＴＯ": "NATO", "RENÉ": "René", "and\u00a0Zoë": "and Zoë"}
    people = [
        {"id": f"p{n}", "kind": "person", "name": name, "mentions": [article.anchor(words)]}
        for n, (words, name) in enumerate(names.items())
    ]
    assert codes(article.replace(participants=people)) == ()
    people[0]["aliases"] = [{"text": "ＮＡＴＯ"}]
    assert codes(article.replace(participants=people)) == ()


def test_every_mark_alone_is_reported() -> None:
    found = check(story("“A “B C” D” said they", headline="»No", language="en"))
    assert {(f.code, f.field, f.spans) for f in found} == {
        ("W010", "headline", ((0, 1),)),
        ("W010", "body", ((0, 1),)),
        ("W010", "body", ((10, 11),)),
    }
    (closing,) = (f for f in found if f.spans == ((10, 11),))
    assert "closes a quotation that nothing opens" in closing.message


@pytest.mark.parametrize(
    "text",
    ["“A” and “B”", '"A" and "B"', '「A」と"B"と『C』', '“A "B" C”', '‘A’ and "B"', 'the 27" screen, “A”'],
)
def test_quotation_marks_of_one_kind(text: str) -> None:
    assert codes(story(text)) == ()


def test_quotation_marks_of_two_kinds() -> None:
    (finding,) = check(story('"A" and "B" and “C”'))
    assert (finding.code, finding.excerpt) == ("W011", "“C”")
    (finding,) = check(story('„A" said they.', language="de"))
    assert (finding.code, finding.excerpt) == ("W011", '„A"')


@pytest.mark.parametrize("end", [",", "-", "،"])
def test_paragraph_splits_sentence(end: str) -> None:
    assert codes(story(f"{LONG}{end}\nand so on.")) == (("W012",) if end != "-" else ())
    assert codes(story(f"{LONG}{end}\nand {LONG}\nand so on.")) == ("W012",)


@pytest.mark.parametrize(
    "body",
    [
        f"{LONG}.\nand so on.",
        f"{LONG},\nAnd so on.",
        f"{LONG},\n“and so on”.",
        f"{LONG}\nby Anna Berg",
        "milk,\neggs,\nbread",
        f"{LONG}:\n- one,\n- two",
    ],
)
def test_paragraphs_that_are_whole(body: str) -> None:
    assert codes(story(body)) == ()


def test_blocks_are_looked_at_where_there_are_some() -> None:
    body = f"{LONG},\nand so on."
    blocks = [{"start": 0, "end": len(body)}]
    assert codes(story(body, blocks=blocks)) == ()
    split = [{"start": 0, "end": len(LONG) + 1}, {"start": len(LONG) + 2, "end": len(body)}]
    assert codes(story(body, blocks=split)) == ("W012",)
    split[0]["kind"] = "heading"  # type: ignore[assignment]
    assert codes(story(body, blocks=split)) == ()


def test_other_fields_have_no_paragraphs() -> None:
    assert codes(story("Rain.", standfirst=f"{LONG},\nand so on.")) == ()
