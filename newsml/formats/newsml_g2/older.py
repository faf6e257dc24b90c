"""Homes in our own namespace for fields that older versions of the standard have no element for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from newsml.formats.newsml_g2.names import expanded
from newsml.formats.newsml_g2.places import NOTHING, UNFIT, Pair

if TYPE_CHECKING:
    from lxml.etree import _Element

    from newsml.formats.newsml_g2.draft import Draft
    from newsml.formats.newsml_g2.places import Node
    from newsml.formats.newsml_g2.source import Source


def since(minor: int, field: str, at: str, codec: Node) -> Pair:
    """The element of the standard, written from version 2.`minor` on; read from documents of any version."""
    return _element(field, at, codec, lambda draft: draft.minor >= minor)


def before(minor: int, field: str, at: str, codec: Node) -> Pair:
    """Our own element, at the end of the parent, in the versions before."""
    return _element(field, at, codec, lambda draft: draft.minor < minor)


def _element(field: str, at: str, codec: Node, due: Any) -> Pair:
    tag = expanded(at)

    def read(node: _Element, out: dict[str, Any], source: Source) -> bool:
        if field in out:
            return False
        value = codec.decode(node, source, NOTHING)
        if value is UNFIT:
            return False
        out[field] = value
        return True

    def write(node: _Element, value: Any, draft: Draft) -> None:
        if field in value and due(draft):
            codec.encode(draft.element(node, tag), value[field], draft)

    return Pair((field,), (at,), read, write)
