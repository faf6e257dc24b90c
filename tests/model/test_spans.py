"""How stretches of one text lie to each other."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from newsml.model.anchor import Anchor, Span
from newsml.model.spans import covers, embraces, joined, stretches

Parts = list[tuple[int, int]]


@st.composite
def parts(draw: st.DrawFn) -> Parts:
    """Up to three stretches in text order, some of them touching."""
    cuts = sorted(draw(st.lists(st.integers(0, 12), min_size=2, max_size=6, unique=True)))
    chosen = [pair for pair in pairwise(cuts) if draw(st.booleans())]
    return chosen or [(cuts[0], cuts[-1])]


def points(stretch: Parts) -> set[int]:
    return {n for start, end in stretch for n in range(start, end)}


def anchor(spans: Parts, field: str = "body") -> Anchor:
    return Anchor.model_validate({"field": field, "spans": [Span(start=s, end=e) for s, e in spans]})


@given(parts(), parts())
def test_one_covers_another_if_it_has_all_its_points(outer: Parts, inner: Parts) -> None:
    assert covers(outer, inner) == (points(inner) <= points(outer))
    assert points(joined(outer)) == points(outer)


@given(parts(), parts(), st.sampled_from(["body", "headline"]))
def test_one_embraces_another_between_its_ends(outer: Parts, inner: Parts, field: str) -> None:
    one, other = anchor(outer), anchor(inner, field)
    low, high = outer[0][0], outer[-1][1]
    assert embraces(one, other) == (field == "body" and low <= inner[0][0] and inner[-1][1] <= high)


def test_stretches_that_touch_cover_what_crosses_their_border() -> None:
    assert covers([(0, 4), (4, 9)], [(2, 6)])
    assert not covers([(0, 4), (5, 9)], [(2, 6)])
    assert stretches(anchor([(0, 4), (5, 9)]).spans) == ((0, 4), (5, 9))
