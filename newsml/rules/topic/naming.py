"""Rules about topics: each thing once, as what it is, and known by something."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsml.rules.authorities import identity
from newsml.rules.edits import Edit
from newsml.rules.folding import folded
from newsml.rules.newscodes import concept
from newsml.rules.references import referred
from newsml.rules.rule import Hit, quote, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newsml.findings import Path
    from newsml.model.topic import Topic
    from newsml.rules.inspection import Inspection


@rule(
    "T001",
    "topic-never-mentioned",
    "info",
    title="A topic is neither mentioned nor referred to",
    message="no words mention {id}, and no statement, event or topic refers to it: add its mentions, or make a subject "
    "of it",
)
def topic_never_mentioned(inspection: Inspection) -> Iterator[Hit]:
    """Finds a topic without mentions and without a code that nothing refers to, while other topics have mentions.

    Why: a topic is something that the text speaks of. One that it never names was left over from an older version of
    the text, or comes from the model that annotated it, and is counted as news all the same.

    Mend: add the mentions; let statements and events be about it; or list it among the subjects, which classify the
    whole article. Topics with a code, as agencies list them, are not looked at.

    Rests on: this model, Topic and Article.subjects; exports that drop the positions of annotations, as users of
    annotation tools report them (doccano, Label Studio).
    """
    topics = inspection.article.topics
    silent = [(n, topic) for n, topic in enumerate(topics) if not topic.mentions and topic.code is None]
    if not silent or not any(topic.mentions for topic in topics):
        return
    known = referred(inspection.article)
    for n, topic in silent:
        if topic.id not in known:
            yield Hit(("topics", n), {"id": topic.id}, excerpt=topic.name or topic.id)


@rule(
    "T002",
    "topic-twice",
    "warning",
    title="Two topics are the same thing",
    message="{id} and {other} both stand for {shared}: make one topic of them, or correct the one that is something "
    "else",
)
def topic_twice(inspection: Inspection) -> Iterator[Hit]:
    """Finds a topic that shares its code, or an IRI in same_as, with another topic of the article.

    QCode and IRI of one IPTC concept count as the same, and so do all addresses of one Wikidata item.

    Why: what is said about the thing is split over two ids, and each of them looks half as important as it is.

    Mend: move the mentions to one of the two and let statements and events refer to that one.

    Rests on: OWL 2, owl:sameAs, which is transitive: whoever reads the article as linked data merges the two; SKOS
    reference, section 3: a concept is named by its IRI.
    """
    first: dict[str, Topic] = {}
    for n, topic in enumerate(inspection.article.topics):
        for path, key in _identities(topic, n):
            other = first.setdefault(key, topic)
            if other is not topic:
                yield Hit(path, {"id": topic.id, "other": other.id, "shared": key}, excerpt=key)
                break


def _identities(topic: Topic, n: int) -> Iterator[tuple[Path, str]]:
    if topic.code is not None and topic.code.literal is None:
        yield ("topics", n, "code"), concept(topic.code)
    for k, iri in enumerate(topic.same_as):
        yield ("topics", n, "same_as", k), identity(iri)


@rule(
    "T003",
    "topic-name-twice",
    "info",
    title="Two topics have the same name",
    message="{id} and {other} are both called {name}: make one topic of them, or tell them apart in the name",
)
def topic_name_twice(inspection: Inspection) -> Iterator[Hit]:
    """Finds two topics with the same name, capitals and white space aside, which no code and no link tells apart.

    Why: one thing was annotated twice, mostly by a model that went through the text in pieces; who asks for the topic
    finds a part of its mentions.

    Mend: merge them; or name what is different about them, as the price and the shortage of water.

    Rests on: coreference, one entity for all its mentions in a document; Unicode Standard Annex 15, canonical
    equivalence.
    """
    first: dict[str, Topic] = {}
    for n, topic in enumerate(inspection.article.topics):
        if topic.name is None:
            continue
        other = first.setdefault(folded(topic.name), topic)
        told_apart = (topic.code and other.code) or (topic.same_as and other.same_as)
        if other is not topic and not told_apart:
            values = {"id": topic.id, "other": other.id, "name": quote(topic.name)}
            yield Hit(("topics", n, "name"), values, excerpt=topic.name)


@rule(
    "T004",
    "topic-named-as-other",
    "info",
    title="A topic has the name of a participant or an event",
    message="{name} is the topic {id} and also the {noun} {other}: keep it as what it is, or say in the topic's name "
    "what about it",
)
def topic_named_as_other(inspection: Inspection) -> Iterator[Hit]:
    """Finds a topic that is called like a participant or an event of the article, capitals and white space aside.

    Why: a topic is what the story is about that is neither of the two. Where one thing is both, half of its mentions
    are found under one id, half under the other.

    Mend: keep the participant or the event, move the topic's mentions to it, and let statements be about it. Where
    something about it is meant, name that: not the port, but its extension.

    Rests on: this model, Topic; public entity data in which one name is an organisation in one line and a subject in
    the next. Groups, whose names describe them, are not compared, nor are participants that share a link with the
    topic, which P010 tells of.
    """
    article = inspection.article
    if not article.topics:
        return
    known: dict[str, tuple[str, str, frozenset[str]]] = {}
    for event in article.events:
        if event.name is not None:
            known[folded(event.name)] = ("event", event.id, frozenset())
    for participant in article.participants:
        if participant.name is not None and participant.kind != "group":
            links = frozenset(map(identity, participant.same_as))
            known[folded(participant.name)] = ("participant", participant.id, links)
    for n, topic in enumerate(article.topics):
        found = None if topic.name is None else known.get(folded(topic.name))
        if found is not None and found[2].isdisjoint(map(identity, topic.same_as)):
            values = {"name": quote(topic.name), "id": topic.id, "noun": found[0], "other": found[1]}
            yield Hit(("topics", n, "name"), values, excerpt=topic.name)


@rule(
    "T005",
    "topic-known-by-nothing",
    "info",
    title="Nothing says what a topic is",
    message="{id} has no name, no code and no link, and its mentions name it by pronouns at most: give it a name",
)
def topic_known_by_nothing(inspection: Inspection) -> Iterator[Hit]:
    """Finds a topic without name, code and same_as, all of whose mentions are pronouns, or that has none.

    Why: the id is all there is, and ids are for machines. Nobody can check whether "this" in the third paragraph is
    the topic, and no list of topics can show it.

    Mend: give the topic the name that an index would use; it need not stand in the text.

    Rests on: SKOS reference, section 5: what people know a concept by is its label; ACE 2005 and OntoNotes, in which
    pronouns are resolved to a name or a nominal.
    """
    for n, topic in enumerate(inspection.article.topics):
        if topic.name is not None or topic.code is not None or topic.same_as:
            continue
        if all(mention.form == "pronoun" for mention in topic.mentions):
            first = topic.mentions[0] if topic.mentions else None
            yield Hit(("topics", n), {"id": topic.id}, first, excerpt=None if first else topic.id)


def _nearer(_: Inspection, hit: Hit) -> Iterator[Edit]:
    """The nearer topic stays, and the farther one follows from it."""
    yield Edit(hit.path)


@rule(
    "T006",
    "broader-said-twice",
    "info",
    title="A broader topic is named that follows from another one",
    message="{id} lies within {near}, which lies within {far}: {far} need not be named as broader once more",
    fix=_nearer,
)
def broader_said_twice(inspection: Inspection) -> Iterator[Hit]:
    """Finds a topic that lists as broader both another topic and what that one lists as broader itself.

    Why: broader names the next step; trees that are built from it show the topic twice, and distances between topics
    come out too short.

    Mend: keep the nearer of the two; the farther one follows from it.

    Rests on: SKOS reference, section 8.1: skos:broader asserts a direct link, which is why it is not transitive;
    skos:broaderTransitive follows from it.
    """
    topics = inspection.article.topics
    broader = {topic.id: frozenset(topic.broader) for topic in topics if topic.broader}
    for n, topic in enumerate(topics):
        named = broader.get(topic.id, frozenset())
        for near in topic.broader if len(named) > 1 else ():
            doubled = named & broader.get(near, frozenset())
            if doubled:
                far = min(doubled)
                values = {"id": topic.id, "near": near, "far": far}
                yield Hit(("topics", n, "broader", topic.broader.index(far)), values, excerpt=far)
                break
