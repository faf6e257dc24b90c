"""Markup that stands in a document as text, escaped or in a CDATA section: read as lenient HTML, within bounds."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lxml.etree import _Element

MAX_LENGTH: Final = 10_000_000
"""Characters; longer texts are no body."""
MAX_DEPTH: Final = 256
MAX_ATTRIBUTES: Final = 64
"""Of one element; those behind are not looked at."""

_BEGINNING: Final = re.compile(
    r"\s*(?:<!--(?:(?!-->).)*-->\s*|<\?(?:(?!\?>).)*\?>\s*|<!doctype[^<>]*>\s*){0,9}"
    r"<(?:html|body|nitf|p|div|section|article|main|header|h[1-6]|hl[12]|ul|ol|table|blockquote|pre|span|a|b|i|em|strong)"
    r"(?:\s[^<>]*)?/?>",
    re.IGNORECASE | re.DOTALL,
)
_CHUNK: Final = 8192
_NAME: Final = re.compile(r"[A-Za-z_][A-Za-z0-9._-]*", re.ASCII)
NO_XML: Final = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that XML cannot hold."""


def looks_like_markup(text: str) -> bool:
    """Whether a text of which nobody says what it is begins with a tag."""
    return _BEGINNING.match(text) is not None


def parse(text: str) -> _Element | None:
    """The element tree of markup; None where there is none, or it is too long or too deep."""
    from lxml import etree

    if len(text) > MAX_LENGTH:
        return None
    tree: Any = _Tree()
    parser = etree.HTMLParser(target=tree, no_network=True, huge_tree=True)
    try:
        for at in range(0, len(text), _CHUNK):
            # libxml2 goes through a whole piece before it minds that something was raised.
            parser.feed(NO_XML.sub("\ufffd", text[at : at + _CHUNK]))
        root: Any = parser.close()
    except (_TooDeepError, etree.XMLSyntaxError):
        return None
    return root  # type: ignore[no-any-return]


class _TooDeepError(Exception):
    """Ends the parse."""


class _Tree:
    """Builds the tree from events.

    libxml2's own builder takes quadratic time for many attributes, and cuts off what is too deep without a word.
    """

    def __init__(self) -> None:
        from lxml import etree

        self._builder = etree.TreeBuilder()
        self._depth = 0
        self._empty = True

    def start(self, tag: Any, attributes: Mapping[Any, Any]) -> None:
        self._depth += 1
        if self._depth > MAX_DEPTH:
            raise _TooDeepError
        first = islice(attributes.items(), MAX_ATTRIBUTES)
        kept: dict[Any, Any] = {
            name: NO_XML.sub("\ufffd", value or "")
            for name, value in first
            if name != "xmlns" and _NAME.fullmatch(name)
        }
        self._builder.start(_legal(tag), kept)
        self._empty = False

    def end(self, tag: Any) -> None:
        self._depth -= 1
        self._builder.end(_legal(tag))

    def data(self, text: Any) -> None:
        self._builder.data(NO_XML.sub("\ufffd", text))

    def comment(self, text: Any) -> None:
        """Shows nowhere."""

    def close(self) -> _Element | None:
        return None if self._empty else self._builder.close()


def _legal(tag: str) -> str:
    """HTML allows names that XML does not; none of them is one that the layout knows."""
    return tag if _NAME.fullmatch(tag) else "unknown"
