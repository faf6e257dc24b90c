"""`--output github`: commands that the log of a GitHub workflow turns into annotations of files."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from newsml.cli.outputs.output import Output, Wanted, put
from newsml.cli.terminal import visible
from newsml.errors import shown_path

if TYPE_CHECKING:
    from newsml.cli.outputs.output import Found
    from newsml.errors import NewsmlError

_COMMANDS: Final = {"error": "error", "warning": "warning", "info": "notice"}


class GithubOutput(Output):
    """One command a finding, as "Workflow commands for GitHub Actions" describes them."""

    @property
    def wanted(self) -> Wanted:
        return Wanted(places=True)

    def found(self, found: Found) -> None:
        finding, region = found.finding, found.region
        places: dict[str, str | int | None] = {"file": finding.source, "line": finding.line}
        if region is not None:
            places |= {"endLine": region.line, "col": region.column, "endColumn": region.end_column}
        title = f"{finding.code} {finding.slug}" if finding.code != finding.slug else finding.code
        message = f"{shown_path(finding.path)}: {finding.message}" if finding.path else finding.message
        _put(_COMMANDS[finding.severity], {**places, "title": f"newsml: {title}"}, message)

    def refused(self, error: NewsmlError) -> None:
        places = {
            "file": error.source,
            "line": error.line,
            "col": error.column,
            "title": "newsml: unreadable",
        }
        _put("error", places, error.message)


def _put(command: str, properties: dict[str, str | int | None], message: str) -> None:
    given = ",".join(f"{name}={_property(str(value))}" for name, value in properties.items() if value)
    put(f"::{command} {given}::{_data(message)}\n")


def _data(text: str) -> str:
    """The runner's own escapes: a line break would end the command."""
    return visible(text).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    """In properties, what separates them is escaped as well."""
    return _data(text).replace(":", "%3A").replace(",", "%2C")
