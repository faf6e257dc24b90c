"""The start tags of a document, and where each stands: what libxml2 forgets.

The document has been parsed before: it is well-formed and has no DOCTYPE, so the n-th start tag is the n-th element.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING, Final

from newsml.formats._kit.xml_bytes import encoding_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

_TOKEN: Final = re.compile(
    r"<(?:!(?:--.*?-->|\[CDATA\[.*?\]\]>)|\?.*?\?>|/[^>]*>|[^>\"']*(?:(?:\"[^\"]*\"|'[^']*')[^>\"']*)*>)",
    re.DOTALL,
)
_DECLARATION: Final = re.compile(r"<\?xml[ \t\r\n][^>]*\?>")


class Markup:
    """The text of a document that was parsed."""

    def __init__(self, data: bytes) -> None:
        encoding, mark = encoding_of(data)
        self._text = data[mark:].decode(encoding, "replace")
        declaration = _DECLARATION.match(self._text)
        self._start = declaration.end() if declaration else 0

    def steps(self) -> Iterator[tuple[int, str]]:
        """The text without its declaration, cut behind each tag, with the number of the element that it starts or ends.

        Elements are counted from 0 in the order of their start tags.
        """
        at, number = self._start, -1
        open_elements: list[int] = []
        for token in _TOKEN.finditer(self._text, at):
            kind = self._text[token.start() + 1]
            if kind in "!?":
                continue
            if kind == "/":
                current = open_elements.pop()
            else:
                number += 1
                current = number
                if self._text[token.end() - 2] != "/":
                    open_elements.append(number)
            yield current, self._text[at : token.end()]
            at = token.end()

    def utf8(self) -> bytes:
        """The document without declaration."""
        return self._text[self._start :].encode()

    def places(self, numbers: Collection[int]) -> dict[int, tuple[int, int]]:
        """Line and column of start tags, from 1, the column in characters, by the numbers of their elements."""
        starts: dict[int, int] = {}
        number = -1
        for token in _TOKEN.finditer(self._text, self._start):
            if self._text[token.start() + 1] not in "!?/":
                number += 1
                if number in numbers:
                    starts[number] = token.start()
        ends = [found.start() for found in re.finditer("\n", self._text)] if starts else []
        out = {}
        for number, start in starts.items():
            line = bisect_left(ends, start)
            out[number] = line + 1, start - (ends[line - 1] if line else -1)
        return out
