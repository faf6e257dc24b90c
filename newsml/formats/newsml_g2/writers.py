"""The writing side of the engine: functions that write the fields of rows into elements."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from newsml.formats.newsml_g2.names import expanded
from newsml.formats.newsml_g2.places import AT, Inside, Node, Pair, Place, Scalar

if TYPE_CHECKING:
    from lxml.etree import _Element

    from newsml.formats.newsml_g2.draft import Draft
    from newsml.formats.newsml_g2.places import Encode, Row


def writer_of(row: Row) -> Encode:
    """The function that writes a row's fields into an element."""
    if isinstance(row, Pair):
        return row.write
    if isinstance(row, Inside):
        return _inside_writer(row)
    if isinstance(row.codec, Scalar):
        if row.at == "text()":
            return _text_writer(row.field, row.codec)
        return _attribute_writer(row.field, expanded(row.at), row.codec)
    return _element_writer(row, row.codec)


def _attribute_writer(field: str, name: str, codec: Scalar) -> Encode:
    def write(node: _Element, value: Any, draft: Draft) -> None:
        found = value.get(field)
        if found is not None:
            text = codec.encode(found, draft)
            if text is not None:
                node.set(name, text)

    return write


def _text_writer(field: str, codec: Scalar) -> Encode:
    def write(node: _Element, value: Any, draft: Draft) -> None:
        if field in value:
            node.text = codec.encode(value[field], draft)

    return write


def _element_writer(row: Place, codec: Node) -> Encode:
    found = AT.fullmatch(row.at)
    assert found is not None  # noqa: S101 - rows are ours
    tag, field = expanded(found["name"]), row.field
    fixed = (expanded("@" + found["key"].removeprefix("@")), found["value"]) if found["key"] else None

    def write(node: _Element, value: Any, draft: Draft) -> None:
        values = value.get(field)
        if values is None:
            return
        for item in values if isinstance(values, (tuple, list)) else (values,):
            child = draft.element(node, tag)
            if fixed is not None:
                child.set(*fixed)
            codec.encode(child, item, draft)

    return write


def _inside_writer(row: Inside) -> Encode:
    tag, writers = expanded(row.at), [writer_of(inner) for inner in row.rows]

    def write(node: _Element, value: Any, draft: Draft) -> None:
        child = draft.element(node, tag)
        for inner in writers:
            inner(child, value, draft)
        if not row.always and not len(child) and not child.attrib and not child.text:
            node.remove(child)

    return write
