"""The texts of an article, laid out in headings, paragraphs and lists, with their pieces."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, Final, Literal, TypeAlias

from newsml.page.pieces import pieces
from newsml.page.stretches import field

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from newsml.findings import Finding
    from newsml.model.article import Article
    from newsml.model.lookup import Place
    from newsml.model.text import Block as ModelBlock
    from newsml.model.types import TextField
    from newsml.page.pieces import Piece

_FIELDS: Final[tuple[TextField, ...]] = ("headline", "standfirst", "body")
_LINE: Final = re.compile(r"[^\r\n]+")
_DEEPEST: Final = 4

Kind: TypeAlias = Literal["ul", "ol", "one"]


@dataclass(frozen=True, slots=True)
class Block:
    """A block of a text."""

    kind: str
    level: int
    pieces: Sequence[Piece]
    deep: int
    """How many lanes its lines take over and under the words, for the height of its lines."""


@dataclass(frozen=True, slots=True)
class Group:
    """Blocks that belong together: the items of a list, or a single block."""

    kind: Kind
    blocks: Sequence[Block]


@dataclass(frozen=True, slots=True)
class TextView:
    """One text of the article; without groups where its words are withheld."""

    field: str
    groups: Sequence[Group]
    withheld: int | None
    """How many characters are withheld."""


def texts(
    article: Article, places: Sequence[Place], findings: Sequence[Finding], numbers: Mapping[str, int]
) -> tuple[TextView, ...]:
    """The texts that there are, in their order on the page."""
    withheld = {item.field: item.length for item in article.withheld}
    out = []
    for name in _FIELDS:
        text = getattr(article, name)
        if text is not None:
            frames = _frames(article, name, text)
            cuts = [at for frame in frames for at in (frame.start, frame.end)]
            marks = article.marks if name == "body" else ()
            cut = pieces(text, field(article, name, places, findings), marks, cuts, numbers)
            out.append(TextView(name, tuple(_grouped(_blocks(frames, cut))), None))
        elif name in withheld:
            out.append(TextView(name, (), withheld[name]))
    return tuple(out)


def targets(views: Iterable[TextView]) -> frozenset[str]:
    """The fragments of all places that can be linked to."""
    return frozenset(
        fragment(view.field, piece.start)
        for view in views
        for group in view.groups
        for block in group.blocks
        for piece in block.pieces
        if piece.owners
    )


def fragment(name: str, start: int) -> str:
    """The id of the piece that starts at an offset; no id of an annotation starts with a hyphen."""
    return f"-{name[0]}{start}"


@dataclass(frozen=True, slots=True)
class _Frame:
    """Where a block stands, and in what."""

    start: int
    end: int
    kind: str
    level: int = 1
    inside: Kind = "one"


def _frames(article: Article, name: TextField, text: str) -> list[_Frame]:
    if name != "body":
        return [_Frame(0, len(text), name)]
    if not article.blocks:
        return [_Frame(found.start(), found.end(), "paragraph") for found in _LINE.finditer(text)]
    return [
        _Frame(one.start, one.end, one.kind, min(one.level or 1, _DEEPEST), _inside(one))
        for one in article.blocks
    ]


def _inside(block: ModelBlock) -> Kind:
    if block.kind != "list_item":
        return "one"
    return "ol" if block.ordered else "ul"


def _blocks(frames: Iterable[_Frame], cut: Sequence[Piece]) -> Iterator[tuple[Kind, Block]]:
    """The pieces of each frame; what stands between frames is white space."""
    at = 0
    for frame in frames:
        while at < len(cut) and cut[at].start < frame.start:
            at += 1
        first = at
        while at < len(cut) and cut[at].end <= frame.end:
            at += 1
        inside = cut[first:at]
        yield frame.inside, Block(frame.kind, frame.level, inside, _depth(inside))


def _depth(inside: Iterable[Piece]) -> int:
    return max((bar.lane + 1 for piece in inside for bar in piece.bars), default=0)


def _grouped(blocks: Iterable[tuple[Kind, Block]]) -> Iterator[Group]:
    for kind, together in groupby(blocks, key=itemgetter(0)):
        items = tuple(block for _, block in together)
        if kind == "one":
            yield from (Group(kind, (block,)) for block in items)
        else:
            yield Group(kind, items)
