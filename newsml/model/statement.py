"""`Statement`: who said what to whom."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

from pydantic import ConfigDict

from newsml.model.anchor import Anchor
from newsml.model.annotation import Annotation
from newsml.model.code import Code
from newsml.model.event import Modality, Polarity, When
from newsml.model.language import LanguageTag
from newsml.model.record import Record
from newsml.model.tuples import SetOf
from newsml.model.types import AnyRef, EventRef, Flag, ParticipantRef, Percent, StatementRef

if TYPE_CHECKING:
    from pydantic.config import JsonDict

StatementKind = Literal["direct", "indirect", "mixed"]
SpeakerAbsence = Literal["anonymous", "implicit", "passive", "writer"]
SpeechAct = Literal[
    "assert",
    "announce",
    "confirm",
    "deny",
    "admit",
    "clarify",
    "explain",
    "estimate",
    "predict",
    "promise",
    "offer",
    "propose",
    "agree",
    "refuse",
    "ask",
    "demand",
    "order",
    "warn",
    "threaten",
    "thank",
    "praise",
    "criticise",
    "apologise",
    "congratulate",
    "condole",
]
FactualityValue = Literal["certain", "probable", "possible", "unlikely", "false", "unknown"]


class Occasion(Record):
    """The event at which something was said."""

    event: EventRef
    """The event."""
    confidence: Percent | None = None
    """How sure it is, in percent."""
    inferred: Flag = False
    """Whether the article leaves it to the reader to connect the two."""


class Factuality(Record):
    """How true the content is held to be, and by whom."""

    value: FactualityValue
    """How true."""
    according_to: ParticipantRef | None = None
    """Whose view it is; the writer's where absent."""


_SPEAKER_OR_REASON: Final[JsonDict] = {
    "not": {
        "required": ["speaker", "speaker_absence"],
        "properties": {"speaker": {"type": "string"}, "speaker_absence": {"type": "string"}},
    }
}


class Statement(Annotation):
    """An attribution: words or thoughts that the article ascribes to somebody."""

    model_config = ConfigDict(json_schema_extra=_SPEAKER_OR_REASON)

    kind: StatementKind
    """Direct (quoted), indirect (reported), or mixed (reported with quoted fragments)."""
    speaker: ParticipantRef | None = None
    """Who said it."""
    speaker_absence: SpeakerAbsence | None = None
    """Why no speaker is given; not together with `speaker`."""
    source: Anchor | None = None
    """The words that name the speaker."""
    on_behalf_of: SetOf[ParticipantRef] = ()
    """For whom the speaker spoke."""
    cue: SetOf[Anchor] = ()
    """The words that mark it as said: "said", "according to"."""
    content: Anchor | None = None
    """What was said, without the quotation marks' surroundings; several spans where it is interrupted."""
    quoted: Anchor | None = None
    """The parts of the content that stand inside quotation marks."""
    extent: Anchor | None = None
    """The whole attribution, from source to content."""
    addressees: SetOf[ParticipantRef] = ()
    """To whom it was said."""
    occasion: Occasion | None = None
    """At which event it was said."""
    medium: Code | None = None
    """Through what: a statement, an interview, a post, a broadcast."""
    when: When | None = None
    """When it was said."""
    about: SetOf[AnyRef] = ()
    """The participants, topics, events and statements that it is about."""
    act: SpeechAct | None = None
    """What the speaker does by saying it."""
    modality: Modality | None = None
    """How the speaker puts the content."""
    polarity: Polarity = "positive"
    """Whether the article says that it was said, or that it was not."""
    factuality: SetOf[Factuality] = ()
    """How true the content is, according to whom."""
    within: StatementRef | None = None
    """The statement whose content contains this one."""
    continues: StatementRef | None = None
    """The statement that this one goes on from."""
    language: LanguageTag | None = None
    """The language in which it stands in the article, where it differs from the article's."""
    translated_from: LanguageTag | None = None
    """The language in which it was said, where it was translated."""
    gloss: Anchor | None = None
    """The writer's explanation of it: "referring to ..."."""
