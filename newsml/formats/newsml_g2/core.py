"""What core conformance has: the elements and attributes of an item in IPTC's core schema.

The facts are those of 2.24, the last version with such a schema; older versions are assumed to have of them what their
power schemas have. Attributes of other namespaces may stand on all these elements.
"""

from __future__ import annotations

from typing import Final

_TEXT: Final = "@xml:lang @dir"
_FLEX: Final = "name hierarchyInfo @qcode @uri @literal @type @typeuri"
_RELATED: Final = f"{_FLEX} sameAs"
_QUALIFIED: Final = "name hierarchyInfo @qcode @uri"
_LABEL: Final = f"{_TEXT} @role @roleuri"
_BLOCK: Final = f"br * {_TEXT} @role"
_TARGET: Final = (
    "@href @residref @version @persistidref @contenttype @contenttypevariant @format @formaturi @size @title"
)
_RENDITION: Final = (
    f"@id @rendition @renditionuri @hascontent @contenttype @format @formaturi {_TEXT} @wordcount"
)

_ALLOWED: Final = {
    tag: frozenset(names.split())
    for tags, names in {
        "newsItem": "catalogRef catalog hopHistory rightsInfo itemMeta contentMeta contentSet "
        f"@standard @standardversion @conformance @guid @version {_TEXT}",
        "catalogRef": "title @href",
        "catalog": "title scheme @additionalInfo @url @authority @guid @version",
        "scheme": "sameAsScheme sameAs name definition note @alias @uri @authority",
        "rightsInfo": "accountable copyrightHolder copyrightNotice usageTerms link *",
        "itemMeta": "itemClass provider versionCreated firstCreated embargoed pubStatus role fileName service title "
        "edNote deliverableOf hash expires link *",
        "contentMeta": "icon urgency contentCreated contentModified located infoSource creator contributor audience "
        "language genre keyword subject slugline headline dateline by creditline description *",
        "contentSet": "inlineXML inlineData remoteContent @original",
        "inlineXML": f"* {_RENDITION}",
        "inlineData": f"{_RENDITION} @encoding @encodinguri",
        "accountable copyrightHolder provider located infoSource creator contributor audience genre subject "
        "sameAs": _FLEX,
        "broader narrower": _RELATED,
        "related": f"{_RELATED} @rel @reluri",
        "itemClass": f"{_QUALIFIED} related",
        "pubStatus role service": _QUALIFIED,
        "versionCreated firstCreated embargoed expires urgency": "",
        "link deliverableOf": f"title @rel @reluri @guidref @hreftype {_TARGET}",
        "name creditline": _TEXT,
        "headline dateline by title": _LABEL,
        "slugline": f"{_TEXT} @separator",
        "keyword": f"{_LABEL} @confidence @relevance",
        "description edNote copyrightNotice usageTerms definition note": _BLOCK,
        "language": "name @tag",
    }.items()
    for tag in tags.split()
}


def in_core(parent: str, name: str) -> bool:
    """Whether an element of the standard may hold a child `tag`, an attribute `@name` or a foreign element `*`.

    True for elements that core does not know at all: what is wrong there is the element itself.
    """
    allowed = _ALLOWED.get(parent)
    return allowed is None or name in allowed
