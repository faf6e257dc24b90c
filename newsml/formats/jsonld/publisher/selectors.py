"""Selectors of the Web Annotation Data Model (4.2): the stretch of a text that each of them means."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from newsml.formats.jsonld.publisher import values
from newsml.formats.jsonld.publisher.anchors import Quote
from newsml.formats.jsonld.term import OA, RDF

if TYPE_CHECKING:
    from newsml.formats.jsonld.facts import Fact, Node
    from newsml.formats.jsonld.publisher.story import Story

SELECTOR: Final = OA + "hasSelector"
_START, _END, _EXACT, _PREFIX, _SUFFIX = (OA + name for name in ("start", "end", "exact", "prefix", "suffix"))
_REFINED: Final = OA + "refinedBy"
_FIRST, _LAST = OA + "hasStartSelector", OA + "hasEndSelector"
_CHARACTERS: Final = re.compile(r"char=([0-9]{1,10}),([0-9]{1,10})")
"""A fragment of plain text (RFC 5147, 2.2.1)."""
_DEEPEST: Final = 4
_MOST_REFINED: Final = 20_000_000
"""How many characters are gone through, in all of one article, for quotations inside of other selections."""


class Selected:
    """What the selectors of one target say: a stretch, a quotation that is still to be found, or why neither."""

    def __init__(self, story: Story, field: str, text: str) -> None:
        self._story, self._field, self._text = story, field, text
        self.facts: list[Fact] = []
        """What was made use of."""
        self.stretch: tuple[int, int] | None = None
        self.quote: Quote | None = None
        self.why_not = ""
        self.unverified = False
        """Whether there is a position only, and no words to verify it."""

    def read(self, target: Node) -> None:
        """Reads the selectors of a target; several of one target select the same (4.2)."""
        position: tuple[int, int] | None = None
        quote: Quote | None = None
        for fact in target.of(SELECTOR):
            node = self._story.facts.met(fact)
            if node is None:
                continue
            self.facts.append(fact)
            if any(node.of(_REFINED)) or any(node.of(_FIRST)):
                position = position or self._stretch(node, 0, len(self._text), 0)
                continue
            position = position or self._position(node)
            quote = quote or self._quote(node)
        self._decide(position, quote)

    def _decide(self, position: tuple[int, int] | None, quote: Quote | None) -> None:
        if position is not None and not 0 <= position[0] < position[1] <= len(self._text):
            position = None
        if quote is None:
            self.stretch, self.unverified = position, position is not None
            self.why_not = "" if position is not None else "no selector of words or of a position in the text"
        elif position is not None and self._text[slice(*position)] == quote.exact:
            self.stretch = position
        else:
            self.quote = quote

    def _took(self, node: Node, *names: str) -> None:
        for fact in (*node.of("@type", *names), *self._story.own(node)):
            self.facts.append(fact)

    def _position(self, node: Node) -> tuple[int, int] | None:
        for start in node.of(_START):
            for end in node.of(_END):
                found = values.offset(start.value), values.offset(end.value)
                if found[0] is not None and found[1] is not None:
                    self._took(node, _START, _END)
                    return found[0], found[1]
        for fact in node.of(RDF + "value"):
            fragment = _CHARACTERS.fullmatch(str(fact.value))
            if fragment is not None:
                self._took(node, RDF + "value", "http://purl.org/dc/terms/conformsTo")
                return int(fragment[1]), int(fragment[2])
        return None

    def _quote(self, node: Node) -> Quote | None:
        for fact in node.of(_EXACT):
            if type(fact.value) is str and fact.value:
                self._took(node, _EXACT, _PREFIX, _SUFFIX)
                prefix, suffix = (
                    next((one.value for one in node.of(name) if type(one.value) is str), "")
                    for name in (_PREFIX, _SUFFIX)
                )
                return Quote(self._field, fact.value, prefix, suffix)
        return None

    def _stretch(self, node: Node, low: int, high: int, depth: int) -> tuple[int, int] | None:
        """What a selector means inside of a stretch; a refinement counts from where that begins (4.2.9)."""
        if depth > _DEEPEST:
            return None
        found = self._range(node, low, high, depth) if any(node.of(_FIRST)) else self._simple(node, low, high)
        for fact in node.of(_REFINED):
            inner = self._story.facts.met(fact)
            if found is None or inner is None:
                return None
            self.facts.append(fact)
            found = self._stretch(inner, *found, depth + 1)
        return found

    def _simple(self, node: Node, low: int, high: int) -> tuple[int, int] | None:
        position = self._position(node)
        if position is not None:
            start, end = low + position[0], low + position[1]
            return (start, end) if start <= end <= high else None
        quote = self._quote(node)
        if quote is None or self._story.searched > _MOST_REFINED:
            return None
        self._story.searched += high - low
        whole = quote.prefix + quote.exact + quote.suffix
        at = self._text.find(whole, low, high)
        if at < 0 or self._text.find(whole, at + 1, high) >= 0:
            return None
        start = at + len(quote.prefix)
        return start, start + len(quote.exact)

    def _range(self, node: Node, low: int, high: int, depth: int) -> tuple[int, int] | None:
        """From the start of one selection to the start of another, which is outside (4.2.8)."""
        ends = []
        for name in (_FIRST, _LAST):
            for fact in node.of(name):
                inner = self._story.facts.met(fact)
                found = self._stretch(inner, low, high, depth + 1) if inner is not None else None
                if found is not None:
                    self.facts.append(fact)
                    ends.append(found[0])
                    break
        self._took(node)
        return (ends[0], ends[1]) if len(ends) == 2 and ends[0] <= ends[1] else None
