"""Where the words of an answer stand: in which text, which of several places, with or without quotation marks."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any, Final

from newsml.anchoring.hits import NONE, Hits, find
from newsml.anchoring.words import is_whole
from newsml.llm.quoting import Quoted, bared
from newsml.llm.splicing import spliced

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from newsml.llm.answer import Answer

_EXACT, _NORMALISED, _INSIDE_WORDS, _FUZZY, _NOWHERE = range(5)
_MOST_PLACES: Final = 5_000
"""Of words that stand more often than that, all told, it is not asked which of their places lie inside longer ones."""
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
        return any(self._rank(name, words) <= _NORMALISED for name in self._texts)

    def is_only_place(self, words: str) -> bool:
        """Whether they stand in exactly one place of the body, as whole words, but for normalisation."""
        hits = self._hits.get("body", {}).get(words, NONE)
        return len(hits.stretches) == 1 and self._rank("body", words) <= _NORMALISED

    def known(self, words: str | None) -> str | None:
        """Words to look up, without white space around them; None for nothing, or a "null" that is no word there."""
        words = (words or "").strip()
        return words if given(words) or (words and self.stands_as_written(words)) else None

    def field(self, pieces: Sequence[str], prefer: str | None = None) -> str:
        """The text in which pieces stand best; of equals the preferred one, then body, headline, standfirst."""

        def cost(name: str) -> tuple[bool, int]:
            rank = max((self._rank(name, piece) for piece in pieces), default=_NOWHERE)
            return not (name == prefer and rank <= _NORMALISED), rank

        return min(self._texts, key=cost)

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

    def anchor(self, words: str | Sequence[str], field: str) -> Any:
        """Words as a draft has them."""
        return words if field == "body" else {"words": words, "field": field}

    def mentions(self, words: Sequence[str]) -> list[Any]:
        """A list of words that stand in the order of the article, once for each place, as a draft has them.

        Words inside longer ones of the list do not count as places of their own. Where some are listed more often than
        they stand in the body, the first ones are those of the headline.
        """
        counts = Counter(words)
        free = {name: self._free(name, counts) for name in self._texts}
        early = self._early(words)
        told = {word: iter([*self._told(word, count, early[word], free)]) for word, count in counts.items()}
        return [next(told[word]) for word in words]

    def _early(self, words: Sequence[str]) -> Counter[str]:
        """The first words, as far as they stand above the body too, and in it only behind words that come later."""
        body = self._hits.get("body", {})
        soonest = [len(self._texts.get("body", ""))]
        for word in reversed(words):
            there = body.get(word, NONE).stretches
            soonest.append(min(soonest[-1], there[0][0]) if len(there) == 1 else soonest[-1])
        soonest.reverse()
        early: Counter[str] = Counter()
        for n, word in enumerate(words):
            there = body.get(word, NONE).stretches
            is_above = any(self._rank(name, word) <= _NORMALISED for name in self._texts if name != "body")
            if not is_above or (there and there[0][0] <= soonest[n + 1]):
                break
            early[word] += 1
        return early

    def _told(
        self, word: str, count: int, early: int, free: Mapping[str, Mapping[str, Sequence[int]]]
    ) -> Iterator[Any]:
        """A word as often as it is listed; by its number there where it is listed as often as it stands."""
        best = self.field([word])
        rest = max(count - len(free[best].get(word, ())), early)
        shares: dict[str, int] = {}
        if best == "body":
            for name in ("headline", "standfirst"):
                shares[name] = min(max(rest, 0), len(free.get(name, {}).get(word, ())))
                rest -= shares[name]
        shares[best] = count - sum(shares.values())
        for name, share in shares.items():
            hits = self._hits[name].get(word, NONE) if share else NONE
            numbers = free[name].get(word, ()) if share else ()
            is_told = len(hits.stretches) > 1 and len(numbers) == share
            for n in range(share):
                anchor = self.anchor(word, name)
                yield anchor if not is_told else {"words": word, "field": name, "nth": numbers[n] + 1}

    def _free(self, name: str, words: Iterable[str]) -> dict[str, Sequence[int]]:
        """Which of the places of each word do not lie inside a longer word of the list: their numbers, from 0."""
        hits = {word: found for word in words if (found := self._hits[name].get(word, NONE)).stretches}
        count = sum(len(found.stretches) for found in hits.values())
        if count == len(hits) or count > _MOST_PLACES or any(found.more for found in hits.values()):
            return {word: range(len(found.stretches)) for word, found in hits.items()}
        out: dict[str, Sequence[int]] = {}
        covered = bytearray(len(self._texts[name]))
        waiting: list[str] = []
        for word in sorted(hits, key=len, reverse=True):
            if waiting and len(word) < len(waiting[0]):
                for longer in waiting:
                    for start, end in hits[longer].stretches:
                        covered[start:end] = b"\1" * (end - start)
                waiting = []
            waiting.append(word)
            out[word] = [
                n for n, (start, end) in enumerate(hits[word].stretches) if covered.find(0, start, end) >= 0
            ]
        return out

    def _rank(self, name: str, words: str) -> int:
        hits = self._hits[name].get(words, NONE)
        if not hits.stretches:
            return _NOWHERE
        if hits.how == "fuzzy":
            return _FUZZY
        if not is_whole(self._texts[name], *hits.stretches[0]):
            return _INSIDE_WORDS
        return _EXACT if hits.how == "exact" else _NORMALISED

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
