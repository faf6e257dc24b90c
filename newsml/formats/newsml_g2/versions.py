"""Since which version of the standard there is what newsml writes; what else there is needs no newer one.

From 2.9 on these are facts of IPTC's schemas, and a test holds the tables to them. Of the versions below there is no
schema at hand. What the schema of 2.9 dates by its remarks (the News Architecture 1.n is part of NewsML-G2 2.(n-1))
stands here as well; everything else that 2.9 has is assumed to be as old as 2.0.

A version is the text of `standardversion`. One that is newer than 2.35 is taken for 2.35; one that is missing or
cannot be read has only what 2.0 is assumed to have.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final

from newsml.errors import CannotCarry, NewsmlError
from newsml.formats.newsml_g2.core import in_core
from newsml.formats.newsml_g2.names import NAR, STANDARD_VERSION

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

OLDEST: Final = 9
"""The oldest minor version that newsml writes new documents in: the first that has a schema."""
NEWEST: Final = int(STANDARD_VERSION.partition(".")[2])
POWER: Final = "power"
CORE: Final = "core"
CORE_ENDED: Final = 25
"""From 2.25 on IPTC publishes no schema for core conformance."""

EXTENSIBLE: Final = 17
"""The minor version that brought extension properties, and `expires`."""
BY_IRI: Final = 18
"""The minor version since which IRIs may stand in `roleuri`, `reluri` and the like."""
PUBLISHING_HISTORY: Final = 24
DIGITAL_SOURCE_TYPE: Final = 33

ELEMENTS: Final = {
    ("contentMeta", "keyword"): 4,
    ("assert", "eventDetails"): 7,
    ("concept", "eventDetails"): 7,
    ("related", "related"): 7,
    **dict.fromkeys((("broader", "sameAs"), ("narrower", "sameAs"), ("related", "sameAs")), 10),
    **dict.fromkeys((("geoAreaDetails", "circle"), ("geoAreaDetails", "line")), 12),
    ("geoAreaDetails", "polygon"): 12,
    ("rightsInfo", "link"): 12,
    ("concept", "conceptExtProperty"): EXTENSIBLE,
    ("contentMeta", "contentMetaExtProperty"): EXTENSIBLE,
    ("itemMeta", "expires"): EXTENSIBLE,
    ("itemMeta", "itemMetaExtProperty"): EXTENSIBLE,
    ("itemClass", "related"): 23,
    ("newsItem", "pubHistory"): PUBLISHING_HISTORY,
    ("organisationDetails", "affiliation"): 29,
    ("concept", "hasInstrument"): 31,
    ("contentMeta", "digitalSourceType"): DIGITAL_SOURCE_TYPE,
    ("eventDetails", "eventStatus"): 35,
}
"""Parent and child -> minor version."""
DEEP: Final = 34
"""The minor version since which `related` stands in `related` in `related`."""

ATTRIBUTES: Final = {"uri": 11, **dict.fromkeys(("creatoruri", "reluri", "roleuri", "typeuri"), BY_IRI)}
"""Attributes that came to all elements at once -> minor version."""
EXCEPTIONS: Final = {
    ("scheme", "uri"): 0,
    ("link", "title"): 11,
    ("related", "value"): 7,
    ("name", "roleuri"): 15,
    ("definition", "roleuri"): 15,
    ("note", "roleuri"): 15,
    ("affiliation", "role"): 29,
    ("affiliation", "roleuri"): 29,
    **{
        (tag, "creator"): 11
        for tag in (
            *("concept", "conceptId", "contentMeta", "contentSet", "dates", "embargoed"),
            *("header", "inlineData"),
            *("inlineXML", "itemMeta", "itemSet", "position", "personDetails", "organisationDetails"),
            *("geoAreaDetails", "POIDetails", "eventDetails"),
        )
    },
}
"""Element and attribute -> minor version, where that differs."""

_VERSION: Final = re.compile(r"([0-9]{1,4})\.([0-9]{1,4})", re.ASCII)
_NAR: Final = f"{{{NAR}}}"


@lru_cache(64)
def minor_of(version: str | None) -> int:
    """The minor version that a document declares, as the tables know it."""
    found = _VERSION.fullmatch(version.strip()) if version else None
    if found is None or int(found[1]) < 2:
        return 0
    return NEWEST if int(found[1]) > 2 else min(int(found[2]), NEWEST)


def wanted(version: Any) -> int:
    """The minor version of a version that somebody asks for; raises NewsmlError where newsml does not write it."""
    found = _VERSION.fullmatch(version) if isinstance(version, str) else None
    minor = int(found[2]) if found is not None and found[1] == "2" else -1
    if not OLDEST <= minor <= NEWEST or version != f"2.{minor}":
        raise NewsmlError(
            f"newsml-g2 is not written in version {version!r}: give one of 2.{OLDEST} to {STANDARD_VERSION}, "
            f'as in version="2.{NEWEST - 6}"'
        )
    return minor


def declared(item: _Element) -> tuple[str, str]:
    """The version and the conformance of an item.

    An item that names no conformance is core by the schema's default; from 2.25 on, where core is no longer
    published, it is taken for power.
    """
    version = item.get("standardversion", "")
    level = item.get("conformance")
    if level is None:
        return version, CORE if minor_of(version) < CORE_ENDED else POWER
    return version, CORE if level.strip() == CORE else POWER


def check(node: _Element, version: str | None, conformance: str = POWER) -> None:
    """Checks an element with all that is in it.

    Raises:
        CannotCarry: the version or the conformance has no place for something; `path` is the model's field.
    """
    lacking = next(_lacking(node, minor_of(version), core=conformance == CORE), None)
    if lacking is not None:
        _refuse(lacking, _declared(version, conformance), _UPGRADE)


def check_new(parent_tag: str, node: _Element, version: str | None, conformance: str = POWER) -> None:
    """Checks an element that is to become a child of one with that tag; tags are as lxml has them."""
    minor, core = minor_of(version), conformance == CORE
    if parent_tag.startswith(_NAR):
        lacking = _child(parent_tag[len(_NAR) :], None, node, minor, core=core)
        if lacking is not None:
            _refuse(lacking, _declared(version, conformance), _UPGRADE)
    check(node, version, conformance)


def check_attribute(tag: str, attribute: str, version: str | None, conformance: str = POWER) -> None:
    """Checks an attribute that is to be set on an element with that tag; names are as lxml has them."""
    if tag.startswith(_NAR):
        since = _attribute(tag[len(_NAR) :], attribute, minor_of(version), core=conformance == CORE)
        if since is not None:
            _refuse(
                Lacking(None, tag[len(_NAR) :], attribute, since), _declared(version, conformance), _UPGRADE
            )


def check_item(item: _Element, minor: int, prefix: str = "") -> None:
    """Checks a new item of a version that somebody has asked for; raises as `check` does.

    Args:
        item: a newsItem.
        minor: the version is 2.`minor`.
        prefix: goes before the path in an error.
    """
    lacking = list(_lacking(item, minor, core=False))
    if lacking:
        newest = max(found.since for found in lacking)
        cure = f"write 2.{newest} or newer, which has all of the article, or leave the field out"
        _refuse(lacking[0], f"version 2.{minor}", cure, prefix)


_UPGRADE: Final = f"--upgrade (upgrade=True) makes it a document of {STANDARD_VERSION}, power"


class Lacking:
    """Something that a version or a conformance has no place for."""

    __slots__ = ("attribute", "node", "parent", "since")

    def __init__(self, node: _Element | None, parent: str, attribute: str | None, since: int) -> None:
        self.node = node
        """The element, or the one that has the attribute; None where it has not been made yet."""
        self.parent = parent
        """The tag of the parent, or of the element that has the attribute."""
        self.attribute = attribute
        self.since = since
        """The first minor version; -1 for what every version has, but core conformance has not."""


def _lacking(root: _Element, minor: int, *, core: bool) -> Iterator[Lacking]:
    if minor >= NEWEST and not core:
        return
    waiting = [root]
    while waiting:
        node = waiting.pop()
        tag = str(node.tag)
        ours = tag.startswith(_NAR)
        tag = tag[len(_NAR) :] if ours else ""
        if ours:
            for name in node.keys():  # noqa: SIM118 - several times as fast as the mapping
                since = _attribute(tag, str(name), minor, core=core)
                if since is not None:
                    yield Lacking(node, tag, str(name), since)
        if tag == "inlineXML":  # may hold anything
            continue
        children = list(node.iterchildren("*"))
        for child in children if ours else ():
            found = _child(tag, node, child, minor, core=core)
            if found is not None:
                yield found
        waiting.extend(reversed(children))


def _child(parent: str, above: _Element | None, node: _Element, minor: int, *, core: bool) -> Lacking | None:
    tag = str(node.tag)
    foreign = not tag.startswith(_NAR)
    tag = tag if foreign else tag[len(_NAR) :]
    since = 0 if foreign else ELEMENTS.get((parent, tag), 0)
    if tag == parent == "related" and above is not None and _is_inner(above):
        since = DEEP
    if since > minor:
        return Lacking(node, parent, None, since)
    if core and not in_core(parent, "*" if foreign else tag):
        return Lacking(node, parent, None, -1)
    return None


def _is_inner(related: _Element) -> bool:
    parent = related.getparent()
    return parent is not None and parent.tag == related.tag


def _attribute(tag: str, name: str, minor: int, *, core: bool) -> int | None:
    if name.startswith("{"):
        return None
    since = EXCEPTIONS.get((tag, name), ATTRIBUTES.get(name, 0))
    if since > minor:
        return since
    return -1 if core and not in_core(tag, f"@{name}") else None


def _declared(version: str | None, conformance: str) -> str:
    named = f"version {version}" if version else "no version that it names"
    return f"{named}, {CORE} conformance" if conformance == CORE else named


def _refuse(lacking: Lacking, has: str, cure: str, prefix: str = "") -> None:
    from newsml.formats.newsml_g2.fields import field_of

    node = lacking.node
    if lacking.attribute is not None:
        what = f"@{lacking.attribute} of {lacking.parent}"
    else:
        what = f"{_short(node)} in {lacking.parent}"
    since = "with power conformance only" if lacking.since < 0 else f"since 2.{lacking.since}"
    path = field_of(node, lacking.attribute) if node is not None else None
    path = f"{prefix}{path}" if path else prefix.removesuffix(".") or None
    raise CannotCarry(f"NewsML-G2 has {what} {since}, and the document is {has}: {cure}", path=path)


def _short(node: _Element | None) -> str:
    from newsml.formats.newsml_g2.source import short

    return short(str(node.tag)) if node is not None else ""
