"""Annotations in a table, CSV or TSV: one a row, under a header that says which column is which."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from newsml.errors import UnreadableInput
from newsml.formats._kit.strict_json import Lines
from newsml.offsets.annotation import Annotation, Annotations, whole
from newsml.offsets.keys import Number, span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newsml.offsets.keys import Keys
    from newsml.offsets.source import Source

_SHOWN = 200


class _Field:
    """A cell: where what it holds stands, without quotation marks around it."""

    __slots__ = ("end", "quoted", "start", "text")

    def __init__(self, text: str, start: int, end: int, *, quoted: bool) -> None:
        self.text, self.start, self.end, self.quoted = text, start, end, quoted

    @property
    def value(self) -> str:
        raw = self.text[self.start : self.end]
        return raw.replace('""', '"') if self.quoted else raw

    def number(self) -> Number | None:
        raw = self.text[self.start : self.end]
        bare = raw.strip(" ")
        value = whole(bare)
        start = self.start + len(raw) - len(raw.lstrip(" "))
        return None if value is None else Number(value, start, start + len(bare))


def read(source: Source, keys: Keys) -> Annotations:
    """The annotations of a table; the separator is what parts the header: tab, semicolon or comma.

    Raises:
        UnreadableInput: the header has no columns for start and end.
    """
    rows = _rows(source.text)
    header = next(rows, [])
    roles = _columns([field.value for field in header], keys, source.name)
    lines = Lines(source.text)
    items, passed_over = [], 0
    for row in rows:
        cells = {role: row[column] for role, column in roles.items() if column < len(row)}
        numbers = {
            role: number
            for role, cell in cells.items()
            if role != "words" and (number := cell.number()) is not None
        }
        place = span(numbers)
        if place is not None:
            words = cells["words"].value if "words" in cells else None
            items.append(Annotation((place,), words, lines.at(row[0].start)[0]))
        elif any(cell.value.strip() for cell in row):
            passed_over += 1
    return Annotations(items, source, passed_over)


def _columns(header: list[str], keys: Keys, name: str | None) -> dict[str, int]:
    best: dict[str, tuple[int, int]] = {}
    for column, key in enumerate(header):
        role = keys.role(key.strip())
        if role is not None and (role[0] not in best or role[1] < best[role[0]][0]):
            best[role[0]] = role[1], column
    if span({role: Number(0, 0, 0) for role in best}) is None:
        shown = ", ".join(header)
        shown = f"{shown[:_SHOWN]}…" if len(shown) > _SHOWN else shown
        message = (
            "neither JSON nor brat's standoff, nor a table whose header names a start and an end: it begins with "
            f"{shown!r}; for a table, give the names of its columns"
        )
        raise UnreadableInput(message, source=name, line=1)
    return {role: column for role, (_, column) in best.items()}


def _rows(text: str) -> Iterator[list[_Field]]:
    """The rows that are not empty, in time linear in the text."""
    head = re.split("[\r\n]", text.lstrip("\r\n"), maxsplit=1)[0]
    separator = "\t" if "\t" in head else max(",;", key=head.count)
    # A cell in quotation marks ends with its quotation mark; if it does not, its marks are words.
    cell = re.compile(f'"((?:[^"]|"")*+)"(?=[{separator}\r\n]|\\Z)|([^{separator}\r\n]*)')
    at, row = 0, list[_Field]()
    while at <= len(text):
        found = cell.match(text, at)
        assert found is not None  # noqa: S101 - for the type checker: it matches nothing at all as well
        group = 1 if found[1] is not None else 2
        row.append(_Field(text, *found.span(group), quoted=group == 1))
        at = found.end() + 1
        if text[at - 1 : at] != separator:
            if len(row) > 1 or row[0].start < row[0].end:
                yield row
            row = []
