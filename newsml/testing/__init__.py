"""Hypothesis strategies for valid articles and their parts, for the tests of whatever reads or writes them.

They reach every field of the model, every word of its closed lists and the texts that converters break on; what they
draw is valid by construction. Install them with ``pip install "newsml[testing]"``.
"""

from __future__ import annotations

from newsml.errors import MissingExtra

try:
    import hypothesis  # noqa: F401 - tells at once, and in words, what is missing
except ImportError as error:
    raise MissingExtra('newsml.testing needs Hypothesis: pip install "newsml[testing]"') from error

from newsml.testing.edits import edited
from newsml.testing.public import (
    anchors,
    articles,
    codes,
    events,
    participants,
    registers,
    samples,
    statements,
    topics,
)
from newsml.testing.words import labels, texts

__all__ = [
    "anchors",
    "articles",
    "codes",
    "edited",
    "events",
    "labels",
    "participants",
    "registers",
    "samples",
    "statements",
    "texts",
    "topics",
]
