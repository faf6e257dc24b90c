"""Writes the tables of `docs/newsml-g2.md`: `make golden`. The prose around them is written by hand, in the page.

Where a field stands is told from the tables that newsml reads and writes with; only where a row of them holds several
fields, or elements of other rows, it is said here.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

from lxml import etree

from newsml.formats.newsml_g2.draft import Draft
from newsml.formats.newsml_g2.engine import Table
from newsml.formats.newsml_g2.item import TABLES
from newsml.formats.newsml_g2.names import expanded, nar
from newsml.formats.newsml_g2.places import AT, Inside, Pair, Place, Row
from newsml.formats.newsml_g2.statements import STATEMENT_REFS
from newsml.formats.newsml_g2.writers import writer_of
from newsml.model.article import Article
from newsml.model.record import Record
from newsml.model.structure import shape
from newsml.testing import samples
from tests.extensions import extensions
from tests.older import older

PAGE = Path(__file__).parent.parent / "docs" / "newsml-g2.md"
REGION = re.compile(r"(<!-- begin (\w+): written by `make golden` -->\n).*?(?=<!-- end -->)", re.DOTALL)

_SUBJECT = "contentMeta/subject"
_EVERYWHERE = "//*"
HOMES = {
    "Article": ".",
    "Withheld": "contentMeta/headline | contentMeta/description | contentSet/inlineXML",
    "AlternativeHeadline": "contentMeta/headline",
    "Block": "contentMeta/na:block",
    "Mark": "contentMeta/na:mark",
    "Party": "itemMeta/provider | rightsInfo/copyrightHolder",
    "Code": _EVERYWHERE,
    "Name": "//name | //na:name",
    "SchemeLabel": "//na:label",
    "Participant": _SUBJECT,
    "NamePart": f"{_SUBJECT}/name",
    "PlaceDetails": "assert/geoAreaDetails",
    "Topic": _SUBJECT,
    "Event": _SUBJECT,
    "EventRelation": f"{_SUBJECT}/broader | {_SUBJECT}/sameAs | {_SUBJECT}/related",
    "Where": f"assert/eventDetails/location | {_SUBJECT}/related[@rel='narel:location']",
    "Participation": f"assert/eventDetails/participant | {_SUBJECT}/related[@rel='narel:participant']",
    "Statement": "contentMeta/contentMetaExtProperty[@rel='narel:statement'] | contentMeta/na:statement",
    **dict.fromkeys(("Anchor", "Mention", "Trigger", "Span"), "inlineRef"),
}
"""Where the elements of a class stand in a newsItem, if no row with a table says so."""

_REFS = {f"Statement.{field}": role for field, role, _ in STATEMENT_REFS}
PLACES = {
    "Article.alternative_headlines": ("contentMeta/headline[@role]", "contentMeta/headline[@na:alternative]"),
    "Article.standfirst": ("contentMeta/description[@role='drol:summary']",),
    "Article.withheld": tuple(f"{home}[@na:sha256]" for home in HOMES["Withheld"].split(" | ")),
    "Article.body": ("contentSet/inlineXML/xhtml:html/xhtml:body",),
    "Article.blocks": ("contentSet//xhtml:body/xhtml:*", "contentMeta/na:block"),
    "Article.marks": ("contentSet//xhtml:body//xhtml:*", "contentMeta/na:mark"),
    "Article.first_published": ("pubHistory/published/timestamp", "contentMeta/na:firstPublished"),
    "Party.participant": ("@qcode", "@na:participant"),
    "Credit.participant": ("@qcode", "@na:participant"),
    "Participant.name_parts": ("name[@part]",),
    "Participant.aliases": ("name[@role='nrol:alternate']",),
    "Participant.part_of": ("broader/@qcode",),
    "Participant.place": ("//assert/geoAreaDetails",),
    "PlaceDetails.latitude": ("position/@latitude", "@na:latitude"),
    "PlaceDetails.longitude": ("position/@longitude", "@na:longitude"),
    "PlaceDetails.country": ("//subject/broader[@type='cpnat:geoArea']/@qcode",),
    "Event.where": ("//assert/eventDetails/location", "related[@rel='narel:location']"),
    "Event.participations": ("//assert/eventDetails/participant", "related[@rel='narel:participant']"),
    "EventRelation.kind": ("@rel",),
    **dict.fromkeys(("Participant.mentions", "Topic.mentions", "Event.mentions"), ("//inlineRef",)),
    **{field: (f"//inlineRef[related/@qcode='narole:{role}']",) for field, role in _REFS.items()},
    "Span.start": ("@na:spans",),
    "Span.end": ("@na:spans",),
}
"""Places of fields of which the rows say less."""

REMARKS = {
    "Article.id": "the guid; one that is no IRI has an IRI under `https://w3id.org/news-annotation/guid/`",
    "Article.headline": "the first without role; `itemMeta/title` says it again",
    "Article.language": "`@xml:lang` of the item says it again",
    "Article.body": "`contentSet/inlineData` says it again as plain text",
    "Article.blocks": "elements of the body; `na:block` where the body is withheld",
    "Article.marks": "elements of the body; `na:mark` where no element can show one",
    "Article.modified": "the element is mandatory: `@na:absent` marks one that stands for none",
    "Article.provider": "the element is mandatory: `@na:absent` marks one that stands for none",
    "Article.identifiers": "`@na:form` tells what is no literal; `na:identifier` has names",
    "Withheld.field": "the element that it stands on",
    "Participant.kind": "a group is `cpnat:abstract` to the standard: `@na:kind` tells it from a topic",
    "Participant.roles": "`assert/personDetails/affiliation` says those in organisations again",
    "PlaceDetails.latitude": "in `@na:latitude` where there is no longitude",
    "PlaceDetails.longitude": "in `@na:longitude` where there is no latitude",
    "PlaceDetails.country": "`iso3166-1a2:` and the code",
    "Event.when": "`assert/eventDetails/dates` says it again, as far as the standard can",
    "Event.status": "`assert/eventDetails/occurStatus` says it again, as far as the standard can",
    "Event.where": "in `related` where there is no first day",
    "Event.participations": "in `related` where there is no first day",
    "EventRelation.kind": "`broader` is part_of, `sameAs` is same_as",
    "Statement.content": "`definition` says the words again",
    "Statement.cue": "`related[@rel='narel:cue']` says the words again",
    "Span.start": "two numbers a span, in code points of the field",
    "Span.end": "two numbers a span, in code points of the field",
    "Span.exact": "the words of the text itself; the elements that `@idrefs` names are around them",
    **dict.fromkeys(
        (f"{cls}.anchor" for cls in ("Role", "When", "Where", "Participation")), "the id of an `inlineRef`"
    ),
}


@cache
def places() -> dict[str, tuple[str, ...]]:
    """Where each field stands, below the elements of its class."""
    found: dict[str, list[str]] = defaultdict(list)
    for table in TABLES:
        for above, row in flat(table.rows):
            for field in _fields(row):
                name = f"{table.cls.__name__}.{field}"
                found[name] += [f"{above}{_shown(at)}{_attribute(table.cls, row)}" for at in _at(row)]
        for field in table.fields():
            found.setdefault(field, [])
    for field in ("start", "end", "exact"):
        found[f"Span.{field}"] = []
    return {field: PLACES.get(field, tuple(dict.fromkeys(at))) for field, at in found.items()}


def flat(rows: tuple[Row, ...], above: str = "") -> Iterator[tuple[str, Place | Pair]]:
    """Rows with the path of the element that their own elements stand in."""
    for row in rows:
        if isinstance(row, Inside):
            yield from flat(row.rows, f"{above}{row.at}/")
        else:
            yield above, row


def _fields(row: Place | Pair) -> tuple[str, ...]:
    return row.fields if isinstance(row, Pair) else (row.field,)


def _at(row: Place | Pair) -> tuple[str, ...]:
    return row.at if isinstance(row, Pair) else (row.at,)


def _shown(at: str) -> str:
    found = AT.fullmatch(at)
    assert found is not None
    key = (found["key"] or "").removeprefix("@")
    return f"{found['name']}[@{key}='{found['value']}']" if key else at


def _attribute(cls: type[Record], row: Place | Pair) -> str:
    """The attribute that an element holds its value in, where that is all it has; told from what it writes."""
    at, field = _at(row)[0], _fields(row)[0]
    is_record = next(one for one in shape(cls) if one.name == field).record is not None
    if len(_at(row)) > 1 or at.startswith("@") or at == "text()" or is_record:
        return ""
    key = AT.fullmatch(at)
    assert key is not None
    names: set[str] = set()
    for value in _values()[cls.__name__, field]:
        parent = etree.Element(nar("contentMeta"))
        writer_of(row)(parent, {field: value}, Draft("", "local:"))
        for node in parent:
            given = set(map(str, node.attrib)) - {expanded(f"@{(key['key'] or '').removeprefix('@')}")}
            names |= given if not node.text and not len(node) else {"", *given}
    return f"/@{names.pop()}" if len(names) == 1 and "" not in names else ""


@cache
def _values() -> dict[tuple[str, str], list[Any]]:
    """Values of each field, from the samples that leave none out."""
    out: dict[tuple[str, str], list[Any]] = defaultdict(list)

    def gather(record: Record) -> None:
        data = record.model_dump(exclude_defaults=True)
        for field in shape(type(record)):
            value = getattr(record, field.name)
            if field.name in data:
                out[type(record).__name__, field.name].append(data[field.name])
            for inner in value if isinstance(value, tuple) else (value,):
                if isinstance(inner, Record):
                    gather(inner)

    for sample in samples():
        gather(sample)
    return out


@cache
def homes() -> dict[str, tuple[str, ...]]:
    """Where the elements of each class stand in a newsItem."""
    out: dict[str, tuple[str, ...]] = {cls: tuple(home.split(" | ")) for cls, home in HOMES.items()}
    for table in TABLES:
        for above, row in flat(table.rows):
            owner = getattr(row.codec.encode, "__self__", None) if isinstance(row, Place) else None
            if isinstance(owner, Table) and owner.cls.__name__ not in HOMES:
                around = (
                    [f"{home}/" for home in out[table.cls.__name__]] if table.cls is not Article else [""]
                )
                found = (f"{home}{above}{_shown(at)}" for home in around for at in _at(row))
                out[owner.cls.__name__] = (*out.get(owner.cls.__name__, ()), *found)
    return out


def fields() -> str:
    """The table of all fields, class by class."""
    out = []
    classes = dict.fromkeys(name.partition(".")[0] for name in places())
    for cls in classes:
        home = homes()[cls]
        where = "any element that holds one" if home == (_EVERYWHERE,) else _listed(home)
        out += [f"\n**{cls}**: {where}\n", "| field | stands in | |\n|---|---|---|"]
        for name, at in places().items():
            if name.startswith(f"{cls}."):
                out.append(f"| `{name.partition('.')[2]}` | {_listed(at)} | {REMARKS.get(name, '')} |")
    return "\n".join(out) + "\n\n"


def _listed(at: tuple[str, ...]) -> str:
    return ", ".join("`newsItem`" if place == "." else f"`{place}`" for place in at)


REGIONS: dict[str, Callable[[], str]] = {"fields": fields, "extensions": extensions, "older": older}


def page() -> str:
    """The page with its tables written anew."""
    return REGION.sub(lambda found: found[1] + REGIONS[found[2]](), PAGE.read_text(encoding="utf-8"))


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
