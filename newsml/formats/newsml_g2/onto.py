"""Writing into a document that newsml wrote, to which others may have added.

The articles are written anew; every node of the base that newsml has no place for is put back where it stood: see
`additions`. Documents of others come back as they are, or are refused: nothing in them is lost.
"""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING, NoReturn

from newsml.errors import CannotCarry
from newsml.formats.newsml_g2.additions import Additions, ids_in
from newsml.formats.newsml_g2.item import write_item
from newsml.formats.newsml_g2.layout import indented
from newsml.formats.newsml_g2.names import nar

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lxml.etree import _Element

    from newsml.formats.newsml_g2.document import Document, Item
    from newsml.formats.reading import Reading
    from newsml.model.article import Article


def write_onto(articles: Sequence[Article], onto: Reading) -> bytes:
    """The base with these articles in place of its own.

    Raises:
        CannotCarry: the base was not written by newsml, or holds an addition inside of text that has changed.
    """
    from newsml.formats.newsml_g2.document import serialised

    document: Document = onto.state
    if document.root.tag not in (nar("newsItem"), nar("newsMessage")):
        _refuse("it is no newsItem and no newsMessage", onto)
    alone = document.root.tag == nar("newsItem")
    if alone and len(articles) != 1 and document.around.leftovers:
        _refuse("it is a single newsItem with more around it, and cannot become a newsMessage", onto)
    if alone and document.items[0].article is None:
        _refuse("its newsItem holds no article that could be replaced", onto)
    bases = _matched(articles, document.items)
    for item in document.items:
        if (
            item.article is not None
            and not item.source.own
            and not (item in bases and item.article in articles)
        ):
            _refuse("it was not written by newsml", onto)
    if alone and len(articles) == 1:
        root = _merged(articles[0], bases[0], "", onto)
    else:
        root = _message(articles, bases, document, onto)
    return serialised(_outside(document.root, root))


def _message(
    articles: Sequence[Article], bases: Sequence[Item | None], document: Document, onto: Reading
) -> _Element:
    from newsml.formats.newsml_g2.document import message

    pairs = enumerate(zip(articles, bases, strict=True), 1)
    nodes = [_merged(article, base, f"i{number}-", onto) for number, (article, base) in pairs]
    root = indented(message(nodes), only_frame=True)
    if document.root.tag == nar("newsMessage"):
        without = [(item.node, None) for item in document.items if item.article is None]
        additions = Additions(document.root, root, onto.name)
        for base, node in zip(bases, nodes, strict=True):
            if base is not None:
                additions.same(base.node, node)
        additions.put_back([*document.around.leftovers, *without])
    return root


def _refuse(reason: str, onto: Reading) -> NoReturn:
    raise CannotCarry(
        f"this document cannot be changed in place, for {reason}: write a new one, without onto",
        source=onto.name,
    )


def _matched(articles: Sequence[Article], items: Sequence[Item]) -> list[Item | None]:
    """The item of the base for each article: the same id and version, in the order in which they occur."""
    waiting: dict[tuple[str, int], list[Item]] = {}
    for item in reversed(items):
        if item.article is not None:
            waiting.setdefault((item.article.id, item.article.version), []).append(item)
    out: list[Item | None] = []
    for article in articles:
        found = waiting.get((article.id, article.version))
        out.append(found.pop() if found else None)
    return out


def _merged(article: Article, base: Item | None, prefix: str, onto: Reading) -> _Element:
    if base is None:
        return indented(write_item(article, prefix))
    if base.article == article and not prefix:
        return deepcopy(base.node)
    if not base.source.own:
        return deepcopy(base.node)
    foreign = ids_in(node for node, attribute in base.source.leftovers if attribute is None)
    while any(id_.startswith(prefix) for id_ in foreign) if prefix else foreign:
        prefix = f"{prefix or 'i'}0-"
    node = indented(write_item(article, prefix))
    additions = Additions(base.node, node, onto.name)
    if base.article is not None:
        additions.unchanged_in(base.article, article, prefix)
    additions.put_back(base.source.leftovers, base.source.stale)
    return node


def _outside(old: _Element, new: _Element) -> _Element:
    """Comments and processing instructions before and after the root."""
    for node in reversed(list(old.itersiblings(preceding=True))):
        new.addprevious(deepcopy(node))
    for node in reversed(list(old.itersiblings())):
        new.addnext(deepcopy(node))
    return new
