"""What the tests know of the rules of the family `anchor`."""

from __future__ import annotations

from tests.rules.families.place import Place

CODES: dict[str, str] = {
    "N001": "anchor-edge-space",
    "N002": "anchor-cuts-word",
    "N003": "anchor-splits-character",
    "N004": "mention-marked-twice",
    "N005": "mentions-cross",
    "N006": "name-left-unmarked",
    "N007": "mention-over-paragraphs",
    "N008": "exact-in-part",
    "N009": "fuzzy-without-score",
    "N010": "head-cuts-word",
    "N011": "anchor-of-punctuation",
    "N012": "anchor-edge-punctuation",
}
FAULTS: dict[str, Place] = {
    "N001": Place(("participants", 0, "mentions", 0, "spans", 0), "दिल्ली ", "body", ((0, 7),)),
    "N002": Place(("participants", 0, "mentions", 0, "spans", 0), "лена Гонча", "body", ((12, 22),)),
    "N003": Place(("participants", 0, "mentions", 0, "spans", 0, "end"), "Bombeiros 👩", "body", ((0, 11),)),
    "N004": Place(("participants", 0, "mentions", 1), "Maji Tulivu", "body", ((10, 21),)),
    "N005": Place(("participants", 0, "mentions", 1), "miesto taryba", "body", ((28, 41),)),
    "N006": Place(("participants", 0), "Riva", "body", ((92, 96),)),
    "N007": Place(
        ("participants", 1, "mentions", 0, "spans", 0), "Starom Gradu\n\nGradonačelnica", "body", ((18, 46),)
    ),
    "N008": Place(("participants", 0, "mentions", 0, "score"), "Алеся Бойка", "body", ((4, 15),)),
    "N009": Place(("participants", 0, "mentions", 1, "match"), "Əliyevanın", "body", ((28, 38),)),
    "N010": Place(("participants", 0, "mentions", 0, "head"), "стеска", "body", ((25, 31),)),
    "N011": Place(("participants", 0, "mentions", 1), ",", "body", ((8, 9),)),
    "N012": Place(("participants", 0, "mentions", 0, "spans", 0), "Luz Cruz,", "body", ((3, 12),)),
}
NEEDING_NO_WORDS = frozenset({"N005", "N008", "N009"})
"""Those that an article shows without its words as well."""
