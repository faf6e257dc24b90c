"""What becomes of schema.org's properties in documents of others, with an example of each: see tests/linked_page.py.

The table of the page is written from these rows; a test reads every example.
"""

from __future__ import annotations

from typing import Any, NamedTuple

BODY = "“The port stays open,” Ana Ruiz said."


class Row(NamedTuple):
    """Properties that become the same field, with a value that each can have."""

    properties: str
    example: Any
    field: str
    says: str = ""


_ANA = {"@type": "Person", "name": "Ana Ruiz"}
_PORT = {"@type": "Organization", "name": "Port of Quell"}
_QUAY = {"@type": "Place", "name": "North Quay"}
_DATE = "2026-03-04T08:15:00+01:00"
_LINK = "https://wire.example/other"
_ROLE = {"@type": "Role", "roleName": "harbour master"}

ROWS: dict[str, tuple[Row, ...]] = {
    "NewsArticle": (
        Row("@type", "OpinionNewsArticle", "genres", "classes below `NewsArticle` and `Article`"),
        Row("url mainEntityOfPage", _LINK, "url", "the second, where there is no first"),
        Row("identifier", "4711", "identifiers"),
        Row("version", 2, "version"),
        Row(
            "headline name", "Port stays open", "headline", "where there are several: `alternative_headlines`"
        ),
        Row("alternativeHeadline", "Ships may dock", "alternative_headlines"),
        Row("abstract description", "The port of Quell stays open.", "standfirst", "the first of them"),
        Row("articleBody text", BODY, "body", "the first of them; of several strings, each a paragraph"),
        Row("inLanguage", "en-GB", "language"),
        Row("dateCreated", _DATE, "created"),
        Row("datePublished", _DATE, "first_published"),
        Row("dateModified", _DATE, "modified"),
        Row("expires", _DATE, "expires"),
        Row("dateline", "QUELL", "dateline.text"),
        Row("locationCreated", _QUAY, "dateline.place"),
        Row("author creator", _ANA, "creators", "a `Role` between gives the role"),
        Row(
            "contributor editor translator sourceOrganization",
            _PORT,
            "contributors",
            "the property is the role",
        ),
        Row("publisher provider", _PORT, "provider"),
        Row("creditText", "Quay Wire", "credit_line"),
        Row("copyrightHolder", _PORT, "rights.holder"),
        Row("copyrightNotice", "© Quay Wire", "rights.notice"),
        Row("usageInfo conditionsOfAccess", "Not for archives.", "rights.usage_terms"),
        Row("license", _LINK, "rights.licence"),
        Row("genre", "analysis", "genres"),
        Row("keywords", "harbour, ships", "keywords", "one string is divided at its commas"),
        Row("articleSection", "Harbour", "labels"),
        Row("creativeWorkStatus", "http://cv.iptc.org/newscodes/pubstatusg2/withheld", "publication_status"),
        Row("digitalSourceType", "https://schema.org/DigitalCaptureDigitalSource", "digital_source_type"),
        Row(
            "image video isBasedOn citation backstory relatedLink archivedAt",
            _LINK,
            "links",
            "and other relations; the property is the relation",
        ),
        Row("about", "harbours", "subjects", "a word, or an IRI that nobody describes"),
        Row("about mentions", _ANA, "participants", "persons, organisations, places, by class"),
        Row("about mentions", {"@type": "Thing", "name": "trade"}, "topics", "whatever else has a name"),
        Row("about mentions", {"@type": "Event", "name": "Strike"}, "events"),
        Row(
            "hasPart citation mentions",
            {"@type": "Quotation", "text": "The port stays open", "spokenByCharacter": _ANA},
            "statements",
            "`Quotation`, `Claim`; a `CommunicateAction` and a `ClaimReview` lead to one",
        ),
    ),
    "Person, Organization, Place": (
        Row("@type", "GovernmentOrganization", "type", "classes below them"),
        Row("name", "Ana Ruiz", "name"),
        Row("alternateName", "Ruiz", "aliases"),
        Row("honorificPrefix givenName additionalName familyName honorificSuffix", "Ana", "name_parts"),
        Row("@id sameAs url", _LINK, "same_as"),
        Row("identifier", "4711", "labels"),
        Row("jobTitle", "harbour master", "roles"),
        Row(
            "worksFor affiliation memberOf",
            {**_ROLE, "startDate": "2020"},
            "roles",
            "as `Role`, or with `jobTitle`",
        ),
        Row("worksFor affiliation memberOf parentOrganization", _PORT, "part_of"),
        Row("containedInPlace", _QUAY, "part_of"),
        Row("address", {"@type": "PostalAddress", "addressCountry": "NO"}, "place.country"),
        Row("geo", {"@type": "GeoCoordinates", "latitude": 59.9, "longitude": 10.7}, "place"),
    ),
    "Event": (
        Row("@type", "Festival", "type", "classes below it"),
        Row("name", "Strike", "name"),
        Row("startDate endDate", "2026-03-04", "when", "together an interval"),
        Row("location", _QUAY, "where"),
        Row("eventStatus", "https://schema.org/EventPostponed", "status"),
        Row("eventAttendanceMode", "https://schema.org/OnlineEventAttendanceMode", "attendance"),
        Row("organizer performer attendee agent", _ANA, "participations"),
        Row("sponsor director actor participant", _ANA, "participations", "the property is the role"),
        Row("superEvent", {"@type": "Event", "name": "Week of strikes"}, "relations"),
        Row("about", {"@type": "Thing", "name": "trade"}, "about"),
        Row("@id sameAs url", _LINK, "labels"),
    ),
    "Quotation": (
        Row("text", "The port stays open", "content", "where the body has these words; else left over"),
        Row("spokenByCharacter creator author", _ANA, "speaker"),
        Row("inLanguage", "nl", "language"),
        Row("about mentions", _PORT, "about"),
    ),
}
"""By the class that has the properties."""
