"""The renditions of a foreign contentSet: which one is the body, and which say it again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from newsml.formats._kit.xml import is_element
from newsml.formats.newsml_g2.bodies.body import Walked
from newsml.formats.newsml_g2.bodies.escaped import looks_like_markup, parse
from newsml.formats.newsml_g2.bodies.foreign import lay_out
from newsml.formats.newsml_g2.bodies.vocabulary import knows
from newsml.formats.newsml_g2.names import nar
from newsml.formats.newsml_g2.source import Source

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

INLINE_XML, INLINE_DATA = nar("inlineXML"), nar("inlineData")
_PLAIN: Final = "text/plain"
_SHOWN: Final = 8
"""How many names a note lists."""


def find_body(content: _Element, source: Source) -> tuple[_Element, Walked] | None:
    """The first rendition with words: markup before escaped markup before plain text."""
    for node in _by_worth(content):
        left, noted = len(source.leftovers), len(source.noted)
        walked = read_rendition(node, source)
        if walked is not None and walked.text:
            return node, walked
        del source.leftovers[left:], source.noted[noted:]
    return None


def _by_worth(content: _Element) -> Iterator[_Element]:
    yield from content.iterchildren(INLINE_XML)
    data = list(content.iterchildren(INLINE_DATA))
    yield from (node for node in data if not is_plain(node))
    yield from (node for node in data if is_plain(node))


def is_plain(node: _Element) -> bool:
    """Whether an inlineData is plain text, not markup that is escaped."""
    said = _type(node)
    return said == _PLAIN or (not said and not looks_like_markup(node.text or ""))


def read_rendition(node: _Element, source: Source) -> Walked | None:
    """The text of an inlineXML or inlineData; None where it is no text."""
    root = markup_in(node)
    if root is not None:
        walked = lay_out(root, source)
        how = "was laid out as a browser would"
        if not knows(str(root.tag)):
            how = f"is in a vocabulary that newsml does not know ({root.tag}): only its words are read"
        source.note(node, f"the body's markup {how}")
        return walked
    if len(node) or "encoding" in node.attrib or not (node.text or "").strip():
        return None
    if node.tag == INLINE_DATA:
        if is_plain(node):
            return Walked(text=node.text or "")
        if _type(node) and not any(word in _type(node) for word in ("html", "nitf", "xml")):
            return None
    return _read_escaped(node, source)


def markup_in(node: _Element) -> _Element | None:
    """The element in an inlineXML; the standard allows one."""
    return next(node.iterchildren("*"), None) if node.tag == INLINE_XML else None


def _type(node: _Element) -> str:
    return (node.get("contenttype") or "").partition(";")[0].strip().lower()


def _read_escaped(node: _Element, source: Source) -> Walked | None:
    root = parse(node.text or "")
    if root is None:
        return None
    scratch = Source(root)
    walked = lay_out(root, scratch)
    what = "the body is markup that stands here as text; it was laid out as a browser would"
    names = sorted({_name(*found) for found in scratch.leftovers})
    if names:
        more = f" and {len(names) - _SHOWN} more" if len(names) > _SHOWN else ""
        what += f", and newsml has no place for what else it says: {', '.join(names[:_SHOWN])}{more}"
    source.note(node, what)
    return walked


def _name(node: _Element, attribute: str | None) -> str:
    if attribute is None:
        return str(node.tag) if is_element(node) else "comments"
    return f"{node.tag}/@{attribute}"


def leave_around(node: _Element, source: Source) -> None:
    """What stands in a rendition beside its one element."""
    root = markup_in(node)
    if root is None:
        return
    source.check_text(node.text, node)
    for child in node:
        source.check_text(child.tail, child)
        if child is not root:
            source.leave(child)


def says_again(node: _Element, text: str) -> bool:
    """Whether a rendition is the plain text of the body, white space aside: then it is derived from it."""
    if node.tag != INLINE_DATA or len(node) or "encoding" in node.attrib or not is_plain(node):
        return False
    words = node.text or ""
    return words == text or (bool(words) and words.split() == text.split())
