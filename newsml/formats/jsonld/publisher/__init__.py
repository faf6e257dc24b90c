"""Publishers' documents: articles out of graphs in terms of schema.org, whoever wrote them.

Every fact that goes into the model is marked with the field that it gives; what is not marked is a leftover.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from newsml.formats.jsonld.publisher.articles import articles
from newsml.formats.jsonld.publisher.reading import Reading

if TYPE_CHECKING:
    from newsml.findings import Note
    from newsml.formats.jsonld.facts import Fact, Facts, Node


@dataclass(frozen=True, slots=True)
class Found:
    """One article of a document."""

    data: dict[str, Any]
    """Its fields, for `Article.model_validate`."""
    notes: list[Note]
    """What was normalised or guessed, each with its path in the document."""
    places: dict[str, Fact]
    """For plain fields, the one fact whose string is the field as it stands."""
    derived_id: bool
    """Whether the document has no name for it, so that its id was made up."""


def found(facts: Facts) -> list[Node]:
    """The nodes that are articles, in the order of the document."""
    return articles(facts)


def read(facts: Facts, node: Node, page: str | None = None, language: str | None = None) -> Found:
    """Reads one article; marks the facts that it takes.

    Args:
        facts: the document.
        node: one of those that `found` gives.
        page: the address of the page around it.
        language: the language of the page around it.
    """
    reading = Reading(facts, node)
    made_up = reading.run(page, language)
    story = reading.story
    return Found(story.data, story.notes, story.places, made_up)
