"""Writes what `docs/tables.md` shows: the columns, and what its examples print; `make golden`."""

from __future__ import annotations

import contextlib
import io
import re
import tempfile
from functools import cache
from pathlib import Path
from typing import Any

from newsml.tables import TABLES
from tests.consoles import PYTHON, run
from tests.mapping import REGION

ROOT = Path(__file__).parent.parent
PAGE = ROOT / "docs" / "tables.md"
_SHOWN = 24
"""How many lines are shown of what `newsml stats` prints."""
_STATS = re.compile(r"(?<=^```console\n)(\$ (newsml stats [^\n]*)\n).*?(?=^```)", re.MULTILINE | re.DOTALL)


@cache
def examples() -> tuple[dict[str, str], dict[str, Any]]:
    """What each Python example prints, by the library that it imports (`rows`: none), and the names that they set."""
    out: dict[str, str] = {}
    names: dict[str, Any] = {"__name__": "example"}
    with tempfile.TemporaryDirectory() as folder, contextlib.chdir(folder):
        Path("fixtures").symlink_to(ROOT / "fixtures")
        for block in PYTHON.findall(PAGE.read_text(encoding="utf-8")):
            shown = io.StringIO()
            with contextlib.redirect_stdout(shown):
                exec(compile(block, str(PAGE), "exec"), names)  # noqa: S102 - our own page
            found = re.search(r"^import (duckdb|pandas|polars)$", block, re.MULTILINE)
            out.setdefault(found[1] if found else "rows", shown.getvalue())
    return out, names


def columns() -> str:
    """The tables of columns."""
    out = []
    for table in TABLES.values():
        out += [f"\n### {table.name}\n", f"{table.description}\n", "| column | type | |\n|---|---|---|"]
        out += [
            f"| `{column.name}` | {column.type}{'' if column.nullable else ', required'} | {column.description} |"
            for column in table.columns
        ]
    return "\n".join(out) + "\n\n"


def _region(name: str) -> str:
    return columns() if name == "columns" else f"\n```\n{examples()[0][name]}```\n\n"


def _stats(found: re.Match[str]) -> str:
    with tempfile.TemporaryDirectory() as folder, contextlib.chdir(folder):
        story = ROOT / "fixtures/articles/paris-summit/article.json"
        Path("story.json").write_bytes(story.read_bytes())
        lines = run(found[2], COLUMNS="100").stdout.splitlines()
    return found[1] + "".join(f"{line.rstrip()}\n" for line in (*lines[:_SHOWN], "…"))


def page() -> str:
    """The page with all of it written anew."""
    text = REGION.sub(lambda found: found[1] + _region(found[2]), PAGE.read_text(encoding="utf-8"))
    return _STATS.sub(_stats, text)


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
