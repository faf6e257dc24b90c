"""The vocabulary: what our own terms and code lists mean, as an ontology in Turtle.

It has what the mapping to JSON-LD can write and nothing else. Comments are the model's docstrings. Where a term of
another vocabulary is wider it is told by `rdfs:subClassOf`, `rdfs:subPropertyOf` or `skos:broader`, where the IPTC
NewsCodes have nearly the same concept by `skos:closeMatch`; `rdfs:seeAlso` leads to what is near and claims no more.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from newsml.formats.jsonld import terms as t
from newsml.formats.jsonld.mapping import Pair, Place
from newsml.formats.jsonld.term import (
    BIBO,
    CV,
    DATATYPES,
    DCTERMS,
    NA,
    OA,
    OWL,
    PROV,
    RDF,
    SCHEMA,
    SKOS,
    TIME,
    XSD,
)
from newsml.formats.jsonld.vocabulary import terms
from newsml.formats.native.document import VERSION
from newsml.model.record import field_descriptions
from newsml.publish import code_lists, own_terms
from newsml.publish.kind import LINK, TEXT, Described, Reference
from newsml.publish.kinds import kinds
from newsml.publish.turtle import Names, document, text
from newsml.publish.written import MAPPINGS, REFERABLE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from newsml.formats.jsonld.term import Term
    from newsml.publish.kind import Kind, Value
    from newsml.publish.turtle import Properties

RDFS: Final = "http://www.w3.org/2000/01/rdf-schema#"
NAMES: Final = Names(
    {
        "na": NA,
        "schema": SCHEMA,
        "oa": OA,
        "prov": PROV,
        "dcterms": DCTERMS,
        "skos": SKOS,
        "bibo": BIBO,
        "time": TIME,
        "owl": OWL,
        "rdf": RDF,
        "rdfs": RDFS,
        "vann": "http://purl.org/vocab/vann/",
        "foaf": "http://xmlns.com/foaf/0.1/",
        "xsd": XSD,
    }
)
_NEWSCODES: Final = "http://cv.iptc.org/newscodes/"
_LICENSE: Final = "https://www.apache.org/licenses/LICENSE-2.0"


def vocabulary() -> bytes:
    """The vocabulary as Turtle."""
    about = f"The vocabulary of newsml for annotated news: <{NA}>, and its code lists."
    return document(about, NAMES, [_header(), *_classes(), *_motivations(), *_properties(), *_lists()])


def _header() -> tuple[str, Properties]:
    description = (
        "What schema.org, the Web Annotation Vocabulary, PROV and others have no term for when a news article is "
        "annotated with who takes part, what happens and who said what."
    )
    return NAMES(NA), {
        "a": "owl:Ontology",
        "dcterms:title": text("Vocabulary for annotated news", "en"),
        "dcterms:description": text(description, "en"),
        "dcterms:license": NAMES(_LICENSE),
        "owl:versionInfo": text(VERSION),
        "vann:preferredNamespacePrefix": text("na"),
        "vann:preferredNamespaceUri": text(NA),
        "rdfs:seeAlso": (NAMES(t.PROFILE), NAMES("https://w3id.org/news-annotation/context.jsonld")),
    }


def _term(name: str, type_: Any, about: str, *code_lists_: str) -> tuple[str, Properties]:
    """What is said of every term; of a property whose values are words also their list."""
    near = tuple(NAMES(iri) for iri in (*own_terms.NEAR.get(name, ()), *code_lists_))
    return NAMES(NA + name), {
        "a": type_,
        "rdfs:label": text(_spaced(name), "en"),
        "rdfs:comment": text(about, "en"),
        "rdfs:isDefinedBy": NAMES(NA),
        **({"rdfs:seeAlso": near} if near else {}),
    }


def _spaced(name: str) -> str:
    """A name in words: `timeBasis` is time basis, and a class keeps its capital."""
    words = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", name)
    return words[0] + words[1:].lower()


def _classes() -> Iterator[tuple[str, Properties]]:
    about = {kind.name: kind.about for kind in kinds().values()}
    for name, iri in t.TYPES.items():
        if iri == NA + name:
            subject, said = _term(name, ("rdfs:Class", "owl:Class"), own_terms.ABOUT.get(name) or about[name])
            yield subject, {**said, **_below(name, "rdfs:subClassOf")}


def _below(name: str, property_: str) -> Properties:
    wider = tuple(NAMES(iri) for iri in own_terms.BELOW.get(name, ()))
    return {property_: wider} if wider else {}


def _motivations() -> Iterator[tuple[str, Properties]]:
    """As the Web Annotation Vocabulary asks of motivations that are not its own."""
    for name, iri in (t.MOTIVATION.words or {}).items():
        if iri == NA + name:
            subject, said = _term(name, ("oa:Motivation", "skos:Concept"), own_terms.ABOUT[name])
            scheme = {"skos:inScheme": "oa:motivationScheme", "skos:broader": NAMES(own_terms.BROADER[name])}
            yield subject, {**said, "skos:prefLabel": said["rdfs:label"], **scheme}


def _properties() -> Iterator[tuple[str, Properties]]:
    about = _abouts()
    for name, term in terms().items():
        if term.iri.startswith(NA):
            said_of = own_terms.ABOUT.get(name) or about[name]
            subject, said = _term(name, _sort(term), said_of, *_lists_of(term))
            yield subject, {**said, **_below(name, "rdfs:subPropertyOf"), **_of_what(term), **_values(term)}


def _sort(term: Term) -> Any:
    """Whether its values are things or literals; where they may be either, neither."""
    if term.many != "list" and term.kind not in ("node", "word", "link"):
        return "rdf:Property", "owl:DatatypeProperty"
    return "rdf:Property" if TEXT in _forms(term) else ("rdf:Property", "owl:ObjectProperty")


def _forms(term: Term) -> list[Value]:
    """What its values may be, where they are nodes."""
    return [
        value
        for kind in kinds().values()
        for item in kind.properties
        if item.term.name == term.name
        for value in item.values
    ]


def _lists_of(term: Term) -> list[str]:
    found = (term.words or {}).values()
    return _unique(f"{iri.rpartition('/')[0]}/" for iri in found if iri.startswith(CV))


def _abouts() -> dict[str, str]:
    """The docstring of the field that stands under each term, of the first one where there are several."""
    out: dict[str, str] = {}
    for map_, _ in MAPPINGS.values():
        described = field_descriptions(map_.cls)
        for row in map_.rows:
            if isinstance(row, Place):
                out.setdefault(row.term.name, described[row.field])
            elif isinstance(row, Pair) and len(row.fields) == 1:
                for term in row.terms:
                    out.setdefault(term.name, described[row.fields[0]])
    return out


def _users(term: Term) -> list[Kind]:
    return [kind for kind in kinds().values() if any(item.term.name == term.name for item in kind.properties)]


def _of_what(term: Term) -> Properties:
    """On which classes it is used; a domain only where that is a class of our own, which nobody else will use it on."""
    classes = _unique(name for kind in _users(term) for name in _most_telling(kind))
    if len(classes) == 1 and classes[0].startswith("na:"):
        return {"rdfs:domain": classes[0]}
    return {"schema:domainIncludes": tuple(classes)}


def _most_telling(kind: Kind) -> list[str]:
    """The classes of a kind; where a node has several, our own one tells the most."""
    out: list[str] = []
    for form in kind.classes:
        named = [_class(name) for name in form]
        out += [name for name in named if name.startswith("na:")] or named
    return out


def _class(name: str) -> str:
    return NAMES(t.TYPES.get(name, SCHEMA + name))


def _unique(names: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(names))


def _values(term: Term) -> Properties:
    """Of what its values are."""
    if term.many == "list":
        return {"rdfs:range": "rdf:List"}
    if term.kind == "word":
        foreign = any(not iri.startswith(CV) for iri in (term.words or {}).values())
        return (
            {"schema:rangeIncludes": ("skos:Concept", "schema:EventStatusType")}
            if foreign
            else {"rdfs:range": "skos:Concept"}
        )
    if term.kind == "node":
        return {
            "schema:rangeIncludes": tuple(_unique(name for value in _forms(term) for name in _range(value)))
        }
    return {"rdfs:range": NAMES(DATATYPES.get(term.kind, XSD + "string"))}


def _range(value: Value) -> list[str]:
    if isinstance(value, Described):
        return _most_telling(kinds()[value.kind])
    if isinstance(value, Reference):
        return [_class(name) for target in value.targets for name in REFERABLE[target]]
    return {LINK: ["rdfs:Resource"], TEXT: ["schema:Text"]}.get(str(value), [])


# Code lists


def lists() -> dict[str, dict[str, str]]:
    """The code lists that the mapping uses: the IRI of each word by the list's name."""
    out: dict[str, dict[str, str]] = {}
    for words in (*(term.words or {} for term in terms().values()), t.PARTS):
        for word, iri in words.items():
            if iri.startswith(CV):
                out.setdefault(iri.removeprefix(CV).partition("/")[0], {})[word] = iri
    return dict(sorted(out.items()))


def _lists() -> Iterator[tuple[str, Properties]]:
    for name, words in lists().items():
        title, about = code_lists.TITLES[name]
        scheme = NAMES(f"{CV}{name}/")
        yield (
            scheme,
            {
                "a": "skos:ConceptScheme",
                "rdfs:label": text(title, "en"),
                "skos:prefLabel": text(title, "en"),
                "skos:definition": text(about, "en"),
                "rdfs:isDefinedBy": NAMES(NA),
                **_near(name, ""),
                "skos:hasTopConcept": tuple(NAMES(iri) for iri in words.values()),
            },
        )
        for word, iri in words.items():
            yield (
                NAMES(iri),
                {
                    "a": "skos:Concept",
                    "skos:notation": text(word),
                    "skos:prefLabel": text(word.replace("_", " "), "en"),
                    "skos:definition": text(code_lists.WORDS[name][word], "en"),
                    "skos:inScheme": scheme,
                    "skos:topConceptOf": scheme,
                    **_near(name, word),
                },
            )


def _near(name: str, word: str) -> Properties:
    out: Properties = {}
    code = code_lists.NEWSCODES.get(name, {}).get(word)
    if code:
        out["skos:closeMatch"] = NAMES(_NEWSCODES + code)
    other = code_lists.NEAR.get(name, {}).get(word)
    if other:
        out["rdfs:seeAlso"] = NAMES(other)
    return out
