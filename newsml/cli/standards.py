"""`newsml standards`: the official schemas that newsml checks documents against; none of them is part of newsml."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import click

from newsml.cli.terminal import as_json, complain, console, in_line, remark, visible, write_bytes
from newsml.errors import MissingExtra, NewsmlError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newsml.standards.catalogue import Standard

_EPILOG = """\b
Examples:
  newsml standards list
  newsml standards fetch newsml-g2-2.35
  newsml standards path newsml-g2-2.35

The schemas are the publishers' own files, IPTC's for the most part, each known by its SHA-256. They lie in newsml's
folder of your cache, or where the environment variable NEWSML_STANDARDS points. Only `fetch` reaches the network.
"""
_LIST_EPILOG = """\b
Examples:
  newsml standards list
  newsml standards list --output json

A file that differs is there, but is not the one that newsml knows; it is used all the same.
"""
_FETCH_EPILOG = """\b
Examples:
  newsml standards fetch newsml-g2-2.35 newsml-g2-2.29
  newsml standards fetch

Without NAME, all that are not there are fetched, about 8 MB. What a schema needs comes with it. A file that is there
is left alone. Fetching takes a library: pip install 'newsml[standards]'.

\b
Exit codes: 0 all are there, 2 one could not be fetched.
"""
_PATH_EPILOG = """\b
Examples:
  newsml standards path newsml-g2-2.35
  xmllint --noout --schema "$(newsml standards path newsml-g2-2.35)" story.xml

\b
Exit codes: 0 it is there, 2 it is not.
"""
_SHOWN_DIGITS: Final = 12


@click.group(epilog=_EPILOG, short_help="List, fetch and find the official schemas.")
def standards() -> None:
    """List, fetch and find the official schemas that documents are checked against."""


@standards.command("list", epilog=_LIST_EPILOG, short_help="List the schemas that newsml knows.")
@click.option("--output", type=click.Choice(["text", "json"]), default="text", help="How to list them.")
def list_(*, output: str) -> int:
    """List the schemas that newsml knows, and which of them are there."""
    from newsml.standards.catalogue import CATALOGUE
    from newsml.standards.folder import folder

    if output == "json":
        rows = [_as_data(one) for one in CATALOGUE]
        write_bytes(as_json({"folder": str(folder()), "standards": rows}))
        return 0
    _print_table(CATALOGUE)
    remark(f"they belong in {folder()}")
    return 0


def _as_data(standard: Standard) -> dict[str, Any]:
    from newsml.standards.folder import find, state

    path = find(standard)
    return {
        "name": standard.name,
        "title": standard.title,
        "version": standard.version,
        "state": state(standard),
        "path": None if path is None else str(path),
        "url": standard.url,
        "size": standard.size,
        "sha256": standard.sha256,
        "needs": list(standard.needs),
    }


def _print_table(shown: Sequence[Standard]) -> None:
    from rich.table import Table
    from rich.text import Text

    from newsml.standards.folder import state

    table = Table(header_style="bold")
    for column in ("name", "what it is", "version", "state", "SHA-256"):
        table.add_column(column, overflow="fold")
    for one in shown:
        cells = (one.name, one.title, one.version, state(one), f"{one.sha256[:_SHOWN_DIGITS]}…")
        table.add_row(*(Text(in_line(cell)) for cell in cells))
    console().print(table)


@standards.command("fetch", epilog=_FETCH_EPILOG, short_help="Fetch schemas from their publishers.")
@click.argument("names", metavar="[NAME]...", nargs=-1)
def fetch(*, names: tuple[str, ...]) -> int:
    """Fetch schemas from their publishers, and check that they are the files that newsml knows."""
    from newsml.standards.folder import find, state

    wanted = _wanted(names)
    absent = [one for one in wanted if find(one) is None]
    for one in wanted if names else ():
        if one not in absent:
            other = ", but it is not the file that newsml knows: remove it to fetch that" * (
                state(one) == "differs"
            )
            remark(f"{one.name} is there: {find(one)}{other}")
    failed = _fetched(absent)
    if not absent and not names:
        remark("all are there")
    return 2 if failed else 0


def _wanted(names: tuple[str, ...]) -> tuple[Standard, ...]:
    from newsml.standards.catalogue import CATALOGUE, named, with_needs

    if not names:
        return CATALOGUE
    found = [one for name in names for one in with_needs(named(name))]
    return tuple(dict.fromkeys(found))


def _fetched(absent: Sequence[Standard]) -> int:
    """Fetches one after the other, and goes on where one fails; returns how many failed."""
    from rich.progress import BarColumn, DownloadColumn, Progress, TextColumn

    from newsml.standards.fetching import fetch as fetch_one

    failed = 0
    out = console(err=True)
    columns = (TextColumn("{task.description}", markup=False), BarColumn(), DownloadColumn())
    with Progress(*columns, console=out, transient=True, disable=not out.is_terminal) as bars:
        for one in absent:
            bar = bars.add_task(one.name, total=one.size)
            try:
                path = fetch_one(one, lambda size, bar=bar: bars.advance(bar, size))  # type: ignore[misc]
            except MissingExtra:
                raise
            except NewsmlError as error:
                failed += 1
                complain(str(error))
            else:
                click.echo(visible(str(path)))
            bars.remove_task(bar)
    return failed


@standards.command("path", epilog=_PATH_EPILOG, short_help="Print where a schema lies.")
@click.argument("name", metavar="NAME")
def path(*, name: str) -> int:
    """Print where a schema lies."""
    from newsml.standards.catalogue import named
    from newsml.standards.folder import find, home

    standard = named(name)
    found = find(standard)
    if found is None:
        raise NewsmlError(
            f"{standard.name} is not there: newsml standards fetch {standard.name}",
            source=str(home(standard)),
        )
    click.echo(visible(str(found)))
    return 0
