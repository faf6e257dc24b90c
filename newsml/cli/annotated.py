"""A text of an article with its annotations: coloured by noun, or in labelled brackets where there is no colour."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from newsml.cli.terminal import visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from rich.text import Text

    from newsml.model.article import Article
    from newsml.model.types import TextField

STYLES: Final = {
    "participants": "bold cyan",
    "topics": "yellow",
    "events": "green",
    "statements": "underline",
}
"""How each noun's words look in colour; a style of its own dimension for statements, which hold the others."""

BRACKETS: Final = {
    "participants": ("[", "]"),
    "topics": ("(", ")"),
    "events": ("<", ">"),
    "statements": ("{", "}"),
}
"""What stands around each noun's words without colour."""


@dataclass(frozen=True, slots=True)
class _Stretch:
    start: int
    end: int
    noun: str
    id: str


def annotated(article: Article, field: TextField, *, coloured: bool) -> Text:
    """A field with the mentions of participants, topics and events and the contents of statements marked.

    Safe to print. Linear in the text and, but for sorting, in the annotations. Empty where the text is not at hand.
    """
    from rich.text import Text

    text = getattr(article, field) or ""
    stretches = _stretches(article, field) if text else ()
    if coloured:
        return Text.assemble(*_coloured(text, stretches))
    return Text("".join(_bracketed(text, stretches)))


def _stretches(article: Article, field: TextField) -> tuple[_Stretch, ...]:
    found = {
        _Stretch(span.start, span.end, str(place.path[0]), place.annotation.id): None
        for place in article.anchors()
        if place.anchor.field == field and place.part in ("mentions", "content")
        for span in place.anchor.spans
    }
    return tuple(found)


def _coloured(text: str, stretches: Iterable[_Stretch]) -> Iterator[tuple[str, str]]:
    changes: dict[int, Counter[str]] = {len(text): Counter()}
    for stretch in stretches:
        changes.setdefault(stretch.start, Counter())[stretch.noun] += 1
        changes.setdefault(stretch.end, Counter())[stretch.noun] -= 1
    at = 0
    active = dict.fromkeys(STYLES, 0)
    for place in sorted(changes):
        yield visible(text[at:place]), " ".join(STYLES[noun] for noun, count in active.items() if count)
        for noun, change in changes[place].items():
            active[noun] += change
        at = place


def _bracketed(text: str, stretches: Iterable[_Stretch]) -> Iterator[str]:
    """The closing bracket names its id where another one that opened later is still open."""
    opening = sorted(stretches, key=lambda one: (one.start, -one.end, one.noun, one.id))
    closing = sorted(opening, key=lambda one: one.end)
    is_open: list[_Stretch] = []
    closed: set[_Stretch] = set()
    at = to_open = to_close = 0
    while to_close < len(closing):
        start = opening[to_open].start if to_open < len(opening) else len(text) + 1
        end = closing[to_close].end
        place = min(start, end)
        yield visible(text[at:place])
        at = place
        if end <= start:
            ending = {closing[to_close]}
            while to_close + 1 < len(closing) and closing[to_close + 1].end == end:
                to_close += 1
                ending.add(closing[to_close])
            to_close += 1
            yield from _closed(is_open, ending, closed)
        else:
            is_open.append(opening[to_open])
            yield f"{BRACKETS[is_open[-1].noun][0]}{is_open[-1].id}: "
            to_open += 1
    yield visible(text[at:])


def _closed(is_open: list[_Stretch], ending: set[_Stretch], closed: set[_Stretch]) -> Iterator[str]:
    """The brackets that close at one place: the innermost ones plainly, those that cross others by name."""
    while is_open and (is_open[-1] in ending or is_open[-1] in closed):
        last = is_open.pop()
        if last in ending:
            ending.remove(last)
            yield BRACKETS[last.noun][1]
    for stretch in sorted(ending, key=lambda one: (-one.start, one.noun, one.id)):
        closed.add(stretch)  # its place on the stack is cleared when the ones above it have gone
        yield f"{BRACKETS[stretch.noun][1]}{stretch.id}"
