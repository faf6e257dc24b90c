"""What it costs to find words: 2,000 anchors in 100,000 words, against the plainest search there is."""

from __future__ import annotations

from functools import cache, partial
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Final

import newsml
from benchmarks.answers import slipped
from benchmarks.clock import race
from benchmarks.table import duration, ratio, show

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

ARTICLES: Final = Path(__file__).parent.parent / "fixtures" / "articles"
WORDS: Final = 100_000
ANCHORS: Final = 2_000


@cache
def text(words: int) -> str:
    """A text of so many words: those of our stories in Latin script, in random order, so that it reads as no story."""
    chance = Random(words)
    vocabulary: list[str] = []
    for path in sorted(ARTICLES.glob("*/article.txt")):
        vocabulary += path.read_text(encoding="utf-8").split()
    vocabulary = [word for word in vocabulary if word.isascii()]
    drawn = chance.choices(vocabulary, k=words)
    return "\n\n".join(" ".join(drawn[at : at + 80]) for at in range(0, words, 80))


def pieces(words: int, anchors: int, slips: float) -> tuple[str, ...]:
    """So many stretches of 3 to 20 words of the text, a share of them with slips."""
    chance = Random(anchors)
    lines = text(words).split("\n\n")
    out: list[str] = []
    while len(out) < anchors:
        line = chance.choice(lines).split()
        start = chance.randrange(max(1, len(line) - 20))
        words_ = " ".join(line[start : start + chance.randrange(3, 20)])
        out.append(slipped(words_, chance) if chance.random() < slips else words_)
    return tuple(out)


def ground(words: int, wanted: Sequence[str]) -> newsml.Grounding:
    """Grounds a draft with so many topics, one for each of the wanted stretches."""
    topics = [{"id": f"t{n}", "mentions": [piece]} for n, piece in enumerate(wanted)]
    return newsml.ground({"topics": topics}, text(words))


def plainly(words: int, wanted: Sequence[str]) -> int:
    """All exact places of each piece by `str.find`, one piece after the other."""
    body, found = text(words), 0
    for piece in wanted:
        at = body.find(piece)
        while at >= 0:
            found += 1
            at = body.find(piece, at + 1)
    return found


def searching(seconds: float) -> None:
    """Times grounding at two sizes, with and without slips."""
    show(
        "Finding words",
        f"{ANCHORS} anchors in a text of {WORDS} words, and a tenth of both; the ratio is to `str.find` for each, "
        "which finds exact words only and decides nothing.",
        ("draft", "found", "str.find", "ground", "", "a tenth of both", "growth"),
        _rows(seconds),
    )


def _rows(seconds: float) -> Iterator[Sequence[str]]:
    for name, slips in (("exact words", 0.0), ("a third with slips", 0.33), ("all with slips", 1.0)):
        large = pieces(WORDS, ANCHORS, slips)
        small = pieces(WORDS // 10, ANCHORS // 10, slips)
        tasks: dict[str, Callable[[], object]] = {
            "plain": partial(plainly, WORDS, large),
            "ground": partial(ground, WORDS, large),
            "small": partial(ground, WORDS // 10, small),
        }
        times = race(tasks, seconds, collecting=False)
        grounding = ground(WORDS, large)
        yield (
            name,
            str(sum(anchor.is_found for anchor in grounding.anchors)),
            duration(times["plain"]),
            *(duration(times["ground"]), ratio(times["ground"], times["plain"])),
            *(duration(times["small"]), ratio(times["ground"], times["small"])),
        )
