"""`Timestamp`, when something in an article's life happened, and `Delay`, how long one event lies from another."""

from __future__ import annotations

import datetime as dt
import re
from functools import lru_cache
from typing import ClassVar, Final

from newsml.model._text_value import TextValue, shown

_END: Final = r"(?![\s\S])"
_TIMESTAMP: Final = (
    "(?!0000)([0-9]{4})-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])"
    r"(?:T(?:([01][0-9]|2[0-3]):([0-5][0-9]):([0-5][0-9])(?:\.([0-9]{1,12}))?|(24):00:00(?:\.0{1,12})?))?"
    "(Z|[+-](?:0[0-9]|1[0-3]):[0-5][0-9]|[+-]14:00)?"
)
_TIMESTAMP_RE: Final = re.compile(_TIMESTAMP)


class Timestamp(TextValue):
    """A date, or a date with a time, in years 0001 to 9999, with or without a zone; kept as written.

    The texts of XML Schema's date and dateTime (XSD 1.1 part 2, 3.3.7 and 3.3.9), with at most 12 digits of a second.
    Equality is that of the text: two texts of one instant are different values.

    Raises:
        ValueError: with the reason and, where it can be guessed, the text that was meant.
    """

    __slots__ = ()

    error_type = "timestamp"
    json_schema: ClassVar = {
        "pattern": f"^{_TIMESTAMP}{_END}",
        "description": "Date or date with time (XML Schema date or dateTime), zone optional, kept as written: "
        "2025-09-03, 2025-09-03T14:03:00Z, 2025-09-03T16:03:00.5+02:00",
    }

    @classmethod
    def _checked(cls, text: str) -> str:
        return _timestamp(text)

    @property
    def instant(self) -> dt.datetime | None:
        """The moment, in the zone as written; None without a zone. Microseconds: further digits are cut off.

        A date stands for its first moment; 24:00:00 is 00:00:00 of the next day.
        """
        found = self._parts()
        if found[9] is None:
            return None
        year, month, day, hour, minute, second = (int(part or 0) for part in found.group(1, 2, 3, 4, 5, 6))
        microsecond = int((found[7] or "0").ljust(6, "0")[:6])
        moment = dt.datetime(year, month, day, hour, minute, second, microsecond, _zone(found[9]))
        return moment + dt.timedelta(days=1) if found[8] else moment

    @property
    def date(self) -> dt.date:
        """The day as written, in whatever zone that is."""
        return dt.date(int(self[:4]), int(self[5:7]), int(self[8:10]))

    @property
    def has_zone(self) -> bool:
        """Whether the text says how far from UTC it is."""
        return self._parts()[9] is not None

    @property
    def is_date(self) -> bool:
        """Whether there is no time of day."""
        return "T" not in self

    def _parts(self) -> re.Match[str]:
        found = _TIMESTAMP_RE.fullmatch(self)
        if found is None:  # pragma: no cover - the constructor has seen to it
            raise ValueError(self)
        return found


# Readers and the model check the same one, and dates of a document are often the same.
@lru_cache(maxsize=1024)
def _timestamp(text: str) -> str:
    found = _TIMESTAMP_RE.fullmatch(text)
    if found is None:
        raise ValueError(_timestamp_advice(text))
    if found[3] > "28":
        try:
            dt.date(int(found[1]), int(found[2]), int(found[3]))
        except ValueError:
            raise ValueError(f"{shown(text)} is no timestamp: that month has no day {found[3]}") from None
    if found[8] and text.startswith("9999-12-31"):
        raise ValueError(f"{shown(text)} is no timestamp: the day that it begins lies after the year 9999")
    return text


def _zone(text: str) -> dt.timezone:
    if text == "Z":
        return dt.UTC
    offset = dt.timedelta(hours=int(text[1:3]), minutes=int(text[4:]))
    return dt.timezone(-offset if text[0] == "-" else offset)


_LOOSE: Final = (
    r"(?a:\s*(?P<year>\d{4})(?P<mark>[-./]?)(?P<month>\d{1,2})(?P=mark)(?P<day>\d{1,2})"
    r"(?:\s*[Tt_ ,]\s*(?P<hour>\d{1,2}):?(?P<minute>\d\d)(?::?(?P<second>\d\d)(?:[.,](?P<fraction>\d+))?)?)?"
    r"\s*(?P<zone>[Zz]|UTC|GMT|[+-]\d{1,2}(?::?\d\d)?)?\s*)"
)


def _timestamp_advice(text: str) -> str:
    found = re.fullmatch(_LOOSE, text) if len(text) <= 100 else None
    if found:
        guess = f"{found['year']}-{found['month']:0>2}-{found['day']:0>2}"
        if found["hour"]:
            guess += f"T{found['hour']:0>2}:{found['minute']}:{found['second'] or '00'}"
            guess += f".{found['fraction'][:12]}" if found["fraction"] else ""
        guess += _zone_meant(found["zone"] or "")
        try:
            return f"{shown(text)} is no timestamp; write {Timestamp(guess)}" if guess != text else _no(text)
        except ValueError:
            pass
    return _no(text)


def _no(text: str) -> str:
    return (
        f"{shown(text)} is no timestamp; write a date with or without a time and zone, such as 2025-09-03, "
        "2025-09-03T14:03:00Z or 2025-09-03T16:03:00+02:00 (years 0001 to 9999, zones to 14:00, at most 12 decimals)"
    )


def _zone_meant(zone: str) -> str:
    if not zone or zone.upper() in ("Z", "UTC", "GMT"):
        return zone and "Z"
    digits = zone[1:].replace(":", "")
    hours, minutes = (digits, "00") if len(digits) <= 2 else (digits[:-2], digits[-2:])
    return f"{zone[0]}{hours:0>2}:{minutes}"


_ONE_DELAY: Final = (
    "-?P(?:[0-9]{1,9}W|(?=[0-9T])(?:[0-9]{1,9}Y)?(?:[0-9]{1,9}M)?(?:[0-9]{1,9}D)?"
    r"(?:T(?=[0-9])(?:[0-9]{1,9}H)?(?:[0-9]{1,9}M)?(?:[0-9]{1,9}(?:\.[0-9]{1,12})?S)?)?)"
)
_DELAY: Final = f"{_ONE_DELAY}(?:/{_ONE_DELAY})?"
_DELAY_RE: Final = re.compile(_DELAY)


class Delay(TextValue):
    """How long one event lies from another: a duration such as `P7D`, or a range of two, `P7D/P10D` (7 to 10 days).

    A duration is one of XML Schema (XSD 1.1 part 2, 3.3.6) or whole weeks as in ISO 8601 (`P2W`); a number has at most
    9 digits and, for seconds, 12 decimals. Kept as written. Whether the first of a range is the shorter one is not
    checked: a month has no length in days.

    Raises:
        ValueError: with the reason and an example.
    """

    __slots__ = ()

    error_type = "delay"
    json_schema: ClassVar = {
        "pattern": f"^{_DELAY}{_END}",
        "description": "Duration of ISO 8601, or a range of two: P7D, PT2H30M, P2W, P7D/P10D (7 to 10 days)",
    }

    @classmethod
    def _checked(cls, text: str) -> str:
        if _DELAY_RE.fullmatch(text) is None:
            raise ValueError(
                f"{shown(text)} is no duration; write P7D for 7 days, P2W, P1M for a month, PT2H30M, "
                "or a range such as P7D/P10D"
            )
        return text

    @property
    def bounds(self) -> tuple[str, str]:
        """The two durations of the range, as written; the same one twice where there is no range."""
        least, _, most = self.partition("/")
        return least, most or least
