"""Links from an article to others: the version that it replaces, and related documents."""

from __future__ import annotations

from typing import Any

from newsml.model.code import Code
from newsml.model.iri import ArticleIri, Iri
from newsml.model.record import Record
from newsml.model.types import Label, Ordinal


class ArticleVersion(Record):
    """One version of an article."""

    id: ArticleIri
    """The article's IRI."""
    version: Ordinal | None = None
    """Which version of it."""


class RelatedLink(Record):
    """A link from the article as a whole."""

    href: Iri
    """Where it leads."""
    relation: Code | None = None
    """How it relates."""
    title: Label | None = None
    """What it is called."""

    def position(self) -> tuple[Any, ...]:
        """Sorted by target."""
        return (self.href,)
