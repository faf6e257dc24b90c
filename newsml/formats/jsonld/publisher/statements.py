"""Statements: quotations and claims, and the acts of saying them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from newsml.formats.jsonld import terms as t
from newsml.formats.jsonld.publisher import values
from newsml.formats.jsonld.publisher.anchors import Quote, span, stretches
from newsml.formats.jsonld.publisher.classes import CLAIMS, QUOTATIONS, SPEECH, is_a
from newsml.formats.jsonld.publisher.story import DERIVED

if TYPE_CHECKING:
    from collections.abc import Callable

    from newsml.formats.jsonld.facts import Fact, Node
    from newsml.formats.jsonld.publisher.story import Story, Thing

_OPENING: Final = frozenset("\"'“‘„‚«‹»›「『《❝")
_CLOSING: Final = frozenset("\"'”’“‘»›«‹」』》❞")
_STOPS: Final = ".,!?;:…"
_ACTS: Final = {"AskAction": "ask", "ConfirmAction": "confirm", "InviteAction": "offer"}
_KIND: Final = values.word_of(t.QUOTATION_TYPE.words or {})
_ACT: Final = values.word_of(t.SPEECH_ACT.words or {})


@dataclass(slots=True, eq=False)
class Said:
    """The words of a statement, before they are found."""

    thing: Thing
    quote: Quote
    fact: Fact


@dataclass(slots=True, eq=False)
class Statements:
    """Reads the statements of one article."""

    story: Story
    mentioned: Callable[[Fact], Thing | None]
    """Gives the thing that a fact leads to, of whatever noun."""
    said: list[Said] = field(default_factory=list)
    _withins: list[tuple[Thing, Thing, Fact]] = field(default_factory=list)

    def read(self, thing: Thing, node: Node) -> None:
        """What a node says of a statement; its words are found later."""
        story, data = self.story, thing.data
        data["kind"] = "indirect" if is_a(node, CLAIMS) else "direct"
        stated = story.first(node.of(t.QUOTATION_TYPE.iri), _KIND, thing.field)
        if stated is not None:
            data["kind"] = stated[0]
        story.elsewhere(thing)
        self._read_speaker(thing, node)
        self._read_parts(thing, node)
        for other, fact in story.inverse(node, "result", "object"):
            if is_a(other, SPEECH):
                self._read_act(thing, other, fact)
        words = [*node.of("text")] or ([*node.of("name")] if is_a(node, CLAIMS) else [])
        for fact in words[:1]:
            self.find(thing, fact)

    def find(self, thing: Thing, fact: Fact) -> None:
        """Has the words of a statement found in the body."""
        if type(fact.value) is str and fact.value.strip() and not fact.link:
            words = fact.value.strip()
            bare = words[1:-1].strip() if words[0] in _OPENING and words[-1] in _CLOSING else ""
            quote = Quote("body", bare or words, others=(words,) if bare else ())
            self.said.append(Said(thing, quote, fact))

    def _read_speaker(self, thing: Thing, node: Node) -> None:
        for fact in node.of("spokenByCharacter", "creator", "author"):
            who = self._who(fact)
            if who is None:
                continue
            if "speaker" not in thing.data:
                thing.data["speaker"], fact.taken = who.id, thing.field
            else:
                fact.taken = DERIVED if thing.data["speaker"] == who.id else None

    def _who(self, fact: Fact) -> Thing | None:
        story = self.story
        before = len(story.things)
        who = story.thing(fact, "participant", "person")
        node = story.facts.met(fact)
        if who is not None and len(story.things) > before and (node is None or not node.types):
            story.note(fact, "taken for a person, as nothing says what it is")
        return who

    def _read_parts(self, thing: Thing, node: Node) -> None:
        story, data = self.story, thing.data
        language = story.first(node.of("inLanguage"), values.language, thing.field)
        if language is not None:
            data["language"] = language[0]
        act = story.first(node.of(t.SPEECH_ACT.iri), _ACT, thing.field)
        if act is not None:
            data["act"] = act[0]
        self._read_about(thing, node)
        for fact in node.of("isPartOf", "appearance", "firstAppearance"):
            if fact.value in story.iris:
                fact.taken = DERIVED
                continue
            outer = story.thing(fact, "statement")
            if outer is not None:
                self._withins.append((thing, outer, fact))
        for fact in node.of("hasPart"):
            inner = story.thing(fact, "statement")
            if inner is not None:
                self._withins.append((inner, thing, fact))

    def _read_about(self, thing: Thing, node: Node) -> None:
        about = thing.data.setdefault("about", [])
        for fact in node.of("about", "mentions"):
            other = self.mentioned(fact)
            if other is not None and other is not thing:
                about.append(other.id)
                fact.taken = thing.field

    def _read_act(self, thing: Thing, act: Node, fact: Fact) -> None:
        """The act of saying it, of which it is the result (schema.org/CommunicateAction)."""
        story, data = self.story, thing.data
        for one in (fact, *story.own(act)):
            one.taken = thing.field
        for type_ in act.of("@type"):
            if type_.value == "CommunicateAction" or (
                type_.value in _ACTS and data.setdefault("act", _ACTS[type_.value]) == _ACTS[type_.value]
            ):
                type_.taken = thing.field
        for one in act.of("agent"):
            who = self._who(one)
            if who is not None and data.setdefault("speaker", who.id) == who.id:
                one.taken = thing.field
        for one in act.of("recipient"):
            who = self._who(one)
            if who is not None:
                data.setdefault("addressees", []).append(who.id)
                one.taken = thing.field
        when = story.first(act.of("startTime"), values.edtf, thing.field)
        if when is not None:
            data["when"] = {"value": when[0]}
        medium = story.first(act.of("instrument"), values.code, thing.field)
        if medium is not None:
            data["medium"] = medium[0]
        self._read_about(thing, act)

    def anchor(self) -> None:
        """Enters the words that were found, and what they tell of the kind."""
        body = self.story.data.get("body", "")
        for said in self.said:
            stretch, data = said.quote.stretch, said.thing.data
            if "content" in data:
                if stretch is not None and data["content"]["spans"] == [span(body, stretch)]:
                    said.fact.taken = DERIVED
                continue
            if stretch is None:
                self.story.note(said.fact, f"{said.quote.why_not}; left where it is")
                continue
            said.fact.taken = said.thing.field
            data["content"] = {"field": "body", "spans": [span(body, stretch)]}
            if said.quote.match != "exact":
                data["content"]["match"] = said.quote.match
                self.story.note(said.fact, "found in the body under normalisation")
            self._judge(said.thing, body, *stretch)

    def _judge(self, thing: Thing, body: str, start: int, end: int) -> None:
        """Direct where quotation marks stand around the words, mixed where some stand inside, else indirect."""
        if thing.node is not None and any(thing.node.of(t.QUOTATION_TYPE.iri)):
            return
        after = body[end : end + 2].lstrip(_STOPS)[:1]
        if body[max(0, start - 1) : start] in _OPENING and after in _CLOSING:
            thing.data["kind"] = "direct"
            thing.data["quoted"] = {"field": "body", "spans": [span(body, (start, end))]}
        elif any(mark in body[start:end] for mark in '"“”„«»「」'):
            thing.data["kind"] = "mixed"
        else:
            thing.data["kind"] = "indirect"

    def settle(self) -> None:
        """Ties statements to those that they stand within, where their words do."""
        for inner, outer, fact in self._withins:
            if _embraces(outer.data, inner.data) and "within" not in inner.data:
                inner.data["within"] = None
                make = _entering(inner.data, outer.id)
                self.story.ties.add("within", inner.id, outer.id, make, fact, taken=inner.field)


def _entering(data: dict[str, Any], id_: str) -> Callable[[], None]:
    return lambda: data.update(within=id_)


def _embraces(outer: dict[str, Any], inner: dict[str, Any]) -> bool:
    around, within = (data.get("extent") or data.get("content") for data in (outer, inner))
    if around is None or within is None:
        return True
    (start, _), (_, end) = stretches(around)[0], stretches(around)[-1]
    (first, _), (_, last) = stretches(within)[0], stretches(within)[-1]
    return around["field"] == within["field"] and start <= first and last <= end


def is_statement(node: Node) -> bool:
    """Whether a node is one."""
    return is_a(node, QUOTATIONS) or is_a(node, CLAIMS)
