"""Profiles: what an article has to be fit for decides which rules count.

An article is a draft, then it is published, then it is handed to other systems; each asks for more than the one
before it. What an official schema calls an error is one for all of them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from newsml.errors import NewsmlError
from newsml.rules.choosing import nearest
from newsml.rules.families import FAMILIES, family_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from newsml.findings import Severity
    from newsml.rules.choosing import Checkable

_ANNOTATION: Final = frozenset("NPEST")
"""Families that speak of annotations alone."""


@dataclass(frozen=True, slots=True)
class Profile:
    """Which rules count for one purpose."""

    name: str
    purpose: str
    """What the article is to be fit for, and which rules count, in a sentence or two."""
    leaves_out: frozenset[str]
    """Families that do not count."""
    only_contradictions: bool
    """Whether only what contradicts itself counts, not what is worth a look."""

    def counts(self, thing: Checkable) -> bool:
        """Whether a rule or check counts."""
        if thing.severity == "error":
            return True
        if self.only_contradictions and thing.severity == "info":
            return False
        return family_of(thing.code) not in self.leaves_out and thing.code not in _LATER.get(self.name, ())

    def severities(self, things: Iterable[Checkable]) -> dict[str, Severity]:
        """How much each rule weighs that counts, by code."""
        return {thing.code: thing.severity for thing in things if self.counts(thing)}


_LATER: Final[dict[str, frozenset[str]]] = {
    "draft": frozenset({"E007", "P022", "S002"}),
}
"""Rules that find something missing, which whoever is still annotating will add."""

PROFILES: Final = {
    profile.name: profile
    for profile in (
        Profile(
            "draft",
            "For articles that somebody is still annotating. Only annotations that contradict each other, the text or "
            "a standard count: nothing is missing yet, and the article's own dates, credits and rights may still come.",
            frozenset(FAMILIES) - _ANNOTATION,
            only_contradictions=True,
        ),
        Profile(
            "publish",
            "For articles that are about to be published, and where no profile is named. All rules count but those on "
            "interchange.",
            frozenset("F"),
            only_contradictions=False,
        ),
        Profile(
            "interchange",
            "For articles that are handed to other systems. All rules count, those on interchange as well; with a "
            "target format also what that format cannot carry.",
            frozenset(),
            only_contradictions=False,
        ),
    )
}
"""The profiles by name."""
DEFAULT: Final = "publish"
"""The profile where none is named."""


def profile_named(name: str) -> Profile:
    """The profile with this name.

    Raises:
        NewsmlError: there is none; the message names the nearest.
    """
    found = PROFILES.get(name.lower())
    if found is None:
        near = nearest(name, PROFILES)
        hint = f": did you mean {near}?" if near else ""
        raise NewsmlError(f"a profile is one of {', '.join(PROFILES)}, not {name!r}{hint}")
    return found
