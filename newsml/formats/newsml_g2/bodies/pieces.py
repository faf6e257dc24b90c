"""A body as blocks that stand alone, each with its own marks; which old one a new one comes from."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from newsml.formats._kit.alignment import matched

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

Mark = tuple[str, int, int, str]
"""Kind, start, end, href."""
Key = tuple[str, int | None, bool | None]
"""Kind, level, and whether its list is numbered."""

_MOST_COMPARED: Final = 400
"""Pairs of blocks between two that did not change; more are paired in their order."""
_ALIKE: Final = 0.3


@dataclass(frozen=True, slots=True)
class Piece:
    """One block; offsets count from its start."""

    key: Key
    text: str
    marks: tuple[Mark, ...]
    through: tuple[Mark, ...]
    """Marks that begin before it or go on after it; where in this block they stand."""


def pieces_of(article: Mapping[str, Any]) -> list[Piece] | None:
    """The blocks of a body; None where too many marks run through too many blocks."""
    text, blocks = article.get("body") or "", article.get("blocks", ())
    ends = [block["end"] for block in blocks]
    own: list[list[Mark]] = [[] for _ in blocks]
    through: list[list[Mark]] = [[] for _ in blocks]
    budget = 1000 + 4 * (len(blocks) + len(article.get("marks", ())))
    for mark in sorted_marks(article.get("marks", ())):
        kind, start, end, href = mark
        number = bisect_right(ends, start)
        while number < len(blocks) and blocks[number]["start"] < end:
            first, last = blocks[number]["start"], blocks[number]["end"]
            inside = (kind, max(start, first) - first, min(end, last) - first, href)
            (own if first <= start and end <= last else through)[number].append(inside)
            number += 1
            budget -= 1
            if budget < 0:
                return None
    return [
        Piece(key_of(block), text[block["start"] : block["end"]], tuple(sorted(mine)), tuple(sorted(others)))
        for block, mine, others in zip(blocks, own, through, strict=True)
    ]


def key_of(block: Mapping[str, Any]) -> Key:
    return block.get("kind", "paragraph"), block.get("level"), block.get("ordered")


def sorted_marks(marks: Sequence[Mapping[str, Any]]) -> list[Mark]:
    return sorted((mark["kind"], mark["start"], mark["end"], mark.get("href") or "") for mark in marks)


def sources(old: Sequence[Piece], new: Sequence[Piece]) -> list[int | None]:
    """For each new block the old one that it is, or was made of; ascending."""
    out: list[int | None] = [None] * len(new)
    at, to = 0, 0
    for a, b in [*matched(old, new), (len(old), len(new))]:
        for one, other in _paired(old, new, range(at, a), range(to, b)):
            out[other] = one
        if b < len(new):
            out[b] = a
        at, to = a + 1, b + 1
    return out


def _paired(old: Sequence[Piece], new: Sequence[Piece], left: range, right: range) -> list[tuple[int, int]]:
    """Which of the changed blocks are the same ones: those of a kind whose words are alike, then the next best."""
    if not left or not right:
        return []
    if len(left) * len(right) > _MOST_COMPARED:
        return _in_order(old, new, left, right)
    out: list[tuple[int, int]] = []
    at, to = left.start, right.start
    for a, b in [*_alike(old, new, left, right), (left.stop, right.stop)]:
        if a - at == b - to:
            out.extend(_in_order(old, new, range(at, a), range(to, b)))
        if a < left.stop:
            out.append((a, b))
        at, to = a + 1, b + 1
    return out


def _in_order(old: Sequence[Piece], new: Sequence[Piece], left: range, right: range) -> list[tuple[int, int]]:
    return [(a, b) for a, b in zip(left, right, strict=False) if old[a].key == new[b].key]


def _alike(old: Sequence[Piece], new: Sequence[Piece], left: range, right: range) -> list[tuple[int, int]]:
    """The pairing whose words agree most (a table of at most `_MOST_COMPARED` cells)."""
    words = [Counter(old[a].text.split()) for a in left]
    others = [Counter(new[b].text.split()) for b in right]
    best = [[0.0] * (len(right) + 1) for _ in range(len(left) + 1)]
    shares: dict[tuple[int, int], float] = {}
    for i in reversed(range(len(left))):
        for j in reversed(range(len(right))):
            share = 0.0
            if old[left[i]].key == new[right[j]].key:
                common = (words[i] & others[j]).total()
                share = common / (max(words[i].total(), others[j].total()) or 1)
            shares[i, j] = share if share >= _ALIKE else 0.0
            best[i][j] = max(best[i + 1][j], best[i][j + 1], best[i + 1][j + 1] + shares[i, j])
    out, i, j = [], 0, 0
    while i < len(left) and j < len(right):
        if shares[i, j] and best[i][j] == best[i + 1][j + 1] + shares[i, j]:
            out.append((left[i], right[j]))
            i, j = i + 1, j + 1
        elif best[i][j] == best[i + 1][j]:
            i += 1
        else:
            j += 1
    return out
