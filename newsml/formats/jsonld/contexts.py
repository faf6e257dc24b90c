"""The contexts that are known here, so that documents in them can be read: what they say, as tables. None is loaded.

schema.org's is taken without the coercions that its published context has: those differ from release to release (30.0
makes links of the values of some 80 properties, later ones of none), and a link that is no absolute IRI, such as
`www.example.org` under `url`, would be dropped. So a value stays as it was written, and a reader takes a string for
a link.
"""

from __future__ import annotations

from functools import cache
from typing import Any, Final

from newsml.errors import UnsupportedFormat
from newsml.formats.jsonld.term import DCTERMS, FOAF, OA, OWL, PROV, RDF, SCHEMA, SKOS, XSD
from newsml.formats.jsonld.vocabulary import CONTEXT_IRI, context

SCHEMA_ORG_IRI: Final = "https://schema.org"
"""The spelling that pages use, and that search engines ask for."""
ANNOTATION_IRI: Final = "http://www.w3.org/ns/anno.jsonld"
"""The context that every Web Annotation has (W3C Web Annotation Data Model, 3.1)."""

_SPELT: Final = {
    **{
        f"{scheme}://{host}schema.org{path}": "schema.org"
        for scheme in ("http", "https")
        for host in ("", "www.")
        for path in ("", "/", "/docs/jsonldcontext.jsonld", "/docs/jsonldcontext.json")
    },
    **{
        f"{scheme}://www.w3.org/ns/anno{end}": "anno"
        for scheme in ("http", "https")
        for end in ("", ".jsonld")
    },
    CONTEXT_IRI: "ours",
}
"""Which context an IRI names."""

_DC: Final = "http://purl.org/dc/elements/1.1/"
_DCTYPES: Final = "http://purl.org/dc/dcmitype/"
_RDFS: Final = "http://www.w3.org/2000/01/rdf-schema#"
_AS: Final = "http://www.w3.org/ns/activitystreams#"

_PREFIXES: Final = {
    "rdf": RDF, "rdfs": _RDFS, "xsd": XSD, "owl": OWL, "skos": SKOS, "foaf": FOAF, "dc": _DC, "dcterms": DCTERMS,
    "schema": SCHEMA,
}  # fmt: skip
_SCHEMA_PREFIXES: Final = {**_PREFIXES, "dct": DCTERMS, "dctype": _DCTYPES, "prov": PROV}
_ANNOTATION_PREFIXES: Final = {
    **_PREFIXES,
    "oa": OA,
    "dctypes": _DCTYPES,
    "iana": "http://www.iana.org/assignments/relation/",
    "as": _AS,
}

# The terms of the Web Annotation Vocabulary (its appendix A): those of one namespace in a row, `term=name` where the
# names differ.
_CLASSES: Final = (
    (OA, """
        Annotation Choice CssSelector CssStylesheet=CssStyle DataPositionSelector FragmentSelector
        HttpRequestState Motivation RangeSelector ResourceSelection SpecificResource SvgSelector
        TextPositionSelector TextQuoteSelector TextualBody TimeState XPathSelector
    """),
    (_DCTYPES, "Audio=Sound Dataset Image=StillImage Text Video=MovingImage"),
    (FOAF, "Organization Person"),
    (_AS, "AnnotationCollection=OrderedCollection AnnotationPage=OrderedCollectionPage Software=Application"),
    (SCHEMA, "Audience"),
)  # fmt: skip
_INSTANCES: Final = (
    (OA, """
        assessing bookmarking classifying commenting describing editing highlighting identifying
        linking moderating questioning replying reviewing tagging auto=autoDirection ltr=ltrDirection
        rtl=rtlDirection
    """),
)  # fmt: skip
_LINKS: Final = (
    (OA, """
        body=hasBody cached=cachedSource canonical endSelector=hasEndSelector refinedBy renderedVia
        scope=hasScope selector=hasSelector source=hasSource startSelector=hasStartSelector
        state=hasState stylesheet=styledBy target=hasTarget via
    """),
    (DCTERMS, "conformsTo creator rights"),
    (_AS, "first generator last next partOf prev"),
    (FOAF, "homepage"),
    (SCHEMA, "audience"),
)  # fmt: skip
_WORDS: Final = ((OA, "motivation=motivatedBy purpose=hasPurpose textDirection"),)
_TEXTS: Final = (
    (OA, "bodyValue exact prefix processingLanguage styleClass suffix"),
    (_DC, "format language"),
    (FOAF, "email=mbox email_sha1=mbox_sha1sum name nickname=nick"),
    (RDF, "value"),
    (_RDFS, "label"),
    (SCHEMA, "accessibility=accessibilityFeature"),
)
_DATES: Final = (
    (DCTERMS, "created generated=issued modified"),
    (OA, "sourceDate sourceDateEnd sourceDateStart"),
)
_NUMBERS: Final = ((OA, "end start"), (_AS, "startIndex total=totalItems"))


def _in_rows(rows: tuple[tuple[str, str], ...], type_: str | None = None) -> dict[str, Any]:
    out: dict[str, Any] = {}
    for root, names in rows:
        for entry in names.split():
            term, _, name = entry.partition("=")
            iri = root + (name or term)
            out[term] = iri if type_ is None else {"@id": iri, "@type": type_}
    return out


def _schema_org() -> dict[str, Any]:
    return {"@vocab": SCHEMA, "id": "@id", "type": "@type", **_SCHEMA_PREFIXES}


def _annotation() -> dict[str, Any]:
    return {
        **_ANNOTATION_PREFIXES,
        "id": "@id",
        "type": "@type",
        **_in_rows(_CLASSES),
        **_in_rows(_INSTANCES),
        **_in_rows(_LINKS, "@id"),
        "items": {"@id": _AS + "items", "@type": "@id", "@container": "@list"},
        **_in_rows(_WORDS, "@vocab"),
        **_in_rows(_TEXTS),
        **_in_rows(_DATES, XSD + "dateTime"),
        **_in_rows(_NUMBERS, XSD + "nonNegativeInteger"),
    }


_MADE: Final = {"schema.org": _schema_org, "anno": _annotation, "ours": context}


@cache
def _pinned(name: str) -> dict[str, Any]:
    return _MADE[name]()


def known(iri: str) -> dict[str, Any] | None:
    """What the context with this IRI says, a new dict each time; None where it is not known."""
    name = _SPELT.get(iri)
    return None if name is None else dict(_pinned(name))


def is_schema_org(iri: str) -> bool:
    """Whether this is one of the spellings of schema.org's context."""
    return _SPELT.get(iri) == "schema.org"


def is_annotation(iri: str) -> bool:
    """Whether this is the context of Web Annotations."""
    return _SPELT.get(iri) == "anno"


def loader(url: str, options: Any = None) -> dict[str, Any]:
    """Gives a JSON-LD processor (PyLD's `documentLoader`) the contexts that are known.

    Raises:
        UnsupportedFormat: any other is asked for.
    """
    del options  # the processor's, about how to fetch
    found = known(url)
    if found is None:
        shown = url if len(url) <= 200 else url[:200] + "…"
        raise UnsupportedFormat(
            f"the @context {shown} is not known, and none is ever loaded: write its terms into the document, or expand "
            "the document with a JSON-LD processor"
        )
    return {
        "contextUrl": None,
        "documentUrl": url,
        "contentType": "application/ld+json",
        "document": {"@context": found},
    }
