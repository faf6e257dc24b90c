"""What the tests know of the rules of the family `provenance`."""

from __future__ import annotations

from tests.rules.families.place import Place

CODES: dict[str, str] = {
    "V090": "suppression-without-finding",
    "V091": "suppression-of-unknown-rule",
}
FAULTS: dict[str, Place] = {
    "V090": Place(("suppressions", 0), "A001"),
    "V091": Place(("suppressions", 0, "rule"), "participant-never-mentiond"),
}
NEEDING_NO_WORDS = frozenset({"V090", "V091"})
"""Those that an article shows without its words as well."""
