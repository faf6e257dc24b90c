"""Tables as lines of text: CSV (RFC 4180) and JSON lines."""

from __future__ import annotations

import csv as _csv
import datetime as dt
import io
import json
import re
from typing import IO, TYPE_CHECKING, Any, Final

from newsml.tables.column import is_list

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from newsml.model.article import Article
    from newsml.tables.column import Column, Table

_FORMULA: Final = re.compile(r"[=+\-@\t\r\n＝＋－＠]")
"""How a text begins that a spreadsheet may run (OWASP, CSV Injection)."""


def csv(of: Table[Any], articles: Iterable[Article], file: IO[bytes], *, safe: bool) -> int:
    """Writes CSV as RFC 4180 has it: UTF-8, a header, CRLF, quotation marks where needed.

    A cell without a value is empty, and only that is: no text of an article is. Lists are JSON arrays.
    """
    text = io.TextIOWrapper(file, encoding="utf-8", newline="", write_through=True)
    try:
        out = _csv.writer(text, lineterminator="\r\n")
        out.writerow([column.name for column in of.columns])
        renderers = [
            (n, render) for n, column in enumerate(of.columns) if (render := _renderer(column, safe=safe))
        ]
        count = 0
        for row in of.rows(articles):
            cells = list(row)
            for n, render in renderers:
                if cells[n] is not None:
                    cells[n] = render(cells[n])
            out.writerow(cells)
            count += 1
        text.flush()
    finally:
        text.detach()  # the file is the caller's to close
    return count


def _renderer(column: Column[Any], *, safe: bool) -> Callable[[Any], str] | None:
    """What makes text of a cell that the csv module would not write as it should be."""
    if is_list(column):
        return _json
    if column.type == "boolean":
        return lambda value: "true" if value else "false"
    if column.type == "text" and safe:
        return lambda text: f"'{text}" if _FORMULA.match(text) else text
    return None


def json_lines(of: Table[Any], articles: Iterable[Article], file: IO[bytes], *, safe: bool) -> int:
    """Writes an object a line, with all columns; dates are texts."""
    del safe
    names = [column.name for column in of.columns]
    count = 0
    for row in of.rows(articles):
        file.write(f"{_json(dict(zip(names, row, strict=True)))}\n".encode())
        count += 1
    return count


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, default=dt.date.isoformat)
