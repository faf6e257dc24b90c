"""What somebody who wrote a date in another way probably meant, in EDTF; used for error messages only."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable

_SEPARATOR = re.compile(r"(/|,|\.\.|[\[\]{}])")
_CIRCA = re.compile(r"(?:c|ca|circa|about|approx)\b\.?\s*(.+)", re.IGNORECASE)
_QUALIFIED = re.compile(r"([?~%])?(.*?)([?~%]*)", re.DOTALL)
_CLOCK = re.compile(
    r"(?P<date>.*\d)\s*[Tt ]\s*(?P<hours>\d{1,2}):(?P<minutes>\d\d)(?P<seconds>:\d\d)?(?:[.,]\d+)?"
    r"\s*(?P<zone>[Zz]|UTC|GMT|[+-]\d\d(?::?\d\d)?)?",
    re.ASCII,
)


def _padded(found: re.Match[str]) -> str:
    return "-".join(part.zfill(2) for part in found.groups())


def _day_or_month_first(found: re.Match[str]) -> str:
    one, mark, two, year = found.groups()
    if mark == "." or int(one) > 12:
        return f"{year}-{two:0>2}-{one:0>2}"
    return f"{year}-{one:0>2}-{two:0>2}" if int(two) > 12 else ""


def _digits_with_x(found: re.Match[str]) -> str:
    return found[0].upper().replace("U", "X").replace("*", "X")


_Mend = Callable[[re.Match[str]], str]

# The first that matches the whole of a date decides; an empty answer means that the date has two readings.
_DATES: tuple[tuple[re.Pattern[str], _Mend], ...] = tuple(
    (re.compile(pattern, re.ASCII), mend)
    for pattern, mend in (
        (r"([0-9X]{4})[-./]([0-9X]{1,2})[-./]([0-9X]{1,2})", _padded),
        (r"(\d{4})[-./](\d{1,2})", _padded),
        (r"(\d{4})(\d\d)(\d\d)", _padded),
        (r"(\d{1,2})([./-])\s*(\d{1,2})[./-]\s*(\d{4})", _day_or_month_first),
        (r"(\d\d)00s", lambda found: f"{found[1]}XX"),
        (r"(\d{3})0s", lambda found: f"{found[1]}X"),
        (r"[\dXxUu*]{4}(?:-[\dXxUu*]{2}){0,2}", _digits_with_x),
        (r"[Yy]?(-?)0*(\d{5,})", lambda found: f"Y{found[1]}{found[2]}"),
        (r"[Yy](-?\d{4})", lambda found: found[1]),
        (r"(\d{4})\s*[-–]\s*(\d{4})", lambda found: f"{found[1]}/{found[2]}"),
        (r"(\d{4})\s*[-–]\s*", lambda found: f"{found[1]}/.."),
    )
)


def mended(text: str) -> str:
    """Rewrite a text that is not EDTF as the EDTF that it looks like; the caller has to check what comes out."""
    plain = unicodedata.normalize("NFKC", text).strip()
    whole = _mended_date(plain)
    if whole != plain:
        return whole
    parts = [part.strip() for part in _SEPARATOR.split(plain)]
    if "/" in parts:  # the words of the draft of 2012
        parts = [{"open": "..", "unknown": ""}.get(part, part) for part in parts]
    return "".join(part if _SEPARATOR.fullmatch(part) else _mended_date(part) for part in parts)


def _mended_date(text: str) -> str:
    if circa := _CIRCA.fullmatch(text):
        return _mended_date(circa[1]) + "~"
    qualified = _QUALIFIED.fullmatch(text)
    if qualified and (qualified[1] or qualified[3]):
        marks = {*(qualified[1] or ""), *qualified[3]}
        return _mended_date(qualified[2]) + (marks.pop() if len(marks) == 1 else "%")
    if clock := _CLOCK.fullmatch(text):
        return _mended_datetime(clock)
    for pattern, mend in _DATES:
        if found := pattern.fullmatch(text):
            return mend(found)
    return text


def _mended_datetime(clock: re.Match[str]) -> str:
    zone = clock["zone"] or ""
    if zone.upper() in ("Z", "UTC", "GMT") or (zone and not zone.strip("+-0:")):
        zone = "Z"
    elif len(zone) == 5:
        zone = f"{zone[:3]}:{zone[3:]}"
    time = f"{clock['hours']:0>2}:{clock['minutes']}{clock['seconds'] or ':00'}"
    return f"{_mended_date(clock['date'])}T{time}{zone}"
