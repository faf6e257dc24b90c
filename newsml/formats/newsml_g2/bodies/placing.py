"""New blocks of a foreign body as elements of its own markup, where they go, and what goes with those that go."""

from __future__ import annotations

from copy import deepcopy
from itertools import accumulate
from typing import TYPE_CHECKING, Final

from newsml.formats.newsml_g2.bodies.edits import InsertAfter, Remove, SetTail, SetText, is_plain_text
from newsml.formats.newsml_g2.bodies.frames import HOLD_BLOCKS
from newsml.formats.newsml_g2.bodies.rewriting import written
from newsml.formats.newsml_g2.bodies.vocabulary import tag_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from lxml.etree import _Element

    from newsml.formats.newsml_g2.bodies.edits import Edit
    from newsml.formats.newsml_g2.bodies.foreign import Trace
    from newsml.formats.newsml_g2.bodies.frames import Frame
    from newsml.formats.newsml_g2.bodies.pieces import Key, Piece
    from newsml.formats.newsml_g2.bodies.rewriting import Pen

_COPIED: Final = frozenset(
    (
        "p",
        "div",
        "li",
        "dd",
        "dt",
        "blockquote",
        "pre",
        "address",
        *(f"h{level}" for level in range(1, 7)),
        "hl2",
    )
)
"""Elements beside which another one of the same name is another block of the same kind."""
_MOVED: Final = (_COPIED | {"bq"}) - {"dd", "dt"}
"""Elements that can be moved with all that they hold."""
_FRAMES: Final = frozenset(("ul", "ol", "dl", "table", "tbody", "thead", "blockquote", "bq"))
"""Elements that are nothing without the blocks in them."""


class Placing:
    """Goes through the new blocks in their order."""

    def __init__(
        self,
        trace: Trace,
        frames: Sequence[Frame],
        old: Sequence[Piece],
        origin: Sequence[int | None],
        *,
        pen: Pen,
        copies: Mapping[int, int],
    ) -> None:
        self.edits: list[Edit] = []
        self._trace, self._frames, self._old, self._pen, self._copies = trace, frames, old, pen, copies
        kept = {at for at in origin if at is not None}
        self._removed = [at for at in range(len(old)) if at not in kept]
        self._next_kept = _next(kept, len(old))
        self._moved: dict[Piece, list[int]] = {}
        for at in reversed(self._removed):
            self._moved.setdefault(old[at], []).append(at)
        self._at = 0 if 0 not in kept else -1
        """The old block that is the last one before what comes now; -1 before all."""
        self._anchor: _Element | None = None
        """What the last new element was inserted behind, if something was since that block."""
        self.edited: set[int] = set()
        """Old blocks without an element whose text nodes are edited."""
        self._key: Key | None = None
        """The kind of the block before."""
        self._list: _Element | None = None
        """The last new element, if it is a list."""
        if self._at == 0:
            self._key = old[0].key

    def pass_by(self, at: int) -> None:
        """An old block stays where it is."""
        self._at, self._anchor, self._list, self._key = at, None, None, self._old[at].key

    def wrap(self, at: int, piece: Piece) -> bool:
        """An old block that has no element gets one, and these words; False where that cannot be."""
        stretch = self._frames[at].stretch
        if stretch is None or not stretch.tail or piece.key[0] != "paragraph":
            return False
        if _name(stretch.owner.getparent()) not in HOLD_BLOCKS:
            return False
        node: _Element | None
        if piece == self._old[at]:
            node = stretch.alone(self._pen.element(self._pen.paragraph))
        else:
            node = written(self._pen.paragraph, piece, self._pen)
        self.edits += stretch.removal()
        return self._insert(stretch.owner, node, piece)

    def add(self, number: int, piece: Piece) -> bool:
        """A new block comes here; False where the markup has no room for it."""
        node = self._copy(number, piece)
        if self._list is not None and self._key == piece.key:
            item = node if node is not None else written("li", piece, self._pen)
            if item is None:
                return False
            self._list.append(item)
            return True
        beside = self._beside(piece)
        if beside is not None:
            if node is None:
                node = written(_name(self._frames[self._at].outer), piece, self._pen)
            return self._insert(beside, node, piece)
        stretch = self._frames[self._at].stretch if self._anchor is None and self._at >= 0 else None
        if stretch is not None:
            if self._at in self._removed:
                self._anchor = stretch.owner if stretch.tail else None
            elif self._at in self.edited or not self.wrap(self._at, self._old[self._at]):
                return False
        anchor = self._outside()
        if anchor is None:
            return False
        if node is None or piece.key[0] in ("list_item", "block_quote"):
            node = self._element(piece, node)
        return self._insert(anchor, node, piece)

    def _insert(self, anchor: _Element, node: _Element | None, piece: Piece) -> bool:
        if node is None:
            return False
        self.edits.append(InsertAfter(anchor, node))
        self._anchor, self._key = anchor, piece.key
        self._list = node if _name(node) in ("ul", "ol") else None
        return True

    def _copy(self, number: int, piece: Piece) -> _Element | None:
        """The element of an old block that has moved here, with all that it holds."""
        at = self._copies.get(number)
        if at is None:
            found = self._moved.get(piece)
            if not found:
                return None
            at = found.pop()
        outer = self._frames[at].outer
        if outer is None or _name(outer) not in _MOVED:
            return None
        node = deepcopy(outer)
        node.tail = None
        return node

    def _beside(self, piece: Piece) -> _Element | None:
        """The element of the block before, if another one of its name behind it is what is wanted."""
        if self._at < 0 or self._key != piece.key:
            return None
        outer = self._frames[self._at].outer
        if outer is None or _name(outer) not in _COPIED or self._old[self._at].key != piece.key:
            return None
        return outer if self._anchor in (None, outer) else None

    def _outside(self) -> _Element | None:
        """The element of the block before, or one around it, that stands where blocks of any kind can."""
        if self._at < 0:
            return self._frames[0].leads
        node = self._anchor if self._anchor is not None else self._frames[self._at].outer
        while node is not None:
            parent = node.getparent()
            if parent is not None and _name(parent) in HOLD_BLOCKS:
                break
            node = parent
        if node is None or node not in self._trace.within:
            return None
        after = self._next_kept[self._at]
        if after is not None and self._frames[after].first < self._trace.within[node][1]:
            return None
        return node

    def _element(self, piece: Piece, node: _Element | None) -> _Element | None:
        kind, level, ordered = piece.key
        pen = self._pen
        if kind == "list_item":
            item = node if node is not None else written("li", piece, pen)
            if item is None or level is not None or ordered is None:
                return None
            around = pen.element("ol" if ordered else "ul")
            around.append(item)
            return around
        if kind == "heading":
            name = "hl2" if pen.nitf and level == 2 else f"h{level}"
            return written(name, piece, pen) if name == "hl2" or not pen.nitf else None
        if kind == "block_quote" and node is not None and _name(node) in ("blockquote", "bq"):
            return node
        if kind == "block_quote" and pen.nitf:
            quote, block, words = pen.element("bq"), pen.element("block"), written("p", piece, pen)
            if words is None:
                return None
            quote.append(block)
            block.append(words)
            return quote
        names = {"paragraph": pen.paragraph, "block_quote": "blockquote", "preformatted": "pre"}
        return written(names[kind], piece, pen) if kind in names else None

    def removals(self) -> list[Edit] | None:
        """What takes the old blocks away that are no longer there; None where their words cannot be told apart."""
        lost = set(self._removed)
        steps = [at in lost for at, frame in enumerate(self._frames) for _ in range(frame.first, frame.last)]
        gone = [0, *accumulate(steps)]
        kept = self._needed()
        nodes: dict[_Element, None] = {}
        out: list[Edit] = []
        for at in self._removed:
            frame = self._frames[at]
            if frame.stretch is not None:
                out += frame.stretch.removal()
            elif frame.outer is None:
                runs = self._trace.runs[frame.first : frame.last]
                if not all(is_plain_text(run.node, tail=run.tail) for run in runs):
                    return None
                out.extend(SetTail(run.node, "") if run.tail else SetText(run.node, "") for run in runs)
            else:
                nodes.setdefault(self._around(frame.outer, gone, kept))
        out.extend(Remove(node) for node in nodes if not any(up in nodes for up in node.iterancestors()))
        return out

    def _around(self, node: _Element, gone: Sequence[int], kept: set[_Element]) -> _Element:
        """A list or table that holds nothing else goes as a whole."""
        while (parent := node.getparent()) is not None and _name(parent) in _FRAMES and parent not in kept:
            first, last = self._trace.within[parent]
            if gone[last] - gone[first] < last - first:
                break
            node = parent
        return node

    def _needed(self) -> set[_Element]:
        """The elements in which something is inserted."""
        out: set[_Element] = set()
        for edit in self.edits:
            for node in edit.node.iterancestors():
                if node in out:
                    break
                out.add(node)
        return out


def _next(kept: set[int], count: int) -> list[int | None]:
    """For each old block the next one behind it that stays."""
    out: list[int | None] = [None] * count
    after: int | None = None
    for at in reversed(range(count)):
        out[at] = after
        if at in kept:
            after = at
    return out


def _name(node: _Element | None) -> str:
    return tag_of(str(node.tag)).name if node is not None else ""
