"""Rules about statements: whether the text bears out that somebody said it, in these words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsml.rules.rule import Hit, quote, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newsml.rules.inspection import Inspection


@rule(
    "S001",
    "quotation-without-marks",
    "warning",
    title="A direct or mixed quotation stands without quotation marks",
    message="{id} is {kind}, but {words} has no quotation mark in it or around it: move the content to the quoted "
    "words, or write indirect",
)
def quotation_without_marks(inspection: Inspection) -> Iterator[Hit]:
    """Finds a statement that is direct or mixed, and whose content neither holds nor stands in quotation marks.

    Why: reported words are passed on as somebody's own. Either the statement is indirect, or its content was anchored
    to the wrong words, typically to the first of several occurrences.

    Mend: write indirect, or anchor the content to the words that are quoted. Quotation marks of every script count, and
    so do other ways to mark speech: block quotations, dashes at the start of a line, a colon before it (headlines,
    interviews), a quotation that was opened earlier.

    Rests on: Unicode, property Quotation_Mark, and Unicode CLDR 48.2, delimiters; the annotation guidelines of PARC
    3.0, DirectQuote and RiQuA, which define direct quotations by their marks; the model, Statement.kind.
    """
    for n, statement in enumerate(inspection.article.statements):
        content = statement.content
        if statement.kind == "indirect" or content is None or content.field not in inspection.texts:
            continue
        quotations = inspection.quotations(content.field)
        if quotations.mark(content.start, content.end) or quotations.introduces(content.start):
            continue
        if inspection.kind_of_block(content.field, content.start) != "block_quote":
            values = {"id": statement.id, "kind": statement.kind, "words": quote(content.exact)}
            yield Hit(("statements", n, "content"), values, content)


@rule(
    "S002",
    "speaker-never-mentioned",
    "warning",
    title="A speaker is never mentioned in the article",
    message="{speaker} speaks in {id}, but no words of the article are marked as naming them: add a mention or the "
    "statement's source; if the article does not name a speaker, give speaker_absence instead",
)
def speaker_never_mentioned(inspection: Inspection) -> Iterator[Hit]:
    """Finds a speaker without a mention anywhere, none of whose statements has a source, and who is no author.

    Why: nothing in the text bears the attribution out. So look speakers that a model added from what it knows, and
    statements that were given to the wrong id.

    Mend: mark the words that name the speaker, as a mention or as the statement's source; or leave the speaker out and
    say why there is none: anonymous, implicit, passive, writer. Creators and contributors may speak unnamed, as "I".

    Rests on: PARC 3.0 and PolNeAR, where the source of an attribution is a span of the text, or absent, as in 7.2 % of
    PolNeAR's attributions.
    """
    article = inspection.article
    shown = {statement.speaker for statement in article.statements if statement.source is not None}
    shown |= {credit.participant for credit in (*article.creators, *article.contributors)}
    shown |= {participant.id for participant in article.participants if participant.mentions}
    for n, statement in enumerate(article.statements):
        speaker = statement.speaker
        if speaker is not None and speaker not in shown:
            values = {"speaker": speaker, "id": statement.id}
            yield Hit(("statements", n, "speaker"), values, statement.content, excerpt=speaker)
