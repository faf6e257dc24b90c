"""The article's own things: participants, topics and events are subjects, statements extension properties."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from newsml.formats.newsml_g2.affiliations import PERSON_DETAILS, write_affiliations
from newsml.formats.newsml_g2.anchors import Refs, take_refs
from newsml.formats.newsml_g2.codes import CODE, marks
from newsml.formats.newsml_g2.engine import Table
from newsml.formats.newsml_g2.entities.identity import identity_of
from newsml.formats.newsml_g2.events import (
    EVENT,
    EVENT_DETAILS,
    EVENT_REFS,
)
from newsml.formats.newsml_g2.names import (
    expanded,
    na,
    nar,
)
from newsml.formats.newsml_g2.participants import (
    GEO_AREA,
    PARTICIPANT,
    PARTICIPANT_REFS,
)
from newsml.formats.newsml_g2.places import NOTHING, UNFIT
from newsml.formats.newsml_g2.scalars import REF
from newsml.formats.newsml_g2.statements import STATEMENT, STATEMENT_REFS
from newsml.formats.newsml_g2.topics import TOPIC, TOPIC_REFS
from newsml.formats.newsml_g2.types import GROUP, KINDS
from newsml.formats.newsml_g2.versions import EXTENSIBLE

if TYPE_CHECKING:
    from lxml.etree import _Element

    from newsml.formats.newsml_g2.draft import Draft
    from newsml.formats.newsml_g2.source import Source


STATEMENT_REL: Final = "narel:statement"
OLDER_STATEMENT: Final = "na:statement"
"""The same before 2.17, which brought extension properties."""

Kind = tuple[str, Table, Refs]
"""The article's field for a kind of annotation, its table, and which of its fields are inlineRefs."""
PARTICIPANTS: Final[Kind] = ("participants", PARTICIPANT, PARTICIPANT_REFS)
TOPICS: Final[Kind] = ("topics", TOPIC, TOPIC_REFS)
EVENTS: Final[Kind] = ("events", EVENT, EVENT_REFS)
STATEMENTS: Final[Kind] = ("statements", STATEMENT, STATEMENT_REFS)


def read_subject(node: _Element, out: dict[str, Any], source: Source) -> bool:
    """A subject with an id of the article is a participant, topic or event, all others are codes.

    Those of documents that newsml did not write may name things as well: `read_things` has found them by now.
    """
    if not source.own:
        if node in source.claimed:
            return True
        if node in source.dropped:
            return False
    type_ = node.get("type", "")
    if REF.decode(node.get("qcode", ""), source) is UNFIT or (not source.own and marks(node, "qcode")):
        code = CODE.decode(node, source, _abstract(type_, source))
        if code is not UNFIT:
            out.setdefault("subjects", []).append(code)
        return code is not UNFIT
    if type_ == "cpnat:event":
        return _read_thing(EVENTS, node, out, source)
    if type_ == GROUP and node.get(na("kind")) != "group":
        return _read_thing(TOPICS, node, out, source)
    if type_ == GROUP or type_ in _TYPES:
        return _read_thing(PARTICIPANTS, node, out, source)
    return False


def _abstract(type_: str, source: Source) -> frozenset[str]:
    """In documents of others a code may say that it is abstract, which all are."""
    return _TYPE if type_ and not source.own and source.schemes.canonical(type_) == GROUP else NOTHING


def write_subjects(parent: _Element, article: Any, draft: Draft) -> None:
    for code in article.get("subjects", ()):
        CODE.encode(draft.element(parent, nar("subject")), code, draft)
    for field, table, type_ in (
        ("participants", PARTICIPANT, None),
        ("topics", TOPIC, GROUP),
        ("events", EVENT, "cpnat:event"),
    ):
        for thing in article.get(field, ()):
            node = draft.element(parent, nar("subject"))
            if type_ is not None:
                node.set("type", type_)
            table.write(node, thing, draft)
            if table is PARTICIPANT:
                write_affiliations(node, thing, draft)


def _read_thing(kind: Kind, node: _Element, out: dict[str, Any], source: Source) -> bool:
    field, table, refs = kind
    thing = table.read(node, source)
    if table is PARTICIPANT and "kind" not in thing:
        thing["kind"], thing["type"] = "place", {"qcode": node.get("type")}
    id_ = thing["id"]
    if id_ not in source.things:
        source.things[id_] = thing
        take_refs(thing, id_, refs, source)
    out.setdefault(field, []).append(thing)
    return True


_TYPES: Final = frozenset((*KINDS.values(), "cpnat:poi"))
_TYPE: Final = frozenset(("type",))


def read_statement(node: _Element, out: dict[str, Any], source: Source) -> bool:
    """The extension property `narel:statement`."""
    if REF.decode(node.get("qcode", ""), source) is UNFIT:
        return False
    return _read_thing(STATEMENTS, node, out, source)


def write_statements(parent: _Element, article: Any, draft: Draft) -> None:
    for statement in article.get("statements", ()):
        if draft.minor < EXTENSIBLE:
            node = draft.element(parent, expanded(OLDER_STATEMENT))
        else:
            node = draft.element(parent, nar("contentMetaExtProperty"), rel=STATEMENT_REL)
        STATEMENT.write(node, statement, draft)


_PARTICIPANT_KINDS: Final = frozenset((*KINDS, "group"))
_GEO_AREA: Final = nar("geoAreaDetails")
_EVENT: Final = nar("eventDetails")


def read_assert(node: _Element, _: dict[str, Any], source: Source) -> bool:
    """Details of a place, a person or an event of the article; one that says nothing else stays as it is."""
    if node in source.claimed:
        return True
    attributes: Any = dict(node.items())
    identity = identity_of(attributes)
    own = REF.decode(node.get("qcode", ""), source)
    thing = source.things.get(own) if own is not UNFIT else None
    if thing is None or identity is None:
        return False
    children = list(node)
    if not any(_is_taken(child, thing) for child in children):
        return False
    for name in node.attrib:
        if name != identity[0]:
            source.leave(node, str(name))
    source.check_text(node.text, node)
    for child in children:
        source.check_text(child.tail, child)
        if not _is_taken(child, thing):
            source.leave(child)
        elif child.tag == _GEO_AREA:
            GEO_AREA.read_into(child, thing.setdefault("place", {}), source)
        elif child.tag == PERSON_DETAILS:
            source.affiliated.append((child, thing))
        else:
            EVENT_DETAILS.read_into(child, thing, source)
    return True


def _is_taken(details: _Element, thing: dict[str, Any]) -> bool:
    """Whether details are of the thing's kind; events have none."""
    kind = thing.get("kind")
    if details.tag == PERSON_DETAILS:
        return kind == "person"
    return kind in _PARTICIPANT_KINDS if details.tag == _GEO_AREA else details.tag == _EVENT and kind is None


def write_asserts(parent: _Element, _: Any, draft: Draft) -> None:
    parent.extend(draft.asserts)


def read_located(node: _Element, _: dict[str, Any], source: Source) -> bool:
    """Where the content was made: a place that `read_things` has found."""
    return node in source.claimed


def read_without(node: _Element, _: dict[str, Any], source: Source) -> bool:
    """Which things the article does not have: `read_things` has seen to it."""
    if source.own or len(node) or node.text:
        return False
    for name in node.attrib:
        if name != "things":
            source.leave(node, str(name))
    return True


def write_nothing(parent: _Element, article: Any, draft: Draft) -> None:
    """Nothing that newsml writes into its own documents."""
