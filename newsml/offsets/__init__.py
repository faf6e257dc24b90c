"""Annotations that others made: what their offsets count, and the same places in other numbers.

Tools count code points, UTF-16 code units or bytes, from 0 or from 1, in the whole text or in lines, up to the last
character or the one after, in a text whose line breaks they may have rewritten. Few files say so; the words in them
tell.
"""

from __future__ import annotations

from newsml.offsets.annotation import Annotation, Annotations, Span
from newsml.offsets.converting import Conversion, NotConverted, convert
from newsml.offsets.counting import Counting
from newsml.offsets.diagnosing import Diagnosis, Score, Unmatched, diagnose
from newsml.offsets.keys import Keys
from newsml.offsets.reading import read
from newsml.offsets.source import text

__all__ = [
    "Annotation",
    "Annotations",
    "Conversion",
    "Counting",
    "Diagnosis",
    "Keys",
    "NotConverted",
    "Score",
    "Span",
    "Unmatched",
    "convert",
    "diagnose",
    "read",
    "text",
]
