"""Rules about how the text is divided into paragraphs."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Final

import regex

from newsml.rules.marking import words_at
from newsml.rules.paragraphs import Paragraphs
from newsml.rules.rule import Hit, quote, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newsml.rules.inspection import Inspection

_SHORTEST: Final = 40
_CUT_OFF: Final = regex.compile(r"(?r)[^\s]*(?:\p{LC}\p{M}{0,4}|\p{Nd}|[,،、，፣\p{Pd}\u00ad])\s*")
_SURE: Final = regex.compile(r"(?r)[,،、，፣\u00ad‐]\s*")
_GOES_ON: Final = regex.compile(r"\s*\p{Ll}\S*")


@rule(
    "W012",
    "paragraph-splits-sentence",
    "info",
    title="A paragraph ends in the middle of a sentence",
    message="{words} stands in two paragraphs{more}: the lines of the text were taken for paragraphs; join them, or "
    "give the blocks as they are meant",
)
def paragraph_splits_sentence(inspection: Inspection) -> Iterator[Hit]:
    """Finds paragraphs that end with a comma or in the middle of a phrase, and go on with a small letter in the next.

    Why: the text was wrapped for a screen or a wire of fixed width, and each line passes for a paragraph now. Sentences
    are cut for every program that goes by paragraphs; mentions and quotations run over their edges.

    Mend: join the lines where the text is made and make the anchors anew, or give blocks. Reported once, where a
    comma or a hyphen ends a long line, or at the first of several such places; lists, headings and short lines are
    not looked at, nor scripts without capitals, in which nothing tells that a sentence goes on.

    Rests on: Unicode Standard Annex 29, sentence boundaries (SB8: no sentence begins with a small letter); this model:
    without blocks, each line is a paragraph; RFC 3676, on lines that were broken for display.
    """
    text = inspection.texts.get("body")
    if text is None:
        return
    found = _split(text, Paragraphs(inspection.article, "body").stretches)
    if len(found) > 1 or any(sure for _, _, sure in found):
        start, end, _ = next((one for one in found if one[2]), found[0])
        more = f", the first of {len(found)} such places" if len(found) > 1 else ""
        values = {"words": quote(" / ".join(text[start:end].split())), "more": more}
        yield Hit(("body",), values, words_at(inspection, "body", start, end))


def _split(text: str, stretches: tuple[tuple[int, int, str], ...]) -> list[tuple[int, int, bool]]:
    """The words on both sides of such breaks: start, end, and whether punctuation says that the sentence goes on."""
    found = []
    for (start, end, kind), (next_start, next_end, next_kind) in pairwise(stretches):
        if kind == next_kind == "paragraph" and end - start >= _SHORTEST:
            after = _GOES_ON.match(text, next_start, next_end)
            before = _CUT_OFF.match(text, start, end) if after else None
            if after and before:
                found.append((before.start(), after.end(), _SURE.match(text, start, end) is not None))
    return found
