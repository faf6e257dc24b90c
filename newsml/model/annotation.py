"""What participants, topics, events and statements share."""

from __future__ import annotations

from newsml.model.record import Record
from newsml.model.tuples import SetOf
from newsml.model.types import AgentRef, Label, LocalId, Percent, Text


class SchemeLabel(Record):
    """A label of somebody's own scheme: a frame, a stance, a CAMEO code, a task id."""

    scheme: Label
    """What the label belongs to."""
    value: Label
    """The label."""
    confidence: Percent | None = None
    """How sure the label is, in percent."""
    by: SetOf[AgentRef] = ()
    """The agents that gave it."""


class Annotation(Record):
    """One annotation, with an id that is unique in its article."""

    id: LocalId
    """Unique among all participants, topics, events, statements and agents of the article."""
    confidence: Percent | None = None
    """How sure the annotation is, in percent."""
    relevance: Percent | None = None
    """How much it matters to the article, in percent."""
    by: SetOf[AgentRef] = ()
    """The agents that made it; two annotators can agree."""
    note: Text | None = None
    """A remark of the annotators."""
    labels: SetOf[SchemeLabel] = ()
    """Labels of other schemes."""
