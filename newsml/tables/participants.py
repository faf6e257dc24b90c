"""The table of participants, and what each has to do with."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from newsml.tables.cells import ANNOTATION, ARTICLE, ID, shown
from newsml.tables.column import Column, Table

if TYPE_CHECKING:
    from newsml.model.participant import Participant

_WHO: Final[tuple[Column[Participant], ...]] = (
    Column(
        "kind",
        "text",
        "person, organisation, place or group.",
        lambda _, one: one.kind,
        nullable=False,
    ),
    Column("type", "text", "The finer type.", lambda _, one: shown(one.type)),
    Column("name", "text", "The name.", lambda _, one: one.name),
    Column("aliases", "text[]", "Other names.", lambda _, one: [alias.text for alias in one.aliases]),
    Column("wikidata", "text", "The Wikidata id.", lambda view, one: view.wikidata(one.id)),
    Column("same_as", "text[]", "IRIs of the same thing elsewhere.", lambda _, one: list(one.same_as)),
    Column("link_status", "text", "linked, no_entry or not_linked.", lambda _, one: one.link_status),
    Column("role_titles", "text[]", "The roles.", lambda _, one: [role.title for role in one.roles]),
    Column("role_of_ids", "text[]", "Of whom or what.", lambda _, one: [role.of for role in one.roles]),
    Column(
        "role_of_names",
        "text[]",
        "The names of these.",
        lambda view, one: [view.name(role.of) for role in one.roles],
    ),
    Column("part_of_ids", "text[]", "What it is a part or member of.", lambda _, one: list(one.part_of)),
    Column("part_of_names", "text[]", "The names of these.", lambda view, one: view.names(one.part_of)),
    Column(
        "members_complete",
        "boolean",
        "Whether all members of this group are among the participants.",
        lambda _, one: one.members_complete,
    ),
    Column(
        "latitude",
        "number",
        "Of a place: decimal degrees north (WGS 84).",
        lambda _, one: _degrees(one.place.latitude if one.place is not None else None),
    ),
    Column(
        "longitude",
        "number",
        "Of a place: decimal degrees east (WGS 84).",
        lambda _, one: _degrees(one.place.longitude if one.place is not None else None),
    ),
    Column(
        "country",
        "text",
        "Of a place: ISO 3166-1 alpha-2 code of its country.",
        lambda _, one: one.place.country if one.place is not None else None,
    ),
)

_COUNTS: Final[tuple[Column[Participant], ...]] = (
    Column(
        "mention_count",
        "integer",
        "How often it is mentioned.",
        lambda _, one: len(one.mentions),
        nullable=False,
    ),
    Column(
        "statement_count",
        "integer",
        "How many statements it makes.",
        lambda view, one: view.said[one.id],
        nullable=False,
    ),
    Column(
        "about_count",
        "integer",
        "How many statements are about it.",
        lambda view, one: view.said_about[one.id],
        nullable=False,
    ),
    Column(
        "event_count",
        "integer",
        "In how many events it takes part.",
        lambda view, one: view.taken_part[one.id],
        nullable=False,
    ),
)


def _degrees(text: str | None) -> float | None:
    return None if text is None else float(text)


PARTICIPANTS: Final[Table[Participant]] = Table(
    "participants",
    "Who takes part: a row for each participant of an article.",
    lambda view: view.article.participants,
    (*ARTICLE, ID, *_WHO, *_COUNTS, *ANNOTATION),
)
