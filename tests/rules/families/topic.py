"""What the tests know of the rules of the family `topic`."""

from __future__ import annotations

from tests.rules.families.place import Place

CODES: dict[str, str] = {}
FAULTS: dict[str, Place] = {}
NEEDING_NO_WORDS = frozenset[str]()
"""Those that an article shows without its words as well."""
