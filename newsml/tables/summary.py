"""`Summary`: a corpus in numbers: how much there is, how it is distributed, and which fields are filled."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, Final

from newsml.model.article import Article
from newsml.model.record import Record
from newsml.model.structure import records, shape
from newsml.tables.distributions import DISTRIBUTIONS, Noun
from newsml.tables.tally import Tally
from newsml.tables.view import View

if TYPE_CHECKING:
    import datetime as dt

_TEXTS: Final = ("headline", "standfirst", "body")


class Summary:
    """What is known of the articles that were added; its memory does not grow with them."""

    def __init__(self) -> None:
        self.articles = self.characters = 0
        self.first: dt.date | None = None
        """The day of the earliest article."""
        self.last: dt.date | None = None
        """The day of the latest article."""
        self.extents: dict[str, _Extent] = {}
        """How many things of each kind there are."""
        self.tallies = {one.name: Tally() for one in DISTRIBUTIONS}
        self._filled: dict[type[Record], _Filled] = {cls: _Filled(cls) for cls in records(Article)}

    def add(self, article: Article) -> None:
        """Counts one article."""
        view = View(article)
        self.articles += 1
        self.characters += sum(len(getattr(article, field) or "") for field in _TEXTS)
        if view.date is not None:
            self.first = view.date if self.first is None else min(self.first, view.date)
            self.last = view.date if self.last is None else max(self.last, view.date)
        things = _things(article)
        for noun, several in things.items():
            if noun != "article":
                self.extents.setdefault(f"{noun}s", _Extent()).add(len(several))
        for one in DISTRIBUTIONS:
            add = self.tallies[one.name].add
            for thing in things[one.noun]:
                for value in one.values(view, thing):
                    add(value)
        self._look_into(article)

    def _look_into(self, record: Record) -> None:
        filled = self._filled[type(record)]
        filled.of += 1
        values = record.__dict__
        for name, default, holds_records in _fields(type(record)):
            value = values[name]
            if value is default or value == default:
                continue
            filled.fields[name] += 1
            if holds_records:
                for item in value if isinstance(value, tuple) else (value,):
                    if isinstance(item, Record):
                        self._look_into(item)

    def coverage(self) -> dict[str, tuple[int, int]]:
        """For each field of the model, as "Class.field": in how many records it is filled, and of how many.

        A field is filled where it differs from its default.
        """
        return {
            f"{cls.__name__}.{name}": (count, filled.of)
            for cls, filled in self._filled.items()
            for name, count in filled.fields.items()
        }

    def as_dict(self, top: int) -> dict[str, Any]:
        """Plain data for JSON.

        Args:
            top: how many values of a distribution are listed.
        """
        return {
            "articles": self.articles,
            "characters": self.characters,
            "dates": {
                "first": None if self.first is None else self.first.isoformat(),
                "last": None if self.last is None else self.last.isoformat(),
            },
            "counts": {name: extent.as_dict(self.articles) for name, extent in self.extents.items()},
            "distributions": {name: tally.as_dict(top) for name, tally in self.tallies.items()},
            "coverage": {
                name: {"filled": filled, "of": of} for name, (filled, of) in self.coverage().items()
            },
        }


class _Extent:
    """How many things of a kind there are, together and in one article."""

    def __init__(self) -> None:
        self.total = self.most = 0
        self.least: int | None = None

    def add(self, count: int) -> None:
        self.total += count
        self.most = max(self.most, count)
        self.least = count if self.least is None else min(self.least, count)

    def as_dict(self, articles: int) -> dict[str, Any]:
        mean = round(self.total / articles, 2)
        return {"total": self.total, "mean": mean, "least": self.least, "most": self.most}


class _Filled:
    """How often each field of a class is filled."""

    def __init__(self, cls: type[Record]) -> None:
        self.of = 0
        self.fields = {name: 0 for name, _, _ in _fields(cls)}


@cache
def _fields(cls: type[Record]) -> tuple[tuple[str, Any, bool], ...]:
    """Name and default of each field, and whether it holds records."""
    return tuple((field.name, field.default, field.record is not None) for field in shape(cls))


def _things(article: Article) -> dict[Noun, tuple[Any, ...]]:
    """All that is counted of an article, by noun."""
    named = (article.participants, article.topics, article.events)
    return {
        "article": (article,),
        "participant": article.participants,
        "topic": article.topics,
        "event": article.events,
        "statement": article.statements,
        "mention": tuple(mention for several in named for thing in several for mention in thing.mentions),
    }
