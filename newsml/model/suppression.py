"""`Suppression`: a finding of the rules that somebody has looked at and accepts."""

from __future__ import annotations

from typing import Annotated

from newsml.model.record import Record
from newsml.model.tuples import SetOf
from newsml.model.types import AgentRef, Label, LocalId, RefersTo


class Suppression(Record):
    """A finding that is not to be reported, because somebody has looked at it: here is why.

    Without `about` and `path` it is for all findings of its rule in the article.
    """

    rule: Label
    """The code or the slug of the rule."""
    reason: Label
    """Why the article is right all the same, in one line."""
    about: (
        Annotated[LocalId, RefersTo(("participant", "topic", "event", "statement"), binding=True)] | None
    ) = None
    """The annotation that the finding is about; a suppression goes with it."""
    path: Label | None = None
    """The field that the finding is about, such as `first_published`; of the annotation, where one is named:
    `mentions[2]`. What lies below it is meant as well."""
    by: SetOf[AgentRef] = ()
    """The agents that decided so."""
