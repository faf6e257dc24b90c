"""The grammar of EDTF: what a text covers, as first and last day.

Follows the Extended Date/Time Format Specification of the Library of Congress (2019), the profile of ISO 8601-2:2019:
levels 0 and 1, and of level 2 the sets and unspecified digits in any place.
"""

from __future__ import annotations

import calendar
import datetime as dt
import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import product
from typing import TYPE_CHECKING, Literal, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

MAX_LENGTH = 100

Precision: TypeAlias = Literal["year", "season", "month", "day", "time"]
Day: TypeAlias = tuple[int, int, int]
"""Year, month and day; proleptic Gregorian, years as in ISO 8601 (0000 is 1 BC)."""

ADVICE = "write 2025-09-03, 2025-09 or 2025; where the year is not known, XXXX-09-03"

_DAY = r"(?P<sign>-?)(?P<year>[0-9X]{4})(?:-(?P<month>[0-9X]{2})(?:-(?P<day>[0-9X]{2}))?)?"
_TIME = (
    r"T(?P<time>(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]|24:00:00)"
    r"(?P<zone>Z|\+(?:(?:0[0-9]|1[0-3])(?::[0-5][0-9])?|14(?::00)?)"
    r"|-(?!00(?::00)?(?![0-9:]))(?:(?:0[0-9]|1[0-3])(?::[0-5][0-9])?|14(?::00)?))?"
)
_LONG = r"Y(-?[1-9][0-9]{4,})[?~%]?"
_DATE = re.compile(rf"{_DAY}(?:[?~%]|{_TIME})?")
_LONG_YEAR = re.compile(_LONG)


def _grammar() -> str:
    """What can be said of the form without a calendar, for readers in other languages (ECMA-262)."""
    day, time, long = (re.sub(r"\((?:\?P<\w+>|(?!\?))", "(?:", part) for part in (_DAY, _TIME, _LONG))
    date = f"(?:{day}[?~%]?|{long})"
    end = f"(?:{day}(?:[?~%]|{time})?|{long}|[.][.])"
    part = f"{date}(?:[.][.]{date})?"
    members = f"(?:(?:[.][.]{date}|{part})(?:,{part})*(?:,{date}[.][.])?|{date}[.][.])"
    return rf"(?:{day}{time}|{date}|{end}/{end}?|/{end}|\[{members}\]|\{{{members}\}})"


GRAMMAR = _grammar()
"""The form of EDTF as a pattern without anchors; beyond it lie the calendar and the order of the parts."""

_SEASONS = {21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (12, 2)}
_A_LEAP_YEAR = 2000
_DAYS = (0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_DAYS_OF_400_YEARS = 146_097


@dataclass(frozen=True, slots=True)
class Extent:
    """The first and last day that a text can mean; None where that side is open or unknown.

    `seconds` is set for a date with a time only: seconds of the calendar, minus the zone where there is one.
    """

    first: Day | None
    last: Day | None
    precision: Precision | None
    seconds: int | None = None
    zoned: bool = False

    def ends_before(self, other: Extent) -> bool:
        """Whether all of this lies before all of the other, as far as both are known."""
        if self.seconds is not None and other.seconds is not None and self.zoned == other.zoned:
            return self.seconds < other.seconds
        return self.last is not None and other.first is not None and self.last < other.first


_BOUNDLESS = Extent(None, None, None)


@lru_cache(maxsize=4096)
def extent(text: str) -> Extent:
    """Parse an EDTF text; raise `ValueError` with the reason where it is none.

    Linear in the length of the text, which is bounded; cached, as the dates of one article repeat.
    """
    if len(text) > MAX_LENGTH:
        raise ValueError(f"at most {MAX_LENGTH} characters, these are {len(text)}")
    if text.startswith(("[", "{")):
        return _set(text)
    if "/" in text:
        return _interval(text)
    return _date(text)


def _interval(text: str) -> Extent:
    start_text, _, end_text = text.partition("/")
    if not start_text and not end_text:
        raise ValueError("an interval of which nothing is known says nothing; leave it out")
    start = _BOUNDLESS if start_text in ("", "..") else _date(start_text)
    end = _BOUNDLESS if end_text in ("", "..") else _date(end_text)
    if end.ends_before(start):
        raise ValueError(f"the interval ends before it starts; write {end_text}/{start_text}")
    first, last = start.first, end.last
    if first and last and last < first:
        # Times in two zones: in order as instants, not as days of the calendar.
        first, last = last, first
    return Extent(first, last, _common((start, end)))


def _set(text: str) -> Extent:
    """Parse `[one,of,these]` or `{all,of,these}`, LoC level 2, "Set representation"."""
    opening, inner, closing = text[0], text[1:-1], text[-1]
    expected = "]" if opening == "[" else "}"
    if len(text) == 1 or closing != expected:
        raise ValueError(f"a set that opens with {opening} closes with {expected}")
    members = inner.split(",")
    parts = [_member(member, leads=n == 0, trails=n == len(members) - 1) for n, member in enumerate(members)]
    firsts = [part.first for part in parts]
    lasts = [part.last for part in parts]
    first = None if None in firsts else min(day for day in firsts if day)
    last = None if None in lasts else max(day for day in lasts if day)
    return Extent(first, last, _common(parts))


def _member(text: str, *, leads: bool, trails: bool) -> Extent:
    start_text, dots, end_text = text.partition("..")
    if not dots:
        return _date(text, timed=False)
    if not start_text and not leads:
        raise ValueError(f"{text} means 'or earlier', which stands first in a set")
    if not end_text and not trails:
        raise ValueError(f"{text} means 'or later', which stands last in a set")
    if not start_text:
        part = _date(end_text, timed=False)
        return Extent(None, part.last, part.precision)
    start = _date(start_text, timed=False)
    if not end_text:
        return Extent(start.first, None, start.precision)
    end = _date(end_text, timed=False)
    if start.precision != end.precision:
        raise ValueError(f"both ends of {text} have to be years, or months, or days")
    if end.ends_before(start):
        raise ValueError(f"the range ends before it starts; write {end_text}..{start_text}")
    return Extent(start.first, end.last, start.precision)


def _common(parts: Sequence[Extent]) -> Precision | None:
    found = {part.precision for part in parts if part is not _BOUNDLESS}
    return found.pop() if len(found) == 1 else None


def _date(text: str, *, timed: bool = True) -> Extent:
    if long := _LONG_YEAR.fullmatch(text):
        year = int(long[1])
        return Extent((year, 1, 1), (year, 12, 31), "year")
    found = _DATE.fullmatch(text)
    if found is None:
        raise ValueError(_what_is_wrong_with(text))
    sign, year_text, month, day = found["sign"], found["year"], found["month"], found["day"]
    if sign and year_text == "0000":
        raise ValueError("there is no year -0000; write 0000 for 1 BC and -0001 for 2 BC")
    if found["time"] is not None:
        return _datetime(found, timed=timed)
    years = _Years(sign, year_text)
    if month is None:
        return Extent((years.first, 1, 1), (years.last, 12, 31), "year")
    if "21" <= month <= "24":
        return _season(years, int(month), day)
    months = _fitting(month, 1, 12)
    if not months:
        raise ValueError(f"there is no month {month}; 01 to 12, or 21 to 24 for spring to winter")
    if day is None:
        last = (years.last, months[-1], _length(years.last, months[-1]))
        return Extent((years.first, months[0], 1), last, "month")
    return _days(years, months, day)


def _what_is_wrong_with(text: str) -> str:
    if not text:
        return f"a date is missing; {ADVICE}"
    date, mark, _ = text.partition("T")
    if mark and _DATE.fullmatch(date):
        return "a time is 10:00:00, 10:00:00Z or 10:00:00+02:00, up to 24:00:00, without fractions"
    return f"'{text}' is no date of EDTF; {ADVICE}"


def _season(years: _Years, season: int, day: str | None) -> Extent:
    """Northern meteorological seasons; winter runs into the following year."""
    if day is not None:
        raise ValueError(f"{season} is a season and has no days; 01 to 12 are the months")
    start, end = _SEASONS[season]
    last_year = years.last + (end < start)
    return Extent((years.first, start, 1), (last_year, end, _length(last_year, end)), "season")


def _days(years: _Years, months: list[int], text: str) -> Extent:
    days = _fitting(text, 1, 31)
    longest = max(_length(_A_LEAP_YEAR, month) for month in months)
    first = last = None
    if days and days[0] <= longest:
        first = _earliest(years.ascending(), months, days)
        last = _earliest(years.descending(), months[::-1], days[::-1])
    if first is None or last is None:
        where = f"{calendar.month_name[months[0]]} of that year" if len(months) == 1 else "these months"
        raise ValueError(f"there is no day {text} in {where}")
    return Extent(first, last, "day")


def _earliest(years: Iterator[int], months: list[int], days: list[int]) -> Day | None:
    """Find the first day that exists, in the order given. More than one year is tried for 29 February only."""
    for year in years:
        for month in months:
            length = _length(year, month)
            for day in days:
                if day <= length:
                    return year, month, day
    return None


def _datetime(found: re.Match[str], *, timed: bool) -> Extent:
    if not timed:
        raise ValueError(f"a set holds dates without a time; write {found[0].partition('T')[0]}")
    date_text = found[0].partition("T")[0]
    if found["day"] is None or "X" in date_text:
        raise ValueError("a time needs a full date in front of it, without X")
    day = _date(date_text)
    year, month, date = int(found["sign"] + found["year"]), int(found["month"]), int(found["day"])
    # `datetime` has no years before 1; the calendar repeats after 400.
    seconds = (dt.date(year % 400 + 400, month, date).toordinal() + year // 400 * _DAYS_OF_400_YEARS) * 86_400
    hours, minutes, rest = found["time"].split(":")
    seconds += int(hours) * 3600 + int(minutes) * 60 + int(rest)
    zone = found["zone"]
    if zone and zone != "Z":
        offset = int(zone[1:3]) * 3600 + int(zone[4:6] or 0) * 60
        seconds += offset if zone[0] == "-" else -offset
    return Extent(day.first, day.last, "time", seconds, zone is not None)


class _Years:
    """The years that four digits, some of them X, can mean."""

    def __init__(self, sign: str, digits: str) -> None:
        self._sign = -1 if sign else 1
        self._digits = digits
        self.first = next(self.ascending())
        self.last = next(self.descending())

    def ascending(self) -> Iterator[int]:
        return self._all("0123456789" if self._sign > 0 else "9876543210")

    def descending(self) -> Iterator[int]:
        return self._all("9876543210" if self._sign > 0 else "0123456789")

    def _all(self, order: str) -> Iterator[int]:
        for digits in product(*(order if digit == "X" else digit for digit in self._digits)):
            year = int("".join(digits))
            if year or self._sign > 0:  # there is no year -0000
                yield self._sign * year


def _fitting(pattern: str, low: int, high: int) -> list[int]:
    """List the numbers of two digits that fit a pattern such as `1X`, in order."""
    if "X" not in pattern:
        number = int(pattern)
        return [number] if low <= number <= high else []
    tens, ones = pattern[0], pattern[1]
    return [n for n in range(low, high + 1) if tens in ("X", str(n // 10)) and ones in ("X", str(n % 10))]


def _length(year: int, month: int) -> int:
    return _DAYS[month] + (month == 2 and calendar.isleap(year))
