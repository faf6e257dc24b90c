"""Dates as web pages give them: ISO 8601, with a zone wherever there is a time."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from newsml.model.time import Timestamp

_DAY: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_MOMENT: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.]+(?:Z|[+-][0-9]{2}:[0-9]{2})?")


def day_or_moment(when: Timestamp) -> str:
    """The moment where the zone is known, else the day: a time without a zone would be read as one of the reader's.

    ISO 8601 has no zone on a day, and its 24:00 (that of 2004) not every reader knows.
    """
    moment = when.instant
    if when.is_date or moment is None:
        return str(when)[: len("2026-06-01")]
    return moment.isoformat() if "T24:" in when else str(when)


def exact_dates(edtf: str | None) -> tuple[str | None, str | None]:
    """First and last day or moment of an EDTF that gives them for certain, in full; None where it does not."""
    first, slash, last = (edtf or "").partition("/")
    found = [text if _DAY.fullmatch(text) or _MOMENT.fullmatch(text) else None for text in (first, last)]
    if slash and (found[0] is None or (last and found[1] is None)):
        return None, None
    return found[0], found[1]


def in_order(first: str, last: str) -> bool:
    """Whether two dates, or two moments, are in order as far as can be told."""
    try:
        return dt.datetime.fromisoformat(first) <= dt.datetime.fromisoformat(last)
    except (ValueError, TypeError):  # a moment with a zone and one without
        return first[:10] <= last[:10]
