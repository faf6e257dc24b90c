"""`Inspection`: one article while the rules look at it, with what several of them ask for worked out once."""

from __future__ import annotations

from bisect import bisect_right
from functools import cached_property
from typing import TYPE_CHECKING, TypeAlias

from newsml.rules import dates
from newsml.rules.characters import inside_characters, well_cut
from newsml.rules.mentions import Mentioned, Stretch, mentioned
from newsml.rules.quotation import Quotations
from newsml.rules.values import Values, values

if TYPE_CHECKING:
    import datetime as dt

    from newsml.findings import Path
    from newsml.model.anchor import Anchor, Span
    from newsml.model.article import Article
    from newsml.model.event import Event
    from newsml.model.lookup import Place
    from newsml.model.time import Timestamp
    from newsml.rules.target import Target

Stamped: TypeAlias = "tuple[tuple[str, ...], Timestamp]"
"""A model path and the timestamp that stands there."""
DoubtfulSpan: TypeAlias = "tuple[Path, Anchor, Span, str]"
"""A span's model path, its anchor, the span itself, and the whole text of its field."""


class Inspection:
    """One article under inspection; every look-up is built at first use and then shared."""

    def __init__(self, article: Article, source: str | None = None, target: Target | None = None) -> None:
        self.article, self.source, self.target = article, source, target
        self._quotations: dict[str, Quotations] = {}
        self._inside_characters: dict[str, frozenset[int]] = {}

    @cached_property
    def anchors(self) -> tuple[Place, ...]:
        """Every anchor with what it belongs to, in model order."""
        return tuple(self.article.anchors())

    @cached_property
    def doubtful_spans(self) -> tuple[DoubtfulSpan, ...]:
        """The spans of all anchors whose text is at hand and whose ends are not beyond doubt, in model order."""
        texts = self.texts
        found = []
        for place in self.anchors if texts else ():
            text = texts.get(place.anchor.field)
            for n, span in enumerate(place.anchor.spans if text is not None else ()):
                if text is not None and not well_cut(text, span.start, span.end):
                    found.append(((*place.path, "spans", n), place.anchor, span, text))
        return tuple(found)

    @cached_property
    def texts(self) -> dict[str, str]:
        """The annotatable texts that are at hand, by field; what is withheld is missing."""
        article = self.article
        fields = {"headline": article.headline, "standfirst": article.standfirst, "body": article.body}
        return {name: text for name, text in fields.items() if text is not None}

    @cached_property
    def values(self) -> Values:
        """The article's IRIs, codes, language tags and labels, with where they stand."""
        return values(self.article)

    def quotations(self, field: str) -> Quotations:
        """The quotation marks of a field whose text is at hand."""
        if field not in self._quotations:
            self._quotations[field] = Quotations(self.texts[field], self.article.language)
        return self._quotations[field]

    def inside_characters(self, field: str) -> frozenset[int]:
        """The places of a field whose text is at hand that lie inside what readers see as one character."""
        if field not in self._inside_characters:
            self._inside_characters[field] = inside_characters(self.texts[field])
        return self._inside_characters[field]

    def kind_of_block(self, field: str, at: int) -> str:
        """The kind of the block that a place of a field lies in; a paragraph where there are none."""
        blocks = self.article.blocks if field == "body" else ()
        n = bisect_right(blocks, at, key=lambda block: block.start) - 1
        return blocks[n].kind if n >= 0 else "paragraph"

    @cached_property
    def mentioned(self) -> dict[Stretch, tuple[Mentioned, ...]]:
        """What is mentioned by the words at a place, by field, start and end; mentions of one span only."""
        return mentioned(self.article)

    @cached_property
    def events(self) -> dict[str, Event]:
        """The events by id."""
        return {event.id: event for event in self.article.events}

    @cached_property
    def stamps(self) -> tuple[Stamped, ...]:
        """The article's timestamps of which each has to be an instant; the reference date only needs its day."""
        article = self.article
        names = ("created", "first_published", "modified", "expires")
        found: list[Stamped] = [
            ((name,), stamp) for name in names if (stamp := getattr(article, name)) is not None
        ]
        if article.embargo is not None and article.embargo != "open":
            found.append((("embargo",), article.embargo))
        if article.provenance is not None and article.provenance.created is not None:
            found.append((("provenance", "created"), article.provenance.created))
        return tuple(found)

    @cached_property
    def dates(self) -> tuple[dt.date, dt.date] | None:
        """The first and the last day that the article can be speaking from; None where it is not dated.

        From the earliest to the latest of: dateline, reference date, created, first published, modified.
        """
        article = self.article
        stamps = (article.reference_date, article.created, article.first_published, article.modified)
        found = [day for stamp in stamps if stamp is not None for day in dates.days(stamp)]
        if article.dateline is not None and article.dateline.date is not None:
            printed = article.dateline.date
            found += [day for day in (printed.earliest, printed.latest) if day is not None]
        return (min(found), max(found)) if found else None
