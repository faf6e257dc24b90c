"""`Article`: a news article with everything that is annotated in it."""

from __future__ import annotations

from functools import cached_property
from types import MappingProxyType
from typing import TYPE_CHECKING, Annotated, Any, Literal, Self

from pydantic import ConfigDict, ModelWrapValidatorHandler, model_validator

from newsml.model import editing, lookup, withholding
from newsml.model.annotation import SchemeLabel
from newsml.model.code import Code
from newsml.model.consistency import checked
from newsml.model.credit import Credit, Dateline, Party, Rights
from newsml.model.display import Display
from newsml.model.event import Event
from newsml.model.headline import AlternativeHeadline
from newsml.model.iri import ArticleIri, Iri
from newsml.model.language import LanguageTag
from newsml.model.link import ArticleVersion, RelatedLink
from newsml.model.participant import Participant
from newsml.model.provenance import Provenance
from newsml.model.record import Record
from newsml.model.statement import Statement
from newsml.model.suppression import Suppression
from newsml.model.text import Block, Mark
from newsml.model.time import Timestamp
from newsml.model.topic import Topic
from newsml.model.tuples import ById, ListOf, SetOf
from newsml.model.types import Label, Ordinal, Text, TextField, UnionError, Urgency
from newsml.model.withholding import Withheld

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from pydantic.config import JsonDict

    from newsml.model.anchor import Anchor, Mention
    from newsml.model.lookup import AnyAnnotation, Place

VersionKind = Literal["new", "update", "correction", "withdrawal"]
Direction = Literal["ltr", "rtl"]
ItemClass = Literal["text", "picture", "video", "audio", "graphic", "composite"]
PublicationStatus = Literal["usable", "withheld", "cancelled"]


def _some_text(schema: JsonDict) -> None:
    text_fields: list[Any] = [
        {"required": [name], "properties": {name: {"type": "string"}}} for name in ("headline", "body")
    ]
    withheld: Any = {
        "type": "array",
        "contains": {
            "type": "object",
            "required": ["field"],
            "properties": {"field": {"enum": ["headline", "body"]}},
        },
    }
    schema["anyOf"] = [*text_fields, {"required": ["withheld"], "properties": {"withheld": withheld}}]


class Article(Record):
    """A news article, consistent by construction.

    `id` and one of `headline` and `body` are required; everything else is optional. Ids are unique, references
    resolve, anchors lie inside their text and hold its words. See the guide for the ten fields that most need.

    Raises:
        pydantic.ValidationError: naming every problem at once, each with path, stable type and how to mend it.
    """

    model_config = ConfigDict(json_schema_extra=_some_text)

    id: ArticleIri
    """The article's IRI, without a fragment."""
    identifiers: SetOf[Code] = ()
    """What other systems call it."""
    version: Ordinal = 1
    """Its version, from 1."""
    supersedes: ArticleVersion | None = None
    """The version that it replaces."""
    version_kind: VersionKind | None = None
    """Whether it is new, an update, a correction, or a withdrawal."""
    headline: Text | None = None
    """The headline; annotatable."""
    alternative_headlines: ListOf[AlternativeHeadline] = ()
    """Other headlines, in their order."""
    standfirst: Text | None = None
    """The summary above the body; annotatable."""
    slugline: Label | None = None
    """The slugline."""
    body: Text | None = None
    """The text, never normalised; annotatable."""
    blocks: ListOf[Block] = ()
    """Paragraphs, headings and so on, in text order; without blocks each line of the body is a paragraph."""
    marks: SetOf[Mark] = ()
    """Emphasis, links and so on in the body."""
    language: LanguageTag | None = None
    """BCP 47 tag of its language."""
    direction: Direction | None = None
    """The base direction of its text."""
    dateline: Dateline | None = None
    """Where and when it was written."""
    item_class: ItemClass = "text"
    """What the item is (IPTC news item nature)."""
    bylines: ListOf[Label] = ()
    """The bylines as printed, in their order."""
    creators: ListOf[Credit] = ()
    """Who wrote it, in the order of credit."""
    contributors: ListOf[Credit] = ()
    """Who else worked on it, in the order of credit."""
    provider: Party | None = None
    """Who distributes it."""
    information_sources: ListOf[Credit] = ()
    """Where its information comes from, in the order of credit."""
    credit_line: Label | None = None
    """The credit line to print."""
    rights: Rights | None = None
    """Whose it is."""
    created: Timestamp | None = None
    """When it was written."""
    first_published: Timestamp | None = None
    """When it was first published."""
    modified: Timestamp | None = None
    """When this version was made."""
    expires: Timestamp | None = None
    """When it stops being valid."""
    embargo: (
        Annotated[
            Timestamp | Literal["open"],
            UnionError("embargo", 'write a date with time such as 2025-09-03T18:00:00Z, or "open"'),
        ]
        | None
    ) = None
    """Until when it may not be published; `open` where no time is set."""
    genres: SetOf[Code] = ()
    """Its genres."""
    urgency: Urgency | None = None
    """IPTC's urgency, 1 (most) to 9 (least)."""
    keywords: SetOf[Label] = ()
    """Keywords."""
    publication_status: PublicationStatus = "usable"
    """Whether it may be used (IPTC publication status)."""
    subjects: SetOf[Code] = ()
    """What it is about, as codes such as IPTC Media Topics."""
    digital_source_type: Code | None = None
    """How it was made (IPTC digital source type)."""
    url: Iri | None = None
    """Its canonical web address."""
    links: SetOf[RelatedLink] = ()
    """Related documents."""
    editorial_notes: ListOf[Text] = ()
    """Notes to editors, not for publication."""
    reference_date: Timestamp | None = None
    """The date against which "Sept. 3" is read."""
    labels: SetOf[SchemeLabel] = ()
    """Labels of other schemes on the whole article."""
    suppressions: SetOf[Suppression] = ()
    """Findings of the rules that somebody accepts, each with the reason."""
    participants: ById[Participant] = ()
    """Who takes part."""
    topics: ById[Topic] = ()
    """What it is about besides."""
    events: ById[Event] = ()
    """What happens."""
    statements: ById[Statement] = ()
    """Who says what."""
    provenance: Provenance | None = None
    """Where the annotations come from."""
    withheld: SetOf[Withheld] = ()
    """The texts that are withheld."""

    @model_validator(mode="wrap")
    @classmethod
    def _consistent(cls, data: Any, handler: ModelWrapValidatorHandler[Self]) -> Self:
        return checked(cls, data, handler)

    @cached_property
    def index(self) -> Mapping[str, AnyAnnotation]:
        """Participants, topics, events and statements by id."""
        return MappingProxyType(lookup.index(self))

    def __getitem__(self, id_: str) -> AnyAnnotation:
        """The annotation with this id; raises KeyError, naming the nearest known id."""
        try:
            return self.index[id_]
        except KeyError:
            raise lookup.missing(self, id_) from None

    def get(self, id_: str) -> AnyAnnotation | None:
        """The annotation with this id, or None."""
        return self.index.get(id_)

    def anchor(self, *words: str, nth: int | None = None, field: TextField = "body") -> Anchor:
        """An anchor for words of a field; several pieces make a discontinuous one.

        Args:
            words: the exact words, in text order.
            nth: which occurrence of the first piece is meant, from 1; needed where there are several.
            field: the text to look in.

        Raises:
            LookupError: the words are not there, or stand there more than once; the places are listed.
        """
        return lookup.find(self, words, nth, field)

    def mention(self, *words: str, nth: int | None = None, field: TextField = "body", **more: Any) -> Mention:
        """A mention of words, found as `anchor` finds them; `more` are form, head and literal."""
        return lookup.mention(lookup.find(self, words, nth, field), **more)

    def text(self, anchor: Anchor, gap: str = " … ") -> str:
        """The words of an anchor, spans joined by `gap`; raises LookupError where the text is withheld."""
        return lookup.text_of(self, anchor, gap)

    def anchors(self) -> Iterator[Place]:
        """Every anchor with the annotation and the field that it belongs to, in model order."""
        return lookup.anchors(self)

    def annotations_at(self, offset: int, field: TextField = "body") -> tuple[Place, ...]:
        """What is annotated at an offset (code points), the shortest stretch first."""
        return lookup.annotations_at(self, offset, field)

    def statements_of(self, participant_id: str) -> tuple[Statement, ...]:
        """The statements of a speaker, by id."""
        return tuple(statement for statement in self.statements if statement.speaker == participant_id)

    def statements_about(self, id_: str) -> tuple[Statement, ...]:
        """The statements about a participant, topic, event or statement, by id."""
        return tuple(statement for statement in self.statements if id_ in statement.about)

    def events_of(self, statement_id: str) -> tuple[Event, ...]:
        """The events that a statement reports: those it is about, and those in which it names a part; by id."""
        statement = self[statement_id]
        about = statement.about if isinstance(statement, Statement) else ()
        return tuple(
            event
            for event in self.events
            if event.id in about or any(part.according_to == statement_id for part in event.participations)
        )

    def members_of(self, participant_id: str) -> tuple[Participant, ...]:
        """The participants that are part of this one, by id."""
        return tuple(member for member in self.participants if participant_id in member.part_of)

    def annotated_by(self, agent_id: str) -> tuple[AnyAnnotation, ...]:
        """What an agent annotated, by id."""
        return tuple(thing for _, thing in sorted(self.index.items()) if agent_id in thing.by)

    def timeline(self) -> tuple[Event, ...]:
        """The events in the order of time: relations first, then dates; undated ones last."""
        return lookup.timeline(self)

    def replace(self, *annotations: AnyAnnotation, **fields: Any) -> Self:
        """A new article in which annotations replace those of the same ids, and fields have new values.

        Raises:
            KeyError: no annotation has the id.
            pydantic.ValidationError: the result would not be consistent.
        """
        return self.model_copy(update={**editing.swapped(self, annotations), **fields})

    def add(self, *annotations: AnyAnnotation) -> Self:
        """A new article with more annotations; raises pydantic.ValidationError as the constructor does."""
        return self.model_copy(update=editing.added(self, annotations))

    def remove(self, *ids: str, unlink: bool = False) -> Self:
        """A new article without some annotations.

        Args:
            ids: the annotations to remove.
            unlink: also remove what refers to them; otherwise a remaining reference is an error.

        Raises:
            KeyError: no annotation has the id.
            pydantic.ValidationError: something still refers to them.
        """
        return self.model_copy(update=editing.removed(self, ids, unlink=unlink))

    def to_html(self, findings: Iterable[Any] | None = None) -> str:
        """A page of its own for people to read: the annotated text, who takes part, what happens, who says what.

        Args:
            findings: what to show as doubtful, as from `newsml.validate`, which is asked where this is left out.
        """
        return Display.pages.page(self, findings)

    def _repr_html_(self) -> str:
        """The same page in a frame, as notebooks show it."""
        return Display.pages.frame(self.to_html())

    def strip(self) -> Self:
        """The article without its words: offsets stay, texts become lengths and SHA-256 digests."""
        return self.model_copy(update=withholding.stripped(self))

    def attach(
        self,
        *,
        headline: str | None = None,
        standfirst: str | None = None,
        body: str | None = None,
        alternative_headlines: Sequence[str] = (),
    ) -> Self:
        """The stripped article with its words again.

        Raises:
            ValueError: a text is not the one that was withheld (length or digest differ), or is missing.
        """
        texts = {"headline": headline, "standfirst": standfirst, "body": body}
        return self.model_copy(update=withholding.attached(self, texts, alternative_headlines))
