"""Rules about events: whether status, polarity, dates and relations can all be true of one event."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from newsml.rules import dates
from newsml.rules.rule import Hit, rule

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

    from newsml.model.edtf import Edtf
    from newsml.model.event import Event
    from newsml.rules.inspection import Inspection

_AHEAD = frozenset({"scheduled", "expected", "proposed"})
_BEGUN = frozenset({"occurred", "ongoing"})


def _certain_time(event: Event) -> Edtf | None:
    """The event's time where it is neither inferred nor approximate."""
    when = event.when
    if when is None or when.value is None or when.basis == "inferred" or not dates.settled(when.value):
        return None
    return when.value


def _time_hit(n: int, event: Event, day: dt.date) -> Hit:
    when = event.when
    anchor, value = (None, None) if when is None else (when.anchor, when.value)
    values: dict[str, Any] = {"id": event.id, "status": event.status, "when": value, "day": day}
    return Hit(("events", n, "when", "value"), values, anchor, excerpt=None if anchor else value)


@rule(
    "E001",
    "planned-in-the-past",
    "warning",
    title="A planned event ended before the article appeared",
    message="{id} has status {status}, but {when} is over before {day}, the first day that the article can speak from: "
    "correct the time, or write the status that it has by then (occurred, cancelled; unknown if that is left open)",
)
def planned_in_the_past(inspection: Inspection) -> Iterator[Hit]:
    """Finds an event that is scheduled, expected or proposed, and whose time is over at the article's first date.

    Why: calendars show an event that is long past as coming, and "will" is read for "did". Mostly the year was guessed
    wrong for a date without one, or the status was taken from an older version of the story.

    Mend: correct the time or the status. The comparison leaves room for time zones and takes the earliest of the dates
    of the article; times that are inferred, approximate or uncertain are not compared.

    Rests on: ISO 8601-2 (EDTF) for the last day that a time can mean; IPTC event occurrence status and schema.org
    EventScheduled, both of which speak of the time to come.
    """
    known = inspection.dates
    for n, event in enumerate(inspection.article.events if known else ()):
        value = _certain_time(event) if event.status in _AHEAD else None
        if known and value is not None and value.latest is not None and value.latest < known[0]:
            yield _time_hit(n, event, known[0])


@rule(
    "E002",
    "occurred-in-the-future",
    "warning",
    title="An event that took place begins after the article",
    message="{id} has status {status}, but {when} begins after {day}, the last day that the article can speak from: "
    "correct the time, or write scheduled or expected",
)
def occurred_in_the_future(inspection: Inspection) -> Iterator[Hit]:
    """Finds an event that occurred or is ongoing, and whose time begins after the article's last date.

    Why: what is only announced counts as fact. Mostly the wrong year was put to a date without one, or a headline in
    the present tense ("meets") was taken for a report.

    Mend: correct the time or the status; a trigger can have a status of its own. The comparison leaves room for time
    zones and takes the latest of the dates of the article, its embargo included, because speeches are reported in
    advance as given; with an open embargo nothing is compared.

    Rests on: ISO 8601-2 (EDTF) for the first day that a time can mean; annotated news in which headline and body
    disagree on whether a meeting has begun.
    """
    article = inspection.article
    known = inspection.dates
    if known is None or article.embargo == "open":
        return
    last = known[1] if article.embargo is None else max(known[1], dates.days(article.embargo)[1])
    for n, event in enumerate(article.events):
        value = _certain_time(event) if event.status in _BEGUN else None
        if value is not None and value.earliest is not None and value.earliest > last:
            yield _time_hit(n, event, last)


@rule(
    "E003",
    "relation-contradicts-dates",
    "warning",
    title="A relation between two events contradicts their dates",
    message="{id} ({when}) is said to be {kind} {other} ({other_when}), but it lies {order} it: correct a date or the "
    "relation",
)
def relation_contradicts_dates(inspection: Inspection) -> Iterator[Hit]:
    """Finds events whose dates rule out that one is before, after, part of, overlapping or the same as the other.

    Why: a timeline built from the relations and one built from the dates tell two stories. Words such as "before that"
    go against the order of the text and are often read the wrong way round.

    Mend: turn the relation round, or correct the date. Dates are compared as days as they are written, with a day's
    room where the events have no place in common; open, approximate and uncertain ones are not compared.

    Rests on: Allen's interval relations as TimeML and MAVEN-ERE use them; ISO 8601-2 (EDTF) for the days.
    """
    for n, event in enumerate(inspection.article.events):
        for k, relation in enumerate(event.relations):
            other = inspection.events[relation.event]
            order = _contradiction(relation.kind, event, other)
            if order:
                values = {
                    "id": event.id,
                    "kind": relation.kind.replace("_", " "),
                    "other": other.id,
                    "order": order,
                }
                values |= {"when": _written(event), "other_when": _written(other)}
                yield Hit(("events", n, "relations", k), values, excerpt=f"{relation.kind} {other.id}")


def _written(event: Event) -> str:
    return str(event.when.value) if event.when else ""


def _contradiction(kind: str, event: Event, other: Event) -> str | None:
    """How the event really lies to the other, where that cannot be; None where it can."""
    if kind in ("before", "part_of", "overlaps", "same_as") and wholly_before(other, event):
        return "after"
    if kind in ("after", "part_of", "overlaps", "same_as") and wholly_before(event, other):
        return "before"
    return None


def wholly_before(early: Event, late: Event) -> bool:
    """Whether the one is over before the other begins, by their dates, wherever they take place."""
    ends = early.when.value if early.when else None
    begins = late.when.value if late.when else None
    if ends is None or begins is None or not (dates.settled(ends) and dates.settled(begins)):
        return False
    last, first = ends.latest, begins.earliest
    if last is None or first is None:
        return False
    return (first - last).days > room(early, late)


def room(event: Event, other: Event) -> int:
    """The days by which dates may be off: between two places lies the date line."""
    places, others = _places(event), _places(other)
    return 1 if places and others and places.isdisjoint(others) else 0


def _places(event: Event) -> set[str]:
    return {where.place for where in event.where if where.place is not None}


@rule(
    "E004",
    "excluded-but-positive",
    "warning",
    title="An event is ruled out, yet its polarity is positive",
    message="{id} is excluded, but its polarity is positive: write negative, or another status if the event is not "
    "ruled out",
)
def excluded_but_positive(inspection: Inspection) -> Iterator[Hit]:
    """Finds an event of status excluded that does not have negative polarity.

    Why: few formats can say that an event is ruled out. One that knows polarity only, or drops the status, then turns
    "there will be no troops" into "there will be troops".

    Mend: write polarity negative; or hypothetical, cancelled or unknown as status, where the article does not rule the
    event out.

    Rests on: ACE 2005, event polarity; neither the IPTC event occurrence status nor schema.org eventStatus has a value
    for an event that is ruled out.
    """
    for n, event in enumerate(inspection.article.events):
        if event.status == "excluded" and event.polarity == "positive":
            anchor = event.mentions[0] if event.mentions else None
            yield Hit(
                ("events", n, "polarity"),
                {"id": event.id},
                anchor,
                excerpt=None if anchor else event.polarity,
            )
