"""Documents: an item alone, or a newsMessage around several.

A newsItem is an article; the concepts of conceptItems and knowledgeItems make a register; all else holds neither.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from pydantic import ValidationError

from newsml.errors import InvalidArticle
from newsml.formats._kit import xml
from newsml.formats._kit.xml import line_of
from newsml.formats.newsml_g2.dangling import prune
from newsml.formats.newsml_g2.dates import ABSENT, NO_DATE
from newsml.formats.newsml_g2.entities.concepts import CONCEPT_ITEMS, read_register
from newsml.formats.newsml_g2.item import read_item, write_item
from newsml.formats.newsml_g2.layout import indented
from newsml.formats.newsml_g2.names import NA, NAR, nar
from newsml.formats.newsml_g2.schemes import Surroundings
from newsml.formats.newsml_g2.source import Source, leftovers, notes
from newsml.formats.newsml_g2.versions import NEWEST, check_item
from newsml.formats.reading import Reading
from newsml.model.article import Article
from newsml.model.time import Timestamp

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lxml.etree import _Element

FORMAT: Final = "newsml-g2"
_ITEM: Final = nar("newsItem")
_MESSAGE: Final = nar("newsMessage")
_HEADER, _ITEM_SET = nar("header"), nar("itemSet")
_VERSION_CREATED: Final = f"{nar('itemMeta')}/{nar('versionCreated')}"
_READ: Final = frozenset((_ITEM, *CONCEPT_ITEMS))


@dataclass(frozen=True, slots=True, eq=False)
class Item:
    """One newsItem of a document that was read."""

    node: _Element
    source: Source
    article: Article | None


@dataclass(frozen=True, slots=True, eq=False)
class Document:
    """What the writer needs to write back into a document."""

    root: _Element
    items: tuple[Item, ...]
    around: Source
    """Leftovers outside of the items."""
    concepts: tuple[Source, ...] = ()
    """What was learnt in the items of the register."""

    def sources(self) -> Iterator[Source]:
        """What was learnt around the items, then in each."""
        yield self.around
        for item in self.items:
            yield item.source
        yield from self.concepts


def read_document(data: bytes, name: str | None) -> Reading:
    """Reads a document; raises as `Format.read` does."""
    return read_tree(xml.parse(data, name), data, name)


def read_tree(root: _Element, data: bytes, name: str | None) -> Reading:
    """Reads a document that has been parsed; raises as `Format.read` does."""
    around = Source(root, inside=False)
    found = _items(root, around)
    surroundings = Surroundings()
    items = [_read_one(node, surroundings, name) for node in found if node.tag == _ITEM]
    concepts = [node for node in found if node.tag != _ITEM]
    register, sources = read_register(concepts, surroundings) if concepts else (None, [])
    document = Document(root, tuple(items), around, tuple(sources))
    return Reading.listing_later(
        lambda: leftovers(left for source in document.sources() for left in source.leftovers),
        lambda: notes(noted for source in document.sources() for noted in source.noted),
        articles=tuple(item.article for item in items if item.article is not None),
        format=FORMAT,
        register=register,
        name=name,
        source=data,
        state=document,
    )


def _items(root: _Element, around: Source) -> list[_Element]:
    """The newsItems and the items of concepts."""
    for outside in (*root.itersiblings(preceding=True), *root.itersiblings()):
        around.leave(outside)
    if root.tag in _READ:
        return [root]
    if root.tag != _MESSAGE:
        around.leave(root)
        return []
    found = []
    for name in root.attrib:
        around.leave(root, str(name))
    around.check_text(root.text, root)
    for child in root:
        around.check_text(child.tail, child)
        if child.tag == _ITEM_SET:
            around.check_text(child.text, child)
            for item in child:
                around.check_text(item.tail, item)
                if item.tag in _READ:
                    found.append(item)
                else:
                    around.leave(item)
        elif child.tag != _HEADER:
            around.leave(child)
    header = root.find(_HEADER)
    if header is not None:
        _read_header(header, [item for item in found if item.tag == _ITEM], around)
    return found


def _read_one(node: _Element, surroundings: Surroundings, name: str | None, *, things: bool = True) -> Item:
    out, source = read_item(node, surroundings, things=things)
    if not ({"headline", "body"} & out.keys() or _has_withheld(out)):
        source.leftovers[:] = [(node, None)]
        source.noted.clear()
        return Item(node, source, None)
    try:
        return Item(node, source, _article(out, source))
    except ValidationError as error:
        if things and source.origins:
            # What others say about things must not keep the article from being read.
            item = _read_one(node, surroundings, name, things=False)
            reason = error.errors(include_url=False)[0]["msg"]
            item.source.note(node, f"the things that its elements name are left out, for together {reason}")
            return item
        raise InvalidArticle.of(error, source=name, line=line_of(node)) from None


def _article(out: dict[str, Any], source: Source) -> Article:
    """The article; what refers to nothing in a document of others is dropped where it would not be valid."""
    try:
        return Article.model_validate(out)
    except ValidationError:
        dropped = 0 if source.own else prune(Article, out)
        if not dropped:
            raise
        source.note(source.root, f"{dropped} references to things that are no annotation here are dropped")
        return Article.model_validate(out)


def _has_withheld(out: dict[str, Any]) -> bool:
    return any(item["field"] in ("headline", "body") for item in out.get("withheld", ()))


def _read_header(header: _Element, items: list[_Element], around: Source) -> None:
    """`sent` is derived from the items; all else is not ours."""
    expected, absent = sent_of(items)
    around.check_text(header.text, header)
    for child in header:
        around.check_text(child.tail, child)
        marked = {(ABSENT, "true")} if absent else set()
        if child.tag != nar("sent") or child.text != expected or set(child.items()) != marked or len(child):
            around.leave(child)
    for name in header.attrib:
        around.leave(header, str(name))


def sent_of(items: Sequence[_Element]) -> tuple[str, bool]:
    """The latest `versionCreated` of the items, and whether it stands for none."""
    stamps = []
    for item in items:
        node = item.find(_VERSION_CREATED)
        if node is not None and node.text and node.text != NO_DATE:
            try:
                stamps.append(Timestamp(node.text))
            except ValueError:
                continue
    if len(stamps) <= 1:
        return (str(stamps[0]), False) if stamps else (NO_DATE, True)
    return str(max(stamps, key=lambda stamp: (stamp.instant or Timestamp(f"{stamp}Z").instant, stamp))), False


# --- writing ---


def write_document(articles: Sequence[Article], minor: int = NEWEST) -> bytes:
    """One article as a newsItem, several as a newsMessage, of version 2.`minor` of the standard.

    None at all make a newsMessage without items, which the standard does not allow but every reader understands.

    Raises:
        CannotCarry: that version has no place for a field.
    """
    if len(articles) == 1:
        item = write_item(articles[0], minor=minor)
        check_item(item, minor)
        return serialised(indented(item))
    items = []
    for number, article in enumerate(articles):
        item = write_item(article, f"i{number + 1}-", minor)
        check_item(item, minor, f"articles[{number}].")
        items.append(item)
    return serialised(indented(message(items)))


def message(items: Sequence[_Element]) -> _Element:
    """A newsMessage around items."""
    from lxml import etree

    root = etree.Element(_MESSAGE, nsmap={None: NAR, "na": NA})  # type: ignore[dict-item]
    sent = etree.SubElement(etree.SubElement(root, nar("header")), nar("sent"))
    sent.text, absent = sent_of(items)
    if absent:
        sent.set(ABSENT, "true")
    etree.SubElement(root, nar("itemSet")).extend(items)
    return root


def serialised(root: _Element) -> bytes:
    """The document in UTF-8."""
    from lxml import etree

    return etree.tostring(root.getroottree(), encoding="UTF-8", xml_declaration=True) + b"\n"
