"""What schema.org (30.0) says of the terms that the profile `web` uses, and a checker of documents against it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

_ABOVE: Final[dict[str, str | None]] = {
    "NewsArticle": "Article",
    "AnalysisNewsArticle": "NewsArticle",
    "BackgroundNewsArticle": "NewsArticle",
    "OpinionNewsArticle": "NewsArticle",
    "ReviewNewsArticle": "NewsArticle",
    "Article": "CreativeWork",
    "Quotation": "CreativeWork",
    "WebPage": "CreativeWork",
    "CorrectionComment": "Comment",
    "Comment": "CreativeWork",
    "CreativeWork": "Thing",
    "DefinedTerm": "Intangible",
    "VirtualLocation": "Intangible",
    "GeoCoordinates": "Intangible",
    "Intangible": "Thing",
    "Person": "Thing",
    "Organization": "Thing",
    "Place": "Thing",
    "Event": "Thing",
    "Thing": None,
}
_MAKERS: Final = ("Person", "Organization")
_DATES: Final = ("Date", "DateTime")

PROPERTIES: Final[dict[str, tuple[tuple[str, ...], tuple[str, ...]]]] = {
    "name": (("Thing",), ("Text",)),
    "alternateName": (("Thing",), ("Text",)),
    "description": (("Thing",), ("Text",)),
    "sameAs": (("Thing",), ("URL",)),
    "url": (("Thing",), ("URL",)),
    "image": (("Thing",), ("URL",)),
    "mainEntityOfPage": (("Thing",), ("CreativeWork", "URL")),
    "headline": (("CreativeWork",), ("Text",)),
    "alternativeHeadline": (("CreativeWork",), ("Text",)),
    "inLanguage": (("CreativeWork", "Event"), ("Text",)),
    "dateline": (("NewsArticle",), ("Text",)),
    "locationCreated": (("CreativeWork",), ("Place",)),
    "genre": (("CreativeWork",), ("Text", "URL")),
    "keywords": (("CreativeWork", "Event", "Organization", "Place"), ("Text", "URL", "DefinedTerm")),
    "wordCount": (("Article",), ("Integer",)),
    "articleBody": (("Article",), ("Text",)),
    "datePublished": (("CreativeWork",), _DATES),
    "dateModified": (("CreativeWork",), _DATES),
    "dateCreated": (("CreativeWork",), _DATES),
    "expires": (("CreativeWork",), _DATES),
    "correction": (("CreativeWork",), ("CorrectionComment", "Text", "URL")),
    "author": (("CreativeWork",), _MAKERS),
    "contributor": (("CreativeWork", "Event"), _MAKERS),
    "publisher": (("CreativeWork",), _MAKERS),
    "creator": (("CreativeWork",), _MAKERS),
    "copyrightHolder": (("CreativeWork",), _MAKERS),
    "copyrightNotice": (("CreativeWork",), ("Text",)),
    "creditText": (("CreativeWork",), ("Text",)),
    "license": (("CreativeWork",), ("CreativeWork", "URL")),
    "about": (("CreativeWork", "Event"), ("Thing",)),
    "mentions": (("CreativeWork",), ("Thing",)),
    "isBasedOn": (("CreativeWork",), ("CreativeWork", "URL")),
    "citation": (("CreativeWork",), ("CreativeWork", "Text")),
    "isPartOf": (("CreativeWork",), ("CreativeWork", "URL")),
    "text": (("CreativeWork",), ("Text",)),
    "spokenByCharacter": (("Quotation",), _MAKERS),
    "termCode": (("DefinedTerm",), ("Text",)),
    "honorificPrefix": (("Person",), ("Text",)),
    "givenName": (("Person",), ("Text",)),
    "additionalName": (("Person",), ("Text",)),
    "familyName": (("Person",), ("Text",)),
    "honorificSuffix": (("Person",), ("Text",)),
    "jobTitle": (("Person",), ("Text", "DefinedTerm")),
    "affiliation": (("Person",), ("Organization",)),
    "memberOf": (("Person", "Organization"), ("Organization",)),
    "containedInPlace": (("Place",), ("Place",)),
    "geo": (("Place",), ("GeoCoordinates",)),
    "latitude": (("GeoCoordinates", "Place"), ("Text", "Number")),
    "longitude": (("GeoCoordinates", "Place"), ("Text", "Number")),
    "address": (("GeoCoordinates", "Organization", "Person", "Place"), ("Text",)),
    "startDate": (("Event",), _DATES),
    "endDate": (("Event",), _DATES),
    "previousStartDate": (("Event",), ("Date",)),
    "eventStatus": (("Event",), ("EventStatusType",)),
    "eventAttendanceMode": (("Event",), ("EventAttendanceModeEnumeration",)),
    "location": (("Event", "Organization"), ("Place", "VirtualLocation", "Text")),
    "organizer": (("Event",), _MAKERS),
    "performer": (("Event",), _MAKERS),
    "attendee": (("Event",), _MAKERS),
}
_WORDS: Final = {
    "EventStatusType": {
        f"https://schema.org/Event{word}" for word in ("Scheduled", "Cancelled", "Postponed", "Rescheduled")
    },
    "EventAttendanceModeEnumeration": {
        f"https://schema.org/{word}EventAttendanceMode" for word in ("Mixed", "Offline", "Online")
    },
}


def faults(document: dict[str, Any]) -> list[str]:
    """What in a document is not as schema.org has it, and references that lead nowhere."""
    nodes = document.get("@graph", [document])
    kinds: dict[str, str] = {}
    for node in _nodes(nodes):
        if "@id" in node:
            kinds[node["@id"]] = node["@type"]
    return [fault for node in _nodes(nodes) for fault in _faults(node, kinds)]


def _nodes(value: Any) -> Iterator[dict[str, Any]]:
    """The nodes that are more than a reference."""
    if isinstance(value, dict):
        if list(value) != ["@id"]:
            yield value
        value = list(value.values())
    for item in value if isinstance(value, list) else ():
        yield from _nodes(item)


def _is_a(kind: str, wanted: tuple[str, ...]) -> bool:
    here: str | None = kind
    while here is not None:
        if here in wanted:
            return True
        here = _ABOVE.get(here)
    return False


def _faults(node: dict[str, Any], kinds: dict[str, str]) -> Iterator[str]:
    kind = node.get("@type", "")
    if kind not in _ABOVE:
        yield f"{kind!r} is no class that is known"
        return
    for key, value in node.items():
        if key.startswith("@"):
            continue
        if key not in PROPERTIES:
            yield f"{key} is no property that is known"
            continue
        domain, range_ = PROPERTIES[key]
        if not _is_a(kind, domain):
            yield f"{key} is not for {kind}"
        for item in value if isinstance(value, list) else [value]:
            if not _fits(item, range_, kinds):
                yield f"{key} of {kind} cannot be {item!r}"
        if value in ("", [], {}, None):
            yield f"{key} is empty"


def _fits(value: Any, range_: tuple[str, ...], kinds: dict[str, str]) -> bool:
    if isinstance(value, dict):
        kind = value.get("@type") or kinds.get(value["@id"])
        return kind is not None and _is_a(kind, range_)
    if isinstance(value, int):
        return "Integer" in range_ or "Number" in range_
    for name in range_:
        if name in _WORDS:
            return value in _WORDS[name]
    if range_ == ("URL",):
        return str(value).lower().startswith(("http://", "https://"))
    return not {"Text", "URL", *_DATES}.isdisjoint(range_)
