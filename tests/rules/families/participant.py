"""What the tests know of the rules of the family `participant`."""

from __future__ import annotations

from tests.rules.families.place import Place

CODES: dict[str, str] = {
    "P001": "shared-identity",
    "P002": "link-status-contradicted",
    "P003": "mention-unlike-name",
}
FAULTS: dict[str, Place] = {
    "P001": Place(("participants", 1, "same_as", 1), "https://example.org/people/li-mei"),
    "P002": Place(("participants", 1, "link_status"), "linked"),
    "P003": Place(("participants", 1, "mentions", 0), "Αθήνα", "body", ((2, 7),)),
}
NEEDING_NO_WORDS = frozenset({"P001", "P002"})
"""Those that an article shows without its words as well."""
