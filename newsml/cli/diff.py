"""`newsml diff`: what two documents say differently, whatever their formats."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

import click

from newsml.cli.options import from_option
from newsml.cli.sources import STDIN, one
from newsml.cli.terminal import as_json, console, in_line, write_bytes
from newsml.errors import NewsmlError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.text import Text

    from newsml.comparing.differences import Difference
    from newsml.findings import Leftover
    from newsml.formats.reading import Reading

_EPILOG = """\b
Examples:
  newsml diff story.json story.xml
  newsml diff story.json edited.json --output json
  newsml diff - story.xml < story.json

A and B hold articles or a register each, in any formats that newsml reads. Of several articles those with the same id
and version are compared; one article is compared with one article whatever their ids. Things are named by their ids,
words by their offsets: participants[id=ada].mentions[0..3].form. What differs in a text is shown with what stands
around it, [-old-]{+new+} where there are no colours.

Anchors, blocks and marks that only stand elsewhere, because the text before them is longer or shorter, are counted;
--all lists them.

\b
Exit codes: 0 no differences, 1 differences, 2 something could not be read or compared.
"""

_WIDTH: Final = 100
"""Code points that are shown of a value."""
_SENTENCE: Final = 20
"""From how many code points on a text with spaces is compared word by word."""


@click.command(epilog=_EPILOG)
@click.argument("a", metavar="A")
@click.argument("b", metavar="B")
@from_option
@click.option("--all", "everything", is_flag=True, help="List what only stands elsewhere as well.")
@click.option("--leftovers", is_flag=True, help="Compare what newsml did not take, too; in one format only.")
@click.option("--output", type=click.Choice(["text", "json"]), default="text", help="How to report.")
def diff(*, a: str, b: str, format: str | None, everything: bool, leftovers: bool, output: str) -> int:
    """Show what two documents say differently, field by field."""
    if a == b == STDIN:
        raise click.UsageError("standard input can be read only once: name a file for one of the two")
    first, second = _reading(a, format), _reading(b, format)
    found = _differences(first, second)
    spare = _leftovers(first, second) if leftovers else ([], [])
    if output == "json":
        data: dict[str, Any] = {"a": a, "b": b, "equal": not found}
        data["differences"] = [difference.as_dict() for difference in found]
        if leftovers:
            data["equal"] = not (found or any(spare))
            data["leftovers"] = dict(zip(("a", "b"), map(_as_data, spare), strict=True))
        write_bytes(as_json(data))
    else:
        _tell(found, spare, first, everything=everything)
    return int(bool(found or any(spare)))


def _reading(name: str, format: str | None) -> Reading:
    try:
        reading = one(name).read(format)
    except NewsmlError as error:
        error.source = error.source or name
        raise
    if not reading.articles and reading.register is None:
        raise NewsmlError("holds no article and no register: there is nothing to compare", source=name)
    return reading


def _differences(first: Reading, second: Reading) -> tuple[Difference, ...]:
    from newsml.comparing.differences import Difference, diff

    ours, theirs = first.register, second.register
    if not first.articles and not second.articles:
        return diff(ours, theirs)  # type: ignore[arg-type]
    if not first.articles or not second.articles:
        raise NewsmlError("one holds articles and the other a register: they cannot be compared")
    found = diff(first.articles, second.articles)
    if ours is not None and theirs is not None:
        more = diff(ours, theirs)
        return (*found, *(replace(one, path=f"register.{one.path}") for one in more))
    if ours is not None or theirs is not None:
        data = [side and side.model_dump(mode="json", exclude_defaults=True) for side in (ours, theirs)]
        return (*found, Difference("register", *data))
    return found


def _leftovers(first: Reading, second: Reading) -> tuple[list[Leftover], list[Leftover]]:
    """What only one side left over: the same kind of thing at the same place is the same."""
    if first.format != second.format:
        raise click.UsageError(
            f"--leftovers compares documents of one format, not {first.format} and {second.format}"
        )
    sides = (first.leftovers, second.leftovers)
    keys = [Counter((item.path, item.what) for item in side) for side in sides]
    return (
        list(_beyond(first.leftovers, keys[1].copy())),
        list(_beyond(second.leftovers, keys[0].copy())),
    )


def _beyond(items: tuple[Leftover, ...], others: Counter[tuple[str, str]]) -> Iterator[Leftover]:
    for item in items:
        if others[item.path, item.what] > 0:
            others[item.path, item.what] -= 1
        else:
            yield item


def _as_data(items: list[Leftover]) -> list[dict[str, Any]]:
    return [{"path": item.path, "line": item.line, "what": item.what} for item in items]


# --- for people ---


def _tell(
    found: tuple[Difference, ...],
    spare: tuple[list[Leftover], list[Leftover]],
    first: Reading,
    *,
    everything: bool,
) -> None:
    out = console()
    moved = 0
    for difference in found:
        if not everything and _only_moved(difference):
            moved += 1
        else:
            out.print(_line(difference, coloured=out.color_system is not None), soft_wrap=True)
    for side, items in zip("AB", spare, strict=True):
        for item in items:
            out.print(f"only {side} has left over: {in_line(f'{item.path}: {item.what}')}", soft_wrap=True)
    if moved:
        out.print(
            f"({_count(moved, 'place')} only moved with the text; --all lists them)",
            style="dim",
            soft_wrap=True,
        )
    total = len(found) + sum(map(len, spare))
    if total:
        out.print(_count(total, "difference"), style="bold", soft_wrap=True)
    else:
        what = _count(len(first.articles), "article") if first.articles else "1 register"
        out.print(f"no differences: {what}", soft_wrap=True)


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"


def _only_moved(difference: Difference) -> bool:
    """Whether it is the same words, the same block or mark, at other offsets."""
    field = difference.path.rpartition(".")[2]
    before, after = difference.before, difference.after
    if field in ("start", "end"):
        return True
    if field == "head" and before and after:
        before, after = [before], [after]
    elif field != "spans":
        return False
    words = [[span.get("exact") for span in spans] for spans in (before or (), after or ())]
    return bool(words[0]) and None not in words[0] and words[0] == words[1]


def _line(difference: Difference, *, coloured: bool) -> Text:
    from rich.text import Text

    from newsml.cli.wording import reworded

    before, after = difference.before, difference.after
    line = Text.assemble((in_line(difference.path), "cyan" if coloured else ""), ": ")
    if _is_text(before) and _is_text(after):
        return line.append_text(reworded(before, after, coloured=coloured))
    old, new = (_shown(value) for value in (before, after))
    if after is None:
        return line.append("only in A: ").append(old, "red" if coloured else "")
    if before is None:
        return line.append("only in B: ").append(new, "green" if coloured else "")
    return line.append(old, "red" if coloured else "").append(" → ").append(new, "green" if coloured else "")


def _is_text(value: Any) -> bool:
    return isinstance(value, str) and len(value) >= _SENTENCE and " " in value


def _shown(value: Any) -> str:
    """A value in one line, as JSON, cut where it is long; of words with their offsets as `0..3 "Ada"`."""
    if (
        isinstance(value, list)
        and value
        and all(isinstance(item, dict) and "start" in item for item in value)
    ):
        text = ", ".join(_span(item) for item in value)
    elif isinstance(value, dict) and value.keys() <= {"start", "end", "exact"}:
        text = _span(value)
    else:
        text = json.dumps(value, ensure_ascii=False)
    text = in_line(text)
    return text if len(text) <= _WIDTH else f"{text[: _WIDTH - 1]}…"


def _span(span: dict[str, Any]) -> str:
    words = f" {json.dumps(span['exact'], ensure_ascii=False)}" if "exact" in span else ""
    return f"{span['start']}..{span['end']}{words}"
