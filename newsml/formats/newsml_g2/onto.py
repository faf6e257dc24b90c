"""Writing into a document that newsml wrote, to which others may have added.

The articles are written anew; every node of the base that newsml has no place for is put back where it stood: into the
element that says the same thing in the new document, after the sibling that it followed. What has no such element any more
went with the fact that it belonged to.
"""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING, Any, Final

from newsml.errors import CannotCarry
from newsml.formats.newsml_g2.item import write_item
from newsml.formats.newsml_g2.layout import indented
from newsml.formats.newsml_g2.names import nar

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lxml.etree import _Element

    from newsml.formats.newsml_g2.document import Document, Item
    from newsml.formats.reading import Reading
    from newsml.model.article import Article

Key = tuple[Any, ...]

_KEYS: Final = ("qcode", "uri", "literal", "rel", "tag", "href", "residref", "role", "type", "part", "id")
"""Attributes that tell siblings of one tag apart."""
_TEXTS: Final = frozenset(nar(tag) for tag in ("keyword", "by", "edNote", "altRep", "altId"))
"""Elements that are told apart by what they say."""


def write_onto(articles: Sequence[Article], onto: Reading) -> bytes:
    """The base with these articles.

    Raises:
        CannotCarry: the base was not written by newsml, or holds an addition inside of text that has changed.
    """
    from newsml.formats.newsml_g2.document import message, sent_of, serialised

    document: Document = onto.state
    if not any(item.article is not None for item in document.items):
        if document.root.tag not in (nar("newsItem"), nar("newsMessage")):
            _refuse("it is no newsItem and no newsMessage", onto)
    for item in document.items:
        if not item.source.own and not _unchanged(item, articles):
            _refuse("it was not written by newsml", onto)
    alone = document.root.tag == nar("newsItem")
    if alone and len(articles) == 1:
        return serialised(_whole(document, _one(articles[0], document.items, "")))
    if alone and document.around.leftovers:
        _refuse("it is a single newsItem with more around it, and cannot become a newsMessage", onto)
    bases = _matched(articles, document.items)
    nodes = [
        _merged(article, base, f"i{number}-") for number, (article, base) in enumerate(zip(articles, bases, strict=True), 1)
    ]
    if not nodes:
        raise CannotCarry("a newsMessage holds at least one item: give an article", path="articles")
    new = indented(message(nodes))
    if not alone:
        _put_back(document.around.leftovers, document.root, new)
        sent = new.find(f"{nar('header')}/{nar('sent')}")
        assert sent is not None  # noqa: S101 - `message` made it
        sent.text = sent_of(nodes)[0]
    return serialised(_outside(document, new))


def _refuse(reason: str, onto: Reading) -> None:
    raise CannotCarry(
        f"this document cannot be changed in place, for {reason}: write a new one, without onto", source=onto.name
    )


def _unchanged(item: Item, articles: Sequence[Article]) -> bool:
    return item.article is not None and item.article in articles


def _one(article: Article, items: Sequence[Item], prefix: str) -> _Element:
    return _merged(article, _matched((article,), items)[0], prefix)


def _matched(articles: Sequence[Article], items: Sequence[Item]) -> list[Item | None]:
    """The item of the base for each article: the same id and version, in the order in which they occur."""
    waiting: dict[tuple[str, int], list[Item]] = {}
    for item in items:
        if item.article is not None:
            waiting.setdefault((item.article.id, item.article.version), []).append(item)
    out: list[Item | None] = []
    for article in articles:
        found = waiting.get((article.id, article.version))
        out.append(found.pop(0) if found else None)
    return out


def _merged(article: Article, base: Item | None, prefix: str) -> _Element:
    if base is not None and base.article == article and not base.source.own:
        return deepcopy(base.node)
    node = indented(write_item(article, prefix))
    if base is not None:
        _put_back(base.source.leftovers, base.node, node)
    return node


def _whole(document: Document, new: _Element) -> _Element:
    return _outside(document, new)


def _outside(document: Document, new: _Element) -> _Element:
    """Comments and processing instructions before and after the root."""
    for node in document.root.itersiblings(preceding=True):
        new.addprevious(deepcopy(node)) if new.getprevious() is None else _first(new).addprevious(deepcopy(node))
    for node in reversed(list(document.root.itersiblings())):
        new.addnext(deepcopy(node))
    return new


def _first(node: _Element) -> _Element:
    before = node.getprevious()
    return node if before is None else _first(before)
