"""W3C Web Annotations on the article: mentions, the words of statements, and notes."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Final

from newsml.formats.jsonld import terms as t
from newsml.formats.jsonld.publisher import values
from newsml.formats.jsonld.publisher.anchors import inside, span
from newsml.formats.jsonld.publisher.selectors import SELECTOR, Selected
from newsml.formats.jsonld.term import OA, RDF

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from newsml.formats.jsonld.facts import Fact, Node
    from newsml.formats.jsonld.publisher.anchors import Quote
    from newsml.formats.jsonld.publisher.story import Story, Thing

_TARGET, _SOURCE, _BODY, _BODY_VALUE = (
    OA + name for name in ("hasTarget", "hasSource", "hasBody", "bodyValue")
)
_MOTIVATED, _PURPOSE = OA + "motivatedBy", OA + "hasPurpose"
_WORDS: Final = {iri: word for word, iri in (t.MOTIVATION.words or {}).items()}
_NAMING: Final = {OA + word: "identifying" for word in ("tagging", "linking", "classifying")}
"""Other motivations to say what words are about."""
_REMARKS: Final = frozenset(
    OA + word for word in ("commenting", "describing", "editing", "questioning", "replying")
)
_PARTS: Final = {
    ("statement", "identifying"): "content",
    ("statement", "delimiting"): "extent",
    ("statement", "attributing"): "source",
    ("statement", "glossing"): "gloss",
}


@dataclass(slots=True, eq=False)
class _Marked:
    """Words that an annotation joins to a thing."""

    thing: Thing
    motivation: str
    selected: list[Selected]
    fields: list[str]
    facts: list[Fact]
    where: Fact


@dataclass(slots=True, eq=False)
class Annotations:
    """Reads the annotations of one article."""

    story: Story
    mentioned: Callable[[Fact], Thing | None]
    quotes: list[Quote] = field(default_factory=list)
    _marked: list[_Marked] = field(default_factory=list)
    _texts: dict[str, str] = field(default_factory=dict)
    _same: dict[str, Thing] | None = None

    def read(self) -> None:
        """Reads every annotation whose target is the article or one of its texts."""
        story = self.story
        for iri in sorted(story.iris):
            self._texts[iri] = ""
            for name in ("headline", "standfirst", "body"):
                self._texts.setdefault(f"{iri}#{name}", name)
        for fact in story.node.of("encoding"):
            if type(fact.value) is str:
                self._texts[fact.value] = "body"
        found: dict[str, tuple[Node, list[tuple[Fact, Node | None, str]]]] = {}
        for iri, name in self._texts.items():
            for annotation, fact, resource in self._targets(iri):
                found.setdefault(annotation.iri, (annotation, []))[1].append((fact, resource, name))
        for annotation, targets in found.values():
            self._annotation(annotation, targets)

    def _targets(self, iri: str) -> Iterator[tuple[Node, Fact, Node | None]]:
        """The annotations of a text, with the fact that leads to it, and the resource with selectors between."""
        for node, name, fact in self.story.facts.leading_to(iri):
            if name == _TARGET:
                yield node, fact, None
            elif name == _SOURCE:
                for annotation, target in self.story.inverse(node, _TARGET):
                    yield annotation, target, node

    def _annotation(self, node: Node, targets: list[tuple[Fact, Node | None, str]]) -> None:
        motivations = [*node.of(_MOTIVATED, _PURPOSE)]
        word = motivations[0].value if motivations else OA + "identifying"
        selecting = [one for one in targets if one[1] is not None and any(one[1].of(SELECTOR))]
        if not selecting:
            self._on_the_whole(node, str(word), targets)
            return
        motivation = _WORDS.get(str(word)) or _NAMING.get(str(word))
        if motivation is None:
            return
        for body in node.of(_BODY):
            thing = self._thing(body)
            if thing is None:
                continue
            facts = [*node.of("@type"), *self.story.own(node), *motivations[:1], body]
            selected, fields = [], []
            for fact, resource, name in selecting:
                if resource is None:
                    continue
                chosen = self._selected(resource, name)
                selected.append(chosen)
                fields.append(name or self._default)
                facts += [fact, *resource.of("@type", _SOURCE), *self.story.own(resource)]
                if chosen.quote is not None:
                    self.quotes.append(chosen.quote)
            self._marked.append(_Marked(thing, motivation, selected, fields, facts, selecting[0][0]))

    @property
    def _default(self) -> str:
        return "body" if "body" in self.story.data else "headline"

    def _selected(self, resource: Node, name: str) -> Selected:
        name = name or self._default
        selected = Selected(self.story, name, self.story.data.get(name, ""))
        selected.read(resource)
        return selected

    def _thing(self, body: Fact) -> Thing | None:
        """The thing that a body is: described in the document, or known by the IRI of the same thing elsewhere."""
        if self._same is None:
            self._same = {}
            for thing in self.story.things.values():
                for iri in thing.data.get("same_as", ()):
                    self._same.setdefault(iri, thing)
        node = self.story.facts.met(body)
        if node is not None and not set(node.facts) <= {"@id"}:
            return None if any(node.of(RDF + "value")) else self.mentioned(body)
        iri = values.web_address(body.value)
        return self._same.get(iri[0]) if iri is not None else None

    def _on_the_whole(self, node: Node, word: str, targets: list[tuple[Fact, Node | None, str]]) -> None:
        """Remarks on the article are editorial notes, its tags are labels."""
        story = self.story
        bodies = [(fact, fact) for fact in node.of(_BODY_VALUE)]
        for fact in node.of(_BODY):
            body = story.facts.met(fact)
            if body is not None:
                bodies += [(fact, value) for value in body.of(RDF + "value")]
        for fact, value in bodies:
            body = story.facts.met(fact)
            purposes = [*body.of(_PURPOSE)] if body is not None else []
            meant = str(purposes[0].value) if purposes else word
            taken = "labels" if meant == OA + "tagging" else "editorial_notes" if meant in _REMARKS else None
            found = (
                story.decoded(value, values.label if taken == "labels" else values.text, taken)
                if taken
                else None
            )
            if found is None or taken is None:
                continue
            if taken == "labels":
                story.data.setdefault("labels", []).append({"scheme": OA + "tagging", "value": found})
            else:
                story.data.setdefault("editorial_notes", []).append(found)
            used = [fact, *purposes, *node.of("@type", _MOTIVATED), *story.own(node)]
            used += (one[0] for one in targets)
            used += [*body.of("@type"), *story.own(body)] if body is not None else ()
            for one in used:
                one.taken = one.taken or taken

    def anchor(self, *, quoting: bool) -> None:
        """Enters the words into the things, once they are found; quoted parts after the contents that hold them."""
        for marked in self._marked:
            if (marked.motivation == "quoting") is not quoting:
                continue
            anchor = self._anchor(marked)
            if anchor is not None and self._enter(marked, anchor):
                for fact in (*marked.facts, *(fact for one in marked.selected for fact in one.facts)):
                    fact.taken = fact.taken or marked.thing.field
            elif anchor is not None:
                self.story.note(marked.where, "no place for these words; left where it is")

    def _anchor(self, marked: _Marked) -> dict[str, Any] | None:
        stretches: list[tuple[int, int]] = []
        match = ""
        for one in marked.selected:
            stretch = one.stretch
            if one.quote is not None:
                stretch = one.quote.stretch
                match = "normalised" if one.quote.match == "normalised" else match
            if stretch is None:
                why = one.quote.why_not if one.quote is not None else one.why_not
                self.story.note(marked.where, f"{why}; left where it is")
                return None
            if one.unverified:
                self.story.note(marked.where, "a position without the words, which cannot be verified")
            stretches.append(stretch)
        stretches.sort()
        apart = all(one[1] <= two[0] for one, two in pairwise(stretches))
        if not apart or len(set(marked.fields)) > 1:
            self.story.note(marked.where, "targets that overlap or are in several texts; left where they are")
            return None
        name = marked.fields[0]
        spans = [span(self.story.data[name], stretch) for stretch in stretches]
        return {"field": name, "spans": spans, **({"match": match} if match else {})}

    def _enter(self, marked: _Marked, anchor: dict[str, Any]) -> bool:
        thing, motivation = marked.thing, marked.motivation
        data = thing.data
        if motivation == "identifying" and thing.noun != "statement":
            data.setdefault("mentions", []).append(anchor)
            return True
        if motivation == "cueing" and thing.noun == "statement":
            data.setdefault("cue", []).append(anchor)
            return True
        if motivation == "dating" and thing.noun in ("event", "statement"):
            when = data.setdefault("when", {})
            return when.setdefault("anchor", anchor) is anchor
        if motivation == "locating" and thing.noun == "event" and len(data.get("where", ())) == 1:
            return bool(data["where"][0].setdefault("anchor", anchor) is anchor)
        if motivation == "participating" and len(data.get("participations", ())) == 1:
            return bool(data["participations"][0].setdefault("anchor", anchor) is anchor)
        if motivation == "entitling" and len(data.get("roles", ())) == 1:
            return bool(data["roles"][0].setdefault("anchor", anchor) is anchor)
        if motivation == "quoting" and thing.noun == "statement" and inside(data.get("content"), anchor):
            data["quoted"] = anchor
            return True
        part = _PARTS.get((thing.noun, motivation))
        return part is not None and data.setdefault(part, anchor) is anchor
