"""The vocabulary: it documents all of our own terms and words, nothing else, and every one of them fully."""

from __future__ import annotations

from functools import cache

import pyoxigraph as ox
import rdflib
from rdflib import RDF, RDFS, SKOS, URIRef

from newsml.formats.jsonld import terms as t
from newsml.formats.jsonld.term import CV, NA, OA
from newsml.formats.jsonld.vocabulary import context, terms
from newsml.formats.newsml_g2 import events, metadata, participants
from newsml.formats.newsml_g2.standard_schemes import STANDARD
from newsml.publish import code_lists, own_terms
from newsml.publish.vocabulary import lists, vocabulary

OWN = (NA, CV)


@cache
def graph() -> rdflib.Graph:
    return rdflib.Graph().parse(data=vocabulary(), format="turtle")


def written() -> set[str]:
    """Every IRI of our own that the mapping can write: properties, classes, words."""
    found = {term.iri for term in terms().values()} | set(t.TYPES.values()) | set(t.PARTS.values())
    for term in terms().values():
        found.update((term.words or {}).values())
    return {iri for iri in found if iri.startswith(OWN)}


def subjects(type_: URIRef) -> set[str]:
    return {str(subject) for subject in graph().subjects(RDF.type, type_)}


def test_it_documents_what_can_be_written_and_nothing_else() -> None:
    documented = {str(subject) for subject in graph().subjects() if isinstance(subject, URIRef)}
    schemes = subjects(SKOS.ConceptScheme)
    assert documented - schemes - {NA} == written()
    assert schemes == {iri.rpartition("/")[0] + "/" for iri in written() if iri.startswith(CV)}


def test_the_context_has_no_other_iris_of_ours() -> None:
    """The words of a list stand there under a common root."""
    text = str(context())
    roots = {iri.rpartition("/")[0] + "/" for iri in written() if iri.startswith(CV)}
    found = {part for part in text.replace('"', "'").split("'") if part.startswith(OWN)}
    assert found <= written() | roots | {NA}


def test_each_has_a_label_and_says_what_it_means() -> None:
    for iri in sorted(written()):
        subject = URIRef(iri)
        name = SKOS.prefLabel if iri.startswith(CV) else RDFS.label
        meaning = SKOS.definition if iri.startswith(CV) else RDFS.comment
        for property_ in (name, meaning):
            [value] = graph().objects(subject, property_)
            assert isinstance(value, rdflib.Literal), iri
            assert value.language == "en", iri
            assert str(value).strip(), iri
        assert str(graph().value(subject, meaning)) != str(graph().value(subject, name)), iri


def test_properties_say_of_what_they_are_and_what_their_values_are() -> None:
    schema = rdflib.Namespace("http://schema.org/")
    for subject in graph().subjects(RDF.type, RDF.Property):
        assert (subject, RDFS.domain, None) in graph() or (subject, schema.domainIncludes, None) in graph(), (
            subject
        )
        assert (subject, RDFS.range, None) in graph() or (subject, schema.rangeIncludes, None) in graph(), (
            subject
        )


def test_motivations_narrow_one_of_the_standard() -> None:
    """Web Annotation Vocabulary, appendix on extending motivations."""
    ours = {iri for iri in (t.MOTIVATION.words or {}).values() if iri.startswith(NA)}
    assert subjects(URIRef(OA + "Motivation")) == ours
    for iri in ours:
        assert (URIRef(iri), RDF.type, SKOS.Concept) in graph()
        [broader] = graph().objects(URIRef(iri), SKOS.broader)
        assert str(broader) in {OA + "identifying", OA + "linking"}


def test_words_are_in_their_list() -> None:
    for name, words in lists().items():
        scheme = URIRef(f"{CV}{name}/")
        assert set(graph().objects(scheme, SKOS.hasTopConcept)) == set(map(URIRef, words.values()))
        for word, iri in words.items():
            assert set(graph().objects(URIRef(iri), SKOS.inScheme)) == {scheme}
            assert str(graph().value(URIRef(iri), SKOS.notation)) == word


def test_the_tables_have_no_entries_for_what_is_not_there() -> None:
    """Else a comment or a kinship would be lost in silence when a term changes its name."""
    names = {iri.removeprefix(NA) for iri in written() if iri.startswith(NA)}
    for table in (own_terms.ABOUT, own_terms.BELOW, own_terms.BROADER, own_terms.NEAR):
        assert set(table) <= names
    assert set(code_lists.TITLES) == set(code_lists.WORDS) == set(lists())
    for name, words in code_lists.WORDS.items():
        assert set(words) == set(lists()[name]), name
    for near in (code_lists.NEAR, code_lists.NEWSCODES):
        for name, words in near.items():
            assert set(words) <= {*lists()[name], ""}, name


def test_newscodes_are_those_that_newsml_g2_is_written_with() -> None:
    there = {
        "event-status": {
            word: code for word, code in events.OCCURRENCE.items() if word in ("proposed", "expected")
        },
        "name-part-kind": {word: code for code, word in participants._PART.to_model.items()},
        "version-kind": {word: code for code, word in metadata.CHANGES.to_model.items()},
    }
    for name, codes in there.items():
        full = {
            word: STANDARD.get(code.partition(":")[0], "") + code.partition(":")[2]
            for word, code in codes.items()
        }
        theirs = {word: iri for word, iri in full.items() if iri.startswith("http://cv.iptc.org/newscodes/")}
        assert theirs == {
            word: f"http://cv.iptc.org/newscodes/{code}" for word, code in code_lists.NEWSCODES[name].items()
        }


def test_two_libraries_read_one_graph() -> None:
    quads = ox.Dataset(ox.parse(vocabulary(), format=ox.RdfFormat.TURTLE))
    triples = {f"{quad.subject} {quad.predicate} {quad.object} ." for quad in quads}
    written_out = graph().serialize(format="nt").splitlines()
    by_rdflib = {
        str(quad.triple) for line in written_out for quad in ox.parse(line, format=ox.RdfFormat.N_TRIPLES)
    }
    assert {str(quad.triple) for quad in quads} == by_rdflib
    assert len(triples) == len(graph())
