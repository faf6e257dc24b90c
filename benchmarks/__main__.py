"""Measures newsml against what it stands on, as ratios within one run: `make bench`, or `python -m benchmarks`.

Nothing here passes or fails: a busy machine must not refuse a change.
"""

from __future__ import annotations

import argparse
import platform
from importlib.metadata import version

from benchmarks.corpus import EDITS, corpus
from benchmarks.grounding import grounding
from benchmarks.linked_data import linked_data
from benchmarks.newsml_g2 import newsml_g2
from benchmarks.paging import paging
from benchmarks.processes import imports, memory
from benchmarks.reading import checks, formats
from benchmarks.scaling import scaling
from benchmarks.searching import searching
from benchmarks.tabling import tabling
from benchmarks.validating import validating
from newsml.formats import names

SECTIONS = (
    "imports",
    "formats",
    "checks",
    "scaling",
    "memory",
    "searching",
    "grounding",
    "newsml-g2",
    "linked-data",
    "tabling",
    "paging",
    "validating",
    "corpus",
)


def main() -> None:
    """Runs the sections that are asked for, or all of them."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument(
        "sections", nargs="*", metavar="SECTION", help=f"some of {', '.join(SECTIONS)}; all by default"
    )
    parser.add_argument("--format", action="append", choices=names(), help="only these formats")
    parser.add_argument(
        "--seconds", type=float, default=1.0, help="how long to measure for one row (default 1)"
    )
    parser.add_argument(
        "--edits", type=int, default=EDITS, help=f"how many edits to try of an article (default {EDITS})"
    )
    given = parser.parse_args()
    if unknown := set(given.sections) - set(SECTIONS):
        parser.error(f"no section is called {', '.join(sorted(unknown))}: choose from {', '.join(SECTIONS)}")
    chosen, of = given.sections or SECTIONS, given.format or names()
    versions = ", ".join(f"{name} {version(name)}" for name in ("newsml", "pydantic", "lxml", "orjson"))
    print(f"Python {platform.python_version()}, {versions}")
    if "imports" in chosen:
        imports()
    if "formats" in chosen:
        formats(of, given.seconds)
    if "checks" in chosen:
        checks(given.seconds)
    if "scaling" in chosen:
        scaling(of, given.seconds)
    if "memory" in chosen:
        memory(of)
    if "searching" in chosen:
        searching(given.seconds)
    if "grounding" in chosen:
        grounding()
    if "newsml-g2" in chosen:
        newsml_g2(given.seconds)
    if "linked-data" in chosen:
        linked_data(given.seconds)
    if "tabling" in chosen:
        tabling()
    if "paging" in chosen:
        paging(given.seconds)
    if "validating" in chosen:
        validating(given.seconds)
    if "corpus" in chosen:
        corpus(given.edits)


if __name__ == "__main__":
    main()
