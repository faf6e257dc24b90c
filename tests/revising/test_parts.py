"""The parts that texts are aligned with, each by itself."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsml import Anchor
from newsml.revising.alignment import aligned, common_end, common_start
from newsml.revising.carrying import Carried
from newsml.revising.locating import Locator
from newsml.revising.nesting import settled
from newsml.revising.passages import Crossing, _added, moved_passages
from newsml.revising.shingles import Match, heaviest, shared
from tests.revising.edits import Edited, bodies, edited

LINES = [f"line {n} of {n * n} many that are alike in most" for n in range(40)]


@pytest.mark.law
@given(bodies().flatmap(edited))
def test_matches_are_the_same_words_in_order(edit: Edited) -> None:
    found = aligned(edit.old, edit.new)
    for match in found:
        assert match.size > 0
        old, new = edit.old[match.old :][: match.size], edit.new[match.new :][: match.size]
        assert len(old) == match.size
        assert old == new
    for first, second in pairwise(found):
        assert first.old + first.size <= second.old
        assert first.new + first.size <= second.new
        assert (first.old + first.size, first.new + first.size) != (second.old, second.new)


@given(st.text("ab", max_size=300), st.text("ab", max_size=300), st.text("ab", max_size=300))
def test_common_ends(start: str, one: str, other: str) -> None:
    for old, new in ((start + one, start + other), (start, start + one)):
        size = common_start(old, (0, len(old)), new, (0, len(new)))
        assert old[:size] == new[:size]
        assert len(old) == size or len(new) == size or old[size] != new[size]
        size = common_end(old[::-1], (0, len(old)), new[::-1], (0, len(new)))
        assert old[:size] == new[:size]
        assert len(old) == size or len(new) == size or old[size] != new[size]


@given(st.permutations(range(7)), st.lists(st.integers(1, 9), min_size=7, max_size=7))
def test_the_heaviest_chain(order: list[int], sizes: list[int]) -> None:
    runs = [
        Match(100 * n, 100 * place, size) for n, (place, size) in enumerate(zip(order, sizes, strict=True))
    ]
    best = 0
    for mask in range(2**7):
        chosen = [run for n, run in enumerate(runs) if mask >> n & 1]
        if all(first.new < second.new for first, second in pairwise(chosen)):
            best = max(best, sum(run.size for run in chosen))
    assert sum(run.size for run in heaviest(runs)) == best


def test_runs_whose_ends_overlap() -> None:
    assert heaviest([Match(0, 0, 20), Match(15, 18, 20)]) == [Match(0, 0, 15), Match(15, 18, 20)]


def test_shared_shingles_stand_once_in_both() -> None:
    old, new = "abcdeXfghij", "fghijYabcdeZabcd"
    assert shared(old, new, [(0, len(old))], [(0, len(new))], 5) == [Match(0, 6, 5), Match(6, 0, 5)]
    assert shared(old, new, [(0, len(old))], [(0, len(new))], 4) == [Match(1, 7, 4), Match(6, 0, 5)]


def test_repeated_lines_are_aligned_as_lines() -> None:
    """What repeats has no shingle of its own, and this is too long to be compared letter by letter."""
    old = "The wind is strong.\nThe sea is rough.\n" * 400
    new = old[: 38 * 200] + "Nobody sails.\n" + old[38 * 200 :]
    middle = "x" + old + "y", "z" + new + "z"
    assert sum(match.size for match in aligned(*middle)) == len(old)


def test_what_is_too_large_counts_as_replaced() -> None:
    old, new = "a\n" * 9_000, "b" + "\na" * 9_001
    assert aligned(f"x{old}x", f"y{new}y") == ()


def test_one_long_line_counts_as_replaced() -> None:
    assert aligned("x" + "ab" * 9_000 + "x", "y" + "ba" * 9_000 + "y") == ()


def test_moved_passages_do_not_overlap() -> None:
    old = "\n".join(LINES)
    new = "\n".join([*LINES[20:], *LINES[:5], "line 9", *LINES[5:9]])
    found = moved_passages(old, new, aligned(old, new))
    assert sum(passage.size for passage in found) > 9 * 30
    for first, second in pairwise(found):
        assert first.old + first.size <= second.old
    for passage in found:
        assert old[passage.old :][: passage.size] == new[passage.new :][: passage.size]


@pytest.mark.parametrize(
    ("first", "second", "left"),
    [
        (Match(10, 200, 30), Match(35, 0, 20), [Match(10, 200, 30), Match(40, 5, 15)]),
        (Match(10, 200, 30), Match(35, 0, 40), [Match(10, 200, 25), Match(35, 0, 40)]),
        (Match(10, 200, 30), Match(20, 0, 10), [Match(10, 200, 30)]),
        (Match(10, 200, 30), Match(5, 0, 60), [Match(5, 0, 60)]),
    ],
)
def test_of_overlapping_passages_the_shorter_gives_way(
    first: Match, second: Match, left: list[Match]
) -> None:
    out = [first]
    _added(out, second)
    assert out == left


def test_crossing_weighs_what_changed_places() -> None:
    crossing = Crossing([Match(0, 100, 40), Match(50, 200, 5), Match(60, 300, 40)])
    assert crossing.weight(200, 220, 0) == 80, (
        "both stood before, and stand after; five letters prove nothing"
    )
    assert crossing.weight(200, 220, 500) == 0
    assert crossing.weight(45, 50, 50) == 40
    assert crossing.weight(45, 50, 500) == 40


def anchor(text: str, start: int, end: int) -> Anchor:
    return Anchor.model_validate({"spans": [{"start": start, "end": end, "exact": text[start:end]}]})


def test_quoted_words_follow_their_content() -> None:
    text = "She said no. "
    new = text * 2
    content, quoted = anchor(text, 4, 11), anchor(text, 9, 11)
    locator = Locator(text, new, [(4, 11), (9, 11)])
    there = Carried("kept", ((17, 24),), "the words are the same")
    elsewhere = Carried("kept", ((9, 11),), "the words are the same", intact=True)
    assert settled(content, quoted, there, elsewhere, locator) == (
        there,
        Carried("kept", ((22, 24),), "the words are where they were in the content", intact=True),
    )


def test_content_that_also_stands_around_its_quoted_words() -> None:
    text = "She said no. "
    new = "She said no. She said no! "
    locator = Locator(text, new, [(4, 11), (9, 11)])
    there = Carried("kept", ((17, 24),), "the words are the same")
    intact = Carried("kept", ((9, 11),), "the words and their surroundings are the same", intact=True)
    content, quoted = settled(anchor(text, 4, 11), anchor(text, 9, 11), there, intact, locator)
    assert quoted is intact
    assert (content.status, content.spans) == ("kept", ((4, 11),))


def test_quoted_words_with_their_surroundings_draw_the_content_to_them() -> None:
    text = "She said no. "
    new = "Ann said no. He saved no. "
    content, quoted = anchor(text, 4, 11), anchor(text, 9, 11)
    locator = Locator(text, new, [(4, 11), (9, 11)])
    there = Carried("kept", ((4, 11),), "the words are the same")
    intact = Carried("kept", ((22, 24),), "the words and their surroundings are the same", intact=True)
    shrunk, same = settled(content, quoted, there, intact, locator)
    assert same is intact
    assert (shrunk.status, shrunk.spans, shrunk.likeness) == ("changed", ((22, 24),), 44)
