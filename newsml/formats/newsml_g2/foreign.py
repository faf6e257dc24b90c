"""Bodies that newsml did not write: laid out as a browser would, with blocks and marks where the markup shows them.

White space is collapsed, blocks are parted by an empty line (items of a list by a line break), `br` is a line break.
Elements that say something else are leftovers; their words stay in the text.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from newsml.formats._kit.xml import is_element
from newsml.formats.newsml_g2.body import Walked
from newsml.formats.newsml_g2.names import XML_ID

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

    from newsml.formats.newsml_g2.source import Source

_WHITE: Final = re.compile("[ \t\r\n]+")
_BLOCKS: Final = {
    **dict.fromkeys(
        ("p", "div", "section", "article", "td", "th", "tr", "dt", "dd", "address", "block"), "paragraph"
    ),
    **{f"h{level}": "heading" for level in range(1, 7)},
    "hl1": "heading",
    "hl2": "heading",
    "li": "list_item",
    "blockquote": "block_quote",
    "bq": "block_quote",
    "pre": "preformatted",
    "caption": "caption",
    "figcaption": "caption",
}
_BOUNDARIES: Final = {
    *_BLOCKS,
    "ul",
    "ol",
    "dl",
    "table",
    "tbody",
    "thead",
    "figure",
    "body",
    "html",
    "hr",
    "nitf",
    "body.content",
}
_MARKS: Final = {
    "em": "emphasis",
    "i": "emphasis",
    "strong": "strong",
    "b": "strong",
    "u": "underline",
    "a": "link",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "sub": "subscript",
    "sup": "superscript",
    "code": "code",
    "tt": "code",
}
_SILENT: Final = {"head", "script", "style", "body.head", "body.end", "template"}
_PLAIN: Final = {*_BOUNDARIES, *_MARKS, "span", "br", "header", "footer", "main"} - {
    "figure",
    "hr",
    "table",
    "tr",
    "td",
    "th",
}


def lay_out(root: _Element, source: Source) -> Walked:
    """The text of a foreign body; what the markup says beyond the model becomes leftovers."""
    page = _Page(source)
    stack: list[tuple[_Element, Any]] = []
    page.enter(root)
    children: Iterator[_Element] = iter(root)
    while True:
        node = next(children, None)
        if node is None:
            inner = stack.pop() if stack else None
            page.leave(inner[0] if inner else root)
            if inner is None:
                return page.done()
            page.text(inner[0].tail)
            children = inner[1]
        elif not is_element(node) or _local(node) in _SILENT:
            source.leave(node)
            page.text(node.tail)
        else:
            stack.append((node, children))
            page.enter(node)
            children = iter(node)


def _local(node: _Element) -> str:
    return str(node.tag).rpartition("}")[2].lower()


class _Page:
    def __init__(self, source: Source) -> None:
        self._source = source
        self._out = Walked()
        self._parts: list[str] = []
        self._length = 0
        self._start: int | None = None
        self._space = False
        self._kinds: list[dict[str, Any]] = [{"kind": "paragraph"}]
        self._open: list[tuple[str, int | None, Any]] = []
        self._pre = 0
        self._starting: list[list[Any]] = []
        self._last_kind = ""

    def enter(self, node: _Element) -> None:
        tag = _local(node)
        if tag in _BOUNDARIES:
            self._end_block()
        if tag in _BLOCKS:
            self._kinds.append(_block(node, tag))
        self._pre += tag == "pre"
        if tag == "br":
            self._break()
        if tag not in _PLAIN:
            self._source.leave(node)
        else:
            for name in node.attrib:
                if name not in ("id", XML_ID) and not (tag == "a" and name == "href"):
                    self._source.leave(node, str(name))
        self._starting.append([node, None])
        self.text(node.text)

    def leave(self, node: _Element) -> None:
        tag = _local(node)
        start = self._starting.pop()[1]
        id_ = node.get(XML_ID) or node.get("id")
        if start is not None:
            end = self._length
            if id_:
                self._out.ids.setdefault(id_, (start, end))
            if tag in _MARKS and end > start:
                mark = {"kind": _MARKS[tag], "start": start, "end": end}
                href = " ".join((node.get("href") or "").split())
                self._out.marks.append({**mark, "href": href} if tag == "a" and href else mark)
        self._pre -= tag == "pre"
        if tag in _BOUNDARIES:
            self._end_block()
        if tag in _BLOCKS:
            self._kinds.pop()

    def text(self, text: str | None) -> None:
        if not text:
            return
        if self._pre:
            self._put(text)
            return
        words = _WHITE.sub(" ", text)
        if words[0] == " ":
            self._space = True
            words = words[1:]
        if not words:
            return
        trailing = words[-1] == " "
        self._put(words.rstrip(" "))
        self._space = trailing

    def _put(self, words: str) -> None:
        if self._start is None:
            if self._length:
                lists = self._last_kind == self._kinds[-1]["kind"] == "list_item"
                self._add("\n" if lists else "\n\n")
            self._start = self._length
        elif self._space and not (self._parts and self._parts[-1].endswith("\n")):
            self._add(" ")
        self._space = False
        for entry in reversed(self._starting):
            if entry[1] is not None:
                break
            entry[1] = self._length
        self._add(words)

    def _add(self, words: str) -> None:
        self._parts.append(words)
        self._length += len(words)

    def _break(self) -> None:
        if self._start is not None:
            self._add("\n")
            self._space = False

    def _end_block(self) -> None:
        self._space = False
        if self._start is None:
            return
        while self._parts and not self._parts[-1].rstrip("\n"):
            self._length -= len(self._parts.pop())
        block = self._kinds[-1]
        self._out.blocks.append({**block, "start": self._start, "end": self._length})
        self._last_kind = block["kind"]
        self._start = None

    def done(self) -> Walked:
        self._end_block()
        self._out.text = "".join(self._parts)
        for mark in self._out.marks:
            mark["end"] = min(mark["end"], len(self._out.text))
        self._out.marks = [mark for mark in self._out.marks if mark["start"] < mark["end"]]
        size = len(self._out.text)
        self._out.ids = {
            id_: (start, min(end, size)) for id_, (start, end) in self._out.ids.items() if start < size
        }
        return self._out


def _block(node: _Element, tag: str) -> dict[str, Any]:
    out: dict[str, Any] = {"kind": _BLOCKS[tag]}
    if out["kind"] == "heading":
        out["level"] = int(tag[-1])
    elif out["kind"] == "list_item":
        parent = node.getparent()
        out["ordered"] = parent is not None and _local(parent) == "ol"
    return out
