"""Rules about statements that stand there twice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsml.rules.characters import bare
from newsml.rules.rule import Hit, quote, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newsml.model.anchor import Anchor
    from newsml.rules.inspection import Inspection


@rule(
    "S018",
    "same-words-of-two-speakers",
    "info",
    title="The same words are ascribed to two speakers",
    message="{id} and {other} have the same content and the same source, {words}, but different speakers, {one} and "
    "{two}: decide for one, or make a group of those who said it together",
)
def same_words_of_two_speakers(inspection: Inspection) -> Iterator[Hit]:
    """Finds two statements with the same content and the same source, and with different speakers.

    Why: the same words name both speakers, so that one of them is wrong; two annotators who disagree look like this.
    Whoever counts statements counts this one twice.

    Mend: keep the right one. Where several said it together, one group speaks; where two name themselves, each has
    a source of its own.

    Rests on: PDNC, in which a quotation has one speaker, who may be a group; agreement studies, where the speaker is
    what annotators disagree on.
    """
    first: dict[object, int] = {}
    statements = inspection.article.statements
    for n, statement in enumerate(statements):
        if statement.speaker is None or statement.content is None or statement.source is None:
            continue
        key = (_place(statement.content), _place(statement.source))
        other = statements[first.setdefault(key, n)]
        if other.speaker != statement.speaker:
            source = statement.source
            words = quote(source.exact) if source.exact is not None else f"{source.start}..{source.end}"
            values = {"id": statement.id, "other": other.id, "words": words, "one": statement.speaker}
            yield Hit(("statements", n, "speaker"), values | {"two": other.speaker}, statement.content)


def _place(anchor: Anchor) -> tuple[object, ...]:
    return (anchor.field, *((span.start, span.end) for span in anchor.spans))


@rule(
    "S019",
    "statement-annotated-twice",
    "warning",
    title="A statement is annotated twice",
    message="{id} has the speaker and, but for marks and spaces at the edges, the content of {other}: remove one of "
    "them",
)
def statement_annotated_twice(inspection: Inspection) -> Iterator[Hit]:
    """Finds two statements of one speaker with the same content, punctuation and spaces at its edges aside.

    Why: it is counted twice, and what belongs to it (addressees, occasion) is spread over both. Models that go through
    the text in pieces leave such pairs, with and without the quotation marks.

    Mend: keep one, with all that both say. Statements with different cues ("thanked and praised"), of different
    polarity, or one inside the other, are two.

    Rests on: near-duplicates in public quotation corpora, where 1.8 % of the spans differ from the stored quotation,
    mostly by white space at an edge; coreference, one annotation for each thing.
    """
    first: dict[object, int] = {}
    statements = inspection.article.statements
    for n, statement in enumerate(statements):
        if statement.content is None:
            continue
        text = inspection.texts.get(statement.content.field)
        spans = tuple(bare(text, span.start, span.end) for span in statement.content.spans)
        who = statement.speaker or statement.speaker_absence
        key = (who, statement.content.field, spans, statement.polarity, tuple(map(_place, statement.cue)))
        other = statements[first.setdefault(key, n)]
        if other is not statement and other.within != statement.id and statement.within != other.id:
            yield Hit(("statements", n), {"id": statement.id, "other": other.id}, statement.content)
