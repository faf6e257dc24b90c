"""`newsml update`: the next version of an article, from its new text."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

import click

from newsml.cli.losses import costs
from newsml.cli.options import from_option
from newsml.cli.sources import STDIN, Source, expand
from newsml.cli.terminal import as_json, console, in_line, remark, write_bytes
from newsml.errors import NewsmlError, shown_path

if TYPE_CHECKING:
    from rich.table import Table

    from newsml.formats.reading import Reading
    from newsml.model.article import Article
    from newsml.revising.report import Reanchored, Reanchoring

_EPILOG = """\b
Examples:
  newsml convert story.json --to text | sed s/Monday/Tuesday/ > new.txt
  newsml update story.json new.txt -o next.json
  newsml update story.json new.txt -o next.json --kind correction --modified 2026-06-02T08:00:00Z
  newsml update story.json new.txt -o next.json --output json

OLD is one article in any format that newsml reads, NEW_TEXT its new text as `newsml new` reads it: the headline, an
empty line, the body. All of it is body with --no-headline, and where the article has no headline. The standfirst and
everything else stay. Where the old body does not end with a line break, one at the end of NEW_TEXT does not count.

What became of each anchor is told on standard error: kept (the same words at the same place), moved (the same words
somewhere else), changed (words were edited), or lost. The new version says which one it supersedes. OLD is left
alone, unless it is what -o names; what -o names is written over, whole or not at all.

\b
Exit codes:
  0  all anchors were carried over
  1  anchors were lost, though the version was written; or OLD is inconsistent
  2  an input cannot be read, the version cannot be written, or the text did not change: nothing is written
"""

_LONGEST_WORDS = 60


def _timestamp(_ctx: click.Context, _option: click.Parameter, text: str | None) -> str | None:
    from newsml.model.time import Timestamp

    if text is not None:
        try:
            Timestamp(text)
        except ValueError as error:
            raise click.BadParameter(str(error)) from None
    return text


@click.command(epilog=_EPILOG, short_help="Carry an article's annotations over to its new text.")
@click.argument("old", metavar="OLD")
@click.argument("new_text", metavar="NEW_TEXT")
@click.option("-o", "--out", metavar="FILE", help="Where to write; without it, JSON goes to standard output.")
@click.option(
    "--kind",
    type=click.Choice(["update", "correction"]),
    default="update",
    show_default=True,
    help="What the new version is.",
)
@click.option("--modified", metavar="TIMESTAMP", callback=_timestamp, help="When the new version was made.")
@click.option("--no-headline", is_flag=True, help="All of the text is body; the headline stays.")
@click.option("--all", "everything", is_flag=True, help="List the anchors that are kept as well.")
@from_option
@click.option(
    "--output",
    type=click.Choice(["text", "json"]),
    default="text",
    help="How to report; json goes to standard output, and needs -o.",
)
def update(
    *,
    old: str,
    new_text: str,
    out: str | None,
    kind: Any,
    modified: str | None,
    no_headline: bool,
    everything: bool,
    format: str | None,
    output: str,
) -> int:
    """Make the next version of an article: its annotations are carried over to a new text."""
    from newsml.revising.update import updated

    target = None if out in (None, STDIN) else out
    if output == "json" and target is None:
        raise click.UsageError("--output json goes to standard output: name a file for the article with -o")
    if old == new_text == STDIN:
        raise click.UsageError("only one of OLD and NEW_TEXT can be standard input")
    if target is not None and new_text != STDIN and os.path.realpath(target) == os.path.realpath(new_text):
        raise click.UsageError("-o would write over NEW_TEXT: name another file")
    reading = _one(old).read(format)
    article = _article(reading, old)
    done = updated(article, _texts(article, new_text, no_headline=no_headline), kind=kind, modified=modified)
    if not done.texts_changed:
        message = (
            f"the text is that of version {article.version}: nothing changed, so there is no next version"
        )
        raise NewsmlError(message, source=new_text)
    _write(reading, done.article, target)
    if output == "json":
        write_bytes(as_json(_as_data(article, done, target)))
    else:
        _tell(done, everything=everything)
    return int(bool(done.having("lost")))


def _one(source: str) -> Source:
    found = expand([source])
    if found.problems:
        raise found.problems[0]
    if len(found.sources) > 1 or found.sources[0].from_folder:
        raise click.UsageError(f"one file at a time, not {source}")
    return found.sources[0]


def _article(reading: Reading, name: str) -> Article:
    if len(reading.articles) != 1:
        raise NewsmlError(f"holds {len(reading.articles)} articles: give a file with one", source=name)
    return reading.articles[0]


def _texts(article: Article, source: str, *, no_headline: bool) -> dict[str, str | None]:
    """The new texts by field, with a remark on what was guessed; raises NewsmlError where there is no body."""
    from newsml.formats.text import TextFormat

    headed = article.headline is not None or any(item.field == "headline" for item in article.withheld)
    data, name = _one(source).content()
    reading = TextFormat().read(data, name, headline=headed and not no_headline)
    for note in reading.notes:
        remark(f"{name}: {note.what}")
    text = reading.article
    out: dict[str, str | None] = {}
    if text.headline is not None:
        out["headline"] = text.headline
    elif headed and not no_headline:
        remark(f"{name}: the text begins with an empty line: the headline stays as it was")
    if text.body is not None:
        out["body"] = _without_last_break(text.body, article.body)
    elif article.body is not None or any(item.field == "body" for item in article.withheld):
        message = (
            "there is only a headline, and no body: with --no-headline, the text is read as the body alone"
        )
        raise NewsmlError(message, source=name)
    return out


def _without_last_break(new: str, old: str | None) -> str:
    """The body without the line break that editors put at the end of a file, where the old body ends without."""
    if old is None or old.endswith(("\n", "\r")):
        return new
    for ending in ("\r\n", "\n", "\r"):
        if new.endswith(ending):
            return new.removesuffix(ending) or new
    return new


def _write(reading: Reading, article: Article, target: str | None) -> None:
    from newsml.flow import dump, dumps
    from newsml.formats import by_suffix

    if target is None:
        write_bytes(dumps(article, "json"))
        return
    format = by_suffix(target)
    dump(article, target)
    for line in costs(reading, format.lost).lines():
        remark(line)


def _tell(done: Reanchoring, *, everything: bool) -> None:
    shown = done.anchors if everything else done.having("moved", "changed", "lost")
    if shown:
        console(err=True).print(_table(shown))
    for one in done.removed:
        remark(f"removed: {shown_path(one.path)}: {one.reason}")
    remark("anchors: " + ", ".join(f"{count} {status}" for status, count in done.counts.items()))
    edited = [one for one in done.structure if one.status != "kept"]
    if edited or done.added:
        of = {status: sum(one.status == status for one in edited) for status in ("moved", "changed", "lost")}
        of["new"] = len(done.added)
        remark("blocks and marks: " + ", ".join(f"{count} {what}" for what, count in of.items() if count))


def _table(anchors: tuple[Reanchored, ...]) -> Table:
    from rich.table import Table
    from rich.text import Text

    table = Table(header_style="bold")
    for column in ("of", "part", "", "words", "words now", "why"):
        table.add_column(column, overflow="fold")
    for one in anchors:
        now = None if one.new is None or one.new.exact == one.old.exact else one.new.exact
        cells = (one.id, shown_path(one.path[2:]), one.status, _words(one.old.exact), _words(now), one.reason)
        table.add_row(*(Text(cell) for cell in cells))
    return table


def _words(words: str | None) -> str:
    line = in_line(words or "")
    return line if len(line) <= _LONGEST_WORDS else f"{line[:40]} … {line[-15:]}"


def _as_data(article: Article, done: Reanchoring, target: str | None) -> dict[str, Any]:
    """The whole report as plain data for JSON."""
    return {
        "id": article.id,
        "version": done.article.version,
        "supersedes": article.version,
        "written": target,
        "texts_changed": list(done.texts_changed),
        "counts": done.counts,
        "anchors": [
            {
                "path": shown_path(one.path),
                "id": one.id,
                "part": one.part,
                "status": one.status,
                "reason": one.reason,
                "old": _plain(one.old),
                "new": None if one.new is None else _plain(one.new),
            }
            for one in done.anchors
        ],
        "structure": [
            {
                "path": shown_path(one.path),
                "status": one.status,
                "reason": one.reason,
                "old": _plain(one.old),
                "new": [_plain(item) for item in one.new],
            }
            for one in done.structure
        ],
        "added": [_plain(block) for block in done.added],
        "removed": [{"path": shown_path(one.path), "reason": one.reason} for one in done.removed],
    }


def _plain(record: Any) -> Any:
    return record.model_dump(mode="json", exclude_defaults=True)
