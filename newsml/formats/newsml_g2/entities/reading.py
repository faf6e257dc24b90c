"""Entities: the things that standard constructs name, in documents that newsml did not write.

Every construct adds what it says; what went into no field is a leftover.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, Final

from newsml.formats.newsml_g2.codes import AS, CODE, resolved
from newsml.formats.newsml_g2.entities.constructs import (
    BROADER,
    CONCEPT_ID,
    DEFINITION,
    DETAILS,
    INLINE_REF,
    LOCATED,
    LOCATION,
    NAME,
    NARROWER,
    NATURES,
    ORGANISER,
    PARTICIPANT,
    PARTIES,
    RELATED,
    SAME_AS,
    SPECIAL,
    TYPE,
    Construct,
    is_role,
)
from newsml.formats.newsml_g2.entities.entity_names import Names, collapsed
from newsml.formats.newsml_g2.entities.happening import Happening
from newsml.formats.newsml_g2.entities.identity import ID, IDENTITY, iris_of
from newsml.formats.newsml_g2.entities.relations import Relations
from newsml.formats.newsml_g2.names import nar
from newsml.formats.newsml_g2.participants import read_position
from newsml.formats.newsml_g2.places import NOTHING, UNFIT
from newsml.formats.newsml_g2.scalars import LABEL, PERCENT, qcode, string
from newsml.model.iri import is_iri

if TYPE_CHECKING:
    from collections.abc import Callable

    from lxml.etree import _Element

    from newsml.formats.newsml_g2.entities.gathering import Gathering, Thing

    Take = Callable[["Entities", Thing, Construct, _Element], bool]

_MEANINGS: Final = {"skos:broader": BROADER, "skos:narrower": NARROWER, "skos:exactMatch": SAME_AS}
"""Relations that say what an element of the standard says."""
_MARKS: Final = IDENTITY | {AS}
_READ_ELSEWHERE: Final = {
    INLINE_REF: _MARKS | {"id", "idrefs", "type", "confidence"},
    **dict.fromkeys((*PARTIES, PARTICIPANT, ORGANISER), _MARKS | {"role", "roleuri"}),
}
"""Attributes that are read elsewhere: those of parties by `read_credit`, of what is part of an event by `Happening`."""
_PARTS: Final = (PARTICIPANT, ORGANISER)
_POSITION, _ADDRESS, _COUNTRY_OF = map(nar, ("position", "address", "country"))


class Entities:
    """Reads the fields of what was gathered."""

    def __init__(self, gathering: Gathering) -> None:
        self._names = Names()
        self._relations = Relations(gathering, self._names)
        self._happening = Happening()

    def read(self, thing: Thing) -> None:
        """Reads what all its constructs say of a thing."""
        if thing.field == "participants":
            thing.out["kind"] = thing.kind
        for one in thing.constructs:
            if one.tag in PARTIES:
                # The party that it is as well says what else is understood: see `read_credit`.
                kept, one.source.leftovers = one.source.leftovers, []
                self._read(thing, one)
                one.source.shared[one.node], one.source.leftovers = one.source.leftovers, kept
            else:
                self._read(thing, one)
        if thing.field == "participants":
            self._take_special(thing)

    def _take_special(self, thing: Thing) -> None:
        """A point or an object is a type of its own, unless something finer is said."""
        known = "type" in thing.out
        for one in thing.constructs:
            if one.nature not in SPECIAL or one.nature_at is None:
                continue
            iri = NATURE_SCHEME + str(one.nature).partition(":")[2]
            if known or thing.out.setdefault("type", {"iri": iri}) != {"iri": iri}:
                one.source.leave(*one.nature_at)
            elif one.nature == "cpnat:object":
                one.source.note(one.node, "newsml has no kind for objects: read as a place of type object")

    def settle(self) -> None:
        """What can be said only when all is known."""
        self._relations.settle()
        self._names.settle()

    def _read(self, thing: Thing, one: Construct) -> None:
        source, node = one.source, one.node
        self._read_attributes(thing, one)
        if one.id_node is not node:
            self._read_identity(thing, one, one.id_node)
        if one.children or node.text:
            source.check_text(node.text, node)
        for tag, child in zip(one.tags, one.children, strict=True):
            text = child.tail
            if text and not text.isspace():
                source.leave(child, "")
            take = self._takers.get(tag)
            if take is None or not take(self, thing, one, child):
                source.leave(child)

    def _read_attributes(self, thing: Thing, one: Construct) -> None:
        source, node = one.source, one.node
        known = _READ_ELSEWHERE.get(one.tag, _MARKS)
        if one.id_node is node:
            self._read_identity(thing, one, node)
        for name, value in one.attributes.items():
            if name in known:
                continue
            if name in ("relevance", "confidence"):
                percent = PERCENT.decode(value, source)
                taken = percent is not UNFIT and thing.out.setdefault(name, percent) == percent
            elif name in ("type", "typeuri"):
                taken = self._take_nature(thing, one, name, value)
            else:
                taken = name == ID and value == thing.id
            if not taken:
                source.leave(node, name)

    def _read_identity(self, thing: Thing, one: Construct, node: _Element) -> None:
        """IRIs of a participant are the same as it; a topic has its code; of an event nothing is kept but the id."""
        source, first = one.source, one is thing.constructs[0]
        role = one.tag in _PARTS and is_role(node, one.tag, source)
        attributes: Any = one.attributes if node is one.node else dict(node.items())
        if thing.field == "topics" and first and (code := _code_of(node, one)):
            thing.out["code"] = code
        for name in ("qcode", "uri", "literal"):
            text = attributes.get(name)
            if text is None or (name == "qcode" and role) or (name == "literal" and one.tag in PARTIES):
                continue
            iri = source.resolve(text.strip(), node) if name == "qcode" else text.strip()
            if name == "literal" or iri is None or not is_iri(iri):
                taken = not first or text.strip() in thing.out.get("code", {}).values()
            elif thing.field == "events":
                taken = not first
            else:
                taken = True
                if thing.out.get("code", {}).get("iri") != iri:
                    thing.add("same_as", iri)
            if not taken:
                source.leave(node, name)

    def _take_nature(self, thing: Thing, one: Construct, name: str, value: str) -> bool:
        source = one.source
        canonical = source.schemes.canonical(value) if name == "type" else source.schemes.canonical_iri(value)
        if canonical in NATURES:
            return NATURES[canonical] == (thing.kind or "topic")
        if one.tag not in (LOCATED, LOCATION) or thing.kind != "place" or "type" in thing.out:
            return False
        iri = source.resolve(value.strip(), one.node) if name == "type" else value.strip()
        if iri is not None and not is_iri(iri):
            return False
        if iri is None and qcode(value, source) is UNFIT:
            return False
        thing.out["type"] = {"qcode": value.strip()} if iri is None else {"iri": iri}
        return True

    # --- children: see `_takers` ---

    def _take_id(self, _: Thing, one: Construct, node: _Element) -> bool:
        """The identity of a concept, which was read before."""
        if node is not one.id_node:
            return False
        self._names.leave_all(node, one, IDENTITY)
        return True

    def _take_name(self, thing: Thing, one: Construct, node: _Element) -> bool:
        return self._names.take(thing, one, node)

    def _take_same_as(self, thing: Thing, one: Construct, node: _Element) -> bool:
        return self._relations.take_same_as(thing, one, node)

    def _take_broader(self, thing: Thing, one: Construct, node: _Element) -> bool:
        return self._relations.take_broader(thing, one, node)

    def _take_narrower(self, thing: Thing, one: Construct, node: _Element) -> bool:
        return self._relations.take_narrower(thing, one, node)

    def _take_note(self, thing: Thing, one: Construct, node: _Element) -> bool:
        if "note" in thing.out:
            return False
        text = collapsed(string(node, one.source), node, one.source)
        if text:
            thing.out["note"] = text
        return bool(text)

    def _take_type(self, thing: Thing, one: Construct, node: _Element) -> bool:
        """A type that only says the kind is known by then; a finer one is the type."""
        source = one.source
        text = source.schemes.canonical(node.get("qcode", "")) if "qcode" in node.attrib else None
        if text is None:
            text = source.schemes.canonical_iri(node.get("uri", ""))
        if text in NATURES:
            fits = NATURES[text] == (thing.kind or "topic")
            if fits:
                self._names.leave_all(node, one, frozenset(("qcode", "uri", "rel")))
            return fits
        if thing.field == "topics" or "type" in thing.out:
            return False
        code = CODE.decode(node, source, frozenset(("rel",)) if node.tag == RELATED else NOTHING)
        if code is not UNFIT:
            thing.out["type"] = code
        return code is not UNFIT

    def _take_related(self, thing: Thing, one: Construct, node: _Element) -> bool:
        rel = one.source.schemes.canonical(node.get("rel", ""))
        if rel == "crel:isA":
            return self._take_type(thing, one, node)
        meaning = _MEANINGS.get(rel)
        return meaning is not None and self._takers[meaning](self, thing, one, node)

    # --- details ---

    def _take_details(self, thing: Thing, one: Construct, node: _Element) -> bool:
        if DETAILS[str(node.tag)] != thing.kind:
            return False
        if thing.kind == "event":
            self._happening.read(node, thing, one)
            return True
        source = one.source
        for name in node.attrib:
            source.leave(node, str(name))
        source.check_text(node.text, node)
        for child in node:
            source.check_text(child.tail, child)
            if not self._take_detail(thing, one, child):
                source.leave(child)
        return True

    def _take_detail(self, thing: Thing, one: Construct, node: _Element) -> bool:
        source = one.source
        if node.tag == _POSITION and thing.kind == "place":
            place: dict[str, Any] = {}
            if not read_position(node, place, source):
                return False
            known = thing.out.setdefault("place", {})
            if any(known.get(name, value) != value for name, value in place.items()):
                return False
            known.update(place)
            return True
        if node.tag == _ADDRESS and thing.kind == "place":
            countries = list(node.iterchildren(_COUNTRY_OF))
            if len(countries) != 1 or not self._relations.take_country(thing, one, countries[0]):
                return False
            for name in node.attrib:
                source.leave(node, str(name))
            for child in node:
                if child is not countries[0]:
                    source.leave(child)
            return True
        affiliated = source.claimed.get(node)
        if affiliated is None or thing.kind == "place":
            return False
        return self._relations.add(thing, affiliated, node, source)

    _takers: ClassVar[dict[Any, Take]] = {
        NAME: _take_name,
        DEFINITION: _take_note,
        nar("note"): _take_note,
        TYPE: _take_type,
        RELATED: _take_related,
        SAME_AS: _take_same_as,
        BROADER: _take_broader,
        NARROWER: _take_narrower,
        CONCEPT_ID: _take_id,
        **dict.fromkeys(DETAILS, _take_details),
    }
    """Who reads the children of a construct; unbound: bound ones would make a cycle of references."""


NATURE_SCHEME: Final = "http://cv.iptc.org/newscodes/cpnature/"


def _code_of(node: _Element, one: Construct) -> dict[str, Any] | None:
    text, iris = node.get("qcode"), iris_of(node, one.source)
    if text is not None and (value := qcode(text, one.source)) is not UNFIT:
        return resolved(value, node, one.source)
    if iris:
        return {"iri": iris[0]}
    literal = LABEL.decode(node.get("literal", ""), one.source)
    return None if literal is UNFIT else {"literal": literal}
