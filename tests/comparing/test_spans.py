"""Which anchors overlap, and how many pairs of them there can be, against the plain definition."""

from __future__ import annotations

from itertools import combinations, product

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from newsml.comparing.bipartite import largest
from newsml.comparing.scores import F1, score, together
from newsml.comparing.spans import ALIKE, Cover, overlapping
from newsml.model.anchor import Anchor, Span
from tests.work import calls

Spans = tuple[tuple[int, int], ...]


def anchor(*spans: tuple[int, int], field: str = "body") -> Anchor:
    return Anchor.model_validate({"field": field, "spans": [Span(start=s, end=e) for s, e in spans]})


def points(one: Anchor) -> set[int]:
    return {n for span in one.spans for n in range(span.start, span.end)}


@st.composite
def anchors(draw: st.DrawFn, most: int = 3) -> Anchor:
    size = 2 * draw(st.integers(1, most))
    cuts = sorted(draw(st.lists(st.integers(0, 12), min_size=size, max_size=size, unique=True)))
    pairs = zip(cuts[::2], cuts[1::2], strict=True)
    return anchor(*pairs, field=draw(st.sampled_from(("body", "headline"))))


def overlap(one: Anchor, other: Anchor) -> bool:
    return one.field == other.field and bool(points(one) & points(other))


@pytest.mark.law
@given(st.lists(anchors(), max_size=6), st.lists(anchors(), max_size=6))
def test_all_pairs_that_share_a_character(ours: list[Anchor], theirs: list[Anchor]) -> None:
    expected = {
        (n, m) for (n, one), (m, other) in product(enumerate(ours), enumerate(theirs)) if overlap(one, other)
    }
    assert overlapping(ours, theirs) == expected
    assert {(n, m) for m, n in overlapping(theirs, ours)} == expected


def most_pairs(pairs: set[tuple[int, int]]) -> int:
    """By trying all choices."""
    for size in range(len(pairs), 0, -1):
        for chosen in combinations(sorted(pairs), size):
            if len({n for n, _ in chosen}) == len({m for _, m in chosen}) == size:
                return size
    return 0


@pytest.mark.law
@given(st.sets(st.tuples(st.integers(0, 4), st.integers(0, 4)), max_size=9))
@example({(0, 0), (0, 1), (1, 0)})
@example({(0, 0), (0, 1), (1, 1), (1, 2), (2, 0), (3, 2), (3, 3)})
def test_the_largest_choice(pairs: set[tuple[int, int]]) -> None:
    found = largest(pairs)
    assert set(found.items()) <= pairs
    assert len(set(found.values())) == len(found) == most_pairs(pairs)


@pytest.mark.law
@given(st.lists(anchors(1), max_size=40), st.lists(anchors(1), max_size=40))
def test_crowded_stretches_lose_no_pair(ours: list[Anchor], theirs: list[Anchor]) -> None:
    """Of many anchors in one place not all pairs are listed, but as many as can be had one to one."""
    every = {(n, m) for n, one in enumerate(ours) for m, other in enumerate(theirs) if overlap(one, other)}
    found = overlapping(ours, theirs)
    assert found <= every
    assert len(largest(found)) == len(largest(every))


def test_nested_anchors_of_two_annotators_all_find_one() -> None:
    """All of b's start inside all of a's, so that the nearest alone would be the same few for all."""
    ours = [anchor((n, 400 - n)) for n in range(100)]
    theirs = [anchor((100 + n, 200 - n)) for n in range(40)]
    assert len(largest(overlapping(ours, theirs))) == 40
    assert len(overlapping(ours, theirs)) < 100 * 40


@pytest.mark.parametrize("kind", ["nested", "side by side", "one of many pieces"])
def test_cost_grows_with_the_anchors(kind: str) -> None:
    def both(count: int) -> tuple[list[Anchor], list[Anchor]]:
        if kind == "nested":
            return [anchor((n, 9000 - n)) for n in range(count)], [
                anchor((n, 8000 - n)) for n in range(count)
            ]
        row = [anchor((3 * n, 3 * n + 2)) for n in range(count)]
        if kind == "side by side":
            return row, row
        return [anchor(*((3 * n, 3 * n + 2) for n in range(count)))], row

    few, many = both(100), both(1000)
    work = [calls(lambda: score("x", *few)), calls(lambda: score("x", *many))]
    assert work[1] <= 15 * work[0]


@pytest.mark.law
@given(anchors(), anchors())
def test_cover(one: Anchor, other: Anchor) -> None:
    mine, its = points(one), points(other)
    common = len(mine & its) if one.field == other.field else 0
    found = Cover(one).likeness(Cover(other))
    assert found == Cover(other).likeness(Cover(one))
    assert found == max(min(common, 1), ALIKE * common // len(mine | its))


@pytest.mark.law
@given(st.lists(anchors(), max_size=6), st.lists(anchors(), max_size=6))
def test_scores(ours: list[Anchor], theirs: list[Anchor]) -> None:
    found, back = score("x", ours, theirs), score("x", theirs, ours)
    assert found.overlap.common == most_pairs_of(ours, theirs)
    assert found.exact.common <= found.overlap.common
    for there, other in ((found.exact, back.exact), (found.overlap, back.overlap)):
        assert (there.precision, there.recall, there.f1) == (other.recall, other.precision, other.f1)
    same = score("x", ours, ours)
    assert same.exact.f1 == same.overlap.f1 == (1 if ours else None)


def most_pairs_of(ours: list[Anchor], theirs: list[Anchor]) -> int:
    """By trying, for each of ours in turn, none and each of theirs."""
    if not ours:
        return 0
    best = most_pairs_of(ours[1:], theirs)
    for m, other in enumerate(theirs):
        if overlap(ours[0], other):
            best = max(best, 1 + most_pairs_of(ours[1:], theirs[:m] + theirs[m + 1 :]))
    return best


def test_figures() -> None:
    some = F1(4, 5, 3)
    assert (some.precision, some.recall, some.f1) == (3 / 5, 3 / 4, 2 * 3 / 9)
    assert F1(0, 2, 0).as_dict() == {"common": 0, "precision": 0.0, "recall": None, "f1": 0.0}
    assert F1(0, 0, 0).as_dict() == {"common": 0, "precision": None, "recall": None, "f1": None}
    one = score("x", [anchor((0, 4)), anchor((5, 9))], [anchor((0, 4)), anchor((6, 9))])
    assert (one.exact.common, one.overlap.common) == (1, 2)
    both = together("all", [one, score("y", [], [anchor((0, 4))])])
    assert both.as_dict() == {
        "name": "all",
        "a": 2,
        "b": 3,
        "exact": {"common": 1, "precision": 1 / 3, "recall": 1 / 2, "f1": 2 / 5},
        "overlap": {"common": 2, "precision": 2 / 3, "recall": 1.0, "f1": 4 / 5},
    }
