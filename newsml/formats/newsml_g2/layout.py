"""Line breaks and indents, where the standard has elements only; text is never touched."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from newsml.formats.newsml_g2.names import NA, NAR, nar

if TYPE_CHECKING:
    from lxml.etree import _Element

_MIXED: Final = frozenset(
    nar(tag)
    for tag in (
        *("headline", "description", "note", "definition", "edNote", "by", "dateline", "title", "copyrightNotice"),
        *("usageTerms", "inlineXML", "inlineData", "accessStatus", "registration", "line"),
    )
)
_STEP: Final = "  "


def indented(root: _Element, level: int = 0) -> _Element:
    """The same element with each child element on a line of its own."""
    stack = [(root, level)]
    while stack:
        node, depth = stack.pop()
        if not len(node) or node.tag in _MIXED or not str(node.tag).startswith((f"{{{NAR}}}", f"{{{NA}}}")):
            continue
        node.text = "\n" + _STEP * (depth + 1)
        for child in node:
            child.tail = node.text
            stack.append((child, depth + 1))
        node[-1].tail = "\n" + _STEP * depth
    return root
