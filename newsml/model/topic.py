"""`Topic`: what the story is about that is neither event nor participant."""

from __future__ import annotations

from newsml.model.anchor import Mention
from newsml.model.annotation import Annotation
from newsml.model.code import Code
from newsml.model.iri import Iri
from newsml.model.tuples import SetOf
from newsml.model.types import Label, TopicRef


class Topic(Annotation):
    """A subject of the story, such as security guarantees."""

    name: Label | None = None
    """What it is called."""
    code: Code | None = None
    """Its code in a subject scheme."""
    same_as: SetOf[Iri] = ()
    """IRIs of the same thing elsewhere."""
    broader: SetOf[TopicRef] = ()
    """Wider topics of the same article."""
    mentions: SetOf[Mention] = ()
    """The words that refer to it."""
