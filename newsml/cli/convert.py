"""`newsml convert`: documents from one format into another, with an account of what that costs."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from newsml.cli.gathering import progress
from newsml.cli.losses import Costs, costs
from newsml.cli.options import from_option
from newsml.cli.sources import STDIN, expand
from newsml.cli.targets import Job, jobs, numbered
from newsml.cli.terminal import as_json, complain, remark, write_bytes
from newsml.errors import CannotCarry, InvalidArticle, NewsmlError, UnknownFormat
from newsml.files import opened, whole

if TYPE_CHECKING:
    from newsml.formats.format import Format
    from newsml.formats.reading import Reading

_EPILOG = """\b
Examples:
  newsml convert story.json --to newsml-g2 -o story.xml
  newsml convert archive/ --to jsonld -o linked/ --report costs.json
  newsml convert edited.json --to newsml-g2 --onto story.xml -o story.xml
  newsml convert story.json --to newsml-g2 --version 2.29 -o older.xml
  newsml convert story.json --to jsonld --profile web -o page.jsonld
  newsml convert - --to text < story.json

SRC is a file in any format that newsml reads, a folder, a glob, or - for standard input. Several documents go into
the folder -o, each with its place in its own folder; without -o, one goes to standard output. Where a file of the
target holds one article, a document of several becomes name.1.json, name.2.json and so on in that folder. A source
is never written over; a target is, whole or not at all. What the target cannot hold of an article, and what the source
said that the model does not know, is told on standard error.

\b
Exit codes:
  0  all converted
  1  something would be lost (--strict), or an article is inconsistent or has no place in the target
  2  a source cannot be read, or a target cannot be written
"""


@dataclass(slots=True)
class _Outcome:
    """What became of one document."""

    job: Job
    format: str | None = None
    articles: int = 0
    costs: Costs = field(default_factory=Costs)
    error: NewsmlError | None = None
    refused: bool = False
    """Whether it was not written because of --strict."""
    empty: bool = False
    """Whether there is neither article nor register in it."""

    @property
    def code(self) -> int:
        if self.error is not None:
            return 1 if isinstance(self.error, (InvalidArticle, CannotCarry)) else 2
        return int(self.refused or (self.empty and not self.job.in_folder))

    def as_data(self) -> dict[str, Any]:
        written = self.code == 0 and not self.empty
        return {
            "source": self.job.source.name,
            "target": STDIN if self.job.target is None else str(self.job.target),
            "written": written,
            "from": self.format,
            "articles": self.articles,
            **self.costs.as_data(),
            **({} if self.error is None else {"error": str(self.error)}),
        }


@dataclass(frozen=True, slots=True)
class _Writing:
    """How all documents are written."""

    target: Format
    onto: str | None
    options: dict[str, Any]


@click.command(epilog=_EPILOG)
@click.argument("sources", metavar="SRC...", nargs=-1, required=True)
@click.option(
    "--to", metavar="FORMAT", help="The format to write; told from the ending of -o or from BASE otherwise."
)
@click.option("-o", "--out", metavar="PATH", help="File or folder to write to; - for standard output.")
@click.option(
    "--onto", metavar="BASE", help="A document of that format: only what the articles change changes."
)
@click.option(
    "--version", metavar="2.N", help="The version of NewsML-G2 to write, 2.9 to 2.35 (the default)."
)
@click.option(
    "--profile",
    metavar="NAME",
    help="JSON-LD for others: web (an excerpt for search engines) or web-annotation (W3C Web Annotation).",
)
@click.option("--upgrade", is_flag=True, help="Let --onto raise an older BASE to NewsML-G2 2.35, if it must.")
@from_option
@click.option("--strict", is_flag=True, help="Do not write what would lose, leave over or change anything.")
@click.option("--report", metavar="FILE", help="Write what became of each document as JSON.")
def convert(
    *,
    sources: tuple[str, ...],
    to: str | None,
    out: str | None,
    onto: str | None,
    version: str | None,
    profile: str | None,
    upgrade: bool,
    format: str | None,
    strict: bool,
    report: str | None,
) -> int:
    """Write articles in another format."""
    target = _target(to, out, onto)
    options = _options(target, version, onto, upgrade=upgrade)
    if profile is not None:
        options |= _profile(target, profile, strict=strict)
    writing = _Writing(target, onto, options)
    found = expand(sources)
    planned = jobs(found.sources, out, target.suffixes[0])
    if onto is not None and len(planned) > 1:
        raise click.UsageError("--onto takes one document: convert them one by one")
    if report is not None:
        _must_be_apart(report, planned)
    for problem in found.problems:
        complain(str(problem))
    outcomes: list[_Outcome] = []
    bar, step = progress(len(planned), "converting")
    with bar:
        for job in planned:
            outcome = _converted(job, writing, format, strict=strict)
            outcomes.append(outcome)
            _tell(outcome)
            step()
    if report is not None:
        _report(report, outcomes, found.problems)
    if len(planned) > 1:
        remark(_summary(outcomes, found.skipped))
    return max([outcome.code for outcome in outcomes] + [2] * bool(found.problems), default=0)


def _target(to: str | None, out: str | None, onto: str | None) -> Format:
    """The format to write: the one that is named, else that of the ending of -o, else that of the base."""
    from newsml.formats import by_suffix, named
    from newsml.formats.detect import detect

    if to is not None:
        return named(to)
    if out is None or out == STDIN or Path(out).is_dir():
        if onto is None:
            raise click.UsageError("name the format to write with --to")
    else:
        try:
            return by_suffix(out)
        except UnknownFormat:
            if onto is None:
                raise
    with opened(onto) as file:
        return detect(whole(file, onto), onto)


def _options(target: Format, version: str | None, onto: str | None, *, upgrade: bool) -> dict[str, Any]:
    """The options of the writer; wrong ones are told once, before the first document is opened."""
    for name, given in (("version", version is not None), ("upgrade", upgrade)):
        if given and name not in target.options:
            raise click.UsageError(f"--{name} is for newsml-g2, not for {target.name}")
    if upgrade and onto is None:
        raise click.UsageError("--upgrade is for --onto BASE")
    if version is None:
        return {"upgrade": True} if upgrade else {}
    if onto is not None:
        raise click.UsageError("what is written --onto a BASE keeps its version: --upgrade raises it")
    from newsml.formats.newsml_g2.versions import wanted

    wanted(version)
    return {"version": version}


def _profile(target: Format, profile: str, *, strict: bool) -> dict[str, Any]:
    """The option of that name; told once, as those of `_options` are."""
    if "profile" not in target.options:
        raise click.UsageError(f"--profile is for jsonld, not for {target.name}")
    from newsml.formats.jsonld.profiles import EXCERPTS, chosen

    chosen(profile)
    if strict and profile in EXCERPTS:
        raise click.UsageError(
            f"--profile {profile} writes an excerpt, and --strict nothing that loses: leave one out"
        )
    return {"profile": profile}


def _converted(job: Job, writing: _Writing, format: str | None, *, strict: bool) -> _Outcome:
    outcome = _Outcome(job)
    try:
        if job.problem is not None:
            raise job.problem
        reading = job.source.read(format)
        outcome.format, outcome.articles = reading.format, len(reading.articles)
        outcome.costs = costs(reading, writing.target.lost)
        outcome.empty = not reading.articles and reading.register is None
        if strict and outcome.costs:
            outcome.refused = True
        elif not outcome.empty:
            _write(job, reading, writing)
    except NewsmlError as error:
        error.source = error.source or job.source.name
        outcome.error = error
    return outcome


def _write(job: Job, reading: Reading, writing: _Writing) -> None:
    from newsml.files import write_whole
    from newsml.flow import dumps

    name, several = writing.target.name, reading.articles
    if job.target is not None and job.in_folder and len(several) > 1 and not writing.target.many:
        paths = [numbered(job.target, number) for number in range(1, len(several) + 1)]
        files = {
            path: dumps(article, name, **writing.options)
            for path, article in zip(paths, several, strict=True)
        }
    else:
        things = several if several or reading.register is None else reading.register
        data = dumps(things, name, writing.onto, **writing.options)
        if job.target is None:
            write_bytes(data)
            return
        files = {job.target: data}
    for path, data in files.items():
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            message = f"the folder cannot be made: {error.strerror or error}"
            raise NewsmlError(message, source=str(path.parent)) from None
        write_whole(path, data)


def _tell(outcome: _Outcome) -> None:
    source = outcome.job.source.name
    if outcome.error is not None:
        complain(str(outcome.error))
    elif outcome.empty:
        say = remark if outcome.job.in_folder else complain
        say(f"{source}: there is no article in it, and no register: nothing to convert")
        return
    elif outcome.refused:
        complain(f"{source}: not converted, because of --strict:")
    elif outcome.costs:
        remark(f"{source}: converted, but not all of it:")
    for line in outcome.costs.lines():
        remark(f"  {line}")


def _must_be_apart(report: str, planned: tuple[Job, ...]) -> None:
    taken = {os.path.realpath(path) for job in planned for path in (job.source.name, job.target) if path}
    if os.path.realpath(report) in taken:
        raise click.UsageError(f"{report} is a source or a target: name another file for --report")


def _report(path: str, outcomes: list[_Outcome], problems: tuple[NewsmlError, ...]) -> None:
    from newsml.files import write_whole

    data = {
        "documents": [outcome.as_data() for outcome in outcomes],
        "unreadable": [str(problem) for problem in problems],
    }
    write_whole(Path(path), as_json(data))


def _summary(outcomes: list[_Outcome], skipped: int) -> str:
    failed = sum(outcome.code > 0 for outcome in outcomes)
    empty = sum(outcome.empty and not outcome.code for outcome in outcomes)
    with_costs = sum(bool(outcome.costs) and not outcome.code and not outcome.empty for outcome in outcomes)
    parts = [f"{len(outcomes) - failed - empty} converted"]
    if with_costs:
        parts[0] += f" ({with_costs} of them not completely)"
    if empty:
        parts.append(f"{empty} without an article")
    if failed:
        parts.append(f"{failed} not converted")
    if skipped:
        parts.append(f"{skipped} passed over, because their endings name no format")
    return ", ".join(parts)
