"""The table of events: what happened, is planned, or is ruled out; when, where, and who takes part."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from newsml.tables.cells import ANNOTATION, ARTICLE, ID, plain, shown, times
from newsml.tables.column import Column, Table

if TYPE_CHECKING:
    from newsml.model.event import Event

_WHAT: Final[tuple[Column[Event], ...]] = (
    Column("name", "text", "What it is called.", lambda _, one: one.name),
    Column("type", "text", "What kind of event it is.", lambda _, one: shown(one.type)),
    Column(
        "status",
        "text",
        "Where it stands at the article's date.",
        lambda _, one: one.status,
        nullable=False,
    ),
    Column(
        "polarity",
        "text",
        "positive; negative where it is not so.",
        lambda _, one: one.polarity,
        nullable=False,
    ),
    Column("modality", "text", "How the article puts it.", lambda _, one: one.modality),
    Column("ordinal", "integer", "Its number in a series.", lambda _, one: one.ordinal),
)

_WHEN_AND_WHERE: Final[tuple[Column[Event], ...]] = (
    *times(lambda one: one.when),
    Column(
        "when_previous",
        "text",
        "The time that was given before (EDTF).",
        lambda _, one: plain(one.when.previous) if one.when is not None else None,
    ),
    Column(
        "place_ids",
        "text[]",
        "Where it is held: ids of participants.",
        lambda _, one: [where.place for where in one.where if where.place is not None],
    ),
    Column(
        "place_names",
        "text[]",
        "The names of these.",
        lambda view, one: [view.name(where.place) for where in one.where if where.place is not None],
    ),
    Column(
        "online",
        "text[]",
        "Where it is held online.",
        lambda _, one: [where.online for where in one.where if where.online is not None],
    ),
    Column("attendance", "text", "in_person, online or hybrid.", lambda _, one: one.attendance),
)

_WHO: Final[tuple[Column[Event], ...]] = (
    Column(
        "participant_ids",
        "text[]",
        "Who takes part; once for each role.",
        lambda _, one: [part.participant for part in one.participations],
    ),
    Column(
        "participant_names",
        "text[]",
        "Their names.",
        lambda view, one: [view.name(part.participant) for part in one.participations],
    ),
    Column(
        "participant_roles",
        "text[]",
        "Their roles.",
        lambda _, one: [str(part.role) for part in one.participations],
    ),
    Column(
        "relation_kinds",
        "text[]",
        "How it relates to other events: it is before, part of, ... these.",
        lambda _, one: [relation.kind for relation in one.relations],
    ),
    Column(
        "relation_ids",
        "text[]",
        "The ids of these events.",
        lambda _, one: [relation.event for relation in one.relations],
    ),
    Column("about_ids", "text[]", "The topics that it is about.", lambda _, one: list(one.about)),
    Column("about_names", "text[]", "Their names.", lambda view, one: view.names(one.about)),
)

_COUNTS: Final[tuple[Column[Event], ...]] = (
    Column(
        "mention_count",
        "integer",
        "How often it is reported.",
        lambda _, one: len(one.mentions),
        nullable=False,
    ),
    Column(
        "statement_count",
        "integer",
        "How many statements are made at it.",
        lambda view, one: view.said_at[one.id],
        nullable=False,
    ),
    Column(
        "about_count",
        "integer",
        "How many statements are about it.",
        lambda view, one: view.said_about[one.id],
        nullable=False,
    ),
)

EVENTS: Final[Table[Event]] = Table(
    "events",
    "What happens: a row for each event of an article.",
    lambda view: view.article.events,
    (*ARTICLE, ID, *_WHAT, *_WHEN_AND_WHERE, *_WHO, *_COUNTS, *ANNOTATION),
)
