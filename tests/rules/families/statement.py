"""What the tests know of the rules of the family `statement`."""

from __future__ import annotations

from tests.rules.families.place import Place

CODES: dict[str, str] = {
    "S001": "quotation-without-marks",
    "S002": "speaker-never-mentioned",
    "S003": "quotation-cut",
    "S004": "quoted-without-marks",
    "S005": "quoted-left-out",
    "S006": "quotation-crosses-paragraph",
    "S007": "indirect-in-marks",
    "S008": "direct-with-unquoted-words",
    "S009": "name-as-statement",
    "S010": "cue-inside-quotation",
    "S011": "source-names-another",
    "S012": "absent-speaker-named",
    "S013": "addressed-to-oneself",
    "S014": "occasion-not-held",
    "S015": "said-after-the-article",
    "S016": "speaker-had-died",
    "S017": "continues-another-speaker",
    "S018": "same-words-of-two-speakers",
    "S019": "statement-annotated-twice",
    "S020": "translated-from-own-language",
    "S021": "extent-misses-content",
    "S022": "held-for-two-things",
}
FAULTS: dict[str, Place] = {
    "S001": Place(("statements", 0, "content"), "پل آماده است", "body", ((27, 39),)),
    "S002": Place(("statements", 0, "speaker"), "mai", "body", ((0, 31),)),
    "S003": Place(("statements", 0, "content", "spans", 0), "Most jest gotowy”", "body", ((1, 18),)),
    "S004": Place(("statements", 0, "quoted", "spans", 0), "köprünün yeni", "body", ((11, 24),)),
    "S005": Place(("statements", 1), "Hún opnar á laugardag,", "body", ((39, 61),)),
    "S006": Place(
        ("statements", 0, "content", "spans", 0),
        "The bridge is ready, and it is safer than the old one.\n\nIt opens on Saturday,",
        "body",
        ((1, 78),),
    ),
    "S007": Place(("statements", 0, "kind"), "大桥已经完工，将在周六通车。", "body", ((7, 21),)),
    "S008": Place(
        ("statements", 0, "content", "spans", 0),
        "A híd elkészült, és „szombaton megnyílik”",
        "body",
        ((0, 41),),
    ),
    "S009": Place(("statements", 0), "Тиха вода", "body", ((6, 15),)),
    "S010": Place(("statements", 0, "cue", 0), "disse", "body", ((23, 28),)),
    "S011": Place(("statements", 0, "source"), "Κάππα", "body", ((80, 85),)),
    "S012": Place(("statements", 0, "speaker_absence"), "ليلى حداد", "body", ((5, 14),)),
    "S013": Place(("statements", 0, "addressees", 0), "kim"),
    "S014": Place(("statements", 0, "occasion"), "kohtumine"),
    "S015": Place(("statements", 0, "when", "value"), "3. toukokuuta", "body", ((14, 27),)),
    "S016": Place(("statements", 0, "speaker"), "ion"),
    "S017": Place(("statements", 2, "continues"), "s2"),
    "S018": Place(("statements", 1, "speaker"), "Vydrží sto let,", "body", ((38, 53),)),
    "S019": Place(("statements", 1), "「橋は完成した」", "body", ((4, 12),)),
    "S020": Place(("statements", 0, "translated_from"), "eu"),
    "S021": Place(("statements", 0, "extent"), "הגשר מוכן", "body", ((17, 26),)),
    "S022": Place(("statements", 0, "factuality", 1), "possible"),
}
NEEDING_NO_WORDS = frozenset(
    {"S002", "S010", "S011", "S012", "S013", "S014", "S015", "S016", "S017", "S018", "S020", "S021", "S022"}
)
"""Those that an article shows without its words as well."""
