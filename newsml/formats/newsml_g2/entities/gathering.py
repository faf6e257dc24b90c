"""Gathering: which constructs of a document name the same thing, and what the things are called.

One thing is one canonical identity: the IRI of a QCode, else the QCode, an IRI, a literal of the same kind, else kind
and name.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from newsml.formats.newsml_g2.entities.constructs import (
    ASSERT,
    BROADER,
    CONCEPT,
    FIELDS,
    INLINE_REF,
    NARROWER,
    PARTIES,
    SUBJECT,
    Construct,
    inside,
)
from newsml.formats.newsml_g2.entities.identity import ID, Ids, Origin, keys_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from lxml.etree import _Element

    from newsml.formats.newsml_g2.source import Source

_ANY_KIND: Final = ("person", "organisation", "place", "event", "topic")


@dataclass(slots=True, eq=False)
class Thing:
    """Something that constructs name."""

    constructs: list[Construct]
    kind: str | None
    keys: list[str] = field(default_factory=list)
    id: str = ""
    out: dict[str, Any] = field(default_factory=dict)
    """Its fields, for the model."""
    noted: bool = False
    """Whether it is a thing of its own; a mere code is not."""
    said: set[tuple[str, str]] = field(default_factory=set)
    """What is in its lists, so that nothing is said twice."""

    @property
    def field(self) -> str:
        """The article's field that it belongs to."""
        return FIELDS[self.kind or "topic"]

    def add(self, name: str, value: Any) -> None:
        """Adds a value to a list of its fields, once; the names of a code stand in the code."""
        key = (name, repr(value))
        if key not in self.said:
            self.said.add(key)
            out = self.out["code"] if name == "names" else self.out
            out.setdefault(name, []).append(value)

    def says(self, name: str, value: Any) -> bool:
        """Whether a list of its fields has a value."""
        return (name, repr(value)) in self.said


class Gathering:
    """The things of one document or register."""

    def __init__(self) -> None:
        self.things: list[Thing] = []
        self._by_key: dict[str, Thing] = {}
        self._by_literal: dict[tuple[str, str | None], Thing] = {}
        self._by_name: dict[tuple[str, str], Thing] = {}
        self._ids = Ids()
        self._made: list[Thing] = []

    # --- which constructs belong together ---

    def add(self, constructs: Iterable[Construct]) -> None:
        """Adds constructs, and those in their details; the identified ones first, for names lead to them."""
        waiting = list(constructs)
        while waiting:
            unknown = [one for one in waiting if one.keys and not self._add_identified(one)]
            if unknown:
                self._add_wider([one for one in unknown if not self._add_identified(one)])
            for one in waiting:
                if not one.keys:
                    self._add_named(one)
            waiting = [
                nested
                for one in waiting
                if one.children and one.thing is not None and one.thing.kind is not None
                for nested in inside(one, one.thing.kind)
            ]

    def find(self, keys: Iterable[str], kind: str | None = None) -> Thing | None:
        """The thing that one of the keys identifies; a literal identifies one of the same kind, where that is known."""
        for key in keys:
            found = self._by_key.get(key)
            if found is None and self._by_literal and key.startswith("literal "):
                for kind_ in (None, *_ANY_KIND) if kind is None else (None, kind):
                    found = found or self._by_literal.get((key, kind_))
            if found is not None:
                return found
        return None

    def target(self, node: _Element, source: Source) -> Thing | None:
        """The thing that a relation leads to."""
        found = self.find(keys_of(node, source))
        return found if found is not None and found.noted else None

    def _add_identified(self, one: Construct) -> bool:
        found = self.find(one.keys, one.kind)
        if found is None:
            kind = one.kind or one.assumed
            if kind is None and one.tag not in (SUBJECT, CONCEPT):
                return False
            self._identify(self._new(one, kind), one.keys)
        else:
            self._join(found, one)
            self._identify(found, [key for key in one.keys if self.find((key,), found.kind) is None])
        return True

    def _identify(self, thing: Thing, keys: Iterable[str]) -> None:
        for key in keys:
            thing.keys.append(key)
            if key.startswith("literal "):
                self._by_literal[key, thing.kind] = thing
            else:
                self._by_key[key] = thing

    def _add_named(self, one: Construct) -> None:
        if one.name is None or one.tag in (ASSERT, INLINE_REF):
            return
        kind = one.kind or one.assumed
        if one.tag in PARTIES and kind is None:
            found = next(
                (thing for kind_ in _ANY_KIND[:2] if (thing := self._by_name.get((kind_, one.name)))), None
            )
        else:
            found = self._by_name.get((kind or "topic", one.name))
        if found is not None:
            self._join(found, one)
        elif one.tag not in PARTIES or kind is not None:
            self._new(one, kind)

    def _add_wider(self, unknown: Sequence[Construct]) -> None:
        """What a place is part of is a place as well, where nothing says what it is."""
        waiting = {key: one for one in reversed(unknown) if one.tag == ASSERT for key in one.keys}
        places = [thing for thing in self.things if thing.kind == "place"] if waiting else []
        while places:
            for one in places.pop().constructs:
                for tag, node in zip(one.tags, one.children, strict=True):
                    if tag != BROADER:
                        continue
                    wider = next((waiting[key] for key in keys_of(node, one.source) if key in waiting), None)
                    if wider is not None and wider.thing is None and wider.name is not None:
                        wider.assumed = "place"
                        places.append(self._new(wider, "place"))
                        self._identify(places[-1], wider.keys)

    def _new(self, one: Construct, kind: str | None) -> Thing:
        thing = one.thing = one.source.claimed[one.node] = Thing([one], kind)
        self.things.append(thing)
        self._made.append(thing)
        self._call(thing, one)
        return thing

    def _join(self, thing: Thing, one: Construct) -> None:
        one.thing = one.source.claimed[one.node] = thing
        thing.constructs.append(one)
        thing.kind = thing.kind or one.kind
        self._call(thing, one)

    def _call(self, thing: Thing, one: Construct) -> None:
        if one.name is not None:
            self._by_name.setdefault((thing.kind or "topic", one.name), thing)

    # --- what they are called ---

    def settle(self, mentioned: frozenset[str] = frozenset(), *, all_topics: bool = False) -> None:
        """Tells topics from mere codes, and gives every thing its id.

        Args:
            mentioned: keys of what the text mentions.
            all_topics: whether every concept is a thing.
        """
        for thing in self.things:
            thing.noted = (
                all_topics
                or thing.kind not in (None, "topic")
                or not mentioned.isdisjoint(thing.keys)
                or any([one.says_more for one in thing.constructs])  # noqa: C419 - twice as fast as a generator
            )
        for thing in self.things:
            if thing.kind in (None, "topic"):
                for one in thing.constructs:
                    for tag, node in zip(one.tags, one.children, strict=True) if one.says_more else ():
                        if tag in (BROADER, NARROWER):
                            found = self.find(keys_of(node, one.source))
                            if found is not None and found.field == "topics":
                                found.noted = True
        self._forget([thing for thing in self.things if not thing.noted])
        for thing in self.things:
            stated = [one.attributes[ID] for one in thing.constructs if ID in one.attributes]
            thing.id = next((id_ for id_ in stated if self._ids.state(id_) is not None), "")

    def drop(self, ids: Collection[str]) -> None:
        """Forgets things, and those that only their details name; their constructs are leftovers."""
        gone = {thing for thing in self.things if thing.id in ids}
        while gone:
            self._forget(gone)
            for thing in self.things:
                for one in thing.constructs:
                    if one.outer is not None and not one.outer.thing.noted:
                        one.source.claimed.pop(one.node, None)
                thing.constructs[:] = [
                    one for one in thing.constructs if one.outer is None or one.outer.thing.noted
                ]
            gone = {thing for thing in self.things if not thing.constructs}

    def _forget(self, gone: Iterable[Thing]) -> None:
        for thing in gone:
            thing.noted = False
            for one in thing.constructs:
                one.source.claimed.pop(one.node, None)
        self.things = [thing for thing in self.things if thing.noted]

    def release(self) -> None:
        """Parts things from their constructs: what knows each other waits for the garbage collector."""
        for thing in self._made:
            thing.constructs.clear()

    def origins(self) -> Iterator[tuple[Thing, Origin]]:
        """Gives the things their ids, but for those that the document states."""
        for thing in self.things:
            first = thing.constructs[0]
            from_name = occurrence = False
            if not thing.id:
                from_name = first.identity is None
                text = first.identity[1] if first.identity is not None else first.name
                thing.id, occurrence = self._ids.derive(text or "")
            nodes = [one.node for one in thing.constructs]
            yield thing, Origin(nodes, thing.field, first.identity, from_name, occurrence)
