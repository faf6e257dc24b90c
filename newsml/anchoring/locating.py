"""Finds the places of many words at once, and decides which are meant; what cannot be decided is never guessed."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Final

from newsml.anchoring.deciding import decide
from newsml.anchoring.hits import NONE, Hits, find, find_whole, find_within
from newsml.anchoring.joining import Joined
from newsml.anchoring.wanted import ANYWHERE, Outcome, Place
from newsml.anchoring.words import is_whole

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from newsml.anchoring.wanted import How, Stretch, Wanted

_WEAKER: Final[dict[How, int]] = {"exact": 0, "normalised": 1, "fuzzy": 2}
SHOWN: Final = 9
"""How many candidates of an undecided item are kept for its report."""
_MOST_ROWS: Final = 200
"""How many places of interrupted words are looked at."""
_MOST_CONTEXTS: Final = 10
"""In how many places of a context the words are looked for."""


def locate(texts: Mapping[str, str], wanted: Sequence[Wanted]) -> list[Outcome]:
    """What came of each item, in the order given.

    Args:
        texts: the texts by field.
        wanted: what to look for.
    """
    joined = Joined(texts)
    searched = {**texts, **({ANYWHERE: joined.text} if texts else {})}
    fields = {
        field: _Field(field, text, items, joined if field == ANYWHERE else None)
        for field, text in searched.items()
        if (items := [item for item in wanted if item.field == field])
    }
    outcomes = [
        fields[item.field].outcome(item)
        if item.field in fields
        else Outcome("not_found", reason=f"there is no {item.field}")
        for item in wanted
    ]
    _look_elsewhere(texts, wanted, outcomes)
    decide(wanted, outcomes, searched)
    for item, outcome in zip(wanted, outcomes, strict=True):
        outcome.total = outcome.total or len(outcome.open)
        outcome.candidates = outcome.candidates or tuple(outcome.open[:SHOWN])
        outcome.open = ()
        if item.field == ANYWHERE:
            outcome.place = joined.home(outcome.place) if outcome.place is not None else None
            outcome.candidates = tuple(map(joined.home, outcome.candidates))
    return outcomes


def _look_elsewhere(texts: Mapping[str, str], wanted: Sequence[Wanted], outcomes: Sequence[Outcome]) -> None:
    """Says of words that were not found in which other text they stand."""
    missing = [n for n, outcome in enumerate(outcomes) if outcome.status == "not_found" and not outcome.total]
    for field, text in texts.items():
        others = [n for n in missing if wanted[n].field != field and wanted[n].field in texts]
        hits = find_whole(text, [wanted[n].pieces[0] for n in others])
        for n in others:
            if wanted[n].pieces[0] in hits:
                outcomes[n].reason += f", but in the {field}: add field: {field}"


class _Field:
    """One text, and where all that is wanted stands in it."""

    def __init__(self, name: str, text: str, items: Sequence[Wanted], joined: Joined | None) -> None:
        self._name = "text" if joined is not None else name
        self._text = text
        self._joined = joined
        pieces = [piece for item in items if item.context is None for piece in item.pieces]
        contexts: dict[str, list[str]] = {}
        for item in items:
            if item.context is not None:
                contexts.setdefault(item.context, []).extend(item.pieces)
        self._hits = find(text, [*pieces, *contexts])
        self._inside = {
            context: [(at, find_within(text, words, *stretch)) for at, stretch in self._first(context)]
            for context, words in contexts.items()
        }
        self._rows: dict[tuple[str | None, tuple[str, ...]], tuple[Place, ...]] = {}

    def _first(self, context: str) -> Iterable[tuple[int, Stretch]]:
        return enumerate(self._hits.get(context, NONE).stretches[:_MOST_CONTEXTS])

    def outcome(self, item: Wanted) -> Outcome:
        """The outcome as far as the item itself says."""
        if item.context is not None:
            return self._in_context(item, item.context)
        found, more = self._row(item.pieces)
        outcome = _chosen(item, self._name, found, more=more)
        if outcome.place is not None and item.nth is None and self._is_inside_a_word(outcome.place):
            outcome.reason += ", inside a word"
        return outcome

    def _is_inside_a_word(self, place: Place) -> bool:
        return not all(is_whole(self._text, start, end) for start, end in place.spans)

    def _row(self, pieces: tuple[str, ...]) -> tuple[Sequence[Place], bool]:
        more = any(self._hits.get(piece, NONE).more for piece in pieces)
        key = (None, pieces)
        if key not in self._rows:
            most = None if len(pieces) == 1 else _MOST_ROWS + 1
            self._rows[key] = tuple(islice(self._in_one_text(chains(pieces, self._hits)), most))
        found = self._rows[key]
        if len(pieces) > 1 and len(found) > _MOST_ROWS:
            return found[:_MOST_ROWS], True
        return found, more

    def _in_one_text(self, places: Iterator[Place]) -> Iterator[Place]:
        return places if self._joined is None else filter(self._joined.is_in_one, places)

    def _in_context(self, item: Wanted, context: str) -> Outcome:
        contexts = self._hits.get(context, NONE)
        if not contexts.stretches:
            return Outcome("not_found", reason=f"the context does not stand in the {self._name}")
        key = (context, item.pieces)
        if key not in self._rows:
            self._rows[key] = self._places_in(context, contexts, item.pieces)
        found = self._rows[key]
        if not found:
            return Outcome("not_found", reason="the words do not stand in the context that is given")
        several = len(contexts.stretches)
        outcome = _chosen(item, self._name, found, more=several > _MOST_CONTEXTS, by="context")
        if outcome.status == "ambiguous" and several > 1:
            outcome.reason = f"the context stands in {several} places: give more of it"
        elif outcome.status == "ambiguous":
            outcome.reason = f"the words stand in the context {len(found)} times: add nth"
        return outcome

    def _places_in(self, context: str, contexts: Hits, pieces: tuple[str, ...]) -> tuple[Place, ...]:
        """The places in each of the places of the context, each once, in the surest way that it was found in."""
        found: dict[tuple[Stretch, ...], Place] = {}
        for at, inside in self._inside[context]:
            for place in islice(self._in_one_text(chains(pieces, inside)), _MOST_ROWS):
                here = _weakened(place, contexts.how, contexts.score(at))
                known = found.setdefault(here.spans, here)
                if _sureness(here) > _sureness(known):
                    found[here.spans] = here
        return tuple(found[spans] for spans in sorted(found))


def _sureness(place: Place) -> tuple[int, int]:
    return -_WEAKER[place.how], place.score


def _weakened(place: Place, how: How, score: int) -> Place:
    """A place in a context that was itself found only nearly is no surer than its context."""
    return place if how != "fuzzy" else Place(place.spans, "fuzzy", min(place.score, score))


def _chosen(item: Wanted, name: str, found: Sequence[Place], *, more: bool, by: str = "") -> Outcome:
    if not found:
        return Outcome("not_found", reason=f"the words do not stand in the {name}")
    count = len(found)
    if item.nth is not None:
        if item.nth <= count:
            place = found[item.nth - 1]
            return Outcome(place.how, place, reason=by or f"occurrence {item.nth} of {count}{'+' * more}")
        times = "once" if count == 1 else f"{count} times"
        return Outcome(
            "not_found",
            candidates=tuple(found[:SHOWN]),
            total=count,
            reason=f"only the first {count} places are counted"
            if more
            else f"the words stand there only {times}",
        )
    if count == 1 and not more:
        return Outcome(found[0].how, found[0], reason=by or "the only place")
    return Outcome(
        "ambiguous", open=found, more=more, reason=f"the words stand there {count}{'+' * more} times"
    )


def chains(pieces: Sequence[str], hits: Mapping[str, Hits]) -> Iterator[Place]:
    """The places of several pieces in a row; of those that go on at the same place, the one with the least gap."""
    first = hits.get(pieces[0], NONE)
    following = hits.get(pieces[1], NONE) if len(pieces) > 1 else None
    at = 0
    while at < len(first.stretches):
        if following is not None:
            n = following.after(first.stretches[at][1])
            if n is None:
                return
            at = max(at, first.before(following.stretches[n][0]))
        place = _chain(first.stretches[at], pieces, hits, first.how, first.score(at))
        if place is None:
            return
        yield place
        at += 1


def _chain(
    stretch: Stretch, pieces: Sequence[str], hits: Mapping[str, Hits], how: How, score: int
) -> Place | None:
    spans = [stretch]
    for piece in pieces[1:]:
        there = hits.get(piece, NONE)
        at = there.after(spans[-1][1])
        if at is None:
            return None
        spans.append(there.stretches[at])
        how = max(how, there.how, key=_WEAKER.__getitem__)
        score = min(score, there.score(at))
    return Place(tuple(spans), how, score)
