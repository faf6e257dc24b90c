"""Anything in, only NewsmlError out; and what is odd in RDF, but no reason to refuse a document."""

from __future__ import annotations

import random
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

import newsml
from newsml.errors import MissingExtra, NewsmlError, UnreadableInput
from newsml.formats.rdf import NQuadsFormat, NTriplesFormat, TurtleFormat, parsing
from newsml.model.article import Article
from newsml.testing import samples
from tests.work import calls

pytestmark = pytest.mark.heavy

FORMATS = (TurtleFormat(), NQuadsFormat(), NTriplesFormat())
TURTLE, NQUADS, NTRIPLES = FORMATS
each_format = pytest.mark.parametrize("format_", FORMATS, ids=lambda format_: format_.name)
ARTICLE = Article(id="urn:example:1", headline="H", bylines=("a", "b"))
OTHER = ARTICLE.replace(headline="I", slugline="s")


def tried(data: bytes, format_: TurtleFormat | NQuadsFormat | NTriplesFormat) -> None:
    """What is read can be written back; what is written into it is there."""
    try:
        reading = format_.read(data)
        assert reading.leftovers is not None
    except NewsmlError:
        return
    assert format_.write(reading.articles, onto=reading) == data
    try:
        written = format_.write([*reading.articles, OTHER], onto=reading)
    except NewsmlError:
        return
    assert format_.read(written).articles == (*reading.articles, OTHER)


@each_format
@given(data=st.binary(max_size=200))
def test_bytes(format_: TurtleFormat, data: bytes) -> None:
    tried(data, format_)


TOKENS = st.sampled_from(
    [
        *(
            "<urn:example:1>",
            "<a:b>",
            "<rel>",
            "_:x",
            "_:y",
            "a",
            "s:p",
            "s:",
            ":x.y",
            "1",
            "1.5",
            "1.e5",
            "true",
        ),
        *(
            '"x"',
            "'x'",
            '"""x"y"""',
            "'''x'''",
            '"x"@en-GB',
            '"x"^^s:t',
            '"x"@en--ltr',
            '"\\n\\"\\u0000"',
            '"',
        ),
        *(".", ";", ",", "[", "]", "(", ")", "()", "[]", "<<(", ")>>", "<<", ">>", "{|", "|}", "~", "{", "}"),
        *(
            "@prefix s: <http://schema.org/> .",
            "PREFIX : <urn:example:1#>",
            "@base <a:> .",
            "# x\n",
            "\n",
            "\r",
        ),
        *(
            "GRAPH",
            "@prefix",
            'VERSION "1.2"',
            "\ufeff",
            "\u2028",
            "\x00",
            "é",
            "a s:NewsArticle ; s:headline 'H' .",
        ),
        *(
            "<http://www.w3.org/1999/02/22-rdf-syntax-ns#rest>",
            "<http://www.w3.org/1999/02/22-rdf-syntax-ns#first>",
        ),
        "<urn:example:1> s:headline 'I' .",
    ]
)


@given(st.lists(TOKENS, max_size=25).map(" ".join), st.booleans())
def test_tokens_of_turtle(text: str, with_article: bool) -> None:
    head = b"@prefix s: <http://schema.org/> .\n"
    tried(head + (TURTLE.write([ARTICLE]) if with_article else b"") + text.encode(), TURTLE)


@pytest.mark.parametrize("format_", FORMATS[1:], ids=lambda format_: format_.name)
@given(
    lines=st.lists(st.lists(TOKENS, min_size=3, max_size=5).map(" ".join), max_size=6), cut=st.integers(0, 30)
)
def test_lines_of_triples(format_: NTriplesFormat, lines: list[str], cut: int) -> None:
    own = format_.write([ARTICLE]).decode().splitlines()
    tried("\n".join([*own[:cut], *lines, *own[cut:]]).encode(), format_)


@pytest.mark.parametrize("seed", range(30))
def test_our_documents_with_lines_taken_out_or_changed(seed: int) -> None:
    chance = random.Random(seed)
    lines = NTRIPLES.write([samples()[seed % len(samples())]]).decode().splitlines()
    for _ in range(chance.randint(1, 3)):
        at = chance.randrange(len(lines))
        match chance.randrange(3):
            case 0:
                del lines[at]
            case 1:
                lines.append(" ".join([*chance.choice(lines).split(" ")[:2], lines[at].split(" ", 2)[2]]))
            case _:
                lines[at] = lines[at].replace("#", "#x", 1)
    tried("\n".join(lines).encode(), NTRIPLES)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"<a:b> <a:c> ", "not Turtle"),
        (b"<b> <a:c> <a:d> .", "No scheme"),
        (b"<a:b> <a:c> '\xff' .", "UTF-8"),
        ("<a:b> <a:c> <a:d> .".encode("utf-16"), "save the file as UTF-8"),
        (b"<a:b> <a:c> '\\ud800' .", "not a valid unicode"),
        (b"GRAPH <a:g> { <a:b> <a:c> <a:d> }", "GRAPH"),
        (b"(" * 20_000, "not Turtle"),
        (b"<a:b> <a:c> " + b"[ <a:d> " * 20_000, "not Turtle"),
    ],
)
def test_what_is_refused_says_why(data: bytes, words: str) -> None:
    with pytest.raises(UnreadableInput, match=words) as caught:
        newsml.loads(data, "turtle")
    assert "UTF-16" in words or caught.value.line == 1 or "save" in words


def test_errors_have_line_and_column() -> None:
    with pytest.raises(UnreadableInput) as caught:
        newsml.loads(b"<a:b> <a:c> <a:d> .\n<a:b> <a:c> x .\n", "ntriples")
    assert (caught.value.line, caught.value.column) == (2, 13)


def test_deep_brackets_are_read() -> None:
    data = TURTLE.write([ARTICLE]) + b"<a:b> <a:c> " + b"(" * 2_000 + b")" * 2_000 + b" .\n"
    reading = TURTLE.read(data)
    assert reading.article == ARTICLE
    assert TURTLE.read(TURTLE.write([OTHER], onto=reading)).article == OTHER


def test_lists_that_are_none() -> None:
    first, rest = (
        "<http://www.w3.org/1999/02/22-rdf-syntax-ns#first>",
        "<http://www.w3.org/1999/02/22-rdf-syntax-ns#rest>",
    )
    for odd in (
        f'<a:b> <a:c> _:x .\n_:x {first} "1" .\n_:x {rest} _:x .\n',
        f'<a:b> <a:c> _:x .\n<a:d> <a:c> _:x .\n_:x {first} "1" .\n_:x {rest} _:y .\n',
        f'<a:b> <a:c> _:x .\n_:x {first} "1" .\n_:x {first} "2" .\n_:x {rest} _:y .\n_:y {rest} "n" .\n',
    ):
        data = NTRIPLES.write([ARTICLE]) + odd.encode()
        reading = NTRIPLES.read(data)
        assert reading.article == ARTICLE
        assert NTRIPLES.write([OTHER], onto=reading).endswith(odd.encode())


def test_other_graphs_and_triples_about_triples_are_left_over() -> None:
    own = NQUADS.write([ARTICLE])
    count = own.count(b"\n")
    odd = b'# x\n<urn:example:1> <http://schema.org/headline> "Z" <a:g> .\n<a:b> <a:c> <<( <a:d> <a:e> <a:f> )>> .\n'
    reading = NQUADS.read(own + odd)
    assert reading.article == ARTICLE
    assert [(item.path, item.line) for item in reading.leftovers] == [
        (f"triple {count + 1}", count + 2),
        (f"triple {count + 2}", count + 3),
    ]
    assert "<a:g>" in reading.leftovers[0].what
    assert NQUADS.write([OTHER], onto=reading).endswith(odd)


def test_leftovers_have_the_lines_of_their_triples() -> None:
    own = NTRIPLES.write([ARTICLE]).splitlines(keepends=True)
    own.insert(3, b'# a comment\n\n<urn:example:1> <http://schema.org/image> "i" .\n')
    reading = NTRIPLES.read(b"".join(own))
    assert [(item.path, item.line) for item in reading.leftovers] == [
        ("<urn:example:1> <http://schema.org/image>", 6)
    ]


def test_a_byte_order_mark_and_other_line_ends() -> None:
    for format_ in FORMATS:
        data = b"\xef\xbb\xbf" + format_.write([ARTICLE]).replace(b"\n", b"\r\n") + b"# x\r\n"
        reading = format_.read(data)
        assert reading.article == ARTICLE
        written = format_.write([OTHER], onto=reading)
        assert format_.read(written).article == OTHER
        assert written.endswith(b"# x\r\n")
        assert newsml.loads(data).article == ARTICLE


def test_a_small_document_cannot_stand_for_a_huge_one() -> None:
    data = (
        b"@prefix p: <urn:"
        + b"x" * 1_000_000
        + b"> .\n"
        + b"".join(b"p:%d p:%d p:%d .\n" % (n, n, n) for n in range(1000))
    )
    with pytest.raises(UnreadableInput, match="too long"):
        TURTLE.read(data)


def test_there_is_a_limit_of_triples(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parsing, "MAX_TRIPLES", 10)
    with pytest.raises(UnreadableInput, match="more than 10 triples"):
        TURTLE.read(b"<a:b> <a:c> 1,2,3,4,5,6,7,8,9,10,11 .")


@each_format
def test_a_huge_literal(format_: TurtleFormat) -> None:
    article = ARTICLE.replace(body="word\n" * 200_000)
    assert format_.read(format_.write([article])).article == article


@pytest.mark.parametrize("format_", [TURTLE, NTRIPLES], ids=lambda format_: format_.name)
def test_work_grows_with_size_alone(format_: TurtleFormat) -> None:
    def document(count: int) -> bytes:
        mentions = [{"spans": [{"start": 5 * n, "end": 5 * n + 4, "exact": "word"}]} for n in range(count)]
        article = Article.model_validate(
            {
                "id": "urn:example:1",
                "body": "word " * count,
                "participants": [{"id": "p", "kind": "group", "mentions": mentions}],
            }
        )
        return format_.write([article]) + b'<urn:example:1> <a:b> "x" .\n'

    small, large = document(40), document(400)

    def edited(data: bytes) -> None:
        reading = format_.read(data)
        assert len(reading.leftovers) == 1
        format_.write([reading.article.replace(slugline="s")], onto=reading)

    assert calls(lambda: edited(large)) <= 12 * calls(lambda: edited(small))


def test_without_the_library_reading_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyoxigraph", None)
    for format_ in FORMATS:
        data = format_.write([ARTICLE])
        with pytest.raises(MissingExtra, match=r"pip install 'newsml\[rdf\]'"):
            format_.read(data)


@each_format
def test_there_are_no_options(format_: TurtleFormat) -> None:
    with pytest.raises(NewsmlError, match="no option 'indent'"):
        format_.write([ARTICLE], indent=2)
