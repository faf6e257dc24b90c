"""`newsml demo`: an annotated article is checked, converted there and back, and broken."""

from __future__ import annotations

import json
import tempfile
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

from newsml.cli.terminal import console, in_line, visible
from newsml.errors import InvalidArticle, NewsmlError

if TYPE_CHECKING:
    from rich.console import Console

    from newsml.model.article import Article

_ARTICLE: Final = "paris-summit.json"
_FORMATS: Final = ("newsml-g2", "jsonld")

_EPILOG = """\b
Examples:
  newsml demo

The files that it writes stay, in a temporary folder that it names.
"""


@click.command(epilog=_EPILOG, short_help="See it all on an article that comes with newsml.")
def demo() -> int:
    """See it all on an article that comes with newsml: check, convert without loss, explain what is broken."""
    out = console()
    data = _article()
    folder = Path(tempfile.mkdtemp(prefix="newsml-demo-"))
    from newsml.flow import loads

    article = loads(data, "json").article
    clean = _checked(out, article)
    _who_said_what(out, article)
    kept = _there_and_back(out, article, folder)
    explained = _broken(out, data, folder)
    out.print(f"\nThe files are in {visible(str(folder))}", soft_wrap=True)
    return 0 if clean and kept and explained else 1


def _article() -> bytes:
    return files("newsml").joinpath("demo", _ARTICLE).read_bytes()


def _checked(out: Console, article: Article) -> bool:
    from newsml.cli.outputs.showing import excerpt_of
    from newsml.cli.problems import printed, width_in
    from newsml.flow import validate

    _title(out, f"1. {in_line(article.headline or article.id)}")
    counts = ", ".join(
        f"{len(getattr(article, noun))} {noun}" for noun in ("participants", "events", "statements", "topics")
    )
    anchors = sum(1 for _ in article.anchors())
    out.print(f"{counts}, tied to the text by {anchors} anchors.", soft_wrap=True)
    found = validate(article)
    for finding in found:
        printed(out, finding, excerpt_of(finding, article, width_in(out)))
    out.print(
        "The model takes it" + ("; no rule has any doubt." if not found else "; the rules ask for a look.")
    )
    return found.ok


def _who_said_what(out: Console, article: Article) -> None:
    from rich.table import Table
    from rich.text import Text

    from newsml.cli.sayings import sayings

    _title(out, "2. Who said what, about whom, when")
    table = Table(header_style="bold", show_lines=True)
    for column in ("who", "what", "about", "when"):
        table.add_column(column, overflow="fold")
    for saying in sayings(article):
        cells = (saying.who, f"{saying.how}: {saying.what}", saying.about, saying.when)
        table.add_row(*(Text(cell) for cell in cells))
    out.print(table)


def _there_and_back(out: Console, article: Article, folder: Path) -> bool:
    """Writes the article, reads it back and compares; returns whether nothing was lost."""
    from newsml.comparing.differences import diff
    from newsml.flow import dump, load
    from newsml.formats import named

    _title(out, "3. Into two standards and back")
    whole = True
    for name in _FORMATS:
        path = folder / f"{Path(_ARTICLE).stem}{named(name).suffixes[0]}"
        dump(article, path, name)
        reading = load(path, name)
        lost = [difference.path for difference in diff(article, reading.article)]
        spare = len(reading.leftovers) + len(reading.notes)
        said = "nothing was lost" if not lost else f"{len(lost)} fields differ: {', '.join(lost)}"
        more = f", and {spare} places were left over or guessed" if spare else ""
        size = path.stat().st_size
        out.print(
            f"{name}: {size} bytes in {visible(path.name)}; read back and compared: {said}{more}.",
            soft_wrap=True,
        )
        whole = whole and not lost and not spare
    return whole


def _broken(out: Console, data: bytes, folder: Path) -> bool:
    """Breaks a copy in three usual ways and prints what reading it says; returns whether it was refused."""
    from newsml.cli.problems import of_model, printed
    from newsml.flow import load

    _title(out, "4. A broken copy, explained")
    out.print(
        "In a copy, a date is written without zeros, the id of a speaker is misspelt, and an anchor counts from 1:"
    )
    path = folder / "broken.json"
    path.write_bytes(json.dumps(_with_slips(json.loads(data)), ensure_ascii=False, indent=2).encode())
    try:
        load(path, "json")
    except InvalidArticle as error:
        error.source = path.name
        for finding in of_model(error):
            printed(out, finding)
        return True
    return False


def _with_slips(article: dict[str, Any]) -> dict[str, Any]:
    statement = next((one for one in article["statements"] if "speaker" in one and "content" in one), None)
    if statement is None:
        raise NewsmlError(f"{_ARTICLE} has no statement with speaker and content to break")
    article["reference_date"] = "2025-9-3"
    statement["speaker"] = statement["speaker"][:-1]
    for span in statement["content"]["spans"][:1]:
        span["start"] += 1
        span["end"] += 1
    return article


def _title(out: Console, title: str) -> None:
    out.print()
    out.print(title, style="bold", soft_wrap=True)
