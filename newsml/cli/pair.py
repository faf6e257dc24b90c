"""Two articles that a command compares, one from each of two documents."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from newsml.cli.sources import STDIN, expand
from newsml.errors import NewsmlError

if TYPE_CHECKING:
    from newsml.formats.reading import Reading


def two_readings(a: str, b: str, format: str | None) -> tuple[Reading, Reading]:
    """Two documents, each of which holds exactly one article.

    Raises:
        NewsmlError: a document cannot be read, or holds none or several.
        click.UsageError: a folder or a glob, or standard input twice.
    """
    if a == b == STDIN:
        raise click.UsageError("standard input can be read only once: name a file for one of the two")
    return _reading(a, format), _reading(b, format)


def _reading(name: str, format: str | None) -> Reading:
    found = expand([name])
    if found.problems:
        raise found.problems[0]
    if len(found.sources) != 1 or found.sources[0].from_folder:
        raise click.UsageError(f"two documents of one article each are compared, not {name}")
    try:
        reading = found.sources[0].read(format)
    except NewsmlError as error:
        error.source = error.source or name
        raise
    if len(reading.articles) != 1:
        raise NewsmlError(f"holds {len(reading.articles)} articles: give a file with one", source=name)
    return reading
