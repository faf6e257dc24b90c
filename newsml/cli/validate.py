"""`newsml validate`: what is wrong or doubtful in documents."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from newsml.cli.checking import checked
from newsml.cli.choosing import choosing_options
from newsml.cli.conformance import Judge
from newsml.cli.options import from_option
from newsml.cli.report import Report, counted
from newsml.cli.sources import expand
from newsml.cli.terminal import as_json, console, remark, write_bytes

if TYPE_CHECKING:
    from newsml.cli.choosing import Choosing
    from newsml.cli.sources import Expansion

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


@click.command(epilog=_EPILOG, short_help="Check articles and explain what is wrong with them.")
@click.argument("sources", metavar="SRC...", nargs=-1, required=True)
@choosing_options
@from_option
@click.option(
    "--schema", metavar="VERSION", help="Check NewsML-G2 against this version, whatever it declares."
)
@click.option("--no-schema", is_flag=True, help="Check neither against a schema nor references against ids.")
@click.option("--output", type=click.Choice(["text", "json"]), default="text", help="How to report.")
def validate(
    *,
    sources: tuple[str, ...],
    choosing: Choosing,
    format: str | None,
    schema: str | None,
    no_schema: bool,
    output: str,
) -> int:
    """Check articles: what the model refuses, what the rules find doubtful, and what breaks the standard."""
    if schema is not None and no_schema:
        raise click.UsageError("--schema and --no-schema contradict each other: give one of them")
    judge = None if no_schema or not choosing.has_checks else Judge(schema)
    if judge is not None:
        judge.check_at_hand()
    found = expand(sources)
    report = Report(output)
    for error in found.problems:
        report.refused(error)
    out = console()
    for source in found.sources:
        for finding, article in checked(
            source, choosing.of(source.name), judge, report=report, format=format
        ):
            report.findings.append(finding)
            if output == "text":
                from newsml.cli.problems import printed

                printed(out, finding, article)
    if output == "json":
        write_bytes(as_json(report.as_data()))
    else:
        _close(report, found)
    return report.code


def _close(report: Report, found: Expansion) -> None:
    remark(report.summary())
    if found.skipped:
        remark(f"passed over {counted(found.skipped, 'file')} in folders: their endings name no format")
    if report.absent:
        names = " ".join(standard.name for standard in report.missing)
        remark(
            f"{counted(len(report.absent), 'document')} not checked against a schema that is not at hand; "
            f"to get it: newsml standards fetch {names}"
        )
