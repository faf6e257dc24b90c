"""The table of mentions: the words that refer to participants, topics and events, with their offsets."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from newsml.model.event import Trigger
from newsml.tables.cells import ARTICLE
from newsml.tables.column import Column, Table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newsml.model.anchor import Mention
    from newsml.model.event import Event
    from newsml.model.participant import Participant
    from newsml.model.topic import Topic
    from newsml.tables.view import View


class _Mentioned(NamedTuple):
    """One mention of a thing."""

    noun: str
    thing: Participant | Topic | Event
    number: int
    mention: Mention


def _mentions(view: View) -> Iterator[_Mentioned]:
    article = view.article
    for noun, things in (
        ("participant", article.participants),
        ("topic", article.topics),
        ("event", article.events),
    ):
        for thing in things:
            for number, mention in enumerate(thing.mentions, 1):
                yield _Mentioned(noun, thing, number, mention)


_OF: Final[tuple[Column[_Mentioned], ...]] = (
    Column("id", "text", "The id of what is mentioned.", lambda _, one: one.thing.id, nullable=False),
    Column(
        "number",
        "integer",
        "Which mention of it this is, from 1, in text order.",
        lambda _, one: one.number,
        nullable=False,
    ),
    Column("noun", "text", "participant, topic or event.", lambda _, one: one.noun, nullable=False),
    Column(
        "kind",
        "text",
        "Of a participant: person, organisation, place or group.",
        lambda _, one: getattr(one.thing, "kind", None),
    ),
    Column("name", "text", "Its name.", lambda _, one: one.thing.name),
    Column(
        "wikidata",
        "text",
        "Its Wikidata id.",
        lambda view, one: view.wikidata(one.thing.id),
    ),
)

_WORDS: Final[tuple[Column[_Mentioned], ...]] = (
    Column(
        "field",
        "text",
        "headline, standfirst or body.",
        lambda _, one: one.mention.field,
        nullable=False,
    ),
    Column(
        "start",
        "integer",
        "Code points of that field before the words.",
        lambda _, one: one.mention.start,
        nullable=False,
    ),
    Column(
        "end",
        "integer",
        "Code points of that field up to their end.",
        lambda _, one: one.mention.end,
        nullable=False,
    ),
    Column("exact", "text", "The words, pieces joined by an ellipsis.", lambda _, one: one.mention.exact),
    Column(
        "span_starts",
        "integer[]",
        "Where each piece starts; one piece, unless the words are interrupted.",
        lambda _, one: [span.start for span in one.mention.spans],
    ),
    Column(
        "span_ends",
        "integer[]",
        "Where each piece ends.",
        lambda _, one: [span.end for span in one.mention.spans],
    ),
    Column("form", "text", "name, nominal, pronoun or adjectival.", lambda _, one: one.mention.form),
    Column(
        "head",
        "text",
        "The head word.",
        lambda _, one: None if one.mention.head is None else one.mention.head.exact,
    ),
    Column("literal_id", "text", "What the words name literally.", lambda _, one: one.mention.literal),
    Column("literal_name", "text", "Its name.", lambda view, one: view.name(one.mention.literal)),
    Column(
        "status",
        "text",
        "Of an event: the status that these words give it, where it differs.",
        lambda _, one: one.mention.status if isinstance(one.mention, Trigger) else None,
    ),
    Column("match", "text", "How the words were found.", lambda _, one: one.mention.match),
    Column("score", "integer", "How well, 0 to 100.", lambda _, one: one.mention.score),
)

MENTIONS: Final[Table[_Mentioned]] = Table(
    "mentions",
    "In which words something is mentioned: a row for each mention of a participant, topic or event.",
    _mentions,
    (*ARTICLE, *_OF, *_WORDS),
)
