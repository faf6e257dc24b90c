"""The table of topics."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from newsml.tables.cells import ANNOTATION, ARTICLE, ID
from newsml.tables.column import Column, Table

if TYPE_CHECKING:
    from newsml.model.topic import Topic

_WHAT: Final[tuple[Column[Topic], ...]] = (
    Column("name", "text", "What it is called.", lambda _, one: one.name),
    Column(
        "code",
        "text",
        "Its code in a subject scheme: IRI, QCode or literal.",
        lambda _, one: one.code.value if one.code is not None else None,
    ),
    Column("wikidata", "text", "The Wikidata id.", lambda view, one: view.wikidata(one.id)),
    Column("same_as", "text[]", "IRIs of the same thing elsewhere.", lambda _, one: list(one.same_as)),
    Column("broader_ids", "text[]", "Wider topics of the article.", lambda _, one: list(one.broader)),
    Column("broader_names", "text[]", "Their names.", lambda view, one: view.names(one.broader)),
    Column(
        "mention_count",
        "integer",
        "How often it is mentioned.",
        lambda _, one: len(one.mentions),
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

TOPICS: Final[Table[Topic]] = Table(
    "topics",
    "What the story is about besides: a row for each topic of an article.",
    lambda view: view.article.topics,
    (*ARTICLE, ID, *_WHAT, *ANNOTATION),
)
