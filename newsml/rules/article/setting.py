"""Rules about the days that an article is set in: its dateline, its reference date, its embargo."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Final

from newsml.model.time import Timestamp
from newsml.rules import dates
from newsml.rules.rule import Hit, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newsml.model.article import Article
    from newsml.rules.inspection import Inspection

_FAR: Final = 31
"""Days between dates of one article that are beyond delays in editing and publishing."""


@rule(
    "A009",
    "dateline-out-of-time",
    "info",
    title="The date in the dateline is far from the article's other dates",
    message="the dateline says {date}, but the article is from {days}: correct the date that is wrong",
)
def dateline_out_of_time(inspection: Inspection) -> Iterator[Hit]:
    """Finds a dateline whose date lies after everything else the article knows of, or more than a month before it.

    Compared are created, first_published, modified and the embargo; the day may differ by what a time zone makes of it.

    Why: the dateline is the day that "yesterday" and "on Tuesday" count from. With a wrong year, as it is copied from a
    template or typed in January, all dates of the story are wrong by a year.

    Mend: correct the dateline or the other dates. A story that is told again years later has its own date, and the old
    one in its text.

    Rests on: NewsML-G2 2.35, dateline, the date and place of creation of the content; annotated time expressions, which
    are resolved against the date of the document (TimeML, document creation time).
    """
    article = inspection.article
    date = None if article.dateline is None else article.dateline.date
    if date is None or not dates.settled(date):
        return
    days = _days(article)
    if days and (_after(date.earliest, days[1], 0) or _after(days[0], date.latest, _FAR)):
        yield Hit(("dateline", "date"), {"date": date, "days": _shown(days)}, excerpt=date)


@rule(
    "A010",
    "reference-out-of-time",
    "info",
    title="The reference date is far from the article's other dates",
    message="reference_date is {date}, but the article is from {days}: correct it, or remove it, so that the article's "
    "own dates count",
)
def reference_out_of_time(inspection: Inspection) -> Iterator[Hit]:
    """Finds a reference date that is more than a month away from all other dates of the article.

    Compared are the dateline, created, first_published, modified and the embargo.

    Why: "Sept. 3" and "last week" are read against it. Where it was left over from another article, or is the day on
    which the annotation tool ran, every date without a year is resolved to the wrong one.

    Mend: write the day that the text speaks from, mostly that of the dateline or of publication.

    Rests on: this model, Article.reference_date; TimeML, document creation time, the anchor of all relative times.
    """
    article = inspection.article
    if article.reference_date is None:
        return
    days = _days(article, dateline=True)
    first, last = dates.days(article.reference_date)
    if days and (_after(first, days[1], _FAR) or _after(days[0], last, _FAR)):
        values = {"date": article.reference_date, "days": _shown(days)}
        yield Hit(("reference_date",), values, excerpt=article.reference_date)


@rule(
    "A011",
    "expired-under-embargo",
    "warning",
    title="The article expires before its embargo ends",
    message="expires is {expires}, but the embargo lasts until {embargo}: at no time may the article be used; correct "
    "one of the two",
)
def expired_under_embargo(inspection: Inspection) -> Iterator[Hit]:
    """Finds an article that stops being valid before it may be published.

    Why: receivers keep it back until it has expired, and then delete it. Nobody ever sees the story, and nothing says
    that something went wrong.

    Mend: correct the date or the zone of one of them. Dates that agree within what is unknown of them are not reported.

    Rests on: NewsML-G2 2.35, embargoed and expires; XML Schema 1.1 part 2, section 3.3.7, for the order of dateTime
    values.
    """
    article = inspection.article
    if article.expires is None or not isinstance(article.embargo, Timestamp):
        return
    if dates.certainly_before(article.expires, article.embargo):
        values = {"expires": article.expires, "embargo": article.embargo}
        yield Hit(("expires",), values, excerpt=article.expires)


@rule(
    "A012",
    "embargo-before-creation",
    "info",
    title="The embargo had ended before the article was written",
    message="the embargo lasts until {embargo}, but the article was created {created}: correct one of the two, or "
    "remove the embargo",
)
def embargo_before_creation(inspection: Inspection) -> Iterator[Hit]:
    """Finds an embargo that ends before the article was created.

    Why: such an embargo holds nothing back. Mostly day and month were swapped or a zone is wrong, and the story goes
    out while its source still relies on the embargo.

    Mend: correct the date or the zone; remove an embargo that is over, as of an earlier story.

    Rests on: NewsML-G2 2.35, embargoed, the date and time before which all versions of the item are embargoed, and
    contentCreated.
    """
    article = inspection.article
    embargo = article.embargo
    if article.created is None or not isinstance(embargo, Timestamp):
        return
    if dates.certainly_before(embargo, article.created):
        yield Hit(("embargo",), {"embargo": embargo, "created": article.created}, excerpt=embargo)


def _days(article: Article, *, dateline: bool = False) -> tuple[dt.date, dt.date] | None:
    """The first and the last day that the article's other dates name."""
    stamps = (article.created, article.first_published, article.modified, article.embargo)
    found = [day for stamp in stamps if isinstance(stamp, Timestamp) for day in dates.days(stamp)]
    if dateline and article.dateline is not None and article.dateline.date is not None:
        printed = article.dateline.date
        found += [day for day in (printed.earliest, printed.latest) if day is not None]
    return (min(found), max(found)) if found else None


def _after(late: dt.date | None, early: dt.date | None, days: int) -> bool:
    return late is not None and early is not None and late - early > dt.timedelta(days=days)


def _shown(days: tuple[dt.date, dt.date]) -> str:
    return str(days[0]) if days[0] == days[1] else f"{days[0]} to {days[1]}"
