"""Which words of an article mention what."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newsml.model.anchor import MentionForm
    from newsml.model.article import Article
    from newsml.model.event import Event
    from newsml.model.participant import Participant
    from newsml.model.topic import Topic

Stretch: TypeAlias = "tuple[str, int, int]"
"""Field, start and end."""


class Mentioned(NamedTuple):
    """What words mention."""

    id: str
    """The participant, topic or event."""
    form: MentionForm | None
    """Whether by name, by description, by a pronoun; None where the mention does not say."""
    noun: str
    """Where it stands in the article: participants, topics or events."""
    number: int
    """As which of them."""


def mentioned(article: Article) -> dict[Stretch, tuple[Mentioned, ...]]:
    """What is mentioned by the words at a place; mentions of one span only."""
    found: dict[Stretch, list[Mentioned]] = {}
    groups: dict[str, Sequence[Participant | Topic | Event]] = {
        "participants": article.participants,
        "topics": article.topics,
        "events": article.events,
    }
    for noun, things in groups.items():
        for n, thing in enumerate(things):
            for mention in thing.mentions:
                if len(mention.spans) == 1:
                    one = Mentioned(thing.id, mention.form, noun, n)
                    found.setdefault((mention.field, mention.start, mention.end), []).append(one)
    return {stretch: tuple(several) for stretch, several in found.items()}
