"""Look-ups in an article: inverses are derived here, never stored."""

from __future__ import annotations

import difflib
import heapq
from collections import Counter
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Any, TypeAlias, get_args

from newsml.model.anchor import Anchor, Mention, Span
from newsml.model.record import Record
from newsml.model.structure import shape
from newsml.model.types import TextField

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from newsml.model.article import Article
    from newsml.model.event import Event
    from newsml.model.participant import Participant
    from newsml.model.register import Register
    from newsml.model.statement import Statement
    from newsml.model.topic import Topic

_TimeKey: TypeAlias = tuple[date, date, str]
AnyAnnotation: TypeAlias = "Participant | Topic | Event | Statement"
NOUNS = ("participants", "topics", "events", "statements")


@dataclass(frozen=True, slots=True)
class Place:
    """One anchor of an article: what it belongs to and in which part."""

    annotation: AnyAnnotation
    """The participant, topic, event or statement."""
    path: tuple[str | int, ...]
    """Where the anchor stands, from the article: ("statements", 0, "cue", 1)."""
    anchor: Anchor
    """The anchor itself."""

    @property
    def part(self) -> str:
        """The field that holds the anchor: mentions, cue, content, when.anchor, ..."""
        return ".".join(part for part in self.path[2:] if isinstance(part, str))


def index(article: Article) -> dict[str, AnyAnnotation]:
    """All annotations by id."""
    return {thing.id: thing for noun in NOUNS for thing in getattr(article, noun)}


def missing(article: Article | Register, wanted: str) -> KeyError:
    """The error for an unknown id, with the nearest known one."""
    nearest = difflib.get_close_matches(wanted, article.index, n=1)
    hint = f"; the nearest is {nearest[0]!r}" if nearest else ""
    return KeyError(f"no annotation has the id {wanted!r}{hint}")


@cache
def _anchor_fields(cls: type[Record]) -> tuple[tuple[str, bool], ...]:
    """The fields of a class that hold anchors, or records that may."""
    return tuple(
        (f.name, f.collection != "one")
        for f in shape(cls)
        if f.record is not None and not issubclass(f.record, Span)
    )


def anchors(article: Article) -> Iterator[Place]:
    """Every anchor of the article with its place, in model order."""
    for noun in NOUNS:
        for n, thing in enumerate(getattr(article, noun)):
            for path, anchor in _anchors_in(thing, (noun, n)):
                yield Place(thing, path, anchor)


def _anchors_in(
    record: Record, path: tuple[str | int, ...]
) -> Iterator[tuple[tuple[str | int, ...], Anchor]]:
    for name, many in _anchor_fields(type(record)):
        value: Any = getattr(record, name)
        items = enumerate(value) if many else ((None, value),)
        for n, item in items:
            where = (*path, name) if n is None else (*path, name, n)
            if isinstance(item, Anchor):
                yield where, item
            elif isinstance(item, Record):
                yield from _anchors_in(item, where)


def annotations_at(article: Article, offset: int, field: TextField) -> tuple[Place, ...]:
    """What is annotated at an offset, the shortest stretch first."""
    hits = [
        place
        for place in anchors(article)
        if place.anchor.field == field and any(s.start <= offset < s.end for s in place.anchor.spans)
    ]
    return tuple(
        sorted(hits, key=lambda place: (place.anchor.end - place.anchor.start, place.path[0], place.part))
    )


def text_of(article: Article, anchor: Anchor, gap: str) -> str:
    """The words of an anchor, cut from the article's text; raises LookupError where that is withheld."""
    text = getattr(article, anchor.field)
    if text is None:
        raise LookupError(f"the article has no {anchor.field} at hand: attach the text first")
    return gap.join(text[span.start : span.end] for span in anchor.spans)


def find(article: Article, words: Sequence[str], nth: int | None, field: TextField) -> Anchor:
    """An anchor for words of a field, each piece searched after the one before.

    Raises LookupError where the words are not there, or more than once and `nth` (from 1) does not say which.
    """
    if field not in get_args(TextField):
        raise LookupError(f"{field!r} is no annotatable text: {', '.join(get_args(TextField))} are")
    text = getattr(article, field)
    if text is None:
        raise LookupError(f"the article has no {field} at hand: attach the text first")
    if not words or not all(words):
        raise LookupError("give the words to anchor; an anchor is never empty")
    starts = _occurrences(text, words[0], _last_end(text, words[1:]))
    if not starts:
        raise LookupError(f"the {field} does not hold {' … '.join(words)!r}; words are matched exactly")
    if nth is None and len(starts) > 1:
        listed = "; ".join(
            f"nth={n} at {p}: {_context(text, p, words[0])}" for n, p in enumerate(starts[:9], 1)
        )
        more = f"; and {len(starts) - 9} more" if len(starts) > 9 else ""
        raise LookupError(
            f"{words[0]!r} stands {len(starts)} times in the {field}: say which ({listed}{more})"
        )
    if nth is not None and not 1 <= nth <= len(starts):
        raise LookupError(
            f"nth={nth}, but {words[0]!r} stands {len(starts)} times in the {field}: count from 1"
        )
    start = starts[(nth or 1) - 1]
    spans = []
    for piece in words:
        spans.append((start, start + len(piece)))
        start = text.find(words[min(len(spans), len(words) - 1)], start + len(piece))
    return Anchor(field=field, spans=tuple(Span(start=s, end=e, exact=text[s:e]) for s, e in spans))


def _last_end(text: str, words: Sequence[str]) -> int:
    """Where the first piece must end at the latest, so that the others still find a place after it."""
    end = len(text)
    for piece in reversed(words):
        end = text.rfind(piece, 0, end)
        if end < 0:
            return 0
    return end


def _occurrences(text: str, words: str, end: int) -> list[int]:
    out, at = [], text.find(words, 0, end)
    while at >= 0:
        out.append(at)
        at = text.find(words, at + 1, end)
    return out


def _context(text: str, at: int, words: str) -> str:
    return repr("…" + text[max(0, at - 12) : at + len(words) + 12] + "…")


def mention(anchor: Anchor, **more: Any) -> Mention:
    """The anchor as a mention, with form, head and literal sense."""
    return Mention(**{**anchor.as_fields(), **more})


def timeline(article: Article) -> tuple[Event, ...]:
    """Events in the order of time: the relations before and after first, then the dates; undated ones last.

    An undated event that comes before a dated one stands right before it.
    """
    later: dict[str, list[str]] = {event.id: [] for event in article.events}
    for event in article.events:
        for relation in event.relations:
            pair = {"before": (event.id, relation.event), "after": (relation.event, event.id)}.get(
                relation.kind
            )
            if pair is not None:
                later[pair[0]].append(pair[1])
    keys = {event.id: _time_key(event) for event in article.events}
    for id_ in reversed(_in_order(later, keys)):
        if keys[id_][0] == date.max:
            first = min((keys[other] for other in later[id_]), default=keys[id_])
            keys[id_] = (*first[:2], id_)
    events = {event.id: event for event in article.events}
    return tuple(events[id_] for id_ in _in_order(later, keys))


def _in_order(later: Mapping[str, list[str]], keys: Mapping[str, _TimeKey]) -> list[str]:
    """Ids so that each stands before its later ones, else by key (Kahn's algorithm; there are no cycles)."""
    waits = Counter(other for others in later.values() for other in others)
    ready = [key for id_, key in keys.items() if not waits[id_]]
    heapq.heapify(ready)
    out = []
    while ready:
        id_ = heapq.heappop(ready)[-1]
        out.append(id_)
        for other in later[id_]:
            waits[other] -= 1
            if not waits[other]:
                heapq.heappush(ready, keys[other])
    return out


def _time_key(event: Event) -> _TimeKey:
    value = event.when.value if event.when else None
    first = value.earliest if value else None
    last = value.latest if value else None
    return (first or last or date.max, last or date.max, event.id)
