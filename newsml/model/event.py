"""`Event`: what happened, is planned, or is ruled out."""

from __future__ import annotations

from typing import Annotated, Literal

from newsml.model.anchor import Anchor, Mention
from newsml.model.annotation import Annotation
from newsml.model.code import Code
from newsml.model.edtf import Edtf
from newsml.model.record import Record
from newsml.model.time import Delay
from newsml.model.tuples import SetOf
from newsml.model.types import (
    EventRef,
    Flag,
    Label,
    Ordinal,
    ParticipantRef,
    Percent,
    StatementRef,
    TopicRef,
    UnionError,
)

EventStatus = Literal[
    "scheduled",
    "expected",
    "proposed",
    "ongoing",
    "occurred",
    "postponed",
    "cancelled",
    "hypothetical",
    "excluded",
    "unknown",
]
Polarity = Literal["positive", "negative"]
Modality = Literal["certain", "probable", "possible", "necessary", "desired", "permitted", "conditional"]
TimeBasis = Literal["text", "reference_date", "inferred", "external"]
Attendance = Literal["in_person", "online", "hybrid"]
ParticipationRole = Literal[
    "organiser",
    "host",
    "chair",
    "co_chair",
    "attendee",
    "speaker",
    "performer",
    "agent",
    "patient",
    "recipient",
    "beneficiary",
    "instrument",
    "origin",
    "destination",
]
EventRelationKind = Literal["part_of", "before", "after", "overlaps", "same_as", "causes", "condition_of"]


class Trigger(Mention):
    """Words that report the event; they may see it differently from the article as a whole."""

    status: EventStatus | None = None
    """The status that these words give, where it differs: the headline says "meets", the body "is set to hold"."""


class When(Record):
    """A time as the article gives it."""

    value: Edtf | None = None
    """The time (EDTF, ISO 8601-2)."""
    anchor: Anchor | None = None
    """The words that give it."""
    basis: TimeBasis | None = None
    """Whether the text says it in full, the reference date completes it, it is inferred, or known from elsewhere."""
    previous: Edtf | None = None
    """The time that was given before, for an event that was moved."""


class Where(Record):
    """A place or an online location of an event."""

    place: ParticipantRef | None = None
    """The participant that is the place."""
    online: Label | None = None
    """Where it is held online: a URL or a name."""
    anchor: Anchor | None = None
    """The words that say so."""
    inferred: Flag = False
    """Whether the place is inferred rather than stated."""


class Participation(Record):
    """A participant's part in an event."""

    participant: ParticipantRef
    """Who."""
    role: Annotated[
        ParticipationRole | Code,
        UnionError(
            "participation_role", "write one of the known roles as a word, or a code as an object", Code
        ),
    ] = "attendee"
    """In which role: one of the common ones, or any code."""
    expected: Flag = False
    """Whether the participation is only expected."""
    anchor: Anchor | None = None
    """The words that say so."""
    according_to: StatementRef | None = None
    """The statement that says so."""


class EventRelation(Record):
    """This event's relation to another."""

    kind: EventRelationKind
    """Read from this event to the other: this is part of, before, after, ... the other."""
    event: EventRef
    """The other event."""
    offset: Delay | None = None
    """How far apart, as an ISO 8601 duration or a range of two, such as P7D/P10D."""
    inferred: Flag = False
    """Whether the relation is inferred rather than stated."""
    confidence: Percent | None = None
    """How sure the relation is, in percent."""


class Event(Annotation):
    """Something that happened, goes on, is planned, imagined or ruled out."""

    name: Label | None = None
    """What it is called."""
    type: Code | None = None
    """What kind of event it is."""
    status: EventStatus = "unknown"
    """Where it stands at the article's date."""
    polarity: Polarity = "positive"
    """Whether the article says that it is, or that it is not."""
    modality: Modality | None = None
    """How the article puts it."""
    mentions: SetOf[Trigger] = ()
    """The words that report it."""
    when: When | None = None
    """When it was or will be."""
    where: SetOf[Where] = ()
    """The places it is held at; none where the venue is not stated."""
    attendance: Attendance | None = None
    """How people attend."""
    participations: SetOf[Participation] = ()
    """Who takes part, in which role."""
    relations: SetOf[EventRelation] = ()
    """How it relates to other events."""
    about: SetOf[TopicRef] = ()
    """The topics that it is about."""
    ordinal: Ordinal | None = None
    """Its number in a series where the text gives one: 8 for an eighth visit."""
