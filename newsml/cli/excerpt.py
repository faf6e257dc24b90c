"""The words that a finding is about, marked below the sentence that they stand in."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from newsml.cli.terminal import visible

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    Stretch = tuple[int, int]

_REACH: Final = 300
"""Code points to either side of the words in which the sentence's ends are looked for."""

_LINE_BREAK: Final = re.compile(r"\r\n|[\n\r\x85\u2028\u2029]")
_SENTENCE_END: Final = re.compile(
    r"""(?P<stop>[.!?…]["'”’»)\]]*)\s+(?P<next>\S)|(?P<wide>[。！？]["'”’」』）]*)|(?P<line>[\n\r\x85\u2028\u2029])"""
)


@dataclass(frozen=True, slots=True)
class MarkedLine:
    """One line of a sentence with marks for the line below it; both safe to print."""

    text: str
    marks: str
    """Carets below the words, by terminal cells. Empty where the line runs from right to left: a terminal turns
    its order, so that no column below it is that of a word."""
    words: tuple[str, ...]
    """The marked words of this line."""


@dataclass(frozen=True, slots=True)
class Excerpt:
    """The lines with marked words, and how many more there are."""

    lines: tuple[MarkedLine, ...]
    more: int = 0


def excerpt(text: str, spans: Sequence[Stretch], width: int = 88, most: int = 4) -> Excerpt:
    """The sentences around some words, the words marked.

    Args:
        text: the field.
        spans: the words, as (start, end) in code points, in text order, not overlapping.
        width: cells that a line may take.
        most: lines with marks that are given; the others are only counted.
    """
    lines: list[MarkedLine] = []
    more = at = 0
    for sentence in _sentences(text, spans):
        for start, end in _lines(text, sentence, width):
            while at < len(spans) and spans[at][1] <= start:
                at += 1
            inside = _inside(spans, at, (start, end))
            if not inside:
                continue
            if len(lines) == most:
                more += 1
            else:
                lines.append(_marked(text, start, end, inside))
    return Excerpt(tuple(lines), more)


def _inside(spans: Sequence[Stretch], at: int, line: Stretch) -> list[Stretch]:
    """The parts of the spans, from `at` on, that lie in a line."""
    start, end = line
    out = []
    while at < len(spans) and spans[at][0] < end:
        out.append((max(start, spans[at][0]), min(end, spans[at][1])))
        at += 1
    return out


def _sentences(text: str, spans: Sequence[Stretch]) -> list[Stretch]:
    out: list[Stretch] = []
    for start, end in spans:
        first, last = _sentence_start(text, start), _sentence_end(text, end)
        if out and first <= out[-1][1]:
            out[-1] = (out[-1][0], max(last, out[-1][1]))
        else:
            out.append((first, last))
    return out


def _sentence_start(text: str, at: int) -> int:
    begin = max(0, at - _REACH)
    start = begin
    # One character more: what follows a full stop tells whether it ends the sentence.
    for found in _SENTENCE_END.finditer(text, begin, min(at + 1, len(text))):
        end = found.start("next") if found["next"] else found.end()
        if end <= at and _ends(found):
            start = end
    return start


def _sentence_end(text: str, at: int) -> int:
    limit = min(len(text), at + _REACH)
    for found in _SENTENCE_END.finditer(text, max(0, at - 1), limit):
        if found["line"] and found.start() >= at:
            return found.start()
        if not found["line"] and _ends(found):
            return max(at, found.end("stop") if found["stop"] else found.end())
    return limit


def _ends(found: re.Match[str]) -> bool:
    """Not where a small letter or a digit follows: "Sept. 4", "U.S. secretary"."""
    following = found["next"]
    return following is None or not (following.islower() or following.isdigit())


def _lines(text: str, stretch: Stretch, width: int) -> Iterator[Stretch]:
    """A stretch of text as lines of at most `width` cells, broken at white space where there is some."""
    start, end = stretch
    while start < end:
        stop, after = _line_end(text, start, end, width)
        if stop > start:
            yield start, stop
        start = after


def _line_end(text: str, start: int, end: int, width: int) -> Stretch:
    """Where the line ends that starts here, and where the next one starts."""
    from rich.cells import cell_len

    used, space = 0, start
    for at in range(start, end):
        char = text[at]
        found = _LINE_BREAK.match(text, at, end)
        if found:
            return at, found.end()
        if char.isspace():
            space = at + 1
        used += cell_len(_shown(char))
        if used > width:
            cut = space if space > start else max(at, start + 1)
            return cut, cut
    return end, end


def _marked(text: str, start: int, end: int, inside: Sequence[Stretch]) -> MarkedLine:
    from rich.cells import cell_len

    words = tuple(_shown(text[s:e]) for s, e in inside)
    marks = ""
    if not any(unicodedata.bidirectional(char) in ("R", "AL") for char in text[start:end]):
        for s, e in inside:
            first = cell_len(_shown(text[start:s]))
            last = cell_len(_shown(text[start:e]))
            if last == first:  # a combining mark alone stands above the character before it
                first = max(first - 1, 0)
            marks = marks.ljust(first) + "^" * max(last - first, 1)
    return MarkedLine(_shown(text[start:end]).rstrip(), marks, words)


def _shown(text: str) -> str:
    return visible(text).replace("\t", " ").replace("\n", " ")
