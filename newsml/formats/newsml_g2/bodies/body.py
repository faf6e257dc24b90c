"""Our own dialect of XHTML: the string value of `body` is the article's text, character by character.

Blocks are elements, white space between them stays where it is; marks and the words of anchors are elements within.
`na:digest` of the text on inlineXML says that offsets kept elsewhere still hold; `na:layout` says whether the article
has blocks of its own or each line is a paragraph. After an edit by hand the markup alone decides.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from newsml.formats._kit.xml import is_element
from newsml.formats.newsml_g2.bodies.markup import Fragment, Ink, Region, cut, fill
from newsml.formats.newsml_g2.names import LANG, NA, SPACE, XHTML, XML_ID, na, xhtml
from newsml.model.withholding import digest

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from lxml.etree import _Element

    from newsml.formats.newsml_g2.draft import Draft
    from newsml.formats.newsml_g2.source import Source

_BLOCKS: Final = {
    "paragraph": "p",
    "list_item": "li",
    "block_quote": "blockquote",
    "preformatted": "pre",
    "caption": "figcaption",
}
MARKS: Final = {
    "emphasis": "em",
    "strong": "strong",
    "underline": "u",
    "strikethrough": "s",
    "subscript": "sub",
    "superscript": "sup",
    "code": "code",
    "link": "a",
}
"""The elements of XHTML for marks."""
_KIND_OF_TAG: Final = {xhtml(tag): kind for kind, tag in _BLOCKS.items()} | {
    xhtml(f"h{level}"): "heading" for level in range(1, 7)
}
_MARK_OF_TAG: Final = {xhtml(tag): kind for kind, tag in MARKS.items()}
_LISTS: Final = {xhtml("ul"): False, xhtml("ol"): True}
_SPAN: Final = xhtml("span")
_LEVEL, _ORDERED, _PART, _HREF = na("level"), na("ordered"), na("part"), na("href")


def lines_of(text: str) -> list[dict[str, Any]]:
    """The paragraphs of a text without blocks: its lines, without those that are empty."""
    out, start = [], 0
    for line in text.split("\n"):
        if line:
            out.append({"start": start, "end": start + len(line)})
        start += len(line) + 1
    return out


def regions_of(length: int, blocks: Sequence[Mapping[str, Any]]) -> list[Region]:
    """Blocks and what lies between them, in text order."""
    out, at = [], 0
    for number, block in enumerate(blocks):
        if block["start"] > at:
            out.append(Region(at, block["start"], None))
        out.append(Region(block["start"], block["end"], number))
        at = block["end"]
    if at < length:
        out.append(Region(at, length, None))
    return out


class BodyWriter:
    """Writes a body; afterwards it knows the element of each block."""

    def __init__(self, text: str, article: Mapping[str, Any], draft: Draft) -> None:
        self._text, self._draft = text, draft
        self.blocks = article.get("blocks") or lines_of(text)
        self.marks = article.get("marks", ())
        self.regions = regions_of(len(text), self.blocks)
        self.elements: list[_Element] = []
        self._starts = [block["start"] for block in self.blocks]
        self._lists: tuple[_Element, Any] | None = None

    def write(self, body: _Element, inks: Sequence[Ink]) -> None:
        pieces = cut(self.regions, inks)
        for region, found in zip(self.regions, pieces, strict=True):
            host = self._gap_host(body) if region.block is None else self._block(body, region.block)
            fill(host, self._text, (region.start, region.end), found, self._make)

    def block_at(self, offset: int) -> int | None:
        """Which block an offset lies in."""
        number = bisect_right(self._starts, offset) - 1
        return number if number >= 0 and offset < self.blocks[number]["end"] else None

    def _block(self, body: _Element, number: int) -> _Element:
        block = self.blocks[number]
        kind, level, ordered = block.get("kind", "paragraph"), block.get("level"), block.get("ordered")
        element, host = self._draft.element, body
        if kind == "list_item":
            if self._lists is None or self._lists[1] != ordered:
                node = element(body, xhtml("ol" if ordered else "ul"))
                if ordered is None:
                    node.set(_ORDERED, "unstated")
                self._lists = node, ordered
            host = self._lists[0]
        else:
            self._lists = None
        if kind == "heading":
            node = element(host, xhtml(f"h{min(level or 1, 6)}"))
            if level is None or level > 6:
                node.set(_LEVEL, str(level or ""))
        else:
            node = element(host, xhtml(_BLOCKS[kind]))
            if level is not None:
                node.set(_LEVEL, str(level))
        if kind != "list_item" and ordered is not None:
            node.set(_ORDERED, "true" if ordered else "false")
        self.elements.append(node)
        return node

    def _gap_host(self, body: _Element) -> _Element:
        """White space between two items of one list stands in the list."""
        after = len(self.elements)
        if self._lists is not None and after < len(self.blocks):
            block = self.blocks[after]
            if block.get("kind") == "list_item" and block.get("ordered") == self._lists[1]:
                return self._lists[0]
        return body

    def _make(self, host: _Element, piece: Fragment) -> _Element:
        if piece.ink.mark is None:
            return make_span(host, piece, self._draft)
        mark = self.marks[piece.ink.mark]
        node = self._draft.element(host, xhtml(MARKS[mark["kind"]]))
        if "href" in mark:
            node.set("href" if mark["kind"] == "link" else _HREF, mark["href"])
        if len(piece.ink.fragments) > 1:
            node.set(_PART, str(piece.ink.mark))
        return node


def make_span(host: _Element, piece: Fragment, draft: Draft) -> _Element:
    """The words of an anchor; both attributes, since validators know only the second and browsers only the first."""
    id_ = draft.fragment(piece)
    return draft.element(host, _SPAN, {"id": id_, XML_ID: id_}, nsmap={None: XHTML})  # type: ignore[dict-item]


def write_page(parent: _Element, article: Mapping[str, Any], draft: Draft) -> _Element:
    """The html element around a body; its title repeats the headline."""
    html = draft.element(parent, xhtml("html"), nsmap={None: XHTML, "na": NA})  # type: ignore[dict-item]
    if "language" in article:
        html.set(LANG, article["language"])
    head = draft.element(html, xhtml("head"))
    draft.element(head, xhtml("title")).text = article.get("headline")
    return draft.element(html, xhtml("body"), {SPACE: "preserve"})


@dataclass(slots=True)
class Walked:
    """What the markup of a text says."""

    text: str = ""
    ids: dict[str, tuple[int, int]] = field(default_factory=dict)
    """Where the elements with an id start and end."""
    blocks: list[dict[str, Any]] = field(default_factory=list)
    marks: list[dict[str, Any]] = field(default_factory=list)


_PLAIN_ATTRIBUTES: Final = frozenset(("id", XML_ID))
_ATTRIBUTES: Final = {
    **dict.fromkeys(_KIND_OF_TAG, frozenset((*_PLAIN_ATTRIBUTES, _LEVEL, _ORDERED))),
    **dict.fromkeys(_MARK_OF_TAG, frozenset((*_PLAIN_ATTRIBUTES, _PART, _HREF))),
    **dict.fromkeys(_LISTS, frozenset((_ORDERED,))),
    xhtml("a"): frozenset((*_PLAIN_ATTRIBUTES, _PART, "href")),
    _SPAN: _PLAIN_ATTRIBUTES,
}


def walk(root: _Element, source: Source) -> Walked:
    """Reads the text of an element and what its markup says; foreign elements in it are leftovers, their text counts.

    Of nested blocks only the outermost is one.
    """
    out = Walked(text=root.text or "")
    if not len(root):
        return out
    parts, at = [out.text], len(out.text)
    parted: dict[str, dict[str, Any]] = {}
    open_: list[tuple[_Element, int]] = []
    blocks_open = 0
    stack = [iter(root)]
    while stack:
        node = next(stack[-1], None)
        if node is None:
            stack.pop()
            if not open_:
                break
            node, start = open_.pop()
            blocks_open -= node.tag in _KIND_OF_TAG
            _finish(node, start, at, out, parted, block=not blocks_open)
        elif is_element(node):
            _check(node, source)
            blocks_open += node.tag in _KIND_OF_TAG
            if node.text:
                parts.append(node.text)
            if len(node):
                open_.append((node, at))
                at += len(node.text or "")
                stack.append(iter(node))
                continue
            start, at = at, at + len(node.text or "")
            blocks_open -= node.tag in _KIND_OF_TAG
            _finish(node, start, at, out, parted, block=not blocks_open)
        else:
            source.leave(node)
        if node.tail:
            parts.append(node.tail)
            at += len(node.tail)
    out.text = "".join(parts)
    return out


@cache
def _more_than_lines() -> Any:
    """Finds whatever is neither a paragraph nor the words of an anchor."""
    from lxml import etree

    return etree.XPath(
        "boolean(.//*[not(self::h:p or self::h:span)] | .//comment() | .//processing-instruction()"
        " | .//*/@*[not(name() = 'id' or name() = 'xml:id')])",
        namespaces={"h": XHTML},
    )


def quick(body: _Element, expected: str | None) -> Walked | None:
    """The text alone where its digest holds and the markup says nothing but lines; None where it has to be walked."""
    text = str(body.xpath("string()"))
    if not text or digest(text) != expected or _more_than_lines()(body):
        return None
    blocks = [{"kind": "paragraph", **line} for line in lines_of(text)]
    if len(blocks) != sum(1 for _ in body.iterchildren(xhtml("p"))):
        return None
    return Walked(text=text, blocks=blocks)


def _check(node: _Element, source: Source) -> None:
    known = _ATTRIBUTES.get(str(node.tag))
    if known is None:
        source.leave(node)
        return
    for name in node.attrib:
        if name not in known:
            source.leave(node, str(name))


def _finish(
    node: _Element, start: int, end: int, out: Walked, parted: dict[str, dict[str, Any]], *, block: bool
) -> None:
    tag = str(node.tag)
    id_ = node.get(XML_ID)
    if id_ is not None:
        out.ids[id_] = (start, end)
    if start == end:
        return
    if tag in _KIND_OF_TAG:
        if block:
            out.blocks.append(_read_block(node, start, end))
    elif tag in _MARK_OF_TAG:
        mark: dict[str, Any] = {"kind": _MARK_OF_TAG[tag], "start": start, "end": end}
        href = node.get(_HREF, node.get("href"))
        if href:
            mark["href"] = href
        part = node.get(_PART)
        if part is None:
            out.marks.append(mark)
        elif part not in parted:
            parted[part] = mark
            out.marks.append(mark)
        else:
            parted[part]["start"] = min(parted[part]["start"], start)
            parted[part]["end"] = max(parted[part]["end"], end)


def _read_block(node: _Element, start: int, end: int) -> dict[str, Any]:
    tag = str(node.tag)
    out: dict[str, Any] = {"kind": _KIND_OF_TAG[tag], "start": start, "end": end}
    level = node.get(_LEVEL)
    if level is None and out["kind"] == "heading":
        out["level"] = int(tag[-1])
    elif level and level.isdecimal() and level.isascii():
        out["level"] = int(level[:9])
    parent = node.getparent()
    if out["kind"] == "list_item" and parent is not None and parent.tag in _LISTS:
        if parent.get(_ORDERED) != "unstated":
            out["ordered"] = _LISTS[str(parent.tag)]
    elif node.get(_ORDERED) in ("true", "false"):
        out["ordered"] = node.get(_ORDERED) == "true"
    return out


def blocks_after(walked: Walked, *, lines: bool) -> list[dict[str, Any]]:
    """The blocks that the markup shows; none where each line is a paragraph and still is one.

    Words that somebody wrote between blocks become paragraphs.
    """
    if lines and walked.blocks == [{"kind": "paragraph", **line} for line in lines_of(walked.text)]:
        return []
    out, at = [], 0
    for block in [*walked.blocks, {"start": len(walked.text), "end": len(walked.text)}]:
        gap = walked.text[at : block["start"]]
        words = gap.strip()
        if words:
            start = at + gap.index(words[0])
            out.append({"kind": "paragraph", "start": start, "end": start + len(words)})
        at = block["end"]
        out.append(block)
    return out[:-1]
