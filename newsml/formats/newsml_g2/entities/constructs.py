"""Constructs: the standard's elements that name a thing, in documents that newsml did not write.

What kind of thing it is says the concept type (NewsML-G2, @type with IPTC's cpnat), else the details beside it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from newsml.formats.newsml_g2.codes import AS, marks
from newsml.formats.newsml_g2.entities.identity import identity_of, keys_of
from newsml.formats.newsml_g2.names import nar
from newsml.formats.newsml_g2.places import UNFIT
from newsml.formats.newsml_g2.scalars import REF, label

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from lxml.etree import _Element

    from newsml.formats.newsml_g2.source import Source

NATURES: Final = {
    "cpnat:person": "person",
    "cpnat:organisation": "organisation",
    "cpnat:geoArea": "place",
    "cpnat:poi": "place",
    "cpnat:object": "place",
    "cpnat:event": "event",
    "cpnat:abstract": "topic",
}
"""IPTC's concept natures, and what newsml takes them for; the model has no kind for points and objects of their own."""
SPECIAL: Final = frozenset(("cpnat:poi", "cpnat:object"))
"""Natures that say more than the kind: they become the type where nothing finer does."""
DETAILS: Final = {
    nar("personDetails"): "person",
    nar("organisationDetails"): "organisation",
    nar("geoAreaDetails"): "place",
    nar("POIDetails"): "place",
    nar("objectDetails"): "place",
    nar("eventDetails"): "event",
}
FIELDS: Final = {
    **dict.fromkeys(("person", "organisation", "place"), "participants"),
    "event": "events",
    "topic": "topics",
}

SUBJECT, LOCATED, ASSERT, INLINE_REF = map(nar, ("subject", "located", "assert", "inlineRef"))
PARTIES: Final = frozenset(map(nar, ("creator", "contributor", "infoSource")))
PARTICIPANT, ORGANISER, LOCATION, AFFILIATION = map(
    nar, ("participant", "organiser", "location", "affiliation")
)
NAME, TYPE, RELATED, DEFINITION = map(nar, ("name", "type", "related", "definition"))
CONCEPT, CONCEPT_ID = map(nar, ("concept", "conceptId"))
BROADER, NARROWER, SAME_AS = map(nar, ("broader", "narrower", "sameAs"))
_IN_META: Final = frozenset((SUBJECT, LOCATED, *PARTIES))
EVENT: Final = nar("event")
_TO_EVENTS: Final = tuple(map(nar, ("contentSet", "inlineXML", "events", "event")))
"""Where events stand as the content of an item (NewsML-G2, events)."""
_TYPED: Final = frozenset((ASSERT, CONCEPT))
"""Elements whose type is a child."""
_NESTED: Final = {
    nar("personDetails"): {AFFILIATION: "organisation"},
    nar("organisationDetails"): {AFFILIATION: "organisation"},
    nar("eventDetails"): {LOCATION: "place", PARTICIPANT: "person", ORGANISER: "organisation"},
}
"""Constructs in details, with what they are where nothing says so."""
_LEADING: Final = frozenset((BROADER, NARROWER, SAME_AS, RELATED, *_NESTED))
"""Children in which other things are named."""
_WITH_ROLES: Final = frozenset((PARTICIPANT, ORGANISER))
_ROLE_SCHEMES: Final = ("eprol:", "eorol:")


@dataclass(slots=True, eq=False)
class Construct:
    """One element that names a thing."""

    node: _Element
    source: Source
    tag: str
    kind: str | None
    """What kind of thing it says it is."""
    keys: tuple[str, ...]
    identity: tuple[str, str] | None
    name: str | None
    """Its first name."""
    attributes: Mapping[str, str]
    children: Sequence[_Element]
    tags: Sequence[str]
    """The attributes and children of its element, and their tags, which lxml would make anew each time."""
    says_more: bool
    """Whether it relates its concept to others, or defines it: more than a code."""
    nature: str | None = None
    """The concept nature that `kind` comes from."""
    nature_at: tuple[_Element, str | None] | None = None
    """The element and attribute that say the nature, or the element alone."""
    assumed: str | None = None
    """What kind of thing it is where nothing says so."""
    outer: Construct | None = None
    """The construct in whose details it stands."""
    thing: Any = None
    """The thing that it names."""

    @property
    def id_node(self) -> _Element:
        """The element that holds the identity."""
        found = self.node.find(CONCEPT_ID) if self.tag == CONCEPT else None
        return self.node if found is None else found


_MORE: Final = frozenset((BROADER, NARROWER, SAME_AS, RELATED, DEFINITION))
_TELLING: Final = frozenset((TYPE, RELATED, *DETAILS))
"""Children that may say what kind of thing it is."""


def construct(
    node: _Element,
    source: Source,
    attributes: Any,
    assumed: str | None = None,
    outer: Construct | None = None,
) -> Construct:
    """What an element with these attributes says about who or what it names."""
    tag = str(node.tag)
    children = list(node) if len(node) else ()
    id_node, its = node, attributes
    if tag == CONCEPT:
        id_node = next((child for child in children if child.tag == CONCEPT_ID), node)
        its = dict(id_node.items()) if id_node is not node else {}
    keys: tuple[str, ...] = ()
    identity = None
    if its and not (tag in _WITH_ROLES and is_role(id_node, tag, source)):
        keys, identity = keys_of(id_node, source, its.get), identity_of(its)
    tags: Sequence[str] = ()
    name, more = None, False
    if children:
        tags = [child.tag for child in children]
        name = _name(children) if NAME in tags else None
        more = not _MORE.isdisjoint(tags)
    out = Construct(node, source, tag, None, keys, identity, name, attributes, children, tags, more)
    out.assumed, out.outer = assumed, outer
    _tell_kind(out)
    return out


def is_role(node: _Element, tag: str, source: Source) -> bool:
    """Whether `qcode` of a participant is its role: a misuse that IPTC's own examples show."""
    if tag not in _WITH_ROLES or "role" in node.attrib:
        return False
    return source.schemes.canonical(node.get("qcode", "")).startswith(_ROLE_SCHEMES)


def _tell_kind(one: Construct) -> None:
    node, attributes = one.node, one.attributes
    type_, uri = attributes.get("type"), attributes.get("typeuri")
    known = (type_ is not None and _is_nature(one, one.source.schemes.canonical(type_), "type", node)) or (
        uri is not None and _is_nature(one, one.source.schemes.canonical_iri(uri), "typeuri", node)
    )
    if not known and one.tags and not _TELLING.isdisjoint(one.tags):
        _tell_kind_by_children(one)
    if one.tag in (LOCATED, LOCATION):
        one.kind = "place"


def _tell_kind_by_children(one: Construct) -> None:
    schemes, details = one.source.schemes, None
    for tag, child in zip(one.tags, one.children, strict=True):
        if tag in DETAILS:
            details = details or DETAILS[str(tag)]
        elif (tag == TYPE and one.tag in _TYPED) or (
            tag == RELATED and schemes.canonical(child.get("rel", "")) == "crel:isA"
        ):
            text = child.get("qcode")
            canonical = (
                schemes.canonical_iri(child.get("uri", "")) if text is None else schemes.canonical(text)
            )
            if _is_nature(one, canonical, None, child):
                return
    one.kind = details


def _is_nature(one: Construct, canonical: str, attribute: str | None, node: _Element) -> bool:
    if canonical not in NATURES:
        return False
    one.kind, one.nature, one.nature_at = NATURES[canonical], canonical, (node, attribute)
    return True


def _name(children: Sequence[_Element]) -> str | None:
    for child in children:
        if child.tag == NAME and child.get("part") is None:
            text = label("".join(child.itertext()) if len(child) else child.text or "")  # type: ignore[arg-type]
            return None if text is UNFIT else str(text)
    return None


def in_article(source: Source) -> list[Construct]:
    """The constructs of a newsItem that stand for themselves; those in details come from `inside`.

    Subjects that are mere codes are left out, as most are, where nothing makes more of them: no other construct of the
    same identity, no relation or detail that could lead to them, no anchor. Gathered they would be forgotten again.
    """
    out: list[Construct | None] = []
    codes: list[tuple[int, _Element, Any, str]] = []
    for node, attributes, assumed in _standing_alone(source):
        key = _code(node, attributes, source) if node.tag == SUBJECT and not source.refs else None
        if key is not None:
            codes.append((len(out), node, attributes, key))
        out.append(construct(node, source, attributes, assumed) if key is None else None)
    if codes:
        known = {key for one in out if one is not None for key in (*one.keys, *_leads_to(one))}
        for place, node, attributes, key in codes:
            if key in known:
                out[place] = construct(node, source, attributes)
    return [one for one in out if one is not None]


def _leads_to(one: Construct) -> Iterator[str]:
    """What a construct's relations and details name, as `keys_of` says it or more, but leaving no trace."""
    schemes = one.source.schemes
    for tag, child in zip(one.tags, one.children, strict=True):
        for node in child.iter("*") if tag in _LEADING else ():
            text = node.get("qcode", "").strip()
            if text:
                yield schemes.resolve(text) or f"qcode {schemes.canonical(text)}"
            yield node.get("uri", "").strip()
            yield f"literal {node.get('literal', '').strip()}"


def _standing_alone(source: Source) -> Iterator[tuple[_Element, Any, str | None]]:
    """Elements with their attributes, and what they name where nothing says so."""
    for node in source.in_meta:
        if node.tag in _IN_META:
            attributes: Any = dict(node.items())
            if not _is_own(attributes.get("qcode"), source) and not (
                AS in attributes and marks(node, "code")
            ):
                yield node, attributes, None
    events: list[_Element] = source.alive
    for tag in _TO_EVENTS[:-1]:
        events = [child for node in events if node.tag == tag for child in node]
    for node in events:
        if node.tag == EVENT:
            yield node, dict(node.items()), "event"
    for node in (*[node for node in source.alive if node.tag == ASSERT], *source.ref_nodes.values()):
        attributes = dict(node.items())
        if not _is_own(attributes.get("qcode"), source):
            yield node, attributes, None


def _code(node: _Element, attributes: Any, source: Source) -> str | None:
    """The identity of a subject that is a code with names, as far as it tells itself."""
    type_ = attributes.get("type")
    if type_ is not None and NATURES.get(source.schemes.canonical(type_), "topic") != "topic":
        return None
    if "typeuri" in attributes or (len(node) and any([child.tag != NAME for child in node])):  # noqa: C419 - faster than a generator
        return None
    keys = keys_of(node, source, attributes.get)
    return keys[0] if len(keys) == 1 else None


def _is_own(qcode: str | None, source: Source) -> bool:
    """Whether what identifies an element is an id of the article."""
    return qcode is not None and REF.decode(qcode, source) is not UNFIT


def inside(outer: Construct, kind: str) -> Iterator[Construct]:
    """The constructs in the details of a construct that fit what kind of thing it is."""
    for details in outer.children if not _NESTED.keys().isdisjoint(outer.tags) else ():
        nested = _NESTED.get(str(details.tag))
        if nested is not None and DETAILS[str(details.tag)] == kind:
            for node in details:
                if node.tag in nested and not _is_own(node.get("qcode"), outer.source):
                    attributes = dict(node.items())
                    yield construct(node, outer.source, attributes, nested[str(node.tag)], outer)
