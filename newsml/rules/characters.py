"""Where a text must not be cut: inside a word, inside what readers see as one character.

Words and characters are those of Unicode Standard Annex 29, as the `regex` library has them. The functions look at a
few characters around the place, and answer no wherever the matter is open.
"""

from __future__ import annotations

from typing import Final
from unicodedata import category

import regex

_REACH: Final = 40
_EDGE: Final = 8

# Between these and a letter a cut is beyond doubt: white space and the punctuation of most scripts.
_BETWEEN_WORDS: Final = frozenset(
    " \n\t\u00a0.,;:!?()[]/-\"'\u2013\u2014\u2018\u2019\u201c\u201d\u201e\u2026\u00ab\u00bb"
)
_COMBINING: Final = "\u0300"  # the first character that joins another

# Only between cased letters and between digits. A capital after a small letter starts a word of its own.
_CUT: Final = regex.compile(
    rf"(?<=\p{{LC}}\p{{M}}{{0,{_REACH}}})(?=\p{{LC}})(?!(?<=\p{{Ll}}\p{{M}}{{0,{_REACH}}})[\p{{Lu}}\p{{Lt}}])"
    r"|(?<=\p{Nd})(?=\p{Nd})"
)
_WORD_START: Final = regex.compile(rf"(?r)[\p{{Alphabetic}}\p{{M}}\p{{Nd}}]{{0,{_REACH}}}")
_WORD_END: Final = regex.compile(rf"[\p{{Alphabetic}}\p{{M}}\p{{Nd}}]{{0,{_REACH}}}")

# Flags are taken two by two before the library sees them: it looks back over all of a row, from each of them.
_JOINED: Final = (
    r"[\p{Grapheme_Cluster_Break=Extend}\p{Grapheme_Cluster_Break=ZWJ}\p{Grapheme_Cluster_Break=SpacingMark}]"
)
_CLUSTER: Final = regex.compile(rf"\p{{Regional_Indicator}}{{2}}{_JOINED}*+|\X")
# Where clusters of several code points can be: all else is left out of the search.
_STRETCH: Final = regex.compile(r"\r\n|[^\p{ASCII}]++")


def well_cut(text: str, start: int, end: int) -> bool:
    """Whether both ends of a stretch are beyond doubt: a quick answer for nearly all, a careful look for the rest."""
    first, last = text[start], text[end - 1]
    return (
        first < _COMBINING
        and (start == 0 or text[start - 1] in _BETWEEN_WORDS)
        and (end == len(text) or text[end] in _BETWEEN_WORDS)
        and not (first.isspace() or last.isspace())
    )


def cuts_word(text: str, at: int) -> bool:
    """Whether the place between two characters lies inside a word, or inside a number.

    Only where both neighbours are cased letters (Latin, Greek, Cyrillic, Armenian, ...): such scripts put spaces
    between words, while in others a name is rightly cut out of a longer string (Chinese, Thai; Arabic and Hebrew with
    their prefixed articles and prepositions; Korean with its particles). A capital after a small letter starts a word
    of its own: `#StandWithUkraine`. Digits are the same in all scripts: those of one number belong together.
    """
    return 0 < at < len(text) and _CUT.match(text, at) is not None


def word_around(text: str, at: int) -> tuple[int, int]:
    """Start and end of the word that a place lies in; of a very long one the part around the place."""
    before, after = _WORD_START.match(text, 0, at), _WORD_END.match(text, at)
    return before.start() if before else at, after.end() if after else at


def bare(text: str | None, start: int, end: int) -> tuple[int, int]:
    """A stretch without the punctuation and white space at its edges.

    As it is where it holds nothing else, or where the text is withheld.
    """
    first, last = start, end
    if text is not None:
        while first < last and first < start + _EDGE and _is_edge(text[first]):
            first += 1
        while last > first and last > end - _EDGE and _is_edge(text[last - 1]):
            last -= 1
    return (first, last) if first < last else (start, end)


def _is_edge(character: str) -> bool:
    return category(character)[0] in "PZ" or character.isspace()


def may_join(text: str, at: int) -> bool:
    """Whether the character at a place is one of those that can belong to the one before: a quick look."""
    return at < len(text) and (text[at] >= _COMBINING or text[at] == "\n")


def inside_characters(text: str) -> frozenset[int]:
    """All places inside what readers see as one character: an extended grapheme cluster of several code points.

    Two kinds of places are left out although the annex joins what lies beside them: before U+200C, at which Persian
    suffixes are rightly cut off; and between a control or a space and a mark, which is no word's.
    """
    found: set[int] = set()
    for stretch in _STRETCH.finditer(text):
        start = max(0, stretch.start() - 1)
        for cluster in _CLUSTER.finditer(text, start, stretch.end()):
            if cluster.end() - cluster.start() > 1 and not text[cluster.start()].isspace():
                found.update(n for n in range(cluster.start() + 1, cluster.end()) if text[n] != "\u200c")
        if stretch[0] == "\r\n":
            found.add(stretch.start() + 1)
    return frozenset(found)
