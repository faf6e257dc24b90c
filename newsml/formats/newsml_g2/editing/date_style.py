"""How a document spells its dates: a new one is spelt in the same way, where it then reads back as what it is.

Documents of others have `2019-04-15T13:49:15+0200`, a space for the T, a date alone where the standard wants a time, or
white space around all that.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from newsml.formats.newsml_g2.dates import VALUE, timestamp
from newsml.formats.newsml_g2.engine import string_value
from newsml.formats.newsml_g2.names import na, nar

if TYPE_CHECKING:
    from collections.abc import Callable

    from lxml.etree import _Element

    from newsml.formats.newsml_g2.source import Source

_DATES: Final = (
    *map(nar, ("versionCreated", "firstCreated", "embargoed", "expires", "timestamp")),
    *map(na, ("expires", "firstPublished")),
)
_STYLE: Final = re.compile(
    r"(?P<before>\s*)[0-9]{4}-[0-9]{2}-[0-9]{2}(?:(?P<separator>[T ])[0-9:.]+)?"
    r"(?:Z|[+-][0-9]{2}(?P<colon>:?)[0-9]{2})?(?P<behind>\s*)",
    re.ASCII,
)
_ZONE: Final = re.compile(r"([+-][0-9]{2}):([0-9]{2})\Z", re.ASCII)


def spell_alike(there: _Element, new: _Element, blank: Callable[[], Source]) -> None:
    """Spells the date in a new element like the one in the document's element that it stands for.

    Args:
        there: the element of the document.
        new: as newsml writes it.
        blank: gives a source to read with, whose leftovers and notes nobody wants.
    """
    for date in new.iter(*_DATES):
        former = there if date is new else there.find(date.tag)
        style = _STYLE.fullmatch(string_value(former, blank())) if former is not None else None
        if style is not None:
            _spell(date, style, blank())


def _spell(date: _Element, style: re.Match[str], blank: Source) -> None:
    exact = date.get(VALUE)
    if exact is not None and (style["separator"] or "T" in exact):
        return  # the exact text counts as long as its approximation stands as newsml writes it
    value = text = exact or date.text or ""
    if style["separator"] == " ":
        text = text.replace("T", " ")
    if style["colon"] == "":
        text = _ZONE.sub(r"\1\2", text)
    text = f"{style['before']}{text}{style['behind']}"
    if timestamp(text, date, blank) == value:
        date.text = text
        if exact is not None:
            del date.attrib[VALUE]
