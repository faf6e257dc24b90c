"""What the tests know of the rules of the family `interchange`."""

from __future__ import annotations

from newsml.rules.target import Target
from tests.rules.families.place import Place

CODES: dict[str, str] = {
    "F001": "target-cannot-carry",
    "F002": "ids-differ-in-capitals",
    "F003": "address-of-the-house",
    "F004": "address-with-secret",
    "F005": "id-of-two-spellings",
    "F006": "literal-holds-code",
    "F007": "newscode-at-other-address",
    "F008": "language-outdated",
    "F009": "language-unknown",
    "F010": "unseen-character-in-name",
    "F011": "name-with-stray-space",
    "F012": "private-character",
    "F013": "timestamp-that-few-read",
    "F014": "licence-at-other-address",
}
FAULTS: dict[str, Place] = {
    "F001": Place(("urgency",), "Article.urgency"),
    "F002": Place(("topics", 1, "id"), "t1"),
    "F003": Place(("links", 0, "href"), "http://cms.newsroom.local/setu"),
    "F004": Place(("links", 0, "href"), "https://media.example/foto.jpg?size=l&token"),
    "F005": Place(("url",), "https://News.Example:443/pont"),
    "F006": Place(("genres", 0, "literal"), "genre:Current"),
    "F007": Place(
        ("digital_source_type", "iri"), "https://cv.iptc.org/newscodes/digitalsourcetype/digitalCreation"
    ),
    "F008": Place(("language",), "iw"),
    "F009": Place(("language",), "en-UK"),
    "F010": Place(("keywords", 0), "Val\u00adchiara"),
    "F011": Place(("credit_line",), "Agència Vallclara "),
    "F012": Place(("body",), "\uf0b7", "body", ((36, 37),)),
    "F013": Place(("expires",), "2025-05-31T24:00:00+02:00"),
    "F014": Place(("rights", "licence"), "https://creativecommons.org/licenses/by/4.0/deed.fr"),
}
NEEDING_NO_WORDS = frozenset(CODES) - {"F012"}
"""Those that an article shows without its words as well."""
TARGETS = {"F001": Target("telex", {"Article.urgency": "a telex has no place for it"})}
"""The formats that articles are written in, for rules that ask for one."""
