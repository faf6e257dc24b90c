"""What reading and writing cost on top of the bare parser, and what the checks cost on top of pydantic."""

from __future__ import annotations

from functools import partial
from itertools import product
from typing import TYPE_CHECKING, Any, Self

from pydantic import ModelWrapValidatorHandler, model_validator

import newsml
from benchmarks.articles import article
from benchmarks.clock import race
from benchmarks.documents import document
from benchmarks.table import duration, ratio, show, size
from newsml import Article

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

SIZES = (0, 30, 300)
CHARACTERS = 3000


def formats(names: Sequence[str], seconds: float) -> None:
    """Times every format against the bare parser on the same bytes."""
    show(
        "Reading and writing",
        f"An article of {CHARACTERS} characters; the ratio is to the bare parser of the same bytes.",
        ("format", "annotations", "size", "bare parser", "", "read", "", "write", ""),
        _format_rows(names, seconds),
    )


def _format_rows(names: Sequence[str], seconds: float) -> Iterator[Sequence[str]]:
    for name, count in product(names, SIZES):
        one = document(name, count, CHARACTERS)
        times = race({"bare": one.parse, "read": one.read, "write": one.write}, seconds)
        bare = times["bare"]
        yield (
            *(name, str(count), size(len(one.data)), one.bare_name, duration(bare)),
            *(duration(times["read"]), ratio(times["read"], bare)),
            *(duration(times["write"]), ratio(times["write"], bare)),
        )


class ArticleWithoutChecks(Article):
    """The same classes and scalars, validated by pydantic alone."""

    @model_validator(mode="wrap")
    @classmethod
    def _consistent(cls, data: Any, handler: ModelWrapValidatorHandler[Self]) -> Self:
        return handler(data)


def checks(seconds: float) -> None:
    """Times the native reader, with all its checks, against pydantic alone on the same bytes."""
    rows = []
    for count in (*SIZES, 3000):
        data = article(count, CHARACTERS).model_dump_json(exclude_defaults=True).encode()
        times = race(
            {
                "alone": partial(ArticleWithoutChecks.model_validate_json, data),
                "checked": partial(Article.model_validate_json, data),
                "loads": partial(newsml.loads, data, "json"),
            },
            seconds,
        )
        alone = times["alone"]
        cells = [
            cell for key in ("checked", "loads") for cell in (duration(times[key]), ratio(times[key], alone))
        ]
        rows.append((str(count), duration(alone), *cells))
    show(
        "What consistency costs",
        "Reading native JSON with pydantic alone (the same classes, consistency switched off), with consistency, and "
        "with all that `newsml.loads` checks besides: duplicate names, numbers, depth, version. The aim is 2x or less.",
        ("annotations", "pydantic alone", "with consistency", "", "newsml.loads", ""),
        rows,
    )
