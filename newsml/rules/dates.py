"""Dates and times that can only be compared as far as they are known: "certainly before", never "probably"."""

from __future__ import annotations

import datetime as dt
from functools import lru_cache
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from newsml.model.edtf import Edtf
    from newsml.model.time import Timestamp

_DAY = dt.timedelta(days=1)
# XSD 1.1 part 2, 3.3.7.3 and E.3.3: a time without a zone may lie up to 14 hours either side of its UTC reading.
_NO_ZONE = dt.timedelta(hours=14)
# The calendar day somewhere on earth at a given instant: zones in use run from UTC-12 to UTC+14.
_BEHIND, _AHEAD = dt.timedelta(hours=12), dt.timedelta(hours=14)

_FIRST = dt.datetime(1, 1, 1, tzinfo=dt.UTC)
_LAST = dt.datetime(9999, 12, 31, 23, 59, 59, 999_999, tzinfo=dt.UTC)


def certainly_before(early: Timestamp, late: Timestamp) -> bool:
    """Whether all of the one lies before all of the other, in whatever zones those without one are meant."""
    slack = _NO_ZONE if early.has_zone != late.has_zone else dt.timedelta()
    return _shifted(_last_moment(early), slack) < _first_moment(late)


def days(stamp: Timestamp) -> tuple[dt.date, dt.date]:
    """The first and last calendar day that it may have been where the story plays.

    A timestamp without a zone is taken to be local; with a zone it is an instant, which is yesterday in one country
    and today in another.
    """
    if not stamp.has_zone:
        return stamp.date, stamp.date
    return _shifted(_first_moment(stamp), -_BEHIND).date(), _shifted(_last_moment(stamp), _AHEAD).date()


def settled(value: Edtf) -> bool:
    """Whether a date is given for certain: not approximate, not uncertain, no unspecified digit."""
    return not (value.is_approximate or value.is_uncertain or "X" in value)


@lru_cache(maxsize=256)  # the dates of one article are compared with one another
def _first_moment(stamp: Timestamp) -> dt.datetime:
    """The moment that it begins; without a zone, the one that it would be in UTC."""
    zoned = stamp if stamp.has_zone else type(stamp)(f"{stamp}Z")
    instant = cast("dt.datetime", zoned.instant)
    # Not `astimezone`, which fails at both ends of the calendar.
    return _shifted(instant.replace(tzinfo=dt.UTC), -(instant.utcoffset() or dt.timedelta()))


def _last_moment(stamp: Timestamp) -> dt.datetime:
    first = _first_moment(stamp)
    return _shifted(first, _DAY - dt.timedelta(microseconds=1)) if stamp.is_date else first


def _shifted(moment: dt.datetime, by: dt.timedelta) -> dt.datetime:
    """A moment earlier or later, held inside the years 1 to 9999."""
    try:
        return moment + by
    except OverflowError:
        return _FIRST if by < dt.timedelta() else _LAST
