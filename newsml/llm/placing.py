"""Where the words of an answer stand: in which text, which of several places, with or without quotation marks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from newsml.anchoring.hits import NONE, Hits, find
from newsml.anchoring.wanted import ANYWHERE
from newsml.anchoring.words import is_whole
from newsml.llm.quoting import Quoted, bared
from newsml.llm.splicing import spliced

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from newsml.llm.answer import Answer

_LEFT_OPEN: Final = frozenset(
    {"null", "none", "nil", "n/a", "unknown", "undefined", "unspecified", "-", "\u2014"}
)
"""What models write where they are asked for null."""


def given(words: str | None) -> str | None:
    """A name or a value, without white space around it; None where it says that there is none."""
    words = (words or "").strip()
    return None if not words or words.lower() in _LEFT_OPEN else words


class Placing:
    """Looks all words of an answer up, once."""

    def __init__(self, texts: Mapping[str, str], answer: Answer) -> None:
        self._texts = texts
        words = dict.fromkeys(word.strip() for word in _words(answer))
        words |= dict.fromkeys(inner for word in tuple(words) if (inner := bared(word)))
        words.pop("", None)
        self._hits: dict[str, dict[str, Hits]] = {name: find(text, words) for name, text in texts.items()}
        self._quoted = {name: Quoted(text) for name, text in texts.items()}
        said = [each.strip() for statement in answer.statements for each in statement.quote]
        said += [inner for each in said if (inner := bared(each))]
        parted = spliced(texts, [each for each in said if not self.stands_as_written(each)])
        parts = dict.fromkeys(part for pair in parted.values() for part in pair)
        for name, text in texts.items():
            self._hits[name] |= find(text, parts)
        self._parts = {each: pair for each, pair in parted.items() if all(map(self.stands_as_written, pair))}

    def stands(self, words: str) -> bool:
        """Whether words stand in one of the texts at all, if only nearly."""
        return any(words in hits for hits in self._hits.values())

    def stands_as_written(self, words: str) -> bool:
        """Whether they stand there as whole words, but for normalisation."""
        return any(self._is_as_written(name, words) for name in self._texts)

    def is_only_place(self, words: str) -> bool:
        """Whether they stand in exactly one place, as whole words, but for normalisation."""
        found = [name for name, hits in self._hits.items() for _ in hits.get(words, NONE).stretches]
        return len(found) == 1 and self._is_as_written(found[0], words)

    def known(self, words: str | None) -> str | None:
        """Words to look up, without white space around them; None for nothing, or a "null" that is no word there."""
        words = (words or "").strip()
        return words if given(words) or (words and self.stands_as_written(words)) else None

    def quote(self, pieces: Iterable[str]) -> list[str]:
        """The pieces of what was said, without quotation marks around them, parted where the text parts them."""
        out: list[str] = []
        for piece in pieces:
            words = self.known(piece)
            if words is None:
                continue
            inner = bared(words)
            parts = self._parts.get(inner or "") or self._parts.get(words)
            out += parts or ((inner,) if inner and self._is_meant(inner, words) else (words,))
        return out

    def anchor(self, words: str | Sequence[str]) -> dict[str, Any]:
        """Words as a draft has them, in whichever of the texts they stand."""
        return {"words": words, "field": ANYWHERE}

    def _is_as_written(self, name: str, words: str) -> bool:
        """Whether words stand in a text as whole words, but for normalisation."""
        hits = self._hits[name].get(words, NONE)
        if not hits.stretches or hits.how == "fuzzy":
            return False
        return is_whole(self._texts[name], *hits.stretches[0])

    def _is_meant(self, inner: str, words: str) -> bool:
        """Whether the text has words without the quotation marks around them: between its own marks, or without any."""
        if self.stands(inner) and not self.stands_as_written(words):
            return True
        return any(
            self._quoted[name].encloses(start, end)
            for name, hits in self._hits.items()
            for start, end in hits.get(inner, NONE).stretches
        )

    def quoted(self, name: str) -> Quoted:
        """What stands in quotation marks in one of the texts."""
        return self._quoted[name]


def _words(answer: Answer) -> Iterator[str]:
    """All that an answer says of words in the text, and the names that may stand there."""
    for participant in answer.participants:
        yield from (participant.name, participant.role or "", *participant.words)
    for topic in answer.topics:
        yield from (topic.name, *topic.words)
    for event in answer.events:
        yield from (event.when_words or "", *event.words)
    for statement in answer.statements:
        yield from (statement.speaker_words or "", *statement.cue, *statement.quote)
