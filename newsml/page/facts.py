"""What a card says: facts, each with values, and the words of the text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from newsml.page.naming import Ref, web_address

if TYPE_CHECKING:
    from collections.abc import Iterable

    from newsml.page.said import Said


@dataclass(frozen=True, slots=True)
class Link:
    """A document elsewhere; only one of the web can be gone to."""

    iri: str

    @property
    def href(self) -> str | None:
        """Where it leads."""
        return web_address(self.iri)


Value: TypeAlias = tuple[str | Ref | Link, ...]
"""One value of a fact: words, things of the article and links, one after the other."""


@dataclass(frozen=True, slots=True)
class Fact:
    """Something that is known of a thing."""

    label: str
    values: tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class Words:
    """Words of the text, with where they stand."""

    part: str
    text: str
    target: str | None
    remark: str
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Card:
    """One thing with all that is known of it."""

    ref: Ref
    kind: str
    badges: tuple[str, ...]
    facts: tuple[Fact, ...]
    words: tuple[Words, ...]
    number: int | None = None
    speaker: Ref | str | None = None
    said: tuple[Said, ...] = ()

    @property
    def who(self) -> str:
        """The ids of everything that it has to do with, its own among them, as the script reads them."""
        others = (
            item.id for fact in self.facts for value in fact.values for item in value if isinstance(item, Ref)
        )
        mine = (self.speaker.id,) if isinstance(self.speaker, Ref) else ()
        return " ".join(dict.fromkeys((self.ref.id, *mine, *others)))


def fact(label: str, values: Iterable[Value]) -> Fact | None:
    """A fact; None where there is no value."""
    kept = tuple(values)
    return Fact(label, kept) if kept else None
