"""`newsml new`: an article from a plain text."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from newsml.cli.sources import STDIN, one
from newsml.cli.terminal import remark, write_bytes
from newsml.errors import NewsmlError, shown_path

_EPILOG = """\b
Examples:
  newsml new story.txt -o story.json
  newsml new story.txt --id https://example.org/story/1 --language en -o story.json
  newsml new wire.txt --no-headline -o wire.json
  newsml new wire.txt --headline 'Gale nears' -o gale.json

The first line is the headline, the text after the empty line below it the body, unchanged to its last
character. A text that begins with an empty line has no headline. Without --id, the id is made from the SHA-256 of
the file. The ending of -o says in which format to write; without -o, JSON goes to standard output.
"""


@click.command(epilog=_EPILOG)
@click.argument("source", metavar="TEXT")
@click.option("-o", "--out", metavar="FILE", help="Where to write; a file that is there is left alone.")
@click.option("--id", "iri", metavar="IRI", help="The article's IRI.")
@click.option("--language", metavar="TAG", help="BCP 47 tag of its language, such as en or pt-BR.")
@click.option("--headline", metavar="WORDS", help="The headline; then all of the text is body.")
@click.option("--no-headline", is_flag=True, help="There is no headline; all of the text is body.")
def new(
    *,
    source: str,
    out: str | None,
    iri: str | None,
    language: str | None,
    headline: str | None,
    no_headline: bool,
) -> int:
    """Start an article from a plain text."""
    from newsml.flow import dump, dumps
    from newsml.formats import by_suffix
    from newsml.formats.text import TextFormat

    if headline is not None and no_headline:
        raise click.UsageError("--headline and --no-headline exclude each other")
    if out is not None and out != STDIN:
        by_suffix(out)
        _must_be_new(Path(out))
    data, name = one(source).content()
    reading = TextFormat().read(data, name, headline=headline is None and not no_headline)
    given = {"id": iri, "language": language, "headline": headline}
    article = _with(reading.article, {key: value for key, value in given.items() if value is not None})
    for note in reading.notes:
        remark(f"{name}: {note.what}")
    if article.headline is None and not no_headline:
        remark(f"{name}: the text begins with an empty line, so the article has no headline")
    if out is None or out == STDIN:
        write_bytes(dumps(article, "json"))
    else:
        _must_be_new(Path(out))
        dump(article, out)
    return 0


def _must_be_new(path: Path) -> None:
    if path.exists() or path.is_symlink():
        raise NewsmlError("there already: name another file, or remove this one first", source=str(path))


def _with(article: Any, fields: dict[str, str]) -> Any:
    from pydantic import ValidationError

    try:
        return article.replace(**fields)
    except ValidationError as error:
        problems = "; ".join(f"--{shown_path(item['loc'])}: {item['msg']}" for item in error.errors())
        raise click.UsageError(problems) from None
