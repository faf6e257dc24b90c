"""XML that comes from outside: parsed without entities, without the network, within bounds.

A document type declaration is refused, whatever it says: with it go entity bombs, external entities and attribute
defaults. Encodings are dealt with before: see `xml_bytes`.
"""

from __future__ import annotations

import re
from functools import cache, partial
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

MAX_ATTRIBUTES: Final = 1024
"""Of one element: lxml looks each of them up among all of them, so that many more would take quadratic time."""

_TOO_DEEP: Final = f"nested deeper than {MAX_DEPTH} elements: make it flatter"
_TOO_MANY: Final = f"an element with more than {MAX_ATTRIBUTES} attributes: make elements of them"
# libxml2 refuses single texts beyond 10 million bytes unless it is told that the document is huge.
_ORDINARY: Final = 9_000_000
_AT_FAULT: Final = re.compile(r", (?:line \d+, column \d+|use XML_PARSE_HUGE).*", re.DOTALL)


def parse(data: bytes, name: str | None = None) -> etree._Element:
    """The root element of a document.

    Raises:
        UnreadableInput: not well-formed, in a wrong or unknown encoding, with a DOCTYPE, or beyond a limit; with line
            and column where they are known.
    """
    from lxml import etree

    content = utf8(data, name)
    huge = len(content) > _ORDINARY
    parser = etree.XMLParser(**_options(), huge_tree=huge, collect_ids=False, strip_cdata=True)
    try:
        root = etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        raise _unreadable(error.msg, *error.position, name) from None
    # lxml looks at the last message alone, which may be a warning behind the error.
    log = parser.error_log
    if len(log):
        for fault in log.filter_from_errors().filter_domains(etree.ErrorDomains.NAMESPACE):
            raise _unreadable(fault.message, fault.line, fault.column, name)
    if root is None:  # pragma: no cover - lxml raises for an empty document
        raise UnreadableInput("there is no element", source=name)
    if huge:  # a parser for such documents allows more
        _refuse_first(_too_deep()(root), _TOO_DEEP, name)
    if content.count(b"=") > MAX_ATTRIBUTES:  # the look at all elements takes half as long as the parse
        _refuse_first(_too_many()(root), _TOO_MANY, name)
    return root


@cache
def _too_deep() -> etree.XPath:
    from lxml import etree

    return etree.XPath(f"{'/*' * (MAX_DEPTH + 1)}")


@cache
def _too_many() -> etree.XPath:
    from lxml import etree

    return etree.XPath(f"//*[@*[{MAX_ATTRIBUTES + 1}]]")


def _refuse_first(nodes: Any, message: str, name: str | None) -> None:
    if nodes:
        raise UnreadableInput(message, source=name, line=line_of(nodes[0]))


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
                _refuse_first([node], _TOO_DEEP, name)
            if len(node.attrib) > MAX_ATTRIBUTES:
                _refuse_first([node], _TOO_MANY, name)
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
            raise _unreadable(fault.msg, *fault.position, name)


def _drop(node: etree._Element) -> None:
    """Forgets an element that has been dealt with, and what stands before it."""
    node.clear()
    parent = node.getparent()
    if parent is not None:
        while node.getprevious() is not None:
            del parent[0]


def _options() -> dict[str, Any]:
    return {
        "encoding": "utf-8",  # libxml2 would look at the first bytes again, and may see another one
        "resolve_entities": False,
        "no_network": True,
        "load_dtd": False,
        "attribute_defaults": False,
        "dtd_validation": False,
        "recover": False,
    }


def _unreadable(what: str | None, line: int, column: int, name: str | None) -> UnreadableInput:
    message = _AT_FAULT.sub("", what or "not well-formed")
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
