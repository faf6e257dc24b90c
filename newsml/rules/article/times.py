"""Rules about the article itself: its timestamps and its embargo."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsml.model.time import Timestamp
from newsml.rules.dates import certainly_before
from newsml.rules.rule import Hit, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newsml.rules.inspection import Inspection


@rule(
    "A001",
    "timestamp-without-zone",
    "warning",
    title="A timestamp has a time of day but no time zone",
    message="{field} is {stamp}, a time of day in no zone, so that it can mean moments up to 28 hours apart: "
    "write {stamp}Z if it is UTC, or add the offset, as in {stamp}+02:00",
)
def timestamp_without_zone(inspection: Inspection) -> Iterator[Hit]:
    """Finds created, first_published, modified, expires, embargo or provenance.created with a time but no zone.

    Why: such a time is no instant. An embargo ends hours too early for half of the readers, versions cannot be put in
    order, and every reader guesses a zone of its own. A date alone is fine, and so is a local reference_date, of which
    only the day counts.

    Mend: add Z or the offset from UTC that was in force at the writer's place.

    Rests on: XML Schema 1.1 part 2, section 3.3.7 (order is undetermined within 14 hours); RFC 3339, section 4.4;
    27 timestamps without a zone in 176 NewsML-G2 files of news agencies.
    """
    for path, stamp in inspection.stamps:
        if not stamp.is_date and not stamp.has_zone:
            yield Hit(path, {"field": ".".join(path), "stamp": stamp}, excerpt=stamp)


@rule(
    "A002",
    "published-under-embargo",
    "warning",
    title="The article was published before its embargo ends",
    message="first_published is {published}, but the embargo {lasts}: correct one of the two, or remove the embargo if "
    "it was lifted",
)
def published_under_embargo(inspection: Inspection) -> Iterator[Hit]:
    """Finds an article whose first_published lies before the end of its embargo, or whose embargo has no end.

    Why: receivers that respect the embargo keep back a story that is out; receivers that look at the publication date
    run one that they must not run. Often the two were swapped, or one of them has the wrong zone.

    Mend: correct the date that is wrong; remove the embargo once it is lifted; leave first_published out as long as the
    article is only distributed in advance.

    Rests on: NewsML-G2 2.35, embargoed: the time before which all versions of an item are embargoed, empty where it
    is not known.
    """
    article = inspection.article
    published, embargo = article.first_published, article.embargo
    if published is None or embargo is None:
        return
    if not isinstance(embargo, Timestamp):
        yield Hit(("embargo",), {"published": published, "lasts": "is still open"}, excerpt=embargo)
    elif certainly_before(published, embargo):
        yield Hit(("embargo",), {"published": published, "lasts": f"lasts until {embargo}"}, excerpt=embargo)


_ORDER = (("created", "modified"), ("created", "expires"), ("first_published", "expires"))


@rule(
    "A003",
    "dates-out-of-order",
    "warning",
    title="A date of the article lies before one that it must follow",
    message="{late_field} is {late}, which lies before {early_field}, {early}: correct one of the two, or their zones",
)
def dates_out_of_order(inspection: Inspection) -> Iterator[Hit]:
    """Finds an article that was modified before it was created, or that expires before it was created or published.

    Why: systems that keep the newest version, or that drop what has expired, drop this one. The usual causes are a
    day and a month that were swapped, and a local time that was marked as UTC.

    Mend: correct the date or the zone. Dates that agree within what is unknown of them (a missing zone, a missing time
    of day) are not reported.

    Rests on: XML Schema 1.1 part 2, section 3.3.7, for the order of dateTime values; NewsML-G2 2.35, contentCreated,
    contentModified and expires.
    """
    article = inspection.article
    for early_field, late_field in _ORDER:
        early, late = getattr(article, early_field), getattr(article, late_field)
        if early is not None and late is not None and certainly_before(late, early):
            values = {"early_field": early_field, "early": early, "late_field": late_field, "late": late}
            yield Hit((late_field,), values, excerpt=late)
