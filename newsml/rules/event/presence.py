"""Rules about events: whether the text speaks of them, once, and of what took place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsml.rules.references import referred
from newsml.rules.rule import Hit, rule

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator

    from newsml.model.event import Event
    from newsml.rules.inspection import Inspection


@rule(
    "E018",
    "event-without-words",
    "info",
    title="No words report an event, and nothing refers to it",
    message="{id} has no words in the text, and no statement or event refers to it: add its mentions, or remove it",
)
def event_without_words(inspection: Inspection) -> Iterator[Hit]:
    """Finds an event without any anchor that nothing in the article refers to, while others have mentions.

    Why: it is counted as reported, but nobody can check where. Such an event is left over from an older version of the
    text, or it is what a model knew of the world rather than what it read.

    Mend: annotate the words that report it; let the statement that is about it, or the event that it is part of, refer
    to it; or remove it. Articles in which no event has mentions are not looked at.

    Rests on: ACE 2005 and MAVEN, where an event is what at least one trigger reports; relations and positions that
    exports drop, as users of annotation tools report them.
    """
    article = inspection.article
    silent = [(n, event) for n, event in enumerate(article.events) if not event.mentions]
    if not silent or len(silent) == len(article.events):
        return
    known = referred(article) | {place.annotation.id for place in article.anchors()}
    for n, event in silent:
        if event.id not in known:
            yield Hit(("events", n), {"id": event.id}, excerpt=event.name or event.id)


@rule(
    "E019",
    "event-annotated-twice",
    "info",
    title="Two events are the same in all that is said of them",
    message="{id} and {other} are reported by the same words, with the same type, time, places and participants: keep "
    "one, or write what tells them apart",
)
def event_annotated_twice(inspection: Inspection) -> Iterator[Hit]:
    """Finds two events with the same mentions, type, time, places, participants and number that are not related.

    Why: the same meeting is counted twice. It happens when the work of two annotators, or of a person and a model, is
    put together without being merged.

    Mend: keep one, with both annotators in `by`. If one word reports two events ("met the mayor and the bishop"), give
    each its participants; if they are one event seen twice, relate them by same_as.

    Rests on: ACE 2005, MAVEN-ERE, event coreference: events with the same trigger and arguments are one.
    """
    first: dict[Hashable, Event] = {}
    for n, event in enumerate(inspection.article.events):
        if not event.mentions:
            continue
        key = _content(event)
        other = first.setdefault(key, event)
        if other is not event and not _related(event, other):
            yield Hit(("events", n), {"id": event.id, "other": other.id}, event.mentions[0])


def _content(event: Event) -> Hashable:
    return (
        tuple(mention.position() for mention in event.mentions),
        event.type.value if event.type is not None else None,
        event.when.value if event.when is not None else None,
        event.ordinal,
        event.polarity,
        tuple((where.place, where.online) for where in event.where),
        frozenset((part.participant, str(part.role)) for part in event.participations),
    )


def _related(event: Event, other: Event) -> bool:
    return any(one.event == other.id for one in event.relations) or any(
        one.event == event.id for one in other.relations
    )


@rule(
    "E020",
    "occurred-but-negative",
    "warning",
    title="An event took place, yet its polarity is negative",
    message="{id} is {status}, but its polarity is negative, which says that it is not: write positive, or another "
    "status (excluded, cancelled, hypothetical)",
)
def occurred_but_negative(inspection: Inspection) -> Iterator[Hit]:
    """Finds an event of status occurred or ongoing that has negative polarity.

    Why: of "the council did not agree", one reader takes the status and reports an agreement, another takes the
    polarity and reports none. Both read the same article.

    Mend: write excluded as status where the article says that it did not take place, cancelled where it was
    called off; or polarity positive. A refusal is an event of its own, and a positive one.

    Rests on: ACE 2005, polarity: negative where an event is explicitly said not to have occurred; this model,
    Event.status.
    """
    for n, event in enumerate(inspection.article.events):
        if event.polarity == "negative" and event.status in ("occurred", "ongoing"):
            anchor = event.mentions[0] if event.mentions else None
            yield Hit(
                ("events", n, "polarity"),
                {"id": event.id, "status": event.status},
                anchor,
                excerpt=None if anchor else event.polarity,
            )
