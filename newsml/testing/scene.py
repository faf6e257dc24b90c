"""`Scene`: what an article has to offer to the annotations in it: words to anchor, ids to refer to."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from newsml.model.withholding import FIELDS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newsml.testing.chance import Chance

Stretch = tuple[str, int, int]
"""Field, start and end, in code points."""


@dataclass(slots=True)
class Scene:
    """What the annotations of one article can speak of while it is drawn."""

    texts: dict[str, str] = field(default_factory=dict)
    """The annotatable texts by field; where the words are withheld, anything of the same length."""
    hidden: frozenset[str] = frozenset()
    """The fields whose words are withheld."""
    cuts: dict[str, list[int]] = field(default_factory=dict)
    """Where anchors start and end by preference, so that many of them touch, nest and coincide."""
    ids: dict[str, list[str]] = field(default_factory=dict)
    """The ids of the article by kind of thing."""
    earlier: dict[str, list[str]] = field(default_factory=dict)
    """Those that relations without cycles may lead to."""
    boxes: dict[str, Stretch | None] = field(default_factory=dict)
    """Where the statements that are nested in a statement have to lie."""
    forward: bool = True
    """Whether an event is after those that were drawn earlier, or before them."""
    without: frozenset[str] = frozenset()
    """Fields that are never set, as "Class.field"."""
    max_items: int = 2
    """How many items a collection has at most."""

    def cut(self, chance: Chance) -> None:
        """Draws the places where anchors like to start and end."""
        for name, text in self.texts.items():
            inner = [chance.number(len(text)) for _ in range(chance.number(5))]
            self.cuts[name] = sorted({0, len(text), *inner})

    def ids_of(self, kinds: Sequence[str]) -> list[str]:
        """The ids of all things of these kinds."""
        return [id_ for kind in kinds for id_ in self.ids.get(kind, ())]

    def span(self, name: str, start: int, end: int) -> dict[str, Any]:
        """A span as plain data, with its words unless they are withheld."""
        out: dict[str, Any] = {"start": start, "end": end}
        if name not in self.hidden:
            out["exact"] = self.texts[name][start:end]
        return out

    def stretch(self, chance: Chance) -> Stretch:
        """One of the texts as a whole."""
        name = chance.pick([name for name in reversed(FIELDS) if name in self.texts])
        return name, 0, len(self.texts[name])

    def spans(self, chance: Chance, stretch: Stretch, most: int = 3) -> list[tuple[int, int]]:
        """Starts and ends of up to `most` spans of a stretch, in text order, some of them touching."""
        name, low, high = stretch
        points = self._points(chance, name, low, high)
        wanted = chance.pick((1, 1, 1, 2, most))
        out: list[tuple[int, int]] = []
        at = 0
        while len(out) < wanted and at < len(points) - 1:
            start = at + chance.number(len(points) - 2 - at)
            at = start + 1 + chance.number(len(points) - 2 - start)
            out.append((points[start], points[at]))
        return out

    def _points(self, chance: Chance, name: str, low: int, high: int) -> list[int]:
        cuts = self.cuts[name]
        inner = cuts[bisect_right(cuts, low) : bisect_left(cuts, high)]
        fresh = low + chance.number(high - low)
        return sorted({low, *inner, fresh, high})
