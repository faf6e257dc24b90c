"""Splicing: a document is changed at a few places, every other byte of it stays what it was.

The byte ranges of elements come from a scan of the markup, which has been parsed before: it is well-formed and has no
DOCTYPE, so the n-th start tag of the scan is the parser's n-th element. What is put in is written in the document's own
encoding, with its own prefixes and indents.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from newsml.errors import CannotCarry
from newsml.formats._kit.markup import (
    XML,
    Markup,
    Scope,
    attribute_name,
    deepened,
    escaped,
    escaped_value,
    free_prefix,
    split,
)
from newsml.formats._kit.ranges import Ranges
from newsml.formats._kit.xml import is_element
from newsml.formats._kit.xml_bytes import encoding_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from lxml.etree import _Element

    New = _Element | bytes
    """A new element, or the bytes of one that stands in the document."""

_SLASH: Final = ord("/")
_WHITE: Final = b" \t\r\n"
_TAG_NAME: Final = re.compile(rb"<([^\s/>]+)")
_ATTRIBUTE: Final = re.compile(rb"\s+([^\s=/>]+)\s*=\s*(\"[^\"]*\"|'[^']*')")
# Encodings in which the bytes of markup are not those of ASCII, or stand for something else as well.
_OTHER_BYTES: Final = re.compile(r"utf-(?:16|32)-.*|iso2022.*|cp(?:037|273|424|500|875|1026|1140)")
_OTHERS_BEFORE: Final = "count(preceding::comment()) + count(preceding::processing-instruction())"
_FEW: Final = 6
"""From how many elements on their numbers are worked out for all at once."""


@cache
def _before() -> Any:
    """How many elements start before one."""
    from lxml import etree

    return etree.XPath("count(preceding::*) + count(ancestor::*)")


class Splices:
    """The changes of one document; nodes are elements of the tree that its bytes were parsed to.

    Args:
        data: the document.
        root: its root element.
        structured: whether an element holds elements only, so that new ones can be indented in it.

    Raises:
        CannotCarry: the document's encoding does not give the same bytes again.
    """

    def __init__(self, data: bytes, root: _Element, structured: Callable[[_Element], bool]) -> None:
        self._encoding, skip = encoding_of(data)
        self._mark = b""
        self._recoded = bool(_OTHER_BYTES.fullmatch(self._encoding))
        if self._recoded:
            self._mark, data = data[:skip], self._as_utf8(data[skip:])
        self._data = data
        self._root = root
        self._ranges = Ranges(data)
        self._numbers: dict[_Element, int] = {}
        self._edits: list[tuple[int, int, bytes]] = []
        self._before: list[tuple[int, int, bytes]] = []
        """What comes right before an element, and so behind all that comes after the one before."""
        self._filled: dict[int, list[bytes]] = {}
        """New elements for those that hold none."""
        self._declared: dict[_Element, dict[str, str]] = {}
        self._markup = Markup(structured)
        self.touched: set[_Element] = set()
        """Elements that have changed, and those around them."""
        self.prefixes: set[str] = set()
        """Prefixes of XML ids that have been given to new elements."""

    def _as_utf8(self, data: bytes) -> bytes:
        text = data.decode(self._encoding)
        if text.encode(self._encoding) != data:
            raise CannotCarry(
                f"a document in {self._encoding} that does not come back byte for byte: convert it to UTF-8 first"
            )
        return text.encode()

    # --- where things are ---

    def _number(self, node: _Element) -> int:
        found = self._numbers.get(node)
        if found is None:
            if len(self._numbers) < _FEW:
                found = self._numbers[node] = int(_before()(node))
            else:
                self._numbers = {element: n for n, element in enumerate(self._root.iter("*"))}
                found = self._numbers[node]
        return found

    def _span(self, node: _Element) -> tuple[int, int]:
        if not is_element(node):
            return self._ranges.other(int(node.xpath(_OTHERS_BEFORE)))  # type: ignore[arg-type]
        number = self._number(node)
        return self._ranges.start(number), self._ranges.end(number)

    def _indent_before(self, at: int) -> bytes:
        """The white space before an offset from its last line break on; none where it is on the same line as more."""
        start = at
        while start and self._data[start - 1] in _WHITE:
            start -= 1
        line = self._data.rfind(b"\n", start, at)
        if line < 0:
            return b""
        return self._data[line - (self._data[line - 1 : line] == b"\r") : at]

    def _touch(self, node: _Element) -> None:
        at: _Element | None = node
        while at is not None and at not in self.touched:
            self.touched.add(at)
            at = at.getparent()

    def source(self, node: _Element) -> bytes:
        """The bytes of an element as they stand in the document."""
        start, end = self._span(node)
        return self._data[start:end]

    def may_say(self, text: str) -> bool:
        """Whether a text may stand in the document; False is certain, and told faster than from the tree."""
        return self._encoded(text) in self._data or b"&#" in self._data

    # --- what changes ---

    def declare(self, node: _Element, prefix: str, namespace: str) -> None:
        """Gives a namespace a prefix inside of a node, that one or one like it, unless it has one there."""
        scope = self._scope(node)
        if namespace not in [uri for known, uri in scope.items() if known]:
            prefix = free_prefix(prefix, scope)
            self._declared.setdefault(node, {})[prefix] = namespace
            self._add_to_tag(node, f' xmlns:{prefix}="{escaped_value(namespace)}"')

    def set_attribute(self, node: _Element, name: str, value: str | None) -> None:
        """Sets an attribute, or removes it where the value is None."""
        if name in node.attrib:
            self._change_attribute(node, name, value)
            return
        if value is None:
            return
        shown = attribute_name(name, self._scope(node))
        if shown is None:
            self.declare(node, "ns", split(name)[0])
            shown = attribute_name(name, self._scope(node))
        self._add_to_tag(node, f' {shown}="{escaped_value(value)}"')

    def _change_attribute(self, node: _Element, name: str, value: str | None) -> None:
        self._touch(node)
        number, scope = self._number(node), self._scope(node)
        start = self._ranges.start(number)
        for found in _ATTRIBUTE.finditer(self._data, start, self._ranges.opened(number)):
            prefix, _, local = self._decoded(found[1]).rpartition(":")
            namespace = XML if prefix == "xml" else scope.get(prefix, "") if prefix else ""
            if (namespace, local) == split(name):
                if value is None:
                    self._edits.append((*found.span(), b""))
                else:
                    self._edits.append(
                        (found.start(2) + 1, found.end(2) - 1, self._encoded(escaped_value(value)))
                    )
                return

    def _add_to_tag(self, node: _Element, text: str) -> None:
        self._touch(node)
        number = self._number(node)
        end = self._ranges.opened(number) - 1
        if self._data[end - 1] == _SLASH:
            end -= 1
        while self._data[end - 1] in _WHITE:
            end -= 1
        self._edits.append((end, end, self._encoded(text)))

    def set_text(self, node: _Element, text: str) -> None:
        """Makes a text the whole content of an element."""
        self._set_content(node, escaped(text))

    def set_content(self, node: _Element, new: _Element) -> None:
        """Gives an element the content of another one; its start tag stays."""
        indent = self._decoded(self._indent_before(self._span(node)[0]))
        self._set_content(node, self._markup.content(new, self._scope(node), indent))

    def _set_content(self, node: _Element, text: str) -> None:
        self._touch(node)
        number = self._number(node)
        self._edits.append(self._fill(number, self._encoded(text)))

    def set_first_text(self, node: _Element, text: str) -> None:
        """Replaces the text of an element before its first child."""
        self._touch(node)
        first = next(node.iterchildren("*"), None)
        if first is None:
            self.set_text(node, text)
        else:
            opened = self._ranges.opened(self._number(node))
            self._edits.append((opened, self._span(first)[0], self._encoded(escaped(text))))

    def set_tail(self, node: _Element, text: str) -> None:
        """Replaces the text behind an element, up to the next one or the end of its parent."""
        following, parent = next(node.itersiblings("*"), None), node.getparent()
        end = self._span(node)[1]
        if following is not None:
            until = self._span(following)[0]
        else:
            until = end if parent is None else self._ranges.closing(self._number(parent))
        self._edits.append((end, until, self._encoded(escaped(text))))

    def replace(self, node: _Element, *new: New) -> None:
        """Puts new elements in place of one."""
        self._touch(node)
        start, end = self._span(node)
        indent = self._indent_before(start)
        parts = [self._shown(one, node.getparent(), indent) for one in new]
        self._edits.append((start, end, indent.join(parts)))

    def insert_after(self, node: _Element, *new: New) -> None:
        """Puts new elements behind one, each on a line of its own if that one is."""
        start, end = self._span(node)
        indent = self._indent_before(start)
        parts = [indent + self._shown(one, node.getparent(), indent) for one in new]
        self._edits.append((end, end, b"".join(parts)))

    def insert_first(self, parent: _Element, *new: New) -> None:
        """Puts new elements before all others of a parent."""
        number = self._number(parent)
        opened, first = self._ranges.opened(number), next(parent.iterchildren("*"), None)
        if first is None:
            own = self._indent_before(self._ranges.start(number))
            indent = self._encoded(deepened(self._decoded(own)))
        else:
            indent = self._indent_before(self._span(first)[0])
        shown = b"".join(indent + self._shown(one, parent, indent) for one in new)
        if first is None and not self._data[opened : self._ranges.closing(number)].strip(_WHITE):
            self._filled.setdefault(number, []).append(shown)
        else:
            self._edits.append((opened, opened, shown))

    def insert_before(self, node: _Element, *new: New) -> None:
        """Puts new elements before one, each on a line of its own if that one is."""
        start, _ = self._span(node)
        indent = self._indent_before(start)
        parts = [indent + self._shown(one, node.getparent(), indent) for one in new]
        at = start - len(indent)  # so that they stay where that one is removed
        self._before.append((at, at, b"".join(parts)))

    def remove(self, node: _Element) -> None:
        """Takes an element out, with the indent before it."""
        self._touch(node)
        start, end = self._span(node)
        self._edits.append((start - len(self._indent_before(start)), end, b""))

    def cut(self, node: _Element) -> None:
        """Takes an element out, and nothing of the text around it."""
        self._touch(node)
        self._edits.append((*self._span(node), b""))

    def wrap(self, node: _Element, before: str, behind: str) -> None:
        """Writes markup around an element."""
        start, end = self._span(node)
        self._edits += [(start, start, self._encoded(before)), (end, end, self._encoded(behind))]

    # --- how it is written ---

    def _is_empty_tag(self, number: int) -> bool:
        return self._ranges.opened(number) == self._ranges.end(number)

    def _scope(self, node: _Element | None) -> Scope:
        """The prefixes that hold in an element."""
        scope: Scope = dict(node.nsmap) if node is not None else {}
        at = node
        while at is not None and self._declared:
            for prefix, namespace in self._declared.get(at, {}).items():
                scope.setdefault(prefix, namespace)
            at = at.getparent()
        return scope

    def _shown(self, new: New, parent: _Element | None, indent: bytes) -> bytes:
        if isinstance(new, bytes):
            return new
        return self._encoded(self._markup.element(new, self._scope(parent), self._decoded(indent)))

    def _decoded(self, data: bytes) -> str:
        return data.decode("utf-8" if self._recoded else self._encoding)

    def _encoded(self, text: str) -> bytes:
        data = text.encode(self._encoding, "xmlcharrefreplace")
        return data.decode(self._encoding).encode() if self._recoded else data

    def done(self) -> bytes:
        """The document with all changes."""
        for number, parts in self._filled.items():
            content = b"".join(parts)
            if content[:1] in _WHITE:
                content += self._indent_before(self._ranges.start(number))
            self._edits.append(self._fill(number, content))
        out, at = [], 0
        for start, end, text in sorted((*self._edits, *self._before), key=lambda edit: edit[:2]):
            if start < at and end <= at:
                continue  # inside of something that is replaced as a whole
            out += [self._data[at:start], text]
            at = end
        out.append(self._data[at:])
        data = b"".join(out)
        return self._mark + data.decode().encode(self._encoding) if self._recoded else data

    def _fill(self, number: int, content: bytes) -> tuple[int, int, bytes]:
        """The edit that makes something the whole content of an element."""
        start, opened = self._ranges.start(number), self._ranges.opened(number)
        if not self._is_empty_tag(number):
            return opened, self._ranges.closing(number), content
        tag = _TAG_NAME.match(self._data, start)
        assert tag is not None  # noqa: S101 - the scan has seen a start tag there
        return opened - 2, opened, b">" + content + b"</" + tag[1] + b">"
