"""`Story`: one article while it is read, with the things that it speaks of."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from newsml.errors import shown_path
from newsml.findings import Note
from newsml.formats.jsonld.facts import RDF_TYPE, Fact, Node
from newsml.formats.jsonld.publisher import values
from newsml.formats.jsonld.publisher.classes import ROLES, Class, carried_types, class_of, is_a
from newsml.formats.jsonld.publisher.ids import Ids
from newsml.formats.jsonld.publisher.ties import Ties

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from newsml.formats.jsonld.facts import Facts
    from newsml.formats.jsonld.publisher.values import Decoder

DERIVED: Final = "derived"
"""What a fact is taken for that repeats what others say."""
_NOUNS: Final = {
    "participant": "participants",
    "topic": "topics",
    "event": "events",
    "statement": "statements",
}
_MOST_DIGESTED: Final = 20


@dataclass(slots=True, eq=False)
class Thing:
    """A participant, topic, event or statement in the making."""

    noun: str
    id: str
    data: dict[str, Any]
    node: Node | None = None
    """The node that describes it; None where only its name is given."""

    @property
    def field(self) -> str:
        """The field of the article that holds it."""
        return _NOUNS[self.noun]


@dataclass(slots=True, eq=False)
class Story:
    """One article while it is read."""

    facts: Facts
    node: Node
    data: dict[str, Any] = field(default_factory=dict)
    notes: list[Note] = field(default_factory=list)
    places: dict[str, Fact] = field(default_factory=dict)
    iris: set[str] = field(default_factory=set)
    """What the document calls the article: its IRI, its address, its page."""
    language: str | None = None
    tag: str | None = None
    """The language that the article has, in lower case."""
    ids: Ids = field(default_factory=Ids)
    ties: Ties = field(default_factory=Ties)
    things: dict[str, Thing] = field(default_factory=dict)
    """By the IRI or label of their node, or by kind and name."""
    queue: list[Thing] = field(default_factory=list)
    """Those whose node is still to be read."""
    searched: int = 0
    """How many characters were gone through for single quotations."""

    def note(self, fact: Fact, words: str) -> None:
        """Says what was normalised, guessed or refused at a place."""
        if words:
            self.notes.append(Note(shown_path(fact.path), None, words))

    def decoded(self, fact: Fact, decode: Decoder, taken: str) -> Any:
        """The value of a fact, which is taken with that; None where it cannot be it."""
        found = decode(fact.value)
        if found is None or (fact.link and (decode in _OF_STRINGS or str(fact.value).startswith("_:"))):
            return None
        self.note(fact, found[1])
        fact.taken = taken
        fact.is_told = fact.language is not None and fact.language.lower() == self.tag
        return found[0]

    def first(self, facts: Iterable[Fact], decode: Decoder, taken: str) -> tuple[Any, Fact] | None:
        """The first value that can be it; those that repeat it are taken as well, all others are not."""
        chosen: tuple[Any, Fact] | None = None
        for fact in facts:
            if chosen is None:
                value = self.decoded(fact, decode, taken)
                if value is not None:
                    chosen = value, fact
            elif fact.taken is None and (again := decode(fact.value)) is not None and again[0] == chosen[0]:
                fact.taken = DERIVED
        return chosen

    def all(self, facts: Iterable[Fact], decode: Decoder, taken: str) -> list[Any]:
        """Every value that can be it."""
        found = (self.decoded(fact, decode, taken) for fact in facts if fact.taken is None)
        return [value for value in found if value is not None]

    def names(self, facts: Iterable[Fact], taken: str) -> list[dict[str, Any]]:
        """Names, with their languages."""
        out = []
        for fact in facts:
            text = self.decoded(fact, values.label, taken)
            if text is None:
                continue
            tag = values.language(fact.language)
            fact.is_told = tag is not None
            out.append({"text": text} if tag is None else {"text": text, "language": tag[0]})
        return out

    def identity(self, node: Node, taken: str) -> None:
        """Takes the `@id` of a node: what it is told by is carried."""
        for fact in node.of("@id"):
            fact.taken = fact.taken or taken

    def own(self, node: Node) -> Iterator[Fact]:
        """The `@id` of a node as a part of the article: it only says so, as those do that newsml gives."""
        return (fact for fact in node.of("@id") if str(fact.value).partition("#")[0] in self.iris)

    def part(self, thing: Thing) -> bool:
        """Whether a thing is described as a part of the article; its `@id` is taken where the id carries it."""
        node = thing.node
        if node is None or node.is_blank:
            return False
        root, _, fragment = node.iri.partition("#")
        if root not in self.iris:
            return False
        if fragment == thing.id:
            self.identity(node, thing.field)
        return True

    def elsewhere(self, thing: Thing) -> None:
        """The IRI of a thing that has no other place for it: a label."""
        if thing.node is not None and not self.part(thing):
            own = self.first(thing.node.of("@id"), values.iri, thing.field)
            if own is not None:
                thing.data.setdefault("labels", []).append({"scheme": "@id", "value": own[0]})

    def typed(self, node: Node | None, taken: str, *names: str) -> None:
        """Takes the classes of a node that say no more than its place does."""
        for fact in node.of("@type") if node is not None else ():
            if fact.value in names:
                fact.taken = fact.taken or taken

    def unrolled(self, fact: Fact, name: str) -> tuple[Node | None, list[Fact]]:
        """The facts that a fact of a property means: those inside where it leads to a Role (schema.org/Role)."""
        node = self.facts.met(fact)
        if node is None or not is_a(node, ROLES):
            return None, [fact]
        return node, [inner for inner in node.of(name) if inner.value != node.iri]

    def thing(self, fact: Fact, noun: str, kind: str = "") -> Thing | None:
        """The thing that a fact leads to, of this noun; one is made where there is none yet.

        Args:
            fact: the value of a property.
            noun: what the model has in this place.
            kind: of a participant, what it must be where nobody says: the property's range.
        """
        node = self.facts.met(fact)
        if node is None or (fact.link and set(node.facts) <= {"@id"}):
            return self._named(fact, noun, kind) if not fact.link else None
        found = class_of(node)
        if found is None and not node.types:
            found = Class(noun, kind, plain=True) if kind or noun != "participant" else None
        if found is None or found.noun != noun or node is self.node:
            return None
        return self.described(node, found)

    def described(self, node: Node, as_: Class) -> Thing | None:
        """The thing that a node describes."""
        known = self.things.get(node.iri)
        if known is not None:
            return known if known.noun == as_.noun else None
        names = [*node.of("name"), *node.of("givenName", "familyName", "headline"), *node.of(values.LABEL)]
        name = next((found[0] for fact in names if (found := values.label(fact.value)) is not None), None)
        own = None if node.is_blank else node.iri
        words = "" if name or own else _words_of(node)
        thing = Thing(as_.noun, self.ids.give(as_.noun, own, name, words), {}, node)
        thing.data["id"] = thing.id
        if as_.noun == "participant":
            thing.data["kind"] = as_.kind
        self.things[node.iri] = thing
        self._classes(thing, node, as_)
        self.queue.append(thing)
        return thing

    def _classes(self, thing: Thing, node: Node, as_: Class) -> None:
        facts, finer = carried_types(node, as_)
        for fact in facts:
            fact.taken = thing.field
        if finer is not None and as_.noun in ("participant", "event"):
            thing.data["type"] = {"iri": finer}
        elif finer is not None:
            thing.data["labels"] = [{"scheme": RDF_TYPE, "value": finer}]

    def _named(self, fact: Fact, noun: str, kind: str) -> Thing | None:
        """The thing that a mere name stands for."""
        if noun == "statement" or (noun == "participant" and not kind):
            return None
        name = self.decoded(fact, values.label, _NOUNS[noun])
        if name is None:
            return None
        key = f"{kind or noun} {name}"  # no IRI and no label of a node has a space behind its first word
        if key not in self.things:
            thing = Thing(noun, self.ids.give(noun, None, name), {"name": name})
            thing.data["id"] = thing.id
            if noun == "participant":
                thing.data["kind"] = kind
            self.things[key] = thing
        return self.things[key]

    def finished(self) -> dict[str, list[dict[str, Any]]]:
        """The things by field of the article, in the order in which they were met."""
        out: dict[str, list[dict[str, Any]]] = {}
        for thing in self.things.values():
            out.setdefault(thing.field, []).append(thing.data)
        return out

    def inverse(self, node: Node, *names: str) -> Iterator[tuple[Node, Fact]]:
        """The nodes that refer to one by a property."""
        for other, name, fact in self.facts.leading_to(node.iri):
            if name in names:
                yield other, fact


_OF_STRINGS: Final = (values.text, values.label, values.timestamp, values.language)


def _words_of(node: Node) -> str:
    facts = [f"{name} {fact.value}" for name, found in node.facts.items() for fact in found if not fact.link]
    return "\n".join(facts[:_MOST_DIGESTED])
