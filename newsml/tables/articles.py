"""The table of articles: what they are, and how much is annotated in them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from newsml.model.provenance import Provenance
from newsml.tables.cells import ARTICLE, plain
from newsml.tables.column import Column, Table

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from newsml.model.article import Article
    from newsml.model.credit import Party
    from newsml.tables.view import View


def _party(view: View, party: Party) -> str | None:
    """What a party is called: its name, else that of its code, else that of the participant that it is."""
    return party.name or (str(party.code) if party.code is not None else view.name(party.participant))


def _parties(view: View, parties: Iterable[Party]) -> list[str | None]:
    return [_party(view, party) for party in parties]


def _of_provenance(get: Callable[[Provenance], Any]) -> Callable[[View, Article], Any]:
    return lambda _, one: get(one.provenance if one.provenance is not None else Provenance())


def _length(view: View, field: str) -> int | None:
    """How long a text is in code points, also where its words are withheld."""
    text: str | None = getattr(view.article, field)
    if text is not None:
        return len(text)
    return next((item.length for item in view.article.withheld if item.field == field), None)


_STORY: Final[tuple[Column[Article], ...]] = (
    Column(
        "version_kind",
        "text",
        "new, update, correction or withdrawal.",
        lambda _, one: one.version_kind,
    ),
    Column(
        "supersedes",
        "text",
        "The IRI of the article that it replaces.",
        lambda _, one: one.supersedes.id if one.supersedes is not None else None,
    ),
    Column("language", "text", "BCP 47 tag of its language.", lambda _, one: plain(one.language)),
    Column("headline", "text", "The headline.", lambda _, one: one.headline),
    Column("standfirst", "text", "The summary above the body.", lambda _, one: one.standfirst),
    Column("slugline", "text", "The slugline.", lambda _, one: one.slugline),
    Column(
        "dateline",
        "text",
        "Where and when it was written, as printed.",
        lambda _, one: one.dateline.text if one.dateline is not None else None,
    ),
    Column(
        "body_length",
        "integer",
        "How long the body is, in code points.",
        lambda view, _: _length(view, "body"),
    ),
    Column(
        "withheld",
        "text[]",
        "The texts whose words are withheld.",
        lambda _, one: [item.field for item in one.withheld],
    ),
)

_META: Final[tuple[Column[Article], ...]] = (
    Column("item_class", "text", "What the item is.", lambda _, one: one.item_class, nullable=False),
    Column(
        "publication_status",
        "text",
        "usable, withheld or cancelled.",
        lambda _, one: one.publication_status,
        nullable=False,
    ),
    Column("urgency", "integer", "1 (most) to 9 (least).", lambda _, one: one.urgency),
    Column("bylines", "text[]", "The bylines as printed.", lambda _, one: list(one.bylines)),
    Column("creators", "text[]", "Who wrote it.", lambda view, one: _parties(view, one.creators)),
    Column(
        "provider",
        "text",
        "Who distributes it.",
        lambda view, one: _party(view, one.provider) if one.provider is not None else None,
    ),
    Column("url", "text", "Its canonical web address.", lambda _, one: one.url),
    Column("created", "text", "When it was written, as given.", lambda _, one: plain(one.created)),
    Column(
        "first_published",
        "text",
        "When it was first published, as given.",
        lambda _, one: plain(one.first_published),
    ),
    Column("modified", "text", "When this version was made, as given.", lambda _, one: plain(one.modified)),
    Column(
        "embargo",
        "text",
        'Until when it may not be published, or "open".',
        lambda _, one: plain(one.embargo),
    ),
    Column("genres", "text[]", "Its genres.", lambda _, one: [str(code) for code in one.genres]),
    Column("keywords", "text[]", "Keywords.", lambda _, one: list(one.keywords)),
    Column(
        "subjects",
        "text[]",
        "What it is about, as codes.",
        lambda _, one: [code.value for code in one.subjects],
    ),
    Column(
        "subject_names",
        "text[]",
        "What these are called.",
        lambda _, one: [str(code) for code in one.subjects],
    ),
)

_COUNTS: Final[tuple[Column[Article], ...]] = (
    Column(
        "participant_count",
        "integer",
        "How many participants it has.",
        lambda _, one: len(one.participants),
        nullable=False,
    ),
    Column("topic_count", "integer", "How many topics.", lambda _, one: len(one.topics), nullable=False),
    Column("event_count", "integer", "How many events.", lambda _, one: len(one.events), nullable=False),
    Column(
        "statement_count",
        "integer",
        "How many statements.",
        lambda _, one: len(one.statements),
        nullable=False,
    ),
    Column(
        "mention_count",
        "integer",
        "How many mentions of participants, topics and events.",
        lambda _, one: sum(
            len(thing.mentions) for things in (one.participants, one.topics, one.events) for thing in things
        ),
        nullable=False,
    ),
    Column(
        "speaker_count",
        "integer",
        "How many participants say something.",
        lambda view, _: len(view.said),
        nullable=False,
    ),
    Column("annotation_status", "text", "draft, reviewed or gold.", _of_provenance(lambda one: one.status)),
    Column(
        "guideline",
        "text",
        "The rules by which it was annotated.",
        _of_provenance(lambda one: one.guideline.name if one.guideline is not None else None),
    ),
    Column(
        "agent_ids",
        "text[]",
        "Who annotated it.",
        _of_provenance(lambda one: [agent.id for agent in one.agents]),
    ),
    Column(
        "agent_names",
        "text[]",
        "Their names.",
        _of_provenance(lambda one: [agent.name for agent in one.agents]),
    ),
)

ARTICLES: Final[Table[Article]] = Table(
    "articles",
    "What there is to read: a row for each article.",
    lambda view: (view.article,),
    (*ARTICLE, *_STORY, *_META, *_COUNTS),
)
