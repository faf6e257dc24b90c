"""What the tests know of the rules of the family `provenance`."""

from __future__ import annotations

from tests.rules.families.place import Place

CODES: dict[str, str] = {
    "V001": "agent-never-used",
    "V002": "annotation-by-nobody",
    "V003": "model-without-version",
    "V004": "agent-twice",
    "V005": "gold-without-people",
    "V006": "gold-in-doubt",
    "V007": "annotated-before-written",
    "V008": "guideline-without-version",
    "V090": "suppression-without-finding",
    "V091": "suppression-of-unknown-rule",
}
FAULTS: dict[str, Place] = {
    "V001": Place(("provenance", "agents", 1), "tagger"),
    "V002": Place(("topics", 1), "school"),
    "V003": Place(("provenance", "agents", 0), "tagger"),
    "V004": Place(("provenance", "agents", 1), "teine"),
    "V005": Place(("provenance", "status"), "gold"),
    "V006": Place(("topics", 0, "confidence"), "35"),
    "V007": Place(("provenance", "created"), "2025-05-12T09:00:00+03:00"),
    "V008": Place(("provenance", "guideline"), "Leiðbeiningar ritstjórnar"),
    "V090": Place(("suppressions", 0), "A001"),
    "V091": Place(("suppressions", 0, "rule"), "participant-never-mentiond"),
}
NEEDING_NO_WORDS = frozenset(CODES)
"""Those that an article shows without its words as well."""
