"""Rules about times and the words that give them: the day of the week, the year, and what completes a date."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from newsml.rules import dates
from newsml.rules.rule import Hit, quote, rule
from newsml.rules.weekdays import NIGHT_BEFORE, weekday

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

    from newsml.findings import Path
    from newsml.model.edtf import Edtf
    from newsml.model.event import When
    from newsml.rules.inspection import Inspection

_DAYS: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_SMALL_HOURS: Final = ("T00", "T01", "T02", "T03", "T04", "T05")
# A year in the digits of any script, but no time of day such as 2030 GMT.
_YEAR: Final = re.compile(r"(?<!\d)\d{4}(?!\d)(?!\s*(?:gmt|utc|uhr|hrs|hours|h\b))", re.IGNORECASE)
_YEARS: Final = range(1600, 2200)
# Their calendars give a year that is another one in the common calendar: Bikram Sambat, and that of Ethiopia.
_OTHER_YEARS: Final = frozenset({"am", "ne", "ti"})


def _times(inspection: Inspection) -> Iterator[tuple[Path, str, When]]:
    """The times of all events and statements, with the path and the id of what they are the time of."""
    for name in ("events", "statements"):
        for n, thing in enumerate(getattr(inspection.article, name)):
            if thing.when is not None:
                yield (name, n, "when"), thing.id, thing.when


def _worded(inspection: Inspection) -> Iterator[tuple[Path, When, Edtf, str]]:
    """The times that are for certain and have their words at hand, save those that are inferred from the words."""
    for path, _, when in _times(inspection):
        words = when.anchor.exact if when.anchor is not None else None
        value = when.value
        if words is not None and value is not None and when.basis != "inferred" and dates.settled(value):
            yield path, when, value, words


@rule(
    "E005",
    "weekday-contradicts-date",
    "warning",
    title="The day of the week in the text is not that of the date",
    message="{words} names a {named}, but {date} is a {day}: correct the date; or set basis to inferred, if the words "
    "only lead to it",
)
def weekday_contradicts_date(inspection: Inspection) -> Iterator[Hit]:
    """Finds an event or a statement whose time is one day, while its words name another day of the week.

    Why: "on Tuesday" is resolved against the date of the article, and is easily put into the wrong week or one day off:
    a calendar then shows the hearing on the wrong day, and nobody sees it, because the words look right.

    Mend: correct the date. Where the words name one day and mean another ("the day after Tuesday's vote"), the date is
    inferred: say so in `basis`. Words are read in the language of the article, in 26 languages; nights may belong to
    the day before or after, times in UTC to a day next to it.

    Rests on: TimeML, TIMEX3, whose value has to agree with the words; the day names of Unicode CLDR; ISO 8601-1.
    """
    language = str(inspection.article.language or "").partition("-")[0]
    for path, when, value, words in _worded(inspection) if language else ():
        day = value.earliest
        if day is None or day != value.latest or value.is_interval:
            continue
        named = weekday(words, language)
        if named is not None and named not in _possible(day, value, language):
            values = {"words": quote(words), "named": _DAYS[named], "date": day, "day": _DAYS[day.weekday()]}
            yield Hit((*path, "value"), values, when.anchor)


def _possible(day: dt.date, value: Edtf, language: str) -> set[int]:
    """The days of the week that a date can be called by."""
    today = day.weekday()
    before, after = (today - 1) % 7, (today + 1) % 7
    possible = {today}
    if language in NIGHT_BEFORE or value.endswith("Z"):
        possible.add(after)
    if value.endswith("Z") or value[10:13] in _SMALL_HOURS:
        possible.add(before)
    return possible


@rule(
    "E006",
    "year-contradicts-date",
    "warning",
    title="The year in the text is not that of the date",
    message="{words} gives the year {year}, but the time is {value}: correct the time; or set basis to inferred, if "
    "the words only lead to it",
)
def year_contradicts_date(inspection: Inspection) -> Iterator[Hit]:
    """Finds an event or a statement whose words give years none of which its time can lie in.

    Why: the year is the first thing that goes wrong when dates are completed by rule or by model: the text says 2024,
    the annotation has the year of the article, and the event moves from the past into the present.

    Mend: correct the year. Where the words count from another year ("ten years after 2011"), the time is inferred: say
    so in `basis`. Digits of every script are read; numbers outside 1600 to 2199, and the calendars of Nepal and
    Ethiopia, are left alone.

    Rests on: TimeML, TIMEX3, whose value has to agree with the words; ISO 8601-2 (EDTF) for what a time can mean.
    """
    language = str(inspection.article.language or "").partition("-")[0]
    for path, when, value, words in _worded(inspection) if language not in _OTHER_YEARS else ():
        years = [year for found in _YEAR.findall(words) if (year := int(found)) in _YEARS]
        if years and not any(_may_lie_in(value, year) for year in years):
            values = {"words": quote(words), "year": years[0], "value": value}
            yield Hit((*path, "value"), values, when.anchor)


def _may_lie_in(value: Edtf, year: int) -> bool:
    first, last = value.earliest, value.latest
    return (first is None or first.year <= year) and (last is None or year <= last.year)


@rule(
    "E007",
    "nothing-completes-the-date",
    "warning",
    title="A date is said to be completed by a date that the article does not have",
    message="the time of {id} ({value}) rests on the reference date, but the article has no date at all: write "
    "reference_date, or the basis that the time really has",
)
def nothing_completes_the_date(inspection: Inspection) -> Iterator[Hit]:
    """Finds a time whose basis is the reference date in an article that has no date: neither reference_date nor
    dateline, created, first_published or modified.

    Why: "on Friday" means another day each week. Without the date it was counted from, nobody can check the result, and
    a reader that resolves it anew counts from today.

    Mend: write reference_date, the day that the text speaks from; or correct the basis: text, where the words say it in
    full, external, where it is known from elsewhere.

    Rests on: TimeML, the document creation time that TIMEX3 values are anchored to; this model, When.basis.
    """
    if inspection.dates is not None:
        return
    for path, owner, when in _times(inspection):
        if when.basis == "reference_date":
            anchor = when.anchor
            values = {"id": owner, "value": when.value or "no value"}
            yield Hit((*path, "basis"), values, anchor, excerpt=None if anchor else when.basis)
