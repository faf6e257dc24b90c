"""XML that comes from outside: parsed without entities, without the network, within bounds.

A document type declaration is refused, whatever it says: with it go entity bombs, external entities and attribute
defaults. Encodings are dealt with before: see `xml_bytes`.
"""

from __future__ import annotations

import re
from functools import partial
from itertools import chain
from typing import TYPE_CHECKING, Any, Final

from newsml.errors import UnreadableInput
from newsml.formats._kit.xml_bytes import utf8, utf8_chunks

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from typing import IO

    from lxml import etree

MAX_DEPTH: Final = 256
"""How deep elements may be nested (libxml2's own limit for ordinary documents)."""

# libxml2 refuses single texts beyond 10 million bytes unless it is told that the document is huge.
_ORDINARY: Final = 9_000_000
_AT_FAULT: Final = re.compile(r", line \d+, column \d+.*", re.DOTALL)


def parse(data: bytes, name: str | None = None) -> etree._Element:
    """The root element of a document.

    Raises:
        UnreadableInput: not well-formed, in a wrong or unknown encoding, with a DOCTYPE, or beyond a limit; with line
            and column where they are known.
    """
    from lxml import etree

    content = utf8(data, name)
    parser = etree.XMLParser(
        **_options(), huge_tree=len(content) > _ORDINARY, collect_ids=False, strip_cdata=True
    )
    try:
        root = etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        raise _unreadable(error, name) from None
    if root is None:  # pragma: no cover - lxml raises for an empty document
        raise UnreadableInput("there is no element", source=name)
    return root


def items(file: IO[bytes], tags: frozenset[str], name: str | None = None) -> Iterator[etree._Element]:
    """Elements with one of these tags, one after the other, in bounded memory.

    An element is whole when it is yielded and emptied afterwards; the elements around it keep their attributes only.

    Raises:
        UnreadableInput: as `parse` does, when it comes to that.
    """
    depth = inside = 0
    for event, node in _events(utf8_chunks(file, name), name):
        if event == "start":
            depth += 1
            if depth > MAX_DEPTH:
                message = f"nested deeper than {MAX_DEPTH} elements"
                raise UnreadableInput(message, source=name, line=node.sourceline)
            inside += node.tag in tags
            continue
        depth -= 1
        if node.tag in tags:
            inside -= 1
            if not inside:
                yield node
        if not inside:
            _drop(node)


def _events(chunks: Iterable[bytes], name: str | None) -> Iterator[tuple[str, Any]]:
    """Starts and ends of elements; an error is raised behind all that stands before it."""
    from lxml import etree

    # etree.iterparse, which does the same, refuses an xml:id that two items have: it ignores collect_ids.
    parser = etree.XMLPullParser(("start", "end"), huge_tree=True, collect_ids=False, **_options())
    steps: Iterator[Callable[[], object]] = chain(
        (partial(parser.feed, chunk) for chunk in chunks), (parser.close,)
    )
    for step in steps:
        fault = None
        try:
            step()
        except etree.XMLSyntaxError as error:
            fault = error
        yield from parser.read_events()
        if fault is not None:
            raise _unreadable(fault, name)


def _drop(node: etree._Element) -> None:
    """Forgets an element that has been dealt with, and what stands before it."""
    node.clear()
    parent = node.getparent()
    if parent is not None:
        while node.getprevious() is not None:
            del parent[0]


def _options() -> dict[str, Any]:
    return {
        "resolve_entities": False,
        "no_network": True,
        "load_dtd": False,
        "attribute_defaults": False,
        "dtd_validation": False,
        "recover": False,
    }


def _unreadable(error: etree.XMLSyntaxError, name: str | None) -> UnreadableInput:
    line, column = error.position
    message = _AT_FAULT.sub("", error.msg or "not well-formed")
    return UnreadableInput(
        f"not well-formed XML: {message}", source=name, line=line or None, column=column or None
    )


def is_element(node: etree._Element) -> bool:
    """Whether a node is an element, not a comment or processing instruction."""
    return isinstance(node.tag, str)


def line_of(node: etree._Element) -> int | None:
    """The line that an element starts in, from 1, where it is known."""
    line: object = node.sourceline
    return line if isinstance(line, int) else None
