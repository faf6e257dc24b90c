"""The cards beside the text: one for each participant, topic, event and statement, with all that is known of it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from newsml.page.naming import Ref, plain, short, web_address
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


@dataclass(frozen=True, slots=True)
class Link:
    """A document elsewhere; only one of the web can be gone to."""

    iri: str

    @property
    def href(self) -> str | None:
        """Where it leads."""
        return web_address(self.iri)


Value: TypeAlias = tuple[str | Ref | Link, ...]
"""One value of a fact: words, things of the article and links, one after the other."""


@dataclass(frozen=True, slots=True)
class Fact:
    """Something that is known of a thing."""

    label: str
    values: tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class Words:
    """Words of the text, with where they stand."""

    part: str
    text: str
    target: str | None
    remark: str
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Said:
    """Words of a statement's content, as far as they all stand inside or all outside quotation marks."""

    text: str
    quoted: bool


@dataclass(frozen=True, slots=True)
class Card:
    """One thing with all that is known of it."""

    ref: Ref
    kind: str
    badges: tuple[str, ...]
    facts: tuple[Fact, ...]
    words: tuple[Words, ...]
    number: int | None = None
    speaker: Ref | str | None = None
    said: tuple[Said, ...] = ()

    @property
    def who(self) -> str:
        """The ids of everything that it has to do with, its own among them, as the script reads them."""
        others = (
            part.id for fact in self.facts for value in fact.values for part in value if isinstance(part, Ref)
        )
        mine = (self.speaker.id,) if isinstance(self.speaker, Ref) else ()
        return " ".join(dict.fromkeys((self.ref.id, *mine, *others)))


class Cards:
    """Makes the cards of an article."""

    def __init__(
        self, article: Article, refs: Mapping[str, Ref], places: Iterable[Place], targets: frozenset[str]
    ) -> None:
        self._article = article
        self._refs = refs
        self._targets = targets
        self._places: dict[str, list[Place]] = defaultdict(list)
        for place in places:
            self._places[place.annotation.id].append(place)
        self._inverse: dict[str, dict[str, list[Value]]] = defaultdict(lambda: defaultdict(list))
        self._invert()

    def participant(self, one: Participant) -> Card:
        """Who or what takes part."""
        facts = [
            _fact("also called", ((name.text,) for name in one.aliases)),
            _fact("role", (self._role(role) for role in one.roles)),
            self._refs_fact("part of", one.part_of),
            _fact("place", self._place(one)),
            _fact("elsewhere", ((Link(iri),) for iri in one.same_as)),
            *self._inverses(one.id),
        ]
        badges = (one.kind, str(one.type) if one.type else "", plain(one.link_status or ""))
        return self._card(one, one.kind, badges, facts)

    def topic(self, one: Topic) -> Card:
        """What the story is about besides."""
        facts = [
            self._refs_fact("part of", one.broader),
            _fact("code", [(str(one.code),)] if one.code else ()),
            _fact("elsewhere", ((Link(iri),) for iri in one.same_as)),
            *self._inverses(one.id),
        ]
        return self._card(one, "topic", (), facts)

    def event(self, one: Event) -> Card:
        """What happens."""
        facts = [
            _fact("when", _when(one.when)),
            _fact("where", (self._where(item) for item in one.where)),
            _fact("who", (self._part(item) for item in one.participations)),
            _fact("relation", (self._relation(item) for item in one.relations)),
            self._refs_fact("about", one.about),
            _fact("number in its series", [(str(one.ordinal),)] if one.ordinal else ()),
            *self._inverses(one.id),
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
            _fact("at", self._occasion(one)),
            _fact("when", _when(one.when)),
            _fact("through", [(str(one.medium),)] if one.medium else ()),
            self._refs_fact("inside of", (one.within,) if one.within else ()),
            self._refs_fact("goes on from", (one.continues,) if one.continues else ()),
            _fact("held to be", (self._held(item) for item in one.factuality)),
            _fact("translated from", [(one.translated_from,)] if one.translated_from else ()),
            *self._inverses(one.id),
        ]
        badges = (
            one.kind,
            one.act or "",
            "not said" if one.polarity == "negative" else "",
            one.modality or "",
        )
        speaker = self._refs[one.speaker] if one.speaker else one.speaker_absence or "nobody named"
        return self._card(
            one, one.kind, badges, facts, number=number, speaker=speaker, said=tuple(_said(one))
        )

    def _card(
        self,
        one: Annotation,
        kind: str,
        badges: Iterable[str],
        facts: Iterable[Fact | None],
        *,
        number: int | None = None,
        speaker: Ref | str | None = None,
        said: tuple[Said, ...] = (),
    ) -> Card:
        about_it = (
            _fact("confidence", [(f"{one.confidence} %",)] if one.confidence is not None else ()),
            _fact("relevance", [(f"{one.relevance} %",)] if one.relevance is not None else ()),
            _fact("label", ((f"{label.scheme}: {label.value}",) for label in one.labels)),
            _fact("note", [(one.note,)] if one.note else ()),
            _fact("by", ((agent,) for agent in one.by)),
        )
        kept = tuple(fact for fact in (*facts, *about_it) if fact is not None)
        words = tuple(self._words(one, place) for place in self._places[one.id])
        return Card(self._refs[one.id], kind, tuple(filter(None, badges)), kept, words, number, speaker, said)

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
            plain(place.part.removesuffix(".anchor")),
            text if place.path[0] == "statements" else short(text),
            target if target in self._targets else None,
            ", ".join(filter(None, remarks)),
            getattr(one, "language", None),
        )

    def _refs_fact(self, label: str, ids: Iterable[str]) -> Fact | None:
        return _fact(label, ((self._refs[id_],) for id_ in ids))

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

    def _inverses(self, id_: str) -> Iterator[Fact | None]:
        for label, values in self._inverse[id_].items():
            yield _fact(label, values)

    def _invert(self) -> None:
        """What other things say of each; the article does not store it."""
        for participant in self._article.participants:
            for whole in participant.part_of:
                self._note(whole, "includes", participant.id)
            for role in participant.roles:
                if role.of:
                    self._note(role.of, "has", participant.id, f" ({role.title})")
        for topic in self._article.topics:
            for whole in topic.broader:
                self._note(whole, "includes", topic.id)
        for event in self._article.events:
            for part in event.participations:
                self._note(part.participant, "takes part in", event.id, f" ({plain(str(part.role))})")
            for where in event.where:
                if where.place:
                    self._note(where.place, "place of", event.id)
            for relation in event.relations:
                self._note(relation.event, "named by", event.id, f" ({plain(relation.kind)} this)")
            for about in event.about:
                self._note(about, "subject of", event.id)
        self._invert_statements()

    def _invert_statements(self) -> None:
        for one in self._article.statements:
            for label, ids in (
                ("says", (one.speaker,)),
                ("spoken for in", one.on_behalf_of),
                ("told", one.addressees),
                ("spoken of in", one.about),
                ("occasion of", (one.occasion.event if one.occasion else None,)),
                ("contains", (one.within,)),
                ("goes on in", (one.continues,)),
            ):
                for id_ in filter(None, ids):
                    self._note(id_, label, one.id)

    def _note(self, id_: str, label: str, of: str, more: str = "") -> None:
        self._inverse[id_][label].append((self._refs[of], *((more,) if more else ())))


def _fact(label: str, values: Iterable[Value]) -> Fact | None:
    kept = tuple(values)
    return Fact(label, kept) if kept else None


def _when(when: When | None) -> Sequence[Value]:
    return [(", ".join(spoken(when)),)] if when is not None and spoken(when) else []


def _said(one: Statement) -> Iterator[Said]:
    """The content, cut where quoted parts of it begin and end, its interruptions left out."""
    content, quoted = one.content, one.quoted
    if content is None or content.exact is None:
        return
    inner = quoted.spans if quoted is not None and quoted.field == content.field else ()
    for n, span in enumerate(content.spans):
        if n:
            yield Said(" … ", quoted=False)
        at, words = span.start, span.exact or ""
        for part in inner:
            start, end = max(part.start, at), min(part.end, span.end)
            if start < end:
                if at < start:
                    yield Said(words[at - span.start : start - span.start], quoted=False)
                yield Said(words[start - span.start : end - span.start], quoted=True)
                at = end
        if at < span.end:
            yield Said(words[at - span.start :], quoted=False)


def _inferred(*, inferred: bool, confidence: int | None = None) -> str:
    remarks = ["inferred"] if inferred else []
    remarks += [f"{confidence} %"] if confidence is not None else []
    return f" ({', '.join(remarks)})" if remarks else ""
