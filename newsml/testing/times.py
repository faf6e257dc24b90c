"""Texts of dates, times and durations, drawn from their grammars and not from our parsers."""

from __future__ import annotations

import calendar
from functools import cache
from typing import TYPE_CHECKING

from hypothesis import strategies as st

if TYPE_CHECKING:
    from hypothesis.strategies import DrawFn, SearchStrategy

_DIGITS = "0123456789"

Day = tuple[int, int, int]


# Strategies are made once: making one costs more than drawing from it.
@cache
def _optional(strategy: SearchStrategy[str]) -> SearchStrategy[str]:
    return st.just("") | strategy


@cache
def _digits(least: int, most: int, digits: str = _DIGITS) -> SearchStrategy[str]:
    return st.text(digits, min_size=least, max_size=most)


@cache
def _decimals(digits: str = _DIGITS) -> SearchStrategy[str]:
    return st.just("") | _digits(1, 12, digits).map(".{}".format)


# --- EDTF ---


@cache
def edtf_texts() -> SearchStrategy[str]:
    """Texts of EDTF levels 0 and 1, of level 2's sets, and with X in any place; at most 100 characters."""
    return st.one_of(
        _edtf_days().flatmap(_edtf_date),
        _edtf_days().flatmap(_edtf_datetime),
        _long_years(),
        _edtf_intervals(),
        _edtf_sets(),
    ).filter(lambda text: len(text) <= 100)


@st.composite
def _edtf_days(draw: DrawFn) -> Day:
    """Days of the years -9998 to 9999: every date drawn for a day widens it, so that order is kept."""
    year = draw(st.integers(1900, 2100) | st.integers(-9998, 9999))
    month = draw(st.integers(1, 12))
    return year, month, draw(st.integers(1, _length(year, month)))


def _length(year: int, month: int) -> int:
    return 28 + calendar.isleap(year) if month == 2 else 30 + (month in (1, 3, 5, 7, 8, 10, 12))


@st.composite
def _edtf_date(draw: DrawFn, day: Day, kind: str | None = None) -> str:
    """A date that the day is part of, to the year, season, month or day."""
    year, month, date = day
    kind = kind or draw(st.sampled_from(("year", "season", "month", "day")))
    if kind == "season":
        # January and February belong to the winter that began in the year before.
        year, season = (year - 1, 24) if month <= 2 else (year, 20 + month // 3)
        text = f"{_masked_year(draw, year)}-{season}"
    else:
        text = _masked_year(draw, year)
        text += f"-{_masked(draw, f'{month:02}')}" if kind != "year" else ""
        text += f"-{_masked(draw, f'{date:02}')}" if kind == "day" else ""
    return text + draw(st.sampled_from(("", "", "", "?", "~", "%")))


def _masked_year(draw: DrawFn, year: int) -> str:
    return ("-" if year < 0 else "") + _masked(draw, f"{abs(year):04}")


def _masked(draw: DrawFn, digits: str) -> str:
    """Leave some of the digits unspecified: mostly none, else from the right (level 1) or anywhere (level 2)."""
    how = draw(st.sampled_from(("none", "none", "none", "right", "anywhere")))
    if how == "none":
        return digits
    if how == "right":
        known = draw(st.integers(0, len(digits) - 1))
        return digits[:known].ljust(len(digits), "X")
    return "".join("X" if draw(st.booleans()) else digit for digit in digits)


@st.composite
def _edtf_datetime(draw: DrawFn, day: Day) -> str:
    return f"{_plain(day)}T{draw(_clocks())}{draw(_optional(_edtf_zones()))}"


def _plain(day: Day) -> str:
    year, month, date = day
    return f"{'-' if year < 0 else ''}{abs(year):04}-{month:02}-{date:02}"


@cache
def _clocks() -> SearchStrategy[str]:
    part = st.integers(0, 59)
    usual = st.builds("{:02}:{:02}:{:02}".format, st.integers(0, 23), part, part)
    return usual | st.just("24:00:00")


@cache
def _zones() -> SearchStrategy[str]:
    return st.one_of(
        st.just("Z"),
        st.builds("{}{:02}:{:02}".format, st.sampled_from("+-"), st.integers(0, 13), st.integers(0, 59)),
        st.sampled_from(("+14:00", "-14:00", "+00:00")),
    )


@cache
def _edtf_zones() -> SearchStrategy[str]:
    hours = st.builds("{}{:02}".format, st.sampled_from("+-"), st.integers(1, 14))
    return _zones().filter(lambda zone: zone != "-00:00") | hours | st.just("+00")


@cache
def _long_years() -> SearchStrategy[str]:
    return st.builds(
        "Y{}{}{}".format, st.sampled_from(("", "-")), st.integers(10_000, 10**12), st.sampled_from(("", "~"))
    )


@st.composite
def _edtf_intervals(draw: DrawFn) -> str:
    start, end = sorted((draw(_edtf_days()), draw(_edtf_days())))
    shape = draw(st.sampled_from(("closed", "closed", "times", "start", "end", "neither")))
    nothing = st.sampled_from(("..", ""))
    if shape == "neither":
        return draw(st.sampled_from(("../..", "/..", "../")))
    if shape == "times":
        zone = draw(_optional(_edtf_zones()))
        clocks = sorted((draw(_clocks()), draw(_clocks())))
        return f"{_plain(start)}T{clocks[0]}{zone}/{_plain(end)}T{clocks[1]}{zone}"
    first = draw(nothing if shape == "end" else _edtf_date(start))
    last = draw(nothing if shape == "start" else _edtf_date(end))
    return f"{first}/{last}"


@st.composite
def _edtf_sets(draw: DrawFn) -> str:
    """Sets of one to five members; `..x` stands first and `x..` last."""
    members = []
    count = draw(st.integers(1, 5))
    for n in range(count):
        shapes = ["date", "date", "range"] + ["earlier"] * (n == 0) + ["later"] * (n == count - 1)
        shape = draw(st.sampled_from(shapes))
        start, end = sorted((draw(_edtf_days()), draw(_edtf_days())))
        kind = draw(st.sampled_from(("year", "season", "month", "day")))
        dots = "" if shape == "date" else ".."
        first = "" if shape == "earlier" else draw(_edtf_date(start, kind))
        last = draw(_edtf_date(end, kind)) if shape in ("earlier", "range") else ""
        members.append(f"{first}{dots}{last}")
    inner = ",".join(members)
    return draw(st.sampled_from((f"[{inner}]", f"{{{inner}}}")))


# --- times ---


@st.composite
def timestamps(draw: DrawFn) -> str:
    """Texts of XSD dateTime and date, years 0001 to 9999, zone optional, up to 12 decimals."""
    year = draw(st.integers(1900, 2100) | st.integers(1, 9999))
    month = draw(st.integers(1, 12))
    date = draw(st.integers(1, _length(year, month)) | st.just(_length(year, month)))
    zone = draw(_optional(_zones()) | st.just("-00:00"))
    text = _plain((year, month, date))
    if draw(st.booleans()):
        return text + zone
    clock = draw(_clocks())
    if clock.startswith("24") and text == "9999-12-31":
        clock = "23:59:59"
    digits = "0" if clock.startswith("24") else _DIGITS
    return f"{text}T{clock}{draw(_decimals(digits))}{zone}"


@cache
def delays() -> SearchStrategy[str]:
    """Durations of ISO 8601, and ranges of two."""
    return st.one_of(_durations(), st.builds("{}/{}".format, _durations(), _durations()))


@cache
def _numbers() -> SearchStrategy[str]:
    return _digits(1, 3) | _digits(9, 9)


@st.composite
def _durations(draw: DrawFn) -> str:
    number = _numbers()
    sign = draw(st.sampled_from(("", "", "-")))
    if draw(st.integers(0, 4)) == 0:
        return f"{sign}P{draw(number)}W"
    units = sorted(draw(st.sets(st.sampled_from(range(6)), min_size=1)))
    days = "".join(draw(number) + "YMD"[unit] for unit in units if unit < 3)
    times = ""
    for unit in units:
        if unit >= 3:
            times += draw(number) + (draw(_decimals()) if unit == 5 else "") + "HMS"[unit - 3]
    return f"{sign}P{days}{'T' if times else ''}{times}"
