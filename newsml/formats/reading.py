"""`Reading`: what came out of a document, and what did not."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from newsml.errors import NewsmlError

if TYPE_CHECKING:
    from collections.abc import Callable

    from newsml.findings import Leftover, Note, Path
    from newsml.model.article import Article
    from newsml.model.register import Register


@dataclass(frozen=True, slots=True, eq=False)
class Reading:
    """A document that was read."""

    articles: tuple[Article, ...]
    """The articles, in the order of the document."""
    format: str
    """The name of the format that it was read as."""
    register: Register | None = None
    """Participants, topics and events without an article, where the document holds such."""
    leftovers: tuple[Leftover, ...] = ()
    """Everything in the source that the model did not take."""
    notes: tuple[Note, ...] = ()
    """What had to be normalised or guessed."""
    name: str | None = None
    """The file or stream it came from, where known."""
    places: Callable[[int, Path], tuple[int, int]] | None = field(default=None, repr=False)
    """Gives 1-based line and column in the source of a model path of the nth article (from 0), where the format can."""
    source: bytes = field(default=b"", repr=False)
    """The document itself, for writing back into it."""
    state: Any = field(default=None, repr=False)
    """What the format's own writer keeps to write back into the document; of no meaning to others."""

    @property
    def article(self) -> Article:
        """The one article; raises NewsmlError where there is none, or more than one."""
        if len(self.articles) != 1:
            count = "no article" if not self.articles else f"{len(self.articles)} articles"
            raise NewsmlError(f"the document holds {count}, not exactly one: use .articles", source=self.name)
        return self.articles[0]
