"""What is read from a file of annotations: numbers, the words they should lead to, and where in the file they stand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, Literal, NamedTuple, overload

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from newsml.offsets.source import Source

Role = Literal["start", "end", "length", "start_line", "end_line"]

HUGE: Final = 10**18
"""Stands for numbers of more digits: no text has such an offset."""


class Slot(NamedTuple):
    """A number in the file: its first and last-plus-one index in the file's text."""

    role: Role
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Span:
    """One stretch of words, in the file's own numbers, whatever they count."""

    start: int
    """Where it starts; with `lines`, in which column."""
    end: int
    """Where it ends; the start plus the length where the file gives a length."""
    lines: tuple[int, int] | None = None
    """The lines in which it starts and ends, where the file gives any."""
    columns_only: bool = False
    """Whether start and end can be nothing but columns. With one `line` and a start, they may be offsets as well."""
    has_length: bool = False
    """Whether the file gives a length: then no end can be inclusive."""
    slots: tuple[Slot, ...] = field(default=(), compare=False, repr=False)
    """Where the numbers stand."""


@dataclass(frozen=True, slots=True)
class Annotation:
    """One annotation: its spans and its words."""

    spans: tuple[Span, ...]
    """In the order of the file; more than one where the words are interrupted."""
    words: str | None = None
    """The words it is about; those of several spans joined by spaces. None where the file gives no words."""
    line: int | None = None
    """1-based line in the file of annotations."""

    @classmethod
    def of(cls, start: int, end: int, words: str | None = None) -> Annotation:
        """An annotation of one span that comes from no file."""
        return cls((Span(start, end),), words)


class Annotations(Sequence[Annotation]):
    """The annotations of one file, in its order, and the file itself.

    Attributes:
        source: the file, so that numbers in it can be replaced.
        passed_over: how many objects or rows had a start and an end that are no whole numbers.
    """

    def __init__(self, items: Iterable[Annotation], source: Source, passed_over: int = 0) -> None:
        self._items = tuple(items)
        self.source, self.passed_over = source, passed_over

    @overload
    def __getitem__(self, at: int) -> Annotation: ...
    @overload
    def __getitem__(self, at: slice) -> tuple[Annotation, ...]: ...
    def __getitem__(self, at: int | slice) -> Annotation | tuple[Annotation, ...]:
        return self._items[at]

    def __len__(self) -> int:
        return len(self._items)

    def __iter__(self) -> Iterator[Annotation]:
        return iter(self._items)

    def with_numbers(self, spans: Iterable[tuple[Span, Span]]) -> bytes:
        """The file with the numbers of some spans replaced, and nothing else.

        Args:
            spans: each span of the file with the one whose numbers are to stand in its place.
        """
        changes = [
            (slot.start, slot.end, number(new, slot.role))
            for old, new in spans
            for slot in old.slots
            if number(old, slot.role) != number(new, slot.role)
        ]
        text, pieces, at = self.source.text, [], 0
        for start, end, value in sorted(changes):
            pieces += [text[at:start], str(value)]
            at = end
        return self.source.encode("".join((*pieces, text[at:])))


def number(span: Span, role: Role) -> int:
    """The number of a span that a slot holds."""
    if role == "start":
        return span.start
    if role == "end":
        return span.end
    if role == "length":
        return span.end - span.start
    first, last = span.lines or (0, 0)
    return last if role == "end_line" else first


def whole(digits: str) -> int | None:
    """A whole number as files write it, or None; one of more than 18 digits as `HUGE`, with its sign."""
    bare = digits.removeprefix("-")
    if not (bare.isascii() and bare.isdigit()):
        return None
    size = int(bare) if len(bare) <= 18 else HUGE
    return -size if len(bare) < len(digits) else size
