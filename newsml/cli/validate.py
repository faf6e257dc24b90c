"""`newsml validate`: what is wrong or doubtful in documents."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from newsml.cli.checking import Checker
from newsml.cli.choosing import choosing_options
from newsml.cli.conformance import Judge
from newsml.cli.options import from_option
from newsml.cli.outputs import NAMES, WITH_STATISTICS, output_for
from newsml.cli.pieces import pieces
from newsml.cli.progress import Bar
from newsml.cli.report import Report, counted
from newsml.cli.sharing import done, jobs_for
from newsml.cli.sources import expand
from newsml.cli.terminal import remark

if TYPE_CHECKING:
    from newsml.cli.choosing import Choosing
    from newsml.cli.sources import Expansion

_EPILOG = """\b
Examples:
  newsml validate story.json
  newsml validate archive/ 'more/**/*.json' --ignore S001
  newsml validate --from newsml-g2 - < story.xml
  newsml validate --output json archive/
  newsml validate --output sarif archive/ > newsml.sarif
  newsml validate --statistics --jobs 4 archive.jsonl
  newsml validate --schema 2.35 story.xml
  newsml validate --no-schema story.xml

SRC is a file in any format that newsml reads, a folder (with all below it), a glob, or - for standard input.
What the model refuses is reported with its type as the code, always; --select and --ignore choose among the rules
and the checks.

NewsML-G2 is also checked against IPTC's schema of the version that it declares (X001 and others), where that is at
hand: see `newsml standards`. A newsMessage is checked as a whole against the highest version that its items declare.
Whatever is at hand, references are compared with ids. Nothing is fetched.

Of JSON Lines each line is checked, whatever the others are like. With several processes the order of what is reported
stays the same.

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
@click.option("--output", type=click.Choice(NAMES), default="text", help="How to report.")
@click.option("--statistics", is_flag=True, help="Count what is found by rule instead (text, json).")
@click.option("--show-suppressed", is_flag=True, help="Also report what articles say is accepted.")
@click.option(
    "--jobs",
    type=click.IntRange(min=1),
    help="How many processes share the work; by default as many as there are processors, if the work is long.",
)
def validate(
    *,
    sources: tuple[str, ...],
    choosing: Choosing,
    format: str | None,
    schema: str | None,
    no_schema: bool,
    output: str,
    statistics: bool,
    show_suppressed: bool,
    jobs: int | None,
) -> int:
    """Check articles: what the model refuses, what the rules find doubtful, and what breaks the standard."""
    if schema is not None and no_schema:
        raise click.UsageError("--schema and --no-schema contradict each other: give one of them")
    if statistics and output not in WITH_STATISTICS:
        raise click.UsageError(f"--statistics are given as {' or '.join(WITH_STATISTICS)}, not as {output}")
    judge = None if no_schema or not choosing.has_checks else Judge(schema)
    if judge is not None:
        judge.check_at_hand()
    found = expand(sources)
    out = output_for(output, statistics=statistics)
    report = Report(out, show_suppressed=show_suppressed)
    out.begin()
    for error in found.problems:
        report.refused(error)
    with Bar(found.size, out.stage()) as bar:
        work = pieces(found.sources, choosing, format)
        for checked in done(work, Checker(judge, out.wanted), jobs_for(found.size, jobs)):
            report.add(checked)
            bar.advance(checked.size, checked.articles)
    out.end(report)
    if not out.quiet:
        _close(report, found)
    return report.code


def _close(report: Report, found: Expansion) -> None:
    remark(report.summary())
    if report.fixable:
        remark(f"{report.fixable} can be fixed: newsml validate --fix, or --diff to see how")
    if found.skipped:
        remark(f"passed over {counted(found.skipped, 'file')} in folders: their endings name no format")
    if report.unchecked:
        names = " ".join(standard.name for standard in report.missing)
        remark(
            f"{counted(report.unchecked, 'document')} not checked against a schema that is not at hand; "
            f"to get it: newsml standards fetch {names}"
        )
