"""Where in its source a finding stands, and how far that reaches: in lines and columns, and in characters.

Only native JSON and checks of XML know their lines. A place in JSON is a name with its value, or a value; in XML it is
a start tag. It never goes beyond the end of its line, so that the mark of a whole article is not the article.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Final

from newsml.cli.outputs.output import Region
from newsml.errors import NewsmlError
from newsml.formats._kit.strict_json import decode
from newsml.formats._kit.xml_bytes import encoding_of

if TYPE_CHECKING:
    from newsml.findings import Finding

_NAME: Final = re.compile(r'"(?:[^"\\]|\\.)*"[ \t\r\n]*:[ \t\r\n]*')
_TAG: Final = re.compile(r"<[^<>]*>")
_VALUES: Final = json.JSONDecoder(strict=False)


class Regions:
    """The places of one source."""

    def __init__(self, data: bytes, first_line: int = 1, before: int = 0) -> None:
        """Args: the source or some of its lines, the number of the first of them, and the characters before it."""
        self._text = decoded(data)
        self._first_line, self._before = first_line, before
        self._starts = [0, *(found.end() for found in re.finditer("\n", self._text))]
        self._ends: dict[int, int] = {}

    def of(self, finding: Finding) -> Region | None:
        """Where a finding stands; None where its line is not known."""
        if finding.line is None:
            return None
        row = finding.line - self._first_line
        if not 0 <= row < len(self._starts):
            return None
        line_end = self._line_end(row)
        start = min(self._starts[row] + (finding.column or 1) - 1, line_end)
        if start not in self._ends:
            self._ends[start] = self._end(start, line_end, known=finding.column is not None)
        end = self._ends[start]
        column = start - self._starts[row] + 1
        return Region(finding.line, column, column + end - start, self._before + start, end - start)

    def _line_end(self, row: int) -> int:
        after = self._starts[row + 1] if row + 1 < len(self._starts) else len(self._text)
        return self._starts[row] + len(self._text[self._starts[row] : after].rstrip("\r\n"))

    def _end(self, start: int, line_end: int, *, known: bool) -> int:
        """Where what starts there ends, on its line at the latest."""
        if not known:
            return line_end
        tag = _TAG.match(self._text, start)
        if tag is not None:
            return min(tag.end(), line_end)
        name = _NAME.match(self._text, start)
        try:
            _, end = _VALUES.raw_decode(self._text, name.end() if name is not None else start)
        except (ValueError, RecursionError):
            return line_end
        return min(end, line_end)


def decoded(data: bytes) -> str:
    """The source as text, whatever it is in; the readers have refused what cannot be read."""
    head = data.lstrip(b"\xef\xbb\xbf\xff\xfe\0 \t\r\n")[:1]
    try:
        if head != b"<":
            return decode(data)
        encoding, mark = encoding_of(data)
    except NewsmlError:
        return data.decode("utf-8", "replace")
    return data[mark:].decode(encoding, "replace")
