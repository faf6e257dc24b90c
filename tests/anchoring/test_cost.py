"""Ten times the text and ten times the words are about ten times the work, whatever they are."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence

import pytest

from newsml.anchoring.locating import locate
from newsml.anchoring.wanted import Wanted
from tests.work import calls

pytestmark = pytest.mark.heavy

Case = tuple[str, Sequence[Wanted]]

_RANDOM = random.Random(1)
_WORDS = ["".join(_RANDOM.choices("abcdefghijklmnoprstuvwy", k=_RANDOM.randint(2, 9))) for _ in range(4_000)]
_WEIGHTS = [1 / n for n in range(1, len(_WORDS) + 1)]


def _text(size: int) -> list[str]:
    return random.Random(size).choices(_WORDS, _WEIGHTS, k=size)


def _phrases(words: Sequence[str], count: int, length: int) -> list[str]:
    starts = [random.Random(n).randrange(len(words) - length) for n in range(count)]
    return [" ".join(words[start : start + length]) for start in starts]


def ordinary(size: int) -> Case:
    words = _text(size * 50)
    return " ".join(words), [Wanted((phrase,)) for phrase in _phrases(words, size, 4)]


def nearly(size: int) -> Case:
    text, wanted = ordinary(size)
    return text, [Wanted((item.pieces[0].replace("a", "ä").replace("e", "", 1),)) for item in wanted]


def unfound(size: int) -> Case:
    words = _text(size * 50)
    return " ".join(words), [Wanted((" ".join(random.Random(n).choices(_WORDS, k=5)),)) for n in range(size)]


def all_the_same(size: int) -> Case:
    return "a " * size * 50, [Wanted(("a",), list="one", owner="one", part="cue") for _ in range(size)]


def longer_and_longer(size: int) -> Case:
    return "a" * size * 50, [Wanted(("a" * (1 + n % 200),)) for n in range(size)]


def all_begin_alike(size: int) -> Case:
    return "a" * size * 50, [Wanted(("a" * 64 + _WORDS[n],)) for n in range(size)]


def one_context(size: int) -> Case:
    return "he said so. " * size * 12, [Wanted(("said",), context="he said so") for _ in range(size)]


def interrupted(size: int) -> Case:
    wanted = [Wanted((_WORDS[n % 5], _WORDS[n // 5 % 5])) for n in range(size)]
    return " ".join(_text(size * 100)), wanted


def one_first_piece(size: int) -> Case:
    rare = _WORDS[1_000:]
    return " ".join(_text(size * 50)), [Wanted((_WORDS[0], rare[n % 3_000])) for n in range(size)]


def statements(size: int) -> Case:
    words = _text(size * 50)
    contents = _phrases(words, size, 5)
    wanted = []
    for n in range(size // 3):
        wanted.append(Wanted((contents[n],), owner=f"s{n}", part="content"))
        wanted += [Wanted((_WORDS[n % 40],), owner=f"s{n}", part=part) for part in ("cue", "source")]
    return ". ".join(words), wanted


def many_of_one(size: int) -> Case:
    words = _text(size * 50)
    mentions = [
        Wanted((phrase,), owner="e", part="mentions", list="m") for phrase in _phrases(words, size // 2, 5)
    ]
    common = [Wanted((_WORDS[n % 60],), owner="e", part="mentions", list="m") for n in range(size // 4)]
    anchors = [Wanted((_WORDS[n % 60],), owner="e", part="participations.anchor") for n in range(size // 4)]
    return " ".join(words), [*mentions, *common, *anchors]


@pytest.mark.parametrize(
    "case",
    [
        ordinary,
        nearly,
        unfound,
        all_the_same,
        longer_and_longer,
        all_begin_alike,
        one_context,
        interrupted,
        one_first_piece,
        statements,
        many_of_one,
    ],
)
def test_ten_times_as_much_is_about_ten_times_the_work(case: Callable[[int], Case]) -> None:
    def work(size: int) -> int:
        text, wanted = case(size)
        return calls(lambda: locate({"body": text}, wanted))

    assert work(600) < 18 * work(60)
