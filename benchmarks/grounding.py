"""How well words are found again: every annotated article as a model's answer with slips, grounded, and compared."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Final

import newsml
from benchmarks.answers import exam
from benchmarks.table import show
from newsml import llm

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from newsml.model.article import Article

ARTICLES: Final = Path(__file__).parent.parent / "fixtures" / "articles"
STATUSES: Final = ("exact", "normalised", "fuzzy", "ambiguous", "not_found")
ROUNDS: Final = 5
SLIPS: Final = 0.8


def grounding() -> None:
    """Grounds each article's answer in several rounds of slips, and counts what was found where it belongs."""
    total: Counter[str] = Counter()
    quotes: Counter[str] = Counter()
    rows = []
    for path in sorted(ARTICLES.glob("*/article.json")):
        article = newsml.load(path).article
        counts, of_quotes = count(article, Random(path.parent.name))
        total += counts
        quotes += of_quotes
        rows.append((path.parent.name, *_cells(counts)))
    rows += [("all", *_cells(total)), ("all, quotations only", *_cells(quotes))]
    show(
        "Words found again",
        f"Each article as {ROUNDS} answers of a language model; of the quotations {SLIPS:.0%} have slips: other marks, "
        "dashes and spaces, a word left out, letters swapped or left out. No words have context or number. "
        "Precision: found at exactly the place that they were taken from, of all that were found.",
        ("article", "anchors", *(status.replace("_", " ") for status in STATUSES), "wrong", "precision"),
        rows,
    )


def count(article: Article, chance: Random) -> tuple[Counter[str], Counter[str]]:
    """How many anchors were found in which way, and how many at another place; the same for quotations alone."""
    everything: Counter[str] = Counter()
    quotes: Counter[str] = Counter()
    bare = article.remove(*article.index, unlink=True)
    for _ in range(ROUNDS):
        asked = exam(article, chance, SLIPS)
        answered = llm.ground(asked.answer, bare, model="benchmark")
        for path, status, place in _found(answered):
            if path in asked.gold:
                kinds = [status] + (["wrong"] if place is not None and place != asked.gold[path] else [])
                everything.update(kinds)
                if path.endswith(".quote"):
                    quotes.update(kinds)
    return everything, quotes


def _found(
    answered: llm.Answered,
) -> Iterator[tuple[str, str, tuple[str, tuple[tuple[int, int], ...]] | None]]:
    for row in answered.grounding.anchors:
        yield row.path, row.status, (row.field, row.spans) if row.is_found else None


def _cells(counts: Counter[str]) -> Sequence[str]:
    found = sum(counts[status] for status in ("exact", "normalised", "fuzzy"))
    precision = 1 - counts["wrong"] / found if found else 1.0
    total = sum(counts[status] for status in STATUSES)
    return (
        str(total),
        *(str(counts[status]) for status in STATUSES),
        str(counts["wrong"]),
        f"{precision:.2%}",
    )
