"""What the tests know of the rules of the family `participant`."""

from __future__ import annotations

from tests.rules.families.place import Place

CODES: dict[str, str] = {
    "P001": "shared-identity",
    "P002": "link-status-contradicted",
    "P003": "mention-unlike-name",
    "P004": "participant-never-mentioned",
    "P005": "known-by-pronouns-only",
    "P006": "literal-of-itself",
    "P007": "two-identities",
    "P008": "address-for-identity",
    "P009": "linked-to-no-thing",
    "P010": "participant-and-topic",
    "P011": "unknown-country",
    "P012": "half-a-position",
    "P013": "part-of-a-person",
    "P014": "role-ends-before-it-begins",
    "P015": "role-of-itself",
    "P016": "role-out-of-term",
    "P017": "names-share-nothing",
    "P018": "same-name-twice",
    "P019": "alias-repeats-name",
    "P020": "name-holds-role",
    "P021": "kind-contradicts-type",
    "P022": "all-members-but-none",
    "P023": "pronoun-with-nothing-before",
}
FAULTS: dict[str, Place] = {
    "P001": Place(("participants", 1, "same_as", 1), "https://example.org/people/li-mei"),
    "P002": Place(("participants", 1, "link_status"), "linked"),
    "P003": Place(("participants", 1, "mentions", 0), "Αθήνα", "body", ((2, 7),)),
    "P004": Place(("participants", 0), "Oskar Alm"),
    "P005": Place(("participants", 0, "mentions", 0), "Он", "body", ((0, 2),)),
    "P006": Place(("participants", 0, "mentions", 0, "literal"), "Helsinki", "body", ((0, 8),)),
    "P007": Place(("participants", 0, "same_as", 1), "http://www.wikidata.org/entity/Q900000002"),
    "P008": Place(("participants", 0, "same_as", 0), "https://www.wikidata.org/wiki/Q900000003"),
    "P009": Place(
        ("participants", 0, "same_as", 0), "https://fr.wikipedia.org/wiki/Jeanne_Morvan_(homonymie)"
    ),
    "P010": Place(("participants", 0, "same_as", 0), "https://example.org/bodies/consejo-del-agua"),
    "P011": Place(("participants", 0, "place", "country"), "UK"),
    "P012": Place(("participants", 0, "place", "latitude"), "65.1"),
    "P013": Place(("participants", 1, "part_of", 0), "ha"),
    "P014": Place(("participants", 0, "roles", 0, "valid_to"), "2018-11"),
    "P015": Place(("participants", 1, "roles", 0, "of"), "salma"),
    "P016": Place(("participants", 0, "roles", 0), "Burmistrz", "body", ((0, 9),)),
    "P017": Place(("participants", 0, "aliases", 0), "Kuldnokk"),
    "P018": Place(("participants", 1, "name"), "Siti Rahmah"),
    "P019": Place(("participants", 0, "aliases", 0), "Општина Јасенак"),
    "P020": Place(("participants", 0, "name"), "Ingrid Solheim, rektor"),
    "P021": Place(("participants", 0, "type"), "government"),
    "P022": Place(("participants", 0, "members_complete"), "داوران"),
    "P023": Place(("participants", 0, "mentions", 0), "მან", "body", ((0, 3),)),
}
NEEDING_NO_WORDS = frozenset(CODES) - {"P003", "P016", "P023"}
"""Those that an article shows without its words as well."""
