"""`newsml table`: the things of articles as rows, for those who count them."""

from __future__ import annotations

import os
import sys
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from newsml.cli.gathering import Gathering, counted
from newsml.cli.options import from_option
from newsml.cli.sources import STDIN

if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import IO

    from newsml.cli.sources import Source

_TABLES: Final = ("statements", "participants", "mentions", "events", "topics", "articles")
_FORMATS: Final = ("csv", "jsonl", "parquet", "arrow")
_EPILOG = """\b
Examples:
  newsml table statements story.json
  newsml table statements archive/ -o statements.parquet
  newsml table mentions 'archive/**/*.json' -o mentions.csv --safe
  newsml table events - --to jsonl < story.xml

SRC is a file in any format that newsml reads, a folder (with all below it), a glob, or - for standard input. Articles
are read one at a time, and rows are written as they come, so that a table may have any number. Without -o it goes to
standard output, as CSV. A file is written whole or not at all; Parquet and Arrow need pip install "newsml[tables]".

In CSV (RFC 4180, UTF-8) an empty cell is a missing value, and a list is a JSON array. Texts stand there as they are;
a spreadsheet runs those that begin with =, +, - or @ as formulas, so for one use --safe, which puts an apostrophe
before them. Which columns a table has, and what each means: docs/tables.md, schema/tables.json.

\b
Exit codes:
  0  all read
  1  an article is inconsistent, and not in the table
  2  a source cannot be read, and what is missing of it is not in the table, or the table cannot be written
"""


@click.command(epilog=_EPILOG, short_help="Write statements, events and so on as rows: CSV, Parquet, Arrow.")
@click.argument("name", metavar="TABLE", type=click.Choice(_TABLES))
@click.argument("sources", metavar="SRC...", nargs=-1, required=True)
@click.option("-o", "--out", metavar="FILE", help="File to write, .csv, .jsonl, .parquet or .arrow.")
@click.option(
    "--to", type=click.Choice(_FORMATS), help="How to write it; told from the ending of -o otherwise."
)
@click.option("--safe", is_flag=True, help="Write CSV that no spreadsheet runs formulas of.")
@from_option
def table(
    *,
    name: str,
    sources: tuple[str, ...],
    out: str | None,
    to: str | None,
    safe: bool,
    format: str | None,
) -> int:
    """Write one kind of thing in articles as a table, a row for each.

    TABLE is statements, participants, mentions, events, topics or articles.
    """
    from newsml.tables import format_of, write

    path = None if out in (None, STDIN) else Path(str(out))
    chosen = format_of(to or ("csv" if path is None else None), path)
    if safe and chosen != "csv":
        raise click.UsageError(f"--safe is for csv: {chosen} holds no formulas")
    on_screen = path is None and sys.stdout.isatty()
    if on_screen and chosen in ("parquet", "arrow"):
        raise click.UsageError(f"{chosen} is nothing to look at: name a file with -o")
    gathering = Gathering.of(sources, format, "reading")
    if path is not None:
        _must_be_apart(path, gathering.found.sources)
    articles = gathering.read(silently=on_screen)
    first = next(articles, None)
    if first is None and gathering.code:
        return gathering.code  # nothing could be read: an empty table would hide it
    target: Path | IO[bytes] = sys.stdout.buffer if path is None else path
    count = write(chain(() if first is None else (first,), articles), name, target, chosen, safe=safe)
    gathering.close(counted(count, "row"))
    return gathering.code


def _must_be_apart(path: Path, sources: Iterable[Source]) -> None:
    target = os.path.realpath(path)
    if any(os.path.realpath(source.name) == target for source in sources if source.name != STDIN):
        raise click.UsageError(f"{path} is one of the sources: name another file for -o")
