"""`agreement`: how far two annotators of one text agree."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any, TypeAlias

from newsml.comparing.matching import identifying, matched
from newsml.comparing.reliability import cohens_kappa, krippendorffs_alpha, observed_agreement
from newsml.comparing.scores import Score, score, together
from newsml.comparing.texts import on_one_text
from newsml.model.code import Code

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence

    from newsml.model.anchor import Anchor
    from newsml.model.article import Article
    from newsml.model.lookup import AnyAnnotation

    Categories: TypeAlias = Sequence[tuple[Hashable, Hashable]]

_MENTIONING = ("participants", "topics", "events")
_PARTS = ("source", "cue", "content", "quoted", "extent")


@dataclass(frozen=True, slots=True)
class Reliability:
    """Agreement about one attribute of the annotations that both made."""

    name: str
    """The attribute."""
    n: int
    """How many annotations both made."""
    observed: float | None
    """To which share of them both gave the same value; None where there are none."""
    kappa: float | None
    """Cohen's kappa; None where it is undefined: no annotations, or the same value from both throughout."""
    alpha: float | None
    """Krippendorff's alpha for nominal data; None where it is undefined, as for kappa."""

    @classmethod
    def of(cls, name: str, pairs: Categories) -> Reliability:
        """From the values that a and b gave."""
        return cls(
            name, len(pairs), observed_agreement(pairs), cohens_kappa(pairs), krippendorffs_alpha(pairs)
        )

    def as_dict(self) -> dict[str, Any]:
        """Plain data, as for JSON."""
        return {
            "name": self.name,
            "n": self.n,
            "observed": self.observed,
            "kappa": self.kappa,
            "alpha": self.alpha,
        }


@dataclass(frozen=True, slots=True)
class Agreement:
    """How far two annotators of one text agree.

    Scores and attributes are always the same, in the same order, whatever the articles hold.
    """

    joined: tuple[tuple[str, str], ...]
    """Ids of annotations in a and in b that stand for the same; what attributes are compared over."""
    scores: tuple[Score, ...]
    """Which words are marked: mentions (of all nouns, and of each), statements, and the parts of statements."""
    attributes: tuple[Reliability, ...]
    """What is said of the annotations that both made."""

    def as_dict(self) -> dict[str, Any]:
        """Plain data, as for JSON; what is undefined is null."""
        return {
            "joined": [list(pair) for pair in self.joined],
            "scores": [one.as_dict() for one in self.scores],
            "attributes": [one.as_dict() for one in self.attributes],
        }


def agreement(a: Article, b: Article) -> Agreement:
    """Measures the agreement of two annotators of one text.

    *Words.* Precision, recall and F1, with a as the reference; F1 is the same either way. A stretch of text is found
    exactly where the other has one of the same spans, and by overlap where the other has one with a character in
    common: the span matches that brateval calls EXACT and OVERLAP. Unlike there, pairs are one to one, as many as can
    be, so that one long stretch does not stand for many short ones. Discontinuous stretches are compared span by span,
    the gaps do not count. Mentions are compared per noun and added up. A statement counts as where its content
    is, or its extent if it has no content, or its cue; its parts are compared with all parts of that name, whichever
    statement they belong to.

    *Attributes.* Cohen's kappa and Krippendorff's alpha, over the annotations that both made, as
    `newsml.comparing.matching.matched` finds them; who found more is the scores' affair. No value is a value of its
    own. Speakers are the same if their participants are; where there is none, the reason for its absence is the
    value. Times are compared as written.

    Raises:
        NewsmlError: the texts differ; the message says where.
    """
    a, b = on_one_text(a, b)
    joined = matched(a, b)
    return Agreement(joined, tuple(_scores(a, b)), tuple(_attributes(a, b, joined)))


def _scores(a: Article, b: Article) -> Iterator[Score]:
    by_noun = [
        _score(f"mentions of {noun}", a, b, noun, lambda thing: thing.mentions) for noun in _MENTIONING
    ]
    yield together("mentions", by_noun)
    yield from by_noun
    yield _score("statements", a, b, "statements", lambda thing: identifying(thing)[:1])
    for part in _PARTS:
        yield _score(f"statement {part}", a, b, "statements", partial(_part, part))


def _score(name: str, a: Article, b: Article, noun: str, of: Callable[[Any], tuple[Anchor, ...]]) -> Score:
    ours, theirs = (
        [anchor for thing in getattr(article, noun) for anchor in of(thing)] for article in (a, b)
    )
    return score(name, ours, theirs)


def _part(name: str, thing: AnyAnnotation) -> tuple[Anchor, ...]:
    value = getattr(thing, name)
    return value if isinstance(value, tuple) else () if value is None else (value,)


def _attributes(a: Article, b: Article, joined: Sequence[tuple[str, str]]) -> Iterator[Reliability]:
    pairs = [(a.index[one], b.index[other]) for one, other in joined]
    ours = {other: one for one, other in joined}
    for noun, name, of in _COMPARED:
        things = {thing.id for thing in getattr(a, noun)}
        values: Categories = [(of(one, None), of(other, ours)) for one, other in pairs if one.id in things]
        yield Reliability.of(name, values)


_Value: TypeAlias = "Callable[[Any, Mapping[str, str] | None], Hashable]"


def _plainly(name: str) -> _Value:
    def value(thing: Any, _ours: Mapping[str, str] | None) -> Hashable:
        found: Hashable = getattr(thing, name)
        return (found.iri, found.qcode, found.literal) if isinstance(found, Code) else found

    return value


def _speaker(statement: Any, ours: Mapping[str, str] | None) -> Hashable:
    """Who spoke, by the ids of a; those that only b knows are none of a's."""
    if statement.speaker is None:
        return "no speaker", statement.speaker_absence
    if ours is None:
        return "a", statement.speaker
    return ("a", ours[statement.speaker]) if statement.speaker in ours else ("b", statement.speaker)


def _time(event: Any, _ours: Mapping[str, str] | None) -> Hashable:
    time: Hashable = event.when and event.when.value
    return time


_COMPARED: tuple[tuple[str, str, _Value], ...] = (
    ("participants", "participant kind", _plainly("kind")),
    ("statements", "statement kind", _plainly("kind")),
    ("statements", "statement speaker", _speaker),
    ("events", "event status", _plainly("status")),
    ("events", "event polarity", _plainly("polarity")),
    ("events", "event modality", _plainly("modality")),
    ("events", "event type", _plainly("type")),
    ("events", "event time", _time),
)
