"""What a language model answers: four flat models, one for each noun, and the list of each.

Their JSON Schema stays inside what the structured-output interfaces have in common. Their documentation (read in
2026) asks for or allows: an object at the root; every object closed and all of its properties required, with `null` for
what may be absent; types, `enum` of strings, `anyOf`, `$defs` without recursion; no `default`, `oneOf`, `allOf`, `not`,
and no patterns, formats, lengths or bounds, which some refuse and others ignore. The narrowest limits known are 100
properties, 5 levels, 16 properties that may be `null`, and a few hundred words in all lists of words.
"""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict, Field

from newsml.model.event import EventStatus  # noqa: TC001 - pydantic evaluates the annotations
from newsml.model.participant import ParticipantKind  # noqa: TC001
from newsml.model.statement import SpeechAct, StatementKind  # noqa: TC001

_CLOSED = ConfigDict(extra="forbid", frozen=True)


class ParticipantAnswer(BaseModel):
    """A person, organisation, place or group that the article speaks of."""

    model_config = _CLOSED

    name: str = Field(
        description="Its fullest name in the article; for an unnamed group a short description. "
        "Other entries refer to it by this name, so use each name once."
    )
    kind: ParticipantKind = Field(description="The coarse kind.")
    type: str | None = Field(
        description="The finer type in one lower-case word, such as country, city, government, company, party; or null."
    )
    role: str | None = Field(
        description="The title or function that the article gives it, copied from the article; or null."
    )
    aliases: list[str] = Field(description="Other names of it in the article.")
    part_of: list[str] = Field(description="Names of the participants that it is a part or member of.")
    words: list[str] = Field(
        description="The words that refer to it (names, common nouns, pronouns), copied exactly, in text order, once "
        "for each time that they stand there."
    )


class TopicAnswer(BaseModel):
    """What the story is about that is neither event nor participant, such as housing costs."""

    model_config = _CLOSED

    name: str = Field(description="A short name. Other entries refer to it by this name.")
    code: str | None = Field(
        description="Its code in a scheme that you were told to use, such as medtop:04000000; otherwise null."
    )
    broader: list[str] = Field(description="Names of the wider topics among the topics of this answer.")
    words: list[str] = Field(
        description="The words that refer to it, copied exactly, in text order, once for each time that they stand "
        "there."
    )
    note: str | None = Field(description="A remark for the editor, where one is needed; otherwise null.")


class EventAnswer(BaseModel):
    """Something that happened, goes on, is planned, imagined or ruled out."""

    model_config = _CLOSED

    name: str = Field(
        description="A short name. Other entries refer to it by this name, so use each name once."
    )
    status: EventStatus = Field(description="Where it stands at the article's date.")
    when: str | None = Field(
        description="When, as an EDTF date such as 2026-03-04, 2026-03 or 2026-03-04/2026-03-06; null where the text "
        "and the article's date do not give it."
    )
    when_words: str | None = Field(description="The words that say when, copied exactly; or null.")
    where: list[str] = Field(description="Names of the participants that are the places it is held at.")
    participants: list[str] = Field(description="Names of the participants that take part.")
    about: list[str] = Field(description="Names of the topics that it is about.")
    words: list[str] = Field(
        description="The words that report it, copied exactly, as short as they can be ('sank', 'the election'), in "
        "text order, once for each time that they stand there."
    )


class StatementAnswer(BaseModel):
    """One attribution: words or thoughts that the article ascribes to somebody."""

    model_config = _CLOSED

    speaker: str | None = Field(
        description="Name of the participant who said it; null where the article leaves it open."
    )
    speaker_words: str | None = Field(
        description="The words that name the speaker of this statement, copied exactly, such as 'she'; or null."
    )
    cue: list[str] = Field(
        description="The words that mark it as said, copied exactly: 'said', 'according to'."
    )
    quote: list[str] = Field(
        description="What was said, copied exactly, without the quotation marks around it: one piece, or several in "
        "text order where the words of the writer interrupt it ('he said')."
    )
    kind: StatementKind = Field(
        description="direct: all of it stands in quotation marks; mixed: parts of it do; indirect: none of it."
    )
    act: SpeechAct | None = Field(description="What the speaker does by saying it; or null.")
    addressees: list[str] = Field(description="Names of the participants to whom it was said.")
    about: list[str] = Field(
        description="Names of the participants, topics and events of this answer that it is about."
    )


class Answer(BaseModel):
    """What an article says: who takes part, what it is about, what happens, and who says what."""

    model_config = _CLOSED

    participants: list[ParticipantAnswer] = Field(description="Who takes part.")
    topics: list[TopicAnswer] = Field(description="What it is about besides; a handful at most.")
    events: list[EventAnswer] = Field(description="What happens.")
    statements: list[StatementAnswer] = Field(description="Who says what: one entry for each attribution.")
