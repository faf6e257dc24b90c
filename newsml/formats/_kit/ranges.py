"""Where the elements of a document start and end, in bytes."""

from __future__ import annotations

import re
import sys
from typing import Final

_TOKEN: Final = re.compile(
    rb"<(?:!(?:--.*?-->|\[CDATA\[.*?\]\]>)|\?.*?\?>|/[^>]*>"
    rb"|[^>\"']*(?:(?:\"[^\"]*\"|'[^']*')[^>\"']*)*>)",
    re.DOTALL,
)
_SLASH, _BANG, _QUESTION = b"/!?"
_NOT_YET: Final = -1


class Ranges:
    """Elements by their number in the order of their start tags, of a document that is known to be well-formed.

    It is gone through only as far as somebody asks: metadata, which most changes are to, stand before the text.
    """

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._tokens = _TOKEN.finditer(data)
        self._starts: list[int] = []
        self._opened: list[int] = []
        self._closing: list[int] = []
        self._ends: list[int] = []
        self._others: list[tuple[int, int]] = []
        self._waiting: list[int] = []

    def start(self, number: int) -> int:
        """Where the start tag starts."""
        if number >= len(self._starts):
            self._go_on(start=number)
        return self._starts[number]

    def opened(self, number: int) -> int:
        """Behind the start tag."""
        self.start(number)
        return self._opened[number]

    def closing(self, number: int) -> int:
        """Before the end tag; behind the start tag where there is none."""
        self.end(number)
        return self._closing[number]

    def end(self, number: int) -> int:
        """Behind the end tag."""
        self.start(number)
        if self._ends[number] == _NOT_YET:
            self._go_on(end=number)
        return self._ends[number]

    def other(self, number: int) -> tuple[int, int]:
        """Start and end of a comment or processing instruction, by its number among those."""
        if number >= len(self._others):
            self._go_on(other=number)
        return self._others[number]

    def _go_on(self, *, start: int = sys.maxsize, end: int = sys.maxsize, other: int = sys.maxsize) -> None:
        """Goes through the document up to a start, an end, or a comment or processing instruction."""
        data, starts, waiting = self._data, self._starts, self._waiting
        for token in self._tokens:
            at, behind = token.span()
            second = data[at + 1]
            if second == _SLASH:
                number = waiting.pop()
                self._closing[number], self._ends[number] = at, behind
                if number == end:
                    return
            elif second in (_BANG, _QUESTION):
                if not token[0].startswith((b"<![", b"<?xml ", b"<?xml\t", b"<?xml\n", b"<?xml\r")):
                    self._others.append((at, behind))
                    if len(self._others) > other:
                        return
            else:
                has_end_tag = data[behind - 2] != _SLASH
                if has_end_tag:
                    waiting.append(len(starts))
                starts.append(at)
                self._opened.append(behind)
                self._closing.append(behind)
                self._ends.append(_NOT_YET if has_end_tag else behind)
                if len(starts) > start:
                    return
