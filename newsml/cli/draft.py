"""`newsml draft`: an article as a draft, to be edited by hand."""

from __future__ import annotations

import click

from newsml.cli.options import from_option
from newsml.cli.sources import STDIN, one
from newsml.cli.terminal import remark, write_bytes

_EPILOG = """\b
Examples:
  newsml draft story.json -o story.draft.yaml
  newsml draft story.xml --syntax json
  newsml draft --no-text story.json

A draft has words in place of offsets, and is made to be edited: `newsml ground` finds the words again. Without -o it
goes to standard output. With --no-text it is without headline and body, which `newsml ground --text` then takes from
the text's own file.
"""


@click.command(epilog=_EPILOG, short_help="Write an article as a draft, to be edited by hand.")
@click.argument("source", metavar="SRC")
@from_option
@click.option("-o", "--out", metavar="FILE", help="Where to write.")
@click.option(
    "--syntax",
    type=click.Choice(["yaml", "json"]),
    help="YAML, or JSON; told from the ending of -o otherwise.",
)
@click.option("--no-text", is_flag=True, help="Leave headline and body out.")
def draft(*, source: str, format: str | None, out: str | None, syntax: str | None, no_text: bool) -> int:
    """Write an article as a draft, to be edited by hand."""
    from pathlib import Path

    from newsml.files import write_whole
    from newsml.formats.draft import rendered

    reading = one(source).read(format)
    for leftover in reading.leftovers:
        remark(f"{reading.name}: not in the draft: {leftover.path}: {leftover.what}")
    chosen = syntax or ("json" if out is not None and out.lower().endswith(".json") else "yaml")
    leave_out = ("headline", "body") if no_text else ()
    data = rendered(reading.article, "json" if chosen == "json" else "yaml", leave_out)
    if out is None or out == STDIN:
        write_bytes(data)
    else:
        write_whole(Path(out), data)
    return 0
