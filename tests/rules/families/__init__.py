"""What the tests know of each rule: its permanent code and slug, and where it finds fault with its bad article.

A code, once published, keeps its meaning and its slug for ever. A rule that goes keeps its line, and joins `RETIRED`,
so that nobody takes its code again.
"""

from __future__ import annotations

from tests.rules.families import (
    anchor,
    article,
    event,
    interchange,
    participant,
    provenance,
    statement,
    text,
    topic,
)
from tests.rules.families.place import Place

_ALL = (article, text, anchor, participant, event, statement, topic, provenance, interchange)

CODES: dict[str, str] = dict(sorted(item for family in _ALL for item in family.CODES.items()))
FAULTS: dict[str, Place] = dict(sorted(item for family in _ALL for item in family.FAULTS.items()))
NEEDING_NO_WORDS = frozenset[str]().union(*(family.NEEDING_NO_WORDS for family in _ALL))
RETIRED: frozenset[str] = frozenset()
TARGETS = interchange.TARGETS

__all__ = ["CODES", "FAULTS", "NEEDING_NO_WORDS", "RETIRED", "TARGETS", "Place"]
