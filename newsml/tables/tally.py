"""`Tally`: how often each value occurs, in bounded memory however many values there are."""

from __future__ import annotations

from typing import Any, Final, NamedTuple, TypeAlias

LIMIT: Final = 10_000
"""How many values are kept when there are twice as many: those that occurred most."""
_LONGEST: Final = 200
"""How many characters of a value count; a cue may be as long as its article."""


class Known(NamedTuple):
    """A value that is known by another key than what it is called, such as a person by an id."""

    key: str
    label: str


Value: TypeAlias = str | Known | None
"""What is counted; None where there is no value."""


class Tally:
    """The counts of one distribution.

    All counts are exact until there are more than twice `LIMIT` values. Then the rarer half is forgotten, and a count
    may be too low: by at most `short`, the sum of the highest counts that were forgotten each time.
    """

    def __init__(self, limit: int = LIMIT) -> None:
        self.total = self.missing = self.short = 0
        self._limit = limit
        self._counts: dict[str, list[Any]] = {}

    def add(self, value: Value) -> None:
        """Counts one value."""
        if value is None:
            self.missing += 1
            return
        self.total += 1
        key, label = value if isinstance(value, Known) else (value, value)
        key = _short(key)
        found = self._counts.get(key)
        if found is None:
            self._counts[key] = [_short(label), 1]
            if len(self._counts) > 2 * self._limit:
                self._forget()
        else:
            found[1] += 1

    def _forget(self) -> None:
        ordered = sorted(self._counts.items(), key=lambda item: -item[1][1])
        self.short += ordered[self._limit][1][1]
        self._counts = dict(ordered[: self._limit])

    @property
    def distinct(self) -> int | None:
        """How many values there are; None where some were forgotten."""
        return None if self.short else len(self._counts)

    def most(self, top: int) -> list[tuple[str, int]]:
        """The values that occur most, with their counts; those of one count by name."""
        ordered = sorted(self._counts.values(), key=lambda found: (-found[1], found[0]))
        return [(label, count) for label, count in ordered[:top]]

    def as_dict(self, top: int) -> dict[str, Any]:
        """Plain data for JSON."""
        return {
            "total": self.total,
            "missing": self.missing,
            "distinct": self.distinct,
            "short": self.short,
            "values": [{"value": label, "count": count} for label, count in self.most(top)],
        }


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"
