"""`Register`: participants, topics and events without an article."""

from __future__ import annotations

from typing import Any, Self

from pydantic import ModelWrapValidatorHandler, model_validator

from newsml.model.consistency import checked
from newsml.model.event import Event
from newsml.model.iri import ArticleIri
from newsml.model.participant import Participant
from newsml.model.provenance import Provenance
from newsml.model.record import Record
from newsml.model.topic import Topic
from newsml.model.types import ById, Label


class Register(Record):
    """An authority file that articles can be linked against; it has no text, so it has no anchors.

    Raises:
        pydantic.ValidationError: naming every problem at once.
    """

    id: ArticleIri | None = None
    """The register's IRI, without a fragment."""
    name: Label | None = None
    """What it is called."""
    participants: ById[Participant] = ()
    """The participants."""
    topics: ById[Topic] = ()
    """The topics."""
    events: ById[Event] = ()
    """The events."""
    provenance: Provenance | None = None
    """Where it comes from."""

    @model_validator(mode="wrap")
    @classmethod
    def _consistent(cls, data: Any, handler: ModelWrapValidatorHandler[Self]) -> Self:
        return checked(cls, data, handler)
