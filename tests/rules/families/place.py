"""Where a rule finds fault with its bad article."""

from __future__ import annotations

from typing import NamedTuple

from newsml.findings import Path


class Place(NamedTuple):
    """Where a rule finds fault with its bad article."""

    path: Path
    excerpt: str
    field: str | None = None
    spans: tuple[tuple[int, int], ...] = ()
