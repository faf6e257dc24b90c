"""`newsml validate`: what is wrong or doubtful in documents."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING, Literal

import click

from newsml.cli.checking import Checker
from newsml.cli.choosing import choosing_options
from newsml.cli.conformance import Judge
from newsml.cli.mending import Mending
from newsml.cli.options import from_option
from newsml.cli.outputs import NAMES, WITH_STATISTICS, output_for
from newsml.cli.outputs.text import TextOutput
from newsml.cli.pieces import pieces
from newsml.cli.progress import Bar
from newsml.cli.report import Report, counted
from newsml.cli.sharing import done, jobs_for
from newsml.cli.sources import STDIN, expand
from newsml.cli.terminal import complain, remark

if TYPE_CHECKING:
    from collections.abc import Iterable

    from newsml.cli.choosing import Choosing
    from newsml.cli.pieces import Piece
    from newsml.cli.sources import Expansion
    from newsml.errors import NewsmlError

_EPILOG = """\b
Examples:
  newsml validate story.json
  newsml validate archive/ 'more/**/*.json' --ignore S001
  newsml validate --from newsml-g2 - < story.xml
  newsml validate --output json archive/
  newsml validate --output sarif archive/ > newsml.sarif
  newsml validate --statistics --jobs 4 archive.jsonl
  newsml validate --diff story.json
  newsml validate --fix archive/
  newsml validate --schema 2.35 story.xml
  newsml validate --no-schema story.xml

SRC is a file in any format that newsml reads, a folder (with all below it), a glob, or - for standard input.
What the model refuses is reported with its type as the code, always; --select and --ignore choose among the rules
and the checks.

NewsML-G2 is also checked against IPTC's schema of the version that it declares (X001 and others), where that is at
hand: see `newsml standards`. A newsMessage is checked as a whole against the highest version that its items declare.
Whatever is at hand, references are compared with ids. Nothing is fetched.

Some findings have exactly one right answer: --fix writes it into the document, of which all else stays as it is, and
reports what is left; --diff shows it first. With - the mended document goes to standard output, the report to
standard error.

Of JSON Lines each line is checked, whatever the others are like. With several processes the order of what is reported
stays the same.

\b
Exit codes: 0 nothing found but remarks (info), 1 errors or warnings, or --diff has something to show, 2 something
could not be read, or the schema that --schema asks for is not at hand.
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
@click.option(
    "--fix",
    "mend",
    flag_value="fix",
    default=None,
    help="Mend what has one right answer, then report what is left.",
)
@click.option("--fix-only", "mend", flag_value="fix-only", help="Mend it, and report nothing else.")
@click.option("--diff", "mend", flag_value="diff", help="Show what --fix would change; nothing is written.")
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
    mend: Literal["fix", "fix-only", "diff"] | None,
    jobs: int | None,
) -> int:
    """Check articles: what the model refuses, what the rules find doubtful, and what breaks the standard."""
    if schema is not None and no_schema:
        raise click.UsageError("--schema and --no-schema contradict each other: give one of them")
    if statistics and output not in WITH_STATISTICS:
        raise click.UsageError(f"--statistics are given as {' or '.join(WITH_STATISTICS)}, not as {output}")
    takes_stdout = mend == "fix" and STDIN in sources
    if takes_stdout and (output != "text" or statistics):
        raise click.UsageError("standard output is for the document: leave out --output and --statistics")
    judge = None if no_schema or not choosing.has_checks else Judge(schema)
    if judge is not None:
        judge.check_at_hand()
    found = expand(sources)
    mending = Mending(choosing, format, is_done=mend != "diff")
    if mend in ("fix-only", "diff"):
        return _mend(mending, found, is_done=mend == "fix-only")
    out = TextOutput(err=True) if takes_stdout else output_for(output, statistics=statistics)
    report = Report(out, show_suppressed=show_suppressed)
    work = pieces(mending.written(found.sources) if mend else found.sources, choosing, format)
    _check(work, Checker(judge, out.wanted), found, report, jobs_for(found.size, jobs))
    if mend:
        remark(mending.summary())
    if not out.quiet:
        _close(report, found)
    return report.code


def _check(
    work: Iterable[Piece | NewsmlError], checker: Checker, found: Expansion, report: Report, jobs: int
) -> None:
    """Does the work and reports what comes of it."""
    out = report.output
    out.begin()
    for error in found.problems:
        report.refused(error)
    with Bar(found.size, out.stage()) as bar, closing(done(work, checker, jobs)) as steps:
        for checked in steps:
            report.add(checked)
            bar.advance(checked.size, checked.articles)
    out.end(report)


def _mend(mending: Mending, found: Expansion, *, is_done: bool) -> int:
    """Mends without a report, or shows what that would change."""
    unread: list[NewsmlError] = [*found.problems]
    unread += mending.rewritten(found.sources) if is_done else mending.compared(found.sources)
    for error in unread:
        complain(str(error))
    remark(mending.summary())
    if unread:
        return 2
    return 0 if is_done else int(mending.fixed > 0)


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
