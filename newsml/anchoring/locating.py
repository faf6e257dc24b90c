"""Finds the places of many words at once, and decides which are meant; what cannot be decided is never guessed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from newsml.anchoring.deciding import decide
from newsml.anchoring.hits import NONE, Hits, find, find_whole, find_within
from newsml.anchoring.wanted import Outcome, Place

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from newsml.anchoring.wanted import How, Stretch, Wanted

_WEAKER: Final[dict[How, int]] = {"exact": 0, "normalised": 1, "fuzzy": 2}
SHOWN: Final = 9
"""How many candidates of an undecided item are kept for its report."""


def locate(texts: Mapping[str, str], wanted: Sequence[Wanted]) -> list[Outcome]:
    """What came of each item, in the order given.

    Args:
        texts: the texts by field.
        wanted: what to look for.
    """
    hits: dict[str, dict[str, Hits]] = {}
    for field, text in texts.items():
        items = [item for item in wanted if item.field == field]
        pieces = [piece for item in items if item.context is None for piece in item.pieces]
        contexts = [item.context for item in items if item.context is not None]
        hits[field] = find(text, [*pieces, *contexts])
    rows: dict[tuple[str, tuple[str, ...]], tuple[Place, ...]] = {}
    outcomes = [_first_look(item, texts, hits, rows) for item in wanted]
    _look_elsewhere(texts, wanted, outcomes)
    decide(wanted, outcomes, texts)
    for outcome in outcomes:
        outcome.total = outcome.total or len(outcome.open)
        outcome.candidates = outcome.candidates or tuple(outcome.open[:SHOWN])
        outcome.open = []
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


def _first_look(
    item: Wanted,
    texts: Mapping[str, str],
    hits: Mapping[str, Mapping[str, Hits]],
    rows: dict[tuple[str, tuple[str, ...]], tuple[Place, ...]],
) -> Outcome:
    """The outcome as far as the item itself says."""
    if item.field not in texts:
        return Outcome("not_found", reason=f"there is no {item.field}")
    known = hits[item.field]
    if item.context is not None:
        return _in_context(item, texts[item.field], known)
    key = (item.field, item.pieces)
    if key not in rows:
        rows[key] = tuple(chains(item.pieces, known))
    more = known.get(item.pieces[0], NONE).more
    return _chosen(item, rows[key], more=more)


def _in_context(item: Wanted, text: str, known: Mapping[str, Hits]) -> Outcome:
    contexts = known.get(item.context or "", NONE)
    if not contexts.stretches:
        return Outcome("not_found", reason=f"the context does not stand in the {item.field}")
    found: list[Place] = []
    for at, (low, high) in enumerate(contexts.stretches[: SHOWN + 1]):
        inside = find_within(text, item.pieces, low, high)
        weakest = Place((), contexts.how, contexts.score(at))
        found += [_weakened(place, weakest) for place in chains(item.pieces, inside)]
    if not found:
        return Outcome("not_found", reason="the words do not stand in the context that is given")
    outcome = _chosen(item, tuple(dict.fromkeys(found)), more=False, by="context")
    if outcome.status == "ambiguous" and len(contexts.stretches) > 1:
        outcome.reason = f"the context stands in {len(contexts.stretches)} places: give more of it"
    elif outcome.status == "ambiguous":
        outcome.reason = f"the words stand in the context {outcome.total or len(found)} times: add nth"
    return outcome


def _weakened(place: Place, context: Place) -> Place:
    """A place in a context that was itself found only nearly is no surer than its context."""
    if context.how != "fuzzy":
        return place
    return Place(place.spans, "fuzzy", min(place.score, context.score))


def _chosen(item: Wanted, found: Sequence[Place], *, more: bool, by: str = "") -> Outcome:
    if not found:
        return Outcome("not_found", reason=f"the words do not stand in the {item.field}")
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
            reason=f"the words stand there only {times}",
        )
    if count == 1:
        return Outcome(found[0].how, found[0], reason=by or "the only place")
    return Outcome("ambiguous", open=list(found), reason=f"the words stand there {count}{'+' * more} times")


def chains(pieces: Sequence[str], hits: Mapping[str, Hits]) -> Iterator[Place]:
    """The places of several pieces in a row; of those that go on at the same place, the one with the least gap."""
    last: Place | None = None
    first = hits.get(pieces[0], NONE)
    for at, stretch in enumerate(first.stretches):
        place = _chain(stretch, pieces, hits, first.how, first.score(at))
        if place is None:
            break
        if last is not None and (len(pieces) == 1 or last.spans[1] != place.spans[1]):
            yield last
        last = place
    if last is not None:
        yield last


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
