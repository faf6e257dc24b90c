"""The paragraphs of a text: the blocks of the body, else its lines."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, Final

import regex

if TYPE_CHECKING:
    from newsml.model.article import Article

_LINE: Final = regex.compile(r"[^\n\r\u0085\u2028\u2029]+")


class Paragraphs:
    """Where the paragraphs of one text stand, with what they are."""

    def __init__(self, article: Article, field: str) -> None:
        text = getattr(article, field) or ""
        blocks = article.blocks if field == "body" else ()
        self.stretches: tuple[tuple[int, int, str], ...] = (
            tuple((block.start, block.end, block.kind) for block in blocks)
            if blocks
            else tuple(
                (*found.span(), "paragraph") for found in _LINE.finditer(text) if not found[0].isspace()
            )
        )
        """Start, end and kind of each, in text order."""
        self._ends = [end for _, end, _ in self.stretches]

    def at(self, place: int) -> int:
        """The number of the paragraph that a place lies in, or before which it lies; their number behind the last."""
        return bisect_right(self._ends, place)
