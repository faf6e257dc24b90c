"""Whether words look like one of somebody's names: lenient, as only names that share nothing are worth a doubt."""

from __future__ import annotations

import re
import unicodedata
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

_WORD: Final = re.compile(r"[^\W_]+")
_REPEATED: Final = re.compile(r"(.)\1+")
_STEM = 3
"""Letters in a row that two words have to share: endings and prefixed articles differ, stems do not."""
_LONGEST_ABBREVIATION = 6
# So that an unlike mention costs no more than a bounded look at the names.
_LONGEST_NAME = 200
_MOST_NAMES = 50


class Likeness:
    """The names of one participant, taken apart once to compare many mentions with them."""

    def __init__(self, names: Iterable[str]) -> None:
        self._names = frozenset(name[:_LONGEST_NAME] for name in names)

    def admits(self, words: str) -> bool:
        """Whether words may be one of the names, or an abbreviation of one.

        Also where that cannot be told: there are no names, none in the script of the words, or more than are compared.
        """
        if words in self._names or len(self._names) > _MOST_NAMES:
            return True
        plain = _plain(words[:_LONGEST_NAME])
        names, scripts, pieces = self._parts
        if scripts.isdisjoint(_scripts(plain)) or not pieces.isdisjoint(_pieces(plain)):
            return True
        return any(_abbreviates(plain, name) or _abbreviates(name, plain) for name in names)

    @cached_property
    def _parts(self) -> tuple[tuple[str, ...], set[str], set[str]]:
        """All names, their scripts and pieces; most mentions are a name as it stands, and need none of it."""
        names = tuple(map(_plain, self._names))
        return names, set().union(*map(_scripts, names)), set().union(*map(_pieces, names))


def _plain(text: str) -> str:
    """Without capitals, accents and compatibility forms."""
    folded = unicodedata.normalize("NFKD", text.casefold())
    return folded if folded.isascii() else "".join(c for c in folded if unicodedata.category(c) != "Mn")


def _pieces(text: str) -> set[str]:
    """What another name has to share: stretches of three letters, shorter words whole, single ideographs."""
    found: set[str] = set()
    for word in _WORD.findall(text):
        if "CJK" in _scripts(word):
            found.update(word)
        found.update(word[n : n + _STEM] for n in range(max(1, len(word) - _STEM + 1)))
    return found


def _abbreviates(short: str, long: str) -> bool:
    """Whether the letters of the one stand in the other in this order; doubled ones once, as in EE. UU."""
    letters = _REPEATED.sub(r"\1", "".join(_WORD.findall(short)))
    if not 0 < len(letters) <= _LONGEST_ABBREVIATION:
        return False
    rest = iter(long)
    return all(letter in rest for letter in letters)


def _scripts(text: str) -> set[str]:
    return {script for character in set(text) if (script := _script(character))}


@lru_cache(maxsize=4096)
def _script(character: str) -> str:
    """The script of a letter as the character's name gives it: LATIN, CYRILLIC, CJK, ...; "" for all else."""
    # Modifier letters (Lm) stand in words of many scripts.
    is_letter = unicodedata.category(character) in ("Ll", "Lu", "Lt", "Lo")
    return unicodedata.name(character, "").partition(" ")[0] if is_letter else ""
