"""The stretches of a text that something is said of, and the lanes in which lines are drawn for them.

Mentions are underlined, statements overlined, so that the two never meet. Lines that lie over the same words get
lanes of their own, as many as there is room for between two lines of text; what has no lane is listed all the same.
"""

from __future__ import annotations

import heapq
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from newsml.findings import Finding
    from newsml.model.article import Article
    from newsml.model.lookup import Place

LANES: Final = 5
"""How many lines fit under the words, and how many over them."""


_PARTS: Final = {
    "mentions": "mention",
    "when.anchor": "when",
    "where.anchor": "where",
    "roles.anchor": "role",
    "participations.anchor": "who",
    "extent": "whole",
}


@dataclass(frozen=True, slots=True)
class Stretch:
    """One span of an anchor, or the words of a finding."""

    start: int
    end: int
    owner: str
    """The id of what it belongs to."""
    part: str
    """What its words are to it: mention, cue, content, when, ..."""
    style: str
    """How its line is drawn."""
    unit: int
    """Which line it is a part of; a line runs from its first stretch to its last."""
    anchor: int
    """The number of its anchor in the article."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line along the text, from the start of the first of its stretches to the end of the last."""

    start: int
    end: int
    owner: str
    over: bool
    """Whether it runs over the words, as those of statements do."""
    connected: bool
    """Whether a thin line joins its stretches, because they are the pieces of one anchor."""


@dataclass(frozen=True, slots=True)
class Field:
    """What is said of one text."""

    stretches: Sequence[Stretch]
    lines: Sequence[Line]
    lanes: Mapping[int, int]
    """The lane of each line that has one, by its index."""


def field(article: Article, name: str, places: Iterable[Place], findings: Sequence[Finding]) -> Field:
    """The stretches of a text and their lines; linear but for sorting."""
    length = len(getattr(article, name) or "")
    stretches: list[Stretch] = []
    lines: list[Line] = []
    by_statement: dict[str, int] = {}
    for number, place in enumerate(places):
        anchor = place.anchor
        if anchor.field != name or not length:
            continue
        over = place.path[0] == "statements"
        owner = place.annotation.id
        unit = by_statement.setdefault(owner, len(lines)) if over else len(lines)
        if unit == len(lines):
            lines.append(
                Line(anchor.start, anchor.end, owner, over=over, connected=over or len(anchor.spans) > 1)
            )
        else:
            old = lines[unit]
            start, end = min(old.start, anchor.start), max(old.end, anchor.end)
            lines[unit] = replace(old, start=start, end=end)
        style = _style(str(place.path[0]), place.part)
        stretches += (
            Stretch(span.start, span.end, owner, part(place), style, unit, number) for span in anchor.spans
        )
    for n, finding in enumerate(findings, 1):
        if finding.field == name:
            stretches += (
                Stretch(start, end, f"-f{n}", "finding", f"finding {finding.severity}", -1, -n)
                for start, end in finding.spans
                if 0 <= start < end <= length
            )
    lanes = {**_lanes(lines, over=True), **_lanes(lines, over=False)}
    return Field(stretches, lines, lanes)


def part(place: Place) -> str:
    """What the words of an anchor are to what it belongs to, in a word."""
    return _PARTS.get(place.part, place.part)


def _style(noun: str, part: str) -> str:
    if part == "mentions":
        return noun
    if noun == "statements" and part in ("source", "cue", "content", "quoted", "gloss", "extent"):
        return part
    return "detail"


def _lanes(lines: Sequence[Line], *, over: bool) -> dict[int, int]:
    """Each line in the lowest lane that is free where it starts; the longest of those that start together first."""
    order = sorted(
        (n for n, line in enumerate(lines) if line.over is over),
        key=lambda n: (lines[n].start, -lines[n].end),
    )
    free = list(range(LANES))
    taken: list[tuple[int, int]] = []
    out: dict[int, int] = {}
    for n in order:
        while taken and taken[0][0] <= lines[n].start:
            heapq.heappush(free, heapq.heappop(taken)[1])
        if free:
            out[n] = heapq.heappop(free)
            heapq.heappush(taken, (lines[n].end, out[n]))
    return out
