"""Ten times the input costs about ten times the time: in annotations, and in text."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import orjson

import newsml
from benchmarks.articles import Data, article, data
from benchmarks.clock import race
from benchmarks.documents import document
from benchmarks.table import duration, ratio, show

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

LIMIT = 12
Size = tuple[int, int]
"""Annotations and characters."""

_GROWTHS: tuple[tuple[str, Size, Size], ...] = (
    ("annotations, 300 to 3000", (300, 3000), (3000, 3000)),
    ("characters, 5000 to 50000", (30, 5000), (30, 50_000)),
)


def scaling(names: Sequence[str], seconds: float) -> None:
    """Times everything at two sizes of input, one ten times the other."""
    for growth, small, large in _GROWTHS:
        show(
            f"Ten times as many {growth}",
            f"Up to {LIMIT}x is what we call linear. The garbage collector is off: it goes through what is alive at "
            "moments of its own, which come to the large input only.",
            ("work", "small", "large", "growth", "remark"),
            _rows(names, small, large, seconds),
        )


def _rows(names: Sequence[str], small: Size, large: Size, seconds: float) -> Iterator[Sequence[str]]:
    little, much = _work(names, small), _work(names, large)
    for what, task in little.items():
        times = race({"small": task, "large": much[what]}, seconds, collecting=False)
        mark = "" if times["large"] <= LIMIT * times["small"] else f"over {LIMIT}x"
        yield (
            what,
            duration(times["small"]),
            duration(times["large"]),
            ratio(times["large"], times["small"]),
            mark,
        )


def _work(names: Sequence[str], at: Size) -> dict[str, Callable[[], object]]:
    plain, made = data(*at), article(*at)
    tasks: dict[str, Callable[[], object]] = {
        "construct": lambda: newsml.Article.model_validate(plain),
        "validate": lambda: newsml.validate(made),
        "refuse json": partial(_refused, _spoilt(plain)),
    }
    for name in names:
        one = document(name, *at)
        tasks |= {f"{one.bare_name} {name}": one.parse, f"read {name}": one.read, f"write {name}": one.write}
    return tasks


def _spoilt(plain: Data) -> bytes:
    """The article as JSON with one fault in each annotation: every second a bad value, the others a bad reference."""
    things = [thing for noun in ("participants", "topics", "events", "statements") for thing in plain[noun]]
    faults: tuple[Data, Data] = ({"confidence": 101}, {"by": ["nobody"]})
    spoilt = {id(thing): {**thing, **faults[n % 2]} for n, thing in enumerate(things)}
    changed = {
        key: [spoilt.get(id(item), item) for item in value] if isinstance(value, list) else value
        for key, value in plain.items()
    }
    return orjson.dumps(changed)


def _refused(spoilt: bytes) -> None:
    try:
        newsml.loads(spoilt, "json")
    except newsml.InvalidArticle:
        return
    raise AssertionError("the article should have been refused")
