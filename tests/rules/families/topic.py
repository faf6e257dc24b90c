"""What the tests know of the rules of the family `topic`."""

from __future__ import annotations

from tests.rules.families.place import Place

CODES: dict[str, str] = {
    "T001": "topic-never-mentioned",
    "T002": "topic-twice",
    "T003": "topic-name-twice",
    "T004": "topic-named-as-other",
    "T005": "topic-known-by-nothing",
    "T006": "broader-said-twice",
}
FAULTS: dict[str, Place] = {
    "T001": Place(("topics", 1), "praghas an uisce"),
    "T002": Place(("topics", 1, "code"), "http://cv.iptc.org/newscodes/mediatopic/20000150"),
    "T003": Place(("topics", 1, "name"), "Giá nước sạch"),
    "T004": Place(("topics", 0, "name"), "Пристаниште Језерец"),
    "T005": Place(("topics", 0), "Hilo", "body", ((43, 47),)),
    "T006": Place(("topics", 1, "broader", 0), "env"),
}
NEEDING_NO_WORDS = frozenset(CODES)
"""Those that an article shows without its words as well."""
