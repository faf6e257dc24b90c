"""Rules about the kind of a statement: direct, indirect or mixed, and no statement at all."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import regex

from newsml.rules.rule import Hit, quote, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newsml.model.anchor import Anchor
    from newsml.rules.inspection import Inspection
    from newsml.rules.pairing import Pair

_LETTER: Final = regex.compile(r"[\p{L}\p{Nd}]")
_REACH: Final = 8
# A quotation of a few words may be a title, or words at which the writer raises an eyebrow.
_FEW_WORDS: Final = regex.compile(r"\W*+(?:[\p{L}\p{M}\p{Nd}'’]++\W*+){0,3}")
_DENSE: Final = regex.compile(r"[\p{Script=Hani}\p{Script=Hira}\p{Script=Kana}\p{Line_Break=SA}]")
_FEW_SIGNS: Final = 8
_LONG: Final = 200


@rule(
    "S007",
    "indirect-in-marks",
    "warning",
    title="An indirect statement stands in quotation marks",
    message="{id} is indirect, but the text sets all of its content in quotation marks, {signs}: write direct, or "
    "mixed "
    "where some words belong to the sentence around it",
)
def indirect_in_marks(inspection: Inspection) -> Iterator[Hit]:
    """Finds an indirect statement whose whole content is what stands between two quotation marks.

    Why: these are the speaker's own words, and whoever looks for quotations does not get them.

    Mend: write direct, and give the words as `quoted`. Statements inside others are not looked at, as the marks may be
    those of the outer one, nor names and quotations of up to three words, which may be titles.

    Rests on: PARC 3.0, DirectQuote and RiQuA, which define direct quotations by their marks; this model,
    Statement.kind.
    """
    mentioned = inspection.mentioned
    for n, statement in enumerate(inspection.article.statements):
        content = statement.content
        if statement.kind != "indirect" or statement.within is not None or content is None:
            continue
        pair = _filled(inspection, content)
        if pair is None or statement.quoted is not None:
            continue
        words = inspection.texts[content.field][pair.inner_start : pair.inner_end]
        if not _is_few(words) and (content.field, pair.inner_start, pair.inner_end) not in mentioned:
            values = {"id": statement.id, "signs": "".join(pair.signs)}
            yield Hit(("statements", n, "kind"), values, content)


@rule(
    "S008",
    "direct-with-unquoted-words",
    "warning",
    title="A direct statement holds words outside its quotation marks",
    message="{id} is direct, but {words} stands outside the quotation marks: leave it out of the content, or write "
    "mixed",
)
def direct_with_unquoted_words(inspection: Inspection) -> Iterator[Hit]:
    """Finds a direct statement some of whose words stand in quotation marks, and others do not.

    Why: everything in a direct statement passes for the speaker's own words. What stands outside the marks is the
    writer's: "she said", or a paraphrase with some words quoted.

    Mend: give the quotation as content, in several spans where "she said" comes between; or write mixed, with the words
    between the marks as `quoted`. Speech that a dash, a colon or a block quotation marks is not looked at.

    Rests on: RiQuA and PARC 3.0, in which mixed quotations are those with words inside and outside the marks; PDNC, in
    which 29 % of the quotations have several parts.
    """
    for n, statement in enumerate(inspection.article.statements):
        content = statement.content
        if statement.kind != "direct" or content is None or content.field not in inspection.texts:
            continue
        if inspection.kind_of_block(content.field, content.start) == "block_quote":
            continue
        stretch = _unquoted(inspection, content)
        if stretch is not None:
            k, start, end = stretch
            words = inspection.texts[content.field][start:end].strip()
            path = ("statements", n, "content", "spans", k)
            yield Hit(path, {"id": statement.id, "words": quote(words)}, content, content.spans[k])


@rule(
    "S009",
    "name-as-statement",
    "warning",
    title="A name in quotation marks is annotated as a statement",
    message="{id} quotes {words}, which is also marked as a mention of {other}, and no words say that it was said: "
    "remove the statement, or give its cue",
)
def name_as_statement(inspection: Inspection) -> Iterator[Hit]:
    """Finds a direct statement without a cue whose content is, word for word, a mention of something.

    Why: titles, nicknames and names of groups stand in quotation marks as well, and programs that go by the marks make
    statements of them, spoken by whoever stands nearby.

    Mend: remove the statement; the mention says all there is to say. Where somebody did say the name, give the words
    that say so as the cue.

    Rests on: quotation extractors that take any words in marks (textacy, spaCy), against guidelines that ask for a cue
    (PARC 3.0, PolNeAR); "Coalition of the Willing", in marks and no statement.
    """
    mentioned = inspection.mentioned
    for n, statement in enumerate(inspection.article.statements):
        content = statement.content
        if statement.kind != "direct" or statement.cue or content is None:
            continue
        pair = _filled(inspection, content)
        others = mentioned.get((content.field, pair.inner_start, pair.inner_end), ()) if pair else ()
        named = [other.id for other in others if other.form in ("name", None)]
        if named:
            values = {"id": statement.id, "words": quote(content.exact), "other": named[0]}
            yield Hit(("statements", n), values, content)


def _filled(inspection: Inspection, anchor: Anchor) -> Pair | None:
    """The pair of marks whose words, all of them and no others, are those of an anchor of one span."""
    if anchor.field not in inspection.texts or len(anchor.spans) > 1:
        return None
    text, quotations = inspection.texts[anchor.field], inspection.quotations(anchor.field)
    start, end = anchor.start, anchor.end
    between = quotations.between(start, end)
    pair = between[0] if len(between) == 1 else quotations.innermost(start)
    if pair is None:
        return None
    # The marks may be part of the content, or not; so may a full stop.
    edges = (sorted((start, pair.inner_start)), sorted((pair.inner_end, end)))
    if any(high - low > _REACH or _LETTER.search(text, low, high) for low, high in edges):
        return None
    return pair


def _unquoted(inspection: Inspection, content: Anchor) -> tuple[int, int, int] | None:
    """The first words outside the marks, where others stand inside: the number of the span, start and end."""
    text, quotations = inspection.texts[content.field], inspection.quotations(content.field)
    if quotations.introduces(content.start):
        return None
    outside: tuple[int, int, int] | None = None
    inside = False
    for k, span in enumerate(content.spans):
        pairs = quotations.between(span.start, span.end)
        inside = inside or bool(pairs)
        if pairs:
            gap = _gap(text, span.start, pairs, span.end)
            outside = outside or (None if gap is None else (k, *gap))
        elif quotations.around(span.start, span.end) is not None:
            inside = True
        elif quotations.mark(span.start, span.end):
            return None  # there are marks, though none that pair
        else:
            outside = outside or (k, span.start, span.end)
    return outside if inside else None


def _gap(text: str, start: int, pairs: tuple[Pair, ...], end: int) -> tuple[int, int] | None:
    """The words before the first pair, behind it, or behind the last."""
    places = (
        (start, pairs[0].start),
        (pairs[0].end, pairs[1].start if len(pairs) > 1 else end),
        (pairs[-1].end, end),
    )
    return next(((low, high) for low, high in places if _LETTER.search(text, low, high)), None)


def _is_few(words: str) -> bool:
    if len(words) > _LONG:
        return False
    if _DENSE.search(words):
        return len(words) <= _FEW_SIGNS
    return _FEW_WORDS.fullmatch(words) is not None
