"""`Term`: one key of our JSON-LD with its IRI and how its values are written; the context is printed from terms."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, Literal

if TYPE_CHECKING:
    from collections.abc import Container, Mapping

Kind = Literal["text", "names", "integer", "count", "boolean", "edtf", "link", "word", "node"]
"""What a value is: plain text, text with or without a language, an integer, an offset (not negative), true or false,
an EDTF date, an IRI as a string, a word of a closed list, or an object (a node, or a reference to one)."""

SCHEMA: Final = "http://schema.org/"
NA: Final = "https://w3id.org/news-annotation/ns#"
CV: Final = "https://w3id.org/news-annotation/cv/"
OA: Final = "http://www.w3.org/ns/oa#"
PROV: Final = "http://www.w3.org/ns/prov#"
DCTERMS: Final = "http://purl.org/dc/terms/"
SKOS: Final = "http://www.w3.org/2004/02/skos/core#"
FOAF: Final = "http://xmlns.com/foaf/0.1/"
BIBO: Final = "http://purl.org/ontology/bibo/"
TIME: Final = "http://www.w3.org/2006/time#"
XSD: Final = "http://www.w3.org/2001/XMLSchema#"
RDF: Final = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
OWL: Final = "http://www.w3.org/2002/07/owl#"
EDTF: Final = "http://id.loc.gov/datatypes/edtf/EDTF"

DATATYPES: Final[Mapping[str, str]] = {
    "integer": XSD + "integer",
    "count": XSD + "nonNegativeInteger",  # as in the context of the Web Annotation Vocabulary
    "boolean": XSD + "boolean",
    "edtf": EDTF,
}
"""The datatype IRI of a kind; plain strings have none."""


@dataclass(frozen=True, slots=True, eq=False)
class Term:
    """A key, the property that it means, and how its values look."""

    name: str
    """The key in our documents."""
    iri: str
    """The property."""
    kind: Kind = "text"
    """What its values are."""
    many: Literal["one", "set", "list"] = "one"
    """A single value, an array without order, or an array in order (an RDF list)."""
    reverse: bool = False
    """Whether the property leads from the value to the node that has the key."""
    words: Mapping[str, str] | None = None
    """For kind `word`: the IRI of each word."""

    def definition(self, taken: Container[str]) -> Any:
        """What the context says of it. No entry is fit to be a prefix (JSON-LD 1.1, 4.2.2).

        Args:
            taken: the keys of the whole context.
        """
        out: dict[str, Any] = {"@reverse" if self.reverse else "@id": self.iri}
        if self.kind == "link":
            out["@type"] = "@id"
        elif self.kind == "word":
            out["@type"] = "@vocab"
        elif self.kind in DATATYPES:
            out["@type"] = DATATYPES[self.kind]
        if self.many != "one":
            out["@container"] = f"@{self.many}"
        if self.words is not None:
            out["@context"] = _list_of_words(self.words, taken)
        return self.iri if out == {"@id": self.iri} else out


def _list_of_words(iris: Mapping[str, str], taken: Container[str]) -> dict[str, str]:
    """A context for the values of one property: where its words are, one by one only what lies elsewhere."""
    roots = [iri.removesuffix(word) for word, iri in iris.items()]
    root = max(dict.fromkeys(roots), key=roots.count)
    apart = {word: iri for word, iri in iris.items() if iri != root + word or word in taken}
    return {"@vocab": root, **apart}


def schema(name: str, kind: Kind = "text", many: Literal["one", "set", "list"] = "one") -> Term:
    """A term of schema.org under its own name."""
    return Term(name, SCHEMA + name, kind, many)


def own(name: str, kind: Kind = "text", many: Literal["one", "set", "list"] = "one") -> Term:
    """A term of our extension, where no vocabulary has one."""
    return Term(name, NA + name, kind, many)


def words(name: str, iri: str, at: Mapping[str, str]) -> Term:
    """A term whose values are words of a closed list, each an IRI."""
    return Term(name, iri, "word", words=at)


def code_list(name: str, *of: str) -> Mapping[str, str]:
    """A code list of ours: an IRI for each word."""
    return {word: f"{CV}{name}/{word}" for word in of}


def newscodes(scheme: str, *of: str, **spelt: str) -> Mapping[str, str]:
    """A list of the IPTC NewsCodes: an IRI for each word, `spelt` where ours differs from theirs."""
    root = f"http://cv.iptc.org/newscodes/{scheme}/"
    return {**{word: root + word for word in of}, **{word: root + theirs for word, theirs in spelt.items()}}
