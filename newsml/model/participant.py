"""`Participant`: who or what takes part."""

from __future__ import annotations

from typing import Literal

from newsml.model.anchor import Anchor, Mention
from newsml.model.annotation import Annotation
from newsml.model.code import Code, Name
from newsml.model.edtf import Edtf
from newsml.model.iri import Iri
from newsml.model.record import Record
from newsml.model.tuples import ListOf, SetOf
from newsml.model.types import CountryCode, Flag, Label, Latitude, Longitude, ParticipantRef

ParticipantKind = Literal["person", "organisation", "place", "group"]
NamePartKind = Literal["prefix", "given", "middle", "family", "suffix", "nickname"]
LinkStatus = Literal["linked", "no_entry", "not_linked"]


class NamePart(Record):
    """One part of a structured name."""

    kind: NamePartKind
    """What part of the name it is."""
    value: Label
    """The part as written."""


class Role(Record):
    """A role that a participant holds: "President" of Ukraine at the article's date."""

    title: Label
    """What the role is called."""
    of: ParticipantRef | None = None
    """Of whom or of what."""
    valid_from: Edtf | None = None
    """Since when (EDTF)."""
    valid_to: Edtf | None = None
    """Until when (EDTF)."""
    anchor: Anchor | None = None
    """The words that say so."""


class PlaceDetails(Record):
    """Where a place is."""

    latitude: Latitude | None = None
    """Decimal degrees north (WGS 84)."""
    longitude: Longitude | None = None
    """Decimal degrees east (WGS 84)."""
    country: CountryCode | None = None
    """ISO 3166-1 alpha-2 code of the country it lies in."""


class Participant(Annotation):
    """A person, organisation, place or group that the article speaks of."""

    kind: ParticipantKind
    """The coarse kind."""
    type: Code | None = None
    """The finer type: country, city, government, military, coalition, facility, ..."""
    name: Label | None = None
    """The name; for an unnamed group a description of it."""
    name_parts: ListOf[NamePart] = ()
    """The name's parts in the order of its culture."""
    aliases: SetOf[Name] = ()
    """Other names, with their languages."""
    same_as: SetOf[Iri] = ()
    """IRIs of the same thing elsewhere, such as Wikidata."""
    link_status: LinkStatus | None = None
    """Whether it is linked, known to have no entry elsewhere, or not linked yet."""
    roles: SetOf[Role] = ()
    """The roles that it holds."""
    part_of: SetOf[ParticipantRef] = ()
    """The places, organisations or groups that it is a part or member of."""
    members_complete: Flag | None = None
    """Whether all members of this group are among the participants."""
    place: PlaceDetails | None = None
    """Where a place is."""
    mentions: SetOf[Mention] = ()
    """The words that refer to it."""
