"""`newsml schema`: the published schemas, shapes and tables, and the schemas for editors."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from newsml.cli.terminal import as_json, remark, visible, write_bytes

if TYPE_CHECKING:
    from collections.abc import Sequence

_ARTICLE = "article.schema.json"
_MATCH = "*.newsml.json"
_EPILOG = """\b
Examples:
  newsml schema > article.schema.json
  newsml schema schema/
  newsml schema --check schema/
  newsml schema --editor > article.editor.schema.json
  newsml schema --editor .vscode --match 'stories/**/*.json'

Without DIR, the JSON Schema of an article goes to standard output. With --check, exit code 1 means that the folder
is not what this newsml would write.

With --editor, it is the schema that editors complete and check native JSON with. It is written into DIR, and what to
put into the settings of VS Code goes to standard output; other editors follow "$schema" in an article.
"""


@click.command(epilog=_EPILOG, short_help="Write the schemas, shapes and tables that newsml publishes.")
@click.argument("directory", metavar="[DIR]", required=False)
@click.option("--check", is_flag=True, help="Write nothing; say how DIR differs from what would be written.")
@click.option("--editor", is_flag=True, help="The schemas for editors instead.")
@click.option(
    "--match", multiple=True, metavar="GLOB", help=f"Which files are articles, for --editor DIR: {_MATCH}."
)
def schema(*, directory: str | None, check: bool, editor: bool, match: tuple[str, ...]) -> int:
    """Write into a folder what newsml publishes for other tools.

    The JSON Schemas, the JSON-LD context, the SHACL shapes and the vocabulary of linked data, and the tables of rules
    and formats.
    """
    if match and not (editor and directory):
        raise click.UsageError("--match goes with --editor DIR")
    if editor:
        if check:
            raise click.UsageError("--check looks at what newsml publishes: give it without --editor")
        return _for_editors(directory, match or (_MATCH,))
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


def _for_editors(directory: str | None, globs: Sequence[str]) -> int:
    from newsml.publish.editor_schema import NAMES, vscode_settings
    from newsml.publish.folder import editor_documents, write

    if directory is None:
        write_bytes(editor_documents()[NAMES[0]])
        return 0
    for path in write(directory, editor_documents()):
        remark(f"written: {path}")
    write_bytes(as_json(vscode_settings(directory, globs)))
    return 0
