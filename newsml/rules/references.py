"""Which annotations an article refers to, wherever in it that may be."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from newsml.model.record import Record
from newsml.model.structure import shape

if TYPE_CHECKING:
    from newsml.model.article import Article


def referred(article: Article) -> frozenset[str]:
    """The ids that stand in any reference of the article."""
    found: set[str] = set()
    waiting: list[Record] = [article]
    while waiting:
        record = waiting.pop()
        for field in shape(type(record)):
            value: Any = getattr(record, field.name)
            if not value or not (field.refers_to or field.record):
                continue
            values = (value,) if field.collection == "one" else value
            if field.refers_to:
                found.update(values)
            else:
                waiting += [one for one in values if isinstance(one, Record)]
    return frozenset(found)
