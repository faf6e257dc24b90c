"""Line breaks and indents, where the standard has elements only; text is never touched."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from newsml.formats.newsml_g2.bodies.vocabulary import tag_of
from newsml.formats.newsml_g2.names import NA, NAR, nar

if TYPE_CHECKING:
    from lxml.etree import _Element

MIXED: Final = frozenset(
    nar(tag)
    for tag in (
        *(
            "headline",
            "description",
            "note",
            "definition",
            "edNote",
            "by",
            "dateline",
            "title",
            "copyrightNotice",
        ),
        *("usageTerms", "inlineXML", "inlineData", "accessStatus", "registration", "line"),
    )
)
_NO_PAGE: Final = frozenset(("header", "address"))
"""Elements of the standard that are called as elements of XHTML are, and hold elements only."""
_OURS: Final = (f"{{{NAR}}}", f"{{{NA}}}")
_STEP: Final = "  "


def structured(node: _Element) -> bool:
    """Whether an element holds elements only, so that white space in it says nothing."""
    if node.tag in MIXED or not str(node.tag).startswith(_OURS):
        return False
    # Pages are also written without a namespace of their own, and then stand in the standard's.
    tag = tag_of(str(node.tag))
    return not tag.plain or tag.name in _NO_PAGE


def indented(root: _Element, *, only_frame: bool = False) -> _Element:
    """The same element with each child element on a line of its own; `only_frame` leaves items as they are."""
    stack = [(root, 0)]
    while stack:
        node, depth = stack.pop()
        if only_frame and depth and node.tag == nar("newsItem"):
            continue
        if not len(node) or not structured(node):
            continue
        node.text = "\n" + _STEP * (depth + 1)
        for child in node:
            child.tail = node.text
            stack.append((child, depth + 1))
        node[-1].tail = "\n" + _STEP * depth
    return root
