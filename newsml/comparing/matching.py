"""Which annotation of one annotator is which of the other.

Ids say little: each annotator chooses their own. What counts is what the annotations are about.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Any, TypeAlias

from newsml.comparing.spans import ALIKE, Cover, overlapping, stretches
from newsml.model.event import Event
from newsml.model.lookup import NOUNS
from newsml.model.participant import Participant
from newsml.model.statement import Statement
from newsml.model.structure import shape
from newsml.model.topic import Topic

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterator, Sequence, Sized

    from newsml.model.anchor import Anchor
    from newsml.model.article import Article
    from newsml.model.lookup import AnyAnnotation

    Things: TypeAlias = Sequence[AnyAnnotation]

Pair: TypeAlias = tuple[int, int]
_Score: TypeAlias = tuple[int, bool, bool]

_SAME_IRI = 4
_SAME_WORDS = 3
_SAME_NAME = 2
_SOME_WORDS = 1

_CROWD = 16
"""How many things on either side make a common name or link say too little for comparing each with each."""


def matched(a: Article, b: Article) -> tuple[tuple[str, str], ...]:
    """Ids of a and b that stand for the same, each id once, sorted. Both articles have to be about one text.

    Of each noun, in this order:

    1. annotations of the same id that say the same;
    2. those with the strongest evidence: for participants, topics and events a common IRI or code (4 each), common
       words of mentions (3), a common name or alias (2), overlapping words (1, and for participants only if they are of
       the same kind or id); for statements the share of common words in content, else extent, else cue, unless both
       have cues and these have nothing in common;
    3. annotations of the same id that share nothing only because one of them says nothing.

    Among equals, the same id decides, then the same kind or type, then the ids. It makes no difference which of the
    two articles comes first.
    """
    pairs: list[tuple[str, str]] = []
    for noun in NOUNS:
        pairs += _of_noun(getattr(a, noun), getattr(b, noun))
    return tuple(sorted(pairs))


def _of_noun(ours: Things, theirs: Things) -> Iterator[tuple[str, str]]:
    left, right = {one.id: one for one in ours}, {other.id: other for other in theirs}
    for id_ in [id_ for id_ in left if id_ in right and _says_the_same(left[id_], right[id_])]:
        yield id_, id_
        del left[id_], right[id_]
    for mine, its in _by_evidence(tuple(left.values()), tuple(right.values())):
        yield mine, its
        del left[mine], right[its]
    for id_, one in left.items():
        if id_ in right and _compatible(one, right[id_]):
            yield id_, id_


def _says_the_same(one: AnyAnnotation, other: AnyAnnotation) -> bool:
    names = (field.name for field in shape(type(one)) if field.name not in ("by", "confidence"))
    return all(getattr(one, name) == getattr(other, name) for name in names)


def _by_evidence(ours: Things, theirs: Things) -> Iterator[tuple[str, str]]:
    """The strongest pair first, as long as neither of it is taken."""
    if not ours or not theirs:
        return
    scores = _statement_scores(ours, theirs) if isinstance(ours[0], Statement) else _scores(ours, theirs)
    order = sorted(scores, key=lambda pair: (_negative(scores[pair]), _ids(ours, theirs, pair)))
    left, right = set(range(len(ours))), set(range(len(theirs)))
    for n, m in order:
        if n in left and m in right:
            left.remove(n)
            right.remove(m)
            yield ours[n].id, theirs[m].id


def _negative(score: _Score) -> tuple[int, ...]:
    return tuple(-part for part in score)


def _ids(ours: Things, theirs: Things, pair: Pair) -> list[str]:
    return sorted((ours[pair[0]].id, theirs[pair[1]].id))


def _ranked(ours: Things, theirs: Things, pair: Pair, evidence: int) -> _Score:
    one, other = ours[pair[0]], theirs[pair[1]]
    return evidence, one.id == other.id, _sort(one) == _sort(other)


def _sort(thing: AnyAnnotation) -> Any:
    match thing:
        case Participant() | Statement():
            return thing.kind
        case Event():
            return thing.type
    return None


# --- participants, topics, events: what they are called, linked to and mentioned by ---


def _scores(ours: Things, theirs: Things) -> dict[Pair, _Score]:
    evidence: Counter[Pair] = Counter()
    for keys, weight in ((_links, _SAME_IRI), (_names, _SAME_NAME)):
        for pair in _with_common_keys([keys(one) for one in ours], [keys(other) for other in theirs]):
            evidence[pair] += weight
    same, some = _with_common_words(ours, theirs)
    for pair, count in same.items():
        evidence[pair] += _SAME_WORDS * count
    for pair, count in some.items():
        one, other = ours[pair[0]], theirs[pair[1]]
        weak = pair not in evidence and isinstance(one, Participant)
        if not weak or one.id == other.id or _sort(one) == _sort(other):
            evidence[pair] += _SOME_WORDS * count
    return {pair: _ranked(ours, theirs, pair, number) for pair, number in evidence.items()}


def _links(thing: Any) -> set[Hashable]:
    found: set[Hashable] = set(getattr(thing, "same_as", ()))
    if isinstance(thing, Topic) and thing.code is not None:
        found.add((thing.code.iri, thing.code.qcode, thing.code.literal))
    return found


def _names(thing: Any) -> set[Hashable]:
    aliases = {alias.text for alias in getattr(thing, "aliases", ())}
    return aliases | {thing.name} - {None}


def _with_common_keys(ours: list[set[Hashable]], theirs: list[set[Hashable]]) -> Iterator[Pair]:
    """Pairs for each key that they share; where a key is shared by crowds, those of the same rank only."""
    groups: dict[Hashable, tuple[list[int], list[int]]] = defaultdict(lambda: ([], []))
    for side, sets in enumerate((ours, theirs)):
        for n, keys in enumerate(sets):
            for key in keys:
                groups[key][side].append(n)
    for left, right in groups.values():
        if len(left) * len(right) <= _CROWD * (len(left) + len(right)):
            yield from ((n, m) for n in left for m in right)
        else:
            yield from zip(left, right, strict=False)


def _with_common_words(ours: Things, theirs: Things) -> tuple[Counter[Pair], Counter[Pair]]:
    """For each pair: how many mentions are in the same place, and how many others overlap, none counted twice."""
    left, right = _anchors(ours, _mentions), _anchors(theirs, _mentions)
    same: dict[Pair, tuple[set[int], set[int]]] = defaultdict(lambda: (set(), set()))
    some: dict[Pair, tuple[set[int], set[int]]] = defaultdict(lambda: (set(), set()))
    places = [[stretches(anchor) for _, anchor in side] for side in (left, right)]
    for n, m in overlapping([anchor for _, anchor in left], [anchor for _, anchor in right]):
        pair = left[n][0], right[m][0]
        found = same if places[0][n] == places[1][m] else some
        found[pair][0].add(n)
        found[pair][1].add(m)
    exact = Counter({pair: min(map(len, sides)) for pair, sides in same.items()})
    nothing: tuple[set[int], set[int]] = (set(), set())
    loose: Counter[Pair] = Counter()
    for pair, sides in some.items():
        loose[pair] = min(len(new - old) for new, old in zip(sides, same.get(pair, nothing), strict=True))
    return exact, +loose


def _mentions(thing: Any) -> tuple[Anchor, ...]:
    found: tuple[Anchor, ...] = thing.mentions
    return found


# --- statements: what is said, and the words that mark it as said ---


def _statement_scores(ours: Things, theirs: Things) -> dict[Pair, _Score]:
    said = _likeness(ours, theirs, _said)
    cues = _likeness(ours, theirs, _cue)
    scores = {
        pair: score
        for pair, score in said.items()
        if score == ALIKE or pair in cues or not (_cue(ours[pair[0]]) and _cue(theirs[pair[1]]))
    }
    scores |= {
        pair: score for pair, score in cues.items() if not (_said(ours[pair[0]]) and _said(theirs[pair[1]]))
    }
    return {pair: _ranked(ours, theirs, pair, score) for pair, score in scores.items()}


def _likeness(ours: Things, theirs: Things, of: Callable[[Any], Sequence[Anchor]]) -> Counter[Pair]:
    """For each pair how alike its anchors are, of several the two that are most alike."""
    left, right = _anchors(ours, of), _anchors(theirs, of)
    covers = [[Cover(anchor) for _, anchor in side] for side in (left, right)]
    out: Counter[Pair] = Counter()
    for n, m in overlapping([anchor for _, anchor in left], [anchor for _, anchor in right]):
        pair = left[n][0], right[m][0]
        out[pair] = max(out[pair], covers[0][n].likeness(covers[1][m]))
    return out


def _anchors(things: Things, of: Callable[[Any], Sequence[Anchor]]) -> list[tuple[int, Anchor]]:
    return [(n, anchor) for n, thing in enumerate(things) for anchor in of(thing)]


def identifying(statement: Any) -> tuple[Anchor, ...]:
    """The anchors that tell a statement from others: its content, else its extent, else its cue."""
    return _said(statement) or _cue(statement)


def _said(statement: Any) -> tuple[Anchor, ...]:
    anchor = statement.content or statement.extent
    return () if anchor is None else (anchor,)


def _cue(statement: Any) -> tuple[Anchor, ...]:
    cue: tuple[Anchor, ...] = statement.cue
    return cue


# --- the same id ---


def _compatible(one: AnyAnnotation, other: AnyAnnotation) -> bool:
    """Whether nothing that would identify them is given by both; what both give has been compared already."""
    if isinstance(one, Participant) and _sort(one) != _sort(other):
        return False
    mine, its = _telling(one), _telling(other)
    return not any(our and their for our, their in zip(mine, its, strict=True))


def _telling(thing: AnyAnnotation) -> tuple[Sized, ...]:
    """What evidence is taken from."""
    if isinstance(thing, Statement):
        return _said(thing), _cue(thing)
    return _links(thing), _names(thing), _mentions(thing)
