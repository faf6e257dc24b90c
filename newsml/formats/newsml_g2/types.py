"""`@type` where it only repeats what another element says: written for readers that know the standard only."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from newsml.formats.newsml_g2.places import UNFIT, Pair
from newsml.formats.newsml_g2.scalars import REF

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lxml.etree import _Element

    from newsml.formats.newsml_g2.draft import Draft
    from newsml.formats.newsml_g2.source import Source

KINDS: Final = {"person": "cpnat:person", "organisation": "cpnat:organisation", "place": "cpnat:geoArea"}
GROUP: Final = "cpnat:abstract"
"""The standard has no type for groups: `na:kind="group"` tells them from topics."""


def type_of(participant: Mapping[str, Any]) -> str:
    """The standard's type of a participant."""
    return KINDS.get(participant["kind"], GROUP)


def constant(value: str) -> Pair:
    """A type that is always the same; another one is a leftover."""

    def read(node: _Element, _: dict[str, Any], __: Source) -> bool:
        return node.get("type") == value

    def write(node: _Element, _: Any, __: Draft) -> None:
        node.set("type", value)

    return Pair((), ("@type",), read, write)


def repeated(field: str) -> Pair:
    """The type of the participant that a field refers to; looked at once all participants are known."""

    def read(node: _Element, out: dict[str, Any], source: Source) -> bool:
        thing = source.things.get(out.get(field, ""))
        if thing is None or KINDS.get(thing.get("kind", "")) != node.get("type"):
            source.typed.append(node)
        return True

    def write(node: _Element, value: Any, draft: Draft) -> None:
        if value.get(field) in draft.types:
            node.set("type", draft.types[value[field]])

    return Pair((), ("@type",), read, write)


def resolve_types(source: Source) -> None:
    """Types that do not repeat what they should are leftovers."""
    for node in source.typed:
        own = REF.decode(node.get("qcode", ""), source)
        thing = source.things.get(own) if own is not UNFIT else None
        if thing is None or "kind" not in thing or type_of(thing) != node.get("type"):
            source.leave(node, "type")
