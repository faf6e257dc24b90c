"""`Column` and `Table`: what a table says of each thing, stated once for every way to write it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, Generic, Literal, TypeAlias, TypeVar

from newsml.errors import NewsmlError
from newsml.tables.view import View

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from newsml.model.article import Article

T = TypeVar("T")

ColumnType = Literal["text", "integer", "number", "boolean", "date", "text[]", "integer[]"]

ARROW: Final[dict[ColumnType, str]] = {
    "text": "utf8",
    "integer": "int64",
    "number": "float64",
    "boolean": "bool",
    "date": "date32",
    "text[]": "list<utf8>",
    "integer[]": "list<int64>",
}
"""What each type is in Arrow, and with it in Parquet."""

MAX_CHARACTERS: Final = 256 * 1024 * 1024
"""The most text that the rows of one article may hold.

A row repeats the names of what it refers to, so that rows may grow with the square of an article that is made for it.
Arrow's texts of one batch have to stay below 2 GiB (Columnar Format, Variable-size Binary Layout).
"""

Row: TypeAlias = tuple[Any, ...]
"""The cells of one thing, in the order of the columns."""


@dataclass(frozen=True, slots=True)
class Column(Generic[T]):
    """One column: what it is called, what it holds, and how that is got of a thing."""

    name: str
    type: ColumnType
    """In rows: str, int, float, bool, datetime.date, list of str, list of int."""
    description: str
    get: Callable[[View, T], Any]
    nullable: bool = True
    """Whether a cell may hold nothing; a list never does, it is empty instead."""


@dataclass(frozen=True, slots=True)
class Table(Generic[T]):
    """One table: a row for each thing of one kind."""

    name: str
    description: str
    things: Callable[[View], Iterable[T]]
    """The things of an article, in the order of its rows."""
    columns: tuple[Column[T], ...]

    def rows(self, articles: Iterable[Article]) -> Iterator[Row]:
        """The rows of articles, in their order; one article at a time is looked at.

        Raises:
            NewsmlError: an article would have more than `MAX_CHARACTERS` in its rows.
        """
        return (row for row, _ in self.weighed(articles))

    def weighed(self, articles: Iterable[Article]) -> Iterator[tuple[Row, int]]:
        """The rows, each with how many characters it has; raises as `rows` does."""
        getters = [column.get for column in self.columns]
        for article in articles:
            view = View(article)
            room = MAX_CHARACTERS
            for thing in self.things(view):
                row = tuple([get(view, thing) for get in getters])
                weight = _weight(row)
                room -= weight
                if room < 0:
                    message = f"its rows of {self.name} hold more than {MAX_CHARACTERS} characters"
                    raise NewsmlError(f"{message}: a long name stands in too many of them", source=article.id)
                yield row, weight


def _weight(row: Row) -> int:
    """How many characters a row has; each item of a list counts as one more."""
    weight = 0
    for cell in row:
        if type(cell) is str:
            weight += len(cell)
        elif type(cell) is list:
            for item in cell:
                weight += 1 + (len(item) if type(item) is str else 0)
    return weight


def is_list(column: Column[Any]) -> bool:
    """Whether the cells of a column are lists."""
    return column.type in ("text[]", "integer[]")
