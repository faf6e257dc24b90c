"""What an answer says and an article cannot: kept with its place and the reason."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Dropped:
    """Something in an answer that is not in the article made of it."""

    path: str
    """Where it stands in the answer: `statements[3].speaker`."""
    value: str
    """What the answer says there."""
    reason: str
    """Why it was dropped."""


class Drops:
    """Collects what is dropped."""

    def __init__(self) -> None:
        self.dropped: list[Dropped] = []
        self.absent: list[tuple[str, str]] = []
        """Path and words of what was dropped because none of its words stands in the text."""

    def drop(self, path: str, value: str | None, reason: str) -> None:
        """Something is dropped."""
        self.dropped.append(Dropped(path, value or "", reason))
