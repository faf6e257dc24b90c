"""Parties, credits, rights and the dateline."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from newsml.formats.jsonld import terms as t
from newsml.formats.jsonld.mapping import REF, Node, NodeMap, Pair, Place, id_of, types, values, write_all
from newsml.formats.jsonld.nodes.code import CODE, IDENTIFIER
from newsml.formats.jsonld.nodes.participant import KINDS, kind_of
from newsml.model.credit import Credit, Dateline, Party, Rights

if TYPE_CHECKING:
    from newsml.formats.jsonld.mapping import Data
    from newsml.formats.jsonld.sides import Reader, Writer
    from newsml.formats.jsonld.term import Term


def _type(party: Party, w: Writer) -> str:
    """The class of the participant that it is; `foaf:Agent`, which says neither person nor organisation, without."""
    kind = kind_of(party.participant, w)
    return KINDS[kind] if kind in ("person", "organisation", "group") else "Party"


_PARTY: Final = (
    Place("name", t.NAME),
    Place("code", t.IDENTIFIER, IDENTIFIER),
    Place("participant", t.PARTICIPANT_MEANT, REF),
)
PARTY = NodeMap(Party, _PARTY, _type)
CREDIT = NodeMap(Credit, (*_PARTY, Place("role", t.ROLE, CODE)), _type)


def credited(field: str, people: Term, order: Term) -> Pair:
    """A LIST of credits: a set under schema.org's property, and their order, where there are several, in a list."""

    def read(node: Node, data: Data, r: Reader) -> None:
        places = {id_of(item): n for n, item in enumerate(values(node, order))}
        found = [value for value in values(node, people) if type(value) is dict]
        found.sort(key=lambda value: places.get(id_of(value), len(places)))
        credits_ = [r.decoded(value, CREDIT) for value in found]
        if credits_:
            data[field] = [item for item in credits_ if item is not None]

    def write(record: Any, node: Node, w: Writer, at: str) -> None:
        credits_ = getattr(record, field)
        if credits_:
            node[people.name] = nodes = write_all(credits_, CREDIT, w, f"{at}.{field}")
            if len(nodes) > 1:
                node[order.name] = [{"@id": item["@id"]} for item in nodes]

    return Pair((field,), (people, order), read, write)


def _read_dateline(node: Node, data: Data, r: Reader) -> None:
    found: Data = {}
    if "dateline" in node:
        found["text"] = node["dateline"] or None
    for value in values(node, t.LOCATION_CREATED)[:1]:
        found["place"] = r.local(value)
    if "datelineDate" in node:
        found["date"] = node["datelineDate"]
    if found:
        data["dateline"] = found


def _write_dateline(record: Any, node: Node, w: Writer, _at: str) -> None:
    dateline: Dateline | None = record.dateline
    if dateline is None:
        return
    # A dateline of which nothing is known is still a dateline: an empty text says so, as a text of ours is never empty.
    if dateline.text is not None or (dateline.place is None and dateline.date is None):
        node["dateline"] = dateline.text or ""
    if dateline.place is not None:
        node["locationCreated"] = REF.encode(dateline.place, w, "")
    if dateline.date is not None:
        node["datelineDate"] = dateline.date


DATELINE: Final = Pair(
    ("dateline",), (t.DATELINE, t.LOCATION_CREATED, t.DATELINE_DATE), _read_dateline, _write_dateline
)


def _read_rights(node: Node, data: Data, r: Reader) -> None:
    found: Data = {}
    for value in values(node, t.COPYRIGHT_HOLDER)[:1]:
        found["holder"] = r.decoded(value, PARTY)
    if "copyrightNotice" in node:
        found["notice"] = node["copyrightNotice"] or None
    for value in values(node, t.USAGE_INFO)[:1]:
        terms_of_use = r.node(value)
        if terms_of_use is not None and "CreativeWork" in types(terms_of_use):
            found["usage_terms"] = terms_of_use.get("text")
    for value in values(node, t.LICENSE)[:1]:
        found["licence"] = value
    if found:
        data["rights"] = found


def _write_rights(record: Any, node: Node, w: Writer, at: str) -> None:
    rights: Rights | None = record.rights
    if rights is None:
        return
    if rights.holder is not None:
        node["copyrightHolder"] = PARTY.write(rights.holder, w, f"{at}.rights.holder")
    if rights.notice is not None or rights == Rights():
        node["copyrightNotice"] = rights.notice or ""
    if rights.usage_terms is not None:
        iri = f"{w.base}{at}.rights.usage_terms"
        node["usageInfo"] = {"@id": iri, "@type": "CreativeWork", "text": rights.usage_terms}
    if rights.licence is not None:
        node["license"] = rights.licence


RIGHTS: Final = Pair(
    ("rights",),
    (t.COPYRIGHT_HOLDER, t.COPYRIGHT_NOTICE, t.USAGE_INFO, t.TEXT, t.LICENSE),
    _read_rights,
    _write_rights,
)
RIGHTS_FIELDS: Final = frozenset(
    {f"Rights.{name}" for name in ("holder", "notice", "usage_terms", "licence")}
    | {f"Dateline.{name}" for name in ("text", "place", "date")}
)
"""What the two pairs place inside of their fields."""
