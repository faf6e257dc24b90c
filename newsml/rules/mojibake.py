"""Text in UTF-8 that was read as if it were Windows-1252 or Latin-1: "Ã©" for "é", "â€™" for "’"."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Final, NamedTuple

import regex

if TYPE_CHECKING:
    from collections.abc import Iterator

# What the bytes 80 to BF show as: in Windows-1252, and in Latin-1, where the first 32 are control characters.
_BYTES: Final = {
    **{chr(n): n for n in range(0x80, 0x100)},
    **{
        shown: n
        for n in range(0x80, 0xA0)
        if (shown := bytes([n]).decode("cp1252", errors="ignore"))  # five of them are not in use
    },
}
_REST: Final = "[" + regex.escape("".join(sign for sign, n in _BYTES.items() if n < 0xC0)) + "]"
_RUN: Final = regex.compile(rf"(?:[\xc2-\xdf]{_REST}|[\xe0-\xef]{_REST}{{2}}|[\xf0-\xf4]{_REST}{{3}})++")
# After a letter these are right: quotation marks, dashes, spaces, dots, signs in raised type; and letters.
_NATURAL: Final = frozenset("«»“”‘’‚„‹›–—…•·\u00a0°ªº®©™²³¹´ŠŒŽšœžŸƒ\u00ad¡¿")
_MARKS: Final = frozenset("«»“”‘’‚„‹›–—…•·\u00a0")


class Garbled(NamedTuple):
    """A stretch of garbled text."""

    start: int
    end: int
    meant: str
    """What it reads in UTF-8."""


def garbled(text: str) -> Iterator[Garbled]:
    """The stretches of a text that can only be UTF-8 read as something else, in text order."""
    for run in _RUN.finditer(text):
        try:
            meant = bytes(_BYTES[sign] for sign in run[0]).decode()
        except UnicodeDecodeError:
            continue
        if _certain(run[0], text[max(0, run.start() - 1) : run.start()]):
            yield Garbled(run.start(), run.end(), meant)


def _certain(words: str, before: str) -> bool:
    """Whether no language writes these letters and signs in a row.

    "«café»…" would be UTF-8 as well, and so would "É»" in capitals.
    """
    if words[0] in "ÂÃ" and len(words) == 2:
        after_capital = before.isupper() if words[1] == "\u00a0" else not before.islower()
        return words[1] not in _MARKS or not after_capital
    odd = any(sign not in _NATURAL for sign in words if _BYTES[sign] < 0xC0)
    # Punctuation between two letters; a letter that only looks like one of these bytes is no punctuation.
    amid = any(not one.isalpha() and _BYTES[two] >= 0xC0 for one, two in pairwise(words))
    return amid or (odd and (len(words) > 2 or words[0] in "ÄÅ"))
