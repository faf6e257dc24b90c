"""Precision, recall and F1 for stretches of text, counted one to one."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from newsml.comparing.bipartite import largest
from newsml.comparing.spans import overlapping, stretches

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from newsml.model.anchor import Anchor


@dataclass(frozen=True, slots=True)
class F1:
    """How many of the items of two annotators find a counterpart, no item serving twice."""

    a: int
    """Items of a."""
    b: int
    """Items of b."""
    common: int
    """Pairs."""

    @property
    def precision(self) -> float | None:
        """The share of b's items that a has as well; None where b has none."""
        return self.common / self.b if self.b else None

    @property
    def recall(self) -> float | None:
        """The share of a's items that b has as well; None where a has none."""
        return self.common / self.a if self.a else None

    @property
    def f1(self) -> float | None:
        """The harmonic mean of the two, the same whichever is the reference; None where neither has an item."""
        return 2 * self.common / (self.a + self.b) if self.a + self.b else None

    def __add__(self, other: F1) -> F1:
        return F1(self.a + other.a, self.b + other.b, self.common + other.common)

    def as_dict(self) -> dict[str, Any]:
        """Plain data, as for JSON."""
        return {"common": self.common, "precision": self.precision, "recall": self.recall, "f1": self.f1}


@dataclass(frozen=True, slots=True)
class Score:
    """How far two annotators mark the same words as something."""

    name: str
    """What the words are marked as."""
    exact: F1
    """Counted as found: the same field and the same spans, to the character."""
    overlap: F1
    """Counted as found: at least one common character; a largest number of pairs, no item in two of them."""

    def as_dict(self) -> dict[str, Any]:
        """Plain data, as for JSON."""
        return {
            "name": self.name,
            "a": self.exact.a,
            "b": self.exact.b,
            "exact": self.exact.as_dict(),
            "overlap": self.overlap.as_dict(),
        }


def score(name: str, ours: Sequence[Anchor], theirs: Sequence[Anchor]) -> Score:
    """Compares two lists of anchors."""
    places = [Counter(map(stretches, anchors)) for anchors in (ours, theirs)]
    exact = (places[0] & places[1]).total()
    overlap = len(largest(overlapping(ours, theirs)))
    return Score(name, F1(len(ours), len(theirs), exact), F1(len(ours), len(theirs), overlap))


def together(name: str, scores: Iterable[Score]) -> Score:
    """One score for several kinds of item, which are not compared across kinds: the counts are added up."""
    nothing = F1(0, 0, 0)
    found = tuple(scores)
    return Score(
        name,
        sum((one.exact for one in found), nothing),
        sum((one.overlap for one in found), nothing),
    )
