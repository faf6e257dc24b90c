"""What the tests know of the rules of the family `article`."""

from __future__ import annotations

from tests.rules.families.place import Place

CODES: dict[str, str] = {
    "A001": "timestamp-without-zone",
    "A002": "published-under-embargo",
    "A003": "dates-out-of-order",
    "A004": "supersedes-itself",
    "A005": "new-yet-supersedes",
    "A006": "change-of-nothing",
    "A007": "withdrawn-yet-usable",
    "A008": "change-unexplained",
    "A009": "dateline-out-of-time",
    "A010": "reference-out-of-time",
    "A011": "expired-under-embargo",
    "A012": "embargo-before-creation",
    "A013": "credit-twice",
    "A014": "credit-not-joined",
    "A015": "credit-unlike-participant",
    "A016": "copyright-out-of-time",
    "A017": "no-media-topic",
    "A018": "subject-twice",
    "A019": "source-type-misspelt",
    "A020": "keyword-twice",
    "A021": "language-says-nothing",
    "A022": "headline-in-body",
    "A023": "standfirst-is-headline",
    "A024": "nothing-to-read",
    "A025": "direction-against-text",
    "A026": "url-is-no-address",
    "A027": "link-to-itself",
}
FAULTS: dict[str, Place] = {
    "A001": Place(("first_published",), "2025-03-14T09:30:00"),
    "A002": Place(("embargo",), "2025-05-06T18:00:00+02:00"),
    "A003": Place(("modified",), "2025-02-06T10:30:00+03:00"),
    "A004": Place(("supersedes", "version"), "3"),
    "A005": Place(("version_kind",), "new"),
    "A006": Place(("version_kind",), "correction"),
    "A007": Place(("publication_status",), "usable"),
    "A008": Place(("publication_status",), "withheld"),
    "A009": Place(("dateline", "date"), "2024-01-10"),
    "A010": Place(("reference_date",), "2024-09-04"),
    "A011": Place(("expires",), "2025-07-05T06:00:00+07:00"),
    "A012": Place(("embargo",), "2025-03-10T10:00:00-03:00"),
    "A013": Place(("creators", 1), "ОЛЬГА САВЧУК"),
    "A014": Place(("information_sources", 0), "Wetterwarte Hohenfels"),
    "A015": Place(("creators", 0, "participant"), "tunali"),
    "A016": Place(("rights", "notice"), "© 2023 白浜通信"),
    "A017": Place(("subjects", 0), "medtop:05005000"),
    "A018": Place(("subjects", 1), "medtop:04000000"),
    "A019": Place(
        ("digital_source_type",), "http://cv.iptc.org/newscodes/digitalsourcetype/TrainedAlgorithmicMedia"
    ),
    "A020": Place(("keywords", 1), "lúčky"),
    "A021": Place(("language",), "und"),
    "A022": Place(("body",), "Se reabre el teatro de Valdemora"),
    "A023": Place(("standfirst",), "Nova ponte em Ribeira Alta"),
    "A024": Place(("body",), "* * *"),
    "A025": Place(("direction",), "ltr"),
    "A026": Place(("url",), "urn:example:sarosi-hid"),
    "A027": Place(("links", 0, "href"), "https://news.example/lipnica/most"),
}
NEEDING_NO_WORDS = frozenset(CODES) - {"A022", "A023", "A024", "A025"}
"""Those that an article shows without its words as well."""
