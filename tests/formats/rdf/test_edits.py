"""Writing into documents: what changes comes, all else stays as it is, byte for byte where that can be."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsml.errors import CannotCarry, NewsmlError
from newsml.formats.rdf import NQuadsFormat, NTriplesFormat, TurtleFormat
from newsml.formats.rdf.parsing import quads
from newsml.formats.rdf.statements import cut
from newsml.model.article import Article
from newsml.testing import samples

TURTLE, NTRIPLES = TurtleFormat(), NTriplesFormat()

OURS = b"""\
@prefix schema: <http://schema.org/> .
PREFIX ex: <https://example.org/>
# ours, with more in it
<urn:example:1> a schema:NewsArticle ;
    <http://purl.org/dc/terms/conformsTo> <https://w3id.org/news-annotation/> ;
    schema:headline "H" ; # the head
    schema:image ex:i.png, [ schema:url "x;." ] ;
    schema:keywords "a", 'b',
       \"\"\"c\"\"\" ;
    schema:hasPart <urn:example:1#headline> ;
    ex:list (1 2 (3)) ;
    .
<urn:example:1#headline> a schema:TextObject ;
    schema:encodingFormat "text/plain;charset=utf-8" ; ex:checked true ;
    schema:sha256 "44bd7ae60f478fae1061e11a7739f4b94d1daf917982d33b6fc8a01a63f89c21" .
# between
ex:m ex:n "M" . ex:o ex:p <urn:example:1> . # end
"""

THEIRS = b"""\
@prefix s: <https://schema.org/> .
@prefix ex: <https://example.org/> .
<https://news.example/1#article> a s:NewsArticle ; s:headline 'H'@en ; s:articleBody "Mayor Ines Falk spoke." ;
  s:author [ a s:Person ; s:name "Ines Falk" ; s:email "x@y" ], ex:bob ; s:image <https://news.example/i.png> ;
  s:publisher ex:pub ; s:datePublished "2025-05-06T09:30:00+02:00" ; s:keywords "a", "b" .
ex:bob a s:Person ; s:name "Bob" .
# end
ex:pub a s:Organization ; s:name "News" ; s:logo <https://news.example/l.png> .
"""


def test_a_statement_is_changed_where_it_changes() -> None:
    reading = TURTLE.read(OURS)
    assert reading.article == Article(id="urn:example:1", headline="H", keywords=("a", "b", "c"))
    written = TURTLE.write([reading.article.replace(keywords=("a", "d"), slugline="s")], onto=reading)
    assert written == OURS.replace(
        b"""schema:keywords "a", 'b',\n       \"\"\"c\"\"\" ;""", b'schema:keywords "a", "d" ;'
    ).replace(b"    .\n", b'    <https://w3id.org/news-annotation/ns#slugline> "s" .\n')


def test_new_subjects_stand_behind_those_that_come_before_them() -> None:
    reading = TURTLE.read(OURS)
    written = TURTLE.write([reading.article.replace(creators=[{"name": "N"}])], onto=reading)
    new = b'\n\n<urn:example:1#.creators.1> a <http://xmlns.com/foaf/0.1/Agent> ;\n    schema:name "N" .\n'
    assert new in written
    assert written.index(b"#.creators.1> a") < written.index(b"#headline> a")
    assert written.endswith(b"# between\n" + OURS.partition(b"# between\n")[2])


def test_a_statement_of_which_nothing_is_left_goes() -> None:
    source = OURS.replace(b" ex:checked true ;", b"")
    reading = TURTLE.read(source)
    written = TURTLE.write([reading.article.replace(headline=None, body="B")], onto=reading)
    assert b"#headline" not in written
    assert b"ex:list (1 2 (3)) ;" in written
    assert b"# between\nex:m" in written


def test_where_brackets_are_changed_within_the_document_is_written_anew() -> None:
    """A note in the brackets of a list of ours, or of a node that others did not name, is part of no statement."""
    reading = TURTLE.read(THEIRS)
    written = TURTLE.write([reading.article.replace(slugline="s")], onto=reading)
    back = TURTLE.read(written)
    assert back.article == reading.article.replace(slugline="s")
    assert b"s:email" in written
    assert b"ex:pub s:logo <https://news.example/l.png> ." in written
    assert written.startswith(b"@prefix ex: <https://example.org/> .\n@prefix s: <https://schema.org/> .\n")


def test_strings_of_others_are_replaced_in_place() -> None:
    reading = TURTLE.read(THEIRS)
    changed = reading.article.replace(headline="I", first_published="2025-05-07T09:30:00+02:00")
    assert TURTLE.write([changed], onto=reading) == THEIRS.replace(b"'H'@en", b'"I"@en').replace(
        b"-06T", b"-07T"
    )


def test_an_article_of_ours_can_stand_beside_one_of_others() -> None:
    new = Article(id="urn:example:2", headline="New")
    reading = TURTLE.read(THEIRS)
    written = TURTLE.write([*reading.articles, new], onto=reading)
    assert written.startswith(THEIRS + b"\n<urn:example:2> a <http://schema.org/NewsArticle> ;\n")
    again = TURTLE.read(written)
    newer = new.replace(headline="Newer")
    once_more = TURTLE.write([*reading.articles, newer], onto=again)
    assert once_more.startswith(THEIRS)
    assert TURTLE.read(once_more).articles == (*reading.articles, newer)
    assert TURTLE.write(reading.articles, onto=again).startswith(THEIRS)


def test_lines_go_and_come_where_those_before_them_stand() -> None:
    article = Article(id="urn:example:1", headline="H", bylines=("a", "b"))
    lines = NTRIPLES.write([article]).splitlines(keepends=True)
    source = b"".join(b"#%d\n%b" % pair for pair in enumerate(lines)).replace(b"\n", b"\r\n")
    reading = NTRIPLES.read(source)
    written = NTRIPLES.write([article.replace(slugline="s", bylines=("c",))], onto=reading)
    assert b"\n" not in written.replace(b"\r\n", b"")
    before, after = source.splitlines(), written.splitlines()
    slugline = next(n for n, line in enumerate(after) if b"slugline" in line)
    assert b"headline" in after[slugline - 1]
    goes = [line for line in before if b"bylines" in line or line.startswith(b"_:")]
    assert [line for line in after if line in before] == [line for line in before if line not in goes]


def test_the_last_line_may_have_no_end() -> None:
    article = Article(id="urn:example:1", headline="H")
    assert NTRIPLES.write([article], onto=NTRIPLES.read(b"# x")) == b"# x\n" + NTRIPLES.write([article])


def test_what_others_say_moves_with_a_version() -> None:
    one, two = (Article(id="urn:example:1", version=n, headline=f"No {n}") for n in (1, 2))
    notes = b'<urn:example:1> <a:note> "of one" .\n<urn:example:1#.2> <a:note> "of two" .\n'
    for format_ in (NTRIPLES, TURTLE):
        reading = format_.read(format_.write([one, two]) + notes)
        assert len(reading.leftovers) == 2
        changed = two.replace(slugline="s")
        written = format_.write([changed], onto=reading)
        back = format_.read(written)
        assert back.articles == (changed,)
        assert [item.path for item in back.leftovers] == ["<urn:example:1> <a:note>"]
        assert b'"of two"' in written
        assert b"of one" not in written


def test_articles_change_their_order() -> None:
    one, two = (Article(id=f"urn:example:{n}", headline="H") for n in (1, 2))
    for format_ in (NTRIPLES, TURTLE):
        reading = format_.read(format_.write([one, two]) + b'<urn:example:1> <a:note> "x" .\n')
        written = format_.write([two, one], onto=reading)
        back = format_.read(written)
        assert back.articles == (two, one)
        assert [item.path for item in back.leftovers] == ["<urn:example:1> <a:note>"]


def test_what_others_say_of_an_article_may_forbid_a_change() -> None:
    article = Article(id="urn:example:1", headline="H")
    more = (
        b"<urn:example:1> <http://schema.org/url> <a:b> .\n<urn:example:1> <http://schema.org/url> <a:c> .\n"
    )
    reading = NTRIPLES.read(more + NTRIPLES.write([article]))
    assert reading.article.url == "a:b"
    with pytest.raises(CannotCarry, match="contradicts"):
        NTRIPLES.write([article], onto=reading)


TOKENS = st.sampled_from(
    [
        *(
            "<a:b>",
            "_:x",
            "a",
            "s:p",
            "s:",
            ":x.y",
            "s:a\\,b",
            "1",
            "1.5",
            "1.",
            "-1.e5",
            "true",
            "(",
            ")",
            "[",
            "]",
        ),
        *(
            '"x;."',
            "'.'",
            '"""x"y\n."""',
            "'''x''y'''",
            '"x"@en-GB',
            '"x"^^s:t',
            ".",
            ";",
            ",",
            "# x . ;\n",
            "\n",
        ),
        *(
            "<a:b> s:p 1 .",
            "<a:b> s:p [ s:p 1 ; s:q 2 ] ; s:r (1 2) .",
            "[ s:p 1 ] .",
            "[ s:p 1 ] s:q 1 ;; .",
        ),
        *("@prefix q: <a:> .", "PREFIX q: <b:>", "@base <a:> .", "<<( <a:b> a 1 )>>", "{| a 1 |}", "~ _:x"),
    ]
)


@given(st.lists(TOKENS, max_size=15).map(" ".join))
def test_statements_are_cut_as_the_parser_reads_them(text: str) -> None:
    data = f"@prefix s: <http://schema.org/> .\n@prefix : <x:#> .\n{text}".encode()
    try:
        count = sum(1 for _ in quads(data, "TURTLE"))
    except NewsmlError:
        return
    found = cut(data, count)
    if found is not None:
        parts = [part for statement in found.statements for part in statement.parts]
        assert [number for part in parts for number in part.triples] == list(range(count))


@pytest.mark.parametrize(
    "text", ["<a:b> s:p 1 ; s:q [ s:p 1 ; s:p 2 ], (1 2) ; .", "[ s:p 1 ] .", "[ s:p 1 ] s:q 2.5 ;; ."]
)
def test_statements_that_can_be_cut(text: str) -> None:
    data = f"@prefix s: <http://schema.org/> .{text}".encode()
    found = cut(data, sum(1 for _ in quads(data, "TURTLE")))
    assert found is not None
    assert [found.text[item.start : item.end] for item in found.statements] == [text]


def test_what_was_cut_wrongly_is_not_cut() -> None:
    assert cut(b"<a:b> <a:c> 1 .", 2) is None
    assert cut(b"<a:b> <a:c> 1 ; .", 0) is None
    assert cut(b"<a:b> <a:c> (1 .", 1) is None


def in_graph(data: bytes, name: str) -> bytes:
    """N-Quads in a graph of that name."""
    return b"".join(line[:-1] + f"{name} .\n".encode() for line in data.split(b"\n")[:-1])


@pytest.mark.parametrize("name", ["<https://x.example/graph>", "_:graph"])
def test_articles_in_the_only_graph_that_there_is(name: str) -> None:
    format_ = NQuadsFormat()
    article = samples()[0]
    source = in_graph(format_.write([article]), name) + f'<urn:x:x> <urn:x:y> "z" {name} .\n'.encode()
    reading = format_.read(source)
    assert reading.articles == (article,)
    assert [item.path for item in reading.leftovers] == ["<urn:x:x>"]
    assert format_.write([article], onto=reading) == source
    changed = article.replace(slugline="another", keywords=["one", "two"])
    written = format_.write([changed], onto=reading)
    assert format_.read(written).articles == (changed,)
    assert all(line.endswith(f" {name} .".encode()) for line in written.splitlines())
    assert written.endswith(source.splitlines(keepends=True)[-1])


def test_articles_beside_another_graph_stand_in_the_default_one() -> None:
    format_ = NQuadsFormat()
    article = samples()[0]
    other = in_graph(format_.write([samples()[1]]), "<https://x.example/graph>")
    reading = format_.read(other + format_.write([article]))
    assert reading.articles == (article,)
    assert len(reading.leftovers) == other.count(b"\n")


def test_languages_of_others_count_as_in_json_ld() -> None:
    source = b"""\
@base <https://x.example/news/> .
@prefix s: <https://schema.org/> .
<1> a s:NewsArticle ; s:headline "Kop"@nl, "Head"@en ; s:inLanguage "en" ; s:keywords ("a" "b") ; s:mentions <#p> .
<#p> a s:Person ; s:name "P" ; s:knows <#p> .
"""
    reading = TURTLE.read(source)
    article = reading.article
    assert (article.id, article.headline, article.keywords) == (
        "https://x.example/news/1",
        "Head",
        ("a", "b"),
    )
    assert [(other.text, other.language) for other in article.alternative_headlines] == [("Kop", "nl")]
    assert [item.path for item in reading.leftovers] == [
        "<https://x.example/news/#p> <https://schema.org/knows>"
    ]
    changed = article.replace(slugline="another")
    written = TURTLE.write([changed], onto=reading)
    assert TURTLE.read(written).articles == (changed,)
    assert b"<#p> s:knows <#p> ." in written
