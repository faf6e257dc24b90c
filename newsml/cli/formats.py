"""`newsml formats`: what newsml reads and writes, and what each format cannot carry."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from newsml.cli.terminal import as_json, console, in_line, write_bytes

if TYPE_CHECKING:
    from collections.abc import Iterable

    from newsml.formats.format import Format

_EPILOG = """\b
Examples:
  newsml formats
  newsml formats text
  newsml formats --output json

With NAME, what a format cannot carry is listed field by field. Formats of other distributions are listed as well.
"""


@click.command(epilog=_EPILOG)
@click.argument("names", metavar="[NAME]...", nargs=-1)
@click.option("--output", type=click.Choice(["text", "json"]), default="text", help="How to list them.")
def formats(*, names: tuple[str, ...], output: str) -> int:
    """List the formats that newsml reads and writes."""
    from newsml.formats import named
    from newsml.formats import names as known

    chosen = [named(name) for name in names or known()]
    if output == "json":
        write_bytes(as_json({"formats": [_as_data(format) for format in chosen]}))
    else:
        _print_table(chosen)
        for format in chosen if names else ():
            _print_lost(format)
    return 0


def _as_data(format: Format) -> dict[str, Any]:
    return {
        "name": format.name,
        "title": format.title,
        # One class reads and writes a format (newsml.formats.format.Format), so both are always there.
        "reads": True,
        "writes": True,
        "suffixes": list(format.suffixes),
        "media_type": format.media_type,
        "many": format.many,
        "options": dict(format.options),
        "lost": dict(format.lost),
    }


def _print_table(chosen: Iterable[Format]) -> None:
    from rich.table import Table
    from rich.text import Text

    table = Table(header_style="bold")
    for column in ("format", "what it is", "reads, writes", "endings", "articles", "cannot carry"):
        table.add_column(column, overflow="fold")
    for format in chosen:
        lost = _in_short(format)
        articles = "any number" if format.many else "one"
        cells = (format.name, format.title, "both", " ".join(format.suffixes), articles, lost)
        table.add_row(*(Text(in_line(cell)) for cell in cells))
    console().print(table)


def _in_short(format: Format) -> str:
    """What it cannot carry: the fields where they are few, else what it does carry."""
    if not format.lost:
        return "nothing: it carries all"
    placed = format.placed()
    if len(placed) < len(format.lost):
        return f"everything but {', '.join(sorted(placed))}"
    return ", ".join(format.lost)


def _print_lost(format: Format) -> None:
    from rich.text import Text

    out = console()
    by_reason: dict[str, list[str]] = {}
    for field, reason in format.lost.items():
        by_reason.setdefault(reason, []).append(field)
    for reason, fields in by_reason.items():
        out.print(Text(f"\n{format.name} cannot carry, because {in_line(reason)}:"), soft_wrap=True)
        out.print(Text("  " + ", ".join(fields)), soft_wrap=not out.is_terminal)
    for option, does in format.options.items():
        out.print(Text(f"\n{format.name} has the option {option}: {in_line(does)}"), soft_wrap=True)
