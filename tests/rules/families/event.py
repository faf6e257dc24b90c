"""What the tests know of the rules of the family `event`."""

from __future__ import annotations

from tests.rules.families.place import Place

CODES: dict[str, str] = {
    "E001": "planned-in-the-past",
    "E002": "occurred-in-the-future",
    "E003": "relation-contradicts-dates",
    "E004": "excluded-but-positive",
}
FAULTS: dict[str, Place] = {
    "E001": Place(("events", 0, "when", "value"), "am 3. Februar", "body", ((33, 46),)),
    "E002": Place(("events", 0, "when", "value"), "ביום שלישי", "body", ((14, 24),)),
    "E003": Place(("events", 0, "relations", 0), "before hoeui"),
    "E004": Place(("events", 0, "polarity"), "açılmayacağını", "body", ((23, 37),)),
}
NEEDING_NO_WORDS = frozenset({"E001", "E002", "E003", "E004"})
"""Those that an article shows without its words as well."""
