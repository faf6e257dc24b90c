"""`View`: an article as the rows of its things see it, with what several cells ask for looked up once."""

from __future__ import annotations

import re
from collections import Counter
from functools import cached_property
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable

    from newsml.model.article import Article
    from newsml.model.edtf import Edtf

_ENTITY: Final = re.compile(r"https?://(?:(?:www|m)\.)?wikidata\.org/(?:entity|wiki)/(Q[1-9][0-9]*)(?:#.*)?")
_KINDS: Final = {
    "Participant": "participant",
    "Topic": "topic",
    "Event": "event",
    "Statement": "statement",
}


class View:
    """One article, and what can be looked up in it by id."""

    def __init__(self, article: Article) -> None:
        self.article = article
        self.date = _day(article)
        self._things = article.index
        self._wikidata: dict[str, str | None] = {}

    def kind(self, id_: str) -> str:
        """The noun of a thing: participant, topic, event or statement."""
        return _KINDS[type(self._things[id_]).__name__]

    def name(self, id_: str | None) -> str | None:
        """What a participant, topic or event is called."""
        return None if id_ is None else getattr(self._things[id_], "name", None)

    def names(self, ids: Iterable[str]) -> list[str | None]:
        """Their names in the same order."""
        return [self.name(id_) for id_ in ids]

    def wikidata(self, id_: str | None) -> str | None:
        """The Wikidata id of a participant or topic."""
        if id_ is None:
            return None
        if id_ not in self._wikidata:
            self._wikidata[id_] = _wikidata(getattr(self._things[id_], "same_as", ()))
        return self._wikidata[id_]

    @cached_property
    def agents(self) -> dict[str, str | None]:
        """The names of the annotators by id."""
        provenance = self.article.provenance
        return {} if provenance is None else {agent.id: agent.name for agent in provenance.agents}

    @cached_property
    def said(self) -> Counter[str]:
        """How many statements each participant makes."""
        return Counter(one.speaker for one in self.article.statements if one.speaker is not None)

    @cached_property
    def said_about(self) -> Counter[str]:
        """How many statements are about each thing."""
        return Counter(id_ for one in self.article.statements for id_ in one.about)

    @cached_property
    def said_at(self) -> Counter[str]:
        """How many statements are made at each event."""
        return Counter(one.occasion.event for one in self.article.statements if one.occasion is not None)

    @cached_property
    def taken_part(self) -> Counter[str]:
        """In how many events each participant takes part."""
        return Counter(
            id_
            for event in self.article.events
            for id_ in {part.participant: None for part in event.participations}
        )


def _wikidata(same_as: Iterable[str]) -> str | None:
    """The first Wikidata id among IRIs: Q212 of http://www.wikidata.org/entity/Q212."""
    for iri in same_as:
        if found := _ENTITY.fullmatch(iri):
            return found[1]
    return None


def _day(article: Article) -> dt.date | None:
    for stamp in (article.first_published, article.reference_date, article.created, article.modified):
        if stamp is not None:
            return stamp.date
    written: Edtf | None = article.dateline.date if article.dateline is not None else None
    return written.earliest if written is not None and written.earliest == written.latest else None
