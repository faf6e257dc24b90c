"""Which of several places is meant: by the order in which things are listed, and by nearness to what they belong to.

A cue stands near its content, a source near the cue, a time near the words that report the event. Nothing is settled
where a second place is about as good: it stays ambiguous.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, Final

from newsml.anchoring.nearness import INSIDE, NEAR_TO, nearest
from newsml.anchoring.words import is_whole

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from newsml.anchoring.wanted import Outcome, Place, Stretch, Wanted

_ROUNDS: Final = 12
"""How often it is gone round: what is settled then rests on what was settled before."""
_Key = tuple[str, ...] | int


def decide(wanted: Sequence[Wanted], outcomes: Sequence[Outcome], texts: Mapping[str, str]) -> None:
    """Settles what can be settled; goes round until that is all, as one thing settled can settle another."""
    _Decisions(wanted, outcomes, texts).settle_all()


class _Decisions:
    def __init__(
        self, wanted: Sequence[Wanted], outcomes: Sequence[Outcome], texts: Mapping[str, str]
    ) -> None:
        self._wanted = wanted
        self._outcomes = outcomes
        self._texts = texts
        self._parts: dict[tuple[str, str], dict[str, list[Place]]] = {}
        """What is settled of each owner, by part."""
        self._open = [n for n, outcome in enumerate(outcomes) if self._can_be_settled(n, outcome)]
        members: dict[tuple[str, str], list[int]] = {}
        for n, item in enumerate(wanted):
            if item.list:
                members.setdefault((item.list, item.field), []).append(n)
        open_ = set(self._open)
        self._lists = {
            key: _List(len(numbers), {n: outcomes[n].open for n in numbers if n in open_}, wanted)
            for key, numbers in members.items()
        }
        self._seen: dict[int, list[int]] = {}
        """How much was settled of what each open item stands near to, when it was last looked at."""
        for n, outcome in enumerate(outcomes):
            if outcome.place is not None:
                self._note(n, outcome.place)

    def _note(self, n: int, place: Place) -> None:
        item = self._wanted[n]
        self._parts.setdefault((item.owner, item.field), {}).setdefault(item.part, []).append(place)
        if item.list:
            self._lists[item.list, item.field].note(n, place)

    def _settle(self, n: int, place: Place, reason: str) -> None:
        outcome = self._outcomes[n]
        outcome.status, outcome.place, outcome.reason, outcome.open = place.how, place, reason, ()
        self._note(n, place)

    def settle_all(self) -> None:
        open_ = self._open
        for _ in range(_ROUNDS):
            left = [n for n in open_ if not (self._by_order(n) or self._by_nearness(n))]
            if len(left) == len(open_):
                return
            open_ = left

    def _can_be_settled(self, n: int, outcome: Outcome) -> bool:
        """Whether order and nearness can tell: all the places are known, and the same whole words stand there.

        If words found nearly differ, no place tells which were meant; and a piece of another word is hardly meant.
        """
        if outcome.status != "ambiguous" or outcome.more:
            return False
        text = self._texts[self._wanted[n].field]
        first = outcome.open[0]
        if not all(is_whole(text, start, end) for start, end in first.spans):
            return False
        if first.how != "fuzzy":
            return True
        return len({tuple(text[start:end] for start, end in place.spans) for place in outcome.open}) == 1

    def _by_order(self, n: int) -> bool:
        item = self._wanted[n]
        found = self._lists[item.list, item.field].place_for(n, self._outcomes[n].open) if item.list else None
        if found is None:
            return False
        self._settle(n, *found)
        return True

    def _by_nearness(self, n: int) -> bool:
        item = self._wanted[n]
        settled = self._parts.get((item.owner, item.field), {})
        counts = [
            len(settled.get(part, ())) for part in (INSIDE.get(item.part, ""), *NEAR_TO.get(item.part, ()))
        ]
        if self._seen.get(n) == counts:
            return False
        self._seen[n] = counts
        found = nearest(item.part, self._outcomes[n].open, settled, self._texts[item.field])
        if found is None:
            return False
        self._settle(n, *found)
        return True


class _List:
    """A list of words in text order, all at different places, as far as it is settled."""

    def __init__(self, size: int, open_: Mapping[int, Sequence[Place]], wanted: Sequence[Wanted]) -> None:
        self._numbers: list[int] = []
        self._places: list[Place] = []
        self._in_order = True
        self._taken: set[tuple[Stretch, ...]] = set()
        self._keys: dict[int, _Key] = {n: wanted[n].pieces if wanted[n].context is None else n for n in open_}
        """The open items; the same words are the same."""
        self._found: dict[_Key, Sequence[Place]] = {key: open_[n] for n, key in self._keys.items()}
        self._waiting: dict[_Key, list[int]] = {}
        for n, key in self._keys.items():
            self._waiting.setdefault(key, []).append(n)
        self._listed = {key: len(numbers) for key, numbers in self._waiting.items()}
        # Only what has no more places than the list has items can come down to as many places as are wanted.
        self._left: dict[_Key, dict[tuple[Stretch, ...], Place]] = {
            key: {place.spans: place for place in found}
            for key, found in self._found.items()
            if len(found) <= size
        }
        self._at_edge: dict[int, list[tuple[_Key, tuple[Stretch, ...]]]] = {}
        for key, left in self._left.items():
            for spans, place in left.items():
                for edge in {place.start, -place.end}:
                    self._at_edge.setdefault(edge, []).append((key, spans))

    def note(self, n: int, place: Place) -> None:
        """Notes where one of the list stands."""
        at = bisect_left(self._numbers, n)
        self._numbers.insert(at, n)
        self._places.insert(at, place)
        around = self._places[max(0, at - 1) : at + 2]
        starts = [each.start for each in around]
        self._in_order = self._in_order and starts == sorted(starts)
        self._taken.add(place.spans)
        if (key := self._keys.get(n)) is not None:
            self._waiting[key].remove(n)
        # "Ruiz" at the end of "Ana Ruiz" is part of that name, which is in the list itself.
        for edge in (place.start, -place.end):
            for key, spans in self._at_edge.get(edge, ()):
                if place.start <= spans[0][0] and spans[-1][1] <= place.end:
                    self._left[key].pop(spans, None)

    def place_for(self, n: int, found: Sequence[Place]) -> tuple[Place, str] | None:
        """The only place that is left, or the only one between the neighbours of a list in text order; and why."""
        key = self._keys[n]
        left, waiting = self._left.get(key), self._waiting[key]
        if left is not None and len(left) == len(waiting):
            places = sorted(left.values(), key=_start)
            as_often = len(self._found[key]) == self._listed[key]
            reason = "listed as often as it stands there" if as_often else "the only place that is left"
            return places[waiting.index(n)], reason
        if not self._numbers or not self._in_order:
            return None
        at = bisect_left(self._numbers, n)
        low = self._places[at - 1].end if at else 0
        high = self._places[at].start if at < len(self._places) else None
        between = None
        for number in range(bisect_left(found, low, key=_start), len(found)):
            place = found[number]
            if high is not None and place.start >= high:
                break
            if place.spans in self._taken or (high is not None and place.end > high):
                continue
            if between is not None:
                return None
            between = place
        return None if between is None else (between, "order of the list")


def _start(place: Place) -> int:
    return place.start
