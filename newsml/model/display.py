"""How an article shows itself. The model knows no other room: the front door says here who makes the pages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterable

    from newsml.model.article import Article


class Pages(Protocol):
    """What makes pages of articles."""

    def page(self, article: Article, findings: Iterable[Any] | None) -> str:
        """The page of an article; what the rules find in it where no findings are given."""

    def frame(self, html: str) -> str:
        """A page for the inside of another document."""


class Display:
    """Who makes the pages."""

    pages: ClassVar[Pages]
