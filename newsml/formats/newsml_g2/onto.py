"""Writing into an existing document, by splicing: only the items whose articles changed are touched.

Items match articles by id and version, else by id, in the order in which they occur. Articles without an item are
appended, items without their article are taken out; items that never held one stay. An item that newsml wrote is
written anew and compared (`own_item`); in one of others only the places of what changed are looked at (`foreign_item`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NoReturn

from newsml.errors import CannotCarry
from newsml.formats._kit import xml
from newsml.formats._kit.markup import Markup
from newsml.formats._kit.splice import Splices
from newsml.formats.newsml_g2.dates import ABSENT
from newsml.formats.newsml_g2.document import message, sent_of
from newsml.formats.newsml_g2.editing.foreign_item import change_foreign_item
from newsml.formats.newsml_g2.editing.own_item import all_ids, change_own_item, free_prefix
from newsml.formats.newsml_g2.item import write_item
from newsml.formats.newsml_g2.layout import structured
from newsml.formats.newsml_g2.names import nar

if TYPE_CHECKING:
    from collections.abc import Sequence
    from collections.abc import Set as AbstractSet

    from lxml.etree import _Element

    from newsml.formats.newsml_g2.document import Document, Item
    from newsml.formats.reading import Reading
    from newsml.model.article import Article

_MESSAGE: Final = nar("newsMessage")
_ITEM: Final = nar("newsItem")


def write_onto(articles: Sequence[Article], onto: Reading, *, upgrade: bool = False) -> bytes:
    """The base with these articles in place of its own.

    Args:
        articles: all articles that the document is to hold, in their order.
        onto: the base.
        upgrade: whether items of an older version or of core conformance may be raised to what newsml writes.

    Raises:
        CannotCarry: the base has no place for something; the error names the field.
    """
    document: Document = onto.state
    if document.root.tag not in (_ITEM, _MESSAGE):
        _refuse("it is no newsItem and no newsMessage", onto.name)
    if document.root.tag == _ITEM and document.items[0].article is None and articles:
        _refuse("its newsItem holds no article that could be replaced", onto.name)
    splices = Splices(onto.source, document.root, structured)
    writer = _Writer(document, splices, onto.name, upgrade=upgrade)
    return writer.write(tuple(articles))


def _refuse(reason: str, name: str | None) -> NoReturn:
    raise CannotCarry(
        f"this document cannot be changed in place, for {reason}: write a new one, without onto", source=name
    )


class _Writer:
    """One document that is being changed."""

    def __init__(self, document: Document, splices: Splices, name: str | None, *, upgrade: bool) -> None:
        self._document, self._splices, self._name, self._upgrade = document, splices, name, upgrade
        self._stamped: dict[_Element, _Element] = {}
        """What tells the date of an item's version, for items that changed."""
        self._ids: set[str] | None = None

    def write(self, articles: tuple[Article, ...]) -> bytes:
        bases = matched(articles, self._document.items)
        alone = self._document.root.tag == _ITEM
        for article, item in zip(articles, bases, strict=True):
            if item is not None and item.article != article:
                self._change(item, article)
        new = [self._new(article) for article, item in zip(articles, bases, strict=True) if item is None]
        if alone:
            if len(articles) == 1 and not new:
                return self._splices.done()
            return self._grown(bases, new)
        kept = {id(item) for item in bases if item is not None}
        gone = {item for item in self._document.items if item.article is not None and id(item) not in kept}
        for item in gone:
            self._splices.remove(item.node)
        self._append(new)
        self._date([item.node for item in self._document.items if item not in gone], new)
        return self._ordered(self._splices.done(), bases, gone)

    def _change(self, item: Item, article: Article) -> None:
        change = change_own_item if item.source.own else change_foreign_item
        self._stamped[item.node] = change(
            self._splices, item, article, upgrade=self._upgrade, name=self._name
        )

    def _new(self, article: Article) -> _Element:
        if self._ids is None:
            self._ids = all_ids(self._document.root)
        prefix = free_prefix(self._ids)
        self._ids.add(prefix)
        return write_item(article, prefix)

    def _append(self, new: Sequence[_Element]) -> None:
        if not new:
            return
        root = self._document.root
        around = root.find(nar("itemSet"))
        if around is None:
            inside = root.makeelement(nar("itemSet"))
            inside.extend(new)
            last = next(root.iterchildren("*", reversed=True), None)
            if last is None:
                self._splices.insert_first(root, inside)
            else:
                self._splices.insert_after(last, inside)
            return
        last = next(around.iterchildren("*", reversed=True), None)
        if last is None:
            self._splices.insert_first(around, *new)
        else:
            self._splices.insert_after(last, *new)

    def _date(self, kept: Sequence[_Element], new: Sequence[_Element]) -> None:
        """Tells anew when the message was sent, if that is what its items say."""
        sent = self._document.root.find(f"{nar('header')}/{nar('sent')}")
        if sent is None or any(node is sent for node, _ in self._document.around.leftovers):
            return
        text, absent = sent_of([*(self._stamped.get(node, node) for node in kept), *new])
        if sent.text != text:
            self._splices.set_text(sent, text)
        self._splices.set_attribute(sent, ABSENT, "true" if absent else None)

    def _grown(self, bases: Sequence[Item | None], new: list[_Element]) -> bytes:
        """A single item becomes a message around it and others, or around none."""
        root = self._document.root
        if bases and not any(base is not None for base in bases):
            self._splices.replace(root, message(new))
            return self._splices.done()
        if not bases:
            self._splices.replace(root, message([]))
            return self._splices.done()
        waiting = iter(new)
        items = [root if base is not None else next(waiting) for base in bases]
        text, absent = sent_of([self._stamped.get(item, item) for item in items])
        markup = Markup(structured)
        place = items.index(root)
        shown = [markup.element(item, {}, "\n    ") for item in items if item is not root]
        marker = f' xmlns:na="{ABSENT[1:].partition("}")[0]}" na:absent="true"' if absent else ""
        head = f'<newsMessage xmlns="{root.tag[1:].partition("}")[0]}">\n  <header>\n    <sent{marker}>{text}</sent>'
        before = "".join(f"{item}\n    " for item in shown[:place])
        behind = "".join(f"\n    {item}" for item in shown[place:])
        self._splices.wrap(
            root, f"{head}\n  </header>\n  <itemSet>\n    {before}", f"{behind}\n  </itemSet>\n</newsMessage>"
        )
        return self._splices.done()

    def _ordered(self, data: bytes, bases: Sequence[Item | None], gone: AbstractSet[Item]) -> bytes:
        """The items in the order of their articles, each as it stands, in the places that are taken by such."""
        remaining = [item for item in self._document.items if item not in gone]
        numbers = {id(item): n for n, item in enumerate(remaining)}
        places = [n for n, item in enumerate(remaining) if item.article is not None]
        fresh = range(len(remaining), len(remaining) + sum(base is None for base in bases))
        waiting = iter(fresh)
        wanted = [next(waiting) if base is None else numbers[id(base)] for base in bases]
        places += fresh
        if wanted == places:
            return data
        root = xml.parse(data, self._name)
        nodes = list(root.iterfind(f"{nar('itemSet')}/{_ITEM}"))
        splices = Splices(data, root, structured)
        for place, number in zip(places, wanted, strict=True):
            if place != number:
                splices.replace(nodes[place], splices.source(nodes[number]))
        return splices.done()


def matched(articles: Sequence[Article], items: Sequence[Item]) -> list[Item | None]:
    """The item of the base for each article: of the same id and version, else of the same id, else the only one."""
    waiting = [item for item in items if item.article is not None]
    out: list[Item | None] = [None] * len(articles)
    for key in (_by_version, _by_id):
        if not waiting:
            break
        found: dict[object, list[Item]] = {}
        for item in reversed(waiting):
            if item.article is not None:
                found.setdefault(key(item.article), []).append(item)
        for n, article in enumerate(articles):
            same = found.get(key(article))
            if out[n] is None and same:
                out[n] = same.pop()
        taken = {id(item) for item in out}
        waiting = [item for item in waiting if id(item) not in taken]
    if len(articles) == len(items) == 1 and waiting:
        out[0] = waiting[0]
    return out


def _by_version(article: Article) -> object:
    return article.id, article.version


def _by_id(article: Article) -> object:
    return article.id
