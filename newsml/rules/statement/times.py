"""Rules about when and on which occasion something was said, and whether it can have been."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from newsml.rules import dates
from newsml.rules.rule import Hit, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newsml.model.edtf import Edtf
    from newsml.model.event import Event, When
    from newsml.model.statement import Statement
    from newsml.rules.inspection import Inspection

_NOT_HELD: Final = frozenset({"cancelled", "excluded", "hypothetical"})
# What a death is called: the words of ACE 2005 and of MAVEN, plain words, and the items of Wikidata and AAT of Getty.
_DEATHS: Final = frozenset({"life.die", "life:die", "die", "death", "killing", "murder", "assassination"})
_DEATH_IRIS: Final = frozenset(
    f"{scheme}://www.wikidata.org/entity/{item}"
    for scheme in ("http", "https")
    for item in ("Q4", "Q844482", "Q3882219")
)
_VICTIMS: Final = frozenset({"victim", "deceased"})


@rule(
    "S014",
    "occasion-not-held",
    "warning",
    title="Something was said at an event that did not take place",
    message="{id} was said at {event}, which is {status}: correct the status, or the occasion",
)
def occasion_not_held(inspection: Inspection) -> Iterator[Hit]:
    """Finds a statement whose occasion is cancelled, excluded or hypothetical.

    Why: nobody can have spoken there. The speech was about the event, rather than at it, or it was held elsewhere.

    Mend: put the event among what the statement is about, and name the occasion at which it was said; or correct the
    status of the event. Occasions that are only planned may belong to a speech that was handed out before.

    Rests on: this model, Statement.occasion and Event.status; PLOVER, which keeps talk about an event apart from the
    event.
    """
    for n, statement in enumerate(inspection.article.statements):
        occasion = statement.occasion
        event = inspection.events.get(occasion.event) if occasion is not None else None
        if event is not None and event.status in _NOT_HELD and statement.polarity == "positive":
            values = {"id": statement.id, "event": event.id, "status": event.status}
            yield Hit(("statements", n, "occasion"), values, excerpt=event.id)


@rule(
    "S015",
    "said-after-the-article",
    "info",
    title="Something is said to have been said after the article",
    message="{id} was said {when}, which begins after {day}, the last day that the article can speak from: correct the "
    "time, or look whether it is the time of what was announced",
)
def said_after_the_article(inspection: Inspection) -> Iterator[Hit]:
    """Finds a statement whose own time begins after the latest date of the article.

    Why: `when` is when it was said. Mostly it holds the time of what is promised or announced: "will open in May" was
    not said in May.

    Mend: move the time to the event that the statement is about; or correct the year. The comparison leaves room for
    time zones and an embargo; with an open embargo nothing is compared.

    Rests on: ISO 8601-2 (EDTF) for the first day that a time can mean; TimeML, in which the time of a report and that
    of what it reports are two.
    """
    article = inspection.article
    if inspection.dates is None or article.embargo == "open":
        return
    last = inspection.dates[1]
    if article.embargo is not None:
        last = max(last, dates.days(article.embargo)[1])
    for n, statement in enumerate(article.statements):
        value = _settled(statement.when)
        if value is not None and value.earliest is not None and value.earliest > last:
            anchor = statement.when.anchor if statement.when is not None else None
            values = {"id": statement.id, "when": value, "day": last}
            yield Hit(("statements", n, "when", "value"), values, anchor, excerpt=None if anchor else value)


@rule(
    "S016",
    "speaker-had-died",
    "warning",
    title="A speaker had died before it was said",
    message="{speaker} speaks in {id} ({said}), but died before, in {event} ({died}): correct the speaker or a date; "
    "of words from earlier days, give the day on which they were said",
)
def speaker_had_died(inspection: Inspection) -> Iterator[Hit]:
    """Finds a statement, dated by itself or by its occasion, of a person who is the victim of an earlier death.

    Why: the words of a relative, a biographer or a namesake went to the dead. Obituaries hold many statements of both.

    Mend: correct the speaker. Where old words are quoted, date them to when they were said. Deaths are events whose
    type says so (death, Life.Die, Wikidata's items for it), with the person as patient, victim or deceased.

    Rests on: ACE 2005, Life.Die, with its argument Victim; public corpora of quotations in which speakers are linked by
    name and died before the article was written.
    """
    deaths = _deaths(inspection)
    for n, statement in enumerate(inspection.article.statements if deaths else ()):
        said, death = _said(statement, inspection), deaths.get(statement.speaker or "")
        if said is None or death is None or said.earliest is None:
            continue
        event, died = death
        if died.latest is not None and died.latest < said.earliest:
            values = {
                "speaker": statement.speaker,
                "id": statement.id,
                "said": said,
                "event": event.id,
                "died": died,
            }
            yield Hit(("statements", n, "speaker"), values, excerpt=statement.speaker)


def _deaths(inspection: Inspection) -> dict[str, tuple[Event, Edtf]]:
    """The dead by id, with the event and the time of their death."""
    found: dict[str, tuple[Event, Edtf]] = {}
    for event in inspection.article.events:
        time = _settled(event.when)
        if time is None or event.status != "occurred" or event.polarity == "negative" or not _is_death(event):
            continue
        for part in event.participations:
            role = part.role if isinstance(part.role, str) else part.role.value.casefold()
            if role == "patient" or role in _VICTIMS:
                found.setdefault(part.participant, (event, time))
    return found


def _is_death(event: Event) -> bool:
    kind = event.type
    if kind is None:
        return False
    return kind.iri in _DEATH_IRIS if kind.iri else kind.value.casefold() in _DEATHS


def _said(statement: Statement, inspection: Inspection) -> Edtf | None:
    """When it was said: its own time, else that of its occasion."""
    own = _settled(statement.when)
    if own is not None or statement.occasion is None:
        return own
    return _settled(inspection.events[statement.occasion.event].when)


def _settled(when: When | None) -> Edtf | None:
    value = when.value if when is not None else None
    return value if value is not None and dates.settled(value) else None
