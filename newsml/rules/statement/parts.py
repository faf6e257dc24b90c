"""Rules about the parts of a statement that contradict one another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsml.model.spans import embraces
from newsml.rules.affiliation import belong_together
from newsml.rules.rule import Hit, quote, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newsml.model.language import LanguageTag
    from newsml.rules.inspection import Inspection


@rule(
    "S017",
    "continues-another-speaker",
    "warning",
    title="A statement goes on from one of another speaker",
    message="{id}, of {speaker}, continues {other}, of {first}: correct a speaker, or remove `continues`",
)
def continues_another_speaker(inspection: Inspection) -> Iterator[Hit]:
    """Finds a statement that continues one whose speaker is somebody else.

    Why: `continues` says that one and the same speech goes on. With two speakers, either an answer was taken for a
    continuation, or one of the speakers is wrong.

    Mend: remove `continues` from an answer; else correct the speaker. Where one of the two has no speaker, or is a part
    of the other, as a member is of a party, nothing is reported.

    Rests on: Guardian and AFP guidelines, in which a quotation goes on over paragraphs; this model,
    Statement.continues.
    """
    statements = {statement.id: statement for statement in inspection.article.statements}
    people = {participant.id: participant for participant in inspection.article.participants}
    for n, statement in enumerate(inspection.article.statements):
        other = statements.get(statement.continues or "")
        if other is None or other.speaker is None or statement.speaker is None:
            continue
        if belong_together(people[statement.speaker], people[other.speaker]):
            continue
        values = {"id": statement.id, "speaker": statement.speaker, "other": other.id, "first": other.speaker}
        yield Hit(("statements", n, "continues"), values, excerpt=other.id)


@rule(
    "S020",
    "translated-from-own-language",
    "warning",
    title="A statement is translated from the language that it stands in",
    message="{id} stands there in {language} and is translated from {source}, which is the same: write the language in "
    "which it was said, or remove translated_from",
)
def translated_from_own_language(inspection: Inspection) -> Iterator[Hit]:
    """Finds a statement whose translated_from is its own language, or the article's where it has none.

    Why: words that were never translated pass for a translation, and those that were cannot be traced to what was said.

    Mend: write the language in which it was said; leave translated_from out where nothing was translated. Languages are
    compared without region, those in two scripts as two.

    Rests on: BCP 47 (RFC 5646), section 2.2.1 (the primary language) and RFC 4647, section 3.3.1, basic filtering; this
    model, Statement.language and translated_from.
    """
    for n, statement in enumerate(inspection.article.statements):
        source, language = statement.translated_from, statement.language or inspection.article.language
        if source is not None and language is not None and _written(source) == _written(language):
            values = {"id": statement.id, "language": language, "source": source}
            yield Hit(("statements", n, "translated_from"), values, excerpt=source)


def _written(tag: LanguageTag) -> tuple[str, ...]:
    """The language of a tag, and the script where it is named; a tag of private use as it is."""
    language, *others = tag.split("-")
    if language in ("x", "i"):
        return (tag,)
    return language, *(subtag for subtag in others[:2] if len(subtag) == 4 and subtag.isalpha())


@rule(
    "S021",
    "extent-misses-content",
    "warning",
    title="The extent of a statement leaves out some of its content",
    message="the extent of {id} runs from {start} to {end} of the {field} and leaves out {words}, which is content: "
    "widen "
    "it, or correct the content",
)
def extent_misses_content(inspection: Inspection) -> Iterator[Hit]:
    """Finds a statement with content before or behind its extent, or in another field.

    Why: the extent is the whole attribution. Whoever cuts it out to show who said what loses what was said; and content
    far away is often the wrong occurrence of repeated words.

    Mend: widen the extent, or move the content to the occurrence that is meant. Source and cue may stand in a sentence
    before, and are not looked at.

    Rests on: this model, Statement.extent: from source to content; PARC 3.0, where an attribution spans its parts.
    """
    for n, statement in enumerate(inspection.article.statements):
        extent, content = statement.extent, statement.content
        if extent is not None and content is not None and not embraces(extent, content):
            words = quote(content.exact) if content.exact is not None else f"{content.start}..{content.end}"
            values = {"id": statement.id, "start": extent.start, "end": extent.end, "field": extent.field}
            yield Hit(("statements", n, "extent"), values | {"words": words}, content)


@rule(
    "S022",
    "held-for-two-things",
    "warning",
    title="One and the same holds a statement for true and for something else",
    message="{who} holds the content of {id} for {one} and for {two}: keep one of them",
)
def held_for_two_things(inspection: Inspection) -> Iterator[Hit]:
    """Finds a statement with two values of factuality according to the same participant, or to the writer.

    Why: each reader of the data takes another one, and the statement is counted on both sides.

    Mend: keep the value that the text bears out; where somebody changed their mind, the earlier view belongs to the
    statement in which it was uttered.

    Rests on: FactBank and GRaSP, in which each source has one value for a content; this model, Statement.factuality.
    """
    for n, statement in enumerate(inspection.article.statements):
        first: dict[str | None, str] = {}
        for k, view in enumerate(statement.factuality):
            value = first.setdefault(view.according_to, view.value)
            if value != view.value:
                values = {
                    "who": view.according_to or "the writer",
                    "id": statement.id,
                    "one": value,
                    "two": view.value,
                }
                yield Hit(("statements", n, "factuality", k), values, excerpt=view.value)
                break
