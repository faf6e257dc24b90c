"""Reads one article: its own values, then the things that it speaks of, then the words that they stand in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from newsml.formats.jsonld.publisher import article, values
from newsml.formats.jsonld.publisher.anchors import find_all
from newsml.formats.jsonld.publisher.annotations import Annotations
from newsml.formats.jsonld.publisher.articles import articles, read_id
from newsml.formats.jsonld.publisher.classes import ARTICLES, SPEECH, Class, class_of, is_a
from newsml.formats.jsonld.publisher.credits import read_credits, read_rights
from newsml.formats.jsonld.publisher.events import read_event
from newsml.formats.jsonld.publisher.links import read_identifiers, read_links
from newsml.formats.jsonld.publisher.participants import read_participant, read_topic
from newsml.formats.jsonld.publisher.statements import Statements, is_statement
from newsml.formats.jsonld.publisher.story import Story

if TYPE_CHECKING:
    from newsml.formats.jsonld.facts import Fact, Facts, Node
    from newsml.formats.jsonld.publisher.story import Thing

_SPOKEN_OF: Final = ("about", "mentions", "contentLocation", "spatialCoverage", "spatial", "character")
_HOLDING: Final = ("hasPart", "citation", "subjectOf", "review")
"""The properties that lead to statements as well as to other documents."""
_KINDS: Final = {
    "contentLocation": "place",
    "spatialCoverage": "place",
    "spatial": "place",
    "character": "person",
}
_REVIEWS: Final = frozenset({"ClaimReview"})
_DOCUMENTS: Final = ARTICLES | {"WebPage", "CreativeWork", "WebSite", "ImageObject", "VideoObject"}
_READERS: Final = {"participant": read_participant, "topic": read_topic, "event": read_event}


class Reading:
    """The reading of one article."""

    def __init__(self, facts: Facts, node: Node) -> None:
        self.story = Story(facts, node)
        self._statements = Statements(self.story, self._mentioned)

    def run(self, page: str | None, language: str | None) -> bool:
        """Fills the story's data; says whether the id was made up."""
        story = self.story
        made_up = read_id(story, page)
        article.read_types(story)
        article.read_language(story, language)
        article.read_values(story)
        article.read_headlines(story)
        article.read_classification(story)
        article.read_dateline(story)
        self._things()
        read_credits(story)
        read_rights(story)
        read_identifiers(story)
        read_links(story)
        for fact in story.ties.make():
            story.note(fact, "leads back to where it started; left where it is")
        story.data.update(story.finished())
        story.data = {name: value for name, value in story.data.items() if value != []}
        return made_up

    def _things(self) -> None:
        story = self.story
        for name in _SPOKEN_OF:
            for fact in story.node.of(name):
                self._spoken_of(fact, name)
        self._inverse()
        self._read_all()
        annotations = Annotations(story, self._mentioned)
        annotations.read()
        self._read_all()
        quotes = [*annotations.quotes, *(said.quote for said in self._statements.said)]
        texts: dict[str, str] = {
            name: story.data[name] for name in ("headline", "standfirst", "body") if name in story.data
        }
        find_all(texts, quotes)
        annotations.anchor(quoting=False)
        self._statements.anchor()
        annotations.anchor(quoting=True)
        self._statements.settle()

    def _read_all(self) -> None:
        """Reads the nodes of things, and those of the things that these lead to."""
        queue = self.story.queue
        for thing in queue:  # which grows
            if thing.node is None:
                continue
            if thing.noun == "statement":
                self._statements.read(thing, thing.node)
            else:
                _READERS[thing.noun](thing, thing.node, self.story)
        queue.clear()

    def _spoken_of(self, fact: Fact, name: str) -> None:
        """A thing of the story; an IRI that nobody describes is a subject, as is a mere word that it is about."""
        story = self.story
        thing = self._mentioned(fact, _KINDS.get(name, ""))
        if thing is not None:
            fact.taken = thing.field
            return
        node = story.facts.met(fact)
        if node is not None and not set(node.facts) <= {"@id"}:
            return
        if name == "about" or (
            name == "mentions" and (fact.link or values.web_address(fact.value) is not None)
        ):
            code = story.decoded(fact, values.code, "subjects")
            if code is not None:
                story.data.setdefault("subjects", []).append(code)
                if node is not None:
                    story.identity(node, "subjects")
        elif name == "mentions" and not fact.link:
            story.thing(fact, "topic")

    def _mentioned(self, fact: Fact, kind: str = "") -> Thing | None:
        """The thing that a fact leads to, of whatever noun; None for documents, and for mere words and IRIs."""
        story = self.story
        node = story.facts.met(fact)
        if node is None:
            return story.thing(fact, "participant", kind) if kind else None
        if node is story.node or set(node.facts) <= {"@id"}:
            return story.things.get(node.iri)
        known = class_of(node)
        if known is not None:
            return story.described(node, known)
        if is_a(node, _DOCUMENTS) or is_a(node, SPEECH) or is_a(node, _REVIEWS):
            return None
        if kind and not node.types:
            return story.described(node, Class("participant", kind, plain=True))
        return (
            story.described(node, Class("topic", plain=True)) if any(node.of("name", values.LABEL)) else None
        )

    def _inverse(self) -> None:
        """Statements that are its parts, reviews of claims, and what points to the article as its subject."""
        story = self.story
        reviews = [story.node] if is_a(story.node, _REVIEWS) else []
        for name in (*_HOLDING, "about", "mentions"):
            for fact in story.node.of(name):
                node = story.facts.met(fact)
                if node is None:
                    continue
                if is_a(node, _REVIEWS):
                    reviews.append(node)
                elif is_statement(node) and self._mentioned(fact) is not None:
                    fact.taken = "statements"
                elif is_a(node, SPEECH):
                    self._said(node, fact)
        for iri in sorted(story.iris):
            for node, name, fact in story.facts.leading_to(iri):
                if name == "subjectOf" or (name in ("isPartOf", "appearance") and is_statement(node)):
                    known = class_of(node)
                    if known is not None and story.described(node, known) is not None:
                        fact.taken = "derived"
                elif name in ("url", "mainEntityOfPage") and is_a(node, _REVIEWS):
                    reviews.append(node)
        self._alone()
        for review in reviews:
            self._review(review)

    def _alone(self) -> None:
        """Statements at the top of a document with one article are of that."""
        facts = self.story.facts
        if len(articles(facts)) != 1:
            return
        for iri in facts.tops:
            node = facts.nodes[iri]
            if is_a(node, SPEECH):
                self._said(node, None)
            elif is_statement(node):
                known = class_of(node)
                if known is not None:
                    self.story.described(node, known)

    def _said(self, act: Node, leading: Fact | None) -> None:
        for fact in act.of("result", "object"):
            node = self.story.facts.met(fact)
            if (
                node is not None
                and is_statement(node)
                and self._mentioned(fact) is not None
                and leading is not None
            ):
                leading.taken = "statements"

    def _review(self, review: Node) -> None:
        """A claim that is reviewed (schema.org/ClaimReview), in the words of the review."""
        claims = [
            thing
            for fact in review.of("itemReviewed")
            if (thing := self.story.thing(fact, "statement")) is not None
        ]
        for fact in review.of("itemReviewed"):
            if claims and self.story.facts.met(fact) is claims[0].node:
                fact.taken = "statements"
        for fact in review.of("claimReviewed"):
            if len(claims) == 1:
                self._statements.find(claims[0], fact)
