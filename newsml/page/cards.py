"""The cards beside the text: one for each participant, topic, event and statement, with all that is known of it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from newsml.page.facts import Card, Link, Words, fact
from newsml.page.inverses import Inverses
from newsml.page.naming import Ref, plain, short
from newsml.page.said import said
from newsml.page.stretches import part
from newsml.page.texts import fragment
from newsml.page.times import in_words, spoken

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from newsml.model.annotation import Annotation
    from newsml.model.article import Article
    from newsml.model.event import Event, EventRelation, Participation, When, Where
    from newsml.model.lookup import Place
    from newsml.model.participant import Participant, Role
    from newsml.model.statement import Factuality, Statement
    from newsml.model.topic import Topic
    from newsml.page.facts import Fact, Value


_ABSENT: Final = {
    "anonymous": "somebody who is not named",
    "implicit": "implied",
    "passive": "nobody named",
    "writer": "the writer",
    None: "nobody named",
}


class Cards:
    """Makes the cards of an article."""

    def __init__(
        self,
        article: Article,
        refs: Mapping[str, Ref],
        places: Iterable[Place],
        targets: frozenset[str],
        order: Sequence[Statement],
    ) -> None:
        self._refs = refs
        self._targets = targets
        agents = article.provenance.agents if article.provenance else ()
        self._agents = {agent.id: agent.name or agent.id for agent in agents}
        things = (*article.participants, *article.topics, *article.events, *article.statements)
        self._differ = len({thing.by for thing in things}) > 1
        self._places: dict[str, list[Place]] = defaultdict(list)
        for place in places:
            self._places[place.annotation.id].append(place)
        self._inverses = Inverses(article, refs, order)

    def participant(self, one: Participant) -> Card:
        """Who or what takes part."""
        facts = [
            fact("also called", ((name.text,) for name in one.aliases)),
            fact("role", (self._role(role) for role in one.roles)),
            self._refs_fact("part of", one.part_of),
            fact("place", self._place(one)),
            fact("elsewhere", ((Link(iri),) for iri in one.same_as)),
            *self._inverses.facts(one.id),
        ]
        badges = (one.kind, str(one.type) if one.type else "", plain(one.link_status or ""))
        return self._card(one, one.kind, badges, facts)

    def topic(self, one: Topic) -> Card:
        """What the story is about besides."""
        facts = [
            self._refs_fact("part of", one.broader),
            fact("code", [(str(one.code),)] if one.code else ()),
            fact("elsewhere", ((Link(iri),) for iri in one.same_as)),
            *self._inverses.facts(one.id),
        ]
        return self._card(one, "topic", (), facts)

    def event(self, one: Event) -> Card:
        """What happens."""
        facts = [
            fact("when", _when(one.when)),
            fact("where", (self._where(item) for item in one.where)),
            fact("who", (self._part(item) for item in one.participations)),
            fact("relation", (self._relation(item) for item in one.relations)),
            self._refs_fact("about", one.about),
            fact("number in its series", [(str(one.ordinal),)] if one.ordinal else ()),
            *self._inverses.facts(one.id),
        ]
        badges = (
            one.status if one.status != "unknown" else "",
            "denied" if one.polarity == "negative" else "",
            one.modality or "",
            str(one.type) if one.type else "",
            plain(one.attendance or ""),
        )
        return self._card(one, one.status, badges, facts)

    def statement(self, one: Statement, number: int) -> Card:
        """Who said what."""
        facts = [
            self._refs_fact("for", one.on_behalf_of),
            self._refs_fact("to", one.addressees),
            self._refs_fact("about", one.about),
            fact("at", self._occasion(one)),
            fact("when", _when(one.when)),
            fact("through", [(str(one.medium),)] if one.medium else ()),
            self._refs_fact("inside of", (one.within,) if one.within else ()),
            self._refs_fact("goes on from", (one.continues,) if one.continues else ()),
            fact("held to be", (self._held(item) for item in one.factuality)),
            fact("translated from", [(one.translated_from,)] if one.translated_from else ()),
            *self._inverses.facts(one.id),
        ]
        badges = (
            one.kind,
            one.act or "",
            "not said" if one.polarity == "negative" else "",
            one.modality or "",
        )
        speaker = self._refs[one.speaker] if one.speaker else _ABSENT[one.speaker_absence]
        card = self._card(one, one.kind, badges, facts)
        return replace(card, number=number, speaker=speaker, said=tuple(said(one)))

    def _card(self, one: Annotation, kind: str, badges: Iterable[str], facts: Iterable[Fact | None]) -> Card:
        about_it = (
            fact("confidence", [(f"{one.confidence} %",)] if one.confidence is not None else ()),
            fact("relevance", [(f"{one.relevance} %",)] if one.relevance is not None else ()),
            fact("label", ((f"{label.scheme}: {label.value}",) for label in one.labels)),
            fact("note", [(one.note,)] if one.note else ()),
            fact("by", ((self._agents[agent],) for agent in one.by) if self._differ else ()),
        )
        kept = tuple(filter(None, (*facts, *about_it)))
        words = tuple(self._words(one, place) for place in self._places[one.id])
        return Card(self._refs[one.id], kind, tuple(filter(None, badges)), kept, words)

    def _words(self, one: Annotation, place: Place) -> Words:
        anchor = place.anchor
        target = fragment(anchor.field, anchor.start)
        text = anchor.exact if anchor.exact is not None else f"{anchor.start}–{anchor.end}, withheld"
        remarks = [getattr(anchor, "form", None), getattr(anchor, "status", None)]
        literal = getattr(anchor, "literal", None)
        if literal:
            remarks.append(f"literally {self._refs[literal].name}")
        if anchor.match and anchor.match != "exact":
            remarks.append(f"found: {anchor.match}")
        return Words(
            part(place),
            text if place.path[0] == "statements" else short(text),
            target if target in self._targets else None,
            ", ".join(filter(None, remarks)),
            getattr(one, "language", None),
        )

    def _refs_fact(self, label: str, ids: Iterable[str]) -> Fact | None:
        return fact(label, ((self._refs[id_],) for id_ in ids))

    def _role(self, role: Role) -> Value:
        sides = [in_words(side) if side else "…" for side in (role.valid_from, role.valid_to)]
        held = f" ({' – '.join(sides)})" if role.valid_from or role.valid_to else ""
        return (role.title, *((" · ", self._refs[role.of]) if role.of else ()), held)

    def _place(self, one: Participant) -> Iterator[Value]:
        if one.place is not None:
            place = one.place
            if place.latitude is not None and place.longitude is not None:
                yield (f"{place.latitude}, {place.longitude}",)
            if place.country:
                yield (f"in {place.country}",)

    def _where(self, item: Where) -> Value:
        inferred = _inferred(inferred=item.inferred)
        if item.place:
            return (self._refs[item.place], inferred)
        if item.online:
            return ("online: ", Link(item.online), inferred)
        return ((item.anchor.exact if item.anchor else None) or "said in the text", inferred)

    def _part(self, item: Participation) -> Value:
        expected = ", expected" if item.expected else ""
        source = (" according to ", self._refs[item.according_to]) if item.according_to else ()
        return (self._refs[item.participant], f" ({plain(str(item.role))}{expected})", *source)

    def _relation(self, item: EventRelation) -> Value:
        return (f"{plain(item.kind)} ", self._refs[item.event])

    def _occasion(self, one: Statement) -> Iterator[Value]:
        if one.occasion is not None:
            remark = _inferred(inferred=one.occasion.inferred, confidence=one.occasion.confidence)
            yield (self._refs[one.occasion.event], remark)

    def _held(self, item: Factuality) -> Value:
        return (item.value, *((" by ", self._refs[item.according_to]) if item.according_to else ()))


def _when(when: When | None) -> Sequence[Value]:
    return [(", ".join(spoken(when)),)] if when is not None and spoken(when) else []


def _inferred(*, inferred: bool, confidence: int | None = None) -> str:
    remarks = ["inferred"] if inferred else []
    remarks += [f"{confidence} %"] if confidence is not None else []
    return f" ({', '.join(remarks)})" if remarks else ""
