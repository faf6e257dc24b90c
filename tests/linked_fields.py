"""Where each field of the model stands in our JSON-LD, told from the rows that newsml reads and writes with.

Only where a row holds several fields, or fields of a class without a node, it is said here which key is whose.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import NamedTuple, TypeVar

from newsml.formats.jsonld import terms as t
from newsml.formats.jsonld.mapping import NodeMap, Pair, Place
from newsml.formats.jsonld.nodes.statement import SAYING
from newsml.formats.jsonld.term import Term
from newsml.formats.jsonld.vocabulary import MAPS, terms
from newsml.model.anchor import Span
from newsml.model.code import Code, Name
from newsml.model.credit import Credit, Dateline, Rights
from newsml.model.event import Trigger
from newsml.model.record import Record
from newsml.model.structure import shape

_WITHOUT_NODES: dict[type[Record], tuple[type[Record], ...]] = {
    Credit: (Rights, Dateline),
    Trigger: (Span,),
    Code: (Name,),
}
"""Classes that have no node of their own, behind the class that they are listed after."""

_POSITION = (t.TARGET, t.SELECTOR)
_PARTICIPATING = (t.ORGANIZER, t.ATTENDEE, t.PERFORMER, t.AGENT, t.OBJECT, t.INSTRUMENT, t.PARTICIPANT)
PARTS: dict[str, tuple[Term, ...]] = {
    "Article.id": (),
    "Article.statements": (t.HAS_PART,),
    "Article.withheld": (t.ENCODING, t.HAS_PART),
    "Article.rights": (t.COPYRIGHT_HOLDER, t.COPYRIGHT_NOTICE, t.USAGE_INFO, t.LICENSE),
    "Rights.holder": (t.COPYRIGHT_HOLDER,),
    "Rights.notice": (t.COPYRIGHT_NOTICE,),
    "Rights.usage_terms": (t.USAGE_INFO, t.TEXT),
    "Rights.licence": (t.LICENSE,),
    "Dateline.text": (t.DATELINE,),
    "Dateline.place": (t.LOCATION_CREATED,),
    "Dateline.date": (t.DATELINE_DATE,),
    "Anchor.field": (t.TARGET, t.SOURCE),
    "Anchor.spans": (t.TARGET,),
    "Span.start": (*_POSITION, t.START),
    "Span.end": (*_POSITION, t.END),
    "Span.exact": (*_POSITION, t.EXACT),
    "Where.place": (t.LOCATION,),
    "Where.online": (t.LOCATION, t.NAME),
    "Participation.participant": _PARTICIPATING,
    "Participation.role": (t.ROLE_NAME, t.ROLE_CODE),
}
"""The terms of fields that share a row with others, or are of a class without a node: the last on a path of them."""
_PATHS = ("Rights.usage_terms", "Anchor.field", "Span.start", "Span.end", "Span.exact", "Where.online")
"""Those of them of which the terms lead on from one another."""

DERIVED = {
    "Article.encoding": "the body as a `schema:TextObject` with its `sha256`: anchors count in it",
    "Article.isVersionOf": "the article's own IRI, where two of one IRI stand in a document",
    "Article.hasPart": "headline and standfirst as such objects",
    "Article.conformsTo": "the mark: `https://w3id.org/news-annotation/`",
    "Article.alternativeHeadline": "the texts of `alternative_headlines`",
    "Article.wordCount": "of `body`, at white space",
    "Participant.honorificPrefix": "from `name_parts`, of a person",
    "Participant.givenName": "from `name_parts`, of a person",
    "Participant.additionalName": "from `name_parts`, of a person: the `middle` ones",
    "Participant.familyName": "from `name_parts`, of a person",
    "Participant.honorificSuffix": "from `name_parts`, of a person",
    "Participant.jobTitle": "the titles of `roles`, of a person",
    "Role.startDate": "of `valid_from`, as far as ISO 8601 can say it",
    "Role.endDate": "of `valid_to`, as far as ISO 8601 can say it",
    "Event.startDate": "of `when`, as far as ISO 8601 can say it",
    "Event.endDate": "of `when`, as far as ISO 8601 can say it",
    "Statement.text": "the words of `content`",
    "Statement.creator": "`speaker`, of a statement that is direct",
    "Statement.saidIn/agent": "`speaker`",
    "Statement.saidIn/startTime": "of `when`, where it has a time of day",
    "Span.target/selector/prefix": "16 code points in front",
    "Span.target/selector/suffix": "16 code points behind",
}
"""Keys that repeat what fields say. They are written, and have to say the same when they are read."""

_T = TypeVar("_T")


def of_class(known: Mapping[str, _T], cls: type[Record], field: str) -> _T | None:
    """What a table says of a field, or of the field of a class above."""
    names = (f"{one.__name__}.{field}" for one in cls.__mro__)
    return next((known[name] for name in names if name in known), None)


class Field(NamedTuple):
    """A field, and where it stands: paths of terms from the node of its class, none where a keyword holds it."""

    cls: type[Record]
    name: str
    paths: tuple[tuple[Term, ...], ...]

    def __str__(self) -> str:
        return f"{self.cls.__name__}.{self.name}"


@cache
def fields() -> dict[str, Field]:
    """All fields, by class and name."""
    out: dict[str, Field] = {}

    def put(cls: type[Record], name: str, paths: tuple[tuple[Term, ...], ...]) -> None:
        known = out.get(f"{cls.__name__}.{name}", Field(cls, name, ()))
        kept = () if known.paths == ((t.SAID_IN,),) else known.paths
        out[str(known)] = known._replace(paths=tuple(dict.fromkeys((*kept, *paths))))

    for map_ in MAPS:
        for row in map_.rows:
            if isinstance(row, Place | Pair):
                for name in (row.field,) if isinstance(row, Place) else row.fields:
                    put(map_.cls, name, _paths(map_, row, name))
        for cls in _WITHOUT_NODES.get(map_.cls, ()):
            for item in shape(cls):
                put(cls, item.name, _parts(cls, item.name))
    return out


def _paths(map_: NodeMap, row: Place | Pair, name: str) -> tuple[tuple[Term, ...], ...]:
    if isinstance(row, Place):
        return (((t.SAID_IN, row.term) if map_ is SAYING else (row.term,)),)
    if of_class(PARTS, map_.cls, name) is not None:
        return _parts(map_.cls, name)
    if t.ANCHORS in row.terms:
        return ((t.ANCHORS,),)
    return tuple((term,) for term in row.terms)


def _parts(cls: type[Record], name: str) -> tuple[tuple[Term, ...], ...]:
    found = of_class(PARTS, cls, name) or ()
    leads_on = of_class(dict.fromkeys(_PATHS, True), cls, name)
    return (found,) if leads_on else tuple((term,) for term in found)


def derived() -> Iterator[tuple[str, tuple[Term, ...], str]]:
    """The keys that repeat what fields say: class, path of terms, and what they repeat."""
    for name, says in DERIVED.items():
        cls, _, path = name.partition(".")
        yield cls, tuple(terms()[key] for key in path.split("/")), says
