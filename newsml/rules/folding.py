"""Texts in the form in which people take them for the same."""

from __future__ import annotations

import unicodedata


def folded(text: str) -> str:
    """A text without what readers do not see: how accents are encoded, capitals, the kind and number of spaces."""
    return " ".join(unicodedata.normalize("NFC", text.casefold()).split())
