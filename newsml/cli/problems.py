"""Findings in words: what is wrong, where, and the words in question marked in their sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from newsml.cli.terminal import visible
from newsml.errors import shown_path
from newsml.findings import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.console import Console
    from rich.text import Text

    from newsml.cli.excerpt import Excerpt
    from newsml.errors import InvalidArticle

_STYLES: Final = {"error": "bold red", "warning": "bold yellow", "info": "bold cyan"}
_LONGEST_VALUE: Final = 100
_INDENT: Final = "    "


def of_model(error: InvalidArticle) -> tuple[Finding, ...]:
    """The problems of an article that cannot exist, as findings: the type of each is its code."""
    return tuple(
        Finding(
            code=str(problem["type"]),
            slug=str(problem["type"]).replace("_", "-"),
            severity="error",
            message=str(problem["msg"]),
            path=tuple(problem["loc"]),
            excerpt=_value(problem.get("input")),
            source=error.source,
            line=problem.get("line", error.line),
            column=problem.get("column"),
        )
        for problem in error.errors()
    )


def _value(value: Any) -> str | None:
    """A value that can be shown; the inside of an object would hide what is wrong with it."""
    if isinstance(value, str):
        return value if len(value) <= _LONGEST_VALUE else value[: _LONGEST_VALUE - 1] + "…"
    return str(value) if isinstance(value, (int, float)) else None


def width_in(console: Console) -> int:
    """How many cells a line of an excerpt may take."""
    return max(40, min(console.width, 120) - len(_INDENT))


def printed(console: Console, finding: Finding, excerpt: Excerpt | None = None) -> None:
    """Prints one finding, with its words marked in their sentence where that is given."""
    for line in _lines(finding, excerpt):
        console.print(line, soft_wrap=True)


def _lines(finding: Finding, excerpt: Excerpt | None) -> Iterator[Text]:
    from rich.text import Text

    place = ":".join(str(part) for part in (finding.source, finding.line, finding.column) if part is not None)
    head = Text(visible(f"{place}: " if place else ""), style="bold")
    head.append(finding.severity, style=_STYLES[finding.severity])
    name = (
        finding.code if finding.slug == finding.code.replace("_", "-") else f"{finding.code} {finding.slug}"
    )
    head.append(f" {visible(name)}")
    yield head.append(" (can be fixed)", style="dim") if finding.fixable else head
    yield (
        Text("  ")
        .append(visible(shown_path(finding.path)), style="cyan")
        .append(f": {visible(finding.message)}")
    )
    if excerpt is not None:
        yield from _sentence(excerpt, _STYLES[finding.severity])
    elif finding.excerpt is not None:
        yield Text(f"{_INDENT}given: {visible(finding.excerpt)}")
    if finding.suppressed is not None:
        yield Text(f"{_INDENT}suppressed: {visible(finding.suppressed)}")


def _sentence(found: Excerpt, style: str) -> Iterator[Text]:
    from rich.text import Text

    for line in found.lines:
        yield Text(_INDENT + line.text)
        if line.marks:
            yield Text(_INDENT).append(line.marks, style=style)
        else:
            yield Text(f"{_INDENT}the words: ").append(" … ".join(line.words), style=style)
    if found.more:
        yield Text(f"{_INDENT}… and {found.more} more line{'s' if found.more > 1 else ''}")
