"""Anchors: which words of the article an annotation is about."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import model_validator

from newsml.model.record import Record
from newsml.model.tuples import NonEmptyListOf
from newsml.model.types import Offset, ParticipantRef, Percent, Text, TextField

MatchKind = Literal["exact", "normalised", "fuzzy", "manual"]
MentionForm = Literal["name", "nominal", "pronoun", "adjectival"]


class Span(Record):
    """A stretch of one text field, from `start` up to but not including `end`.

    Offsets are Unicode code points counted from 0 (W3C Web Annotation Data Model, section 4.2.4; Python's own).
    """

    start: Offset
    """Code points before the first character."""
    end: Offset
    """Code points before the first character after it; greater than `start`."""
    exact: Text | None = None
    """The words themselves, equal to the slice of the field; absent only where the field's text is withheld."""


class Anchor(Record):
    """Words of one field: one span, or several where the words are interrupted.

    Anchors of different annotations may overlap, nest, cross and touch.
    """

    field: TextField = "body"
    """The text that the offsets count in."""
    spans: NonEmptyListOf[Span]
    """In text order, not overlapping."""
    match: MatchKind | None = None
    """How the words were found in the text."""
    score: Percent | None = None
    """How well the words that were looked for match the words that were found, 0 to 100."""

    @property
    def start(self) -> int:
        """Where the first span starts."""
        return self.spans[0].start

    @property
    def end(self) -> int:
        """Where the last span ends."""
        return self.spans[-1].end

    @property
    def exact(self) -> str | None:
        """The words, spans joined by an ellipsis; None where the text is withheld."""
        words = [span.exact for span in self.spans if span.exact is not None]
        return " … ".join(words) if len(words) == len(self.spans) else None

    def position(self) -> tuple[Any, ...]:
        """Sorted by field, then by place in the text."""
        return (_FIELD_ORDER[self.field], *((span.start, span.end) for span in self.spans))


_FIELD_ORDER = {"headline": 0, "standfirst": 1, "body": 2}


class Mention(Anchor):
    """Words that refer to a participant, topic or event."""

    form: MentionForm | None = None
    """Proper name, common noun phrase, pronoun, or adjective ("French")."""
    head: Span | None = None
    """The head word; lies inside one of the spans."""
    literal: ParticipantRef | None = None
    """What the words name literally where they are used figuratively: "Kyiv", for a government, names the city."""

    @model_validator(mode="before")
    @classmethod
    def _from_anchor(cls, data: Any) -> Any:
        """Words that were anchored already can be made a mention, and a mention a trigger, by putting them there."""
        return data.as_fields() if isinstance(data, Anchor) and not isinstance(data, cls) else data
