"""`newsml agree`: how far two annotators of one text agree."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from newsml.cli.options import from_option
from newsml.cli.pair import two_readings
from newsml.cli.terminal import as_json, console, in_line, write_bytes

if TYPE_CHECKING:
    from rich.table import Table

    from newsml.comparing.agreement import Agreement
    from newsml.comparing.scores import Score

_EPILOG = """\b
Examples:
  newsml agree story.json edited.json
  newsml agree story.json edited.json --output json
  newsml agree story.json - < story.xml

A and B hold one article each, about the same text, in any format that newsml reads.

Words count as found exactly where the other has the same spans, and by overlap where the other has a character in
common, one to one. P is the share of B's that A has as well, R the share of A's that B has, F1 their harmonic mean.
Kappa (Cohen) and alpha (Krippendorff) compare what both say of the annotations that both made, corrected for chance: 1
is full agreement, 0 what chance explains. A dash stands where a figure is undefined: without items, or with one
value throughout.

\b
Exit codes: 0 measured, however low, 2 something could not be read, or the texts differ.
"""


@click.command(epilog=_EPILOG, short_help="Measure the agreement of two annotators of one text.")
@click.argument("a", metavar="A")
@click.argument("b", metavar="B")
@from_option
@click.option("--output", type=click.Choice(["text", "json"]), default="text", help="How to report.")
def agree(*, a: str, b: str, format: str | None, output: str) -> int:
    """Measure how far two annotators of one text agree."""
    from newsml.comparing.agreement import agreement

    one, other = two_readings(a, b, format)
    found = agreement(one.article, other.article)
    if output == "json":
        write_bytes(as_json({"a": a, "b": b, **found.as_dict()}))
        return 0
    out = console()
    out.print(_words(found, a, b))
    out.print()
    out.print(_attributes(found))
    return 0


def _words(found: Agreement, a: str, b: str) -> Table:
    from rich.table import Table

    table = Table(title=f"Words: {in_line(a)} (A) and {in_line(b)} (B)", title_justify="left")
    table.add_column("marked as")
    for heading in ("A", "B", "exact P", "R", "F1", "overlap P", "R", "F1"):
        table.add_column(heading, justify="right")
    for score in found.scores:
        table.add_row(score.name, str(score.exact.a), str(score.exact.b), *_cells(score))
    return table


def _cells(score: Score) -> list[str]:
    return [
        _figure(figure)
        for one in (score.exact, score.overlap)
        for figure in (one.precision, one.recall, one.f1)
    ]


def _attributes(found: Agreement) -> Table:
    from rich.table import Table

    table = Table(title="Attributes of what both annotated", title_justify="left")
    table.add_column("attribute")
    for heading in ("n", "observed", "kappa", "alpha"):
        table.add_column(heading, justify="right")
    for one in found.attributes:
        table.add_row(one.name, str(one.n), *map(_figure, (one.observed, one.kappa, one.alpha)))
    return table


def _figure(number: float | None) -> str:
    return "-" if number is None else f"{number:.3f}"
