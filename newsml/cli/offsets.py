"""`newsml offsets`: what the offsets of other people's annotations count, and the same annotations in another unit."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from newsml.cli.sources import STDIN, expand
from newsml.cli.terminal import as_json, complain, console, in_line, remark, write_bytes

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newsml.offsets import Annotations, Conversion, Counting, Diagnosis, Score, Unmatched

_EPILOG = """\b
Examples:
  newsml offsets spans.json story.txt
  newsml offsets spans.json story.txt --output json
  newsml offsets spans.json story.txt --to 'code points' -o own.json
  newsml offsets spans.json story.txt --from 'UTF-16' --to 'UTF-8 bytes, from 1, ends inclusive' -o bytes.json
  newsml offsets - story.txt --start at --length size --text-key said < odd.csv

ANNOTATIONS is JSON, JSON Lines, CSV or TSV with a header, or brat's standoff; TEXT is the text they are about. One
of them can be - for standard input. The words in the annotations are compared with the text at their offsets,
counted in every way that tools count: code points, UTF-16 code units or bytes, from 0 or 1, in all of the text or in
lines, with ends that are the last character or the one after, in a text whose CRLF became LF or the other way round.
Keys that are called start, begin, from, end, stop, length, text, quote, exact, line and the like are found by
themselves.

--to writes the same file with only the numbers changed. A UNIT is 'code points', 'UTF-16' or 'UTF-8 bytes', which
means from 0, ends exclusive, text as it is; what is different is added with commas, as the table says it.

\b
Exit codes:
  0  some way to count makes every annotation match its words; with --to: written
  1  none does; with --to: nothing is written
  2  a file cannot be read or written, or holds no annotations
"""

_ROWS: Final = 6
_LISTED: Final = 20
_LONGEST: Final = 60


@click.command(epilog=_EPILOG, short_help="Find out what the offsets of other people's annotations count.")
@click.argument("annotations", metavar="ANNOTATIONS")
@click.argument("text", metavar="TEXT")
@click.option("--from", "from_", metavar="UNIT", help="What they count; found out otherwise.")
@click.option("--to", metavar="UNIT", help="Write them in this unit.")
@click.option(
    "-o", "--out", metavar="FILE", help="Where to write; - for standard output, which is the default."
)
@click.option("--keep-unmatched", is_flag=True, help="With --to: leave annotations alone that do not match.")
@click.option("--start", metavar="KEY", help="The key or column of the start.")
@click.option("--end", metavar="KEY", help="The key or column of the end.")
@click.option("--length", metavar="KEY", help="The key or column of the length, where there is no end.")
@click.option("--text-key", metavar="KEY", help="The key or column of the words.")
@click.option(
    "--line", metavar="KEY", help="The key or column of the line, in which start and end are columns."
)
@click.option("--output", type=click.Choice(["text", "json"]), default="text", help="How to report.")
def offsets(
    *,
    annotations: str,
    text: str,
    from_: str | None,
    to: str | None,
    out: str | None,
    keep_unmatched: bool,
    start: str | None,
    end: str | None,
    length: str | None,
    text_key: str | None,
    line: str | None,
    output: str,
) -> int:
    """Find out what the offsets of other people's annotations count, or say them in another unit."""
    from newsml.offsets import Counting, Keys, read
    from newsml.offsets import text as text_of

    if to is None and (out is not None or from_ is not None or keep_unmatched):
        raise click.UsageError("-o, --from and --keep-unmatched are for converting: name a unit with --to")
    if to is not None and output == "json":
        raise click.UsageError("--output json reports what the offsets count; --to writes them")
    if annotations == text == STDIN:
        raise click.UsageError("annotations and text cannot both come from standard input")
    source, target = (None if name is None else Counting.parse(name) for name in (from_, to))
    keys = Keys(start=start, end=end, length=length, words=text_key, line=line)
    found = read(*_bytes(annotations), keys)
    words = text_of(*_bytes(text))
    if found.passed_over:
        remark(
            f"{annotations}: passed over {_count(found.passed_over)} without whole numbers for start and end"
        )
    if target is None:
        return _diagnose(found, words, output)
    return _convert(found, words, source, target, out, keep_unmatched=keep_unmatched)


def _bytes(name: str) -> tuple[bytes, str]:
    found = expand([name])
    if found.problems:
        raise found.problems[0]
    if len(found.sources) > 1 or found.sources[0].from_folder:
        raise click.UsageError(f"one file at a time, not {name}")
    return found.sources[0].content()


def _count(number: int) -> str:
    return f"{number:,} annotation{'' if number == 1 else 's'}"


def _diagnose(annotations: Annotations, text: str, output: str) -> int:
    from newsml.offsets import diagnose

    diagnosis = diagnose(annotations, text)
    if output == "json":
        write_bytes(as_json(diagnosis.as_dict()))
        return int(not diagnosis.all_match)
    _print_verdict(diagnosis)
    _print_table(diagnosis)
    _print_unmatched(diagnosis.unmatched)
    return int(not diagnosis.all_match)


def _print_verdict(diagnosis: Diagnosis) -> None:
    out = console()
    for line in _verdict(diagnosis):
        out.print(in_line(line), soft_wrap=not out.is_terminal)


def _verdict(diagnosis: Diagnosis) -> list[str]:
    """What was found out, in sentences."""
    best, total = diagnosis.best, diagnosis.total
    if not diagnosis.worded:
        return [
            f"{_count(total)}, and none says which words it is about: so there is no telling what they count.",
            "Only how many would lie inside the text is known:",
        ]
    if best is None:
        return [f"{_count(total)}, none matches its words. Is it another text, or another edition of it?"]
    matching = "all" if diagnosis.all_match else f"{best.matching:,} of {diagnosis.worded:,}"
    lines = [f"They count: {best.counting}", f"{_count(total)}, {matching} match their words so."]
    if best.near:
        lines.append(f"{best.near:,} of these only but for white space or normalisation form.")
    if diagnosis.worded < total:
        lines.append(f"{_count(total - diagnosis.worded)} without words: they were not compared.")
    if diagnosis.same:
        lines.append(f"Here it is the same as: {_names(diagnosis.same)}")
    if diagnosis.rivals:
        lines.append(f"It may as well be, with words in other places: {_names(diagnosis.rivals)}")
    return lines


def _names(countings: Sequence[Counting]) -> str:
    shown = "; ".join(map(str, countings[:_ROWS]))
    return f"{shown}; and {len(countings) - _ROWS} more" if len(countings) > _ROWS else shown


def _print_table(diagnosis: Diagnosis) -> None:
    from rich.table import Table
    from rich.text import Text

    table = Table(header_style="bold")
    table.add_column("what they might count", overflow="fold")
    for column in (
        ("exactly", "nearly", "other words", "nowhere") if diagnosis.worded else ("somewhere", "nowhere")
    ):
        table.add_column(column, justify="right")
    for score in _shown(diagnosis):
        nowhere = diagnosis.total - score.in_range
        compared = max(score.in_range - (diagnosis.total - diagnosis.worded), score.matching)
        if diagnosis.worded:
            numbers: tuple[int, ...] = (score.exact, score.near, compared - score.matching, nowhere)
        else:
            numbers = (score.in_range, nowhere)
        style = "bold" if score == diagnosis.best else ""
        table.add_row(Text(str(score.counting)), *(Text(f"{number:,}") for number in numbers), style=style)
    console().print(table)


def _shown(diagnosis: Diagnosis) -> Sequence[Score]:
    """What is worth a row: neither the same as the best, nor without any success where another has some."""
    same = set(diagnosis.same) if diagnosis.best is not None else set()
    rows = [score for score in diagnosis.ranking if score.counting not in same]
    if diagnosis.best is not None:
        rows = [score for score in rows if score.matching]
    return rows[:_ROWS]


def _print_unmatched(unmatched: Sequence[Unmatched], what: str = "unmatched", *, err: bool = False) -> None:
    from rich.text import Text

    out = console(err=err)
    if unmatched:
        out.print(Text(f"\n{_count(len(unmatched))} {what}:", style="bold"))
    for item in unmatched[:_LISTED]:
        out.print(Text(f"  {_told(item)}"), soft_wrap=True)
    if len(unmatched) > _LISTED:
        out.print(f"  … and {len(unmatched) - _LISTED:,} more; --output json lists all")


def _told(item: Unmatched) -> str:
    where = f"annotation {item.index + 1:,}, line {item.line}"
    wanted = "no words" if item.words is None else _quoted(item.words)
    found = "its numbers lead nowhere" if item.found is None else f"found {_quoted(item.found)}"
    if item.matches_as is not None:
        hint = f"; matches as {item.matches_as}"
    elif item.stands is not None:
        hint = f"; the words stand at {item.stands[0]}-{item.stands[1]} (code points)"
    else:
        hint = ""
    return f"{where}: {wanted}, {found}{hint}"


def _quoted(words: str) -> str:
    shown = in_line(words if len(words) <= _LONGEST else f"{words[: _LONGEST - 1]}…")
    return f"“{shown}”"


def _convert(
    annotations: Annotations,
    text: str,
    source: Counting | None,
    target: Counting,
    out: str | None,
    *,
    keep_unmatched: bool,
) -> int:
    from newsml.files import write_whole
    from newsml.offsets import NotConverted, convert

    try:
        done = convert(annotations, text, target, from_=source, keep_unmatched=keep_unmatched)
    except NotConverted as error:
        complain(str(error))
        _print_unmatched(error.unmatched, err=True)
        return 1
    data = done.data or b""
    if out is None or out == STDIN:
        write_bytes(data)
    else:
        write_whole(Path(out), data)
    _tell(done)
    return 0


def _tell(done: Conversion) -> None:
    remark(f"{_count(len(done.annotations))}: {done.source} -> {done.target}")
    if done.diagnosis is not None and done.diagnosis.rivals:
        remark(
            f"it may as well be, with words in other places: {_names(done.diagnosis.rivals)}; --from decides"
        )
    _print_unmatched(done.kept, "left alone, because they do not match", err=True)
