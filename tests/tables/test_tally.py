"""Counts in bounded memory: exact while there is room, and never further off than they say."""

from __future__ import annotations

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from newsml.tables.tally import Known, Tally

VALUES = st.lists(
    st.integers(0, 30).map(lambda n: str(int(n**0.5))) | st.integers(0, 30).map(str), max_size=200
)


@given(values=VALUES, limit=st.integers(1, 6))
def test_no_count_is_further_off_than_it_says(values: list[str], limit: int) -> None:
    tally = Tally(limit)
    for value in values:
        tally.add(value)
    exact = Counter(values)
    found = dict(tally.most(len(values)))
    assert len(found) <= 2 * limit
    assert tally.total == len(values)
    assert all(0 <= exact[value] - count <= tally.short for value, count in found.items())
    assert all(exact[value] <= tally.short for value in exact.keys() - found.keys())
    assert tally.distinct == (None if tally.short else len(exact))
    if len(exact) <= 2 * limit:
        assert found == exact
        assert tally.short == 0


def test_the_rarer_half_is_forgotten() -> None:
    tally = Tally(2)
    for value in ("a", "a", "b", "c", "c", "d", "e"):
        tally.add(value)
    assert tally.most(9) == [("a", 2), ("c", 2)]
    assert (tally.short, tally.distinct, tally.total) == (1, None, 7)


def test_the_same_count_is_in_the_order_of_names() -> None:
    tally = Tally()
    for value in ("b", "a", None, "c", "c", None):
        tally.add(value)
    assert tally.most(2) == [("c", 2), ("a", 1)]
    assert tally.as_dict(1) == {
        "total": 4,
        "missing": 2,
        "distinct": 3,
        "short": 0,
        "values": [{"value": "c", "count": 2}],
    }


def test_one_key_is_one_value_whatever_it_is_called() -> None:
    tally = Tally()
    for label in ("Kyiv (Q1899)", "Київ (Q1899)"):
        tally.add(Known("Q1899", label))
    tally.add("Kyiv")
    assert tally.most(3) == [("Kyiv (Q1899)", 2), ("Kyiv", 1)]


def test_long_values_are_cut() -> None:
    tally = Tally()
    tally.add("a" * 1_000_000)
    tally.add("a" * 200)
    assert [len(value) for value, _ in tally.most(2)] == [200, 200]
