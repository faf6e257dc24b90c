"""What the tests know of the rules of the family `statement`."""

from __future__ import annotations

from tests.rules.families.place import Place

CODES: dict[str, str] = {
    "S001": "quotation-without-marks",
    "S002": "speaker-never-mentioned",
}
FAULTS: dict[str, Place] = {
    "S001": Place(("statements", 0, "content"), "پل آماده است", "body", ((27, 39),)),
    "S002": Place(("statements", 0, "speaker"), "mai", "body", ((0, 31),)),
}
NEEDING_NO_WORDS = frozenset({"S002"})
"""Those that an article shows without its words as well."""
