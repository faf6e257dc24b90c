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

    def within(self, start: int, end: int) -> tuple[tuple[int, int, str], ...]:
        """The paragraphs that a stretch has a part in."""
        first = max(0, bisect_right(self.stretches, start, key=lambda one: one[0]) - 1)
        found = []
        for at in range(first, len(self.stretches)):
            if self.stretches[at][0] >= end:
                break
            if self.stretches[at][1] > start:
                found.append(self.stretches[at])
        return tuple(found)
