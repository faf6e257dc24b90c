"""The tables of fields in `docs/jsonld.md`: see tests/linked_page.py.

Classes and motivations are told from what newsml writes, the rest from its rows.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

from newsml.formats.jsonld import terms as t
from newsml.formats.jsonld.mapping import Node, NodeMap, types
from newsml.formats.jsonld.nodes.statement import SAYING
from newsml.formats.jsonld.sides import Writer
from newsml.formats.jsonld.term import (
    CV,
    SCHEMA,
    Term,
)
from newsml.formats.jsonld.vocabulary import MAPS
from newsml.formats.rdf.turtle import PREFIXES as OF_TURTLE
from newsml.model.anchor import Span
from newsml.model.article import Article
from newsml.model.code import Name
from newsml.model.credit import Dateline, Rights
from newsml.model.record import Record
from newsml.model.structure import shape
from newsml.testing import samples
from tests.linked_fields import Field, derived, fields, of_class

PREFIXES = {**OF_TURTLE, "cv": CV, "newscodes": "http://cv.iptc.org/newscodes/"}
"""For this page only: our documents have no prefixes."""

_NO_NODE: dict[type[Record], str] = {
    Rights: "at the article",
    Dateline: "at the article",
    Span: "at the anchor, one `oa:SpecificResource` each",
    Name: "a string, with its language where that is known",
}

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


def prefixes() -> str:
    """The table of the prefixes that the tables have."""
    lines = (f"| `{prefix}:` | `{root}` |" for prefix, root in PREFIXES.items())
    return "| prefix | stands for |\n|---|---|\n" + "\n".join(lines) + "\n"


def _row(field: Field) -> str:
    keyword = of_class(_KEYWORDS, field.cls, field.name) or "@id"
    keys = ", ".join(f"`{_key(path)}`" for path in field.paths) or f"`{keyword}`"
    iris = ", ".join(f"`{_property(path)}`" for path in field.paths)
    motivation = motivations().get(str(field))
    says = [f"`{motivation}`"] if motivation else []
    says += [remark] if (remark := of_class(REMARKS, field.cls, field.name)) else []
    return f"| `{field.name}` | {keys} | {iris} | {held(field)} | {'; '.join(says)} |"
