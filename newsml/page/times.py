"""Times in words, and on a line on which near and far times have room."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Sequence

    from newsml.model.edtf import Edtf
    from newsml.model.event import When

_EDGE: Final = 5.0
_APART: Final = 24.0
_BASES: Final = {
    "reference_date": "counted from the article's date",
    "inferred": "inferred",
    "external": "known from elsewhere",
}


@dataclass(frozen=True, slots=True)
class Bar:
    """Where a time stands on the line, in percent of its width; open sides reach to the end of the line."""

    start: float
    width: float
    open_start: bool
    open_end: bool
    approximate: bool
    uncertain: bool


@dataclass(frozen=True, slots=True)
class Tick:
    """A day that is written at the line."""

    at: float
    day: str


class Scale:
    """Days to places on a line; the longer the time between two days that matter, the less each day of it counts.

    News speaks of this morning and of last century in one text: on a line true to scale one of the two would vanish.
    """

    def __init__(self, days: Iterable[dt.date]) -> None:
        self._days = sorted({day.toordinal() for day in days})
        total = 0.0
        places = []
        for n, day in enumerate(self._days):
            total += math.log2(1 + day - self._days[n - 1]) if n else 0.0
            places.append(total)
        room = 100 - 2 * _EDGE
        self._at = {
            day: round(_EDGE + room * (place / total if total else 0.5), 2)
            for day, place in zip(self._days, places, strict=True)
        }

    def at(self, day: dt.date) -> float:
        """The place of one of the days."""
        return self._at[day.toordinal()]

    def ticks(self, days: Iterable[dt.date]) -> tuple[Tick, ...]:
        """As many of these days as can be written beside each other."""
        out: list[Tick] = []
        for day in sorted(set(days)):
            if not out or self.at(day) - out[-1].at >= _APART:
                out.append(Tick(self.at(day), str(day)))
        return tuple(out)


def bounds(value: Edtf | None) -> tuple[dt.date, ...]:
    """The first and last day of a time, as far as they are known."""
    return tuple(day for day in (value.earliest, value.latest) if day) if value else ()


def days(value: Edtf | None) -> tuple[dt.date, ...]:
    """The days that a scale must know to show a time: where it begins, and where the day after it begins."""
    if value is None:
        return ()
    return tuple(day for day in (value.earliest, _next(value.latest)) if day)


def bar(value: Edtf | None, scale: Scale) -> Bar | None:
    """A time on the line; None where nothing is known of either side."""
    if value is None or not bounds(value):
        return None
    start = scale.at(value.earliest) if value.earliest else 0.0
    after = _next(value.latest)
    end = scale.at(after) if after else 100.0
    return Bar(
        start,
        round(max(end - start, 1.0), 2),
        value.earliest is None,
        value.latest is None,
        value.is_approximate,
        value.is_uncertain,
    )


def _next(day: dt.date | None) -> dt.date | None:
    return day.fromordinal(min(day.toordinal() + 1, day.max.toordinal())) if day else None


def doubts(value: Edtf) -> tuple[str, ...]:
    """What a time leaves open, in words."""
    text = str(value)
    start, _, end = text.partition("/")
    out = []
    if value.is_approximate:
        out.append("approximate")
    if value.is_uncertain:
        out.append("uncertain")
    if value.is_interval and start in ("", ".."):
        out.append("no start given" if start else "start unknown")
    if value.is_interval and end in ("", ".."):
        out.append("no end given" if end else "end unknown")
    if text.startswith("["):
        out.append("one of these")
    if text.startswith("{"):
        out.append("all of these")
    if "X" in text:
        out.append("partly unspecified")
    return tuple(out)


def in_words(value: Edtf) -> str:
    """A time as people read it: an interval with a dash, marks of doubt left to words of their own."""
    plain = str(value).translate({ord(mark): None for mark in "?~%[]{}"})
    start, slash, end = plain.partition("/")
    if not slash:
        return plain.replace("..", " – ").replace(",", ", ")
    sides = ["…" if side in ("", "..") else side for side in (start, end)]
    return " – ".join(sides)


def spoken(when: When) -> Sequence[str]:
    """A time with its doubts, and where it comes from."""
    out = [in_words(when.value)] if when.value else []
    out += doubts(when.value) if when.value else ()
    if when.anchor is not None and when.anchor.exact and not out:
        out.append(f"“{when.anchor.exact}”")
    if when.basis and when.basis != "text":
        out.append(_BASES[when.basis])
    if when.previous:
        out.append(f"moved from {in_words(when.previous)}")
    return out
