"""Rules about where events are held, and who takes part."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsml.rules.rule import Hit, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newsml.rules.inspection import Inspection


@rule(
    "E008",
    "attendance-contradicts-location",
    "warning",
    title="How people attend an event contradicts where it is held",
    message="{id} is attended {how}, but where it is held names {only}: add the other location, or correct attendance",
)
def attendance_contradicts_location(inspection: Inspection) -> Iterator[Hit]:
    """Finds an event that is attended online and has places only, or in person and has online locations only.

    Why: a calendar sends people to a hall where nobody is, or to a link where nothing is shown. A place that is known
    for an online event is mostly that of the organiser, or the event is hybrid.

    Mend: name the online location, or the place; write hybrid if both are open; take out the place of the
    organiser. A hybrid event with one location is not reported, as news rarely gives the link.

    Rests on: schema.org, eventAttendanceMode: online with a VirtualLocation, offline with a Place; this model,
    Event.attendance and Where.online.
    """
    for n, event in enumerate(inspection.article.events):
        if event.attendance not in ("online", "in_person"):
            continue
        places = any(where.place is not None for where in event.where)
        online = any(where.online is not None for where in event.where)
        if places != online and places == (event.attendance == "online"):
            only = "places only" if places else "online locations only"
            how = event.attendance.replace("_", " ")
            yield Hit(("events", n, "attendance"), {"id": event.id, "how": how, "only": only}, excerpt=how)


@rule(
    "E009",
    "venue-is-a-person",
    "warning",
    title="The place of an event is a person",
    message="{id} is said to be held at {place}, which is a person: name the place, or give {place} a role in "
    "the event",
)
def venue_is_a_person(inspection: Inspection) -> Iterator[Hit]:
    """Finds an event whose `where` refers to a participant of kind person.

    Why: no map can show it. Either the reference went to the host in place of the house, or a town and a person share
    a name, and the mention was linked to the person.

    Mend: refer to the place; write the person among the participations, as host or organiser. If it is a
    place indeed, correct its kind.

    Rests on: this model, Where.place; schema.org, location, whose range is Place, PostalAddress and VirtualLocation.
    """
    people = {one.id for one in inspection.article.participants if one.kind == "person"}
    for n, event in enumerate(inspection.article.events if people else ()):
        for k, where in enumerate(event.where):
            if where.place in people:
                values = {"id": event.id, "place": where.place}
                path = ("events", n, "where", k, "place")
                yield Hit(path, values, where.anchor, excerpt=None if where.anchor else where.place)


@rule(
    "E010",
    "expected-and-not-expected",
    "warning",
    title="The same part in an event is both a fact and only expected",
    message="{participant} takes part in {id} as {role} twice, once for certain and once as expected only: keep the "
    "one that holds, or say in `according_to` whose word each is",
)
def expected_and_not_expected(inspection: Inspection) -> Iterator[Hit]:
    """Finds a participant that has the same role in an event twice, according to the same source, once for certain and
    once marked as expected.

    Why: whether a minister came or was only awaited is the news. Readers that ask for those present get her, and so do
    those that ask for those still awaited; counts take her twice.

    Mend: keep the one that holds at the article's date. If two sources disagree, refer to their statements in
    `according_to`: then both stand side by side.

    Rests on: the Simple Event Model, in which a role holds according to a source; this model, Participation.expected.
    """
    for n, event in enumerate(inspection.article.events):
        known: dict[tuple[str, str, str | None], bool] = {}
        for k, part in enumerate(event.participations):
            role = part.role if isinstance(part.role, str) else part.role.value
            key = (part.participant, role, part.according_to)
            if known.setdefault(key, part.expected) != part.expected:
                values = {"id": event.id, "participant": part.participant, "role": role.replace("_", " ")}
                path = ("events", n, "participations", k)
                yield Hit(path, values, part.anchor, excerpt=None if part.anchor else part.participant)
