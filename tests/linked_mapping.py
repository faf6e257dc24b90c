"""Writes the tables of `docs/jsonld.md`: `make golden`. The prose around them is written by hand, in the page.

Keys and properties are told from the rows that newsml reads and writes with, classes and motivations from what it
writes. Only where a row holds several fields, or fields of a class without a node, it is said here which key is whose.
"""

from __future__ import annotations

import contextlib
import io
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple, TypeVar

from newsml.formats._kit import strict_json
from newsml.formats.jsonld import processor
from newsml.formats.jsonld import terms as t
from newsml.formats.jsonld.mapping import Node, NodeMap, Pair, Place, types
from newsml.formats.jsonld.nodes.statement import SAYING
from newsml.formats.jsonld.sides import Writer
from newsml.formats.jsonld.term import (
    BIBO,
    CV,
    DCTERMS,
    EDTF,
    FOAF,
    NA,
    OA,
    OWL,
    PROV,
    RDF,
    SCHEMA,
    SKOS,
    TIME,
    XSD,
    Term,
)
from newsml.formats.jsonld.vocabulary import MAPS, terms
from newsml.formats.rdf import parsing
from newsml.model.anchor import Span
from newsml.model.article import Article
from newsml.model.code import Code, Name
from newsml.model.credit import Credit, Dateline, Rights
from newsml.model.event import Trigger
from newsml.model.record import Record
from newsml.model.structure import shape
from newsml.testing import samples
from tests.consoles import PYTHON
from tests.mapping import REGION
from tests.published import ROWS

PAGE = Path(__file__).parent.parent / "docs" / "jsonld.md"

PREFIXES = {
    "schema": SCHEMA,
    "oa": OA,
    "prov": PROV,
    "dcterms": DCTERMS,
    "skos": SKOS,
    "time": TIME,
    "foaf": FOAF,
    "bibo": BIBO,
    "owl": OWL,
    "rdf": RDF,
    "xsd": XSD,
    "edtf": EDTF.removesuffix("EDTF"),
    "na": NA,
    "cv": CV,
    "newscodes": "http://cv.iptc.org/newscodes/",
}
"""For this page only: our documents have no prefixes."""

_WITHOUT_NODES: dict[type[Record], tuple[type[Record], ...]] = {
    Credit: (Rights, Dateline),
    Trigger: (Span,),
    Code: (Name,),
}
"""Classes that have no node of their own, behind the class that they are listed after."""
_NO_NODE: dict[type[Record], str] = {
    Rights: "at the article",
    Dateline: "at the article",
    Span: "at the anchor, one `oa:SpecificResource` each",
    Name: "a string, with its language where that is known",
}

_POSITION = (t.TARGET, t.SELECTOR)
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
    "Participation.participant": (
        *(t.ORGANIZER, t.ATTENDEE, t.PERFORMER, t.AGENT, t.OBJECT, t.INSTRUMENT, t.PARTICIPANT),
    ),
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

_KEYWORDS = {
    "Participant.kind": "@type",
    "Agent.kind": "@type",
    "Withheld.field": "@id",
    "Name.text": "@value",
    "Name.language": "@language",
}
"""Fields that a keyword of JSON-LD holds; so it is with each `id` of a thing."""
_HELD_BY = {"@id": "IRI", "@type": "class", "@value": "text", "@language": "language tag"}

REMARKS = {
    "Article.id": "not the page's URL, which is `url`",
    "Withheld.field": "the article's, and `#headline`, `#standfirst` or `#body`",
    **dict.fromkeys(
        (f"{cls}.id" for cls in ("Participant", "Topic", "Event", "Statement", "Agent")),
        "the article's, `#` and the id",
    ),
    "Article.creators": "their order is in the second, where there are several",
    "Article.contributors": "their order is in the second, where there are several",
    "Article.participants": "told from one another by their classes",
    "Article.withheld": "the body in the first",
    "Participant.part_of": "in one of schema.org's, where domain and range allow it",
    "Participant.place": "in `schema:geo` of places only",
    "Participant.roles": "in the first if it is a person's, and `of` an organisation or nobody's",
    "Participation.participant": "under the property that leads to the Role",
    "Participation.role": "the property that leads to the Role; else one of these, a node in the second",
    "Event.participations": "the property is the role; a Role stands between where there is more to say",
    "Event.relations": "the first for `part_of` alone",
    "Event.where": "a Role stands between where there is more to say",
    "Role.of": "the first if it is an organisation",
    "Agent.version": "the second of a human",
    "Anchor.field": "the node of the text: `#headline`, `#standfirst`, `#body`",
    "Span.start": "in code points (Web Annotation, 4.2.5)",
    "Code.qcode": "the second in identifiers",
}
"""What is to be said of a field beside that; of its subclasses too."""


class Written(NamedTuple):
    """A record and its node."""

    map: NodeMap
    record: Record
    node: Node


def written_of(articles: Iterable[Article]) -> tuple[Written, ...]:
    """The nodes of all records of articles."""
    by_class: dict[type[Record], list[NodeMap]] = {}
    for map_ in MAPS:
        by_class.setdefault(map_.cls, []).append(map_)
    out = []
    for article in articles:
        writer = Writer(article)
        for record in _inside(article):
            maps = by_class.get(type(record), ())
            out += [Written(map_, record, map_.write(record, writer, "at")) for map_ in maps]
    return tuple(out)


@cache
def written() -> tuple[Written, ...]:
    """The nodes of the samples, which together leave no field out."""
    return written_of(samples())


def _inside(record: Record) -> Iterator[Record]:
    yield record
    for field in shape(type(record)):
        value = getattr(record, field.name)
        for inner in value if isinstance(value, tuple) else (value,):
            if isinstance(inner, Record):
                yield from _inside(inner)


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


@cache
def classes() -> dict[str, tuple[str, ...]]:
    """The classes of RDF that the nodes of each class have."""
    out: dict[str, set[str]] = {}
    for one in written():
        if one.map is not SAYING:
            out.setdefault(one.map.cls.__name__, set()).update(types(one.node))
    return {
        cls: tuple(sorted(_short(t.TYPES.get(name, SCHEMA + name)) for name in found))
        for cls, found in out.items()
    }


@cache
def motivations() -> dict[str, str]:
    """What the annotations of each field of anchors say in `oa:motivatedBy`."""
    words = t.MOTIVATION.words or {}
    out = {}
    for one in written():
        for annotation in one.node.get("anchors", ()):
            field = annotation["@id"].rpartition("#")[2].split(".")[1]
            out[f"{one.map.cls.__name__}.{field}"] = _short(words[annotation["motivation"]])
    return out


def _short(iri: str) -> str:
    return next(f"{prefix}:{iri[len(root) :]}" for prefix, root in PREFIXES.items() if iri.startswith(root))


def _key(path: tuple[Term, ...]) -> str:
    return "/".join(term.name for term in path)


def _property(path: tuple[Term, ...]) -> str:
    return "/".join("^" * term.reverse + _short(term.iri) for term in path)


_KINDS = {
    "text": "text",
    "names": "text, with its language",
    "integer": "`xsd:integer`",
    "count": "`xsd:nonNegativeInteger`",
    "boolean": "`xsd:boolean`",
    "edtf": "`edtf:EDTF`",
    "link": "IRI",
}


def held(field: Field) -> str:
    """What a field holds, in words."""
    found = next(item for item in shape(field.cls) if item.name == field.name)
    many = {"one": "", "set": "set: ", "by_id": "set: ", "list": "list: "}[found.collection]
    if found.refers_to:
        return f"{many}{' or '.join(found.refers_to)}"
    term = field.paths[0][-1] if field.paths else None
    if term is not None and term.kind == "word":
        roots = dict.fromkeys(
            iri[: max(iri.rfind("/"), iri.rfind("#")) + 1] for iri in (term.words or {}).values()
        )
        return f"{many}word of {', '.join(f'`{_short(root)}`' for root in roots)}"
    if found.record is not None:
        return f"{many}{'word or ' * bool(found.choices)}{found.record.__name__}"
    if term is None:
        return _HELD_BY[of_class(_KEYWORDS, field.cls, field.name) or "@id"]
    return many + _KINDS.get(term.kind, "text")


def mapping() -> str:
    """The table of all fields, class by class."""
    out: list[str] = []
    for cls in dict.fromkeys(field.cls for field in fields().values()):
        where = classes().get(cls.__name__)
        shown = ", ".join(f"`{one}`" for one in where) if where else _NO_NODE[cls]
        out += [
            f"\n**{cls.__name__}**: {shown}\n",
            "| field | key | property | holds | |\n|---|---|---|---|---|",
        ]
        out += [_row(field) for field in fields().values() if field.cls is cls]
        out += [
            f"| *derived* | `{_key(path)}` | `{_property(path)}` | {_KINDS.get(path[-1].kind, 'node')} | {says} |"
            for name, path, says in derived()
            if name == cls.__name__
        ]
    return "\n".join(out) + "\n\n"


def _row(field: Field) -> str:
    keyword = of_class(_KEYWORDS, field.cls, field.name) or "@id"
    keys = ", ".join(f"`{_key(path)}`" for path in field.paths) or f"`{keyword}`"
    iris = ", ".join(f"`{_property(path)}`" for path in field.paths)
    motivation = motivations().get(str(field))
    says = [f"`{motivation}`"] if motivation else []
    says += [remark] if (remark := of_class(REMARKS, field.cls, field.name)) else []
    return f"| `{field.name}` | {keys} | {iris} | {held(field)} | {'; '.join(says)} |"


def answers() -> str:
    """What the script with the SPARQL query prints."""
    (script,) = (block for block in PYTHON.findall(PAGE.read_text(encoding="utf-8")) if "SELECT" in block)
    printed = io.StringIO()
    with contextlib.chdir(PAGE.parent.parent), contextlib.redirect_stdout(printed):
        exec(compile(script, str(PAGE), "exec"), {"__name__": "example"})  # noqa: S102 - our own page
    return f"\n```\n{printed.getvalue()}```\n\n"


def published() -> str:
    """The table of what is read of documents of others."""
    out = []
    for cls, rows in ROWS.items():
        out += [f"\n**{cls}**\n", "| property | becomes | |\n|---|---|---|"]
        out += [f"| {_listed(row.properties)} | `{row.field}` | {row.says} |" for row in rows]
    return "\n".join(out) + "\n\n"


def _listed(names: str) -> str:
    return ", ".join(f"`{name}`" for name in names.split())


def limits() -> str:
    """The table of what is refused for its size."""
    rows = (
        (strict_json.MAX_DEPTH, "levels of nesting", "JSON"),
        (processor.MAX_NODES, "objects", "JSON-LD in contexts that need a processor"),
        (processor.MAX_TERMS, "terms that all contexts of a document define", "the same"),
        (parsing.MAX_TRIPLES, "triples", "Turtle, N-Quads, N-Triples"),
    )
    lines = (f"| {what} | {number:,} | {where} |" for number, what, where in rows)
    return "| more than | | of |\n|---|---|---|\n" + "\n".join(lines) + "\n"


REGIONS: dict[str, Callable[[], str]] = {
    "answers": answers,
    "mapping": mapping,
    "published": published,
    "limits": limits,
}


def page() -> str:
    """The page with its tables written anew."""
    return REGION.sub(lambda found: found[1] + REGIONS[found[2]](), PAGE.read_text(encoding="utf-8"))


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
