"""NewsML-G2 as agencies send it: reading, writing and changing real documents, and streaming a long message."""

from __future__ import annotations

import contextlib
import io
import os
import re
import tempfile
import warnings
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, Any, Final

from lxml import etree

import newsml
from benchmarks.articles import article
from benchmarks.clock import race
from benchmarks.processes import run
from benchmarks.table import duration, ratio, show, size

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    Task = Callable[[], object]

FORMAT: Final = "newsml-g2"
BYTES: Final = range(2_000, 30_001)
ITEMS: Final = 1000

# Each column: the task, and the one that its ratio is to.
_COLUMNS: Final = (
    ("read", "bare"),
    ("write", "read"),
    ("change", "bare"),
    ("change bytes", "read"),
    ("newsmlg2", "read"),
)


def newsml_g2(seconds: float) -> None:
    """Times real documents where NEWSML_CORPUS points, and a long message."""
    documents = corpus()
    if documents:
        results = [_Result.of(path, data, seconds / 4) for path, data in documents]
        show(
            "NewsML-G2 of others",
            f"Documents of {BYTES[0] // 1000} to {BYTES[-1] // 1000} kB. Each time is followed by a ratio: of reading "
            "and of changing a field (urgency, onto the reading) to the bare parser; of writing a new document, of "
            "changing with the base given as bytes, and of the reader `newsmlg2` (it keeps a tree of "
            "objects, leaves a newsMessage unread, and reads IPTC's catalog again for each document that refers to "
            "it) to our reading.",
            (
                *("document", "size", "etree.fromstring"),
                *(cell for name, _ in _COLUMNS for cell in (name, "")),
            ),
            [*(result.row() for result in results), *_medians(results)],
        )
        for line in _refusals(results):
            print(f"\n{line}")
    else:
        print(
            "\nNEWSML_CORPUS is not set, or leads to no documents of NewsML-G2: those of others are left out."
        )
    show(
        "Streaming NewsML-G2",
        f"A newsMessage of {ITEMS} items: the bare parser is etree.iterparse, which forgets each item; the peaks say "
        "by how much the process's resident memory rises where no article is kept.",
        ("items", "size", "iterparse", "newsml.stream", "", "an item", "peak, stream", "peak, load"),
        _streams(documents, seconds),
    )


def corpus() -> list[tuple[Path, bytes]]:
    """The real documents of that size, in order of their names."""
    folder = os.environ.get("NEWSML_CORPUS", "")
    paths = sorted(Path(folder, FORMAT).rglob("*.xml")) if folder else []
    return [(path, data) for path in paths if len(data := path.read_bytes()) in BYTES]


# --- documents of others ---


@dataclass(frozen=True, slots=True)
class _Result:
    """What one document took; a task that refused has no time but a reason."""

    name: str
    size: int
    articles: int
    times: dict[str, float]
    refused: dict[str, str]

    @classmethod
    def of(cls, path: Path, data: bytes, seconds: float) -> _Result:
        tasks: dict[str, Task] = {}
        refused = {}
        reading = newsml.loads(data, FORMAT)
        for name, task in _tasks(data, reading).items():
            try:
                task()
            except Exception as error:  # noqa: BLE001 - the peer raises what comes
                refused[name] = type(error).__name__
            else:
                tasks[name] = task
        times = race(tasks, seconds)
        return cls(path.stem, len(data), len(reading.articles), times, refused)

    def ratio(self, name: str, of: str) -> float | None:
        return self.times[name] / self.times[of] if name in self.times else None

    def row(self) -> list[str]:
        return [
            *(_cut(self.name), size(self.size), duration(self.times["bare"])),
            *_cells((self.times.get(name), self.ratio(name, of)) for name, of in _COLUMNS),
        ]


def _tasks(data: bytes, reading: newsml.Reading) -> dict[str, Task]:
    tasks: dict[str, Task] = {
        "bare": partial(etree.fromstring, data),
        "read": partial(newsml.loads, data, FORMAT),
        "newsmlg2": partial(_peer(), data),
    }
    if reading.articles:
        first, *others = reading.articles
        changed = [first.replace(urgency=(first.urgency or 4) % 9 + 1), *others]
        tasks |= {
            "write": partial(newsml.dumps, reading.articles, FORMAT),
            "change": partial(newsml.dumps, changed, FORMAT, onto=reading),
            "change bytes": partial(newsml.dumps, changed, FORMAT, onto=data),
        }
    return tasks


def _peer() -> Callable[[bytes], object]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from NewsMLG2.document import NewsMLG2Document

    def read(data: bytes) -> object:
        with contextlib.redirect_stdout(
            io.StringIO()
        ):  # it prints a line for each catalog that it does not fetch
            return NewsMLG2Document(data).get_item()

    return read


def _medians(results: Sequence[_Result]) -> Iterator[list[str]]:
    for what, chosen in (
        ("median", results),
        ("median, with articles", [result for result in results if result.articles]),
    ):
        if chosen:
            yield [
                *(f"{what} ({len(chosen)})", size(int(median(result.size for result in chosen)))),
                duration(median(result.times["bare"] for result in chosen)),
                *_cells(
                    (
                        _median(result.times.get(name) for result in chosen),
                        _median(result.ratio(name, of) for result in chosen),
                    )
                    for name, of in _COLUMNS
                ),
            ]


def _median(values: Iterable[float | None]) -> float | None:
    known = [value for value in values if value is not None]
    return median(known) if known else None


def _cells(pairs: Iterable[tuple[float | None, float | None]]) -> Iterator[str]:
    for time, times in pairs:
        yield "n/a" if time is None else duration(time)
        yield "" if times is None else ratio(times, 1)


def _cut(name: str) -> str:
    return name if len(name) <= 40 else f"{name[:39]}…"


def _refusals(results: Sequence[_Result]) -> Iterator[str]:
    """How many documents each task refused, and why."""
    for name in ("newsmlg2", "change", "change bytes"):
        asked = [result for result in results if {name} & {*result.times, *result.refused}]
        reasons = sorted({result.refused[name] for result in asked if name in result.refused})
        count = sum(name in result.refused for result in asked)
        if count:
            yield f"`{name}` refused {count} of {len(asked)} documents ({', '.join(reasons)})."


# --- streams ---

_ITEM: Final = re.compile(rb"<newsItem\b.*</newsItem>", re.DOTALL)
_PEAK: Final = """
import sys
from pathlib import Path
def peak():
    for line in Path("/proc/self/status").read_text().splitlines():
        if line.startswith("VmHWM:"):
            return int(line.split()[1]) * 1024
import newsml
how, small, large = sys.argv[1:]
def read(path):
    if how == "load":
        return newsml.load(path, "newsml-g2")
    for reading in newsml.stream(path, "newsml-g2"):
        pass
read(small)
before = peak()
kept = read(large)
print(peak() - before)
"""


def _streams(documents: Sequence[tuple[Path, bytes]], seconds: float) -> Iterator[list[str]]:
    ours = newsml.dumps(article(30, 3000), FORMAT)
    for what, item in (("our own writing", ours), *_typical(documents)):
        found = _ITEM.search(item)
        assert found is not None
        with tempfile.TemporaryDirectory() as folder:
            small, large = Path(folder, "small.xml"), Path(folder, "large.xml")
            small.write_bytes(_message(found[0], 10))
            large.write_bytes(_message(found[0], ITEMS))
            times = race({"bare": partial(_iterparse, large), "stream": partial(_stream, large)}, seconds)
            peaks = [int(run(_PEAK, how, str(small), str(large))) for how in ("stream", "load")]
            yield [
                *(what, size(large.stat().st_size), duration(times["bare"]), duration(times["stream"])),
                *(ratio(times["stream"], times["bare"]), duration(times["stream"] / ITEMS)),
                *map(size, peaks),
            ]


def _typical(documents: Sequence[tuple[Path, bytes]]) -> Iterator[tuple[str, bytes]]:
    """The document of middle length among those of others that are a newsItem with an article, in UTF-8."""
    found = [(len(data), path, data) for path, data in documents if _is_plain_item(data)]
    if found:
        _, path, data = sorted(found)[len(found) // 2]
        yield _cut(path.stem), data


def _is_plain_item(data: bytes) -> bool:
    root: Any = etree.fromstring(data)
    encoding = (root.getroottree().docinfo.encoding or "").upper()
    return (
        root.tag == "{http://iptc.org/std/nar/2006-10-01/}newsItem"
        and root.prefix is None
        and encoding == "UTF-8"
        and bool(newsml.loads(data, FORMAT).articles)
    )


def _message(item: bytes, count: int) -> bytes:
    start = b'<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><header/><itemSet>\n'
    return start + (item + b"\n") * count + b"</itemSet></newsMessage>\n"


def _iterparse(path: Path) -> None:
    # It recovers, for it takes the ids that all items have in common for an error.
    for _, node in etree.iterparse(path, tag="{http://iptc.org/std/nar/2006-10-01/}newsItem", recover=True):
        node.clear()
        while node.getprevious() is not None:
            del node.getparent()[0]


def _stream(path: Path) -> None:
    count = sum(len(reading.articles) for reading in newsml.stream(path, FORMAT))
    assert count == ITEMS
