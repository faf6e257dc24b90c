"""Quotations that a model joined although the writer interrupts them, taken apart again where the text says so.

Of “We stay,” she said. “All of us.” models make "We stay. All of us.", or "We stay … All of us." Nothing is guessed:
both parts have to stand in the text as they are, one soon after the other; and, where the model does not mark the gap
itself, with a closing and an opening quotation mark between them.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Final

from newsml.anchoring.folding import fold
from newsml.anchoring.search import places
from newsml.anchoring.words import is_whole
from newsml.llm.quoting import parted

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

_ELLIPSIS: Final = re.compile(r"[\[(]?(?:\.\.\.|\u2026)[\])]?")
_CLAUSE_END: Final = re.compile(r"[,.;:!?\u2013\u2014](?=\s)|[\u3001\u3002\uff0c\uff01\uff1f]")
_WORD_END: Final = re.compile(r"(?<=\w)(?=\s)")
_STOPS: Final = " ,.;:!?-\u2013\u2014\u3001\u3002\uff0c\uff01\uff1f"
_MOST_ENDS: Final = 32
"""How many ways to take a quotation apart are tried, of each sort."""
_LONGEST: Final = 2_000
"""Longer ones are left as they are, in code points."""
_MOST_PLACES: Final = 8
_GAP: Final = 300
"""The longest interruption, in code points."""
_LEAST: Final = 2


@dataclass(frozen=True, slots=True)
class _Pair:
    """Two parts of a quotation, as they are and folded."""

    parts: tuple[str, str]
    folded: tuple[str, str]
    is_marked: bool
    """Whether the model itself shows that something is left out between them."""


def spliced(texts: Mapping[str, str], quotes: Iterable[str]) -> dict[str, tuple[str, str]]:
    """The two parts of each quotation that a text interrupts; those that no text does are left out.

    Args:
        texts: the texts by field.
        quotes: quotations that do not stand there as they are.
    """
    pairs = {quote: tuple(_pairs(quote)) for quote in dict.fromkeys(quotes)}
    strings = {string for each in pairs.values() for pair in each for string in pair.folded}
    out: dict[str, tuple[str, str]] = {}
    if not strings:
        return out
    for text in texts.values():
        found = _found(text, strings)
        for quote, each in pairs.items():
            first = next((pair for pair in each if _is_there(text, found, pair)), None)
            if first is not None:
                out.setdefault(quote, first.parts)
    return out


def _found(text: str, strings: Iterable[str]) -> dict[str, list[tuple[int, int]]]:
    """The first places of each folded string as whole words."""
    folded = fold(text)
    out: dict[str, list[tuple[int, int]]] = {}
    for string, there in places(folded.text, strings).items():
        stretches = (folded.original(at, at + len(string)) for at in there.whole[:_MOST_PLACES])
        out[string] = [stretch for stretch in stretches if stretch is not None and is_whole(text, *stretch)]
    return out


def _is_there(text: str, found: Mapping[str, list[tuple[int, int]]], pair: _Pair) -> bool:
    left, right = pair.folded
    starts = [start for start, _ in found[right]]
    for _, end in found[left]:
        at = bisect_left(starts, end)
        if (
            at < len(starts)
            and starts[at] - end <= _GAP
            and (pair.is_marked or parted(text[end : starts[at]]))
        ):
            return True
    return False


def _pairs(quote: str) -> Iterator[_Pair]:
    """The ways to take it apart: at an ellipsis, at the end of a clause, with or without its stop, or of a word."""
    if len(quote) > _LONGEST:
        return
    folded = fold(quote)
    for pattern in (_ELLIPSIS, _CLAUSE_END, _WORD_END):
        is_marked = pattern is _ELLIPSIS
        for found in islice(pattern.finditer(quote), _MOST_ENDS):
            first = found.start() if is_marked else found.end()
            right = quote[found.end() :].strip()
            right_string = folded.text[bisect_left(folded.starts, found.end()) :].strip()
            for stops in ("", _STOPS):
                left = quote[:first].rstrip(stops + " ").strip()
                left_string = (
                    folded.text[: bisect_left(folded.starts, first)].rstrip(_STOPS if stops else " ").strip()
                )
                if min(len(left_string), len(right_string)) >= _LEAST and left and right:
                    yield _Pair((left, right), (left_string, right_string), is_marked)
