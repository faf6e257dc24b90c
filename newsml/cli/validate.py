"""`newsml validate`: what is wrong or doubtful in documents."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, Any

import click

from newsml.cli.conformance import Judge
from newsml.cli.options import from_option
from newsml.cli.sources import expand
from newsml.cli.terminal import as_json, complain, console, remark, write_bytes
from newsml.errors import InvalidArticle, NewsmlError

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from newsml.cli.sources import Document, Expansion, Source
    from newsml.findings import Finding
    from newsml.model.article import Article
    from newsml.standards.catalogue import Standard

_EPILOG = """\b
Examples:
  newsml validate story.json
  newsml validate archive/ 'more/**/*.json' --ignore S001
  newsml validate --from newsml-g2 - < story.xml
  newsml validate --output json archive/
  newsml validate --schema 2.35 story.xml
  newsml validate --no-schema story.xml

SRC is a file in any format that newsml reads, a folder (with all below it), a glob, or - for standard input.
What the model refuses is reported with its type as the code, always; --select and --ignore choose among the rules
and the checks.

NewsML-G2 is also checked against IPTC's schema of the version that it declares (X001 and others), where that is at
hand: see `newsml standards`. A newsMessage is checked as a whole against the highest version that its items declare.
Whatever is at hand, references are compared with ids. Nothing is fetched.

\b
Exit codes: 0 nothing found but remarks (info), 1 errors or warnings, 2 something could not be read, or the schema that
--schema asks for is not at hand.
"""


class _Report:
    """What was found so far."""

    def __init__(self, output: str) -> None:
        self._output = output
        self.documents = self.articles = 0
        self.findings: list[Finding] = []
        self.unreadable: list[NewsmlError] = []
        self.checked = 0
        """Documents that were checked against a schema."""
        self.absent: list[tuple[Standard, ...]] = []
        """For each document that was not, the schemas which that takes."""

    def refused(self, error: NewsmlError) -> None:
        """Takes note of what could not be read, and says so unless that is left to the end."""
        self.unreadable.append(error)
        if self._output == "text":
            complain(str(error))

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
            "schema": {
                "checked": self.checked,
                "unchecked": len(self.absent),
                "missing": [standard.name for standard in self.missing],
            },
        }

    @property
    def missing(self) -> tuple[Standard, ...]:
        """The schemas that were not at hand, oldest first."""
        from newsml.standards.catalogue import CATALOGUE

        wanted = {standard for several in self.absent for standard in several}
        return tuple(standard for standard in CATALOGUE if standard in wanted)

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
    "--select",
    multiple=True,
    metavar="CODES",
    help="Only these (codes or names of rules and checks, with commas).",
)
@click.option("--ignore", multiple=True, metavar="CODES", help="All but these.")
@from_option
@click.option(
    "--schema", metavar="VERSION", help="Check NewsML-G2 against this version, whatever it declares."
)
@click.option("--no-schema", is_flag=True, help="Check neither against a schema nor references against ids.")
@click.option("--output", type=click.Choice(["text", "json"]), default="text", help="How to report.")
def validate(
    *,
    sources: tuple[str, ...],
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    format: str | None,
    schema: str | None,
    no_schema: bool,
    output: str,
) -> int:
    """Check articles: what the model refuses, what the rules find doubtful, and what breaks the standard."""
    if schema is not None and no_schema:
        raise click.UsageError("--schema and --no-schema contradict each other: give one of them")
    asked = _asked(select, ignore, format)
    judge = None if no_schema or not asked.codes else Judge(schema, asked.codes)
    if judge is not None:
        judge.check_at_hand()
    found = expand(sources)
    report = _Report(output)
    for error in found.problems:
        report.refused(error)
    out = console()
    for source in found.sources:
        for finding, article in _checked(source, asked, judge, report):
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
    if report.absent:
        names = " ".join(standard.name for standard in report.missing)
        remark(
            f"{_count(len(report.absent), 'document')} not checked against a schema that is not at hand; "
            f"to get it: newsml standards fetch {names}"
        )


@dataclasses.dataclass(frozen=True, slots=True)
class _Asked:
    """What is asked of each document."""

    options: dict[str, Collection[str]]
    """Which rules."""
    codes: frozenset[str]
    """Which checks."""
    format: str | None


def _asked(select: tuple[str, ...], ignore: tuple[str, ...], format: str | None) -> _Asked:
    """What is asked; raises NewsmlError for a code that is not known, before anything is read."""
    from newsml.rules import chosen
    from newsml.standards.checks import divided

    options: dict[str, Collection[str]] = {}
    if select:
        options["select"] = _names(select)
    if ignore:
        options["ignore"] = _names(ignore)
    rules, codes = divided(**options)
    chosen(**rules)
    return _Asked(options, codes, format)


def _names(given: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(name.strip() for part in given for name in part.split(",") if name.strip())


def _checked(
    source: Source, asked: _Asked, judge: Judge | None, report: _Report
) -> Iterator[tuple[Finding, Article | None]]:
    """What is to be said of one document; errors of reading go into the report."""
    from newsml.flow import by_article, stream

    report.documents += 1
    try:
        document = source.document()
        for reading in stream(document, asked.format):
            for article, findings in by_article(reading, **asked.options):
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
        report.refused(error)
        return
    if judge is not None:
        name = document if isinstance(document, str) else document.name
        for finding in _judged(judge, document, name, asked.format, report):
            yield finding, None


def _judged(
    judge: Judge, document: Document, name: str, format: str | None, report: _Report
) -> tuple[Finding, ...]:
    """What a document's standard says of it."""
    try:
        found = judge.conformance(document, name, format)
    except NewsmlError as error:
        error.source = error.source or name
        report.refused(error)
        return ()
    if found is None:
        return ()
    if found.absent:
        report.absent.append(found.absent)
    elif found.checked is not None:
        report.checked += 1
    return found.findings
