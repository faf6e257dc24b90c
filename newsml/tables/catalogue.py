"""The tables by name, and their rows."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, Final

from newsml.errors import NewsmlError
from newsml.model.article import Article
from newsml.tables.articles import ARTICLES
from newsml.tables.events import EVENTS
from newsml.tables.mentions import MENTIONS
from newsml.tables.participants import PARTICIPANTS
from newsml.tables.statements import STATEMENTS
from newsml.tables.topics import TOPICS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newsml.tables.column import Table

TABLES: Final[dict[str, Table[Any]]] = {
    made.name: made for made in (STATEMENTS, PARTICIPANTS, MENTIONS, EVENTS, TOPICS, ARTICLES)
}
"""All tables by name."""


def table(name: str) -> Table[Any]:
    """The table of this name; raises NewsmlError, naming the nearest."""
    if name in TABLES:
        return TABLES[name]
    nearest = difflib.get_close_matches(str(name), TABLES, n=1)
    hint = f"did you mean {nearest[0]!r}? " if nearest else ""
    raise NewsmlError(f"no table is called {name!r}: {hint}known are {', '.join(TABLES)}")


def rows(articles: Article | Iterable[Article], name: str) -> Iterator[dict[str, Any]]:
    """The rows of a table, one for each thing of its kind, as dictionaries with the same keys throughout.

    Articles are taken one at a time, so that a generator of any number of them will do. Columns, types and
    meanings: `newsml.tables.TABLES`.

    Args:
        articles: one article, or several.
        name: statements, participants, mentions, events, topics or articles.

    Raises:
        NewsmlError: no table has that name, or what is given holds something else than articles.
    """
    found = table(name)
    keys = [column.name for column in found.columns]
    several = checked(articles)
    return (dict(zip(keys, row, strict=True)) for row in found.rows(several))


def checked(articles: Any) -> Iterator[Article]:
    """The articles one at a time; raises NewsmlError where there is something else."""
    if isinstance(articles, Article):
        return iter((articles,))
    if not isinstance(articles, Iterable) or isinstance(articles, (str, bytes, dict)):
        raise NewsmlError(f"give an Article or several, not {_kind(articles)}")
    return _each(articles)


def _each(articles: Iterable[Any]) -> Iterator[Article]:
    for one in articles:
        if not isinstance(one, Article):
            raise NewsmlError(f"give an Article or several, not {_kind(one)} among them")
        yield one


def _kind(thing: Any) -> str:
    hint = ", but the .articles of it" if type(thing).__name__ == "Reading" else ""
    return f"{'None' if thing is None else 'a ' + type(thing).__name__}{hint}"
