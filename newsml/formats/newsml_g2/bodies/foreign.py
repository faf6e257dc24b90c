"""Bodies that newsml did not write: laid out as a browser would, with blocks and marks where the markup shows them.

White space is collapsed, `br` is a line break, cells of a table are parted by a tab. Blocks are parted by an empty
line; items of a list and rows of a table by a line break. White space at the edge of an element is outside of it.
Elements that say something else are leftovers; their words stay in the text where a browser shows them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from newsml.formats._kit.xml import is_element
from newsml.formats.newsml_g2.bodies.body import Walked
from newsml.formats.newsml_g2.bodies.vocabulary import kind_of, tag_of
from newsml.formats.newsml_g2.names import XML_ID

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

    from newsml.formats.newsml_g2.bodies.vocabulary import Tag
    from newsml.formats.newsml_g2.source import Source

WHITE: Final = " \t\r\n"
"""What is collapsed (CSS Text 3, 4.1); a no-break space is a character like any other."""
UNEVEN: Final = re.compile("[ \t\r\n]{2,}|[\t\r\n]")
_UNSEEN: Final = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden)\b", re.IGNORECASE)
_RUNNING: Final = frozenset(("p", "div"))
"""Elements that hold running text; most have nothing else in them."""
_FREE: Final = frozenset(("id", XML_ID))
_FREE_ON_A: Final = _FREE | {"href"}


@dataclass(frozen=True, slots=True)
class Run:
    """Words that one text node of the markup gave."""

    node: _Element
    tail: bool
    """Whether they follow the element, or stand in it before its first child."""
    start: int
    end: int
    pre: bool


@dataclass(slots=True)
class Trace:
    """Where the words of a laid-out text come from."""

    runs: list[Run] = field(default_factory=list)
    within: dict[_Element, tuple[int, int]] = field(default_factory=dict)
    """The first of the runs that an element holds, and the one after the last."""
    blocks: list[tuple[int, int]] = field(default_factory=list)
    """The same for each block."""


def lay_out(root: _Element, source: Source, trace: Trace | None = None) -> Walked:
    """The text of a foreign body; what the markup says beyond the model becomes leftovers."""
    page = _Page(source, trace)
    at, tag = root, tag_of(str(root.tag))
    if tag.silent or _is_unseen(root, tag):
        source.leave(root)
        return page.done()
    stack: list[tuple[_Element, Tag, Any]] = []
    page.enter(at, tag)
    children: Iterator[_Element] = iter(root)
    while True:
        node = next(children, None)
        if node is None:
            page.leave(at, tag)
            if not stack:
                return page.done()
            if text := at.tail:
                page.text(text, at, tail=True)
            at, tag, children = stack.pop()
            continue
        name: Any = node.tag
        inner = tag_of(name) if isinstance(name, str) else None  # else it is no element
        if inner is None or inner.silent or _is_unseen(node, inner):
            _leave(node, inner, source)
            if text := node.tail:
                page.text(text, node, tail=True)
        elif len(node):
            stack.append((at, tag, children))
            at, tag, children = node, inner, iter(node)
            page.enter(node, inner)
        else:
            if inner.name in _RUNNING and trace is None and not node.keys():
                page.paragraph(node)
            else:
                page.enter(node, inner)
                page.leave(node, inner)
            if text := node.tail:
                page.text(text, node, tail=True)


def _leave(node: _Element, tag: Tag | None, source: Source) -> None:
    """Leaves what is not shown, but for the title of a page where that repeats the headline."""
    headline = source.texts.get("headline")
    titles = []
    if tag is not None and tag.name == "head" and headline is not None and not node.keys():
        titles = [child for child in node if _says(child, headline.walked.text)]
    if not titles:
        source.leave(node)
        return
    source.repeating += titles
    for child in node:
        if child not in titles:
            source.leave(child)


def _says(node: _Element, words: str) -> bool:
    title = is_element(node) and tag_of(str(node.tag)).name == "title"
    return title and node.text == words and not len(node) and not node.keys()


def _is_unseen(node: _Element, tag: Tag) -> bool:
    names = node.keys()
    if not names:
        return tag.name == "dialog"
    if "hidden" in names or (tag.name == "dialog" and "open" not in names):
        return True
    return "style" in names and _UNSEEN.search(node.get("style", "")) is not None


def _collapsed(words: str) -> str:
    """Words with one space for each stretch of white space."""
    # Several times as fast as UNEVEN, which is what it does.
    if "\n" not in words and "  " not in words and "\t" not in words and "\r" not in words:
        return words
    if words.isascii():
        return " ".join(words.split())
    even = words.replace("\n", " ").replace("\t", " ").replace("\r", " ")
    return " ".join([word for word in even.split(" ") if word])


class _Page:
    def __init__(self, source: Source, trace: Trace | None) -> None:
        self._source = source
        self._trace = trace
        self._out = Walked()
        self._parts: list[str] = []
        self._length = 0
        self._start: int | None = None
        """Where the open block starts."""
        self._space = False
        """Whether white space stands before the next words."""
        self._between: list[str] = []
        """Line breaks and tabs before the next words, if some come before the block ends."""
        self._kinds: list[dict[str, Any]] = [{"kind": "paragraph"}]
        self._depth = self._pre = 0
        self._row = self._cell = False
        """Whether a block that starts here is a row of a table; whether a cell of it has been met."""
        self._joins = ""
        """What the last block was, if the next one of its sort follows on the next line."""
        self._starting: list[int | None] = []
        self._unstarted = 0
        """How many of the open elements, the innermost, hold no words yet."""
        self._first_runs: list[int] = []
        self._block_run = 0

    def paragraph(self, node: _Element) -> None:
        """Does what `enter` and `leave` do, at half the cost, for a block of text alone that says nothing else."""
        self._end_block()
        text = node.text
        if text:
            self.text(text, node)
            self._end_block()

    def enter(self, node: _Element, tag: Tag) -> None:
        if tag.parts:
            if self._start is not None or self._space or self._between or self._cell:
                self._end_block()
            self._row = tag.name == "tr"
            self._depth += tag.list_
            if tag.kind is not None:
                parent = node.getparent()
                around = tag_of(str(parent.tag)).name if parent is not None else ""
                self._kinds.append(kind_of(tag, around, self._depth))
                self._pre += tag.kind == "preformatted"
            elif tag.name in ("table", "nitf-table"):
                self._joins = ""
        elif tag.cell:
            self._row = True
            if self._cell:
                self._between.append("\t")
            self._cell = True
        elif tag.name == "br" and self._start is not None:
            self._between.append("\n")
        if not tag.plain:
            self._source.leave(node)
        elif names := node.keys():
            free = _FREE_ON_A if tag.name == "a" else _FREE
            for name in names:
                if name not in free:
                    self._source.leave(node, str(name))
        self._starting.append(None)
        self._unstarted += 1
        if self._trace is not None:
            self._first_runs.append(len(self._trace.runs))
        text = node.text
        if text:
            self.text(text, node)

    def leave(self, node: _Element, tag: Tag) -> None:
        start = self._starting.pop()
        if start is None:
            self._unstarted -= 1
        else:
            self._close(node, tag, start)
        if self._trace is not None:
            self._trace.within[node] = (self._first_runs.pop(), len(self._trace.runs))
        if tag.parts:
            self._end_block(row=tag.name == "tr")
            self._row = False
            self._depth -= tag.list_
            if tag.kind is not None:
                self._kinds.pop()
                self._pre -= tag.kind == "preformatted"
            elif tag.name in ("table", "nitf-table"):
                self._joins = ""

    def _close(self, node: _Element, tag: Tag, start: int) -> None:
        id_ = node.get(XML_ID) or node.get("id")
        if id_:
            self._out.ids.setdefault(id_, (start, self._length))
        if tag.mark is not None:
            mark = {"kind": tag.mark, "start": start, "end": self._length}
            href = " ".join((node.get("href") or "").split()) if tag.name == "a" else ""
            if href:
                mark["href"] = href
            self._out.marks.append(mark)

    def text(self, text: str, node: _Element, *, tail: bool = False) -> None:
        if self._pre:
            if self._start is None and not self._between:
                text = text.lstrip("\r\n")
            words = text.rstrip(WHITE)
            after = text[len(words) :]
            if words:
                self._put(words, node, tail=tail)
            if after:
                self._between.append(after)
            return
        words = text.strip(WHITE)
        if not words:
            self._space = True
            return
        if text[0] in WHITE:
            self._space = True
        self._put(_collapsed(words), node, tail=tail)
        self._space = text[-1] in WHITE

    def _put(self, words: str, node: _Element, *, tail: bool) -> None:
        if self._start is None:
            self._begin_block()
        elif self._space and not self._between:
            self._add(" ")
        if self._between:
            self._add("".join(self._between))
            self._between = []
        self._space = False
        if self._unstarted:
            self._starting[-self._unstarted :] = [self._length] * self._unstarted
            self._unstarted = 0
        if self._trace is not None:
            run = Run(node, tail, self._length, self._length + len(words), bool(self._pre))
            self._trace.runs.append(run)
        self._parts.append(words)
        self._length += len(words)

    def _begin_block(self) -> None:
        if self._length:
            self._add("\n" if self._joins and self._joins == self._sort() else "\n\n")
        self._start = self._length
        if self._trace is not None:
            self._block_run = len(self._trace.runs)

    def _sort(self) -> str:
        kind = str(self._kinds[-1]["kind"])
        return kind if kind == "list_item" else "row" if self._row else ""

    def _add(self, words: str) -> None:
        self._parts.append(words)
        self._length += len(words)

    def _end_block(self, *, row: bool = False) -> None:
        if self._start is not None:
            if row and "\t" in self._between:  # empty cells at the end of a row
                self._add("".join(self._between).replace("\n", ""))
            block = self._kinds[-1]
            self._out.blocks.append({**block, "start": self._start, "end": self._length})
            self._joins = self._sort()
            if block["kind"] == "list_item":
                # What follows the first block of an item is no further item.
                self._kinds[-1] = {"kind": "paragraph"}
            if self._trace is not None:
                self._trace.blocks.append((self._block_run, len(self._trace.runs)))
            self._start = None
        self._space = False
        self._between = []
        self._row = self._cell = False

    def done(self) -> Walked:
        self._end_block()
        self._out.text = "".join(self._parts)
        return self._out
