"""How stretches of one text lie to each other; all in code points, end exclusive."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from newsml.model.anchor import Anchor, Span

Stretch: TypeAlias = tuple[int, int]
"""Start and end."""


def stretches(spans: Iterable[Span]) -> tuple[Stretch, ...]:
    """Start and end of each span."""
    return tuple((span.start, span.end) for span in spans)


def joined(parts: Iterable[Stretch]) -> list[Stretch]:
    """Stretches in text order, those that touch as one."""
    out: list[Stretch] = []
    for start, end in parts:
        if out and out[-1][1] == start:
            out[-1] = (out[-1][0], end)
        else:
            out.append((start, end))
    return out


def covers(outer: Iterable[Stretch], inner: Sequence[Stretch]) -> bool:
    """Whether each inner stretch lies in one of the outer ones, touching ones taken together."""
    around = joined(outer)
    at = 0
    for start, end in sorted(inner):
        while at < len(around) and around[at][1] < end:
            at += 1
        if at == len(around) or start < around[at][0]:
            return False
    return True


def embraces(outer: Anchor, inner: Anchor) -> bool:
    """Whether the inner anchor lies between the first and the last character of the outer one."""
    return outer.field == inner.field and outer.start <= inner.start and inner.end <= outer.end
