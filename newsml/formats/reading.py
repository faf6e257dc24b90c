"""`Reading`: what came out of a document, and what did not."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Self

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
    _unlisted: dict[str, Callable[[], tuple[Any, ...]]] | None = field(default=None, init=False, repr=False)

    @classmethod
    def listing_later(
        cls,
        leftovers: Callable[[], tuple[Leftover, ...]],
        notes: Callable[[], tuple[Note, ...]],
        *,
        articles: tuple[Article, ...],
        format: str,
        **more: Any,
    ) -> Self:
        """A reading whose leftovers and notes are worked out when they are first asked for, as their places cost time.

        Args:
            leftovers: works them out; called once.
            notes: works them out; called once.
            articles: the field of that name.
            format: the field of that name.
            more: further fields.
        """
        reading = cls(articles, format, **more)
        object.__setattr__(reading, "_unlisted", {"leftovers": leftovers, "notes": notes})
        # Without a value Python asks `__getattr__`, which puts the tuple in its place.
        object.__delattr__(reading, "leftovers")
        object.__delattr__(reading, "notes")
        return reading

    if not TYPE_CHECKING:  # so that type checkers know a misspelt name

        def __getattr__(self, name: str) -> Any:
            work_out = (self._unlisted or {}).get(name) if name in ("leftovers", "notes") else None
            if work_out is None:
                raise AttributeError(f"{type(self).__name__!r} object has no attribute {name!r}")
            value = work_out()
            object.__setattr__(self, name, value)
            return value

    @property
    def article(self) -> Article:
        """The one article; raises NewsmlError where there is none, or more than one."""
        if len(self.articles) != 1:
            count = "no article" if not self.articles else f"{len(self.articles)} articles"
            raise NewsmlError(f"the document holds {count}, not exactly one: use .articles", source=self.name)
        return self.articles[0]
