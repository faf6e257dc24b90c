"""`newsml ground`: from a draft, which names words, to an article."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final, Literal

import click

from newsml.cli.sources import STDIN, one
from newsml.cli.terminal import as_json, console, in_line, remark, write_bytes

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from rich.console import Console
    from rich.table import Table

    from newsml.formats.draft.document import Document
    from newsml.formats.draft.grounding import Grounded, Grounding

_EPILOG = """\b
Examples:
  newsml ground draft.yaml -o article.json
  newsml ground draft.yaml --text story.txt -o article.json --all
  newsml ground --output json draft.yaml -o article.json
  newsml ground - --text story.txt < draft.yaml > article.json

DRAFT is YAML 1.2 or JSON: an article's fields, with words in place of offsets. Its headline and body stand in the
draft itself or in the file that --text names: first line, empty line, then the rest without the line break that ends
the file. Words are looked for exactly, then without regard to quotation marks, dashes, white space and case, then
nearly. Words that stand in several places are told apart by `context` or `nth`, else by order and nearness. What cannot
be settled is listed with the places in question, and the article is without it.

The table shows what was not simply found (--all: everything). It goes to standard output; without -o the article goes
there, and the table to standard error.

\b
Exit codes:
  0  every place was settled
  1  some words were not found, or stand in several places; or the draft says what no article can say
  2  the draft or the text cannot be read, or the article cannot be written
"""

_STATUS_STYLES: Final = {
    "exact": "green",
    "normalised": "cyan",
    "fuzzy": "yellow",
    "ambiguous": "bold red",
    "not_found": "bold red",
}
_LAST_BREAK: Final = re.compile(r"(?<=.)(?:\r\n|[\r\n])\Z", re.DOTALL)
_PLAIN: Final = ("the only place",)
_JUSTIFIED: Final[dict[str, Literal["right"]]] = {"line": "right"}
_WORDS: Final = 40


@click.command(epilog=_EPILOG, short_help="Find the words of a draft in its text; write the article.")
@click.argument("source", metavar="DRAFT")
@click.option("--text", metavar="FILE", help="The text that the draft belongs to.")
@click.option("--no-headline", is_flag=True, help="All of the text is body.")
@click.option("-o", "--out", metavar="FILE", help="Where to write the article; its ending names the format.")
@click.option("--all", "everything", is_flag=True, help="List every anchor.")
@click.option(
    "--output",
    type=click.Choice(["text", "json"]),
    default="text",
    help="How to print what was done.",
    show_default=True,
)
def ground(
    *, source: str, text: str | None, no_headline: bool, out: str | None, everything: bool, output: str
) -> int:
    """Find the words of a draft in its text, and write the article."""
    from newsml.flow import dump, dumps
    from newsml.formats import by_suffix
    from newsml.formats.draft.document import read_document
    from newsml.formats.draft.grounding import ground_document

    if source == text == STDIN:
        raise click.UsageError("draft and text cannot both come from standard input")
    if no_headline and text is None:
        raise click.UsageError("--no-headline says how to read --text: name that as well")
    to_file = out is not None and out != STDIN
    if out is not None and to_file:
        by_suffix(out)
    document = read_document(*one(source).content())
    texts = _texts(document, text, headline=not no_headline) if text is not None else {}
    grounding = ground_document(document, texts)
    for note in grounding.notes:
        remark(f"{document.name}: {note}")
    if out is not None and to_file:
        dump(grounding.article, out)
    else:
        write_bytes(dumps(grounding.article, "json"))
    if output == "text":
        print_grounding(console(err=not to_file), grounding, everything=everything)
    elif to_file:
        write_bytes(as_json(_as_data(grounding)))
    else:
        click.echo(as_json(_as_data(grounding)), err=True, nl=False)
    return 0 if grounding.ok else 1


def _texts(document: Document, text: str, *, headline: bool) -> dict[str, str]:
    """The texts of a plain text file; and its id, where the draft has none: the one that `newsml new` would give it."""
    from newsml.formats.text import TextFormat

    data, name = one(text).content()
    reading = TextFormat().read(data, name, headline=headline)
    for note in reading.notes:
        remark(f"{name}: {note.what}")
    document.data.setdefault("id", reading.article.id)
    fields = {"headline": reading.article.headline, "body": reading.article.body}
    # The line break that ends the file ends its last line; it is no part of the text.
    return {key: _LAST_BREAK.sub("", value) for key, value in fields.items() if value is not None}


def print_grounding(out: Console, grounding: Grounding, *, everything: bool) -> None:
    """Prints what became of the anchors, the undecided ones with the places in question."""
    shown = [row for row in grounding.anchors if everything or not _is_plain(row)]
    if shown:
        out.print(_table(shown))
    for row in grounding.unplaced:
        for line in _candidates(row):
            out.print(line, soft_wrap=True)
    out.print(summary(grounding), soft_wrap=True)


def _is_plain(row: Grounded) -> bool:
    return row.status == "exact" and row.reason in _PLAIN


def _table(rows: Iterable[Grounded]) -> Table:
    from rich.table import Table
    from rich.text import Text

    table = Table(header_style="bold")
    for name in ("line", "anchor", "words", "found"):
        table.add_column(
            name, overflow="fold", no_wrap=name in ("line", "anchor"), justify=_JUSTIFIED.get(name, "left")
        )
    for row in rows:
        status = row.status.replace("_", " ") + (f" {row.score}" if row.status == "fuzzy" else "")
        found = Text(status, style=_STATUS_STYLES[row.status])
        found.append(f": {row.reason}", style="default")
        if row.found is not None:
            place = "" if row.field == "body" else f"{row.field} "
            found.append(f", {place}{row.spans[0][0]}..{row.spans[-1][1]}")
            if row.found != row.words:
                found.append(f" {_short(row.found)!r}")
        table.add_row(str(row.line or ""), in_line(row.path), _short(row.words), found)
    return table


def _short(words: str) -> str:
    line = in_line(words)
    return line if len(line) <= _WORDS else f"{line[: _WORDS - 12]} … {line[-9:]}"


def _candidates(row: Grounded) -> Iterator[str]:
    if not row.candidates:
        return
    place = f"line {row.line}: " if row.line is not None else ""
    yield in_line(f"{place}{row.path}: {_short(row.words)!r} {row.status.replace('_', ' ')}; it may be")
    for number, candidate in enumerate(row.candidates, 1):
        start, end = candidate.spans[0][0], candidate.spans[-1][1]
        yield f"  {number}. {candidate.field} {start}..{end}: …{in_line(candidate.context)}…"
    if row.total > len(row.candidates):
        yield f"  and {row.total - len(row.candidates)} more"
    if row.status == "ambiguous":
        yield "  say which with nth, or give a context"


def summary(grounding: Grounding) -> str:
    """How many anchors were found in which way, in one line."""
    counts = {status.replace("_", " "): count for status, count in grounding.counts.items() if count}
    listed = ", ".join(f"{count} {status}" for status, count in counts.items())
    total = len(grounding.anchors)
    return f"{total} anchor{'' if total == 1 else 's'}{': ' if listed else ''}{listed}"


def _as_data(grounding: Grounding) -> dict[str, Any]:
    from dataclasses import asdict

    return {
        "article": grounding.article.id,
        "counts": grounding.counts,
        "notes": list(grounding.notes),
        "anchors": [asdict(row) for row in grounding.anchors],
    }
