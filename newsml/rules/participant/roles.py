"""Rules about the roles that participants hold: of whom, and when."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from newsml.rules import dates
from newsml.rules.rule import Hit, quote, rule

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

    from newsml.findings import Path
    from newsml.model.event import When
    from newsml.model.participant import Participant, Role
    from newsml.rules.inspection import Inspection

_Days: TypeAlias = "tuple[dt.date | None, dt.date | None]"
"""A first and a last day, None where that is open or not certain."""


@rule(
    "P014",
    "role-ends-before-it-begins",
    "warning",
    title="A role ends before it begins",
    message="{id} is {title} from {start} to {end}, which is over before it begins: correct one of the two dates",
)
def role_ends_before_it_begins(inspection: Inspection) -> Iterator[Hit]:
    """Finds a role whose valid_to lies wholly before its valid_from.

    Why: such a role holds at no time, so that whoever asks for the mayor of that day finds nobody. The two dates were
    swapped, or the end of one term was put to the start of the next.

    Mend: swap or correct the dates; two terms are two roles. Approximate and uncertain dates are not compared.

    Rests on: ISO 8601-2 (EDTF) for the days that a date can mean; NewsML-G2, validfrom and validto of an affiliation.
    """
    for n, participant in enumerate(inspection.article.participants):
        for k, role in enumerate(participant.roles):
            start, end = _term(role)
            if start is not None and end is not None and end < start:
                values = {
                    "id": participant.id,
                    "title": quote(role.title),
                    "start": role.valid_from,
                    "end": role.valid_to,
                }
                yield Hit(("participants", n, "roles", k, "valid_to"), values, excerpt=role.valid_to)


@rule(
    "P015",
    "role-of-itself",
    "warning",
    title="A participant holds a role of itself",
    message="{id} is said to be {title} of {id}: name whose {title} it is, or remove `of`",
)
def role_of_itself(inspection: Inspection) -> Iterator[Hit]:
    """Finds a role whose `of` is the participant that holds it.

    Why: "of" says which country a president is president of. Pointing at the holder it says nothing, and the country
    has no president. It comes from a wrong id, or from an apposition that was read the wrong way round.

    Mend: refer to the organisation, place, group or person that the role is held in; add it if it is missing.

    Rests on: this model, Role.of; W3C Organization Ontology, org:Membership, which joins an agent and an organisation.
    """
    for n, participant in enumerate(inspection.article.participants):
        for k, role in enumerate(participant.roles):
            if role.of == participant.id:
                values = {"id": participant.id, "title": quote(role.title)}
                yield Hit(("participants", n, "roles", k, "of"), values, excerpt=role.of)


@rule(
    "P016",
    "role-out-of-term",
    "info",
    title="The text gives somebody a role that was not held at the time",
    message="the text calls {id} {title}, a role held {term}, yet {id} speaks or acts at another time: correct the "
    "term, choose the holder of that time, or let the anchor take in the word that says so (former, future)",
)
def role_out_of_term(inspection: Inspection) -> Iterator[Hit]:
    """Finds a role whose term excludes the article's dates, though the text gives it to somebody who speaks or acts.

    Why: a title was joined to the wrong holder, as when "the president" is linked to the predecessor. Whoever reads the
    roles at the article's date finds that nobody held this one.

    Mend: correct the term or the participant. Words such as "former president" are anchored as a whole; then they
    differ from the title and are not reported. Nor is a role whose holder takes part in an event of that term, or in
    one whose time is not known; nor one that nobody speaks or acts in.

    Rests on: this model, roles that hold at the article's date; NewsML-G2, validfrom and validto; schema.org, Role,
    which gives a property such as jobTitle its dates.
    """
    known = inspection.dates
    doings: dict[str, list[_Days]] | None = None
    for n, participant in enumerate(inspection.article.participants if known else ()):
        for k, role in enumerate(participant.roles):
            term = _term(role)
            if known is None or not _apart(term, known) or not _titled(role):
                continue
            doings = _doings(inspection, known) if doings is None else doings
            times = doings.get(participant.id, ())
            if times and all(_apart(term, days) for days in times):
                yield _out_of_term(participant, role, ("participants", n, "roles", k))


def _out_of_term(participant: Participant, role: Role, path: Path) -> Hit:
    since = f"from {role.valid_from}" if role.valid_from else ""
    until = f"until {role.valid_to}" if role.valid_to else ""
    term = " ".join(part for part in (since, until) if part)
    values = {"id": participant.id, "title": quote(role.title), "term": term}
    return Hit(path, values, role.anchor)


def _term(role: Role) -> _Days:
    """The first day and the last that a role can be held on."""
    start, end = role.valid_from, role.valid_to
    return (
        start.earliest if start is not None and dates.settled(start) else None,
        end.latest if end is not None and dates.settled(end) else None,
    )


def _titled(role: Role) -> bool:
    """Whether the words in the text are the title and nothing else."""
    words = role.anchor.exact if role.anchor is not None else None
    return words is not None and words.casefold() == role.title.casefold()


def _apart(some: _Days, others: _Days) -> bool:
    """Whether two stretches of time have no day in common, beyond doubt."""
    (start, end), (first, last) = some, others
    if end is not None and first is not None and end < first:
        return True
    return start is not None and last is not None and last < start


def _doings(inspection: Inspection, known: _Days) -> dict[str, list[_Days]]:
    """When participants act and speak: at the article's own date, if nothing else is said of a statement."""
    found: dict[str, list[_Days]] = {}
    for event in inspection.article.events:
        for part in event.participations:
            found.setdefault(part.participant, []).append(_days(event.when))
    for statement in inspection.article.statements:
        if statement.speaker is None:
            continue
        if statement.when is None and statement.occasion is not None:
            days = _days(inspection.events[statement.occasion.event].when)
        else:
            days = known if statement.when is None else _days(statement.when)
        found.setdefault(statement.speaker, []).append(days)
    return found


def _days(when: When | None) -> _Days:
    value = when.value if when is not None else None
    if value is None or not dates.settled(value):
        return (None, None)
    return (value.earliest, value.latest)
