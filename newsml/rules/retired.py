"""Codes that no longer stand for a rule.

A code is never given to another rule. One that goes is entered here, so that settings, command lines and suppressions
that name it go on working: they mean its successor, or nothing where it has none.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class Retired:
    """A rule that is gone."""

    slug: str
    """What it was called."""
    successor: str | None
    """The code of the rule that finds the same or more; None where nothing does."""
    why: str
    """Why it went, as a sentence."""

    def note(self, code: str) -> str:
        """What to tell people who name it."""
        instead = f"{self.successor} is meant" if self.successor else "nothing is meant"
        return f"{code} {self.slug} is retired, so that {instead}: {self.why}"


RETIRED: Final[Mapping[str, Retired]] = {}
"""The rules that are gone, by code."""
