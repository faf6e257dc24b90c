"""Rules about anchors: which words were marked, and whether whoever counted the offsets counted as we do."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from newsml.rules.characters import cuts_word, may_join, word_around
from newsml.rules.edits import Edit
from newsml.rules.rule import Hit, quote, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newsml.rules.inspection import Inspection


def _narrowed(_: Inspection, hit: Hit) -> Iterator[Edit]:
    """The span without the white space at its edges, if it holds anything else."""
    span = hit.span
    if span is not None and span.exact is not None and (words := span.exact.strip()):
        start = span.start + len(span.exact) - len(span.exact.lstrip())
        new = {"start": start, "end": start + len(words), "exact": words}
        yield Edit(hit.path, span.model_copy(update=new))


@rule(
    "N001",
    "anchor-edge-space",
    "warning",
    title="An anchor starts or ends with white space",
    message="{words} starts or ends with white space: {mend}",
    fix=_narrowed,
)
def anchor_edge_space(inspection: Inspection) -> Iterator[Hit]:
    """Finds a span whose first or last character is white space.

    Why: comparing, linking and scoring by words fail on a blank that nobody sees. Where many spans have it, the offsets
    were made on a text with other white space, and more of them are wrong than these.

    Mend: narrow the span to the words; if many are reported, compare the text with the one that was annotated.

    Rests on: Unicode, property White_Space; 863 of 48,810 quotation spans of a public corpus differ from the stored
    quotation, most of them by white space at an edge.
    """
    for path, anchor, span, text in inspection.doubtful_spans:
        if text[span.start].isspace() or text[span.end - 1].isspace():
            words = text[span.start : span.end]
            kept = words.strip()
            start = span.start + len(words) - len(words.lstrip())
            mend = f"narrow it to {start}..{start + len(kept)}" if kept else "it holds no words, remove it"
            yield Hit(path, {"words": quote(words), "mend": mend}, anchor, span)


@rule(
    "N002",
    "anchor-cuts-word",
    "warning",
    title="An anchor starts or ends inside a word",
    message="{words} starts or ends inside a word: widen it to {start}..{end}, {whole}; if many anchors are cut, their "
    "offsets were not counted in code points",
)
def anchor_cuts_word(inspection: Inspection) -> Iterator[Hit]:
    """Finds a span that starts or ends between two cased letters, as in "acro" for "Macron", or between two digits.

    Why: it is the mark of offsets counted in bytes or UTF-16 units, or on a text that was edited since: all anchors
    behind that place are shifted as well. Only scripts with capitals are looked at, which all put spaces between
    words; a capital after a small letter, as in a hashtag, starts a word of its own. A number is cut in any script.

    Mend: widen the span to the word; if many are reported, count the offsets anew in code points.

    Rests on: Unicode Standard Annex 29, word boundaries (WB5, WB8); W3C Web Annotation Data Model, section 4.2.4; of
    107,146 annotations of a public corpus half are cut in the wrong place when their offsets are read as bytes.
    """
    for path, anchor, span, text in inspection.doubtful_spans:
        at_start, at_end = cuts_word(text, span.start), cuts_word(text, span.end)
        if at_start or at_end:
            start = word_around(text, span.start)[0] if at_start else span.start
            end = word_around(text, span.end)[1] if at_end else span.end
            words, whole = quote(text[span.start : span.end]), quote(text[start:end])
            yield Hit(path, {"words": words, "start": start, "end": end, "whole": whole}, anchor, span)


@rule(
    "N003",
    "anchor-splits-character",
    "warning",
    title="An anchor starts or ends inside a character",
    message="offset {at} lies between {left} and {right}, which readers see as one character: move it to one side, "
    "and check that the offsets count code points",
)
def anchor_splits_character(inspection: Inspection) -> Iterator[Hit]:
    """Finds a span that starts or ends inside what readers see as one character.

    Such a character can be a letter with its accent or vowel sign, an emoji with its skin tone, a family of emoji, a
    flag, a Hangul syllable in letters, CR with LF.

    Why: nobody marks half a letter. The offsets were counted in another unit or in another normalisation of the text,
    and what is cut out shows as a bare accent or a broken emoji.

    Mend: move the offset to the side of the whole character; if many are reported, count the offsets anew in code
    points of this very text.

    Rests on: Unicode Standard Annex 29, extended grapheme clusters; reports of offsets shifted by emoji in the
    trackers of four annotation tools.
    """
    for path, anchor, span, text in inspection.doubtful_spans:
        for name, at in (("start", span.start), ("end", span.end)):
            if may_join(text, at) and at in inspection.inside_characters(anchor.field):
                values = {"at": at, "left": _named(text[at - 1]), "right": _named(text[at])}
                yield Hit((*path, name), values, anchor, span)


def _named(character: str) -> str:
    return f"U+{ord(character):04X} {unicodedata.name(character, '')}".rstrip()
