"""`newsml show`: an article for people to read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import click

from newsml.cli.annotated import annotated
from newsml.cli.options import from_option
from newsml.cli.sayings import called, event_time, sayings
from newsml.cli.sources import expand
from newsml.cli.terminal import complain, console, in_line, visible
from newsml.errors import InvalidArticle, NewsmlError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    from newsml.model.article import Article
    from newsml.model.event import Event
    from newsml.model.register import Register

_EPILOG = """\b
Examples:
  newsml show story.json
  newsml show --from newsml-g2 - < story.xml
  newsml show --html story.json -o story.html
  newsml show --html archive/ -o site/

On a terminal, words are coloured by what they mention. Without colour they stand in brackets with the id of what
they mention: [participant: ], (topic: ), <event: >, {statement: }; where brackets cross, the closing one repeats
the id. Characters that would steer the terminal are spelled out, as in <U+009B>.

With --html, each article becomes a page of its own that needs nothing else, with what the rules find in it; several
go into the folder -o, with an index.html that lists them.
"""

_ID_WIDTH: Final = 26
_FIELDS: Final = ("headline", "standfirst", "body")


@click.command(epilog=_EPILOG, short_help="Print articles for people to read.")
@click.argument("sources", metavar="SRC...", nargs=-1, required=True)
@click.option("--html", is_flag=True, help="Make web pages.")
@click.option("-o", "--out", metavar="PATH", help="File or folder for --html; - for standard output.")
@from_option
def show(*, sources: tuple[str, ...], html: bool, out: str | None, format: str | None) -> int:
    """Print articles: the annotated text, who takes part, what happens, who says what."""
    if html:
        from newsml.cli.pages import pages

        return pages(sources, out, format)
    if out is not None:
        raise click.UsageError("-o is for --html")
    return _printed(sources, format)


def _printed(sources: tuple[str, ...], format: str | None) -> int:
    found = expand(sources)
    code = 0
    for problem in found.problems:
        complain(str(problem))
        code = 2
    out = console()
    first = True
    for source in found.sources:
        try:
            for reading in source.stream(format):
                for thing in (*reading.articles, *((reading.register,) if reading.register else ())):
                    if not first:
                        out.rule()
                    first = False
                    print_document(out, thing)
        except NewsmlError as error:
            error.source = error.source or source.name
            complain(str(error))
            code = max(code, 1 if isinstance(error, InvalidArticle) else 2)
    return code


def print_document(out: Console, thing: Article | Register) -> None:
    """Prints an article, or a register, which has no text and no statements."""
    from newsml.model.article import Article

    if isinstance(thing, Article):
        _print_text(out, thing)
    else:
        out.print(in_line(thing.name or thing.id or "a register"), style="bold", soft_wrap=True)
    for table in (participants(thing), events(thing), topics(thing)):
        if table.row_count:
            out.print()
            out.print(table)
    if isinstance(thing, Article) and thing.statements:
        out.print()
        out.print(statements(thing))


def _print_text(out: Console, article: Article) -> None:
    coloured = out.color_system is not None
    withheld = {item.field: item for item in article.withheld}
    for field in _FIELDS:
        text = annotated(article, field, coloured=coloured)
        if field in withheld:
            out.print(f"({field} withheld: {withheld[field].length} characters)", style="dim")
        elif text:
            if field == "headline":
                text.stylize("bold")
            out.print(text, soft_wrap=not out.is_terminal)
        if field == "headline" and (line := " · ".join(_about(article))):
            out.print(line, style="dim", soft_wrap=True)
        if field != "body" and (text or field in withheld):
            out.print()


def _about(article: Article) -> Iterator[str]:
    """Who wrote it, where, when, under which id."""
    yield from (in_line(line) for line in article.bylines)
    if article.dateline is not None and article.dateline.text:
        yield in_line(article.dateline.text)
    moment = article.first_published or article.created or article.modified
    if moment is not None:
        yield str(moment)
    yield visible(article.id) if article.version == 1 else f"{visible(article.id)}, version {article.version}"


def _table(title: str, *columns: str) -> Table:
    from rich.table import Table

    table = Table(title=title, title_justify="left", title_style="bold", header_style="bold")
    for column in columns:
        table.add_column(column, overflow="fold")
    return table


def _row(table: Table, *cells: str) -> None:
    from rich.text import Text

    texts: list[Text] = [Text(cell) for cell in cells]
    table.add_row(*texts)
    for column, text in zip(table.columns, texts, strict=True):
        if column.header == "id":  # ids are for copying: broken ones only where there is no room at all
            column.min_width = max(column.min_width or 0, min(len(text), _ID_WIDTH))


def participants(thing: Article | Register) -> Table:
    """Who takes part."""
    table = _table("Participants", "id", "kind", "name", "roles", "elsewhere")
    for one in thing.participants:
        roles = [in_line(role.title) + (f" of {role.of}" if role.of else "") for role in one.roles]
        elsewhere = " ".join(visible(iri) for iri in one.same_as)
        _row(table, one.id, one.kind, called(one), "; ".join(roles), elsewhere)
    return table


def topics(thing: Article | Register) -> Table:
    """What it is about besides."""
    table = _table("Topics", "id", "name", "elsewhere")
    for topic in thing.topics:
        elsewhere = [str(topic.code)] if topic.code else []
        _row(table, topic.id, called(topic), in_line(" ".join((*elsewhere, *topic.same_as))))
    return table


def events(thing: Article | Register) -> Table:
    """What happens, in the order of time."""
    from newsml.model.article import Article

    ordered: tuple[Event, ...] = thing.timeline() if isinstance(thing, Article) else thing.events
    table = _table("Timeline", "when", "id", "what", "status", "where", "who")
    for event in ordered:
        where = ", ".join(in_line(place.place or place.online or "") for place in event.where)
        who = ", ".join(sorted({part.participant for part in event.participations}))
        status = event.status if event.polarity == "positive" else f"not {event.status}"
        _row(table, in_line(event_time(event)), event.id, called(event), status, where.strip(", "), who)
    return table


def statements(article: Article) -> Table:
    """Who says what, in the order of the text."""
    table = _table("Who said what", "id", "who", "how", "what", "to", "about", "when")
    for saying in sayings(article):
        _row(table, saying.id, saying.who, saying.how, saying.what, saying.to, saying.about, saying.when)
    return table
