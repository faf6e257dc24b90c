"""Where each field of an article has its places, told from the tables."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from newsml.formats.newsml_g2.names import expanded, nar
from newsml.formats.newsml_g2.places import AT, Inside, Pair, Place
from newsml.formats.newsml_g2.writers import writer_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lxml.etree import _Element

    from newsml.formats.newsml_g2.places import Encode, Row


class Home(NamedTuple):
    """A row, and the tag of the element that its own elements stand in; empty for the item itself."""

    section: str
    row: Row


@cache
def homes() -> dict[str, tuple[Home, ...]]:
    """Where each field of an article has its places."""
    from newsml.formats.newsml_g2.item import ITEM

    out: dict[str, tuple[Home, ...]] = {}
    for home in _flat(ITEM.rows, ""):
        row = home.row
        fields = row.fields if isinstance(row, Pair) else (row.field,) if isinstance(row, Place) else ()
        for field in fields:
            out[field] = (*out.get(field, ()), home)
    return out


def _flat(rows: Sequence[Row], section: str) -> Iterator[Home]:
    for row in rows:
        if isinstance(row, Inside):
            yield from _flat(row.rows, nar(row.at))
        else:
            yield Home(section, row)


@cache
def _claims(section: str) -> dict[str, list[tuple[str | None, str | None, Row]]]:
    """By tag: attribute, value and row; the one without an attribute comes last."""
    from newsml.formats.newsml_g2.item import ITEM

    out: dict[str, list[tuple[str | None, str | None, Row]]] = {}
    for home in _flat(ITEM.rows, ""):
        if home.section != section:
            continue
        for at in home.row.at if isinstance(home.row, Pair) else (home.row.at,):
            found = AT.fullmatch(at)
            if found is None or at.startswith("@"):
                continue
            key = expanded("@" + found["key"].removeprefix("@")) if found["key"] else None
            out.setdefault(expanded(found["name"]), []).append((key, found["value"], home.row))
    for claims in out.values():
        claims.sort(key=lambda claim: claim[0] is None)
    return out


@cache
def _tags(home: Home) -> tuple[str, ...]:
    """The tags that a row is asked to read; none for one that reads attributes only."""
    at = home.row.at if isinstance(home.row, Pair) else (home.row.at,)
    names = [found["name"] for one in at if not one.startswith("@") and (found := AT.fullmatch(one))]
    return tuple(dict.fromkeys(map(expanded, names)))


@cache
def writer_at(home: Home) -> Encode:
    """The function that writes the row's fields into the element of its section."""
    return writer_of(home.row)


def children_of(home: Home, parent: _Element) -> Iterator[_Element]:
    """The children that a row is asked to read."""
    claims, tags = _claims(home.section), _tags(home)
    for child in parent.iterchildren(*tags) if tags else ():
        for key, value, row in claims.get(str(child.tag), ()):
            if key is None or child.get(key) == value:
                if row is home.row:
                    yield child
                break
