"""`newsml schema`: the published schemas, shapes and tables."""

from __future__ import annotations

import click

from newsml.cli.terminal import remark, visible, write_bytes

_ARTICLE = "article.schema.json"
_EPILOG = """\b
Examples:
  newsml schema > article.schema.json
  newsml schema schema/
  newsml schema --check schema/

Without DIR, the JSON Schema of an article goes to standard output. With --check, exit code 1 means that the folder
is not what this newsml would write.
"""


@click.command(epilog=_EPILOG, short_help="Write the schemas, shapes and tables that newsml publishes.")
@click.argument("directory", metavar="[DIR]", required=False)
@click.option("--check", is_flag=True, help="Write nothing; say how DIR differs from what would be written.")
def schema(*, directory: str | None, check: bool) -> int:
    """Write into a folder what newsml publishes for other tools.

    The JSON Schemas, the JSON-LD context, the SHACL shapes and the vocabulary of linked data, and the tables of rules
    and formats.
    """
    from newsml import publish

    if directory is None:
        if check:
            raise click.UsageError("--check needs the folder to look at")
        write_bytes(publish.documents()[_ARTICLE])
        return 0
    if not check:
        for path in publish.write(directory):
            click.echo(visible(str(path)))
        return 0
    differences = publish.drift(directory)
    for line in differences:
        click.echo(visible(line))
    if not differences:
        remark(f"{directory}: as this newsml would write it")
    return int(bool(differences))
