"""Rules about one letter in two encodings: what looks the same has to be the same."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, Final

import regex

from newsml.rules.marking import words_at
from newsml.rules.rule import Hit, quote, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newsml.model.participant import Participant
    from newsml.model.topic import Topic
    from newsml.rules.inspection import Inspection

_WORD: Final = regex.compile(r"[\p{L}\p{M}\p{Nd}]+")


@rule(
    "W008",
    "word-in-two-encodings",
    "warning",
    title="The text encodes one word in two ways",
    message="{words} in the {field} is encoded with {ours}, while the same word stands there with {theirs} before: "
    "it is two words to search and to comparison; normalise the text before it is annotated",
)
def word_in_two_encodings(inspection: Inspection) -> Iterator[Hit]:
    """Finds a word whose letters stand in one text once composed and once not, the first one of each field.

    Why: parts of the text were pasted together. Both look the same, and a name is found in one half of the text and not
    in the other; offsets behind such a word differ from those of a text that was normalised on its way.

    Mend: bring the text into one form, mostly NFC, where it is made, and make the anchors anew.

    Rests on: Unicode Standard Annex 15, canonical equivalence, forms C and D; W3C Character Model for the World Wide
    Web: String Matching, section 3.
    """
    for field, text in inspection.texts.items():
        if text.isascii():
            continue
        forms: dict[str, str] = {}
        for found in _WORD.finditer(text):
            word = found[0]
            first = word if word.isascii() else forms.setdefault(unicodedata.normalize("NFC", word), word)
            if first != word:
                ours, theirs = _difference(word, first)
                values = {"words": quote(word), "field": field, "ours": ours, "theirs": theirs}
                yield Hit((field,), values, words_at(inspection, field, *found.span()))
                break


@rule(
    "W009",
    "name-encoded-unlike-text",
    "warning",
    title="A name is encoded in another way than in the text",
    message="{name} of {id} and {words} in the text look the same, but their code points differ ({ours} and {theirs}): "
    "the name was normalised, or the text was; write the name as it stands in the text",
)
def name_encoded_unlike_text(inspection: Inspection) -> Iterator[Hit]:
    """Finds a mention that is one of the names of what it mentions after normalisation only.

    Why: one of the two was normalised without a word about it. Whoever looks for the name in the text does not find it;
    and if it was the text, the offsets of everybody else are wrong.

    Mend: write the name as the text has it, and find out which step normalises. How accents are encoded is meant, and
    nothing else: capitals, white space and full-width forms may differ.

    Rests on: Unicode Standard Annex 15, canonical equivalence; this model, in which text is never normalised silently;
    trackers of annotation tools and text extractors, with texts that changed on import.
    """
    article = inspection.article
    for n, participant in enumerate(article.participants):
        names = (participant.name, *(alias.text for alias in participant.aliases))
        yield from _encoded_unlike(participant, names, ("participants", n))
    for n, topic in enumerate(article.topics):
        yield from _encoded_unlike(topic, (topic.name,), ("topics", n))


def _encoded_unlike(
    thing: Participant | Topic, names: tuple[str | None, ...], path: tuple[str, int]
) -> Iterator[Hit]:
    known = {
        unicodedata.normalize("NFC", name): name for name in names if name is not None and not name.isascii()
    }
    if not known:
        return
    for k, mention in enumerate(thing.mentions):
        words = mention.exact
        if words is None or words.isascii() or words in names:
            continue
        name = known.get(unicodedata.normalize("NFC", words))
        if name is not None:
            ours, theirs = _difference(name, words)
            values = {
                "name": quote(name),
                "id": thing.id,
                "words": quote(words),
                "ours": ours,
                "theirs": theirs,
            }
            yield Hit((*path, "mentions", k), values, mention)


def _difference(one: str, two: str) -> tuple[str, str]:
    """The code points from the first to the last that differ."""
    start = next(
        (n for n, (a, b) in enumerate(zip(one, two, strict=False)) if a != b), min(len(one), len(two))
    )
    return _codes(one[start : start + 2]), _codes(two[start : start + 2])


def _codes(text: str) -> str:
    return " ".join(f"U+{ord(character):04X}" for character in text) or "nothing"
