"""The families of rules: one for each noun, and a letter for each that begins the codes of its rules."""

from __future__ import annotations

import re
from typing import Final

FAMILIES: Final = {
    "A": "article",
    "W": "text",
    "N": "anchor",
    "P": "participant",
    "E": "event",
    "S": "statement",
    "T": "topic",
    "V": "provenance",
    "F": "interchange",
}
"""The families of rules by the letter of their codes."""
STANDARD: Final = "X"
"""The letter of what is found by comparing a document with its standard; those are checks, not rules."""
CODE: Final = re.compile(r"([A-Z]+)(\d+)", re.ASCII)
"""A code: the letters of its family, and a number."""


def family_of(code: str) -> str:
    """The letters that a code begins with."""
    return code.rstrip("0123456789")
