"""Annotated articles as what a language model would have answered, with the slips that models make in copying."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from newsml.llm import Answer

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from random import Random

    from newsml.model.anchor import Anchor, Span
    from newsml.model.article import Article
    from newsml.model.statement import Statement

Gold = dict[str, tuple[str, tuple[tuple[int, int], ...]]]
"""Path in the answer -> field and spans of the anchor that the words were taken from."""

_STRAIGHT: Final = str.maketrans(
    {**dict.fromkeys("“”„«»「」『』", '"'), **dict.fromkeys("‘’‚‹›ʼ", "'")}
    | {"—": "--", "–": "-", "…": "..."}
)
_CURLY: Final = str.maketrans({"«": "“", "»": "”", "„": "“", "「": "“", "」": "”", "'": "’", "—": "–"})
_OPENING: Final = '"“”„«»「'
_CLOSING: Final = '"“”«»」'
_SPACES: Final = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Exam:
    """An answer, and where its words belong."""

    answer: Answer
    gold: Gold


def exam(article: Article, chance: Random, slips: float) -> Exam:
    """The answer that says what the article says; of its quotations so many have slips.

    Args:
        article: an annotated article.
        chance: where the slips are.
        slips: which share of the quotations has slips, 0 to 1.
    """

    def copied(words: str) -> str:
        return slipped(words, chance) if chance.random() < slips else words

    gold: Gold = {}
    names = {thing.id: _name(thing) for thing in (*article.participants, *article.topics, *article.events)}
    twice = {name for name, count in Counter(names.values()).items() if count > 1}
    names = {id_: f"{name} ({id_})" if name in twice else name for id_, name in names.items()}
    data = {
        "participants": [
            {
                "name": names[one.id],
                "kind": one.kind,
                "type": None,
                "role": None,
                "aliases": [],
                "part_of": [],
                "words": _words(one.mentions, f"participants[{n}].words", gold),
            }
            for n, one in enumerate(article.participants)
        ],
        "topics": [
            {
                "name": names[one.id],
                "code": None,
                "broader": [],
                "words": _words(one.mentions, f"topics[{n}].words", gold),
                "note": None,
            }
            for n, one in enumerate(article.topics)
        ],
        "events": [
            {
                "name": names[one.id],
                "status": one.status,
                "when": None,
                "when_words": _one(one.when.anchor if one.when else None, f"events[{n}].when_words", gold),
                "where": [],
                "participants": [],
                "about": [],
                "words": _words(one.mentions, f"events[{n}].words", gold),
            }
            for n, one in enumerate(article.events)
        ],
        "statements": [
            _statement(one, f"statements[{n}]", names, gold, copied)
            for n, one in enumerate(sorted(article.statements, key=_place))
        ],
    }
    return Exam(Answer.model_validate(data), gold)


def _name(thing: Any) -> str:
    words = [mention.exact for mention in thing.mentions]
    return str(thing.name or (words[0] if words else thing.id))


def _place(statement: Statement) -> tuple[Any, ...]:
    anchor = statement.content or next(iter(statement.cue), None)
    return anchor.position() if anchor is not None else (-1,)


def _words(anchors: Iterable[Anchor], path: str, gold: Gold) -> list[str]:
    """The words of mentions, but of those with gaps, for which the answer has no form."""
    whole = [anchor for anchor in anchors if len(anchor.spans) == 1]
    for n, anchor in enumerate(whole):
        gold[f"{path}[{n}]"] = _gold(anchor)
    return [str(anchor.exact) for anchor in whole]


def _one(anchor: Anchor | None, path: str, gold: Gold) -> str | None:
    if anchor is None or len(anchor.spans) > 1:
        return None
    gold[path] = _gold(anchor)
    return str(anchor.exact)


def _gold(anchor: Anchor) -> tuple[str, tuple[tuple[int, int], ...]]:
    return anchor.field, tuple((span.start, span.end) for span in anchor.spans)


def _statement(
    statement: Statement, path: str, names: dict[str, str], gold: Gold, copied: Callable[[str], str]
) -> dict[str, Any]:
    pieces: list[str] = []
    if statement.content is not None:
        spans = tuple(_without_marks(span) for span in statement.content.spans)
        gold[f"{path}.quote"] = statement.content.field, tuple((start, end) for start, end, _ in spans)
        pieces = [copied(words) for _, _, words in spans]
    return {
        "speaker": names[statement.speaker] if statement.speaker else None,
        "speaker_words": _one(statement.source, f"{path}.speaker_words", gold),
        "cue": _words(statement.cue, f"{path}.cue", gold),
        "quote": pieces,
        "kind": statement.kind,
        "act": statement.act,
        "addressees": [],
        "about": [],
    }


def _without_marks(span: Span) -> tuple[int, int, str]:
    """Start, end and words of a span; without the quotation marks around it, which the answer is to leave out."""
    words = str(span.exact)
    if len(words) > 2 and words[0] in _OPENING and words[-1] in _CLOSING:
        return span.start + 1, span.end - 1, words[1:-1]
    return span.start, span.end, words


def slipped(words: str, chance: Random) -> str:
    """The words with some slips: other quotation marks and dashes, other white space, a typo, a word left out."""
    kinds = chance.sample((_other_marks, _other_spaces, _typo, _dropped), chance.choice((1, 1, 2, 3)))
    for kind in kinds:
        words = kind(words, chance)
    return words


def _other_marks(words: str, chance: Random) -> str:
    return words.translate(chance.choice((_STRAIGHT, _CURLY)))


def _other_spaces(words: str, chance: Random) -> str:
    if chance.random() < 0.5:
        return _SPACES.sub(" ", words).replace("\u200b", "").replace("\u00ad", "")
    at = [found.start() for found in _SPACES.finditer(words)]
    if not at:
        return words
    place = chance.choice(at)
    return words[:place] + chance.choice(("\n", "  ", "\u00a0")) + words[place + 1 :]


def _typo(words: str, chance: Random) -> str:
    """Two neighbouring letters swapped, or one left out, in a piece that is long enough to show what is meant."""
    at = [n for n in range(2, len(words) - 2) if words[n].isalpha() and words[n + 1].isalpha()]
    if len(words) < 10 or not at:
        return words
    place = chance.choice(at)
    if chance.random() < 0.5:
        return words[:place] + words[place + 1] + words[place] + words[place + 2 :]
    return words[:place] + words[place + 1 :]


def _dropped(words: str, chance: Random) -> str:
    """One of the inner words left out; where spaces do not part words, two characters."""
    parts = words.split(" ")
    if len(parts) >= 7:
        place = chance.randrange(1, len(parts) - 1)
        return " ".join([*parts[:place], *parts[place + 1 :]])
    if len(parts) > 2 or len(words) < 16:
        return words
    place = chance.randrange(3, len(words) - 5)
    return words[:place] + words[place + 2 :]
