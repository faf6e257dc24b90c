"""Plain text: the grammar, the encodings, and the laws as far as a text can keep them."""

from __future__ import annotations

import codecs
import dataclasses
import hashlib

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from newsml import Article, CannotCarry, NewsmlError, Reading, UnreadableInput, loads
from newsml.formats import named
from newsml.formats.detect import detect
from newsml.formats.text import ID_PREFIX, TextFormat
from newsml.model.structure import records, shape
from newsml.testing import articles, texts

TEXT = TextFormat()
ENCODINGS = ("utf-8", "utf-8-sig", "utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be", "cp1252")
MARKS = {
    "utf-8-sig": b"",  # Python's codec writes the mark itself
    "utf-16-le": codecs.BOM_UTF16_LE,
    "utf-16-be": codecs.BOM_UTF16_BE,
    "utf-32-le": codecs.BOM_UTF32_LE,
    "utf-32-be": codecs.BOM_UTF32_BE,
}


def encoded(text: str, encoding: str) -> bytes:
    return MARKS.get(encoding, b"") + text.encode(encoding)


def pair(article: Article) -> tuple[str | None, str | None]:
    return article.headline, article.body


def with_texts(headline: str | None, body: str | None) -> Article:
    return Article.model_validate({"id": "urn:example:1", "headline": headline, "body": body})


@pytest.mark.parametrize(
    ("text", "headline", "body"),
    [
        ("Gale nears\n\nThe parade waits.\n", "Gale nears", "The parade waits.\n"),
        ("Gale nears\nThe parade waits.", "Gale nears", "The parade waits."),
        ("Gale nears\r\n\r\nOne.\r\nTwo.", "Gale nears", "One.\r\nTwo."),
        ("Gale nears\r\rOne.", "Gale nears", "One."),
        ("Gale nears\n \nOne.", "Gale nears", " \nOne."),
        (" Gale nears \n\n  One.", " Gale nears ", "  One."),
        ("Gale nears", "Gale nears", None),
        ("Gale nears\n", "Gale nears", None),
        ("\nOne.", None, "One."),
        ("\r\nOne.", None, "One."),
        ("\n\nOne.", None, "\nOne."),
        ("\r\r\nOne.", None, "\r\nOne."),
        ("A\u2028B\u0085C\n\nOne.", "A\u2028B\u0085C", "One."),
        ("\t\n\nOne.", "\t", "One."),
    ],
)
def test_grammar(text: str, headline: str | None, body: str | None) -> None:
    reading = TEXT.read(text.encode())
    assert pair(reading.article) == (headline, body)
    assert reading.notes == ()
    assert reading.leftovers == ()
    assert TEXT.write([reading.article], dataclasses.replace(reading, articles=())) == text.encode()


def test_id_is_the_digest_of_the_bytes() -> None:
    data = b"Gale nears\n\nThe parade waits.\n"
    article = loads(data, "text").article
    assert article.id == "https://w3id.org/news-annotation/sha256/" + hashlib.sha256(data).hexdigest()
    assert article.as_fields().keys() >= {"id", "headline", "body"}
    assert article == Article(id=article.id, headline="Gale nears", body="The parade waits.\n")


def test_without_headline_all_is_body() -> None:
    reading = TEXT.read(b"\nOne.\n\nTwo.\n", headline=False)
    assert pair(reading.article) == (None, "\nOne.\n\nTwo.\n")
    assert TEXT.write(reading.articles, headline=False) == b"\nOne.\n\nTwo.\n"
    edited = reading.article.replace(body="Three.")
    assert TEXT.write([edited], reading) == b"Three."


def test_headline_option_leaves_the_headline_out() -> None:
    assert TEXT.write([with_texts("Gale nears", "\nOne.")], headline=False) == b"\nOne."
    with pytest.raises(CannotCarry, match="neither"):
        TEXT.write([with_texts("Gale nears", None)], headline=False)


@pytest.mark.parametrize(
    ("text", "count"), [("A\n\n\nOne.", 2), ("A\r\n\r\n\r\n\r\nOne.", 3), ("A\n\n", 1), ("A\r\r\r", 2)]
)
def test_more_empty_lines_are_noted(text: str, count: int) -> None:
    reading = TEXT.read(text.encode())
    lines = "1 empty line" if count == 1 else f"{count} empty lines"
    what = f"the headline is followed by {lines}, of which the model keeps no count"
    assert [note.what for note in reading.notes] == [what]


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_encodings(encoding: str) -> None:
    data = encoded("Café\n\n12 €.\n", encoding)
    reading = TEXT.read(data)
    assert pair(reading.article) == ("Café", "12 €.\n")
    assert len(reading.notes) == (encoding != "utf-8")
    edited = reading.article.replace(body="13 €.\n")
    assert TEXT.write([edited], reading) == encoded("Café\n\n13 €.\n", encoding)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\n",
        codecs.BOM_UTF8,
        b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR",
        "Gale".encode("utf-16-le"),
        codecs.BOM_UTF16_LE + b"\x00\xd8",
        codecs.BOM_UTF16_LE + b"A",
        codecs.BOM_UTF8 + b"\xff",
        b"caf\xe9 \x1b[2J",
        b"caf\xe9 \x81",
    ],
)
def test_no_text(data: bytes) -> None:
    with pytest.raises(UnreadableInput) as caught:
        TEXT.read(data, "story.txt")
    assert caught.value.source == "story.txt"


def test_illegal_characters_are_replaced_and_noted() -> None:
    data = b"Gale\x0c nears\n\nOne\x1b[2J\x0c.\n"
    reading = TEXT.read(data)
    assert pair(reading.article) == ("Gale\ufffd nears", "One\ufffd[2J\ufffd.\n")
    assert [(note.line, note.what.partition(" was")[0]) for note in reading.notes] == [
        (1, "U+000C (2 times)"),
        (3, "U+001B (once)"),
    ]
    edited = reading.article.replace(headline="Storm nears")
    assert TEXT.write([edited], reading) == b"Storm nears\n\nOne\x1b[2J\x0c.\n"


@pytest.mark.parametrize(
    ("headline", "body", "path"),
    [
        ("Two\nlines", "One.", "headline"),
        ("Two\rlines", None, "headline"),
        ("Gale nears", "\nOne.", "body"),
        ("\ufeffGale nears", "One.", "headline"),
    ],
)
def test_what_would_not_come_back_is_refused(headline: str | None, body: str | None, path: str) -> None:
    with pytest.raises(CannotCarry) as caught:
        TEXT.write([with_texts(headline, body)])
    assert caught.value.path == path


def test_a_body_that_begins_with_a_byte_order_mark_needs_a_line_in_front() -> None:
    article = with_texts(None, "\ufeffOne.")
    assert pair(TEXT.read(TEXT.write([article])).article) == (None, "\ufeffOne.")
    with pytest.raises(CannotCarry) as caught:
        TEXT.write([article], headline=False)
    assert caught.value.path == "body"


def test_withheld_words_cannot_be_written() -> None:
    with pytest.raises(CannotCarry, match="attach"):
        TEXT.write([with_texts("Gale nears", "One.").strip()])


@pytest.mark.parametrize("count", [0, 2])
def test_one_article_a_document(count: int) -> None:
    with pytest.raises(CannotCarry, match="one article"):
        TEXT.write([with_texts("Gale nears", None)] * count)


def test_unknown_option() -> None:
    with pytest.raises(NewsmlError, match="'title'"):
        TEXT.write([with_texts("Gale nears", None)], title=True)


def test_a_base_that_cannot_hold_the_words() -> None:
    base = TEXT.read(b"Caf\xe9\n\nOne.")
    with pytest.raises(CannotCarry, match="UTF-8"):
        TEXT.write([base.article.replace(body="灯り")], base)
    with pytest.raises(CannotCarry, match="windows-1252"):
        TEXT.write([base.article.replace(headline="CafÃ©")], base)


def test_a_text_may_begin_with_a_bracket() -> None:
    assert detect(b"[Update] Gale nears\n", "story.txt").name == "text"
    assert detect(b"<Update> Gale nears\n", "STORY.TXT").name == "text"


def test_every_field_is_placed_or_lost() -> None:
    fields = {f"{cls.__name__}.{field.name}" for cls in records(Article) for field in shape(cls)}
    format = named("text")
    assert format.placed() | format.lost.keys() == fields
    assert not format.placed() & format.lost.keys()
    assert all(format.lost.values())


def cannot_come_back(article: Article) -> bool:
    headline, body = article.headline or "", article.body or ""
    return (
        not headline + body
        or any(char in headline for char in "\r\n")
        or headline.startswith("\ufeff")
        or (bool(headline) and body.startswith(("\r", "\n")))
    )


@given(articles())
@example(with_texts(None, "\n"))
def test_headline_and_body_come_back_whenever_that_is_possible(article: Article) -> None:
    if cannot_come_back(article):
        with pytest.raises(CannotCarry):
            TEXT.write([article])
        return
    data = TEXT.write([article])
    reading = TEXT.read(data)
    assert pair(reading.article) == pair(article)
    assert reading.article.id == ID_PREFIX + hashlib.sha256(data).hexdigest()
    assert (reading.notes, reading.leftovers) == ((), ())


def read_or_skip(data: bytes) -> Reading:
    try:
        return TEXT.read(data)
    except NewsmlError:
        assume(False)
        raise


_DOCUMENTS = st.one_of(
    st.binary(max_size=40),
    st.builds(
        encoded,
        st.text(alphabet="aé€\x0c \n\r\ufeff\ufffe", max_size=12),
        st.sampled_from(ENCODINGS[:-1]),
    ),
    st.text(alphabet="aé€Ã© \n\r", max_size=12).map(lambda text: text.encode("cp1252")),
)


@given(_DOCUMENTS)
def test_any_bytes_give_an_article_or_a_newsml_error(data: bytes) -> None:
    try:
        reading = TEXT.read(data)
    except NewsmlError:
        return
    assert reading.article.id.startswith(ID_PREFIX)


@given(_DOCUMENTS)
@example(codecs.BOM_UTF8 + b"\xef\xbb\xbfa")
def test_what_did_not_change_comes_back_byte_for_byte(data: bytes) -> None:
    reading = read_or_skip(data)
    assert TEXT.write(reading.articles, reading) == data
    rendered = TEXT.write(reading.articles, dataclasses.replace(reading, articles=()))
    assert rendered == data


@given(_DOCUMENTS, st.one_of(st.none(), texts()), st.one_of(st.none(), texts()))
@example(b"\ra", None, "\na")
@example(b"\xe9", None, "Ã©")
def test_edits_arrive(data: bytes, headline: str | None, body: str | None) -> None:
    base = read_or_skip(data)
    assume(headline or body)
    edited = base.article.replace(headline=headline, body=body)
    try:
        written = TEXT.write([edited], base)
    except CannotCarry:
        return
    assert pair(TEXT.read(written).article) == (headline, body)
