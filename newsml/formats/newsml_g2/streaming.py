"""A long newsMessage, read one item at a time in bounded memory."""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING, Final

from newsml.errors import NewsmlError, UnreadableInput
from newsml.findings import Leftover
from newsml.formats._kit import xml
from newsml.formats._kit.xml import line_of
from newsml.formats.newsml_g2.document import FORMAT, read_tree
from newsml.formats.newsml_g2.names import nar
from newsml.formats.reading import Reading

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import IO

    from lxml.etree import _Element

_ITEMS: Final = frozenset(
    nar(tag)
    for tag in ("newsItem", "packageItem", "conceptItem", "knowledgeItem", "planningItem", "catalogItem")
)
_CATALOGS: Final = frozenset((nar("catalog"), nar("catalogRef")))
_LONGEST: Final = 256 * 1024
"""How many bytes of catalogs may stand outside of the items, into each of which they go."""


def stream_items(file: IO[bytes], name: str | None) -> Iterator[Reading]:
    """A reading for each item, its source the item alone; one without articles where there is none.

    The catalogs of the message and of its header are put behind each item's own: without them its QCodes would mean
    nothing. Lines and paths of leftovers and notes count within the item; an error names the line where that starts.

    Raises, when it comes to that, as `Format.read` does.
    """
    catalogs: list[_Element] = []
    length, found = 0, False
    for node in xml.items(file, _ITEMS | _CATALOGS, name):
        if node.tag in _ITEMS:
            found = True
            yield _alone(node, catalogs, name)
            continue
        catalogs.append(deepcopy(node))
        catalogs[-1].tail = None
        length += len(_serialised(node))
        if length > _LONGEST:
            message = (
                f"the catalogs outside of the items are longer than {_LONGEST} bytes: put them into the items"
            )
            raise UnreadableInput(message, source=name, line=line_of(node))
    if not found:
        yield Reading(articles=(), format=FORMAT, leftovers=(Leftover("/", 1, "no item"),), name=name)


def _alone(node: _Element, catalogs: list[_Element], name: str | None) -> Reading:
    """The reading of an item taken out of its message."""
    if catalogs:
        own = [place for place, child in enumerate(node, 1) if child.tag in _CATALOGS]
        behind = own[-1] if own else 0
        node[behind:behind] = map(deepcopy, catalogs)
    data = _serialised(node)
    try:
        # It is parsed again, as it may use a prefix that nothing declares, which libxml2 reports only behind it.
        return read_tree(xml.parse(data, name), data, name)
    except NewsmlError as error:
        error.line, error.column = line_of(node), None
        raise


def _serialised(node: _Element) -> bytes:
    """An element as a document of its own, with the namespaces that are declared around it."""
    from lxml import etree

    return etree.tostring(node, encoding="UTF-8", xml_declaration=True, with_tail=False) + b"\n"
