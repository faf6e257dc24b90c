"""Pages: each story in `fixtures/`, and articles with many more annotations, against writing them as JSON."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

import newsml
from benchmarks.articles import article
from benchmarks.clock import race
from benchmarks.table import duration, ratio, show, size
from newsml.page import page

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_FIXTURES: Final = Path(__file__).parent.parent / "fixtures" / "articles"
_SIZES: Final = (300, 3000)
_CHARACTERS_EACH: Final = 10


def paging(seconds: float) -> None:
    """Times making the page of an article, with what the rules find in it at hand."""
    show(
        "Articles as pages",
        "The page of an article from the model, with the findings of the rules, which have a time of their own. The "
        "ratio is to writing the same article as JSON. The aim is less than 50 ms for each of the stories.",
        ("article", "anchors", "size", "check", "page", ""),
        _rows(seconds),
    )


def _rows(seconds: float) -> Iterator[Sequence[str]]:
    stories = {
        path.parent.name: newsml.load(path).article for path in sorted(_FIXTURES.glob("*/article.json"))
    }
    large = {f"{count} annotations": article(count, count * _CHARACTERS_EACH) for count in _SIZES}
    for name, one in (stories | large).items():
        findings = newsml.validate(one)
        times = race(
            {
                "json": partial(newsml.dumps, one, "json"),
                "check": partial(newsml.validate, one),
                "page": partial(page, one, findings),
            },
            seconds / 4,
        )
        yield (
            *(name, str(sum(1 for _ in one.anchors())), size(len(page(one, findings).encode()))),
            *(duration(times["check"]), duration(times["page"]), ratio(times["page"], times["json"])),
        )
