"""What the tests know of the rules of the family `event`."""

from __future__ import annotations

from tests.rules.families.place import Place

CODES: dict[str, str] = {
    "E001": "planned-in-the-past",
    "E002": "occurred-in-the-future",
    "E003": "relation-contradicts-dates",
    "E004": "excluded-but-positive",
    "E005": "weekday-contradicts-date",
    "E006": "year-contradicts-date",
    "E007": "nothing-completes-the-date",
    "E008": "attendance-contradicts-location",
    "E009": "venue-is-a-person",
    "E010": "expected-and-not-expected",
    "E011": "relation-stated-twice",
    "E012": "relations-exclude-each-other",
    "E013": "cause-after-effect",
    "E014": "part-without-whole",
    "E015": "moved-to-no-later-time",
    "E016": "part-outside-whole",
    "E017": "offset-contradicts-dates",
    "E018": "event-without-words",
    "E019": "event-annotated-twice",
    "E020": "occurred-but-negative",
}
FAULTS: dict[str, Place] = {
    "E001": Place(("events", 0, "when", "value"), "am 3. Februar", "body", ((33, 46),)),
    "E002": Place(("events", 0, "when", "value"), "ביום שלישי", "body", ((14, 24),)),
    "E003": Place(("events", 0, "relations", 0), "before hoeui"),
    "E004": Place(("events", 0, "polarity"), "açılmayacağını", "body", ((23, 37),)),
    "E005": Place(("events", 0, "when", "value"), "9일 수요일", "body", ((5, 11),)),
    "E006": Place(("events", 0, "when", "value"), "২০২৪ সালে", "body", ((0, 9),)),
    "E007": Place(("events", 0, "when", "basis"), "hari Jumat", "body", ((26, 36),)),
    "E008": Place(("events", 0, "attendance"), "online"),
    "E009": Place(("events", 0, "where", 0, "place"), "в дома на Ивайло Рашев", "body", ((13, 35),)),
    "E010": Place(("events", 0, "participations", 1), "rathi"),
    "E011": Place(("events", 1, "relations", 0), "after opening"),
    "E012": Place(("events", 1, "relations", 1), "part_of svente"),
    "E013": Place(("events", 0, "relations", 0), "causes vihar"),
    "E014": Place(("events", 0, "relations", 0), "part_of festival"),
    "E015": Place(("events", 0, "when", "previous"), "2025-06-27"),
    "E016": Place(("events", 1, "relations", 0), "part_of feira"),
    "E017": Place(("events", 0, "relations", 0, "offset"), "P10D"),
    "E018": Place(("events", 1), "نمائش"),
    "E019": Place(("events", 1), "會見", "body", ((7, 9),)),
    "E020": Place(("events", 0, "polarity"), "ვერ შეთანხმდა", "body", ((10, 23),)),
}
NEEDING_NO_WORDS = frozenset(CODES) - {"E005", "E006"}
"""Those that an article shows without its words as well."""
