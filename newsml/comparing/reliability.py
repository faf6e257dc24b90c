"""Agreement corrected for chance: two published coefficients for nominal categories, and when they are undefined."""

from __future__ import annotations

from collections import Counter
from fractions import Fraction
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Sequence


def observed_agreement(pairs: Sequence[tuple[Hashable, Hashable]]) -> float | None:
    """The share of items to which both gave the same category; None without items."""
    return sum(one == other for one, other in pairs) / len(pairs) if pairs else None


def cohens_kappa(pairs: Sequence[tuple[Hashable, Hashable]]) -> float | None:
    """Agreement of two annotators beyond chance, each with their own distribution of categories.

    J. Cohen, "A coefficient of agreement for nominal scales", Educational and Psychological Measurement 20 (1960).
    None without items, and where both gave one and the same category throughout: chance alone explains that.
    """
    count = len(pairs)
    same = sum(one == other for one, other in pairs)
    ours, theirs = (Counter(side) for side in (zip(*pairs, strict=True) if pairs else ((), ())))
    expected = sum(number * theirs[category] for category, number in ours.items())
    if count * count == expected:
        return None
    return (count * same - expected) / (count * count - expected)


def krippendorffs_alpha(units: Iterable[Sequence[Hashable]]) -> float | None:
    """Agreement of any number of annotators beyond chance, who share one distribution of categories.

    K. Krippendorff, "Computing Krippendorff's alpha-reliability" (2011), for nominal data. Each unit holds the
    categories that it was given; those of fewer than two annotators are passed over. None where no unit is left, and
    where only one category was given.
    """
    totals: Counter[Hashable] = Counter()
    disagreement = Fraction(0)
    for unit in units:
        if len(unit) < 2:
            continue
        counts = Counter(unit)
        totals += counts
        same = sum(number * (number - 1) for number in counts.values())
        disagreement += Fraction(len(unit) * (len(unit) - 1) - same, len(unit) - 1)
    values = totals.total()
    by_chance = values * values - sum(number * number for number in totals.values())
    if not by_chance:
        return None
    return float(1 - (values - 1) * disagreement / by_chance)
