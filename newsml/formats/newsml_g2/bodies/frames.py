"""Which elements of a foreign body hold one block each, and where those stand that have none of their own."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from newsml.formats._kit.xml import is_element
from newsml.formats.newsml_g2.bodies.edits import Remove, SetTail, SetText, apply, is_plain_text
from newsml.formats.newsml_g2.bodies.foreign import WHITE
from newsml.formats.newsml_g2.bodies.vocabulary import CONTAINERS, tag_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lxml.etree import _Element

    from newsml.formats.newsml_g2.bodies.edits import Edit
    from newsml.formats.newsml_g2.bodies.foreign import Trace

HOLD_BLOCKS: Final = CONTAINERS - {"html", "nitf"}
"""Elements in which blocks can be inserted."""
_WRAPPERS: Final = frozenset(
    ("li", "blockquote", "bq", "td", "th", "tr", "dd", "dt", "figcaption", "caption")
)
"""Elements that are no more than their one block."""
_PAGES: Final = frozenset(("html", "body", "nitf", "body.content"))
"""Elements that are there once."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words directly in an element that holds other blocks as well: a text node, and what is inline behind it."""

    owner: _Element
    tail: bool
    """Whether it begins with the owner's tail; otherwise with its text."""
    nodes: tuple[_Element, ...]

    @property
    def text(self) -> str:
        return (self.owner.tail if self.tail else self.owner.text) or ""

    def alone(self, host: _Element) -> _Element:
        """The same in an element of its own."""
        host.text = self.text
        host.extend([deepcopy(node) for node in self.nodes])
        return host

    def edited(self, edits: Sequence[Edit]) -> _Element:
        """The same after edits of its text nodes."""
        from lxml import etree

        host = self.alone(etree.Element("div"))
        twins = {self.owner: host}
        for node, twin in zip(self.nodes, host, strict=True):
            twins.update(zip(node.iter(), twin.iter(), strict=True))
        for edit in edits:
            if edit.node is self.owner and isinstance(edit, SetTail):
                apply([SetText(edit.node, edit.text)], twins)
            else:
                apply([edit], twins)
        return host

    def removal(self) -> list[Edit]:
        """Takes it away; white space around it stays."""
        out: list[Edit] = []
        if self.text.strip(WHITE):
            out.append(SetTail(self.owner, "") if self.tail else SetText(self.owner, ""))
        for node in self.nodes:
            if (node.tail or "").strip(WHITE):
                out.append(SetTail(node, ""))
            out.append(Remove(node))
        return out


@dataclass(frozen=True, slots=True)
class Frame:
    """What holds a block."""

    first: int
    last: int
    """Its runs: the first, and the one after the last."""
    inner: _Element | None = None
    """The innermost element around all of it and nothing else; None where its words stand beside other blocks."""
    outer: _Element | None = None
    """The outermost such element that can come and go with it."""
    leads: _Element | None = None
    """An element before the outer one, behind which a block could be inserted to stand before this one."""
    stretch: Stretch | None = None
    """Where it has no element: its words."""


def frames_of(root: _Element, trace: Trace) -> list[Frame]:
    """The frame of each block."""
    return [_frame(root, trace, block) for block in trace.blocks]


def _frame(root: _Element, trace: Trace, block: tuple[int, int]) -> Frame:
    run = trace.runs[block[0]]
    node = run.node.getparent() if run.tail else run.node
    while node is not None and node is not root and not _holds(node, trace, block):
        node = node.getparent() if trace.within[node][0] >= block[0] else None
    if node is None or trace.within.get(node) != block:
        return Frame(*block, stretch=_stretch(trace, block))
    outer = node
    while outer is not root:
        parent = outer.getparent()
        if parent is None or trace.within[parent] != block or tag_of(str(parent.tag)).name not in _WRAPPERS:
            break
        outer = parent
    if tag_of(str(outer.tag)).name in _PAGES:
        return Frame(*block, node)
    return Frame(*block, node, outer, _leads(outer))


def _holds(node: _Element, trace: Trace, block: tuple[int, int]) -> bool:
    """Whether an element is a block's own; an inline element is not, even where it holds all of it."""
    tag = tag_of(str(node.tag))
    return (tag.parts or tag.cell) and trace.within[node][1] >= block[1]


def _leads(outer: _Element) -> _Element | None:
    parent, before = outer.getparent(), outer.getprevious()
    if parent is None or tag_of(str(parent.tag)).name not in HOLD_BLOCKS:
        return None
    if before is None or not is_element(before):
        return None
    return None if (before.tail or "").strip(WHITE) else before


def _stretch(trace: Trace, block: tuple[int, int]) -> Stretch | None:
    runs = trace.runs[block[0] : block[1]]
    owner, tail = runs[0].node, runs[0].tail
    if not tail and not tag_of(str(owner.tag)).parts:
        owner, tail = _beginning(owner)
    elif tail and (parent := owner.getparent()) is not None and not tag_of(str(parent.tag)).parts:
        owner, tail = _beginning(parent)
    tails = {run.node for run in runs if run.tail}
    nodes: list[_Element] = []
    node = owner.getnext() if tail else next(iter(owner), None)
    seen = int((runs[0].node, runs[0].tail) == (owner, tail))
    while node is not None and seen < len(runs):
        first, last = trace.within.get(node, (0, 0))
        if not is_element(node) or tag_of(node.tag).parts or last > block[1]:
            return None
        seen += last - first + (node in tails)
        nodes.append(node)
        node = node.getnext()
    plain = is_plain_text(owner, tail=tail) and all(is_plain_text(node, tail=True) for node in nodes)
    return Stretch(owner, tail, tuple(nodes)) if plain and seen == len(runs) else None


def _beginning(node: _Element) -> tuple[_Element, bool]:
    """The text node before an inline element that is the first of a stretch."""
    while (parent := node.getparent()) is not None and not tag_of(str(parent.tag)).parts:
        node = parent
    before = node.getprevious()
    return (before, True) if before is not None else (parent if parent is not None else node, False)
