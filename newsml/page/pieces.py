"""A text cut wherever an annotation, a mark or a block starts or ends, so that each piece is wholly inside or outside.

Annotations that overlap, nest or cross need no nesting of elements this way. One pass along the text, with what is
open kept sorted, the shortest stretch first.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from newsml.page.naming import web_address

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from newsml.model.text import Mark
    from newsml.page.stretches import Field, Stretch

LISTED: Final = 12
"""How many annotations a piece names; of more, the shortest, and how many there are besides."""

_STRONGEST: Final = ("cue", "source", "quoted", "content", "gloss", "detail", "extent")
"""Which part of a statement shows where several lie on the same words."""


@dataclass(frozen=True, slots=True)
class Bar:
    """The part of a line that runs along a piece."""

    lane: int
    look: str
    """On which side of the words, in which lane and how it is drawn."""
    owner: str


@dataclass(frozen=True, slots=True)
class Pointer:
    """A link after a piece, for what no words of the text can link to themselves."""

    owner: str
    style: str
    shown: str
    """The character or number that stands there; no part of the text."""
    href: str | None = None
    """The document elsewhere that the words before it lead to."""


@dataclass(slots=True)
class Piece:
    """A stretch of the text on which nothing starts or ends."""

    start: int
    end: int
    text: str
    bars: tuple[Bar, ...] = ()
    owners: tuple[tuple[str, str], ...] = ()
    """What it belongs to and in which part, the shortest first."""
    more: int = 0
    """How many annotations are not among the owners."""
    styles: tuple[str, ...] = ()
    """Marks and findings."""
    pointers: list[Pointer] = field(default_factory=list)

    @property
    def is_link(self) -> bool:
        """Whether its words link to the first of its owners; white space cannot be told from none."""
        return bool(self.owners) and not self.text.isspace()

    @property
    def keys(self) -> str:
        """The owners as the script of the page reads them."""
        return " ".join(f"{owner}:{part}" for owner, part in self.owners)


class _Open:
    """What is open at a place of the text."""

    def __init__(self, of: Field) -> None:
        self.of = of
        self._sorted: list[tuple[bool, int, int]] = []
        self._styles: dict[int, Counter[str]] = defaultdict(Counter)
        self.lines: dict[int, int] = {}
        self.kinds: Counter[str] = Counter()

    def _key(self, n: int) -> tuple[bool, int, int]:
        stretch = self.of.stretches[n]
        return (stretch.unit < 0, stretch.end - stretch.start, n)

    def open(self, n: int) -> None:
        insort(self._sorted, self._key(n))
        self._count(self.of.stretches[n], 1)

    def close(self, n: int) -> None:
        del self._sorted[bisect_left(self._sorted, self._key(n))]
        self._count(self.of.stretches[n], -1)

    def _count(self, stretch: Stretch, change: int) -> None:
        if stretch.unit < 0:
            self.kinds[stretch.style] += change
        elif stretch.unit in self.of.lanes:
            self._styles[stretch.unit][stretch.style] += change

    def piece(self, start: int, end: int, text: str) -> Piece:
        shortest = [self.of.stretches[n] for _, _, n in self._sorted[:LISTED]]
        return Piece(
            start,
            end,
            text,
            tuple(self._bars()),
            tuple(dict.fromkeys((one.owner, one.part) for one in shortest)),
            max(0, len(self._sorted) - LISTED),
            tuple(kind for kind, count in self.kinds.items() if count > 0),
        )

    def first(self) -> Stretch | None:
        """The stretch that the words of the piece link to."""
        return self.of.stretches[self._sorted[0][2]] if self._sorted else None

    def _bars(self) -> Iterator[Bar]:
        for unit, lane in self.lines.items():
            line, styles = self.of.lines[unit], self._styles[unit]
            style = next((style for style in _STRONGEST if styles[style] > 0), None) or next(
                (style for style, count in styles.items() if count > 0), "gap" if line.connected else None
            )
            if style is not None:
                yield Bar(lane, f"{'o' if line.over else 'u'}{lane} {style}", line.owner)


def pieces(
    text: str, of: Field, marks: Sequence[Mark], cuts: Iterable[int], numbers: Mapping[str, int]
) -> list[Piece]:
    """The whole text in pieces, cut at further places as well; statements point to their numbers."""
    changes: dict[int, list[tuple[int, str, int]]] = defaultdict(list)
    changes.update({at: [] for at in (0, len(text), *cuts)})
    for n, stretch in enumerate(of.stretches):
        changes[stretch.start].append((1, "stretch", n))
        changes[stretch.end].append((0, "stretch", n))
    for n in of.lanes:
        changes[of.lines[n].start].append((1, "line", n))
        changes[of.lines[n].end].append((0, "line", n))
    for n, mark in enumerate(marks):
        changes[mark.start].append((1, "mark", n))
        changes[mark.end].append((0, "mark", n))
    out: list[Piece] = []
    linked: set[int] = set()
    opened, at = _Open(of), 0
    for place in sorted(changes):
        if at < place <= len(text):
            out.append(opened.piece(at, place, text[at:place]))
            if (first := opened.first()) is not None and out[-1].is_link:
                linked.add(first.anchor)
            at = place
        for begins, what, n in sorted(changes[place]):
            _change(opened, what, n, of, marks, begins=bool(begins))
    _point(out, of, linked, numbers)
    _point_elsewhere(out, marks)
    return out


def _change(opened: _Open, what: str, n: int, of: Field, marks: Sequence[Mark], *, begins: bool) -> None:
    if what == "stretch":
        opened.open(n) if begins else opened.close(n)
    elif what == "mark":
        opened.kinds[f"m-{marks[n].kind}"] += 1 if begins else -1
    elif begins:
        opened.lines[n] = of.lanes[n]
    else:
        del opened.lines[n]


def _point(out: Sequence[Piece], of: Field, linked: set[int], numbers: Mapping[str, int]) -> None:
    """Puts links after the pieces where statements and findings end, and anchors that are no piece's first."""
    ends = {piece.end: piece for piece in out}
    last: dict[object, Stretch] = {}
    for stretch in of.stretches:
        key: object = stretch.owner if stretch.owner in numbers else stretch.anchor
        if stretch.owner not in numbers and stretch.unit >= 0 and stretch.anchor in linked:
            continue
        if key not in last or _rank(stretch) > _rank(last[key]):
            last[key] = stretch
    for stretch in last.values():
        number = numbers.get(stretch.owner)
        shown = "!" if stretch.unit < 0 else "•" if number is None else str(number)
        ends[stretch.end].pointers.append(Pointer(stretch.owner, stretch.style.partition(" ")[0], shown))


def _point_elsewhere(out: Sequence[Piece], marks: Iterable[Mark]) -> None:
    """Puts the links of the article itself after their words, which lead to annotations."""
    ends = {piece.end: piece for piece in out}
    for mark in marks:
        if mark.kind == "link" and (href := web_address(mark.href)):
            ends[mark.end].pointers.append(Pointer("", "out", "↗", href))


def _rank(stretch: Stretch) -> tuple[bool, int]:
    return (stretch.part == "content", stretch.end)
