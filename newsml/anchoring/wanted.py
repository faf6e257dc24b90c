"""What is looked for, and what came of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Sequence

How: TypeAlias = Literal["exact", "normalised", "fuzzy"]
Status: TypeAlias = Literal["exact", "normalised", "fuzzy", "ambiguous", "not_found"]
Stretch: TypeAlias = tuple[int, int]
"""Start and end in code points, end exclusive."""

ANYWHERE: Final = "any"
"""In place of the name of a text: whichever the words stand in."""


@dataclass(frozen=True, slots=True)
class Place:
    """One place at which words were found."""

    spans: tuple[Stretch, ...]
    """One stretch for each piece, in text order."""
    how: How
    """The weakest way in which one of the pieces was found."""
    score: int
    """The lowest similarity of a piece, 0 to 100; 100 but for fuzzy ones."""
    field: str = ""
    """The text that it is in, where the words were looked for anywhere."""

    @property
    def start(self) -> int:
        """Where its first stretch starts."""
        return self.spans[0][0]

    @property
    def end(self) -> int:
        """Where its last stretch ends."""
        return self.spans[-1][1]


@dataclass(frozen=True, slots=True)
class Wanted:
    """Words to find in one text, with all that tells which place is meant."""

    pieces: tuple[str, ...]
    """The words; several pieces where they are interrupted."""
    field: str = "body"
    """The text to look in; `ANYWHERE` for all of them, in the order headline, standfirst, body."""
    owner: str = ""
    """What the words belong to: items of one owner are related to each other."""
    part: str = ""
    """As what: "cue", "content", "source", "mentions", "when.anchor", ..."""
    list: str = ""
    """The list that they stand in: items of one list are in text order and at different places; empty for none."""
    nth: int | None = None
    """Which of the places, from 1."""
    context: str | None = None
    """A longer stretch of the text that holds them."""


@dataclass(slots=True)
class Outcome:
    """What came of one `Wanted`."""

    status: Status
    place: Place | None = None
    """Where the words are; None where that was not decided."""
    candidates: tuple[Place, ...] = ()
    """The places among which it could not be decided, or, for words not found, what came nearest; the first ones."""
    total: int = 0
    """How many candidates there are."""
    reason: str = ""
    """How it was decided, or why not."""
    open: Sequence[Place] = ()
    """While it is undecided: the places in question, ascending."""
    more: bool = False
    """Whether there are more places in question than were looked at: then none of them can be preferred."""
