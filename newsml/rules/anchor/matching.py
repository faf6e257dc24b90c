"""Rules about how the words of an anchor were found, and about words that are none."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from unicodedata import category

from newsml.rules.edits import Edit
from newsml.rules.quotation_marks import APOSTROPHES, CLOSERS
from newsml.rules.rule import Hit, quote, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newsml.model.lookup import Place
    from newsml.rules.inspection import Inspection


@rule(
    "N008",
    "exact-in-part",
    "warning",
    title="Words were found exactly, but do not match in full",
    message="{words} was found by an exact match, but its score is {score}: write 100 or leave the score out, or "
    "say how "
    "it was found (normalised, fuzzy, manual)",
)
def exact_in_part(inspection: Inspection) -> Iterator[Hit]:
    """Finds an anchor with `match` exact and a score below 100.

    Why: whoever trusts exact matches takes in words that were guessed, and whoever filters by score throws out words
    that are certain. One of the two is wrong.

    Mend: correct `match`, or the score. How sure the annotation is goes into its `confidence`; the score only compares
    the words that were looked for with those that were found.

    Rests on: this model, Anchor.match and Anchor.score; reports of quotations placed by similarity that pass for exact,
    in the trackers of tools for language models.
    """
    for place in inspection.anchors:
        anchor = place.anchor
        if anchor.match == "exact" and anchor.score is not None and anchor.score < 100:
            yield Hit((*place.path, "score"), {"words": _words(place), "score": anchor.score}, anchor)


@rule(
    "N009",
    "fuzzy-without-score",
    "info",
    title="Words were found by likeness, but nothing says how like they are",
    message="{words} was found by a fuzzy match that has no score: give it, from 0 to 100, so that doubtful places "
    "can be "
    "looked at first",
)
def fuzzy_without_score(inspection: Inspection) -> Iterator[Hit]:
    """Finds an anchor with `match` fuzzy and without a score, in an article where other anchors have one.

    Why: fuzzy matches range from a missing comma to quite other words. Without the score nobody can tell the ones from
    the others, and they are used all alike.

    Mend: give the score that the search returned. Where no anchor has a score, the tool has none, and nothing is said.

    Rests on: this model, Anchor.score; reports of words anchored by likeness to the wrong place, in the trackers of
    tools for language models.
    """
    fuzzy = [
        place for place in inspection.anchors if place.anchor.match == "fuzzy" and place.anchor.score is None
    ]
    if fuzzy and any(place.anchor.score is not None for place in inspection.anchors):
        for place in fuzzy:
            yield Hit((*place.path, "match"), {"words": _words(place)}, place.anchor)


# Parts that name something; a cue may be a colon, and what is said may be a question mark.
_NAMING: Final = frozenset({"mentions", "source"})
_STOPS: Final = frozenset(",;:\u060c\u061b\u3001\uff0c\uff1b\uff1a\u055d\u1363")
_CLOSERS: Final = {
    "(": ")",
    "[": "]",
    "（": "）",
    **{one: "".join(ends) for one, ends in CLOSERS.items() if len(one) == 1 and one not in APOSTROPHES},
}
_OPENERS: Final = {
    end: "".join(one for one, ends in _CLOSERS.items() if end in ends)
    for end in "".join(_CLOSERS.values())
    if end not in APOSTROPHES
}


@rule(
    "N011",
    "anchor-of-punctuation",
    "warning",
    title="An anchor marks nothing but punctuation",
    message="{words} is marked as {part} of {id}, but it is punctuation: move the anchor to the words, or remove it",
)
def anchor_of_punctuation(inspection: Inspection) -> Iterator[Hit]:
    """Finds a mention or a source that holds no letter, digit, sign or picture.

    Why: a comma names nobody. The offsets are wrong, for this anchor and as a rule for those behind it.

    Mend: move the anchor to the words that are meant; if there are several, compare the text with the one that was
    annotated. Emoji and symbols may stand for a name and are not reported, nor is a colon that serves as a cue.

    Rests on: Unicode, general categories P and Z; of 107,146 annotations of a public corpus half lie in the wrong place
    when their offsets are read as bytes.
    """
    for place in _naming(inspection):
        spans = [span.exact or "" for span in place.anchor.spans]
        if all(map(_is_punctuation, spans)) and not any(map(str.isspace, spans)):
            values = {"words": _words(place), "part": place.part.removesuffix("s"), "id": place.annotation.id}
            yield Hit(place.path, values, place.anchor)


def _without_sign(_: Inspection, hit: Hit) -> Iterator[Edit]:
    """The span without the signs that are not part of the name, if anything is left."""
    span = hit.span
    if span is None or span.exact is None:
        return
    words, start = span.exact, span.start
    while words and (fault := _fault(words)):
        kept = words[1:].lstrip() if fault.startswith("starts") else words[:-1].rstrip()
        start += len(words) - len(kept) if fault.startswith("starts") else 0
        words = kept
    if words:
        new = {"start": start, "end": start + len(words), "exact": words}
        yield Edit(hit.path, span.model_copy(update=new))


@rule(
    "N012",
    "anchor-edge-punctuation",
    "warning",
    title="An anchor takes in punctuation that belongs to the sentence",
    message="{words} {fault}: narrow it to the words of the name",
    fix=_without_sign,
)
def anchor_edge_punctuation(inspection: Inspection) -> Iterator[Hit]:
    """Finds a mention or a source that ends with a comma or colon, or holds one bracket or quotation mark of two.

    Why: "Berg," is another string than "Berg": it is not linked to the same entry, counts as another name, and makes a
    wrong title. Tokens that keep their punctuation, and words split at spaces, have such edges.

    Mend: leave the sign out. A full stop may belong to an abbreviation and a pair of marks to a title, so they are not
    reported.

    Rests on: Unicode, general categories Pe, Pf, Pi, Ps and the property Terminal_Punctuation; misaligned spans in the
    trackers of spaCy, which its own tokens do not have.
    """
    for place in _naming(inspection):
        for n, span in enumerate(place.anchor.spans):
            words = span.exact
            fault = _fault(words) if words is not None else ""
            if fault:
                yield Hit(
                    (*place.path, "spans", n), {"words": quote(words), "fault": fault}, place.anchor, span
                )


def _naming(inspection: Inspection) -> Iterator[Place]:
    """The anchors of words that name something, where they do not start and end with letters."""
    for place in inspection.anchors:
        if place.path[2] in _NAMING:
            anchor = place.anchor
            for span in anchor.spans:
                words = span.exact
                if words is not None and not (words[0].isalpha() and words[-1].isalpha()):
                    yield place
                    break


def _fault(words: str) -> str:
    first, last = words[0], words[-1]
    if _is_punctuation(words):
        return ""
    if last in _STOPS:
        return f"ends with {last}"
    if first in _CLOSERS and not any(closer in words[1:] for closer in _CLOSERS[first]):
        return f"starts with {first}, which nothing closes"
    if last in _OPENERS and not any(opener in words[:-1] for opener in _OPENERS[last]):
        return "" if words[-2:-1].isdecimal() else f"ends with {last}, which nothing opens"  # 27" are inches
    return ""


def _is_punctuation(words: str) -> bool:
    return all(category(character)[0] in "PZ" or character.isspace() for character in words)


def _words(place: Place) -> str:
    anchor = place.anchor
    return quote(anchor.exact) if anchor.exact is not None else f"{anchor.start}..{anchor.end}"
