"""Writes the tables of `docs/jsonld.md`: `make golden`. The prose around them is written by hand, in the page."""

from __future__ import annotations

import contextlib
import io
from collections.abc import Callable
from pathlib import Path

from newsml.formats._kit import strict_json
from newsml.formats.jsonld import arrangement, processor
from newsml.formats.rdf import parsing
from tests.consoles import PYTHON
from tests.linked_mapping import mapping, prefixes
from tests.mapping import REGION
from tests.published import ROWS

PAGE = Path(__file__).parent.parent / "docs" / "jsonld.md"


def answers() -> str:
    """What the script with the SPARQL query prints."""
    (script,) = (block for block in PYTHON.findall(PAGE.read_text(encoding="utf-8")) if "SELECT" in block)
    printed = io.StringIO()
    with contextlib.chdir(PAGE.parent.parent), contextlib.redirect_stdout(printed):
        exec(compile(script, str(PAGE), "exec"), {"__name__": "example"})  # noqa: S102 - our own page
    return f"\n```\n{printed.getvalue()}```\n\n"


def published() -> str:
    """The table of what is read of documents of others."""
    out = []
    for cls, rows in ROWS.items():
        out += [f"\n**{cls}**\n", "| property | becomes | |\n|---|---|---|"]
        out += [f"| {_listed(row.properties)} | `{row.field}` | {row.says} |" for row in rows]
    return "\n".join(out) + "\n\n"


def _listed(names: str) -> str:
    return ", ".join(f"`{name}`" for name in names.split())


def limits() -> str:
    """The table of what is refused for its size."""
    rows = (
        (strict_json.MAX_DEPTH, "levels of nesting", "JSON"),
        (arrangement.MAX_NODES, "nodes", "JSON-LD that is not as newsml writes it"),
        (processor.MAX_NODES, "objects", "JSON-LD in contexts that need a processor"),
        (processor.MAX_TERMS, "terms that all contexts of a document define", "the same"),
        (parsing.MAX_TRIPLES, "triples", "Turtle, N-Quads, N-Triples"),
    )
    lines = (f"| {what} | {number:,} | {where} |" for number, what, where in rows)
    return "| more than | | of |\n|---|---|---|\n" + "\n".join(lines) + "\n"


REGIONS: dict[str, Callable[[], str]] = {
    "answers": answers,
    "prefixes": prefixes,
    "mapping": mapping,
    "published": published,
    "limits": limits,
}


def page() -> str:
    """The page with its tables written anew."""
    return REGION.sub(lambda found: found[1] + REGIONS[found[2]](), PAGE.read_text(encoding="utf-8"))


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
