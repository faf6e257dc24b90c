"""All texts of an article as one, for words of which nobody said in which text they stand."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

    from newsml.anchoring.wanted import Place

_ORDER: Final = ("headline", "standfirst", "body")
_BETWEEN: Final = "\n\0\n"
"""No words hold NUL, which no text of an article can have: so none reach over the border of two texts."""


class Joined:
    """The texts in the order in which they are read, and the way back to each."""

    def __init__(self, texts: Mapping[str, str]) -> None:
        self._names = sorted(texts, key=lambda name: _ORDER.index(name) if name in _ORDER else len(_ORDER))
        self.text = _BETWEEN.join(texts[name] for name in self._names)
        self._starts = [0]
        for name in self._names[:-1]:
            self._starts.append(self._starts[-1] + len(texts[name]) + len(_BETWEEN))

    def is_in_one(self, place: Place) -> bool:
        """Whether all of a place lies in one of the texts."""
        return self._index(place.start) == self._index(place.end - 1) and "\0" not in "".join(
            self.text[start:end] for start, end in place.spans
        )

    def home(self, place: Place) -> Place:
        """A place of the joined text as a place of the text that it lies in."""
        n = self._index(place.start)
        shift = self._starts[n]
        spans = tuple((start - shift, end - shift) for start, end in place.spans)
        return replace(place, spans=spans, field=self._names[n])

    def _index(self, offset: int) -> int:
        return bisect_right(self._starts, offset) - 1
