"""The order of child elements in the standard (NewsML-G2 2.35, XSD), for what is put into existing documents.

Elements of one group may stand in any order; what the standard does not name, such as our own elements, comes last.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from newsml.formats.newsml_g2.names import NAR, nar

if TYPE_CHECKING:
    from lxml.etree import _Element

_GROUPS: Final = {
    "newsItem": (
        *("hopHistory", "pubHistory", "rightsInfo", "itemMeta", "contentMeta", "partMeta", "assert"),
        *("inlineRef", "derivedFrom derivedFromValue", "contentSet"),
    ),
    "itemMeta": (
        *("itemClass", "provider", "versionCreated", "firstCreated", "embargoed", "pubStatus", "role"),
        *(
            "fileName",
            "generator",
            "profile",
            "service",
            "title",
            "edNote",
            "memberOf",
            "instanceOf",
            "signal",
        ),
        *("altRep", "deliverableOf", "hash", "expires", "origRep", "incomingFeedId", "metadataCreator"),
        *("link", "itemMetaExtProperty"),
    ),
    "contentMeta": (
        *("icon", "urgency", "contentCreated", "contentModified", "digitalSourceType"),
        "located infoSource creator contributor audience exclAudience altId rating userInteraction",
        "language genre keyword subject slugline headline dateline by creditline description",
        "contentMetaExtProperty",
    ),
    "rightsInfo": ("accountable", "copyrightHolder", "copyrightNotice usageTerms link", "dataMining"),
}
_FIRST: Final = {"newsItem": ("Signature", "catalogRef catalog")}
_RANKS: Final = {
    nar(parent): {
        nar(tag): rank
        for rank, group in enumerate((*_FIRST.get(parent, ()), *groups), 1)
        for tag in group.split()
    }
    for parent, groups in _GROUPS.items()
}
_FLEXIBLE: Final = {
    nar(tag): rank
    for rank, group in enumerate(
        (
            "name definition note facet remoteInfo hierarchyInfo",
            "sameAs broader narrower related",
            "personDetails organisationDetails geoAreaDetails POIDetails",
        ),
        1,
    )
    for tag in group.split()
}
"""Of everything that names a concept (XSD, Flex1PropType and the like)."""
_LAST: Final = 1000


def rank_in(parent: str, tag: str) -> int:
    """Which group of children of a parent a tag belongs to, from 1; tags are as lxml has them."""
    return _RANKS.get(parent, _FLEXIBLE).get(tag, _LAST)


def is_ordered(parent: str, tag: str) -> bool:
    """Whether the place of a tag among the children of a parent is known here."""
    return rank_in(parent, tag) < _LAST or not tag.startswith(f"{{{NAR}}}")


def place_for(parent: _Element, tag: str) -> _Element | None:
    """The child behind which an element with this tag belongs; None where it comes first."""
    around = str(parent.tag)
    rank = rank_in(around, tag)
    found = None
    for child in parent.iterchildren("*"):
        if rank_in(around, str(child.tag)) <= rank:
            found = child
    return found
