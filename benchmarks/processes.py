"""What only a fresh interpreter shows: the time of an import, and the peak of memory."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

from benchmarks.documents import document
from benchmarks.table import duration, ratio, show, size

if TYPE_CHECKING:
    from collections.abc import Sequence

_RUNS = 9

_IMPORTS = (
    "from pydantic import BaseModel",
    "import newsml",
    "from newsml import Article",
    "from newsml import Article; Article(id='urn:example:1', body='Hello.')",
    "import newsml; newsml.formats()",
    "from newsml import load, dumps, validate",
)

_TIMED = "from time import perf_counter as now; began = now(); {statement}; print(now() - began)"


def imports() -> None:
    """Times what an import costs in a fresh interpreter, against pydantic's own."""
    samples: dict[str, list[float]] = {statement: [] for statement in _IMPORTS}
    for _ in range(_RUNS):
        for statement, times in samples.items():
            times.append(float(run(_TIMED.format(statement=statement))))
    medians = {statement: median(times) for statement, times in samples.items()}
    base = medians[_IMPORTS[0]]
    show(
        "Import",
        f"In a fresh interpreter, median of {_RUNS}; the ratio is to pydantic's import, which is part of the others.",
        ("statement", "time", ""),
        [(f"`{statement}`", duration(time), ratio(time, base)) for statement, time in medians.items()],
    )


_PEAK = """
import sys
from pathlib import Path
def peak():
    for line in Path("/proc/self/status").read_text().splitlines():
        if line.startswith("VmHWM:"):
            return int(line.split()[1]) * 1024
import newsml, orjson
from lxml import etree
how, small, large = sys.argv[1:]
read = {
    "orjson.loads": orjson.loads,
    "etree.fromstring": lambda data: etree.fromstring(data, etree.XMLParser(huge_tree=True)),
    "bytes.decode": bytes.decode,
}.get(how, lambda data: newsml.loads(data, how))
read(Path(small).read_bytes())
data = Path(large).read_bytes()
before = peak()
kept = read(data)
print(peak() - before)
"""


def memory(names: Sequence[str]) -> None:
    """Measures by how much reading a large document raises a process's peak of memory."""
    if not Path("/proc/self/status").exists():
        print("\nThe peak of memory is read from /proc, which this system does not have: left out.")
        return
    rows = []
    with tempfile.TemporaryDirectory() as folder:
        for name in names:
            large = document(name, 3000, 30_000)
            paths = [Path(folder, f"{name}-{which}") for which in ("small", "large")]
            for path, data in zip(paths, (document(name, 30, 3000).data, large.data), strict=True):
                path.write_bytes(data)
            bare, ours = (int(run(_PEAK, how, *map(str, paths))) for how in (large.bare_name, name))
            amount = len(large.data)
            rows.append((name, size(amount), large.bare_name, size(bare), size(ours), ratio(ours, amount)))
    show(
        "Memory",
        "By how much reading an article of 3000 annotations and 30 000 characters raises the peak of the process's "
        "resident memory; the ratio is to the size of the document.",
        ("format", "size", "bare parser", "", "read", ""),
        rows,
    )


def run(script: str, *arguments: str) -> str:
    """What a script prints that runs in an interpreter of its own."""
    command = [sys.executable, "-c", script, *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout
