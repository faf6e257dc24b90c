"""Rules about who said it: whether the words that say so agree with the speaker."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsml.rules.affiliation import belong_together
from newsml.rules.rule import Hit, quote, rule

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from newsml.model.anchor import Anchor, Span
    from newsml.rules.inspection import Inspection
    from newsml.rules.mentions import Mentioned


@rule(
    "S010",
    "cue-inside-quotation",
    "warning",
    title="The words that mark a statement as said are part of what was quoted",
    message="{words} is the cue of {id} and part of its {part} as well: leave it out, in several spans where it "
    "stands in "
    "the middle",
)
def cue_inside_quotation(inspection: Inspection) -> Iterator[Hit]:
    """Finds a cue that shares words with the content of a direct statement, or with the quoted words of a mixed one.

    Why: the speaker is quoted as saying "she said". Offsets that are wrong by a few places show in the same way.

    Mend: end the quotation before the cue; where the cue interrupts it, give several spans. The cue of a statement
    inside this one belongs into this one's content and is not reported, nor is a noun of an indirect statement that is
    cue and content in one, as "complaint" in "filed a complaint".

    Rests on: PARC 3.0, PolNeAR and RiQuA, in which cue and quotation share no words; 15.4 % of the contents in PolNeAR
    are discontinuous, many of them for this reason.
    """
    for n, statement in enumerate(inspection.article.statements):
        part = "quoted" if statement.quoted is not None else "content"
        own: Anchor | None = getattr(statement, part)
        if own is None or (part == "content" and statement.kind != "direct"):
            continue
        for k, cue in enumerate(statement.cue):
            if cue.field == own.field and _share(cue.spans, own.spans):
                words = quote(cue.exact) if cue.exact is not None else f"{cue.start}..{cue.end}"
                yield Hit(
                    ("statements", n, "cue", k), {"words": words, "id": statement.id, "part": part}, cue
                )


def _share(some: Sequence[Span], others: Sequence[Span]) -> bool:
    """Whether spans of two anchors of one field overlap; both are in text order."""
    at = 0
    for span in some:
        while at < len(others) and others[at].end <= span.start:
            at += 1
        if at < len(others) and others[at].start < span.end:
            return True
    return False


@rule(
    "S011",
    "source-names-another",
    "warning",
    title="The words that name the speaker are marked as a mention of somebody else",
    message="{words} is the source of {id}, whose speaker is {speaker}, but it is marked as a mention of {other}: "
    "correct "
    "the speaker, the mention or the source",
)
def source_names_another(inspection: Inspection) -> Iterator[Hit]:
    """Finds a source that is, word for word, a mention of another participant and none of the speaker.

    Why: one of the two is wrong, and with it who said what. It happens where speakers are found by one model and
    coreference by another.

    Mend: correct the speaker, or move the mention to the right participant. Somebody who speaks for another is told by
    `on_behalf_of`, by a role, or by being part of it; it is then no contradiction.

    Rests on: PARC 3.0 and RiQuA, in which the source is the mention of the speaker; the public Quotebank, whose
    speakers are linked by names in the text.
    """
    article = inspection.article
    people = {participant.id: participant for participant in article.participants}
    for n, statement in enumerate(article.statements):
        speaker = statement.speaker
        named = _named(inspection, statement.source)
        if speaker is None or not named or any(one.id == speaker for one in named):
            continue
        near = {speaker, *statement.on_behalf_of}
        if not any(belong_together(people[one.id], people[other]) for one in named for other in near):
            source = statement.source
            words = quote(source.exact) if source is not None and source.exact is not None else "it"
            values = {"words": words, "id": statement.id, "speaker": speaker, "other": named[0].id}
            yield Hit(("statements", n, "source"), values, source)


@rule(
    "S012",
    "absent-speaker-named",
    "warning",
    title="A statement without a speaker has a source that names one",
    message="{id} has no speaker ({absence}), but its source, {words}, is marked as the name of {other}: make {other} "
    "the speaker, or correct the source",
)
def absent_speaker_named(inspection: Inspection) -> Iterator[Hit]:
    """Finds a statement whose speaker is left out, although its source is marked as somebody's name.

    Why: the statement is missing from what this participant said, and counts among those of unnamed sources.

    Mend: write the speaker in place of the reason for its absence. Descriptions such as "a French official" do not say
    who it was and are not reported, even if a name is part of them.

    Rests on: PolNeAR, where an attribution has no source in 7.2 % of the cases, and only there no speaker; this model,
    Statement.speaker_absence.
    """
    for n, statement in enumerate(inspection.article.statements):
        if statement.speaker is not None or statement.speaker_absence is None:
            continue
        named = [one for one in _named(inspection, statement.source) if one.form == "name"]
        if named and statement.source is not None:
            words = quote(statement.source.exact) if statement.source.exact is not None else "its words"
            values = {
                "id": statement.id,
                "absence": statement.speaker_absence,
                "words": words,
                "other": named[0].id,
            }
            yield Hit(("statements", n, "speaker_absence"), values, statement.source)


def _named(inspection: Inspection, source: Anchor | None) -> list[Mentioned]:
    """The participants that an anchor of one span mentions, word for word."""
    if source is None or len(source.spans) > 1:
        return []
    several = inspection.mentioned.get((source.field, source.start, source.end), ())
    return [one for one in several if one.noun == "participants"]


@rule(
    "S013",
    "addressed-to-oneself",
    "warning",
    title="Somebody speaks to, or for, nobody but themselves",
    message="{speaker} is the speaker of {id} and stands in {part} as well: name those who were meant, or remove it",
)
def addressed_to_oneself(inspection: Inspection) -> Iterator[Hit]:
    """Finds a speaker who is an addressee of the same statement, or on whose own behalf it is made.

    Why: networks of who speaks to whom get loops. As a rule, "him" or "them" was resolved to the nearest person, who is
    the speaker.

    Mend: name whom the words mean, or remove the reference: everybody speaks on their own behalf.

    Rests on: binding in grammar (a pronoun does not mean the subject of its own clause, or it were "himself"); PDNC and
    RiQuA, in which addressees are others than the speaker.
    """
    for n, statement in enumerate(inspection.article.statements):
        speaker = statement.speaker
        for part in ("addressees", "on_behalf_of"):
            others: tuple[str, ...] = getattr(statement, part)
            if speaker is not None and speaker in others:
                path = ("statements", n, part, others.index(speaker))
                values = {"speaker": speaker, "id": statement.id, "part": part}
                yield Hit(path, values, excerpt=speaker)
                break
