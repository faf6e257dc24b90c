"""The explanation of a rule or a check, in its four parts."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

_PARTS: Final = re.compile(r"\n\s*\n(Why|Mend|Rests on): ")
_BREAKS: Final = re.compile(r"\s*\n\s*")


@dataclass(frozen=True, slots=True)
class Explanation:
    """What people ask of a rule; a part that a rule of others leaves out is empty."""

    finds: str
    """What it finds."""
    why: str = ""
    """Why it matters."""
    mend: str = ""
    """How to mend it."""
    rests_on: str = ""
    """The standard or the evidence that it rests on."""


def explained(text: str) -> Explanation:
    """The parts of an explanation, each in one line: a first paragraph, then those that begin with their names."""
    first, *rest = _PARTS.split(text.strip())
    parts = dict(zip(rest[::2], map(_sentence, rest[1::2]), strict=True))
    return Explanation(_line(first), parts.get("Why", ""), parts.get("Mend", ""), parts.get("Rests on", ""))


def _sentence(text: str) -> str:
    """A paragraph that its name stood before, as a sentence of its own; a name in code keeps its small letters."""
    line = _line(text)
    word = line.partition(" ")[0]
    return line if not word.isalpha() else line[:1].upper() + line[1:]


def _line(text: str) -> str:
    return _BREAKS.sub(" ", text.strip())
