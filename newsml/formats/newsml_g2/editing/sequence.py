"""Sequences that change: what becomes what, and what can stay where it is."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from lxml.etree import _Element

_IDENTITIES: Final = ("qcode", "uri", "literal", "href", "residref")


def staying(places: Sequence[int | None]) -> set[int]:
    """The former places of the longest part whose order does not change (a longest increasing subsequence).

    Args:
        places: for each item in its new order the place that it had, or None for a new one.
    """
    tops: list[int] = []
    ends: list[int] = []
    before: dict[int, int | None] = {}
    for place in places:
        if place is None:
            continue
        at = bisect_left(tops, place)
        before[place] = ends[at - 1] if at else None
        tops[at : at + 1] = [place]
        ends[at : at + 1] = [place]
    out: set[int] = set()
    last: int | None = ends[-1] if ends else None
    while last is not None:
        out.add(last)
        last = before[last]
    return out


def becoming(
    there: Sequence[_Element], keys: Sequence[Any], after: Sequence[_Element], wanted: Sequence[Any]
) -> list[int | None]:
    """Which node of the document becomes each new element.

    One that says the same, else one of the same identity; of elements without one any, for its words have changed.

    Args:
        there: the nodes of the document.
        keys: what is read from each of them.
        after: the new elements.
        wanted: what is read from each of these.
    """
    out: list[int | None] = [None] * len(after)
    free: dict[int, None] = dict.fromkeys(range(len(there)))

    def assign(of_there: Callable[[int], Any], of_after: Callable[[int], Any]) -> None:
        waiting: dict[Any, list[int]] = {}
        for n in reversed(free):
            waiting.setdefault(of_there(n), []).append(n)
        for n in range(len(after)):
            candidates = waiting.get(of_after(n)) if out[n] is None else None
            if candidates:
                out[n] = chosen = candidates.pop()
                del free[chosen]

    assign(lambda n: keys[n], lambda n: wanted[n])
    assign(lambda n: _identity(there[n]), lambda n: _identity(after[n]))
    assign(lambda n: _loose(there[n]), lambda n: _loose(after[n]))
    return out


def _identity(node: _Element) -> Any:
    found = tuple(node.get(name) for name in _IDENTITIES)
    return (node.tag, found) if any(found) else node


def _loose(node: _Element) -> Any:
    return node if any(node.get(name) for name in _IDENTITIES) else node.tag
