"""What the tests know of the rules of the family `anchor`."""

from __future__ import annotations

from tests.rules.families.place import Place

CODES: dict[str, str] = {
    "N001": "anchor-edge-space",
    "N002": "anchor-cuts-word",
    "N003": "anchor-splits-character",
}
FAULTS: dict[str, Place] = {
    "N001": Place(("participants", 0, "mentions", 0, "spans", 0), "दिल्ली ", "body", ((0, 7),)),
    "N002": Place(("participants", 0, "mentions", 0, "spans", 0), "лена Гонча", "body", ((12, 22),)),
    "N003": Place(("participants", 0, "mentions", 0, "spans", 0, "end"), "Bombeiros 👩", "body", ((0, 11),)),
}
NEEDING_NO_WORDS = frozenset[str]()
"""Those that an article shows without its words as well."""
