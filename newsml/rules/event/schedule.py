"""Rules about times that events have in relation to others, and to the time they had before."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from newsml.model.edtf import Edtf
from newsml.rules import dates
from newsml.rules.event.times import room, wholly_before
from newsml.rules.rule import Hit, rule

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

    from newsml.model.event import Event
    from newsml.rules.inspection import Inspection


def _stated(event: Event) -> Edtf | None:
    return None if event.when is not None and event.when.basis == "inferred" else _settled(event)


def _settled(event: Event) -> Edtf | None:
    value = event.when.value if event.when is not None else None
    return value if value is not None and dates.settled(value) else None


@rule(
    "E015",
    "moved-to-no-later-time",
    "warning",
    title="An event was moved, but not to where it says",
    message="{id} is {status} from {previous} to {value}, {fault}: correct one of the two times, or the status",
)
def moved_to_no_later_time(inspection: Inspection) -> Iterator[Hit]:
    """Finds an event whose previous time is its time still, or that is postponed to a time before the previous one.

    Why: the two times were swapped, or the new one was never filled in. People come on a day when nothing takes place.

    Mend: correct the time that is wrong; leave `value` out as long as no new date is known; an event that is
    brought forward is scheduled, not postponed. Approximate and uncertain times are not compared.

    Rests on: schema.org, previousStartDate, used with EventRescheduled, and EventPostponed, where the new date is open;
    this model, When.previous.
    """
    for n, event in enumerate(inspection.article.events):
        value, previous = _settled(event), event.when.previous if event.when is not None else None
        if value is None or previous is None or not dates.settled(previous):
            continue
        last, first = value.latest, previous.earliest
        fault = "the same" if value == previous else ""
        if event.status == "postponed" and last is not None and first is not None and last < first:
            fault = "which is earlier"
        if fault:
            values = {"id": event.id, "previous": previous, "value": value, "fault": fault}
            yield Hit(
                ("events", n, "when", "previous"),
                values | {"status": "postponed" if event.status == "postponed" else "moved"},
                excerpt=previous,
            )


@rule(
    "E016",
    "part-outside-whole",
    "warning",
    title="A part of an event lasts beyond the whole",
    message="{id} ({when}) is part of {whole} ({whole_when}), but it {fault}: correct a time, or the relation",
)
def part_outside_whole(inspection: Inspection) -> Iterator[Hit]:
    """Finds an event that runs from one day to another and is part of an event that begins later or ends sooner.

    Why: programmes are drawn as bars inside bars. A part that sticks out means that the time of the whole was taken
    from its main day, or that the two only overlap.

    Mend: correct a time; or write `overlaps` if the one is no part of the other. Only the certain ends of an interval
    are compared, and no inferred times, with a day's room where the two events have no place in common; an event that
    lies wholly outside is reported as a relation that contradicts the dates (E003).

    Rests on: Allen's interval relations, during, starts and finishes; ISO 8601-2 (EDTF) for the ends of an interval.
    """
    for n, event in enumerate(inspection.article.events):
        value = _stated(event) if event.relations else None
        for k, relation in enumerate(event.relations if value is not None and value.is_interval else ()):
            whole = inspection.events[relation.event]
            other = _stated(whole)
            if value is None or other is None or relation.kind != "part_of":
                continue
            if wholly_before(event, whole) or wholly_before(whole, event):
                continue
            fault = _sticks_out(value, other, room(event, whole))
            if fault:
                values = {
                    "id": event.id,
                    "when": value,
                    "whole": whole.id,
                    "whole_when": other,
                    "fault": fault,
                }
                yield Hit(("events", n, "relations", k), values, excerpt=f"part_of {whole.id}")


def _sticks_out(part: Edtf, whole: Edtf, days: int) -> str:
    """How an interval goes beyond another time for certain; empty where it need not."""
    begins, ends = (Edtf(end) if end not in ("", "..") else None for end in part.split("/"))
    start = begins.latest if begins is not None else None
    end = ends.earliest if ends is not None else None
    first, last = whole.earliest, whole.latest
    if start is not None and first is not None and (first - start).days > days:
        return "begins earlier"
    if end is not None and last is not None and (end - last).days > days:
        return "ends later"
    return ""


@rule(
    "E017",
    "offset-contradicts-dates",
    "warning",
    title="How far apart two events are said to be is not how far apart their dates are",
    message="{id} ({when}) is said to be {offset} {kind} {other} ({other_when}), but by their dates {gap} days lie "
    "between them: correct the offset or a date",
)
def offset_contradicts_dates(inspection: Inspection) -> Iterator[Hit]:
    """Finds a relation before or after with an offset that the dates of the two events rule out.

    Why: "ten days after the hearing" is turned into a date by counting, and miscounted: a month for thirty days, the
    wrong end of the hearing, the wrong year. Two readers of one article then get two dates.

    Mend: count again, and correct the offset or the date. Half of the offset's smallest unit is left as
    room ("two years later" is seldom to the day), and at least a day; negative offsets are not compared.

    Rests on: XML Schema 1.1 part 2, section 3.3.6 (duration), months having 28 to 31 days; TimeML, TIMEX3 durations
    that are anchored at both ends.
    """
    for n, event in enumerate(inspection.article.events):
        for k, relation in enumerate(event.relations):
            if relation.offset is None or relation.kind not in ("before", "after"):
                continue
            other = inspection.events[relation.event]
            early, late = (event, other) if relation.kind == "before" else (other, event)
            gap, offset = _gap(_settled(early), _settled(late)), _days(relation.offset)
            # Dates in the wrong order are another rule's.
            if gap is None or offset is None or gap[1] < 0:
                continue
            if gap[1] < offset[0] or offset[1] < gap[0]:
                between = str(gap[0]) if gap[0] == gap[1] else f"{max(0, gap[0])} to {gap[1]}"
                values: dict[str, object] = {"id": event.id, "offset": relation.offset, "kind": relation.kind}
                values |= {"other": other.id, "gap": between}
                values |= {"when": _settled(event), "other_when": _settled(other)}
                yield Hit(("events", n, "relations", k, "offset"), values, excerpt=relation.offset)


def _gap(early: Edtf | None, late: Edtf | None) -> tuple[int, int] | None:
    """The least and the most days that can lie between two times, from either end of each."""
    if early is None or late is None:
        return None
    ends: tuple[dt.date | None, ...] = (early.earliest, early.latest, late.earliest, late.latest)
    first, last, next_first, next_last = ends
    if first is None or last is None or next_first is None or next_last is None:
        return None
    return (next_first - last).days, (next_last - first).days


_DURATION: Final = re.compile(
    r"P(?:(?P<W>\d+)W)?(?:(?P<Y>\d+)Y)?(?:(?P<M>\d+)M)?(?:(?P<D>\d+)D)?(?P<T>T.*)?", re.ASCII
)
_LENGTHS: Final = {"Y": (365, 366, 183), "M": (28, 31, 15), "W": (7, 7, 4), "D": (1, 1, 1)}
"""The fewest and the most days of a unit, and the room that it leaves."""


def _days(offset: str) -> tuple[int, int] | None:
    """The fewest and the most days that an offset can mean, with some room; None where it is negative."""
    found = [_DURATION.fullmatch(part) for part in offset.split("/")]
    if None in found:
        return None
    least, most = [], []
    for one in found:
        units = {unit: int(one[unit]) for unit in _LENGTHS if one and one[unit]}
        slack = min((_LENGTHS[unit][2] for unit in units), default=1)
        if one and one["T"]:
            slack = 1
        least.append(sum(count * _LENGTHS[unit][0] for unit, count in units.items()) - slack)
        most.append(sum(count * _LENGTHS[unit][1] for unit, count in units.items()) + slack)
    return min(least), max(most)
