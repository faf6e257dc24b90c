"""What the mapping to JSON-LD leaves to functions: which nodes they write, under which terms, and of which classes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from newsml.formats.jsonld import terms as t
from newsml.formats.jsonld.mapping import NodeMap, Pair
from newsml.formats.jsonld.nodes import anchor, annotation, article, code, credit, event, participant
from newsml.formats.jsonld.nodes import provenance as prov
from newsml.formats.jsonld.nodes import statement as said
from newsml.formats.jsonld.nodes.times import WHEN
from newsml.publish.kind import LINK, TEXT, Choice, Described, Kind, Property, Reference, Words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from newsml.formats.jsonld.term import Term
    from newsml.publish.kind import Value

REFERABLE: Final[Mapping[str, tuple[str, ...]]] = {
    "participant": tuple(participant.KINDS.values()),
    "topic": ("Concept",),
    "event": ("Event",),
    "statement": ("Quotation",),
    "agent": ("Person", "SoftwareAgent"),
    "text": ("TextObject",),
}
"""The classes of what is referred to: things that have an id, and texts."""

CODED: Final = (Described("DefinedTerm"), LINK)
IDENTIFIED: Final = (Described("Identifier"), LINK, TEXT)
_PARTY_CLASSES: Final = (("Person",), ("Organization",), ("Group",), ("Party",))
_PARTICIPANT: Final = Reference(("participant",))
PARTICIPATION_TERMS: Final = next(
    row.terms for row in event.EVENT.rows if isinstance(row, Pair) and row.fields == ("participations",)
)
"""The terms under which an event names who takes part; a Role repeats its own inside."""
_PART: Final = (_PARTICIPANT, Described("Participation"))
_MENTION: Final[Mapping[Term, tuple[Value, ...]]] = {
    t.TARGET: (Described("Span"),),
    t.HEAD: (Described("Span"),),
}
PLACE: Final = (_PARTICIPANT, Described("OnlineLocation"))

MAPPINGS: Final[Mapping[str, tuple[NodeMap, tuple[tuple[str, ...], ...]]]] = {
    "Article": (article.ARTICLE, ()),
    "ArticleVersion": (article.ARTICLE_VERSION, ()),
    "AlternativeHeadline": (article.ALTERNATIVE_HEADLINE, ()),
    "Block": (article.BLOCK, (("Block", "TextPositionSelector"),)),
    "Mark": (article.MARK, (("Mark", "TextPositionSelector"),)),
    "RelatedLink": (article.RELATED_LINK, ()),
    "Party": (credit.PARTY, _PARTY_CLASSES),
    "Credit": (credit.CREDIT, _PARTY_CLASSES),
    "Participant": (participant.PARTICIPANT, tuple((name,) for name in participant.KINDS.values())),
    "NamePart": (participant.NAME_PART, ()),
    "Role": (participant.ROLE, ()),
    "PlaceDetails": (participant.PLACE_DETAILS, ()),
    "Topic": (participant.TOPIC, (("DefinedTerm", "Concept"),)),
    "Event": (event.EVENT, ()),
    "When": (WHEN, ()),
    "Where": (event.WHERE_ROLE, ()),
    "Participation": (event.PARTICIPATION, ()),
    "EventRelation": (event.EVENT_RELATION, ()),
    "Statement": (said.STATEMENT, ()),
    "Saying": (said.SAYING, ()),
    "Occasion": (said.OCCASION, ()),
    "Factuality": (said.FACTUALITY, ()),
    "Anchor": (anchor.ANCHOR, ()),
    "Mention": (anchor.MENTION, ()),
    "Trigger": (anchor.TRIGGER, ()),
    "Label": (annotation.LABEL, ()),
    "Suppression": (annotation.SUPPRESSION, ()),
    "DefinedTerm": (code.DEFINED_TERM, ()),
    "Identifier": (code.PROPERTY_VALUE, ()),
    "Provenance": (prov.PROVENANCE, ()),
    "Agent": (prov.AGENT, (("Person",), ("SoftwareApplication", "SoftwareAgent"))),
    "Guideline": (prov.GUIDELINE, ()),
}
"""The mappings by kind, with the classes that no string of the mapping tells."""

KIND_OF: Final[Mapping[int, str]] = {id(map_): name for name, (map_, _) in MAPPINGS.items()}

WRITTEN: Final[Mapping[str, Mapping[Term, tuple[Value, ...]]]] = {
    "Article": {
        t.LOCATION_CREATED: (_PARTICIPANT,),
        t.AUTHOR: (Described("Credit"),),
        t.AUTHOR_LIST: (Described("Credit"),),
        t.CONTRIBUTOR: (Described("Credit"),),
        t.CONTRIBUTOR_LIST: (Described("Credit"),),
        t.COPYRIGHT_HOLDER: (Described("Party"),),
        t.USAGE_INFO: (Described("TermsOfUse"),),
        t.DIGITAL_SOURCE_TYPE: (LINK,),
        t.DIGITAL_SOURCE: (Described("DefinedTerm"),),
        t.MENTIONS: (Described("Participant"), Described("Topic"), Described("Event")),
        t.ENCODING: (Described("Text"),),
        t.HAS_PART: (Described("Text"), Described("Statement")),
    },
    "RelatedLink": {t.LINK_RELATIONSHIP: (LINK, TEXT), t.RELATION: (Described("DefinedTerm"),)},
    "Participant": {
        t.ADDITIONAL_TYPE: (LINK, TEXT),
        t.TYPE_CODE: (Described("DefinedTerm"),),
        t.AFFILIATION: (Described("Role"),),
        t.HELD_ROLES: (Described("Role"),),
        t.CONTAINED_IN_PLACE: (_PARTICIPANT,),
        t.MEMBER_OF: (_PARTICIPANT,),
        t.PART_OF: (_PARTICIPANT,),
        t.GEO: (Described("PlaceDetails"),),
        t.PLACE_DETAILS: (Described("PlaceDetails"),),
        t.ANCHORS: (Described("Mention", ("identifying",)),),
    },
    "Role": {
        t.AFFILIATION: (_PARTICIPANT,),
        t.ROLE_OF: (_PARTICIPANT,),
        t.ANCHORS: (Described("Anchor", ("entitling",)),),
    },
    "Topic": {t.ANCHORS: (Described("Mention", ("identifying",)),)},
    "Event": {
        t.ADDITIONAL_TYPE: (LINK, TEXT),
        t.TYPE_CODE: (Described("DefinedTerm"),),
        t.LOCATION: (*PLACE, Described("Where")),
        **dict.fromkeys(PARTICIPATION_TERMS, _PART),
        t.SUPER_EVENT: (Reference(("event",)),),
        t.RELATIONS: (Described("EventRelation"),),
        t.ANCHORS: (Described("Trigger", ("identifying",)),),
    },
    "When": {t.ANCHORS: (Described("Anchor", ("dating",)),)},
    "Where": {t.LOCATION: PLACE, t.ANCHORS: (Described("Anchor", ("locating",)),)},
    "Participation": {
        t.ROLE_NAME: (Words(tuple(t.PARTS.values())), LINK, TEXT),
        t.ROLE_CODE: (Described("DefinedTerm"),),
        **dict.fromkeys(PARTICIPATION_TERMS, (_PARTICIPANT,)),
        t.ANCHORS: (Described("Anchor", ("participating",)),),
    },
    "Statement": {
        t.CREATOR: (_PARTICIPANT,),
        t.SAID_IN: (Described("Saying"),),
        t.ANCHORS: (
            Described(
                "Anchor",
                ("identifying", "quoting", "delimiting", "attributing", "cueing", "glossing"),
            ),
        ),
    },
    "Saying": {t.AGENT: (_PARTICIPANT,)},
    "Anchor": {t.TARGET: (Described("Span"),)},
    "Mention": _MENTION,
    "Trigger": _MENTION,
}
"""What is written under the terms of pairs and derived keys whose values are nodes."""

INSIDE: Final[Mapping[str, tuple[Term, ...]]] = {
    "Article": (t.CONFORMS_TO, t.TEXT, t.ENCODING_FORMAT, t.SHA256, t.LENGTH),
    **dict.fromkeys(
        ("Participant", "Role", "Topic", "Event", "When", "Participation", "Statement"), (t.MOTIVATION,)
    ),
    "Where": (t.NAME, t.MOTIVATION),
    **dict.fromkeys(
        ("Anchor", "Mention", "Trigger"),
        (t.SOURCE, t.SELECTOR, t.START, t.END, t.EXACT, t.PREFIX, t.SUFFIX),
    ),
}
"""The terms of a mapping that its pairs write on other nodes, or that are no property of the kind at all."""

ADDED: Final[Mapping[str, tuple[Property, ...]]] = dict.fromkeys(
    ("Anchor", "Mention", "Trigger"), (Property(t.MOTIVATION, single=True, required=True),)
)
"""What is written on a node by the pair of another one."""
NEEDED: Final = frozenset({("Anchor", t.TARGET), ("Mention", t.TARGET), ("Trigger", t.TARGET)})
"""What pairs always write."""

CHOICES: Final[Mapping[str, tuple[Choice, ...]]] = {
    "AlternativeHeadline": (Choice("words", (t.TEXT, t.SHA256)),),
    "DefinedTerm": (Choice("identity", (t.SAME_AS, t.TERM_CODE, t.LITERAL)),),
    "Identifier": (Choice("identity", (t.SAME_AS, t.VALUE, t.LITERAL)),),
    "Participant": (Choice("whereabouts", (t.GEO, t.PLACE_DETAILS), least=0),),
    "Role": (Choice("of", (t.AFFILIATION, t.ROLE_OF), least=0),),
    "Participation": (
        Choice("who", PARTICIPATION_TERMS),
        Choice("what", (t.ROLE_NAME, t.ROLE_CODE), least=0),
    ),
    "Statement": (Choice("who", (t.SPOKEN_BY, t.SPEAKER_ABSENCE), least=0),),
}


def _one(term: Term, value: Value | None = None, **facets: Any) -> Property:
    """A property that always has one value."""
    return Property(term, (value,) if value else (), single=True, required=True, facets=facets)


PARTS: Final = (
    Kind(
        "Text",
        "A text of the article, in which anchors count; its length stands for its words where they are withheld.",
        (("TextObject",),),
        (
            _one(t.SHA256, pattern="^[0-9a-f]{64}$"),
            Property(t.LENGTH, facets={"minimum": 0}, single=True),
            Property(t.ENCODING_FORMAT, single=True),
        ),
        (Choice("form", (t.LENGTH, t.ENCODING_FORMAT)),),
    ),
    Kind(
        "Span",
        "A stretch of a text of the article: where it is, and its words unless they are withheld.",
        (("SpecificResource",),),
        (
            _one(t.SOURCE, Reference(("text",))),
            Property(t.SELECTOR, (Described("Position"), Described("Quote")), required=True),
        ),
    ),
    Kind(
        "Position",
        "Where a span starts and ends, in code points.",
        (("TextPositionSelector",),),
        (_one(t.START, minimum=0), _one(t.END, minimum=0)),
    ),
    Kind(
        "Quote",
        "The words of a span, with what stands around them.",
        (("TextQuoteSelector",),),
        (
            _one(t.EXACT, minLength=1),
            Property(t.PREFIX, single=True),
            Property(t.SUFFIX, single=True),
        ),
    ),
    Kind(
        "OnlineLocation",
        "Where an event is held online.",
        (("VirtualLocation",),),
        (_one(t.NAME),),
    ),
    Kind("TermsOfUse", "What may be done with the article.", (("CreativeWork",),), (_one(t.TEXT),)),
)
"""The kinds that pairs write without a mapping of their own."""

THINGS: Final = frozenset({"Participant", "Topic", "Event", "Statement", "Agent", "Text"})
"""The kinds whose nodes are named by a local id, or as a text of the article; the fragments of others have dots."""
