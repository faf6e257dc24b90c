"""`Provenance`: who annotated the article, and by which rules."""

from __future__ import annotations

from typing import Any, Literal

from newsml.model.iri import Iri
from newsml.model.record import Record
from newsml.model.time import Timestamp
from newsml.model.tuples import SetOf
from newsml.model.types import Label, LocalId

AgentKind = Literal["human", "model", "tool"]
AnnotationStatus = Literal["draft", "reviewed", "gold"]


class Agent(Record):
    """A person, model or tool that annotates."""

    id: LocalId
    """Unique among all participants, topics, events, statements and agents of the article."""
    kind: AgentKind
    """Human, model, or other tool."""
    name: Label | None = None
    """What it is called."""
    version: Label | None = None
    """Which version of it."""
    iri: Iri | None = None
    """Its IRI."""

    def position(self) -> tuple[Any, ...]:
        """Sorted by id."""
        return (self.id,)


class Guideline(Record):
    """The rules by which the article was annotated: guidelines contradict each other, so name yours."""

    name: Label
    """What it is called."""
    version: Label | None = None
    """Which version of it."""
    iri: Iri | None = None
    """Where it is."""


class Provenance(Record):
    """Where the annotations come from."""

    agents: SetOf[Agent] = ()
    """Who annotated."""
    guideline: Guideline | None = None
    """By which rules."""
    created: Timestamp | None = None
    """When the annotations were made."""
    status: AnnotationStatus | None = None
    """How far they are: draft, reviewed, or gold."""
    licence: Iri | None = None
    """The licence of the annotations."""
