"""`newsml validate`: what is wrong or doubtful in documents."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, Any

import click

from newsml.cli.options import from_option
from newsml.cli.sources import Expansion, Source, expand
from newsml.cli.terminal import as_json, complain, console, remark, write_bytes
from newsml.errors import InvalidArticle, NewsmlError

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from newsml.findings import Finding
    from newsml.model.article import Article

_EPILOG = """\b
Examples:
  newsml validate story.json
  newsml validate archive/ 'more/**/*.json' --ignore S001
  newsml validate --from newsml-g2 - < story.xml
  newsml validate --output json archive/

SRC is a file in any format that newsml reads, a folder (with all below it), a glob, or - for standard input.
What the model refuses is reported with its type as the code, always; --select and --ignore choose among the rules.

\b
Exit codes: 0 nothing found but remarks (info), 1 errors or warnings, 2 something could not be read.
"""


class _Report:
    """What was found so far."""

    def __init__(self) -> None:
        self.documents = self.articles = 0
        self.findings: list[Finding] = []
        self.unreadable: list[NewsmlError] = []

    def refused(self, error: NewsmlError) -> None:
        self.unreadable.append(error)

    def as_data(self) -> dict[str, Any]:
        return {
            "documents": self.documents,
            "articles": self.articles,
            "findings": [finding.as_dict() for finding in self.findings],
            "unreadable": [
                {
                    key: value
                    for key in ("source", "line", "column", "message")
                    if (value := getattr(error, key))
                }
                for error in self.unreadable
            ],
        }

    def summary(self) -> str:
        counts = {
            severity: sum(finding.severity == severity for finding in self.findings)
            for severity in ("error", "warning", "info")
        }
        found = ", ".join(_count(count, severity) for severity, count in counts.items() if count)
        unread = f"; {_count(len(self.unreadable), 'source')} unreadable" if self.unreadable else ""
        where = f"{_count(self.articles, 'article')} in {_count(self.documents, 'document')}"
        return f"{found or 'no findings'}: {where}{unread}"

    @property
    def code(self) -> int:
        if self.unreadable:
            return 2
        return int(any(finding.severity != "info" for finding in self.findings))


def _count(number: int, word: str) -> str:
    return f"{number} {word}{'' if number == 1 or word == 'info' else 's'}"


@click.command(epilog=_EPILOG, short_help="Check articles and explain what is wrong with them.")
@click.argument("sources", metavar="SRC...", nargs=-1, required=True)
@click.option(
    "--select", multiple=True, metavar="CODES", help="Only these rules (codes or names, with commas)."
)
@click.option("--ignore", multiple=True, metavar="CODES", help="All rules but these.")
@from_option
@click.option("--output", type=click.Choice(["text", "json"]), default="text", help="How to report.")
def validate(
    *,
    sources: tuple[str, ...],
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    format: str | None,
    output: str,
) -> int:
    """Check articles: what the model refuses, and what the rules find doubtful."""
    options = _rules(select, ignore)
    found = expand(sources)
    report = _Report()
    for error in found.problems:
        _unreadable(report, error, output)
    out = console()
    for source in found.sources:
        for finding, article in _checked(source, format, options, report, output):
            report.findings.append(finding)
            if output == "text":
                from newsml.cli.problems import printed

                printed(out, finding, article)
    if output == "json":
        write_bytes(as_json(report.as_data()))
    else:
        _close(report, found)
    return report.code


def _close(report: _Report, found: Expansion) -> None:
    remark(report.summary())
    if found.skipped:
        remark(f"passed over {_count(found.skipped, 'file')} in folders: their endings name no format")


def _rules(select: tuple[str, ...], ignore: tuple[str, ...]) -> dict[str, Collection[str]]:
    """The rules that are asked for; raises NewsmlError for an unknown one before anything is read."""
    from newsml.rules import chosen

    options: dict[str, Collection[str]] = {}
    if select:
        options["select"] = _names(select)
    if ignore:
        options["ignore"] = _names(ignore)
    chosen(**options)
    return options


def _names(given: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(name.strip() for part in given for name in part.split(",") if name.strip())


def _checked(
    source: Source, format: str | None, options: dict[str, Collection[str]], report: _Report, output: str
) -> Iterator[tuple[Finding, Article | None]]:
    """What is to be said of one document; errors of reading go into the report."""
    from newsml.flow import by_article

    report.documents += 1
    try:
        for reading in source.stream(format):
            for article, findings in by_article(reading, **options):
                report.articles += 1
                for finding in findings:
                    yield dataclasses.replace(finding, source=reading.name or source.name), article
    except InvalidArticle as error:
        from newsml.cli.problems import of_model

        report.articles += 1
        error.source = error.source or source.name
        for finding in of_model(error):
            yield finding, None
    except NewsmlError as error:
        error.source = error.source or source.name
        _unreadable(report, error, output)


def _unreadable(report: _Report, error: NewsmlError, output: str) -> None:
    report.refused(error)
    if output == "text":
        complain(str(error))
