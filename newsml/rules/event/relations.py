"""Rules about the relations of events: stated once, and able to hold together."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from newsml.rules.edits import Edit
from newsml.rules.event.times import wholly_before
from newsml.rules.rule import Hit, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newsml.findings import Path
    from newsml.model.event import Event, EventRelation
    from newsml.rules.inspection import Inspection

_EITHER_WAY: Final = frozenset({"overlaps", "same_as"})
_NOT_AT_ONCE: Final = {
    "before": frozenset({"part_of", "has_part", "overlaps", "same_as", "caused_by", "conditioned_on"}),
    "same_as": frozenset({"part_of", "has_part", "causes", "caused_by", "condition_of", "conditioned_on"}),
}
"""What cannot hold of two events together, the first being the event that is before the other."""
_TURNED: Final = {
    "before": "after",
    "after": "before",
    "part_of": "has_part",
    "causes": "caused_by",
    "condition_of": "conditioned_on",
    "has_part": "part_of",
    "caused_by": "causes",
    "conditioned_on": "condition_of",
}


def _relations(inspection: Inspection) -> Iterator[tuple[Path, Event, EventRelation]]:
    for n, event in enumerate(inspection.article.events):
        for k, relation in enumerate(event.relations):
            yield ("events", n, "relations", k), event, relation


def _pair(event: Event, relation: EventRelation) -> tuple[tuple[str, str], str]:
    """The two events in the order of their ids, and how the first relates to the second."""
    kind: str = relation.kind
    if event.id <= relation.event:
        return (event.id, relation.event), kind
    return (relation.event, event.id), _TURNED.get(kind, kind)


def _said(relation: EventRelation) -> str:
    return f"{relation.kind} {relation.event}"


def _without_repetition(inspection: Inspection, hit: Hit) -> Iterator[Edit]:
    """The second statement goes if it says of the relation what the first one says."""
    event = inspection.article.events[int(hit.path[1])]
    repeated = event.relations[int(hit.path[3])]
    first = inspection.events[str(hit.values["first"])]
    for relation in first.relations:
        if relation is not repeated and _pair(first, relation) == _pair(event, repeated):
            if _particulars(relation) == _particulars(repeated):
                yield Edit(hit.path)
            return


def _particulars(relation: EventRelation) -> tuple[object, ...]:
    return relation.offset, relation.inferred, relation.confidence


@rule(
    "E011",
    "relation-stated-twice",
    "info",
    title="A relation between two events is stated twice",
    message="{id} is {said}, which {first} says already: remove one of the two",
    fix=_without_repetition,
)
def relation_stated_twice(inspection: Inspection) -> Iterator[Hit]:
    """Finds a relation that another one of the article states already, in the same direction or turned round: a before
    b and b after a.

    Why: what stands twice is corrected once. Offset, confidence and "inferred" of the two drift apart, and counts of
    relations, as agreement between annotators needs them, are wrong.

    Mend: remove one; keep the one with the offset, or the one that the text states rather than lets infer.

    Rests on: this model, in which each fact is stored once and inverses are looked up; MAVEN-ERE and TimeML, which
    reduce a link and its inverse to one before they are counted.
    """
    known: dict[tuple[tuple[str, str], str], str] = {}
    for path, event, relation in _relations(inspection):
        key = _pair(event, relation)
        if key in known:
            values = {"id": event.id, "said": _said(relation).replace("_", " ", 1), "first": known[key]}
            yield Hit(path, values, excerpt=_said(relation))
        known.setdefault(key, event.id)


@rule(
    "E012",
    "relations-exclude-each-other",
    "warning",
    title="Two relations of the same events cannot both hold",
    message="{id} is {said}, but {first} is {other}, and the two exclude each other: remove the one that is wrong",
)
def relations_exclude_each_other(inspection: Inspection) -> Iterator[Hit]:
    """Finds two events of which one is before the other and also a part of it, overlapping it, the same as it, caused
    by it or conditioned on it; or that are the same, and also part, cause or condition of one another.

    Why: no timeline can be drawn of both. Often "before" was annotated for preparations that are no part of the event,
    or a cause was put the wrong way round.

    Mend: decide which one the text says. What leads up to an event comes before it and is no part of it; two names of
    one event are same_as and nothing else.

    Rests on: Allen's interval algebra, in which exactly one relation holds of two intervals; MAVEN-ERE, where a cause
    or a precondition does not begin after its effect.
    """
    known: dict[tuple[str, str], list[tuple[str, Event, EventRelation]]] = {}
    for path, event, relation in _relations(inspection):
        pair, kind = _pair(event, relation)
        others = known.setdefault(pair, [])
        for other_kind, other_event, other in others[:_MOST]:
            if _exclude(kind, other_kind):
                said, told = (_said(one).replace("_", " ", 1) for one in (relation, other))
                values = {"id": event.id, "said": said, "first": other_event.id, "other": told}
                yield Hit(path, values, excerpt=_said(relation))
                break
        others.append((kind, event, relation))


_MOST: Final = 20
"""More relations of two events than these are not compared: there are only so many kinds."""


def _exclude(kind: str, other: str) -> bool:
    """Whether two relations, both read from the first of two events to the second, cannot hold together."""
    for one, two in ((kind, other), (other, kind)):
        if two in _NOT_AT_ONCE.get(one, ()):
            return True
        if one == "after" and _TURNED.get(two, two) in _NOT_AT_ONCE["before"]:
            return True
    return False


@rule(
    "E013",
    "cause-after-effect",
    "warning",
    title="A cause lies after its effect",
    message="{id} ({when}) is said to cause {other} ({other_when}), which was over before: turn the relation round, or "
    "correct a date",
)
def cause_after_effect(inspection: Inspection) -> Iterator[Hit]:
    """Finds an event that took place and is said to cause another one, which by the dates was over before it began.

    Why: "because of" and "led to" name cause and effect in opposite order, and are often read the wrong way round; the
    chain of causes that is drawn from it blames the flood for the rain.

    Mend: turn the relation round, or correct the date. Causes that are only planned are not compared, as people act on
    what they expect; nor are open, approximate or uncertain dates.

    Rests on: MAVEN-ERE and Richer Event Description, where a cause does not begin after its effect; ISO 8601-2 (EDTF)
    for the days.
    """
    for path, event, relation in _relations(inspection):
        if relation.kind != "causes" or event.status not in ("occurred", "ongoing"):
            continue
        other = inspection.events[relation.event]
        if wholly_before(other, event) and event.when and other.when:
            values = {
                "id": event.id,
                "when": event.when.value,
                "other": other.id,
                "other_when": other.when.value,
            }
            yield Hit(path, values, excerpt=_said(relation))


_REAL: Final = frozenset({"occurred", "ongoing"})
_UNREAL: Final = frozenset({"hypothetical", "excluded", "proposed"})
_COMING: Final = frozenset({"scheduled", "expected", "ongoing"})
_OFF: Final = frozenset({"cancelled", "excluded"})


@rule(
    "E014",
    "part-without-whole",
    "warning",
    title="A part of an event takes place, the whole does not",
    message="{id} is {status} and part of {whole}, which is {whole_status}: correct a status, or remove the relation",
)
def part_without_whole(inspection: Inspection) -> Iterator[Hit]:
    """Finds an event that took place, or goes on, as part of one that is only proposed, imagined or ruled out; and one
    that is still to come as part of one that is cancelled.

    Why: after a festival is called off, its concerts stay in the calendar. Or the status of the whole is that of a
    headline, while the body tells how it began.

    Mend: bring the two into line: parts of a cancelled event are cancelled, and an event a part of which has
    taken place is ongoing. What only prepares an event comes before it, and is no part of it.

    Rests on: schema.org, superEvent and eventStatus; MAVEN-ERE, subevent relations: a subevent is a component of
    its superevent.
    """
    for path, event, relation in _relations(inspection):
        if relation.kind != "part_of":
            continue
        whole = inspection.events[relation.event]
        if (event.status in _REAL and whole.status in _UNREAL) or (
            event.status in _COMING and whole.status in _OFF
        ):
            values = {"id": event.id, "status": event.status, "whole": whole.id, "whole_status": whole.status}
            yield Hit(path, values, excerpt=_said(relation))
