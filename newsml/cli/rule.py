"""`newsml rule`: what a rule finds, why, and how to mend it."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING, Any, Final

import click

from newsml.cli.terminal import as_json, console, in_line, remark, visible, write_bytes

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from rich.console import Console

    from newsml.rules import Rule
    from newsml.standards.checks import Check

_EPILOG: Final = """\b
Examples:
  newsml rule A001
  newsml rule timestamp-without-zone
  newsml rule event
  newsml rule --all
  newsml rule --output json S001 X001

NAME is the code or the name of a rule, or of a check of a standard (X001 and others); it is explained with a bad and a
good example. A family (event, or E) or the beginning of codes (E01) is listed, as are all of them with --all.
"""
_WIDTH: Final = 100
_STYLES: Final = {"error": "bold red", "warning": "bold yellow", "info": "bold cyan"}


@click.command(epilog=_EPILOG, short_help="Explain what a rule finds, why, and how to mend it.")
@click.argument("names", metavar="[NAME]...", nargs=-1)
@click.option("--all", "every", is_flag=True, help="List all rules and checks.")
@click.option("--output", type=click.Choice(["text", "json"]), default="text", help="How to show them.")
def rule(*, names: tuple[str, ...], every: bool, output: str) -> int:
    """Explain rules: what they find, why it matters, how to mend it, and what they rest on."""
    if bool(names) == every:
        raise click.UsageError("name a rule, such as A001, or a family, such as event; or give --all")
    from newsml.choosing import known

    meant = [known().meant(name) for name in (("all",) if every else names)]
    for one in meant:
        if one.note:
            remark(one.note)
    alone = all(one.single for one in meant)
    found = dict.fromkeys(code for one in meant for code in sorted(one.codes))
    things: list[Any] = [known().things[code] for code in found]
    if output == "json":
        write_bytes(as_json({"rules": [_as_data(one) for one in things]}))
    elif alone:
        out = console()
        for n, one in enumerate(things):
            out.print("\n" * (n > 0) * 2, end="")
            _explain(out, one)
    else:
        _print_table(things)
    return 0


def _as_data(one: Rule | Check) -> dict[str, Any]:
    from newsml.rules.examples import example_of
    from newsml.rules.explanation import explained
    from newsml.rules.profiles import PROFILES

    parts, example = explained(one.explanation), example_of(one.code)
    data: dict[str, Any] = {
        "code": one.code,
        "name": one.slug,
        "severity": one.severity,
        "title": one.title,
        "finds": parts.finds,
        "why": parts.why,
        "mend": parts.mend,
        "fixable": _is_fixable(one),
        "rests_on": parts.rests_on,
        "profiles": {
            name: one.severity if profile.counts(one) else "off" for name, profile in PROFILES.items()
        },
    }
    if example is not None:
        data |= {"bad": example.bad, "good": example.good, "path": example.path, "message": example.message}
    return data


def _explain(out: Console, one: Rule | Check) -> None:
    from rich.text import Text

    head = Text(f"{one.code} {one.slug} ", style="bold")
    out.print(head.append(f"({one.severity})", style=_STYLES[one.severity]), soft_wrap=True)
    width = min(out.width, _WIDTH)
    for title, text in _parts(one):
        out.print()
        if title:
            out.print(Text(title, style="bold"))
        for line in text.split("\n"):
            out.print(Text(visible(line)), soft_wrap=True) if title in _VERBATIM else _wrapped(
                out, line, width
            )


_VERBATIM: Final = frozenset(("Bad", "Good"))
"""Parts that are JSON."""


def _parts(one: Rule | Check) -> Iterator[tuple[str, str]]:
    """The parts of an explanation, each with its heading."""
    from newsml.rules.examples import example_of
    from newsml.rules.excerpt_json import in_lines
    from newsml.rules.explanation import explained

    parts, example = explained(one.explanation), example_of(one.code)
    yield "", f"{one.title}."
    yield "", parts.finds
    yield "Why", parts.why
    if example is not None:
        yield "Bad", in_lines(example.bad)
        yield "newsml says", f"{example.path}: {example.message}"
        yield "Good", in_lines(example.good)
    yield "How to mend it", parts.mend
    if _is_fixable(one):
        yield "", "Where there is one right answer, `newsml validate --fix` mends it."
    yield "What it rests on", parts.rests_on
    yield "Where it counts", _profiles(one)


def _is_fixable(one: Rule | Check) -> bool:
    from newsml.rules import Rule

    return isinstance(one, Rule) and one.fix is not None


def _profiles(one: Rule | Check) -> str:
    from newsml.rules.profiles import PROFILES

    return ", ".join(
        f"{name}: {one.severity if profile.counts(one) else 'off'}" for name, profile in PROFILES.items()
    )


def _wrapped(out: Console, text: str, width: int) -> None:
    from rich.text import Text

    for line in textwrap.wrap(in_line(text), width, break_long_words=False, break_on_hyphens=False):
        out.print(Text(line), soft_wrap=True)


def _print_table(things: Iterable[Rule | Check]) -> None:
    from rich.table import Table
    from rich.text import Text

    from newsml.rules.profiles import PROFILES

    table = Table(header_style="bold")
    table.add_column("rule", no_wrap=True)
    for column in ("finds", "severity", "counts from"):
        table.add_column(column, overflow="fold")
    for one in things:
        first = next((name for name, profile in PROFILES.items() if profile.counts(one)), "")
        table.add_row(
            *(Text(in_line(cell)) for cell in (f"{one.code} {one.slug}", one.title, one.severity, first))
        )
    console().print(table)
