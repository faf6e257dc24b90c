"""`Register`: participants, topics and events without an article."""

from __future__ import annotations

from functools import cached_property
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Self

from pydantic import ModelWrapValidatorHandler, model_validator

from newsml.model import lookup
from newsml.model.consistency import checked
from newsml.model.event import Event
from newsml.model.iri import ArticleIri
from newsml.model.participant import Participant
from newsml.model.provenance import Provenance
from newsml.model.record import Record
from newsml.model.topic import Topic
from newsml.model.tuples import ById
from newsml.model.types import Label

if TYPE_CHECKING:
    from collections.abc import Mapping


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

    @cached_property
    def index(self) -> Mapping[str, Participant | Topic | Event]:
        """Participants, topics and events by id."""
        things: tuple[Participant | Topic | Event, ...] = (*self.participants, *self.topics, *self.events)
        return MappingProxyType({thing.id: thing for thing in things})

    def __getitem__(self, id_: str) -> Participant | Topic | Event:
        """The participant, topic or event with this id; raises KeyError, naming the nearest known id."""
        try:
            return self.index[id_]
        except KeyError:
            raise lookup.missing(self, id_) from None

    def get(self, id_: str) -> Participant | Topic | Event | None:
        """The participant, topic or event with this id, or None."""
        return self.index.get(id_)

    @model_validator(mode="wrap")
    @classmethod
    def _consistent(cls, data: Any, handler: ModelWrapValidatorHandler[Self]) -> Self:
        return checked(cls, data, handler)
