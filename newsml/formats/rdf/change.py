"""`Change`: what is to become of the triples of a document."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from newsml.formats.rdf.triples import Fact


@dataclass(frozen=True, slots=True)
class Change:
    """What is to become of the triples of a document."""

    gone: set[int]
    """The numbers of the triples that go."""
    renamed: dict[int, Fact]
    """The triples of others that move with a part of an article, and what they become."""
    new: list[Fact]
    """What the articles say, in the order of their document."""
    old: dict[Fact, list[int]]
    """What the document says, with the numbers of the triples that say it."""
    at_once: bool
    """Whether all that the articles say comes in one place."""

    @property
    def coming(self) -> list[Fact]:
        """What the articles say and the document does not say yet."""
        return [fact for fact in self.new if self.gone.issuperset(self.old.get(fact, ()))]

    @property
    def staying(self) -> list[Fact]:
        """What the document says and goes on to say."""
        return [
            self.renamed.get(numbers[0], fact)
            for fact, numbers in self.old.items()
            if self.gone.isdisjoint(numbers)
        ]
