"""Tables: the things of articles as rows, for those who count them.

    >>> import newsml
    >>> for row in newsml.rows(newsml.load("story.json").articles, "statements"):
    ...     print(row["date"], row["speaker_name"], row["content"])

Each table has columns that stay: their names, types and meanings are in `TABLES`, in `schema/tables.json` and in
`docs/tables.md`. `write` makes a file of any number of articles, `batches` a stream of Arrow record batches.
"""

from __future__ import annotations

from newsml.tables.arrow import batches
from newsml.tables.catalogue import TABLES, rows, table
from newsml.tables.column import Column, Table
from newsml.tables.writing import FORMATS, format_of, write

__all__ = ["FORMATS", "TABLES", "Column", "Table", "batches", "format_of", "rows", "table", "write"]
