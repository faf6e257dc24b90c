"""`Edtf`: a date, time, interval or set of dates, as certain as the text is (EDTF; ISO 8601-2:2019)."""

from __future__ import annotations

import datetime as dt
import re
from typing import ClassVar

from newsml.model._edtf_parse import ADVICE, GRAMMAR, MAX_LENGTH, Day, Precision, extent
from newsml.model._text_value import TextValue, shown

__all__ = ["Edtf", "Precision"]

_CHARACTERS = r"0-9TXYZ:+?~%.,/\-\[\]\{\}"


class Edtf(TextValue):
    """A date of the Extended Date/Time Format of the Library of Congress (ISO 8601-2:2019), kept as written.

    Levels 0 and 1 in full, and of level 2 sets (`[2025-08-21..2025-08-31]` one of, `{1667,1668}` all of) and
    unspecified digits in any place (`XXXX-09-03`). Beyond it, as in ISO 8601-1, the ends of an interval may have a
    time. At most 100 characters. Equality is that of the text.

    Raises:
        ValueError: with the reason and, where it can be guessed, the text that was meant.
    """

    __slots__ = ()

    error_type = "edtf"
    json_schema: ClassVar = {
        "minLength": 1,
        "maxLength": MAX_LENGTH,
        "pattern": rf"^{GRAMMAR}(?![\s\S])",
        "description": "Date, time, interval or set in the Extended Date/Time Format (Library of Congress, 2019; ISO "
        "8601-2), levels 0 and 1 with level 2's sets and unspecified digits: 2025-09-03, 2025-08, 2025-21 (spring), "
        "2022-02-24/.., 1984~, XXXX-09-03, [2025-08-21..2025-08-31]",
    }

    @classmethod
    def _checked(cls, text: str) -> str:
        try:
            extent(text)
        except ValueError as refusal:
            raise ValueError(_advice(text, str(refusal))) from None
        return text

    @property
    def earliest(self) -> dt.date | None:
        """First day that this can mean, in the zone as written; None where open, unknown or not in years 1 to 9999.

        Unspecified digits count as their lowest. Seasons are those of the north: 21 is March to May, 24 is December to
        February of the following year.
        """
        return _date(extent(str(self)).first)

    @property
    def latest(self) -> dt.date | None:
        """Last day that this can mean, in the zone as written; None where open, unknown or not in years 1 to 9999."""
        return _date(extent(str(self)).last)

    @property
    def precision(self) -> Precision | None:
        """The smallest unit written: year, season, month, day or time; None where the parts of the text differ."""
        return extent(str(self)).precision

    @property
    def is_interval(self) -> bool:
        """Whether this runs from one date to another, either of which may be open or unknown."""
        return "/" in self

    @property
    def is_approximate(self) -> bool:
        """Whether any date in it is marked as approximate (`~` or `%`)."""
        return "~" in self or "%" in self

    @property
    def is_uncertain(self) -> bool:
        """Whether any date in it is marked as uncertain (`?` or `%`)."""
        return "?" in self or "%" in self


def _date(day: Day | None) -> dt.date | None:
    return dt.date(*day) if day and dt.MINYEAR <= day[0] <= dt.MAXYEAR else None


def _advice(text: str, reason: str) -> str:
    from newsml.model._edtf_mend import mended  # patterns that nobody needs who writes EDTF

    # Neither a guess nor a reason may grow with a text that is refused for its length.
    guess = mended(text) if len(text) <= MAX_LENGTH else text
    if guess != text:
        try:
            extent(guess)
        except ValueError:
            pass
        else:
            return f"{shown(text)} is not EDTF; write {guess}"
    if not text:
        return f"an empty text is no date; {ADVICE}"
    if len(text) <= MAX_LENGTH and (strange := re.search(f"[^{_CHARACTERS}]", text)):
        reason = f"EDTF has no character {strange[0]!r} (U+{ord(strange[0]):04X}); {ADVICE}"
    return f"{shown(text)} is not EDTF: {reason}"
