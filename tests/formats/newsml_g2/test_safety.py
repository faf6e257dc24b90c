"""XML from outside: nothing is expanded, fetched or swallowed; only NewsmlError comes out."""

from __future__ import annotations

import contextlib
import io
import random

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

import newsml
from newsml import files
from newsml.errors import NewsmlError, UnreadableInput
from newsml.formats import named
from newsml.model.article import Article

ARTICLE = Article(id="urn:example:1", headline="Møte i Tromsø", body="Æ e trønder.\nÅ nei.")
DOCUMENT = newsml.dumps(ARTICLE, "newsml-g2")
ROOT = DOCUMENT.index(b"<newsItem")
FORMAT = named("newsml-g2")


def with_prolog(prolog: str) -> bytes:
    return DOCUMENT[:ROOT] + prolog.encode() + DOCUMENT[ROOT:]


BOMB = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">' + "".join(
    f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(9)
)


@pytest.mark.parametrize(
    "prolog",
    [
        "<!DOCTYPE newsItem>",
        f"{BOMB}]>",
        '<!DOCTYPE x SYSTEM "file:///etc/passwd">',
        '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>',
        '<!DOCTYPE x [<!ENTITY % p SYSTEM "http://localhost:9/x.dtd"> %p;]>',
        "\n<!-- a > b -->\n<?x <y?>\n<!DOCTYPE newsItem>",
    ],
)
def test_a_doctype_is_refused(prolog: str) -> None:
    with pytest.raises(UnreadableInput, match="DOCTYPE") as caught:
        newsml.loads(with_prolog(prolog), "newsml-g2")
    assert caught.value.line == 2 + prolog.split("<!DOCTYPE", maxsplit=1)[0].count("\n")
    with pytest.raises(UnreadableInput, match=r"DOCTYPE|entit"):
        list(FORMAT.stream(io.BytesIO(with_prolog(prolog))))


def test_a_doctype_in_a_comment_is_none() -> None:
    assert newsml.loads(with_prolog("<!-- <!DOCTYPE x> -->"), "newsml-g2").article == ARTICLE


def test_an_undeclared_entity_is_refused_with_its_line() -> None:
    with pytest.raises(UnreadableInput, match="nbsp") as caught:
        newsml.loads(DOCUMENT.replace("Æ e".encode(), b"&nbsp;"), "newsml-g2")
    assert caught.value.line is not None
    assert caught.value.column is not None


@pytest.mark.parametrize("cut", [1, 50, len(DOCUMENT) // 2, len(DOCUMENT) - 5])
def test_a_truncated_document_is_refused(cut: int) -> None:
    with pytest.raises(UnreadableInput, match="not well-formed"):
        newsml.loads(DOCUMENT[:cut], "newsml-g2")
    with pytest.raises(UnreadableInput):
        list(FORMAT.stream(io.BytesIO(DOCUMENT[:cut])))


def test_nothing_is_refused() -> None:
    for data in (b"", b"   ", b"\xef\xbb\xbf"):
        with pytest.raises(UnreadableInput):
            FORMAT.read(data)


def deep(depth: int) -> bytes:
    inner = b"<span>" * depth + b"x" + b"</span>" * depth
    return DOCUMENT.replace("Æ".encode(), inner)


def test_deep_nesting_is_refused_not_suffered() -> None:
    with pytest.raises(UnreadableInput, match="depth"):
        newsml.loads(deep(100_000), "newsml-g2")
    assert newsml.loads(deep(200), "newsml-g2").article.body == "x" + (ARTICLE.body or "")[1:]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "iso-8859-1", "windows-1252", "us-ascii"])
def test_other_encodings_are_read(encoding: str) -> None:
    declared = {"utf-8-sig": "UTF-8"}.get(encoding, encoding.upper())
    text = DOCUMENT.decode().replace("encoding='UTF-8'", f"encoding='{declared}'")
    data = text.encode(encoding, "xmlcharrefreplace")
    reading = newsml.loads(data, "newsml-g2")
    assert (reading.article, reading.leftovers) == (ARTICLE, ())
    assert newsml.dumps(reading.articles, "newsml-g2", onto=data) == data


@pytest.mark.parametrize(
    ("declared", "encoding"),
    [
        ("UTF-8", "iso-8859-1"),
        ("US-ASCII", "utf-8"),
        ("klingon", "utf-8"),
        ("UTF-16", "utf-8"),
        ("base64", "utf-8"),
    ],
)
def test_a_wrong_encoding_is_refused(declared: str, encoding: str) -> None:
    data = DOCUMENT.decode().replace("encoding='UTF-8'", f"encoding='{declared}'").encode(encoding)
    with pytest.raises(UnreadableInput) as caught:
        newsml.loads(data, "newsml-g2")
    assert caught.value.line is not None


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "iso-8859-1", "windows-1252"])
def test_streams_of_other_encodings_are_read(encoding: str) -> None:
    text = DOCUMENT.decode().replace("encoding='UTF-8'", f"encoding='{encoding}'")
    (reading,) = FORMAT.stream(io.BytesIO(text.encode(encoding)))
    assert reading.article == ARTICLE


@pytest.mark.parametrize(
    "data",
    [
        DOCUMENT.replace(b"UTF-8", b"klingon"),
        DOCUMENT.decode().encode("iso-8859-1"),
        DOCUMENT.replace("Æ".encode(), b"<span>" * 400 + b"x" + b"</span>" * 400),
        DOCUMENT.replace("Æ".encode(), b"&nbsp;"),
        b"",
    ],
)
def test_a_stream_refuses_what_a_file_would(data: bytes) -> None:
    with pytest.raises(UnreadableInput):
        list(FORMAT.stream(io.BytesIO(data)))


def test_lines_stay_right_in_other_encodings() -> None:
    text = DOCUMENT.decode().replace(
        "<?xml version='1.0' encoding='UTF-8'?>", "<?xml version='1.0'\nencoding='utf-16'\n?>"
    )
    text = text.replace("<itemMeta>", "<itemMeta><broken>")
    line = text[: text.index("</itemMeta>")].count("\n") + 1
    with pytest.raises(UnreadableInput) as caught:
        newsml.loads(text.encode("utf-16"), "newsml-g2")
    assert caught.value.line == line


def test_an_input_beyond_the_limit_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "MAX_BYTES", 100)
    with pytest.raises(UnreadableInput, match="longer than 100"):
        FORMAT.read(DOCUMENT)


def test_a_text_of_more_than_ten_million_bytes_is_read() -> None:
    article = Article(id="urn:example:1", body="word " * 2_100_000)
    assert newsml.loads(newsml.dumps(article, "newsml-g2"), "newsml-g2").article == article


def test_control_characters_and_duplicate_attributes_are_refused() -> None:
    for old, new in ((b"Tr", b"\x01"), (b'version="1"', b'version="1" version="1"'), (b"Tr", b"&#0;")):
        with pytest.raises(UnreadableInput):
            newsml.loads(DOCUMENT.replace(old, new), "newsml-g2")


def test_duplicate_xml_ids_are_read() -> None:
    body = '<span id="a" xml:id="a">x</span><span id="a" xml:id="a">y</span>'
    data = DOCUMENT.replace("Æ".encode(), body.encode())
    assert newsml.loads(data, "newsml-g2").article.body == "xy" + (ARTICLE.body or "")[1:]


@example(2157813)  # a prefix that nothing declares, inside an item of a stream
@given(st.integers(0, 2**32))
def test_broken_documents_raise_nothing_else(seed: int) -> None:
    rng = random.Random(seed)
    data = bytearray(DOCUMENT)
    for _ in range(rng.randrange(1, 6)):
        at = rng.randrange(len(data))
        data[at : at + rng.randrange(4)] = rng.choice(
            [b"<", b"&", b'"', b"", b">", b"\xff", b"local:", b"na:", b"x"]
        )
    for read in (FORMAT.read, lambda raw: list(FORMAT.stream(io.BytesIO(raw)))):
        with contextlib.suppress(NewsmlError):
            read(bytes(data))
