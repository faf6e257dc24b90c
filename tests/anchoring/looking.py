"""Short ways to look for words in a text, and to say what came of it."""

from __future__ import annotations

from newsml.anchoring.locating import locate
from newsml.anchoring.wanted import Outcome, Wanted


def words(
    *pieces: str,
    part: str = "",
    owner: str = "one",
    list: str = "",
    nth: int | None = None,
    context: str | None = None,
    field: str = "body",
) -> Wanted:
    return Wanted(pieces, field, owner, part, list, nth, context)


def look(text: str | dict[str, str], *wanted: Wanted) -> list[Outcome]:
    return locate({"body": text} if isinstance(text, str) else text, wanted)


def starts(text: str | dict[str, str], *wanted: Wanted) -> list[int | None]:
    """Where each was placed; None where it was not."""
    return [None if outcome.place is None else outcome.place.start for outcome in look(text, *wanted)]
