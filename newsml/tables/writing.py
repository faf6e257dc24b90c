"""Tables as files: CSV and JSON lines row by row, Parquet and Arrow batch by batch, in bounded memory."""

from __future__ import annotations

import os
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, Final, Protocol

from newsml.errors import NewsmlError
from newsml.files import writing
from newsml.tables.arrow import library, made, schema
from newsml.tables.catalogue import checked, table
from newsml.tables.lines import csv, json_lines

if TYPE_CHECKING:
    from collections.abc import Iterable

    from newsml.model.article import Article
    from newsml.tables.column import Table

GROUP_ROWS: Final = 8 * 8192
"""How many rows a row group of Parquet has at most."""
GROUP_BYTES: Final = 32 * 1024 * 1024
"""How many bytes of Arrow a row group has, but for its last batch."""


class _Writer(Protocol):
    def __call__(
        self, of: Table[Any], articles: Iterable[Article], file: IO[bytes], *, safe: bool
    ) -> int: ...


def write(
    articles: Article | Iterable[Article],
    name: str,
    target: str | os.PathLike[str] | IO[bytes],
    format: str | None = None,
    *,
    safe: bool = False,
) -> int:
    """Writes a table, and returns how many rows it has; a file is written whole or not at all.

    Args:
        articles: one article, or several; they are taken one at a time.
        name: as for `newsml.rows`.
        target: a path, or a file open for writing bytes.
        format: csv, jsonl, parquet or arrow; told from the path's ending where left out.
        safe: whether CSV is for spreadsheets: a text that these would run as a formula gets an apostrophe before it.

    Raises:
        MissingExtra: Arrow or Parquet is asked for, and pyarrow is not installed.
        NewsmlError: as for `newsml.rows`; or the format is not known, or the file cannot be written.
    """
    found, several = table(name), checked(articles)
    path = Path(target) if isinstance(target, (str, os.PathLike)) else None
    chosen = FORMATS[format_of(format, path)]
    if safe and chosen is not csv:
        raise NewsmlError("safe is for CSV: nothing else is run as a formula")
    if chosen in (_parquet, _arrow):
        library()  # before the first article is read
    if path is None:
        return chosen(found, several, target, safe=safe)  # type: ignore[arg-type]
    with writing(path) as file:
        return chosen(found, several, file, safe=safe)


def format_of(format: str | None, path: Path | None) -> str:
    """The name of the format to write; raises NewsmlError where it is not known."""
    given = format if format is not None else "" if path is None else path.suffix[1:].lower()
    if given in FORMATS:
        return given
    known = ", ".join(FORMATS)
    if format is not None:
        raise NewsmlError(f"no table can be written as {format!r}: known are {known}")
    if path is None:
        raise NewsmlError(f"a file object has no ending: name the format ({known})")
    raise NewsmlError(f"the ending of {path.name!r} names no format for tables: known are {known}")


def _parquet(of: Table[Any], articles: Iterable[Article], file: IO[bytes], *, safe: bool) -> int:
    del safe
    pyarrow, shape = library(), schema(of)
    from pyarrow import parquet

    count = 0
    group: list[Any] = []
    with parquet.ParquetWriter(file, shape, compression="zstd") as writer:
        for batch in made(of, articles, shape):
            group.append(batch)
            count += batch.num_rows
            rows = sum(one.num_rows for one in group)
            if rows + batch.num_rows > GROUP_ROWS or sum(one.nbytes for one in group) > GROUP_BYTES:
                writer.write_table(pyarrow.Table.from_batches(group), row_group_size=rows)
                group = []
        if group:
            writer.write_table(pyarrow.Table.from_batches(group), row_group_size=GROUP_ROWS)
    return count


def _arrow(of: Table[Any], articles: Iterable[Article], file: IO[bytes], *, safe: bool) -> int:
    del safe
    pyarrow, shape = library(), schema(of)
    count = 0
    with pyarrow.ipc.new_file(file, shape) as writer:
        for batch in made(of, articles, shape):
            writer.write_batch(batch)
            count += batch.num_rows
    return count


FORMATS: Final[dict[str, _Writer]] = {"csv": csv, "jsonl": json_lines, "parquet": _parquet, "arrow": _arrow}
"""How tables can be written, by the endings of the files."""
