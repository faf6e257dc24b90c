"""Documents: a newsItem alone, or a newsMessage around several; everything else holds no article."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from pydantic import ValidationError

from newsml.errors import InvalidArticle
from newsml.findings import Leftover
from newsml.formats._kit import xml
from newsml.formats._kit.xml import line_of
from newsml.formats.newsml_g2.dates import ABSENT, NO_DATE
from newsml.formats.newsml_g2.item import read_item, write_item
from newsml.formats.newsml_g2.layout import indented
from newsml.formats.newsml_g2.names import NA, NAR, nar
from newsml.formats.newsml_g2.source import Source, leftovers, notes
from newsml.formats.reading import Reading
from newsml.model.article import Article
from newsml.model.time import Timestamp

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from typing import IO

    from lxml.etree import _Element

FORMAT: Final = "newsml-g2"
_ITEM: Final = nar("newsItem")
_MESSAGE: Final = nar("newsMessage")


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


def read_document(data: bytes, name: str | None) -> Reading:
    """Reads a document; raises as `Format.read` does."""
    return _reading(xml.parse(data, name), data, name)


def _reading(root: _Element, data: bytes, name: str | None) -> Reading:
    around = Source(root)
    items = [_read_one(node, name) for node in _items(root, around)]
    document = Document(root, tuple(items), around)
    left = [pair for item in items for pair in item.source.leftovers]
    noted = [pair for item in items for pair in item.source.noted]
    return Reading(
        articles=tuple(item.article for item in items if item.article is not None),
        format=FORMAT,
        leftovers=leftovers([*around.leftovers, *left]),
        notes=notes(noted),
        name=name,
        source=data,
        state=document,
    )


def _items(root: _Element, around: Source) -> list[_Element]:
    for outside in (*root.itersiblings(preceding=True), *root.itersiblings()):
        around.leave(outside)
    if root.tag == _ITEM:
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
        if child.tag == nar("itemSet"):
            around.check_text(child.text, child)
            for item in child:
                around.check_text(item.tail, item)
                if item.tag == _ITEM:
                    found.append(item)
                else:
                    around.leave(item)
        elif child.tag != nar("header"):
            around.leave(child)
    header = root.find(nar("header"))
    if header is not None:
        _read_header(header, found, around)
    return found


def _read_one(node: _Element, name: str | None) -> Item:
    out, source = read_item(node)
    if not ({"headline", "body"} & out.keys() or _has_withheld(out)):
        source.leftovers[:] = [(node, None)]
        return Item(node, source, None)
    try:
        return Item(node, source, Article.model_validate(out))
    except ValidationError as error:
        raise InvalidArticle.of(error, source=name, line=line_of(node)) from None


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
        node = item.find(f"{nar('itemMeta')}/{nar('versionCreated')}")
        if node is not None and node.text and node.text != NO_DATE:
            try:
                stamp = Timestamp(node.text)
                moment = stamp.instant or Timestamp(f"{stamp}Z").instant
            except ValueError:
                continue
            stamps.append((moment, node.text))
    return (max(stamps)[1], False) if stamps else (NO_DATE, True)


# --- writing ---


def write_document(articles: Sequence[Article]) -> bytes:
    """One article as a newsItem, several as a newsMessage.

    None at all make a newsMessage without items, which the standard does not allow but every reader understands.
    """
    if len(articles) == 1:
        return serialised(indented(write_item(articles[0])))
    items = [write_item(article, f"i{number}-") for number, article in enumerate(articles, 1)]
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


def stream_items(file: IO[bytes], name: str | None) -> Iterator[Reading]:
    """A reading for each newsItem, its source the item alone; one without articles where there is none."""
    from lxml import etree

    found = False
    for node in xml.items(file, frozenset((_ITEM,)), name):
        found = True
        # An item may use a prefix that nothing declares, which libxml2 reports only behind it.
        alone = xml.parse(etree.tostring(node, encoding="UTF-8", with_tail=False), name)
        yield _reading(alone, serialised(alone), name)
    if not found:
        yield Reading(articles=(), format=FORMAT, leftovers=(Leftover("/", 1, "no newsItem"),), name=name)
