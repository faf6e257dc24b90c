"""A good and a bad example of each of our rules: excerpts of small articles, and what newsml says of the bad one.

The files beside this one are written from the articles that the rules are tested with, so what they show is so.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from importlib.resources import files
from typing import Any


@dataclass(frozen=True, slots=True)
class Example:
    """Two excerpts of native articles that tell the same story."""

    bad: dict[str, Any]
    """What the rule finds fault with."""
    good: dict[str, Any]
    """The same, mended."""
    path: str
    """Where in the bad one."""
    message: str
    """What newsml says of it."""


def example_of(code: str) -> Example | None:
    """The example of a rule; None where there is none: checks and rules of others have none."""
    file = files(__name__) / f"{code}.json"
    return Example(**json.loads(file.read_text(encoding="utf-8"))) if file.is_file() else None
