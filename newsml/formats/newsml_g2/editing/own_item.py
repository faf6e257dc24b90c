"""Changes inside an item that newsml wrote, and to which others may have added.

The article is written anew, every node that newsml has no place for is put back where it stood (`additions`); of the
outcome only what differs from the document is spliced into it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from pydantic import ValidationError

from newsml.errors import CannotCarry
from newsml.formats._kit.tree import TreeSplicer
from newsml.formats._kit.xml import is_element
from newsml.formats.newsml_g2.editing.additions import Additions, ids_in
from newsml.formats.newsml_g2.item import read_item, write_item
from newsml.formats.newsml_g2.layout import structured
from newsml.formats.newsml_g2.names import XML_ID, na, nar
from newsml.formats.newsml_g2.versions import NEWEST, check, declared, minor_of
from newsml.model.article import Article

if TYPE_CHECKING:
    from collections.abc import Collection

    from lxml.etree import _Element

    from newsml.formats._kit.splice import Splices
    from newsml.formats.newsml_g2.document import Item

_TO_ANCHORS: Final = ("anchor", na("anchor"))
_NUMBERED: Final = re.compile(r"(.*?)(?:[mtb][0-9]+|body|text|headline|standfirst)")


def change_own_item(
    splices: Splices, item: Item, article: Article, *, upgrade: bool, name: str | None
) -> _Element:
    """Makes an item say what the article says; gives the item as it becomes.

    Args:
        splices: of the document.
        item: the item as it was read.
        article: what it is to say.
        upgrade: whether it may become one of the newest version, where the change needs that.
        name: what to call the document in errors.

    Raises:
        CannotCarry: an addition stands inside of text that has changed, or would be read as something else, or the
            item's version has no place for a field.
    """
    source = item.source
    foreign = ids_in(node for node, attribute in source.leftovers if attribute is None)
    foreign |= {node.get(name, "") for node, name in source.leftovers if name in _TO_ANCHORS}  # lead nowhere
    prefix = _prefix_of(item.node, foreign)
    while any(id_.startswith(prefix) for id_ in foreign) if prefix else foreign:
        prefix = f"{prefix or 'i'}0-"
    new, minor = _written(article, prefix, item.node, upgrade=upgrade)
    additions = Additions(item.node, new, name)
    if item.article is not None:
        additions.unchanged_in(item.article, prefix, minor)
    additions.put_back(source.leftovers, source.stale)
    if source.leftovers:
        _prove(new, article, name)
    TreeSplicer(splices, structured).change(item.node, new)
    return new


def _prove(item: _Element, article: Article, name: str | None) -> None:
    """Checks that an item says what the article says: what was put back may be understood where it stands now."""
    try:
        found = Article.model_validate(read_item(item)[0])
    except ValidationError:
        found = None
    if found == article:
        return
    differing = (
        field for field in Article.model_fields if getattr(found, field, None) != getattr(article, field)
    )
    raise CannotCarry(
        "somebody added something that would now be read as a part of the article: write a new document, without onto",
        source=name,
        path=next(differing, None),
    )


def _written(article: Article, prefix: str, item: _Element, *, upgrade: bool) -> tuple[_Element, int]:
    """The article in the version of its item, which is the 2nd of the pair."""
    minor = minor_of(declared(item)[0])
    new = write_item(article, prefix, minor)
    try:
        check(new, f"2.{minor}")
    except CannotCarry:
        if not upgrade:
            raise
        return write_item(article, prefix), NEWEST
    return new, minor


def _prefix_of(item: _Element, foreign: Collection[str]) -> str:
    """What stands before the XML ids that newsml gave in an item."""
    for node in (*item.iterfind(f"{nar('contentSet')}/*"), *item.iterchildren(nar("inlineRef"))):
        id_ = node.get("id")
        found = _NUMBERED.fullmatch(id_) if id_ and id_ not in foreign else None
        if found is not None:
            return found[1]
    return ""


def all_ids(root: _Element) -> set[str]:
    """The XML ids of a document."""
    nodes = (node for node in root.iter() if is_element(node))
    return {id_ for node in nodes for id_ in (node.get("id"), node.get(XML_ID)) if id_ is not None}


def free_prefix(taken: Collection[str]) -> str:
    """A prefix that no id of a document starts with."""
    used = {found[1] for id_ in taken if (found := _PREFIXED.match(id_))}
    number = 1
    while str(number) in used:
        number += 1
    return f"i{number}-"


_PREFIXED: Final = re.compile(r"i([0-9]+)-")
