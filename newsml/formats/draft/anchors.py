"""Anchors in a draft: words in place of offsets, both ways.

An anchor is its words; a list of pieces where they are interrupted; or a mapping with `words` and what tells the place
(`nth`, `context`, `field`); or, where only offsets will do, the native form with `spans`. The head of a mention, blocks
and marks are given in the same way.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Any, Final

from newsml.anchoring.hits import NONE, find, find_within
from newsml.anchoring.locating import chains
from newsml.model.anchor import Mention

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from newsml.anchoring.hits import Hits
    from newsml.anchoring.wanted import Place, Stretch
    from newsml.model.anchor import Anchor, Span
    from newsml.model.article import Article

TELLING: Final = ("words", "nth", "context")
"""The keys that tell words and place, beside the fields of the anchor itself."""
LONG: Final = 80
"""Longer blocks and marks are told by their first and last words, in code points."""
_END: Final = 16
_SHOWN: Final = 20
_MOST_NTH: Final = 99
"""Higher occurrence numbers are no help to people: offsets are written instead."""


@dataclass(frozen=True, slots=True)
class Told:
    """What a draft says of the place of some words."""

    pieces: tuple[str, ...]
    nth: int | None = None
    context: str | None = None


def read_told(value: Any, number: Callable[[Any], Any]) -> Told | str:
    """What a value says of a place, or what is wrong with it.

    Args:
        value: a string, a list of strings, or a mapping with `words`, `nth`, `context`.
        number: what a scalar means in a field of numbers.
    """
    fields = value if isinstance(value, dict) else {"words": value}
    words = fields.get("words")
    pieces = tuple(words) if isinstance(words, list) else (words,)
    if not pieces or not all(isinstance(piece, str) and piece for piece in pieces):
        return "give the words: a text, or a list of texts where they are interrupted"
    nth = number(fields.get("nth"))
    if nth is not None and (type(nth) is not int or nth < 1):
        return f"nth counts the places of the words from 1: {str(fields['nth'])[:_SHOWN]!r} is none"
    context = fields.get("context")
    if context is None or number(context) is None:
        return Told(tuple(map(str, pieces)), nth)
    if not (isinstance(context, str) and context):
        return "the context is a text: a longer stretch that holds the words"
    return Told(tuple(map(str, pieces)), nth, str(context))


class Teller:
    """Tells places of an article by words, so that `Told` leads back to the same place."""

    def __init__(self, article: Article) -> None:
        self._texts: dict[str, str] = {
            name: text
            for name in ("headline", "standfirst", "body")
            if (text := getattr(article, name)) is not None
        }
        pieces: dict[str, list[str]] = {name: [] for name in self._texts}
        for place in article.anchors():
            if place.anchor.field in pieces:
                pieces[place.anchor.field] += [str(span.exact) for span in place.anchor.spans]
        if article.body is not None:
            stretches = [(mark.start, mark.end) for mark in article.marks]
            stretches += [(block.start, block.end) for block in article.blocks]
            stretches += [end for start, stop in stretches for end in ends(article.body, start, stop)]
            pieces["body"] += [article.body[start:end] for start, end in stretches]
        self._hits: dict[str, Mapping[str, Hits]] = {
            name: find(text, pieces[name]) for name, text in self._texts.items()
        }
        self._rows: dict[tuple[str, tuple[str, ...]], tuple[Place, ...]] = {}

    @property
    def body(self) -> str:
        """The body; empty where it is withheld."""
        return self._texts.get("body", "")

    def told(self, field: str, stretches: tuple[Stretch, ...]) -> dict[str, Any] | None:
        """`words`, and `nth` where they stand more than once; None where words cannot tell the place."""
        text = self._texts.get(field)
        if text is None:
            return None
        pieces = tuple(text[start:end] for start, end in stretches)
        key = (field, pieces)
        if key not in self._rows:
            self._rows[key] = tuple(islice(chains(pieces, self._hits[field]), _MOST_NTH))
        found = [place.spans for place in self._rows[key]]
        # Places of one row are found in one way; were it not exactly, reading would say so.
        if stretches not in found or self._rows[key][0].how != "exact":
            return None
        words = pieces[0] if len(pieces) == 1 else list(pieces)
        if len(found) == 1 and not any(self._hits[field][piece].more for piece in pieces):
            return {"words": words}
        return {"words": words, "nth": found.index(stretches) + 1}

    def head(self, mention: Mention, head: Span) -> Any:
        """The head word of a mention, told by its words inside the mention."""
        text = self._texts.get(mention.field)
        stretch = (head.start, head.end)
        if text is None:
            return {"start": head.start, "end": head.end}
        found = heads(text, text[head.start : head.end], _stretches(mention))
        if stretch not in found:
            return {"start": head.start, "end": head.end}
        words = text[head.start : head.end]
        return words if len(found) == 1 else {"words": words, "nth": found.index(stretch) + 1}

    def anchor(self, anchor: Anchor) -> dict[str, Any]:
        """An anchor's fields with its words, or, where they cannot tell the place, with spans."""
        told = self.told(anchor.field, _stretches(anchor))
        if told is None:
            told = {"spans": [{"start": span.start, "end": span.end} for span in anchor.spans]}
        if anchor.field != "body":
            told["field"] = anchor.field
        if isinstance(anchor, Mention) and anchor.head is not None:
            head = anchor.head
            told["head"] = (
                self.head(anchor, head) if "words" in told else {"start": head.start, "end": head.end}
            )
        return told


def ends(text: str, start: int, end: int) -> tuple[Stretch, ...]:
    """The first and the last words of a long stretch, which tell it without repeating all of it."""
    if end - start <= LONG:
        return ()
    first = text.find(" ", start + _END, start + 2 * _END)
    last = text.rfind(" ", end - 2 * _END, end - _END)
    return (start, first if first >= 0 else start + _END), (last + 1 if last >= 0 else end - _END, end)


def heads(text: str, words: str, spans: Sequence[Stretch]) -> list[Stretch]:
    """The places of a head word inside a mention."""
    hits = find_within(text, [words], spans[0][0], spans[-1][1]).get(words, NONE)
    return [
        (start, end)
        for start, end in hits.stretches
        if any(low <= start and end <= high for low, high in spans)
    ]


def _stretches(anchor: Anchor) -> tuple[Stretch, ...]:
    return tuple((span.start, span.end) for span in anchor.spans)
