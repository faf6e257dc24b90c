"""An annotated fixture, opened for assertions: things by id and class, anchors as their words."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import newsml
from newsml.model.event import Event
from newsml.model.participant import Participant
from newsml.model.statement import Statement
from newsml.model.topic import Topic

if TYPE_CHECKING:
    from collections.abc import Iterable

    from newsml.model.anchor import Anchor, Mention
    from newsml.model.article import Article

ROOT = Path(__file__).parent.parent
STORIES = ("harbour-festival", "paris-summit")

T = TypeVar("T", Participant, Topic, Event, Statement)


class Story:
    """One fixture with its article and its seed."""

    def __init__(self, slug: str) -> None:
        self.fixture = ROOT / "fixtures" / "articles" / slug / "article.json"
        self.seed = ROOT / "seeds" / slug / "article.txt"
        self.article: Article = newsml.load(self.fixture).article

    def participant(self, id_: str) -> Participant:
        return self._thing(id_, Participant)

    def topic(self, id_: str) -> Topic:
        return self._thing(id_, Topic)

    def event(self, id_: str) -> Event:
        return self._thing(id_, Event)

    def statement(self, id_: str) -> Statement:
        return self._thing(id_, Statement)

    def _thing(self, id_: str, cls: type[T]) -> T:
        thing = self.article[id_]
        assert isinstance(thing, cls)
        return thing

    def mentions(self, id_: str) -> list[tuple[str, str | None]]:
        """The words and the form of each mention, in text order."""
        thing = self.article[id_]
        assert not isinstance(thing, Statement)
        return [(words(mention), mention.form) for mention in thing.mentions]

    def mention(self, id_: str, wanted: str, field: str = "body") -> Mention:
        """The only mention of a thing by these words in a field."""
        thing = self.article[id_]
        assert not isinstance(thing, Statement)
        found: list[Mention] = [m for m in thing.mentions if words(m) == wanted and m.field == field]
        assert len(found) == 1, (id_, wanted, self.mentions(id_))
        return found[0]


@cache
def story(slug: str) -> Story:
    """The fixture of this name."""
    return Story(slug)


def words(anchor: Anchor | None) -> str:
    """The words of an anchor, pieces joined by a bar."""
    assert anchor is not None
    return "|".join(span.exact or "" for span in anchor.spans)


def all_words(anchors: Iterable[Anchor]) -> list[str]:
    """The words of several anchors."""
    return [words(anchor) for anchor in anchors]
