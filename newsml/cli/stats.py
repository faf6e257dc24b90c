"""`newsml stats`: a corpus in numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from newsml.cli.gathering import Gathering, counted
from newsml.cli.options import from_option
from newsml.cli.terminal import as_json, console, in_line, write_bytes

if TYPE_CHECKING:
    from rich.table import Table

    from newsml.tables.summary import Summary

_EPILOG = """\b
Examples:
  newsml stats archive/
  newsml stats story.xml --top 5
  newsml stats 'archive/**/*.json' --output json

SRC is a file in any format that newsml reads, a folder (with all below it), a glob, or - for standard input. Articles
are read one at a time, and memory does not grow with them: where a distribution has more than 20,000 values, rare ones
are forgotten, and JSON says by how much a count may be too low ("short").

Speakers, and what statements are about, are one across articles where they have the same Wikidata id; else they are
told apart by name. A field is filled where it differs from its default.

\b
Exit codes:
  0  all read
  1  an article is inconsistent, and not counted
  2  a source cannot be read, and what is missing of it is not counted
"""


@click.command(epilog=_EPILOG, short_help="Count what is in articles: totals, distributions, filled fields.")
@click.argument("sources", metavar="SRC...", nargs=-1, required=True)
@click.option(
    "--top",
    metavar="N",
    type=click.IntRange(min=1),
    default=10,
    help="How many values of a distribution to list (10).",
)
@from_option
@click.option("--output", type=click.Choice(["text", "json"]), default="text", help="How to report.")
def stats(*, sources: tuple[str, ...], top: int, format: str | None, output: str) -> int:
    """Count what is in articles: how much, how it is distributed, and which fields are filled."""
    from newsml.tables.summary import Summary

    gathering = Gathering.of(sources, format, "counting")
    summary = Summary()
    for article in gathering.read():
        summary.add(article)
    if output == "json":
        data = {"documents": gathering.documents, "errors": [str(error) for error in gathering.errors]}
        write_bytes(as_json({**data, **summary.as_dict(top)}))
        return gathering.code
    if summary.articles:
        out = console()
        for table in (_counts(summary), _distributions(summary, top), _coverage(summary)):
            out.print(table)
            out.print()
    gathering.close("counted")
    return gathering.code


def _counts(summary: Summary) -> Table:
    from rich.table import Table

    table = Table(title=f"{counted(summary.articles, 'article')}, {_days(summary)}", title_justify="left")
    table.add_column("what")
    for heading in ("total", "in an article", "least", "most"):
        table.add_column(heading, justify="right")
    table.add_row(
        "characters", f"{summary.characters:,}", f"{summary.characters / summary.articles:.0f}", "", ""
    )
    for name, extent in summary.extents.items():
        mean = f"{extent.total / summary.articles:.1f}"
        table.add_row(name, f"{extent.total:,}", mean, f"{extent.least:,}", f"{extent.most:,}")
    return table


def _days(summary: Summary) -> str:
    if summary.first is None or summary.last is None:
        return "without a date"
    first, last = summary.first.isoformat(), summary.last.isoformat()
    return first if first == last else f"{first} to {last}"


def _distributions(summary: Summary, top: int) -> Table:
    from rich.table import Table
    from rich.text import Text

    table = Table(title="Distributions", title_justify="left")
    table.add_column("of")
    table.add_column("value", overflow="fold")
    for heading in ("count", "share"):
        table.add_column(heading, justify="right")
    for name, tally in summary.tallies.items():
        if not tally.total:
            continue
        most = tally.most(top)
        for n, (value, count) in enumerate(most):
            table.add_row("" if n else name, Text(in_line(value)), f"{count:,}", _share(count, tally.total))
        if rest := tally.total - sum(count for _, count in most):
            table.add_row("", Text("(others)", style="dim"), f"{rest:,}", _share(rest, tally.total))
        if tally.missing:
            table.add_row("", Text("(none given)", style="dim"), f"{tally.missing:,}", "")
        table.add_section()
    return table


def _coverage(summary: Summary) -> Table:
    """The fields that are filled somewhere."""
    from rich.table import Table

    table = Table(title="Filled fields", title_justify="left")
    table.add_column("field", overflow="fold")
    for heading in ("filled", "of", "share"):
        table.add_column(heading, justify="right")
    for name, (filled, of) in summary.coverage().items():
        if filled:
            table.add_row(name, f"{filled:,}", f"{of:,}", _share(filled, of))
    return table


def _share(count: int, of: int) -> str:
    return f"{count / of:.1%}"
