"""The rule about names that are marked in one place and not in another."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, Final

import regex

from newsml.rules.marking import words_at
from newsml.rules.rule import Hit, quote, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newsml.rules.inspection import Inspection

# Words as Unicode Standard Annex 29 has them, but cut at apostrophes and stops: l’Ukraine, Ukraine’s.
_WORD: Final = regex.compile(r"(?>[\p{L}\p{M}\p{Nd}]+)")
# Where no spaces tell the words, or prefixes and endings join them without a sign, a whole word is no name.
_SPACED: Final = regex.compile(r"[\p{LC}\p{M}\p{Nd}\p{Lm}\p{Zs}\p{P}]+")
# A capital beside a name makes it part of a longer one; so do the signs of addresses and hashtags.
_CAPITAL_BEFORE: Final = regex.compile(r"(?r)[#@/_&+]|[\p{Lu}\p{Lt}][\p{L}\p{M}]{0,40}[.]?[ \u00a0\u2011-]")
_CAPITAL_AFTER: Final = regex.compile(r"[@/_&+]|[.]\p{L}|[ \u00a0\u2011-][\p{Lu}\p{Lt}]")
_SHORTEST: Final = 3
_LONGEST: Final = 100
_MOST: Final = 8
"""Names with the same first word that are looked for."""


@rule(
    "N006",
    "name-left-unmarked",
    "info",
    title="A name is marked in some places and not in another",
    message="{name} is marked as {id} in {marked} places, but not here{more}: mark it as well, or look whether "
    "somebody "
    "else is meant",
)
def name_left_unmarked(inspection: Inspection) -> Iterator[Hit]:
    """Finds a name that is a mention of one participant at least twice, and stands elsewhere without being marked.

    Why: what is counted by mentions is counted short, and models that learn from the article learn to pass the name
    over. Annotation that was stopped half way, or that a window cut off, shows by it.

    Mend: mark the name there too; or leave it, if somebody else of the same name is meant. Looked for are whole words
    with the same capitals, in scripts that have them, outside all mentions and beside no other capital ("Berg
    Street"), and only if more places are marked than not. Reported once for each name.

    Rests on: Unicode Standard Annex 29, word boundaries; ACE 2005 and OntoNotes, in which all mentions are annotated;
    reports of annotations anchored to the first of several occurrences only, in three trackers.
    """
    names = _names(inspection)
    if not names:
        return
    first_words = _by_first_word(names)
    found: dict[str, list[tuple[str, int]]] = {}
    for field, text in inspection.texts.items():
        covered = _covered(inspection, field)
        for word in _WORD.finditer(text):
            name = _at(text, word.start(), first_words.get(word[0], ()))
            if name is not None and not _inside(covered, word.start(), word.start() + len(name)):
                found.setdefault(name, []).append((field, word.start()))
    for name, places in found.items():
        id_, number, marked = names[name]
        if len(places) < marked:
            field, at = places[0]
            more = f", nor in {len(places) - 1} more" if len(places) > 1 else ""
            values = {"name": quote(name), "id": id_, "marked": marked, "more": more}
            yield Hit(("participants", number), values, words_at(inspection, field, at, at + len(name)))


def _names(inspection: Inspection) -> dict[str, tuple[str, int, int]]:
    """Names that mean one participant and are marked more than once: its id, its number, and how often."""
    found: dict[str, tuple[str, int, int]] = {}
    shared: set[str] = set()
    for (field, start, end), several in inspection.mentioned.items():
        text = inspection.texts.get(field)
        if text is None or not _SHORTEST <= end - start <= _LONGEST:
            continue
        words = text[start:end]
        for one in several:
            known = found.get(words)
            if one.form != "name" or one.noun != "participants" or (known and known[0] != one.id):
                shared.add(words)
            else:
                found[words] = (one.id, one.number, (known[2] if known else 0) + 1)
    return {
        words: entry
        for words, entry in found.items()
        if entry[2] > 1 and words not in shared and _SPACED.fullmatch(words) and words[0].isupper()
    }


def _by_first_word(names: dict[str, tuple[str, int, int]]) -> dict[str, list[str]]:
    """The names by their first word, longer ones first."""
    found: dict[str, list[str]] = {}
    for name in sorted(names, key=len, reverse=True):
        first = _WORD.match(name)
        if first is not None and len(found.setdefault(first[0], [])) < _MOST:
            found[first[0]].append(name)
    return found


def _at(text: str, at: int, names: list[str] | tuple[()]) -> str | None:
    """The longest name that stands at a place as a whole word and not as part of a longer name."""
    for name in names:
        end = at + len(name)
        if text.startswith(name, at) and not _WORD.match(text, end):
            alone = not _CAPITAL_BEFORE.match(text, 0, at) and not _CAPITAL_AFTER.match(text, end)
            return name if alone else None
    return None


def _covered(inspection: Inspection, field: str) -> list[tuple[int, int]]:
    """The stretches of a field that any mention or role marks, joined where they overlap."""
    spans = sorted(
        (span.start, span.end)
        for place in inspection.anchors
        if place.anchor.field == field and place.path[0] != "statements"
        for span in place.anchor.spans
    )
    joined: list[tuple[int, int]] = []
    for start, end in spans:
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


def _inside(covered: list[tuple[int, int]], start: int, end: int) -> bool:
    """Whether a stretch shares words with what is covered."""
    n = bisect_right(covered, end, key=lambda stretch: stretch[0]) - 1
    return n >= 0 and covered[n][1] > start
