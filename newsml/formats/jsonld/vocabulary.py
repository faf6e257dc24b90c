"""The vocabulary as the mapping uses it: the context, the terms by key and by IRI, and the fields that have a place."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, Final

from newsml.formats.jsonld import terms as t
from newsml.formats.jsonld.nodes.anchor import ANCHOR, MENTION, SPAN_FIELDS, TRIGGER
from newsml.formats.jsonld.nodes.annotation import LABEL, SUPPRESSION
from newsml.formats.jsonld.nodes.article import (
    ALTERNATIVE_HEADLINE,
    ARTICLE,
    ARTICLE_VERSION,
    BLOCK,
    MARK,
    RELATED_LINK,
    WITHHELD,
)
from newsml.formats.jsonld.nodes.code import DEFINED_TERM, NAME_FIELDS, PROPERTY_VALUE
from newsml.formats.jsonld.nodes.credit import CREDIT, PARTY, RIGHTS_FIELDS
from newsml.formats.jsonld.nodes.event import EVENT, EVENT_RELATION, PARTICIPATION, WHERE_ROLE
from newsml.formats.jsonld.nodes.participant import NAME_PART, PARTICIPANT, PLACE_DETAILS, ROLE, TOPIC
from newsml.formats.jsonld.nodes.provenance import AGENT, GUIDELINE, PROVENANCE
from newsml.formats.jsonld.nodes.statement import FACTUALITY, OCCASION, SAYING, STATEMENT
from newsml.formats.jsonld.nodes.times import WHEN
from newsml.formats.jsonld.term import SCHEMA

if TYPE_CHECKING:
    from newsml.formats.jsonld.mapping import NodeMap
    from newsml.formats.jsonld.term import Term

CONTEXT_IRI: Final = "https://w3id.org/news-annotation/context.jsonld"
"""Names the published context; it is recognised, never loaded."""

MAPS: Final[tuple[NodeMap, ...]] = (
    *(ARTICLE, ARTICLE_VERSION, ALTERNATIVE_HEADLINE, BLOCK, MARK, RELATED_LINK, WITHHELD),
    *(PARTY, CREDIT, PARTICIPANT, NAME_PART, ROLE, PLACE_DETAILS, TOPIC),
    *(EVENT, WHEN, WHERE_ROLE, PARTICIPATION, EVENT_RELATION),
    *(STATEMENT, SAYING, OCCASION, FACTUALITY),
    *(
        ANCHOR,
        MENTION,
        TRIGGER,
        LABEL,
        SUPPRESSION,
        DEFINED_TERM,
        PROPERTY_VALUE,
        PROVENANCE,
        AGENT,
        GUIDELINE,
    ),
)
"""The mappings of all nodes that we write; shapes can be printed from them."""


@cache
def terms() -> dict[str, Term]:
    """The terms of all mappings by key, in the order of the mappings."""
    out: dict[str, Term] = {}
    for map_ in MAPS:
        for term in map_.terms():
            out.setdefault(term.name, term)
    return out


@cache
def by_iri() -> dict[tuple[str, bool], Term]:
    """The terms by property, and whether they lead against its direction."""
    return {(term.iri, term.reverse): term for term in terms().values()}


def context() -> dict[str, Any]:
    """Our context, a new dict each time: no prefixes, no language, nothing that data could be taken for.

    Its `@vocab` is schema.org, which gives plain properties and classes from there their meaning, also those that
    others add to our documents; what is said here is what differs from that.
    """
    used = terms()
    taken = {*t.TYPES, *(name for name, term in used.items() if term.definition(()) != SCHEMA + name)}
    entries = {name: term.definition(taken) for name, term in used.items() if name in taken}
    return {"@version": 1.1, "@vocab": SCHEMA, **t.TYPES, **entries}


_PINNED: Final = context()


def is_ours(value: Any) -> bool:
    """Whether a document's context is ours, written out or by its IRI."""
    if type(value) is list and len(value) == 1:
        return is_ours(value[0])
    return value in (CONTEXT_IRI, _PINNED)


@cache
def placed() -> frozenset[str]:
    """The model's fields that have a place, as "Class.field"."""
    return frozenset({*SPAN_FIELDS, *RIGHTS_FIELDS, *NAME_FIELDS}.union(*(map_.placed() for map_ in MAPS)))
