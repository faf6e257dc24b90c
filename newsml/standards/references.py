"""Ids and what refers to them, which libxml2 never compares.

Which attributes are of type ID, IDREF and IDREFS is the same in all Power schemas that have them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from lxml.etree import _Element

_NAR: Final = "{http://iptc.org/std/nar/2006-10-01/}"
_NITF: Final = "{http://iptc.org/std/NITF/2006-10-18/}"
_XML_ID: Final = "{http://www.w3.org/XML/1998/namespace}id"
_SHOWN: Final = 5

REFERRING: Final = {
    "contentSet": ("original",),
    "derivedFrom": ("idrefs",),
    "derivedFromValue": ("sourceidref", "idrefs"),
    "groupRef": ("idref",),
    "groupSet": ("root",),
    "inlineRef": ("idrefs",),
    "partMeta": ("contentrefs",),
    "rightsInfo": ("idrefs",),
}
"""The attributes of type IDREF and IDREFS, by their elements."""


@dataclass(frozen=True, slots=True)
class Reference:
    """One element with ids that are in the way, or with references that lead nowhere."""

    number: int
    """The element, counted from 0 in the order of the document."""
    text: str
    """What is wrong, and how to mend it."""
    value: str


@dataclass(frozen=True, slots=True)
class References:
    """What ids and references of a document come to."""

    dangling: tuple[Reference, ...]
    duplicate: tuple[Reference, ...]


def check(root: _Element) -> References:
    """Compares the ids of a document with what refers to them; takes time linear in the document."""
    first: dict[str, _Element] = {}
    untyped: set[str] = set()
    duplicate: list[Reference] = []
    referring: list[tuple[int, _Element]] = []
    for number, node in enumerate(root.iter("*")):
        ids = _ids(node)
        for id_ in ids:
            if id_ in first:
                text = f"the id {id_!r} stands on an earlier {_local(first[id_])} as well: rename one of them"
                duplicate.append(Reference(number, text, id_))
            else:
                first[id_] = node
        plain = node.get("id")
        if plain and plain not in ids:
            untyped.add(plain)
        if _local(node) in REFERRING and node.tag.startswith(_NAR):
            referring.append((number, node))
    dangling = (
        found
        for number, node in referring
        for name in REFERRING[_local(node)]
        if (found := _dangling(number, node, name, first, untyped)) is not None
    )
    return References(tuple(dangling), tuple(duplicate))


def _ids(node: _Element) -> list[str]:
    """The values of an element's attributes of type ID; `xml:id` and `id` of one element may agree."""
    tag = str(node.tag)
    names = [_XML_ID]
    if tag.startswith((_NAR, _NITF)):
        names.append("id")
    if tag == f"{_NAR}partMeta":
        names.append("partid")
    values = [str(value).strip() for name in names if (value := node.get(name)) is not None]
    return list(dict.fromkeys(value for value in values if value))


def _dangling(
    number: int, node: _Element, name: str, known: dict[str, _Element], untyped: set[str]
) -> Reference | None:
    value = node.get(name)
    if value is None:
        return None
    wanted = str(value).split()
    what = f"the attribute {name} of {_local(node)}"
    if not wanted:
        return Reference(number, f"{what} is empty: name an id, or remove it", str(value))
    lost = [id_ for id_ in dict.fromkeys(wanted) if id_ not in known]
    if not lost:
        return None
    shown = ", ".join(repr(id_) for id_ in lost[:_SHOWN]) + (" and more" if len(lost) > _SHOWN else "")
    if any(id_ in untyped for id_ in lost):
        mend = (
            "it stands on an element whose id does not count here: write xml:id with the same value beside it"
        )
    else:
        mend = "no element has it as its id: correct the reference or the id"
    return Reference(number, f"{what} refers to {shown}, but {mend}", shown)


def _local(node: _Element) -> str:
    return str(node.tag).rpartition("}")[2]
