"""What rules, readers and outside schemas say of a document.

A location is data (model path, offsets, source line and column where known); text is rendered last, elsewhere.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from typing import Any, Literal, overload

Severity = Literal["error", "warning", "info"]
Path = tuple[str | int, ...]

_ORDER: dict[Severity, int] = {"error": 0, "warning": 1, "info": 2}


@dataclass(frozen=True, slots=True)
class Leftover:
    """Something in a source that the model did not take."""

    path: str
    """Where in the source, in the notation of its format (XPath-like for XML, a dotted path for JSON)."""
    line: int | None
    """1-based line, where known."""
    what: str
    """What it is, in few words."""


@dataclass(frozen=True, slots=True)
class Note:
    """Something that a reader had to normalise or guess."""

    path: str
    """Where in the source."""
    line: int | None
    """1-based line, where known."""
    what: str
    """What was done, and why."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is doubtful or wrong, with where it is."""

    code: str
    """Permanent code of the rule."""
    slug: str
    """The rule's name in words joined by hyphens."""
    severity: Severity
    """How bad it is."""
    message: str
    """What is wrong and how to mend it."""
    path: Path = ()
    """Model path: ("statements", 3, "content"). Where a document breaks its standard, one step: the path in the source,
    in the notation of leftovers."""
    article: str | None = None
    """The article's id."""
    field: str | None = None
    """The text field that the offsets count in."""
    spans: tuple[tuple[int, int], ...] = ()
    """The offending words, as (start, end) in code points of the field."""
    excerpt: str | None = None
    """The offending words or value."""
    source: str | None = None
    """The file it came from."""
    line: int | None = None
    """1-based line of the source."""
    column: int | None = None
    """1-based column of the source."""
    suppressed: str | None = None
    """Why the article says that it is accepted, where it says so."""
    fixable: bool = False
    """Whether `newsml.fix` knows the one right answer."""

    def as_dict(self) -> dict[str, Any]:
        """Plain data for JSON; what is not known is left out, and so is `fixable` where it is false."""
        return {
            key: value
            for key, value in asdict(self).items()
            if value is not None and value is not False and value != ()
        }


class Findings(Sequence[Finding]):
    """Findings in a stable order: by severity, then by path and code.

    What the article says is accepted is not among them; it stands in `suppressed`.
    """

    __slots__ = ("_items", "suppressed")

    suppressed: tuple[Finding, ...]
    """The findings that the article suppresses, in the same order; each has the reason."""

    def __init__(self, items: Iterable[Finding] = (), suppressed: Iterable[Finding] = ()) -> None:
        self._items = tuple(sorted(items, key=_key))
        self.suppressed = tuple(sorted(suppressed, key=_key))

    @overload
    def __getitem__(self, at: int) -> Finding: ...
    @overload
    def __getitem__(self, at: slice) -> tuple[Finding, ...]: ...
    def __getitem__(self, at: int | slice) -> Finding | tuple[Finding, ...]:
        return self._items[at]

    def __len__(self) -> int:
        return len(self._items)

    def __iter__(self) -> Iterator[Finding]:
        return iter(self._items)

    def __eq__(self, other: object) -> bool:
        return (
            isinstance(other, Findings)
            and self._items == other._items
            and self.suppressed == other.suppressed
        )

    def __hash__(self) -> int:
        return hash((self._items, self.suppressed))

    def __add__(self, other: Iterable[Finding]) -> Findings:
        suppressed = other.suppressed if isinstance(other, Findings) else ()
        return Findings((*self._items, *other), (*self.suppressed, *suppressed))

    def __repr__(self) -> str:
        more = f", suppressed={list(self.suppressed)!r}" if self.suppressed else ""
        return f"Findings({list(self._items)!r}{more})"

    def each(self, change: Callable[[Finding], Finding]) -> Findings:
        """The same findings, suppressed ones as well, each after a change."""
        return Findings(map(change, self._items), map(change, self.suppressed))

    @property
    def codes(self) -> tuple[str, ...]:
        """The codes that occur, sorted, each once."""
        return tuple(sorted({item.code for item in self._items}))

    @property
    def ok(self) -> bool:
        """Whether there is nothing but remarks of severity info."""
        return all(item.severity == "info" for item in self._items)


def _key(finding: Finding) -> tuple[Any, ...]:
    path = tuple((isinstance(part, int), part) for part in finding.path)
    return (
        finding.article or "",
        _ORDER[finding.severity],
        path,
        finding.code,
        finding.spans,
        finding.message,
    )
