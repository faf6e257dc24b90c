"""What the tests know of the rules of the family `article`."""

from __future__ import annotations

from tests.rules.families.place import Place

CODES: dict[str, str] = {
    "A001": "timestamp-without-zone",
    "A002": "published-under-embargo",
    "A003": "dates-out-of-order",
}
FAULTS: dict[str, Place] = {
    "A001": Place(("first_published",), "2025-03-14T09:30:00"),
    "A002": Place(("embargo",), "2025-05-06T18:00:00+02:00"),
    "A003": Place(("modified",), "2025-02-06T10:30:00+03:00"),
}
NEEDING_NO_WORDS = frozenset({"A001", "A002", "A003"})
"""Those that an article shows without its words as well."""
