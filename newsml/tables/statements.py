"""The table of statements: who said what about whom, when, and in which words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from newsml.tables.cells import ANNOTATION, ARTICLE, ID, plain, shown, times, words
from newsml.tables.column import Column, Table

if TYPE_CHECKING:
    from newsml.model.participant import Participant
    from newsml.model.statement import Statement
    from newsml.tables.view import View


def _speaker_kind(view: View, one: Statement) -> str | None:
    if one.speaker is None:
        return None
    speaker: Participant = view.article.index[one.speaker]  # type: ignore[assignment]
    return speaker.kind


_WHO: Final[tuple[Column[Statement], ...]] = (
    Column("speaker_id", "text", "Who said it: the participant's id.", lambda _, one: one.speaker),
    Column("speaker_name", "text", "The speaker's name.", lambda view, one: view.name(one.speaker)),
    Column(
        "speaker_wikidata",
        "text",
        "The speaker's Wikidata id.",
        lambda view, one: view.wikidata(one.speaker),
    ),
    Column("speaker_kind", "text", "person, organisation, place or group.", _speaker_kind),
    Column(
        "speaker_absence",
        "text",
        "Why there is no speaker: anonymous, implicit, passive or writer.",
        lambda _, one: one.speaker_absence,
    ),
    Column("source", "text", "The words that name the speaker.", lambda _, one: words(one.source)),
    Column(
        "on_behalf_of_ids",
        "text[]",
        "For whom the speaker spoke.",
        lambda _, one: list(one.on_behalf_of),
    ),
    Column("on_behalf_of_names", "text[]", "Their names.", lambda view, one: view.names(one.on_behalf_of)),
)

_WHAT: Final[tuple[Column[Statement], ...]] = (
    Column("kind", "text", "direct, indirect or mixed.", lambda _, one: one.kind, nullable=False),
    Column("act", "text", "What the speaker does by saying it.", lambda _, one: one.act),
    Column(
        "cue",
        "text[]",
        'The words that mark it as said, such as "according to".',
        lambda _, one: [anchor.exact for anchor in one.cue],
    ),
    Column("content", "text", "What was said, as the article puts it.", lambda _, one: words(one.content)),
    Column("quoted", "text", "What of it stands in quotation marks.", lambda _, one: words(one.quoted)),
    Column(
        "content_field",
        "text",
        "Where the content stands: headline, standfirst or body.",
        lambda _, one: None if one.content is None else one.content.field,
    ),
    Column(
        "content_start",
        "integer",
        "Code points of that field before it.",
        lambda _, one: None if one.content is None else one.content.start,
    ),
    Column(
        "content_end",
        "integer",
        "Code points of that field up to its end.",
        lambda _, one: None if one.content is None else one.content.end,
    ),
)

_WHOM: Final[tuple[Column[Statement], ...]] = (
    Column("addressee_ids", "text[]", "To whom it was said.", lambda _, one: list(one.addressees)),
    Column("addressee_names", "text[]", "Their names.", lambda view, one: view.names(one.addressees)),
    Column(
        "about_ids",
        "text[]",
        "What it is about: participants, topics, events and statements.",
        lambda _, one: list(one.about),
    ),
    Column(
        "about_kinds",
        "text[]",
        "participant, topic, event or statement.",
        lambda view, one: [view.kind(id_) for id_ in one.about],
    ),
    Column("about_names", "text[]", "Their names.", lambda view, one: view.names(one.about)),
    Column(
        "about_wikidata",
        "text[]",
        "Their Wikidata ids.",
        lambda view, one: [view.wikidata(id_) for id_ in one.about],
    ),
)

_HOW: Final[tuple[Column[Statement], ...]] = (
    Column(
        "occasion_id",
        "text",
        "The event at which it was said.",
        lambda _, one: None if one.occasion is None else one.occasion.event,
    ),
    Column(
        "occasion_name",
        "text",
        "That event's name.",
        lambda view, one: None if one.occasion is None else view.name(one.occasion.event),
    ),
    Column("medium", "text", "Through what it was said.", lambda _, one: shown(one.medium)),
    *times(lambda one: one.when),
    Column("modality", "text", "How the speaker puts the content.", lambda _, one: one.modality),
    Column(
        "polarity",
        "text",
        "positive; negative where it was not said.",
        lambda _, one: one.polarity,
        nullable=False,
    ),
    Column(
        "factuality",
        "text[]",
        "How true the content is held to be.",
        lambda _, one: [view.value for view in one.factuality],
    ),
    Column(
        "factuality_according_to_ids",
        "text[]",
        "By whom; null for the writer.",
        lambda _, one: [view.according_to for view in one.factuality],
    ),
    Column("within_id", "text", "The statement that contains it.", lambda _, one: one.within),
    Column("continues_id", "text", "The statement that it goes on from.", lambda _, one: one.continues),
    Column(
        "language",
        "text",
        "Its language in the article: its own, else the article's.",
        lambda view, one: plain(one.language or view.article.language),
    ),
    Column(
        "translated_from",
        "text",
        "The language in which it was said.",
        lambda _, one: plain(one.translated_from),
    ),
)

STATEMENTS: Final[Table[Statement]] = Table(
    "statements",
    "Who said what about whom: a row for each statement.",
    lambda view: view.article.statements,
    (*ARTICLE, ID, *_WHO, *_WHAT, *_WHOM, *_HOW, *ANNOTATION),
)
