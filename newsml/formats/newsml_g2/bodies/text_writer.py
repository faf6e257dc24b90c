"""Writes the annotatable texts: words of anchors as elements, and what the anchors then refer to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from newsml.formats.newsml_g2.bodies.body import BodyWriter, make_span, write_page
from newsml.formats.newsml_g2.bodies.markup import Ink, Region, cut, fill
from newsml.formats.newsml_g2.names import XML_ID, na, nar
from newsml.model.withholding import digest

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from lxml.etree import _Element

    from newsml.formats.newsml_g2.draft import Draft
    from newsml.formats.newsml_g2.engine import Table

from newsml.formats.newsml_g2.bodies.texts import (
    BLOCK,
    BODY_TYPE,
    DIGEST,
    FIELDS,
    LAYOUT,
    MARK,
    SUMMARY,
    WITHHELD,
)


def write_headline(parent: _Element, article: Mapping[str, Any], draft: Draft) -> None:
    _write_host(parent, "headline", {}, article, draft)


def write_standfirst(parent: _Element, article: Mapping[str, Any], draft: Draft) -> None:
    _write_host(parent, "standfirst", {"role": SUMMARY}, article, draft)


def _write_host(
    parent: _Element, name: str, attributes: dict[str, str], article: Mapping[str, Any], draft: Draft
) -> None:
    withheld = next((item for item in article.get("withheld", ()) if item["field"] == name), None)
    if name not in article and withheld is None:
        return
    tag = nar("headline" if name == "headline" else "description")
    node = draft.hosts[name] = draft.element(parent, tag, attributes)
    if withheld is not None:
        WITHHELD.write(node, withheld, draft)


def lay_out(root: _Element, article: Mapping[str, Any], draft: Draft) -> list[str]:
    """Fills the texts into their elements and gives the idrefs of each anchor, in the order of `draft.anchors`."""
    inks: dict[tuple[str, int, int], Ink] = {}
    for _, _, anchor in draft.anchors:
        name = anchor.get("field", "body")
        for span in anchor["spans"]:
            key = (name, span["start"], span["end"])
            if key not in inks:
                inks[key] = Ink(span["start"], span["end"])
    by_field: dict[str, list[Ink]] = {name: [] for name in FIELDS}
    for (name, _, _), ink in inks.items():
        by_field[name].append(ink)
    for name in ("headline", "standfirst"):
        if name in draft.hosts:
            _fill_host(name, by_field[name], article, draft)
    writer = write_content_set(root, by_field["body"], article, draft)
    return [_idrefs(anchor, inks, writer, draft) for _, _, anchor in draft.anchors]


def _fill_host(name: str, inks: Sequence[Ink], article: Mapping[str, Any], draft: Draft) -> None:
    host, text = draft.hosts[name], article.get(name)
    if inks:
        host.set("id", draft.id(name))
    if text is None:
        return
    if not inks:
        host.text = text
        return
    host.set(DIGEST, digest(text))
    pieces = cut([Region(0, len(text), 0)], inks)[0]
    fill(host, text, (0, len(text)), pieces, lambda parent, piece: make_span(parent, piece, draft))


def write_content_set(
    root: _Element, inks: list[Ink], article: Mapping[str, Any], draft: Draft
) -> BodyWriter | None:
    """Appends the body's renditions; gives what wrote them, or None where the text has no words here."""
    withheld = next((item for item in article.get("withheld", ()) if item["field"] == "body"), None)
    if "body" not in article and withheld is None:
        return None
    content = draft.element(root, nar("contentSet"))
    inline = draft.element(content, nar("inlineXML"), id=draft.id("body"), contenttype=BODY_TYPE)
    if withheld is not None:
        WITHHELD.write(inline, withheld, draft)
        _write_elsewhere(BLOCK, "block", article.get("blocks", ()), draft)
        _write_elsewhere(MARK, "mark", article.get("marks", ()), draft)
        return None
    text = article["body"]
    inline.set(DIGEST, digest(text))
    inline.set(LAYOUT, "blocks" if article.get("blocks") else "lines")
    writer = BodyWriter(text, article, draft)
    marks = [Ink(mark["start"], mark["end"], number) for number, mark in enumerate(writer.marks)]
    writer.write(write_page(inline, article, draft), [*inks, *marks])
    lost = [writer.marks[mark.mark] for mark in marks if mark.lost and mark.mark is not None]
    _write_elsewhere(MARK, "mark", lost, draft)
    content.set("original", draft.id("body"))
    plain = draft.element(content, nar("inlineData"), id=draft.id("text"), contenttype="text/plain")
    plain.text = text
    return writer


def _write_elsewhere(table: Table, tag: str, items: Sequence[Mapping[str, Any]], draft: Draft) -> None:
    """At the end of contentMeta, where the standard lets other elements stand."""
    for item in items:
        table.write(draft.element(draft.meta, na(tag)), item, draft)


def _idrefs(
    anchor: Mapping[str, Any],
    inks: Mapping[tuple[str, int, int], Ink],
    writer: BodyWriter | None,
    draft: Draft,
) -> str:
    name = anchor.get("field", "body")
    ids: dict[str, None] = {}
    for span in anchor["spans"]:
        ink = inks[name, span["start"], span["end"]]
        found = draft.fragment_ids.get(ink)
        if found is None:
            found = [_enclosing(name, ink, writer, draft)]
        ids.update(dict.fromkeys(found))
    return " ".join(ids)


def _enclosing(name: str, ink: Ink, writer: BodyWriter | None, draft: Draft) -> str:
    """The block that words lie in which have no element of their own; the whole text where they are in several."""
    if name == "body" and writer is not None:
        number = writer.block_at(ink.start)
        if number is not None and ink.end <= writer.blocks[number]["end"]:
            return mark_block(writer.elements[number], number, draft)
    return draft.id(name)


def mark_block(node: _Element, number: int, draft: Draft) -> str:
    id_ = draft.id(f"b{number + 1}")
    node.set("id", id_)
    node.set(XML_ID, id_)
    return id_
