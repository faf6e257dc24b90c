"""Options that several commands have."""

from __future__ import annotations

import click


def _known(_ctx: click.Context, _option: click.Parameter, name: str | None) -> str | None:
    if name is not None:
        from newsml.formats import named

        named(name)  # said once, before the first document is opened
    return name


from_option = click.option(
    "--from",
    "format",
    metavar="FORMAT",
    callback=_known,
    help="The format of what is read; told from its content otherwise.",
)
