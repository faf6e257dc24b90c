"""Events: subjects, with eventDetails where there is a first day (the standard's `start` is mandatory)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from newsml.formats.newsml_g2.anchors import mentioned, refs_row
from newsml.formats.newsml_g2.annotations import HEAD, LABELS, NOTE
from newsml.formats.newsml_g2.codes import CODE, resolved, write_role_attribute
from newsml.formats.newsml_g2.dates import as_edtf, as_start_and_end
from newsml.formats.newsml_g2.derived import REFERENCE, name_of
from newsml.formats.newsml_g2.engine import Table
from newsml.formats.newsml_g2.names import na, nar
from newsml.formats.newsml_g2.places import UNFIT, Pair, Place
from newsml.formats.newsml_g2.scalars import (
    ANY,
    FLAG,
    INTEGER,
    IRI,
    LABEL,
    LABEL_NODE,
    LOCAL_ID,
    PERCENT,
    QCODE,
    REF,
    attribute_node,
    choice,
    words,
)
from newsml.formats.newsml_g2.types import constant, repeated
from newsml.formats.newsml_g2.when import WHEN
from newsml.model.event import Event, EventRelation, Participation, Where
from newsml.model.structure import shape

if TYPE_CHECKING:
    from lxml.etree import _Element

    from newsml.formats.newsml_g2.draft import Draft
    from newsml.formats.newsml_g2.source import Source
    from newsml.model.record import Record

EVENT_REFS: Final = (("mentions", "", True),)
_REL: Final = frozenset(("rel",))
_OWN_ROLE: Final = "narole:"

OCCURRENCE: Final = {
    "proposed": "eocstat:eos3",
    "expected": "eocstat:eos4",
    "scheduled": "eocstat:eos5",
    "cancelled": "eocstat:eos6",
}
"""Derived for readers that know the standard only: the nearest IPTC event occurrence status."""


def choices(cls: type[Record], field: str) -> tuple[str, ...]:
    """The words of a closed list of the model."""
    return next(shape_.choices for shape_ in shape(cls) if shape_.name == field)


_ROLES: Final = frozenset(choices(Participation, "role"))


def read_participation_role(node: _Element, out: dict[str, Any], source: Source) -> bool:
    """`@role`, `@roleuri`, or nested relations where a code has names or the element has no such attribute."""
    if node.tag == nar("related"):
        if "role" in out:
            return False
        if node.get("rel") == "narel:roleCode":
            value = CODE.decode(node, source, _REL)
        else:
            value = node.get("qcode", "").removeprefix(_OWN_ROLE)
            value = value if value in _ROLES else UNFIT
        if value is not UNFIT:
            out["role"] = value
        return value is not UNFIT
    text, uri = node.get("role"), node.get("roleuri")
    if text is not None and text.startswith(_OWN_ROLE) and text[len(_OWN_ROLE) :] in _ROLES:
        out["role"] = text[len(_OWN_ROLE) :]
    elif text is not None and (value := QCODE.decode(text, source)) is not UNFIT:
        out["role"] = resolved(value, node, source)
    elif uri is not None and IRI.decode(uri, source) is not UNFIT:
        out["role"] = {"iri": uri}
    return "role" in out


def write_participation_role(node: _Element, value: Any, draft: Draft) -> None:
    role = value.get("role")
    if role is None:
        return
    details = node.tag == nar("participant")
    if isinstance(role, str):
        if details:
            node.set("role", _OWN_ROLE + role)
        else:
            draft.element(node, nar("related"), rel="narel:role", qcode=_OWN_ROLE + role)
    elif not (
        details
        and not role.get("qcode", "").startswith(_OWN_ROLE)
        and write_role_attribute(node, value, draft)
    ):
        CODE.encode(draft.element(node, nar("related"), rel="narel:roleCode"), role, draft)


PARTICIPATION: Final = Table(
    Participation,
    Place("participant", "@qcode", REF),
    repeated("participant"),
    name_of("participant"),
    Place("expected", "@na:expected", FLAG),
    Place("anchor", "@na:anchor", mentioned("participation")),
    Place("according_to", "@na:accordingTo", LOCAL_ID),
    Pair(
        ("role",),
        ("@role", "@roleuri", "related[rel=narel:role]", "related[rel=narel:roleCode]"),
        read_participation_role,
        write_participation_role,
    ),
)


def read_online(node: _Element, out: dict[str, Any], source: Source) -> bool:
    """`@literal` where there is no place, else beside it."""
    exact = node.get(na("online"))
    value = LABEL.decode(exact if exact is not None else node.get("literal", ""), source)
    if value is UNFIT or (exact is None and "qcode" in node.attrib):
        return False
    out["online"] = value
    return True


def write_online(node: _Element, value: Any, _: Draft) -> None:
    if "online" in value:
        node.set(na("online") if "place" in value else "literal", value["online"])


WHERE: Final = Table(
    Where,
    Place("place", "@qcode", REF),
    repeated("place"),
    name_of("place"),
    Place("inferred", "@na:inferred", FLAG),
    Place("anchor", "@na:anchor", mentioned("place")),
    Pair(("online",), ("@literal", "@na:online"), read_online, write_online),
)
_WHERE_NODE: Final = WHERE.node()
_PARTICIPATION_NODE: Final = PARTICIPATION.node()


def read_related_parts(node: _Element, out: dict[str, Any], source: Source) -> bool:
    """Places and participants of an event without a first day are relations of the subject."""
    return _read_part(node, node.get("rel") == "narel:location", out, source)


def write_parts(node: _Element, event: Any, draft: Draft) -> None:
    dates = as_start_and_end(event["when"]["value"]) if event.get("when", {}).get("value") else None
    if dates is None:
        for field, rel, table in (
            ("where", "location", WHERE),
            ("participations", "participant", PARTICIPATION),
        ):
            for part in event.get(field, ()):
                table.write(draft.element(node, nar("related"), rel=f"narel:{rel}"), part, draft)
        return
    details = draft.element(draft.assertion(event["id"]), nar("eventDetails"))
    element = draft.element(details, nar("dates"))
    draft.element(element, nar("start")).text = dates[0]
    if dates[1]:
        draft.element(element, nar("end")).text = dates[1]
    occurrence = OCCURRENCE.get(event.get("status", ""))
    if occurrence:
        draft.element(details, nar("occurStatus"), qcode=occurrence)
    for part in event.get("where", ()):
        WHERE.write(draft.element(details, nar("location")), part, draft)
    for part in event.get("participations", ()):
        PARTICIPATION.write(draft.element(details, nar("participant")), part, draft)


def _read_part(node: _Element, location: bool, out: dict[str, Any], source: Source) -> bool:  # noqa: FBT001
    codec, field = (_WHERE_NODE, "where") if location else (_PARTICIPATION_NODE, "participations")
    part = codec.decode(node, source, _REL)
    if part is UNFIT:
        return False
    out.setdefault(field, []).append(part)
    return True


def read_detail(node: _Element, out: dict[str, Any], source: Source) -> bool:
    """Children of eventDetails, which `write_parts` writes; `_dates` and `_occurrence` are looked at in the end."""
    tag = node.tag
    if tag in (nar("location"), nar("participant")):
        return _read_part(node, tag == nar("location"), out, source)
    key = "_dates" if tag == nar("dates") else "_occurrence"
    if key in out:
        return False
    out[key] = node
    return True


def write_detail(node: _Element, event: Any, draft: Draft) -> None:
    """Written by `write_parts`."""


EVENT_DETAILS: Final = Table(
    Event,
    Pair((), ("dates", "occurStatus", "location", "participant"), read_detail, write_detail),
)


def resolve_event(event: dict[str, Any], source: Source) -> None:
    """The exact date holds while `dates` say what they would be written as; otherwise somebody has edited those."""
    occurrence = event.pop("_occurrence", None)
    if occurrence is not None and occurrence.get("qcode") != OCCURRENCE.get(event.get("status", "")):
        source.leave(occurrence)
    node = event.pop("_dates", None)
    if node is None:
        return
    start, end = (node.findtext(nar(tag)) for tag in ("start", "end"))
    exact = event.get("when", {}).get("value")
    try:
        written = as_start_and_end(exact) if exact else None
    except ValueError:
        written = None
    if written != (start, end):
        value = as_edtf(start or "", end)
        if value is None:
            source.leave(node)
            return
        event.setdefault("when", {})["value"] = value
    for child in node.iter():
        for name in child.attrib:
            source.leave(child, str(name))
        if child is not node and child.tag not in (nar("start"), nar("end")):
            source.leave(child)


_RELATIONS: Final = {"part_of": "broader", "same_as": "sameAs"}
RELATION: Final = Table(
    EventRelation,
    Place("event", "@qcode", REF),
    constant("cpnat:event"),
    Place("offset", "@na:offset", ANY),
    Place("inferred", "@na:inferred", FLAG),
    Place("confidence", "@na:confidence", PERCENT),
    name_of("event"),
)
_OTHER_RELATIONS: Final = tuple(kind for kind in choices(EventRelation, "kind") if kind not in _RELATIONS)


def read_relation(node: _Element, out: dict[str, Any], source: Source) -> bool:
    """The standard's broader for part of, its sameAs, and our own relations."""
    if REF.decode(node.get("qcode", ""), source) is UNFIT:
        return False
    relation = RELATION.read(node, source, _REL)
    if node.tag == nar("related"):
        relation["kind"] = node.get("rel", "").removeprefix("narel:")
    else:
        relation["kind"] = "part_of" if node.tag == nar("broader") else "same_as"
    out.setdefault("relations", []).append(relation)
    return True


def write_relations(node: _Element, event: Any, draft: Draft) -> None:
    for relation in event.get("relations", ()):
        kind = relation["kind"]
        if kind in _RELATIONS:
            child = draft.element(node, nar(_RELATIONS[kind]))
        else:
            child = draft.element(node, nar("related"), rel=f"narel:{kind}")
        RELATION.write(child, relation, draft)


_MODES: Final = {"in_person": "Offline", "online": "Online", "hybrid": "Mixed"}
ATTENDANCE: Final = words(
    {f"https://schema.org/{mode}EventAttendanceMode": word for word, mode in _MODES.items()}
)

EVENT: Final = Table(
    Event,
    *HEAD,
    Place("status", "@na:status", choice(*choices(Event, "status"))),
    Place("polarity", "@na:polarity", choice(*choices(Event, "polarity"))),
    Place("modality", "@na:modality", choice(*choices(Event, "modality"))),
    Place("ordinal", "@na:ordinal", INTEGER),
    Place("name", "name", LABEL_NODE),
    NOTE,
    Pair(
        ("relations",),
        ("broader", "sameAs", *(f"related[rel=narel:{kind}]" for kind in _OTHER_RELATIONS)),
        read_relation,
        write_relations,
        also=("EventRelation.kind",),
    ),
    Place("type", "related[rel=crel:isA]", CODE),
    Place("attendance", "related[rel=narel:attendanceMode]", attribute_node("uri", ATTENDANCE)),
    Place("about", "related[rel=narel:about]", REFERENCE),
    Pair(
        ("where", "participations"),
        ("related[rel=narel:location]", "related[rel=narel:participant]"),
        read_related_parts,
        write_parts,
    ),
    Place("when", "na:when", WHEN.node()),
    LABELS,
    refs_row(EVENT_REFS),
    known=("@type",),
)
