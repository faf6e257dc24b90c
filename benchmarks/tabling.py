"""Tables: many articles to Parquet and the other formats, against reading them; and the peak of memory of long ones."""

from __future__ import annotations

import tempfile
from itertools import islice
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING, Final

import newsml
from benchmarks.processes import run
from benchmarks.table import duration, ratio, show, size
from newsml import tables
from newsml.tables.summary import Summary

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

ARTICLES: Final = 10_000
"""For the table of statements in Parquet; the others make do with a twentieth of it."""
_LENGTHS: Final = (20_000, 200_000)
_FIXTURES: Final = Path(__file__).parent.parent / "fixtures" / "articles"


def tabling() -> None:
    """Times writing tables of the stories in `fixtures/`, over and over, and measures their memory."""
    show(
        "Articles as tables",
        "The stories in fixtures/, over and over, read from JSON lines one at a time while the table is written. What "
        "is spent on reading and on the table is told apart within the one pass; the ratio is of the table to the "
        "reading. The aim is 2x or less for Parquet: no less than half the speed.",
        ("what", "articles", "rows", "size", "reading", "table", ""),
        _speed_rows(),
    )
    if not Path("/proc/self/status").exists():
        print("\nThe peak of memory is read from /proc, which this system does not have: left out.")
        return
    show(
        "Memory of long tables",
        "By how much writing a table of so many rows raises the peak of the process's resident memory.",
        ("format", *(f"{length:,} rows" for length in _LENGTHS)),
        _memory_rows(),
    )


def _speed_rows() -> Iterator[Sequence[str]]:
    stories = [newsml.load(path).article for path in sorted(_FIXTURES.glob("*/article.json"))]
    with tempfile.TemporaryDirectory() as folder:
        source, target = Path(folder, "articles.jsonl"), Path(folder, "table")
        source.write_bytes(newsml.dumps(stories, "jsonl") * (ARTICLES // len(stories) + 1))
        tables.write(stories, "statements", target, "parquet")  # loads what is loaded at first use

        def written(name: str, format: str, count: int = ARTICLES // 20) -> Sequence[str]:
            spent, rows = _spent(source, count, lambda them: tables.write(them, name, target, format))
            return (f"{name}, {format}", str(count), str(rows), size(target.stat().st_size), *spent)

        yield written("statements", "parquet", ARTICLES)
        yield from (written(name, "parquet") for name in tables.TABLES if name != "statements")
        yield from (written("statements", format) for format in ("csv", "jsonl", "arrow"))
        spent, _ = _spent(source, ARTICLES // 20, _summed)
        yield ("stats", str(ARTICLES // 20), "", "", *spent)


def _spent(
    source: Path, count: int, task: Callable[[Iterable[newsml.Article]], int]
) -> tuple[Sequence[str], int]:
    """How long reading takes, how long the task that asks for it, the ratio; and what the task returns."""
    reading = 0.0

    def read() -> Iterator[newsml.Article]:
        nonlocal reading
        began = perf_counter()
        for one in islice(newsml.stream(source), count):
            article = one.article
            reading += perf_counter() - began
            yield article
            began = perf_counter()

    began = perf_counter()
    found = task(read())
    rest = perf_counter() - began - reading
    return (duration(reading), duration(rest), ratio(rest, reading)), found


def _summed(articles: Iterable[newsml.Article]) -> int:
    summary = Summary()
    for article in articles:
        summary.add(article)
    return summary.articles


_PEAK: Final = """
import sys
from itertools import repeat
from pathlib import Path
def peak():
    for line in Path("/proc/self/status").read_text().splitlines():
        if line.startswith("VmHWM:"):
            return int(line.split()[1]) * 1024
import newsml
from newsml import tables
story, target, format, length = sys.argv[1:]
article = newsml.load(story).article
tables.write(article, "mentions", target, format)
before = peak()
tables.write(repeat(article, int(length) // 100), "mentions", target, format)
print(peak() - before)
"""


def _memory_rows() -> Iterator[Sequence[str]]:
    story = _FIXTURES / "paris-summit" / "article.json"
    with tempfile.TemporaryDirectory() as folder:
        target = str(Path(folder, "table"))
        for format in tables.FORMATS:
            peaks = [int(run(_PEAK, str(story), target, format, str(length))) for length in _LENGTHS]
            yield format, *map(size, peaks)
