"""Rules about characters that nobody sees: inside words, and those that turn the direction of the text."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, Final

import regex

from newsml.rules.marking import words_at
from newsml.rules.rule import Hit, quote, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newsml.rules.inspection import Inspection

# Between letters, where they only suggest a break or forbid one. U+200B is left out in scripts without spaces, where it
# is the space; joiners are looked at between cased letters only, as Arabic and Indic scripts spell with them.
_HIDDEN: Final = regex.compile(
    r"(?<=[\p{L}\p{M}])\u00ad+(?=\p{L})"
    r"|(?<=[[\p{L}\p{M}]--\p{Line_Break=SA}--\p{Script=Hani}--\p{Script=Hira}--\p{Script=Kana}])[\u200b\u2060\ufeff]+"
    r"(?=[\p{L}--\p{Line_Break=SA}--\p{Script=Hani}--\p{Script=Hira}--\p{Script=Kana}])"
    r"|(?<=\p{LC}\p{M}{0,4})[\u200c\u200d]+(?=\p{LC})",
    regex.V1,
)
_ANY_HIDDEN: Final = regex.compile("[\u00ad\u200b\u200c\u200d\u2060\ufeff]")
_WORD: Final = r"[\p{L}\p{M}\u00ad\u200b\u200c\u200d\u2060\ufeff]{0,40}"
_WORD_START: Final = regex.compile(f"(?r){_WORD}")
_WORD_END: Final = regex.compile(_WORD)

_DIRECTED: Final = regex.compile("[\u202a-\u202e\u2066-\u2069\n\r\u0085\u2029]")
_EMBEDDING: Final = frozenset("\u202a\u202b\u202d\u202e")
_ISOLATE: Final = frozenset("\u2066\u2067\u2068")
_END_OF_EMBEDDING: Final = "\u202c"
_END_OF_ISOLATE: Final = "\u2069"


@rule(
    "W006",
    "invisible-in-word",
    "info",
    title="A word holds a character that nobody sees",
    message="{word} in the {field} holds {name}{more}: search and name matching do not find such words; remove the "
    "character where the text is made, before it is annotated",
)
def invisible_in_word(inspection: Inspection) -> Iterator[Hit]:
    """Finds a soft hyphen, zero-width space, word joiner or joiner between the letters of a word, once for each field.

    Why: the word looks like any other and equals none. It is not found by search, not linked to its entry, and its
    mention is longer than the name by what cannot be seen.

    Mend: take such characters out where the text is made, then make the anchors anew; leave them in where the text
    must stay as it is. Joiners that belong to the spelling (Arabic, Persian, Indic scripts) and the zero-width space
    of Thai, Khmer, Lao and Burmese are not reported.

    Rests on: the Unicode Standard, sections 6.2 and 23.2 (they mark places of breaking and joining, and are to be
    ignored in comparison); Unicode Standard Annex 14, classes SA and ZW.
    """
    for field, text in inspection.texts.items():
        if text.isascii() or not _ANY_HIDDEN.search(text):
            continue
        found = [*_HIDDEN.finditer(text)]
        if found:
            at = found[0].start()
            before, after = _WORD_START.match(text, 0, at), _WORD_END.match(text, at)
            start, end = before.start() if before else at, after.end() if after else at
            more = f", and so do {len(found) - 1} more" if len(found) > 1 else ""
            values = {"word": quote(text[start:end]), "field": field, "name": _named(text[at]), "more": more}
            yield Hit((field,), values, words_at(inspection, field, start, end))


@rule(
    "W007",
    "direction-not-closed",
    "warning",
    title="A change of direction is not closed in its paragraph",
    message="{name} in the {field} has no {other} in its paragraph{more}: what stands behind it is shown in another "
    "order than it is read; add the other, or remove it",
)
def direction_not_closed(inspection: Inspection) -> Iterator[Hit]:
    """Finds an embedding, override or isolate that is not closed in its line, or closed without having been opened.

    Why: the words up to the end of the paragraph appear in another order than they are stored. Readers see one text,
    programs another; figures and brackets change sides. With overrides that is done on purpose as well.

    Mend: close it in the same paragraph, or remove it and leave the order to the bidirectional algorithm, which needs
    no help in most texts.

    Rests on: Unicode Standard Annex 9, sections 2.1 to 2.5 (all of them end with the paragraph) and 3.3.2; Unicode
    Technical Standard 55, on source text that is not what it seems.
    """
    for field, text in inspection.texts.items():
        found = [] if text.isascii() else _unbalanced(text)
        if found:
            at = min(found)
            sign = text[at]
            more = f", the first of {len(found)} such places" if len(found) > 1 else ""
            values = {"name": _named(sign), "other": _other(sign), "field": field, "more": more}
            yield Hit((field,), values, words_at(inspection, field, at, at + 1))


def _unbalanced(text: str) -> list[int]:
    """Where signs of direction stand that have no other half in their line."""
    alone: list[int] = []
    opened: list[int] = []
    isolates = 0
    for found in _DIRECTED.finditer(text):
        at, sign = found.start(), found[0]
        if sign in _EMBEDDING or sign in _ISOLATE:
            opened.append(at)
            isolates += sign in _ISOLATE
        elif sign == _END_OF_EMBEDDING:
            if opened and text[opened[-1]] in _EMBEDDING:
                opened.pop()
            else:
                alone.append(at)
        elif sign == _END_OF_ISOLATE:
            # It closes what was left open inside the isolate as well (UAX 9, X6a).
            while isolates and text[opened[-1]] in _EMBEDDING:
                alone.append(opened.pop())
            if isolates:
                opened.pop()
                isolates -= 1
            else:
                alone.append(at)
        else:
            alone += opened
            opened, isolates = [], 0
    return alone + opened


def _other(sign: str) -> str:
    if sign in _ISOLATE or sign == _END_OF_ISOLATE:
        return "U+2069 that closes it" if sign in _ISOLATE else "isolate to close"
    return "U+202C that closes it" if sign in _EMBEDDING else "embedding to close"


def _named(sign: str) -> str:
    return f"U+{ord(sign):04X} {unicodedata.name(sign, '')}".rstrip()
