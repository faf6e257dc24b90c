"""Rules about the quotation marks of the text itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from newsml.rules.marking import words_at
from newsml.rules.quotation_marks import marks
from newsml.rules.rule import Hit, quote, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newsml.rules.inspection import Inspection
    from newsml.rules.pairing import Pair

_AROUND: Final = 20
_STRAIGHT: Final = frozenset('"＂')
_TYPOGRAPHIC: Final = frozenset("“”„‟«»")


@rule(
    "W010",
    "quotation-mark-alone",
    "warning",
    title="A quotation mark has no other half",
    message="{sign} in {words} {lacks}: add the other mark, or remove this one; until then nobody can tell where the "
    "quotation {ends}",
)
def quotation_mark_alone(inspection: Inspection) -> Iterator[Hit]:
    """Finds a quotation mark that opens and is never closed, or closes what was never opened.

    Why: from there on it is open whose words they are. Extractors take the narrator's words for the speaker's up to the
    next mark, and all marks behind it change their sense.

    Mend: add the missing mark, or remove the one that is left over. A quotation may go on over several paragraphs,
    opened anew in each or not, and may hold others; what may be an apostrophe, or count inches, is not looked at.

    Rests on: Unicode, property Quotation_Mark and the bracket categories Pi, Pf, Ps and Pe; Unicode CLDR 48.2, the
    marks of each language; the Unicode Standard, section 6.2, on marks that open in one language and close in another.
    """
    for field, text in inspection.texts.items():
        for sign in inspection.quotations(field).unpaired:
            closing = sign.way == "close"
            lacks = "closes a quotation that nothing opens" if closing else "is never closed"
            words = text[max(0, sign.at - _AROUND) : sign.at + _AROUND]
            values = {
                "sign": sign.sign,
                "words": quote(words),
                "lacks": lacks,
                "ends": "begins" if closing else "ends",
            }
            yield Hit((field,), values, words_at(inspection, field, sign.at, sign.at + 1))


@rule(
    "W011",
    "quotation-marks-of-two-kinds",
    "info",
    title="The text has typewriter quotation marks and printed ones",
    message="{words} in the {field} stands in {signs}, other quotations of the same text do not{more}: set all of them "
    "as the language does, as in {usual}",
)
def quotation_marks_of_two_kinds(inspection: Inspection) -> Iterator[Hit]:
    """Finds a text in which some quotations stand in straight marks and others in curly or angle ones, once a field.

    Why: parts of it were pasted in from elsewhere, or typed after the editing; it may be words that the desk has not
    seen. Extractors that look for one kind of marks miss the quotations in the other.

    Mend: use one kind for all quotations; where the language has several, the one that the house uses. Quotations
    inside quotations have marks of their own and are not looked at, nor are brackets of East Asia, which stand for
    titles too.

    Rests on: Unicode CLDR 48.2, delimiters, which has the marks of each language; the Unicode Standard, section 6.2
    (U+0022 is a typewriter's mark, others are preferred in printed text).
    """
    for field in inspection.texts:
        pairs = inspection.quotations(field).outer
        straight = [pair for pair in pairs if not _STRAIGHT.isdisjoint(pair.signs)]
        printed = [pair for pair in pairs if not _TYPOGRAPHIC.isdisjoint(pair.signs)]
        if straight and printed:
            yield _of_two_kinds(inspection, field, straight if len(straight) <= len(printed) else printed)


def _of_two_kinds(inspection: Inspection, field: str, fewer: list[Pair]) -> Hit:
    pair = fewer[0]
    more = f", the first of {len(fewer)}" if len(fewer) > 1 else ""
    start, end = marks(inspection.article.language)[:2]
    words = quote(inspection.texts[field][pair.inner_start : pair.inner_end])
    values = {
        "words": words,
        "field": field,
        "signs": "".join(pair.signs),
        "usual": f"{start}…{end}",
        "more": more,
    }
    return Hit((field,), values, words_at(inspection, field, pair.start, pair.end))
