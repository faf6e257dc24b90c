"""Rules about statements and the quotation marks of the text: whether the one goes where the other does."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from newsml.rules.paragraphs import Paragraphs
from newsml.rules.rule import Hit, quote, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newsml.findings import Path
    from newsml.model.anchor import Anchor, Span
    from newsml.model.statement import Statement
    from newsml.rules.inspection import Inspection
    from newsml.rules.pairing import Pair
    from newsml.rules.quotation import Quotations

# Where each paragraph of a quotation is opened anew: Chicago Manual of Style, 13.32; Ortografía de la lengua española,
# 3.4.8; GB/T 15834-2011, 4.8.
_OPENED_ANEW: Final = frozenset({"en", "es", "zh"})


@rule(
    "S003",
    "quotation-cut",
    "warning",
    title="A statement holds one quotation mark of two",
    message="{part} of {id} holds one of the marks {signs}, the other stands outside, {where}: move the edge to the "
    "other side of the mark",
)
def quotation_cut(inspection: Inspection) -> Iterator[Hit]:
    """Finds content or quoted words with a quotation mark in them whose other half lies outside.

    Why: the words start or end beside the quotation instead of at it: the narrator's words were taken in, or some of
    the speaker's were left out. What is cut out reads "we go,” she said" to everybody who shows it.

    Mend: move the edge to the mark. Whether the marks themselves belong to the content is for the guideline to say;
    both do or none does. One mark may open a quotation of several paragraphs, or of several spans, that one mark
    closes.

    Rests on: Unicode, property Quotation_Mark; the annotation guidelines of PARC 3.0 and DirectQuote, in which the
    marks bound the quotation; this model, Statement.content and quoted.
    """
    for n, statement in enumerate(inspection.article.statements):
        for name in ("content", "quoted"):
            anchor: Anchor | None = getattr(statement, name)
            if anchor is None or anchor.field not in inspection.texts:
                continue
            cut = _cut(inspection.quotations(anchor.field), anchor)
            if cut is not None:
                k, pair = cut
                span = anchor.spans[k]
                where = f"at {pair.start if pair.inner_end < span.end else pair.inner_end}"
                values = {"part": name, "id": statement.id, "signs": " and ".join(pair.signs), "where": where}
                yield Hit(("statements", n, name, "spans", k), values, anchor, span)
                break


def _cut(quotations: Quotations, anchor: Anchor) -> tuple[int, Pair] | None:
    """The first span that cuts a pair of marks, and the pair; not where another span has the other mark."""
    for k, span in enumerate(anchor.spans):
        pair = quotations.cut_by(span.start, span.end)
        if pair is not None:
            other = pair.start if pair.inner_end < span.end else pair.inner_end
            if not any(one.start <= other < one.end for one in anchor.spans):
                return k, pair
    return None


@rule(
    "S004",
    "quoted-without-marks",
    "warning",
    title="Words are given as quoted that stand in no quotation marks",
    message="{words} is given as quoted in {id}, but has no quotation mark around it: move `quoted` to the words "
    "between "
    "the marks, or remove it",
)
def quoted_without_marks(inspection: Inspection) -> Iterator[Hit]:
    """Finds a span of `quoted` that neither holds quotation marks nor stands between some.

    Why: `quoted` says which words are the speaker's own. Without marks the text does not say so, and the writer's words
    are passed on as somebody's.

    Mend: anchor it to the words between the marks; for speech that is marked by a dash, a colon or a block quotation,
    which is not reported, it is not needed.

    Rests on: this model, Statement.quoted: the parts inside quotation marks; Unicode, property Quotation_Mark; RiQuA
    and PARC 3.0, in which mixed quotations are those with marks inside.
    """
    for n, statement in enumerate(inspection.article.statements):
        quoted = statement.quoted
        if quoted is None or quoted.field not in inspection.texts:
            continue
        quotations = inspection.quotations(quoted.field)
        for k, span in enumerate(quoted.spans):
            if not _marked(inspection, quotations, quoted, span):
                values = {"words": quote(span.exact), "id": statement.id}
                yield Hit(("statements", n, "quoted", "spans", k), values, quoted, span)


def _marked(inspection: Inspection, quotations: Quotations, anchor: Anchor, span: Span) -> bool:
    if quotations.mark(span.start, span.end) or quotations.introduces(span.start):
        return True
    return inspection.kind_of_block(anchor.field, span.start) == "block_quote"


@rule(
    "S005",
    "quoted-left-out",
    "info",
    title="A statement does not say which of its words are quoted",
    message="the text sets {words} in quotation marks, but {id} has no `quoted`, while other statements have: "
    "anchor it "
    "to the words between the marks",
)
def quoted_left_out(inspection: Inspection) -> Iterator[Hit]:
    """Finds a direct or mixed statement with quotation marks in or around it and no `quoted`, where others have it.

    Why: whoever counts or shows the speaker's own words by `quoted` misses these. In a mixed statement nothing else
    says which words they are.

    Mend: add `quoted`. Articles in which no statement has it are not looked at.

    Rests on: this model, Statement.kind and quoted; PDNC, in which 29 % of the quotations have several parts.
    """
    statements = inspection.article.statements
    if all(statement.quoted is None for statement in statements):
        return
    for n, statement in enumerate(statements):
        content = statement.content
        if statement.kind == "indirect" or statement.quoted is not None or content is None:
            continue
        pair = _pair_of(inspection, content)
        if pair is not None:
            words = inspection.texts[content.field][pair.inner_start : pair.inner_end]
            yield Hit(("statements", n), {"words": quote(words), "id": statement.id}, content)


def _pair_of(inspection: Inspection, anchor: Anchor) -> Pair | None:
    """The first pair of marks around or in a span, signs aside that may be apostrophes."""
    if anchor.field not in inspection.texts:
        return None
    quotations = inspection.quotations(anchor.field)
    if quotations.introduces(anchor.start):
        return None
    for span in anchor.spans:
        between = quotations.between(span.start, span.end)
        found = quotations.innermost(span.start) or (between[0] if between else None)
        if found is not None:
            return found
    return None


@rule(
    "S006",
    "quotation-crosses-paragraph",
    "warning",
    title="A quotation goes on in the next paragraph without a mark",
    message="{words}, in {id}, starts a paragraph and nothing says that the quotation goes on: {mend}",
)
def quotation_crosses_paragraph(inspection: Inspection) -> Iterator[Hit]:
    """Finds quoted words that go on in a new paragraph in which no quotation mark, dash or block shows it.

    Why: readers, and programs that go by paragraphs, take the second one for the narrator's. Or it is: the quotation
    ended, and the statement was drawn too far.

    Mend: end the statement with its quotation, or mark the paragraph as the language does. English, Spanish and Chinese
    open each paragraph anew and are held to it; elsewhere one pair of marks around all of them will do.

    Rests on: Chicago Manual of Style, 13.32; Ortografía de la lengua española (2010), 3.4.8; GB/T 15834-2011, 4.8;
    Guardian and AFP guidelines, in which a quotation runs over paragraphs.
    """
    known: dict[str, Paragraphs] = {}
    for n, statement in enumerate(inspection.article.statements):
        part, anchor = _own_words(statement)
        if anchor is None or anchor.field not in inspection.texts:
            continue
        if anchor.field not in known:
            known[anchor.field] = Paragraphs(inspection.article, anchor.field)
        paragraphs = known[anchor.field]
        for k, span in enumerate(anchor.spans):
            fault = _unmarked_paragraph(inspection, anchor, span, paragraphs)
            if fault is not None:
                words, mend = fault
                path: Path = ("statements", n, part, "spans", k)
                yield Hit(path, {"words": quote(words), "id": statement.id, "mend": mend}, anchor, span)
                break


def _own_words(statement: Statement) -> tuple[str, Anchor | None]:
    if statement.quoted is not None:
        return "quoted", statement.quoted
    return "content", statement.content if statement.kind == "direct" else None


def _unmarked_paragraph(
    inspection: Inspection, anchor: Anchor, span: Span, paragraphs: Paragraphs
) -> tuple[str, str] | None:
    """The words behind the first break in a span, if nothing marks them, and how to mend that."""
    following = paragraphs.at(span.start) + 1
    if following >= len(paragraphs.stretches):
        return None
    start, end, kind = paragraphs.stretches[following]
    if start >= span.end or kind == "block_quote":
        return None
    text, quotations = inspection.texts[anchor.field], inspection.quotations(anchor.field)
    end = min(end, span.end)
    if quotations.introduces(start) or quotations.opens_at(start):
        return None
    if not quotations.mark(start, end):
        return text[start:end], "end the statement before it, or mark it as quoted"
    language = (inspection.article.language or "").partition("-")[0]
    if language in _OPENED_ANEW and quotations.around(start, end) is not None:
        return text[start:end], "open it anew with a quotation mark, as the language does"
    return None
