"""The strategies themselves: instances of the model, valid by construction."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from hypothesis import strategies as st

from newsml.model.anchor import Anchor
from newsml.model.article import Article
from newsml.model.code import Code
from newsml.model.register import Register
from newsml.testing import documents
from newsml.testing.chance import Drawn, Fixed, as_a_whole
from newsml.testing.documents import Limits
from newsml.testing.records import anchor, record
from newsml.testing.scene import Scene

if TYPE_CHECKING:
    from collections.abc import Collection

    from hypothesis.strategies import DrawFn, SearchStrategy

    from newsml.model.event import Event
    from newsml.model.participant import Participant
    from newsml.model.statement import Statement
    from newsml.model.topic import Topic
    from newsml.model.types import TextField


def articles(
    *,
    max_participants: int = 3,
    max_topics: int = 2,
    max_events: int = 2,
    max_statements: int = 3,
    max_agents: int = 2,
    max_text: int = 300,
    max_items: int = 2,
    withheld: bool | None = None,
    without: Collection[str] = (),
    id: str | None = None,
) -> SearchStrategy[Article]:
    """Articles; small on average, now and then one with hundreds of anchors or a text of full length.

    Args:
        max_participants: how many participants at most; the same for topics, events, statements and agents.
        max_topics: as above.
        max_events: as above.
        max_statements: as above.
        max_agents: as above.
        max_text: the longest body, in code points.
        max_items: how many items every other collection has at most.
        withheld: True for texts stripped to lengths and digests, False for none of them, None for both.
        without: fields that are never set, as "Class.field"; `Format.lost` gives those that a format cannot carry.
        id: the id of all of them, where they are to be versions of one article.
    """
    limits = Limits(max_participants, max_topics, max_events, max_statements, max_agents, max_text, max_items)
    return as_a_whole(_articles(limits, withheld=withheld, without=frozenset(without), id_=id))


@st.composite
def _articles(
    draw: DrawFn, limits: Limits, *, withheld: bool | None, without: frozenset[str], id_: str | None
) -> Article:
    data = documents.article(Drawn(draw), limits, withheld=withheld, without=without, id_=id_)
    return Article.model_validate(data)


@cache
def samples(without: frozenset[str] = frozenset()) -> tuple[Article, ...]:
    """A few articles that, taken together, set every field of the model and use every word of its closed lists.

    They are always the same, so that what a random search may miss is covered in every run; the last ones
    are stripped of their words.

    Args:
        without: fields that are never set, as "Class.field".
    """
    limits = Limits(participants=3, topics=2, events=5, statements=5, agents=2, text=400, items=1)
    chance = Fixed()
    drawn = []
    for n in range(12):
        id_ = f"urn:newsml:sample:{n}"
        drawn.append(documents.article(chance, limits, withheld=n > 9, without=without, id_=id_))
    return tuple(map(Article.model_validate, drawn))


def registers(
    *, max_participants: int = 3, max_topics: int = 2, max_events: int = 2, max_items: int = 2
) -> SearchStrategy[Register]:
    """Registers: participants, topics and events without anchors."""
    return as_a_whole(_registers(Limits(max_participants, max_topics, max_events, 0, 2, 0, max_items)))


@st.composite
def _registers(draw: DrawFn, limits: Limits) -> Register:
    return Register.model_validate(documents.register(Drawn(draw), limits))


@st.composite
def _additions(draw: DrawFn, noun: str, article: Article | None, max_items: int) -> Any:
    return documents.addition(Drawn(draw), noun, article, max_items)


def participants(article: Article | None = None, *, max_items: int = 2) -> SearchStrategy[Participant]:
    """Participants that can be added to the article: with anchors in its texts, and references to what it holds.

    Without an article they stand for themselves, without anchors and references. The same goes for `topics`, `events`
    and `statements`.
    """
    return as_a_whole(_additions("participants", article, max_items))


def topics(article: Article | None = None, *, max_items: int = 2) -> SearchStrategy[Topic]:
    """Topics that can be added to the article; see `participants`."""
    return as_a_whole(_additions("topics", article, max_items))


def events(article: Article | None = None, *, max_items: int = 2) -> SearchStrategy[Event]:
    """Events that can be added to the article; see `participants`."""
    return as_a_whole(_additions("events", article, max_items))


def statements(article: Article | None = None, *, max_items: int = 2) -> SearchStrategy[Statement]:
    """Statements that can be added to the article; see `participants`."""
    return as_a_whole(_additions("statements", article, max_items))


@st.composite
def anchors(draw: DrawFn, text: str, field: TextField = "body") -> Anchor:
    """Anchors in a non-empty text, of one span or several; those of one article touch, nest, cross and coincide."""
    scene = Scene(texts={field: text})
    chance = Drawn(draw)
    scene.cut(chance)
    return Anchor.model_validate(anchor(chance, Anchor, scene))


@st.composite
def codes(draw: DrawFn, *, max_items: int = 2) -> Code:
    """Codes: IRIs, QCodes and literals, with names."""
    return Code.model_validate(record(Drawn(draw), Code, Scene(max_items=max_items)))
