"""`newsml merge`: two annotators' work on one text as one article, with what they contradict each other in."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

from newsml.cli.losses import costs
from newsml.cli.options import from_option
from newsml.cli.pair import two_readings
from newsml.cli.sources import STDIN
from newsml.cli.terminal import as_json, console, in_line, remark, write_bytes

if TYPE_CHECKING:
    from rich.table import Table

    from newsml.cli.losses import Costs
    from newsml.comparing.merging import Merging

_EPILOG = """\b
Examples:
  newsml merge story.json edited.json -o merged.json
  newsml merge story.json edited.json -o merged.json --conflicts conflicts.json
  newsml merge story.json edited.json -o merged.json --output json
  newsml merge story.json - < edited.json > merged.json

A and B hold one article each, about the same text, in any format that newsml reads. Annotations that say the same
are joined, with the authors of both. Where the two contradict each other, the article keeps what A says, and what
B says is listed: nothing is settled silently. For three annotators merge the result with the third one's article.

The ending of -o says in which format to write; without -o, JSON goes to standard output and the list of conflicts to
standard error.

\b
Exit codes: 0 no conflicts, 1 conflicts, 2 something could not be read, or the texts differ.
"""

_SHOWN: Final = 120


@click.command(epilog=_EPILOG, short_help="Put two annotators' work on one text together.")
@click.argument("a", metavar="A")
@click.argument("b", metavar="B")
@click.option("-o", "--out", metavar="FILE", help="Where to write the article.")
@click.option("--conflicts", metavar="FILE", help="Write what was joined, added and in conflict as JSON.")
@from_option
@click.option("--output", type=click.Choice(["text", "json"]), default="text", help="How to report.")
def merge(*, a: str, b: str, out: str | None, conflicts: str | None, format: str | None, output: str) -> int:
    """Put two annotators' work on one text together, and list their conflicts."""
    from newsml.comparing.merging import merge as merged
    from newsml.files import write_whole
    from newsml.flow import dump, dumps
    from newsml.formats import by_suffix, named
    from newsml.formats.reading import Reading

    target = None if out in (None, STDIN) else out
    if target is None and output == "json":
        raise click.UsageError("the article would go to standard output as well: name a file with -o")
    to = named("json") if target is None else by_suffix(target)
    _must_be_apart({"-o": target, "--conflicts": conflicts}, (a, b))
    one, other = two_readings(a, b, format)
    found = merged(one.article, other.article)
    if target is None:
        write_bytes(dumps(found.article, to.name))
    else:
        dump(found.article, target)
    if conflicts is not None:
        write_whole(Path(conflicts), as_json(found.as_dict()))
    _remark_costs(a, costs(one, {}))
    _remark_costs(b, costs(other, {}))
    _remark_costs(target or to.name, costs(Reading((found.article,), to.name), to.lost))
    if output == "json":
        write_bytes(as_json(found.as_dict()))
    else:
        _print(found, a, b, err=target is None)
    return int(bool(found.conflicts))


def _remark_costs(name: str, found: Costs) -> None:
    """Says what a document holds besides its article, or what the merged article loses in its format."""
    if found:
        remark(f"{name}: not all of it was carried over:")
    for line in found.lines():
        remark(f"  {line}")


def _must_be_apart(targets: dict[str, str | None], sources: tuple[str, ...]) -> None:
    """No file is read and written, or written twice."""
    taken = {
        os.path.realpath(source): f"{source} is one of the sources" for source in sources if source != STDIN
    }
    for option, target in targets.items():
        if target is None:
            continue
        path = os.path.realpath(target)
        if path in taken:
            raise click.UsageError(f"{taken[path]}: name another file for {option}")
        taken[path] = f"{target} is written by {option}"


def _print(found: Merging, a: str, b: str, *, err: bool) -> None:
    if found.conflicts:
        console(err=err).print(_table(found, a, b))
    parts = [f"{len(found.joined)} joined"]
    parts += [f"{len(ids)} only in {name}" for ids, name in ((found.only_a, a), (found.only_b, b)) if ids]
    if found.additions:
        parts.append(f"{len(found.additions)} said by one of them only")
    many = "conflict" if len(found.conflicts) == 1 else "conflicts"
    close = f"{len(found.conflicts)} {many}, {a} stands" if found.conflicts else "no conflicts"
    remark(f"{', '.join(parts)}: {close}")


def _table(found: Merging, a: str, b: str) -> Table:
    from rich.table import Table

    from newsml.errors import shown_path

    table = Table(title="Conflicts", title_justify="left")
    for heading in ("where", "annotation", f"{in_line(a)} (kept)", in_line(b)):
        table.add_column(heading, overflow="fold")
    for conflict in found.conflicts:
        ours = "-" if conflict.a is None else _shown(conflict.a)
        if conflict.reason is not None:
            ours = f"({conflict.reason})"
        table.add_row(shown_path(conflict.path), conflict.id or "(article)", ours, _shown(conflict.b))
    return table


def _shown(value: Any) -> str:
    """A value for people: words, or what there is besides words as JSON; long ones cut off."""
    from newsml.comparing.merging import plain

    data = plain(value)
    text = data if isinstance(data, str) else json.dumps(data, ensure_ascii=False)
    line = in_line(text)
    return line if len(line) <= _SHOWN else f"{line[: _SHOWN - 1]}…"
