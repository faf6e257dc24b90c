"""`--output json` and `jsonl`: findings for programs."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING, Any, ClassVar

from newsml.cli.outputs.output import Output, put
from newsml.cli.terminal import as_json, as_json_line

if TYPE_CHECKING:
    from newsml.cli.outputs.output import Found
    from newsml.cli.report import Report
    from newsml.errors import NewsmlError


class JsonOutput(Output):
    """One object; the findings come first, as they are written while they are found."""

    quiet: ClassVar[bool] = True

    def __init__(self) -> None:
        self._any = False
        self._unreadable: list[dict[str, Any]] = []

    def begin(self) -> None:
        put('{\n  "findings": [')

    def found(self, found: Found) -> None:
        item = as_json(found.finding.as_dict()).decode().rstrip()
        put(f"{',' if self._any else ''}\n{textwrap.indent(item, '    ')}")
        self._any = True

    def refused(self, error: NewsmlError) -> None:
        self._unreadable.append(unreadable(error))

    def end(self, report: Report) -> None:
        rest = report.as_data() | {"unreadable": self._unreadable}
        put(
            f"{f'{chr(10)}  ' if self._any else ''}],\n{as_json(rest).decode().removeprefix('{').lstrip(chr(10))}"
        )


class JsonLinesOutput(Output):
    """One object a line, of the same keys; what cannot be read is a line with the code `unreadable`."""

    def found(self, found: Found) -> None:
        put(as_json_line(found.finding.as_dict()))

    def refused(self, error: NewsmlError) -> None:
        put(
            as_json_line(
                {"code": "unreadable", "slug": "unreadable", "severity": "error", **unreadable(error)}
            )
        )


def unreadable(error: NewsmlError) -> dict[str, Any]:
    """An error of reading as plain data."""
    return {key: value for key in ("source", "line", "column", "message") if (value := getattr(error, key))}
