"""What a file of annotations counts: every way to count is tried on all of its annotations."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from itertools import islice
from typing import TYPE_CHECKING, Any, Final

from newsml.offsets.counting import Counting, columns, offsets
from newsml.offsets.judging import EXACT, LOOSE, NEAR, NOWHERE, OTHER, WORDLESS, longest, verdicts
from newsml.offsets.seen import Sights

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from newsml.offsets.annotation import Annotation
    from newsml.offsets.seen import Ruler

_SAMPLE: Final = 200
# 2 ** 32 over the golden ratio (Knuth, TAOCP 6.4): its multiples, modulo 2 ** 32, spread evenly and in no rhythm.
_SCATTER: Final = 2_654_435_769
_KEPT: Final = 6
# A sample may be wrong by so much about which of two is the better one.
_NEARLY: Final = 0.8
# Searching the text for words that are not where they should be: characters looked at in all, and words at most.
_SEARCHED: Final = 200_000_000
_MOST_SEARCHES: Final = 1000


@dataclass(frozen=True, slots=True)
class Score:
    """How many annotations one way to count explains."""

    counting: Counting
    exact: int
    """Annotations whose slice of the text is their words."""
    near: int
    """Annotations whose slice differs from their words in nothing but white space or normalisation form."""
    in_range: int
    """Annotations whose numbers lead to a place of the text, with or without words."""

    @property
    def matching(self) -> int:
        """Exact ones and near ones."""
        return self.exact + self.near


@dataclass(frozen=True, slots=True)
class Unmatched:
    """An annotation that the best way to count does not explain."""

    index: int
    """Its number in the file, from 0."""
    line: int | None
    """1-based line in the file of annotations."""
    words: str | None
    """The words it should lead to."""
    found: str | None
    """The words it leads to; None where it leads nowhere."""
    stands: tuple[int, int] | None
    """Where its words do stand, in code points of the text, if they stand in one place only."""
    matches_as: Counting | None
    """Another way to count that explains it."""

    def as_dict(self) -> dict[str, Any]:
        """Plain data for JSON."""
        other = None if self.matches_as is None else str(self.matches_as)
        return {**asdict(self), "matches_as": other}


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """What a file of annotations counts."""

    total: int
    """Annotations in the file."""
    worded: int
    """Those of them that say which words they are about: only they can tell countings apart."""
    ranking: tuple[Score, ...]
    """The likeliest ways to count, likeliest first; the plainer one among equals. Each was tried on all annotations."""
    same: tuple[Counting, ...]
    """Ways to count that find the best one's places for every annotation: here it does not matter which it is."""
    rivals: tuple[Counting, ...]
    """Ways to count that explain as much as the best one with other places: only its maker can tell which it is."""
    unmatched: tuple[Unmatched, ...]
    """The annotations that the best way to count does not explain, in the order of the file."""

    @property
    def best(self) -> Score | None:
        """The plainest of the ways to count that explain most; None where none explains anything."""
        return self.ranking[0] if self.ranking and self.ranking[0].matching else None

    @property
    def all_match(self) -> bool:
        """Whether the best way to count explains every annotation."""
        return self.best is not None and not self.unmatched

    def as_dict(self) -> dict[str, Any]:
        """Plain data for JSON."""
        ranking = [{**asdict(score), "counting": score.counting.as_dict()} for score in self.ranking]
        return {
            "annotations": self.total,
            "with_words": self.worded,
            "best": None if self.best is None else str(self.best.counting),
            "all_match": self.all_match,
            "same": [str(counting) for counting in self.same],
            "rivals": [str(counting) for counting in self.rivals],
            "ranking": ranking,
            "unmatched": [item.as_dict() for item in self.unmatched],
        }


def diagnose(annotations: Sequence[Annotation], text: str) -> Diagnosis:
    """Finds out what annotations count.

    Time is linear in annotations and text: some two hundred ways to count at most are tried on a sample, and on all
    annotations those that explain most of it.

    Args:
        annotations: as `newsml.offsets.read` gives them, or made by hand.
        text: what they are about, with its line breaks as they are in the file. U+FEFF in front is taken for the byte
            order mark: newsml does not count it.
    """
    annotations, sights = tuple(annotations), Sights(text)
    tried = tried_on(annotations, sights, _survivors(annotations, sights))
    best = tried[0]
    equal = [other for other in tried[1:] if best.score.matching and other.explains == best.explains]
    places: list[Any] = []
    same: list[Counting] = []
    rivals: list[Counting] = []
    for other in equal:
        if other.key != best.key and not places:
            places = _places(annotations, sights, best)
        alike = other.key == best.key or _places(annotations, sights, other) == places
        (same if alike else rivals).append(other.score.counting)
    return Diagnosis(
        total=len(annotations),
        worded=sum(annotation.words is not None for annotation in annotations),
        ranking=tuple(one.score for one in tried),
        same=tuple(same),
        rivals=tuple(rivals),
        unmatched=unmatched(annotations, sights, tried),
    )


@dataclass(frozen=True, slots=True)
class Tried:
    """A way to count that was tried on annotations."""

    score: Score
    verdicts: bytes
    """What became of each annotation; see `newsml.offsets.judging`."""
    key: tuple[Any, ...]
    """Ways to count with the same key cannot differ in this text, as units cannot in ASCII."""

    @property
    def explains(self) -> tuple[int, int, int, int]:
        """How much it explains, most first; of annotations without words, that they lie in the text.

        White space around the words says little: a way to count that is off by one may find it everywhere.
        """
        loose = self.verdicts.count(LOOSE)
        return loose - self.score.matching, -self.score.exact, -loose, -self.verdicts.count(WORDLESS)

    @property
    def rank(self) -> tuple[Any, ...]:
        """Among equals the plainest comes first."""
        return *self.explains, self.score.counting.lines is not None, self.score.counting.oddity


def tried_on(annotations: Sequence[Annotation], sights: Sights, countings: Sequence[Counting]) -> list[Tried]:
    """Ways to count, with what each explains, the best first."""
    known: dict[tuple[Any, ...], bytes] = {}
    tried = []
    for counting in countings:
        ruler = sights.ruler(counting)
        unit = ruler.seen.offsets.alike[counting.unit]
        key = (id(ruler.seen), unit, counting.base, counting.inclusive, counting.lines)
        if key not in known:
            known[key] = verdicts(annotations, ruler)
        found = known[key]
        near, in_range = found.count(NEAR) + found.count(LOOSE), len(found) - found.count(NOWHERE)
        tried.append(Tried(Score(counting, found.count(EXACT), near, in_range), found, key))
    return sorted(tried, key=lambda one: one.rank)


def _survivors(annotations: Sequence[Annotation], sights: Sights) -> list[Counting]:
    """Those that explain most of a sample; a way to count that explains all annotations is always among them."""
    candidates = _candidates(annotations, sights)
    if len(annotations) <= _SAMPLE:
        return candidates
    telling = [annotation for annotation in annotations if annotation.words is not None] or annotations
    # From all parts of the file, and not every so many: annotations may come in a rhythm (subject, verb, object).
    sample = {(at * _SCATTER % 2**32) * len(telling) >> 32 for at in range(_SAMPLE)}
    tried = tried_on([telling[index] for index in sorted(sample)], sights, candidates)
    most = tried[0].score.matching
    kept = [
        one for place, one in enumerate(tried) if place < _KEPT or one.score.matching >= _NEARLY * most > 0
    ]
    return [one.score.counting for one in kept]


def _candidates(annotations: Sequence[Annotation], sights: Sights) -> list[Counting]:
    spans = [span for annotation in annotations for span in annotation.spans]
    found: list[Counting] = []
    if not spans or not all(span.columns_only for span in spans):
        found += offsets(sights.breaks, sights.forms, marked=sights.marked)
    if any(span.lines is not None for span in spans):
        found += columns(sights.forms, marked=sights.marked)
    return found


def _places(annotations: Sequence[Annotation], sights: Sights, tried: Tried) -> list[Any]:
    ruler = sights.ruler(tried.score.counting)
    return [tuple(map(ruler.original, annotation.spans)) for annotation in annotations]


def unmatched(
    annotations: Sequence[Annotation], sights: Sights, tried: Sequence[Tried]
) -> tuple[Unmatched, ...]:
    """The annotations that the first of some ways to count does not explain.

    Their words are looked for in the text, as far as that takes no longer than all the rest.
    """
    best, *others = tried
    others.sort(key=lambda other: other.score.counting.oddity)
    ruler = sights.ruler(best.score.counting)
    missed = [index for index, verdict in enumerate(best.verdicts) if verdict in (OTHER, NOWHERE)]
    searches = min(_MOST_SEARCHES, max(10, _SEARCHED // (len(sights.text) + 1)))
    stands = dict(islice(_standing(annotations, missed, sights.text), searches))
    return tuple(
        Unmatched(
            index,
            annotations[index].line,
            annotations[index].words,
            _found(annotations[index], ruler),
            stands.get(index),
            next((other.score.counting for other in others if other.verdicts[index] >= NEAR), None),
        )
        for index in missed
    )


def _standing(
    annotations: Sequence[Annotation], missed: list[int], text: str
) -> Iterator[tuple[int, tuple[int, int] | None]]:
    for index in missed:
        words = annotations[index].words
        if words:
            at = text.find(words)
            unique = at >= 0 and text.find(words, at + 1) < 0
            yield index, (at, at + len(words)) if unique else None


def _found(annotation: Annotation, ruler: Ruler) -> str | None:
    """The words it leads to; of long ones the beginning, so that the report stays in proportion to the file."""
    pieces = []
    for place in map(ruler.place, annotation.spans):
        if place is None:
            return None
        pieces.append(ruler.seen.text[place[0] : min(place[1], place[0] + longest(annotation.words))])
    return " ".join(pieces)
