"""What the tests know of the rules of the family `text`."""

from __future__ import annotations

from tests.rules.families.place import Place

CODES: dict[str, str] = {
    "W001": "language-unlike-text",
    "W002": "script-unlike-language",
    "W003": "text-garbled",
    "W004": "character-lost",
    "W005": "markup-in-text",
    "W006": "invisible-in-word",
    "W007": "direction-not-closed",
    "W008": "word-in-two-encodings",
    "W009": "name-encoded-unlike-text",
    "W010": "quotation-mark-alone",
    "W011": "quotation-marks-of-two-kinds",
    "W012": "paragraph-splits-sentence",
}
FAULTS: dict[str, Place] = {
    "W001": Place(("language",), "de"),
    "W002": Place(("language",), "hi"),
    "W003": Place(("body",), "Ã¦", "body", ((1, 3),)),
    "W004": Place(("body",), "\ufffd", "body", ((48, 49),)),
    "W005": Place(("body",), "&amp;", "body", ((17, 22),)),
    "W006": Place(("body",), "telo\u00adcvičňu", "body", ((45, 56),)),
    "W007": Place(("body",), "\u202b", "body", ((9, 10),)),
    "W008": Place(("body",), "La\u0323c", "body", ((48, 52),)),
    "W009": Place(("participants", 0, "mentions", 0), "Jānis Ozoliņš", "body", ((5, 18),)),
    "W010": Place(("body",), "„", "body", ((0, 1),)),
    "W011": Place(("body",), '"Dissabte l’obrirem"', "body", ((41, 61),)),
    "W012": Place(("body",), "lördag,\noch", "body", ((35, 46),)),
}
NEEDING_NO_WORDS = frozenset[str]()
"""Those that an article shows without its words as well."""
