"""Whether annotations lead to their words, if they count in a certain way."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from unicodedata import normalize

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from newsml.offsets.annotation import Annotation, Span
    from newsml.offsets.seen import Place, Ruler

NOWHERE: Final = 0
"""Its numbers lead to no place of the text."""
OTHER: Final = 1
"""They lead to other words."""
WORDLESS: Final = 2
"""They lead somewhere, but the annotation does not say to which words it should be."""
LOOSE: Final = 3
"""They lead to its words but for white space around them: as a way to count does that is off by one."""
NEAR: Final = 4
"""They lead to its words but for normalisation form, or white space where the words have white space as well."""
EXACT: Final = 5
"""They lead to its words."""

# Python sorts the marks on a letter in quadratic time.
_LONGEST_NORMALISED: Final = 5000


def verdicts(annotations: Sequence[Annotation], ruler: Ruler) -> bytes:
    """For each annotation one of the above."""
    find = ruler.finder(len(annotations))
    return bytes([_verdict(annotation, ruler, find) for annotation in annotations])


def _verdict(annotation: Annotation, ruler: Ruler, find: Callable[[Span], Place | None]) -> int:
    words, text = annotation.words, ruler.seen.text
    places: list[Place] = []
    for span in annotation.spans:
        place = find(span)
        if place is None:
            return NOWHERE
        places.append(place)
    if words is None:
        verdict = WORDLESS
    # Long slices for few words would make this quadratic, and no white space is that long.
    elif sum([end - start for start, end in places]) > longest(words):
        return OTHER
    else:
        pieces = [text[start:end] for start, end in places]
        found = pieces[0] if len(pieces) == 1 else " ".join(pieces)
        verdict = EXACT if found == words else _likeness(found, words)
    if verdict == OTHER or not ruler.seen.changed:
        return verdict
    # Half a CRLF of which the text has none is no place of the text.
    original = ruler.seen.to_original
    return NOWHERE if any(original(at) is None for place in places for at in place) else verdict


def longest(words: str | None) -> int:
    """How much of the text is looked at, at most, to compare it with these words."""
    return 4 * len(words or "") + 100


def _likeness(found: str, words: str) -> int:
    one, other = found.strip(), words.strip()
    if not one or not other:
        return NEAR if one == other and bool(found) == bool(words) else OTHER
    if one[0] != other[0] and one[0].isascii() and other[0].isascii():
        return OTHER
    if not _same_words(" ".join(one.split()), " ".join(other.split())):
        return OTHER
    around = [(text[0].isspace(), text[-1].isspace()) for text in (found, words)]
    return NEAR if around[0] == around[1] else LOOSE


def _same_words(one: str, other: str) -> bool:
    if one == other or one.isascii() or max(len(one), len(other)) > _LONGEST_NORMALISED:
        return one == other
    return normalize("NFC", one) == normalize("NFC", other)
