"""Constructs: the standard's elements that name a thing, in documents that newsml did not write.

What kind of thing it is says the concept type (NewsML-G2, @type with IPTC's cpnat), else the details beside it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from newsml.formats.newsml_g2.codes import marks
from newsml.formats.newsml_g2.identity import identity_of, keys_of
from newsml.formats.newsml_g2.names import nar
from newsml.formats.newsml_g2.places import UNFIT
from newsml.formats.newsml_g2.scalars import REF, label

if TYPE_CHECKING:
    from collections.abc import Iterator

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
_EVENTS: Final = f"{nar('contentSet')}/{nar('inlineXML')}/{nar('events')}/{nar('event')}"
"""Events as the content of an item (NewsML-G2, events)."""
_TYPED: Final = frozenset((ASSERT, CONCEPT))
"""Elements whose type is a child."""
_NESTED: Final = {
    nar("personDetails"): {AFFILIATION: "organisation"},
    nar("organisationDetails"): {AFFILIATION: "organisation"},
    nar("eventDetails"): {LOCATION: "place", PARTICIPANT: "person", ORGANISER: "organisation"},
}
"""Constructs in details, with what they are where nothing says so."""
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


def construct(
    node: _Element, source: Source, assumed: str | None = None, outer: Construct | None = None
) -> Construct:
    """What an element says about who or what it names."""
    tag = str(node.tag)
    id_node = node.find(CONCEPT_ID) if tag == CONCEPT else node
    keys: tuple[str, ...] = ()
    identity = None
    if id_node is not None and not (tag in _WITH_ROLES and is_role(id_node, tag, source)):
        keys, identity = keys_of(id_node, source), identity_of(id_node)
    out = Construct(node, source, tag, None, keys, identity, _name(node), assumed=assumed, outer=outer)
    _tell_kind(out)
    return out


def is_role(node: _Element, tag: str, source: Source) -> bool:
    """Whether `qcode` of a participant is its role: a misuse that IPTC's own examples show."""
    if tag not in _WITH_ROLES or "role" in node.attrib:
        return False
    return source.schemes.canonical(node.get("qcode", "")).startswith(_ROLE_SCHEMES)


def _tell_kind(one: Construct) -> None:
    node, schemes = one.node, one.source.schemes
    type_, uri = node.get("type"), node.get("typeuri")
    known = (type_ is not None and _is_nature(one, schemes.canonical(type_), "type", node)) or (
        uri is not None and _is_nature(one, schemes.canonical_iri(uri), "typeuri", node)
    )
    if not known and len(node):
        _tell_kind_by_children(one)
    if one.tag in (LOCATED, LOCATION):
        one.kind = "place"


def _tell_kind_by_children(one: Construct) -> None:
    schemes, details = one.source.schemes, None
    for child in one.node:
        if child.tag in DETAILS:
            details = details or DETAILS[str(child.tag)]
        elif (child.tag == TYPE and one.tag in _TYPED) or (
            child.tag == RELATED and schemes.canonical(child.get("rel", "")) == "crel:isA"
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


def _name(node: _Element) -> str | None:
    for child in node.iterchildren(NAME) if len(node) else ():
        if child.get("part") is None:
            text = label("".join(child.itertext()))  # type: ignore[arg-type]
            return None if text is UNFIT else str(text)
    return None


def in_article(root: _Element, source: Source) -> Iterator[Construct]:
    """The constructs of a newsItem that stand for themselves; those in details come from `inside`."""
    meta = root.find(nar("contentMeta"))
    for node in meta if meta is not None else ():
        tag = node.tag
        if tag in _IN_META:
            refers = REF.decode(node.get("qcode", ""), source) is not UNFIT
            if not refers and not marks(node, "code"):
                yield construct(node, source)
    for node in root.iterfind(_EVENTS):
        yield construct(node, source, "event")
    for node in source.alive:
        if node.tag == ASSERT and REF.decode(node.get("qcode", ""), source) is UNFIT:
            yield construct(node, source)
    for node in source.ref_nodes.values():
        if REF.decode(node.get("qcode", ""), source) is UNFIT:
            yield construct(node, source)


def inside(outer: Construct, kind: str) -> Iterator[Construct]:
    """The constructs in the details of a construct that fit what kind of thing it is."""
    for details in outer.node if len(outer.node) else ():
        nested = _NESTED.get(str(details.tag))
        if nested is not None and DETAILS[str(details.tag)] == kind:
            for node in details:
                if node.tag in nested and REF.decode(node.get("qcode", ""), outer.source) is UNFIT:
                    yield construct(node, outer.source, nested[str(node.tag)], outer)


def says_more(one: Construct) -> bool:
    """Whether a construct relates its concept to others, or defines it: more than a code."""
    return any(child.tag in _MORE for child in one.node)


_MORE: Final = frozenset((BROADER, NARROWER, SAME_AS, RELATED, DEFINITION))
