"""Where the words that other people's graphs name stand in the article: all of them at once, and never guessed."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from newsml.anchoring.folding import fold
from newsml.anchoring.search import places

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

Stretch: TypeAlias = tuple[int, int]

_MOST_LOOKED_AT: Final = 1000
"""How many places of one quotation are compared with what is to stand around it."""


@dataclass(slots=True, eq=False)
class Quote:
    """Words to find in one text."""

    field: str
    exact: str
    prefix: str = ""
    suffix: str = ""
    stretch: Stretch | None = None
    """Where they stand."""
    match: str = ""
    """How they were found: exact, or normalised (white space, quotation marks, case of the first letter)."""
    why_not: str = ""
    """Why they were not found."""
    others: list[str] = dataclasses.field(default_factory=list)
    """Other forms of the same words, tried in their order where these stand nowhere."""


def find_all(texts: Mapping[str, str], quotes: Sequence[Quote]) -> None:
    """Finds the quotes: each has to stand in its text once, or once between its prefix and suffix."""
    for name in dict.fromkeys(quote.field for quote in quotes):
        here = [quote for quote in quotes if quote.field == name]
        text = texts.get(name)
        if text is None:
            for quote in here:
                quote.why_not = f"there is no {name} that it could stand in"
            continue
        found = places(
            text, dict.fromkeys(form for quote in here for form in (quote.exact, *quote.others) if form)
        )
        for quote in here:
            for form in (quote.exact, *quote.others):
                if form in found and quote.stretch is None:
                    at = sorted((*found[form].whole, *found[form].inside))
                    _choose(quote, text, [(one, one + len(form)) for one in at], more=found[form].more)
                    quote.match = "exact"
        _normalised(text, [quote for quote in here if quote.stretch is None and not quote.why_not])


def _normalised(text: str, quotes: Sequence[Quote]) -> None:
    if not quotes:
        return
    folded = fold(text)
    forms = {quote.exact: fold(quote.exact).text for quote in quotes}
    found = places(folded.text, filter(None, forms.values()))
    for quote in quotes:
        form = forms[quote.exact]
        hits = found.get(form)
        at = sorted((*hits.whole, *hits.inside)) if hits is not None else []
        there = [folded.original(one, one + len(form)) for one in at]
        _choose(quote, text, [one for one in there if one is not None], more=hits is not None and hits.more)
        quote.match = "normalised"
        if quote.stretch is None and not quote.why_not:
            quote.why_not = f"these words do not stand in the {quote.field}"


def _choose(quote: Quote, text: str, found: Sequence[Stretch], *, more: bool) -> None:
    """The one place, or the one with the right words around it."""
    fitting = found
    if len(found) > 1 or more:
        fitting = [one for one in found[:_MOST_LOOKED_AT] if _fits(quote, text, one)]
        more = more or len(found) > _MOST_LOOKED_AT
    if len(fitting) == 1 and not (more and not (quote.prefix or quote.suffix)):
        quote.stretch = fitting[0]
    elif found:
        quote.why_not = f"these words stand in the {quote.field} more than once"


def _fits(quote: Quote, text: str, stretch: Stretch) -> bool:
    start, end = stretch
    before = text[max(0, start - len(quote.prefix)) : start]
    return before == quote.prefix and text[end : end + len(quote.suffix)] == quote.suffix


def span(text: str, stretch: Stretch) -> dict[str, Any]:
    """The span of a stretch of a text."""
    return {"start": stretch[0], "end": stretch[1], "exact": text[stretch[0] : stretch[1]]}
