"""Where the words that other people's graphs name stand in the article: all of them at once, and never guessed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeAlias

from newsml.anchoring.folding import fold
from newsml.anchoring.search import places
from newsml.model.spans import covers

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

Stretch: TypeAlias = tuple[int, int]


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
    others: tuple[str, ...] = ()
    """Other forms of the same words, tried in their order where these stand nowhere."""

    @property
    def around(self) -> str:
        """The words with what is to stand around them."""
        return self.prefix + self.exact + self.suffix

    def forms(self) -> tuple[str, ...]:
        """What to look for, the best first."""
        return (self.around, self.exact, *self.others)


def find_all(texts: Mapping[str, str], quotes: Sequence[Quote]) -> None:
    """Finds the quotes: each has to stand in its text once, or once between its prefix and suffix."""
    for name in dict.fromkeys(quote.field for quote in quotes):
        here = [quote for quote in quotes if quote.field == name]
        text = texts.get(name)
        if text is None:
            for quote in here:
                quote.why_not = f"there is no {name} that it could stand in"
            continue
        found = _starts(text, (form for quote in here for form in quote.forms()))
        for quote in here:
            _choose(quote, found)
        rest = [quote for quote in here if quote.stretch is None and not quote.why_not]
        if rest:
            _normalised(text, rest)


def _starts(text: str, forms: Iterable[str]) -> dict[str, int | None]:
    """Where each form stands that does: None for more than once."""
    out: dict[str, int | None] = {}
    for form, hits in places(text, dict.fromkeys(filter(None, forms))).items():
        count = len(hits.whole) + len(hits.inside)
        if count or hits.given_up or hits.passed_over:
            more = count > 1 or hits.given_up or hits.passed_over
            out[form] = None if more else (hits.whole or hits.inside)[0]
    return out


def _choose(quote: Quote, found: Mapping[str, int | None]) -> None:
    form = next((form for form in quote.forms() if form in found), None)
    if form is not None:
        start = found[form]
        if start is None:
            quote.why_not = f"these words stand in the {quote.field} more than once"
            return
        if form == quote.around:
            start, form = start + len(quote.prefix), quote.exact
        quote.stretch, quote.match = (start, start + len(form)), "exact"


def _normalised(text: str, quotes: Sequence[Quote]) -> None:
    """Finds those that stand there with other white space, quotation marks or letters in another form."""
    folded = fold(text)
    forms = {quote.exact: fold(quote.exact).text for quote in quotes}
    found = _starts(folded.text, forms.values())
    for quote in quotes:
        form = forms[quote.exact]
        start = found.get(form, -1)
        if start is None:
            quote.why_not = f"these words stand in the {quote.field} more than once"
            continue
        quote.stretch = folded.original(start, start + len(form)) if start >= 0 else None
        quote.match = "normalised"
        if quote.stretch is None:
            quote.why_not = f"these words do not stand in the {quote.field}"


def span(text: str, stretch: Stretch) -> dict[str, Any]:
    """The span of a stretch of a text."""
    return {"start": stretch[0], "end": stretch[1], "exact": text[stretch[0] : stretch[1]]}


def stretches(anchor: Mapping[str, Any]) -> list[Stretch]:
    """Where the spans of an anchor stand."""
    return [(one["start"], one["end"]) for one in anchor["spans"]]


def inside(outer: Mapping[str, Any] | None, inner: Mapping[str, Any]) -> bool:
    """Whether the words of one anchor are among those of another."""
    if outer is None or outer["field"] != inner["field"]:
        return False
    return covers(stretches(outer), stretches(inner))
