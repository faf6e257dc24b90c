"""Who made the article, whose it is, where it was written."""

from __future__ import annotations

from newsml.model.code import Code
from newsml.model.edtf import Edtf
from newsml.model.iri import Iri
from newsml.model.record import Record
from newsml.model.types import Label, ParticipantRef, Text


class Party(Record):
    """A person or organisation behind the article."""

    name: Label | None = None
    """What it is called."""
    code: Code | None = None
    """Its identifier."""
    participant: ParticipantRef | None = None
    """The participant that it is, where the article speaks of it as well."""


class Credit(Party):
    """A party with the part it had in making the article."""

    role: Code | None = None
    """What it did."""


class Rights(Record):
    """Whose the article is, and what may be done with it."""

    holder: Party | None = None
    """The copyright holder."""
    notice: Text | None = None
    """The copyright notice."""
    usage_terms: Text | None = None
    """What may be done with it, in words."""
    licence: Iri | None = None
    """The licence."""


class Dateline(Record):
    """Where and when the story was written, as printed above it."""

    text: Label | None = None
    """The line as printed."""
    place: ParticipantRef | None = None
    """The participant that is the place."""
    date: Edtf | None = None
    """The date (EDTF)."""
