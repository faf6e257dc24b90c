"""Agreement beyond chance: published examples, examples worked out by hand, and laws."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsml.comparing.reliability import cohens_kappa, krippendorffs_alpha, observed_agreement

Pairs = list[tuple[str, str]]


def table(**cells: int) -> Pairs:
    """Pairs of one-letter categories from a table: `ab=3` is three times a from one and b from the other."""
    return [(key[0], key[1]) for key, count in cells.items() for _ in range(count)]


@pytest.mark.parametrize(
    ("pairs", "observed", "kappa", "scotts_pi"),
    [
        # R. Artstein and M. Poesio, "Inter-coder agreement for computational linguistics", Computational Linguistics
        # 34 (2008), the example of statements and requests: agreement 0.7, kappa 0.348, pi 0.341.
        (table(ss=20, sr=20, rs=10, rr=50), 0.7, 0.348, 0.341),
        # Two doctors and twenty patients: by hand (0.7 - 0.62) / (1 - 0.62) = 4/19.
        (table(yy=12, yn=4, ny=2, nn=2), 0.7, 4 / 19, None),
        # The worked example of the encyclopaedias, two readers of fifty applications: (0.7 - 0.5) / (1 - 0.5).
        (table(yy=20, yn=5, ny=10, nn=15), 0.7, 0.4, None),
        # By hand: one of two, each category once or twice; expected (2 * 1 + 0 * 1) / 4.
        (table(aa=1, ab=1), 0.5, 0.0, None),
        # By hand: never the same, expected (1 * 1 + 1 * 1) / 4.
        (table(ab=1, ba=1), 0.0, -1.0, None),
    ],
)
def test_kappa(pairs: Pairs, observed: float, kappa: float, scotts_pi: float | None) -> None:
    assert observed_agreement(pairs) == pytest.approx(observed)
    assert cohens_kappa(pairs) == pytest.approx(kappa, abs=5e-4)
    if scotts_pi is not None:
        # For two annotators alpha is pi, corrected for the size of the sample: 1 - alpha = (1 - pi) (2n - 1) / 2n.
        size = 2 * len(pairs)
        alpha = krippendorffs_alpha(pairs)
        assert alpha is not None
        assert 1 - (1 - alpha) * size / (size - 1) == pytest.approx(scotts_pi, abs=5e-4)


# K. Krippendorff, "Computing Krippendorff's alpha-reliability" (2011), sections A, B and C.
BINARY = zip("0100000010", "1110010000", strict=True)
NOMINAL = zip("aabbdcccedda", "babbbccceddd", strict=True)
FOUR_WITH_GAPS = zip("123321412...", "1233224125.3", ".3332342251.", "12332441251.", strict=True)


@pytest.mark.parametrize(
    ("units", "alpha"),
    [
        (list(BINARY), 0.095),
        (list(NOMINAL), 0.692),
        ([[value for value in unit if value != "."] for unit in FOUR_WITH_GAPS], 0.743),
        # By hand: six values, of which two of three pairs agree; 1 - 5 * 2 / (2 * 3 * 3).
        (["aa", "ab", "bb"], 1 - 10 / 18),
    ],
)
def test_alpha(units: list[list[str]], alpha: float) -> None:
    assert krippendorffs_alpha(units) == pytest.approx(alpha, abs=5e-4)


@pytest.mark.parametrize("pairs", [[], [("a", "a")], [("a", "a")] * 9])
def test_undefined(pairs: Pairs) -> None:
    """Without items there is no agreement, and where only one category was ever given chance explains all of it."""
    assert cohens_kappa(pairs) is None
    assert krippendorffs_alpha(pairs) is None
    assert observed_agreement(pairs) == (1 if pairs else None)


def test_units_of_one_value_say_nothing() -> None:
    assert krippendorffs_alpha(["a", "b", ""]) is None
    assert krippendorffs_alpha(["a", "ab", "c", "aa"]) == krippendorffs_alpha(["ab", "aa"])


@pytest.mark.law
@given(st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from("abc")), min_size=1, max_size=30))
def test_laws(pairs: Pairs) -> None:
    kappa, alpha = cohens_kappa(pairs), krippendorffs_alpha(pairs)
    back = [(other, one) for one, other in pairs]
    assert (cohens_kappa(back), krippendorffs_alpha(back)) == (kappa, alpha)
    renamed = dict(zip("abc", "cab", strict=True))
    assert cohens_kappa([(renamed[one], renamed[other]) for one, other in pairs]) == kappa
    constant = len({category for pair in pairs for category in pair}) == 1
    assert (alpha is None) == constant
    assert (kappa is None) == constant
    if kappa is not None and alpha is not None:
        assert -1 <= kappa <= 1
        assert (kappa == 1) == (alpha == 1) == all(one == other for one, other in pairs)
        assert kappa == pytest.approx(by_definition(pairs))


def by_definition(pairs: Pairs) -> float:
    """Observed minus expected over one minus expected, in proportions."""
    count = len(pairs)
    ours, theirs = Counter(one for one, _ in pairs), Counter(other for _, other in pairs)
    observed = sum(one == other for one, other in pairs) / count
    expected = sum(ours[c] / count * (theirs[c] / count) for c in "abc")
    return (observed - expected) / (1 - expected)
