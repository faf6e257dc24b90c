"""Dates: what the standard can say, and the exact text beside it.

Where the standard's type is narrower than the model's, the best approximation stands in the element and the exact text
in `na:value`. On reading the exact text wins as long as the element still holds its approximation; otherwise somebody
has edited the element, and that wins.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from newsml.formats.newsml_g2.names import na
from newsml.formats.newsml_g2.places import NOTHING, UNFIT, Node
from newsml.formats.newsml_g2.scalars import string
from newsml.model.edtf import Edtf
from newsml.model.time import Timestamp

if TYPE_CHECKING:
    from collections.abc import Callable

    from lxml.etree import _Element

    from newsml.formats.newsml_g2.draft import Draft
    from newsml.formats.newsml_g2.source import Source

VALUE: Final = na("value")
ABSENT: Final = na("absent")
NO_DATE: Final = "0001-01-01T00:00:00Z"
"""Stands in mandatory dates of an article that has none."""

_DATE_TIME: Final = re.compile(
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}T(?!24)[0-9:]{8}(?:\.[0-9]+)?(?:Z|[+-][0-9:]{5})?", re.ASCII
)
_ZONE: Final = re.compile(r"(?:Z|[+-][0-9]{2}:[0-9]{2})\Z", re.ASCII)
_LOOSE: Final = re.compile(
    r"([0-9]{4}-[0-9]{2}-[0-9]{2})(?:[T ]([0-9]{2}:[0-9]{2}:[0-9]{2}(?:\.[0-9]{1,12})?))?"
    r"(Z|[+-][0-9]{2}:?[0-9]{2})?",
    re.ASCII,
)


def as_date_time(text: str) -> str:
    """The nearest xs:dateTime of a Timestamp: a date is its first moment, 24:00 the last second before."""
    if _DATE_TIME.fullmatch(text):
        return text
    found = _ZONE.search(text, 10)
    zone = found[0] if found else ""
    return f"{text[:10]}T{'23:59:59' if 'T' in text else '00:00:00'}{zone}"


def as_date_or_time(text: str) -> str:
    """The nearest xs:date or xs:dateTime of a Timestamp."""
    return as_date_time(text) if "T" in text else text


def timestamp(text: str, node: _Element, source: Source) -> Any:
    """A Timestamp from what documents hold in such places, mended where its meaning is beyond doubt; or UNFIT."""
    try:
        return str(Timestamp(text))
    except ValueError:
        found = _LOOSE.fullmatch(text.strip())
        if found is None:
            return UNFIT
    date, time, zone = found.groups()
    if zone and len(zone) == 5:
        zone = f"{zone[:3]}:{zone[3:]}"
    try:
        mended = str(Timestamp(f"{date}{f'T{time}' if time else ''}{zone or ''}"))
    except ValueError:
        return UNFIT
    source.note(node, f"{text!r} is no date of the standard: read as {mended}")
    return mended


def _timestamp_node(approximate: Callable[[str], str]) -> Node:
    def decode(node: _Element, source: Source, known: frozenset[str]) -> Any:
        text, exact = string(node, source, known | {VALUE}), node.get(VALUE)
        if exact is not None:
            value = timestamp(exact, node, source)
            if value is not UNFIT and approximate(value) == text:
                return value
        return timestamp(text, node, source)

    def encode(node: _Element, value: Any, _: Draft) -> None:
        node.text = approximate(value)
        if node.text != value:
            node.set(VALUE, value)

    return Node(decode, encode)


DATE_TIME: Final = _timestamp_node(as_date_time)
"""An element of type xs:dateTime."""
DATE_OR_TIME: Final = _timestamp_node(as_date_or_time)
"""An element that takes a date as well."""


def read_version_created(node: _Element, out: dict[str, Any], source: Source) -> bool:
    """`versionCreated` is mandatory: `na:absent` marks one that stands for no date of the article."""
    if "modified" in out:
        return False
    if node.get(ABSENT) == "true":
        out["_version_created"] = node
        return True
    value = DATE_TIME.decode(node, source, NOTHING)
    if value is UNFIT:
        return False
    out["modified"] = value
    return True


def write_version_created(parent: _Element, article: Any, draft: Draft) -> None:
    node = draft.element(parent, "{http://iptc.org/std/nar/2006-10-01/}versionCreated")
    if "modified" in article:
        DATE_TIME.encode(node, article["modified"], draft)
    else:
        node.text = stand_in(article)
        node.set(ABSENT, "true")


def stand_in(article: Any) -> str:
    """What `versionCreated` says for an article that does not say when this version was made."""
    other = article.get("first_published") or article.get("created")
    return as_date_time(other) if other else NO_DATE


def resolve_version_created(out: dict[str, Any], source: Source) -> None:
    """Drops the stand-in, unless somebody has written another date over it."""
    node = out.pop("_version_created", None)
    if node is not None:
        text = string(node, source, frozenset((ABSENT,)))
        if text != stand_in(out):
            value = timestamp(text, node, source)
            if value is not UNFIT:
                out["modified"] = value


_PLAIN_EDTF: Final = re.compile(
    r"([0-9]{4}(?:-(?:0[1-9]|1[0-2])(?:-[0-9]{2}(?:T(?!24)[0-9:]{8}(?:Z|[+-][0-9]{2}:[0-9]{2})?)?)?)?)[?~%]?",
    re.ASCII,
)


def as_start_and_end(edtf: str) -> tuple[str, str | None] | None:
    """The nearest `start` and `end` of an event's dates (NewsML-G2, eventDetails); None where there is no first day."""
    value = Edtf(edtf)
    found = _plain(edtf)
    if found:
        return found, None
    if value.is_interval:
        first, _, last = edtf.partition("/")
        start = _plain(first) or (value.earliest.isoformat() if value.earliest else None)
        end = _plain(last) or (value.latest.isoformat() if value.latest else None)
        return (start, end) if start else None
    if not value.earliest:
        return None
    last_day = value.latest.isoformat() if value.latest else None
    return value.earliest.isoformat(), last_day if last_day != value.earliest.isoformat() else None


def _plain(text: str) -> str | None:
    # XML Schema 1.0 has no year 0000.
    found = _PLAIN_EDTF.fullmatch(text)
    return found[1] if found and not text.startswith("0000") else None


def as_edtf(start: str, end: str | None) -> str | None:
    """The EDTF of a start and an end that somebody wrote; None where there is none."""
    text = _second(start.strip()) + (f"/{_second(end.strip())}" if end else "")
    try:
        return str(Edtf(text))
    except ValueError:
        return None


def _second(text: str) -> str:
    """Without fractions of a second, which EDTF does not have; without the zone of a date."""
    text = re.sub(r"(?<=:[0-9]{2})\.[0-9]+", "", text)
    return text if "T" in text else re.sub(r"(?<=-[0-9]{2})(?:Z|[+-][0-9]{2}:[0-9]{2})\Z", "", text)
