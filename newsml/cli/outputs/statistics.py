"""`--statistics`: how often each rule found something, in place of what it found."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any, ClassVar

from newsml.cli.outputs.output import Output, put
from newsml.cli.terminal import as_json, complain, console, visible

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.console import Console

    from newsml.cli.outputs.output import Found
    from newsml.cli.report import Report
    from newsml.errors import NewsmlError
    from newsml.findings import Severity


class _Statistics(Output):
    """Counts."""

    def __init__(self) -> None:
        self._counts: Counter[tuple[str, str, Severity]] = Counter()
        self._fixable: Counter[tuple[str, str, Severity]] = Counter()

    def stage(self) -> Console:
        return console(err=True)

    def found(self, found: Found) -> None:
        finding = found.finding
        key = (finding.code, finding.slug, finding.severity)
        self._counts[key] += 1
        self._fixable[key] += finding.fixable

    def _rows(self) -> Iterator[tuple[int, int, str, str, str]]:
        """The most frequent first, then by code."""
        for key, count in sorted(self._counts.items(), key=lambda item: (-item[1], item[0])):
            yield count, self._fixable[key], *key


class TextStatistics(_Statistics):
    """A line for each rule."""

    def refused(self, error: NewsmlError) -> None:
        complain(str(error))

    def end(self, report: Report) -> None:  # noqa: ARG002 - the summary is printed elsewhere
        rows = list(self._rows())
        widths = [max((len(str(row[n])) for row in rows), default=0) for n in range(5)]
        for count, fixable, code, slug, severity in rows:
            name = "" if slug == code.replace("_", "-") else f"  {visible(slug)}"
            more = f"  ({fixable} fixable)" if fixable else ""
            start = f"{count:>{widths[0]}}  {severity:<{widths[4]}}  {visible(code):<{widths[2]}}"
            put(f"{start}{name}{more}".rstrip() + "\n")


class JsonStatistics(_Statistics):
    """An array of counts in the place of the findings."""

    quiet: ClassVar[bool] = True

    def __init__(self) -> None:
        super().__init__()
        self._unreadable: list[dict[str, Any]] = []

    def refused(self, error: NewsmlError) -> None:
        from newsml.cli.outputs.data import unreadable

        self._unreadable.append(unreadable(error))

    def end(self, report: Report) -> None:
        names = ("count", "fixable", "code", "slug", "severity")
        rows = [dict(zip(names, row, strict=True)) for row in self._rows()]
        put(as_json({"statistics": rows, **report.as_data(), "unreadable": self._unreadable}).decode())
