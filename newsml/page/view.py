"""All that the template of an article's page shows."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from newsml.page.cards import Cards
from newsml.page.facts import Card, Link
from newsml.page.naming import Ref, numbered, plain, refs, short
from newsml.page.texts import TextView, fragment, targets, texts
from newsml.page.times import Bar, Scale, Tick, bar, days

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from newsml.findings import Finding
    from newsml.model.annotation import Annotation
    from newsml.model.article import Article
    from newsml.model.event import Event
    from newsml.model.lookup import Place


@dataclass(frozen=True, slots=True)
class Moment:
    """An event on the timeline."""

    card: Card
    bar: Bar | None
    before: Bar | None
    """Where it stood before it was moved."""


@dataclass(frozen=True, slots=True)
class Timeline:
    """The events in the order of time."""

    moments: Sequence[Moment]
    undated: Sequence[Moment]
    ticks: Sequence[Tick]
    written: float | None
    """Where the article's own date stands on the line."""


@dataclass(frozen=True, slots=True)
class Remark:
    """A finding, with where it is shown."""

    id: str
    finding: Finding
    of: Ref | None
    target: str | None


@dataclass(frozen=True, slots=True)
class Relation:
    """Two things and what the one is to the other."""

    one: Ref
    kind: str
    other: Ref
    remark: str


@dataclass(frozen=True, slots=True)
class View:
    """The article as its page shows it."""

    title: str
    article: Article
    about: Sequence[str]
    link: Link | None
    texts: Sequence[TextView]
    participants: Sequence[Card]
    topics: Sequence[Card]
    statements: Sequence[Card]
    timeline: Timeline
    relations: Sequence[Relation]
    remarks: Sequence[Remark]
    remarks_of: Mapping[str, Sequence[Remark]]
    kinds: Mapping[str, Sequence[str]]
    """The kinds of each noun that occur."""


def view(article: Article, findings: Sequence[Finding]) -> View:
    """Everything that the page of an article shows."""
    names, numbers = refs(article), numbered(article)
    places = tuple(article.anchors())
    laid_out = texts(article, places, findings, numbers)
    there = targets(laid_out)
    statements = sorted(article.statements, key=lambda one: numbers[one.id])
    cards = Cards(article, names, places, there, statements)
    first = _first(places)
    participants = tuple(map(cards.participant, sorted(article.participants, key=first)))
    said = tuple(cards.statement(one, numbers[one.id]) for one in statements)
    timeline = _timeline(article, {one.id: cards.event(one) for one in article.events})
    happening = [moment.card for moment in (*timeline.moments, *timeline.undated)]
    remarks = tuple(_remarks(article, findings, names, there))
    remarks_of: dict[str, list[Remark]] = defaultdict(list)
    for remark in remarks:
        if remark.of is not None:
            remarks_of[remark.of.id].append(remark)
    return View(
        title=short(article.headline or article.slugline or article.id),
        article=article,
        about=tuple(_about(article)),
        link=Link(article.url or article.id),
        texts=laid_out,
        participants=participants,
        topics=tuple(map(cards.topic, sorted(article.topics, key=first))),
        statements=said,
        timeline=timeline,
        relations=tuple(_relations(article, names)),
        remarks=remarks,
        remarks_of=remarks_of,
        kinds={
            "participants": sorted({card.kind for card in participants}),
            "events": sorted({card.kind for card in happening}),
            "statements": sorted({card.kind for card in said}),
        },
    )


def _first(places: Iterable[Place]) -> Callable[[Annotation], tuple[object, ...]]:
    """The order in which a reader meets things; what the text does not mention comes last."""
    met: dict[str, tuple[object, ...]] = {}
    for place in places:
        if place.part == "mentions":
            met[place.annotation.id] = min(met.get(place.annotation.id, (9,)), place.anchor.position())
    return lambda thing: (met.get(thing.id, (9,)), thing.id)


def _about(article: Article) -> Iterator[str]:
    """Who wrote it, where and when, in which version and state."""
    yield from article.bylines
    if article.dateline is not None and article.dateline.text:
        yield article.dateline.text
    moment = article.first_published or article.created or article.modified
    if moment is not None:
        yield str(moment)
    if article.version > 1:
        yield f"version {article.version}"
    if article.version_kind and article.version_kind != "new":
        yield article.version_kind
    if article.publication_status != "usable":
        yield article.publication_status
    if article.embargo is not None:
        yield f"embargo: {article.embargo}"
    if article.language:
        yield article.language
    if article.provenance is not None and article.provenance.agents:
        names = ", ".join(agent.name or agent.id for agent in article.provenance.agents)
        yield f"annotated by {names}" + (
            f" ({article.provenance.status})" if article.provenance.status else ""
        )


def _timeline(article: Article, cards: Mapping[str, Card]) -> Timeline:
    times = {
        event.id: (event.when.value, event.when.previous) if event.when else (None, None)
        for event in article.events
    }
    moment = article.reference_date or article.first_published or article.created
    values = [value for pair in times.values() for value in pair]
    scale = Scale([*([moment.date] if moment else ()), *(day for value in values for day in days(value))])
    order: list[Event] = list(article.timeline())
    moments = [
        Moment(cards[event.id], bar(times[event.id][0], scale), bar(times[event.id][1], scale))
        for event in order
    ]
    return Timeline(
        [one for one in moments if one.bar],
        [one for one in moments if not one.bar],
        scale.ticks(value.earliest for value in values if value and value.earliest),
        scale.at(moment.date) if moment else None,
    )


def _relations(article: Article, names: Mapping[str, Ref]) -> Iterator[Relation]:
    for participant in article.participants:
        for whole in participant.part_of:
            yield Relation(names[participant.id], "part of", names[whole], "")
        for role in participant.roles:
            if role.of:
                yield Relation(names[participant.id], role.title, names[role.of], "")
    for topic in article.topics:
        for whole in topic.broader:
            yield Relation(names[topic.id], "part of", names[whole], "")
    for event in article.events:
        for item in event.relations:
            remarks = [str(item.offset) if item.offset else "", "inferred" if item.inferred else ""]
            remarks.append(f"{item.confidence} %" if item.confidence is not None else "")
            remark = ", ".join(filter(None, remarks))
            yield Relation(names[event.id], plain(item.kind), names[item.event], remark)
    for one in article.statements:
        for kind, other in (("inside of", one.within), ("goes on from", one.continues)):
            if other:
                yield Relation(names[one.id], kind, names[other], "")


def _remarks(
    article: Article, findings: Sequence[Finding], names: Mapping[str, Ref], there: frozenset[str]
) -> Iterator[Remark]:
    for n, finding in enumerate(findings, 1):
        of = None
        match finding.path:
            case (str(noun), int(at), *_) if noun in ("participants", "topics", "events", "statements"):
                things = getattr(article, noun)
                of = names[things[at].id] if at < len(things) else None
        target = fragment(finding.field, finding.spans[0][0]) if finding.field and finding.spans else None
        yield Remark(f"-f{n}", finding, of, target if target in there else None)


__all__ = ["Moment", "Relation", "Remark", "Timeline", "View", "view"]
