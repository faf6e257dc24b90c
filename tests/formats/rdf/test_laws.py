"""The laws of the house for RDF alone: the triples of the JSON-LD, nothing lost, edits arrive, the rest stays."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyoxigraph as ox
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from newsml.formats.jsonld import JsonLdFormat
from newsml.formats.rdf import NQuadsFormat, NTriplesFormat, TurtleFormat
from newsml.model.article import Article
from newsml.testing import articles, edited, samples
from tests.formats.jsonld.judges import by_oxigraph, by_pyld, by_rdflib, canonical

if TYPE_CHECKING:
    from random import Random

FORMATS = (TurtleFormat(), NQuadsFormat(), NTriplesFormat())
FEWER = max(10, settings().max_examples // 4)
each_format = pytest.mark.parametrize("format_", FORMATS, ids=lambda format_: format_.name)

pytestmark = pytest.mark.heavy


def quads(data: bytes, format_: TurtleFormat | NQuadsFormat | NTriplesFormat) -> list[ox.Quad]:
    return [
        ox.Quad(quad.subject, quad.predicate, quad.object)
        for quad in ox.parse(data, format=getattr(ox.RdfFormat, format_.syntax))
    ]


@each_format
@pytest.mark.parametrize("number", range(0, len(samples()), 5))
def test_the_triples_are_those_that_processors_make_of_the_json_ld(
    format_: TurtleFormat, number: int
) -> None:
    article = samples()[number]
    ours = canonical(quads(format_.write([article]), format_))
    document = JsonLdFormat().write([article])
    assert ours == canonical(by_pyld(document))
    assert ours == canonical(by_rdflib(document))
    assert ours == canonical(by_oxigraph(document))


@pytest.mark.law
@each_format
@settings(max_examples=FEWER)
@given(several=st.lists(articles(max_text=100), min_size=1, max_size=2))
def test_so_are_those_of_any_article(format_: TurtleFormat, several: list[Article]) -> None:
    ours = canonical(quads(format_.write(several), format_))
    assert ours == canonical(by_oxigraph(JsonLdFormat().write(several)))


@pytest.mark.law
@each_format
@settings(max_examples=FEWER)
@given(given_=st.lists(articles(), max_size=3))
def test_nothing_is_lost_out(format_: TurtleFormat, given_: list[Article]) -> None:
    data = format_.write(given_)
    reading = format_.read(data)
    assert reading.articles == tuple(given_)
    assert (reading.leftovers, reading.notes) == ((), ())
    assert format_.write(reading.articles, onto=reading) == data


@each_format
def test_nothing_is_lost_of_the_samples(format_: TurtleFormat) -> None:
    data = format_.write(samples())
    reading = format_.read(data)
    assert reading.articles == samples()
    assert reading.leftovers == ()
    assert format_.write(reading.articles) == data


@each_format
def test_versions_of_one_article_stay_apart(format_: TurtleFormat) -> None:
    versions = [Article(id="urn:example:1", version=n, headline=f"No {n}") for n in (2, 1, 2)]
    assert format_.read(format_.write(versions)).articles == tuple(versions)


def of_others(data: bytes, subjects: list[str]) -> bytes:
    """The document with triples and comments of others between its own."""
    lines = data.decode().split("\n")
    for number, subject in enumerate(subjects):
        lines.insert(number * 7 % len(lines), f'{subject} <https://example.org/#note> "note {number}" .')
    return "\n".join([*lines[:-1], "# the end", '<https://example.org/m> <urn:x:y> "M"@en-GB .']).encode()


@pytest.mark.law
@pytest.mark.parametrize("format_", FORMATS[1:], ids=lambda format_: format_.name)
@settings(max_examples=FEWER)
@given(data=st.data(), article=articles(max_text=100), random=st.randoms(use_true_random=False))
def test_edits_arrive_in_lines_and_the_others_stay(
    format_: NTriplesFormat, data: st.DataObject, article: Article, random: Random
) -> None:
    own = format_.write([article])
    subjects = sorted({line.split(" ")[0] for line in own.decode().splitlines() if line.startswith("<")})
    marked = random.sample(subjects, min(3, len(subjects)))
    source = of_others(own, marked)
    reading = format_.read(source)
    assert reading.article == article
    assert len(reading.leftovers) == len(marked) + 1
    assert format_.write([article], onto=reading) == source

    changed = data.draw(edited(article))
    assume(changed != article)
    written = format_.write([changed], onto=reading)
    assert format_.read(written).article == changed
    before, after = source.splitlines(), written.splitlines()
    goes = set(own.splitlines()) - set(format_.write([changed]).splitlines())
    if changed.id == article.id:
        kept = [line for line in before if line not in goes]
        assert [line for line in after if line in set(before)] == kept


@pytest.mark.law
@settings(max_examples=FEWER)
@given(data=st.data(), article=articles(max_text=100), random=st.randoms(use_true_random=False))
def test_edits_arrive_in_turtle_and_the_others_stay(
    data: st.DataObject, article: Article, random: Random
) -> None:
    format_ = TurtleFormat()
    own = format_.write([article])
    subjects = sorted(
        {f"<{quad.subject.value}>" for quad in quads(own, format_) if isinstance(quad.subject, ox.NamedNode)}
    )
    marked = random.sample(subjects, min(3, len(subjects)))
    more = "".join(
        f'\n{subject} <https://example.org/#note> [ <urn:x:y> "{subject}" ] .\n' for subject in marked
    )
    source = own + more.encode()
    reading = format_.read(source)
    assert reading.article == article
    assert format_.write([article], onto=reading) == source
    changed = data.draw(edited(article))
    assume(changed != article)
    written = format_.write([changed], onto=reading)
    assert format_.read(written).article == changed
    assert written.count(b"<https://example.org/#note>") == len(marked) or changed.id != article.id
