"""Tables in Arrow: schemas with descriptions, and record batches made as they are asked for."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Any, Final

from newsml.errors import MissingExtra
from newsml.tables.catalogue import checked, table
from newsml.tables.column import is_list

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    import pyarrow as pa

    from newsml.model.article import Article
    from newsml.tables.column import Row, Table

BATCH_ROWS: Final = 8192
"""How many rows a record batch has at most."""
BATCH_CHARACTERS: Final = 16 * 1024 * 1024
"""How many characters of text a record batch has, but for its last row."""


def batches(articles: Article | Iterable[Article], name: str) -> pa.RecordBatchReader:
    """A table as a stream of record batches, which DuckDB, Polars and others read as it is made.

    Args:
        articles: one article, or several; they are taken one at a time.
        name: as for `newsml.rows`.

    Raises:
        MissingExtra: pyarrow is not installed.
        NewsmlError: as for `newsml.rows`.
    """
    pyarrow = library()
    found = table(name)
    shape = schema(found)
    stream: pa.RecordBatchReader = pyarrow.RecordBatchReader.from_batches(
        shape, made(found, checked(articles), shape)
    )
    return stream


def library() -> Any:
    """pyarrow; raises MissingExtra where it is not installed."""
    try:
        import pyarrow as pa
    except ImportError:
        raise MissingExtra(
            'Arrow and Parquet need pyarrow: pip install "newsml[tables]" (CSV and JSON lines need nothing more)'
        ) from None
    return pa


def schema(of: Table[Any]) -> pa.Schema:
    """The Arrow schema of a table; each field has its description in its metadata, as has the table."""
    pyarrow = library()
    types = {
        "text": pyarrow.string(),
        "integer": pyarrow.int64(),
        "number": pyarrow.float64(),
        "boolean": pyarrow.bool_(),
        "date": pyarrow.date32(),
        "text[]": pyarrow.list_(pyarrow.string()),
        "integer[]": pyarrow.list_(pyarrow.int64()),
    }
    fields = [
        pyarrow.field(
            column.name,
            types[column.type],
            nullable=column.nullable and not is_list(column),
            metadata={"description": column.description},
        )
        for column in of.columns
    ]
    shape: pa.Schema = pyarrow.schema(fields, metadata={"description": of.description})
    return shape


def made(of: Table[Any], articles: Iterable[Article], shape: pa.Schema) -> Iterator[pa.RecordBatch]:
    """The record batches of articles; no more than one batch of rows is held."""
    pyarrow = library()
    rows = of.weighed(articles)
    while batch := list(_bounded(islice(rows, BATCH_ROWS))):
        columns = [
            pyarrow.array(cells, type=field.type)
            for cells, field in zip(zip(*batch, strict=True), shape, strict=True)
        ]
        yield pyarrow.RecordBatch.from_arrays(columns, schema=shape)


def _bounded(rows: Iterable[tuple[Row, int]]) -> Iterator[Row]:
    """Rows until there is enough text in them: a long text of an article may stand in many."""
    characters = 0
    for row, weight in rows:
        yield row
        characters += weight
        if characters > BATCH_CHARACTERS:
            return
