"""The vocabulary: every term that the mapping uses, by what it speaks of.

A term of schema.org is taken where its domain and range fit (30.0), then Web Annotation, PROV, Dublin Core, SKOS,
OWL-Time, BIBO and FOAF; our own where none has a place.
"""

from __future__ import annotations

from typing import Final, get_args

from newsml.formats.jsonld.term import (
    BIBO,
    DCTERMS,
    FOAF,
    NA,
    OA,
    OWL,
    PROV,
    RDF,
    SCHEMA,
    SKOS,
    TIME,
    Term,
    code_list,
    newscodes,
    own,
    schema,
    words,
)
from newsml.model.anchor import MatchKind, MentionForm
from newsml.model.article import VersionKind
from newsml.model.event import EventRelationKind, EventStatus, Modality, ParticipationRole, TimeBasis
from newsml.model.participant import LinkStatus, NamePartKind
from newsml.model.statement import FactualityValue, SpeakerAbsence, SpeechAct, StatementKind
from newsml.model.text import BlockKind, MarkKind

# Things in general
NAME: Final = schema("name")
ALTERNATE_NAME: Final = schema("alternateName", "names", "set")
SAME_AS: Final = schema("sameAs", "link", "set")
ADDITIONAL_TYPE: Final = schema("additionalType", "node", "set")
TYPE_CODE: Final = own("typeCode", "node")
IDENTIFIER: Final = schema("identifier", "node", "set")
URL: Final = schema("url", "link")
TERM_CODE: Final = schema("termCode")
LITERAL: Final = Term("literal", RDF + "value")
VALUE: Final = schema("value")
TEXT: Final = schema("text")
ABOUT: Final = schema("about", "node", "set")
VERSION: Final = schema("version", "integer")
IN_LANGUAGE: Final = schema("inLanguage")
ENCODING_FORMAT: Final = schema("encodingFormat")
SHA256: Final = schema("sha256")
LENGTH: Final = own("length", "count")
ROLE: Final = own("role", "node")
INFERRED: Final = own("inferred", "boolean")
ACCORDING_TO: Final = own("accordingTo", "node")

# Annotations
CONFIDENCE: Final = own("confidence", "integer")
RELEVANCE: Final = own("relevance", "integer")
BY: Final = Term("wasAttributedTo", PROV + "wasAttributedTo", "node", "set")
NOTE: Final = Term("note", SKOS + "note")
LABELS: Final = own("labels", "node", "set")
PROPERTY_ID: Final = schema("propertyID")
SUPPRESSIONS: Final = own("suppressions", "node", "set")
RULE: Final = own("rule")
REASON: Final = own("reason")
CONCERNS: Final = own("concerns", "node")
MODEL_PATH: Final = own("modelPath")

# Web Annotation
ANCHORS: Final = Term("anchors", OA + "hasBody", "node", "set", reverse=True)
MOTIVATION: Final = words(
    "motivation",
    OA + "motivatedBy",
    {
        "identifying": OA + "identifying",
        **{
            name: NA + name
            for name in (
                "attributing", "cueing", "dating", "delimiting", "entitling", "glossing", "locating",
                "participating", "quoting",
            )
        },
    },
)  # fmt: skip
TARGET: Final = Term("target", OA + "hasTarget", "node", "set")
SOURCE: Final = Term("source", OA + "hasSource", "link")
SELECTOR: Final = Term("selector", OA + "hasSelector", "node", "set")
START: Final = Term("start", OA + "start", "count")
END: Final = Term("end", OA + "end", "count")
EXACT: Final = Term("exact", OA + "exact")
PREFIX: Final = Term("prefix", OA + "prefix")
SUFFIX: Final = Term("suffix", OA + "suffix")
MATCH: Final = words("match", NA + "match", code_list("match", *get_args(MatchKind)))
SCORE: Final = own("score", "integer")
FORM: Final = words("form", NA + "form", code_list("mention-form", *get_args(MentionForm)))
HEAD: Final = own("head", "node")
LITERAL_SENSE: Final = own("literalSense", "node")
_STATUSES: Final = {
    **code_list("event-status", *get_args(EventStatus)),
    "scheduled": SCHEMA + "EventScheduled",
    "postponed": SCHEMA + "EventPostponed",
    "cancelled": SCHEMA + "EventCancelled",
}
REPORTED_STATUS: Final = words("reportedStatus", NA + "reportedStatus", _STATUSES)

# The article
HEADLINE: Final = schema("headline")
ALTERNATIVE_HEADLINE: Final = schema("alternativeHeadline", many="set")
ALTERNATIVE_HEADLINES: Final = own("alternativeHeadlines", "node", "list")
ABSTRACT: Final = schema("abstract")
SLUGLINE: Final = own("slugline")
ARTICLE_BODY: Final = schema("articleBody")
WORD_COUNT: Final = schema("wordCount", "integer")
ENCODING: Final = schema("encoding", "node")
HAS_PART: Final = schema("hasPart", "node", "set")
BLOCKS: Final = own("blocks", "node", "list")
BLOCK_KIND: Final = words("blockKind", NA + "blockKind", code_list("block-kind", *get_args(BlockKind)))
LEVEL: Final = own("level", "integer")
ORDERED: Final = own("ordered", "boolean")
MARKS: Final = own("marks", "node", "set")
MARK_KIND: Final = words("markKind", NA + "markKind", code_list("mark-kind", *get_args(MarkKind)))
HREF: Final = own("href")
DIRECTION: Final = words(
    "textDirection", OA + "textDirection", {"ltr": OA + "ltrDirection", "rtl": OA + "rtlDirection"}
)
DATELINE: Final = schema("dateline")
LOCATION_CREATED: Final = schema("locationCreated", "node")
DATELINE_DATE: Final = own("datelineDate", "edtf")
IS_VERSION_OF: Final = Term("isVersionOf", DCTERMS + "isVersionOf", "link")
REPLACES: Final = Term("replaces", DCTERMS + "replaces", "node")
VERSION_KIND: Final = words(
    "versionKind", NA + "versionKind", code_list("version-kind", *get_args(VersionKind))
)
ITEM_CLASS: Final = words(
    "itemClass",
    DCTERMS + "type",
    newscodes("ninature", "text", "picture", "video", "audio", "graphic", "composite"),
)
BYLINES: Final = own("bylines", many="list")
AUTHOR: Final = schema("author", "node", "set")
AUTHOR_LIST: Final = Term("authorList", BIBO + "authorList", "node", "list")
CONTRIBUTOR: Final = schema("contributor", "node", "set")
CONTRIBUTOR_LIST: Final = own("contributorList", "node", "list")
PROVIDER: Final = schema("provider", "node")
INFORMATION_SOURCES: Final = own("informationSources", "node", "list")
PARTICIPANT_MEANT: Final = own("participantMeant", "node")
CREDIT_TEXT: Final = schema("creditText")
COPYRIGHT_HOLDER: Final = schema("copyrightHolder", "node")
COPYRIGHT_NOTICE: Final = schema("copyrightNotice")
USAGE_INFO: Final = schema("usageInfo", "node")
LICENSE: Final = schema("license", "link")
DATE_CREATED: Final = schema("dateCreated")
DATE_PUBLISHED: Final = schema("datePublished")
DATE_MODIFIED: Final = schema("dateModified")
EXPIRES: Final = schema("expires")
EMBARGO: Final = own("embargo")
GENRE: Final = schema("genre", "node", "set")
URGENCY: Final = own("urgency", "integer")
KEYWORDS: Final = schema("keywords", many="set")
PUBLICATION_STATUS: Final = words(
    "creativeWorkStatus",
    SCHEMA + "creativeWorkStatus",
    newscodes("pubstatusg2", "usable", "withheld", cancelled="canceled"),
)
DIGITAL_SOURCE_TYPE: Final = schema("digitalSourceType", "node")
DIGITAL_SOURCE: Final = own("digitalSource", "node")
RELATED: Final = Term("related", DCTERMS + "relation", "node", "set")
LINK_RELATIONSHIP: Final = schema("linkRelationship", "node")
RELATION: Final = own("relation", "node")
EDITORIAL_NOTES: Final = own("editorialNotes", many="list")
REFERENCE_DATE: Final = own("referenceDate")
MENTIONS: Final = schema("mentions", "node", "set")

# Provenance
SUBJECT_OF: Final = schema("subjectOf", "node")
SOFTWARE_VERSION: Final = schema("softwareVersion")
CONFORMS_TO: Final = Term("conformsTo", DCTERMS + "conformsTo", "node")
PROFILE: Final = "https://w3id.org/news-annotation/"
"""What an article that newsml wrote conforms to: tells it from the articles of others, whatever form it is in."""
VERSION_INFO: Final = Term("versionInfo", OWL + "versionInfo")
REVIEW_STATUS: Final = words(
    "reviewStatus", NA + "reviewStatus", code_list("annotation-status", "draft", "reviewed", "gold")
)

# Participants and topics
NAME_PARTS: Final = own("nameParts", "node", "list")
NAME_PART_KIND: Final = words(
    "namePartKind", NA + "namePartKind", code_list("name-part-kind", *get_args(NamePartKind))
)
HONORIFIC_PREFIX: Final = schema("honorificPrefix", many="set")
GIVEN_NAME: Final = schema("givenName", many="set")
ADDITIONAL_NAME: Final = schema("additionalName", many="set")
FAMILY_NAME: Final = schema("familyName", many="set")
HONORIFIC_SUFFIX: Final = schema("honorificSuffix", many="set")
LINK_STATUS: Final = words("linkStatus", NA + "linkStatus", code_list("link-status", *get_args(LinkStatus)))
AFFILIATION: Final = schema("affiliation", "node", "set")
HELD_ROLES: Final = own("heldRoles", "node", "set")
ROLE_NAME: Final = schema("roleName", "node")
ROLE_CODE: Final = own("roleCode", "node")
JOB_TITLE: Final = schema("jobTitle", many="set")
ROLE_OF: Final = own("roleOf", "node")
SINCE: Final = own("since", "edtf")
UNTIL: Final = own("until", "edtf")
CONTAINED_IN_PLACE: Final = schema("containedInPlace", "node", "set")
MEMBER_OF: Final = schema("memberOf", "node", "set")
PART_OF: Final = Term("partOf", DCTERMS + "isPartOf", "node", "set")
MEMBERS_COMPLETE: Final = own("membersComplete", "boolean")
GEO: Final = schema("geo", "node")
PLACE_DETAILS: Final = own("placeDetails", "node")
LATITUDE: Final = schema("latitude")
LONGITUDE: Final = schema("longitude")
ADDRESS_COUNTRY: Final = schema("addressCountry")
EXACT_MATCH: Final = Term("exactMatch", SKOS + "exactMatch", "node")
BROADER: Final = Term("broader", SKOS + "broader", "node", "set")

# Events
EVENT_STATUS: Final = words("eventStatus", SCHEMA + "eventStatus", _STATUSES)
POLARITY: Final = words("polarity", NA + "polarity", code_list("polarity", "positive", "negative"))
MODALITY: Final = words("modality", NA + "modality", code_list("modality", *get_args(Modality)))
WHEN: Final = Term("when", TIME + "hasTime", "node")
DATE: Final = Term("edtfDate", DCTERMS + "date", "edtf")
PREVIOUS_DATE: Final = own("previousDate", "edtf")
TIME_BASIS: Final = words("timeBasis", NA + "timeBasis", code_list("time-basis", *get_args(TimeBasis)))
START_DATE: Final = schema("startDate")
END_DATE: Final = schema("endDate")
LOCATION: Final = schema("location", "node", "set")
ATTENDANCE: Final = words(
    "eventAttendanceMode",
    SCHEMA + "eventAttendanceMode",
    {
        "in_person": SCHEMA + "OfflineEventAttendanceMode",
        "online": SCHEMA + "OnlineEventAttendanceMode",
        "hybrid": SCHEMA + "MixedEventAttendanceMode",
    },
)
ORGANIZER: Final = schema("organizer", "node", "set")
ATTENDEE: Final = schema("attendee", "node", "set")
PERFORMER: Final = schema("performer", "node", "set")
AGENT: Final = schema("agent", "node", "set")
OBJECT: Final = schema("object", "node", "set")
PARTICIPANT: Final = schema("participant", "node", "set")
INSTRUMENT: Final = schema("instrument", "node", "set")
PARTS: Final = code_list("participation-role", *get_args(ParticipationRole))
"""The IRIs of our roles, which `roleName` gives."""
EXPECTED: Final = own("expected", "boolean")
SUPER_EVENT: Final = schema("superEvent", "node", "set")
RELATIONS: Final = own("relations", "node", "set")
RELATION_KIND: Final = words(
    "relationKind", NA + "relationKind", code_list("event-relation", *get_args(EventRelationKind))
)
OTHER_EVENT: Final = own("otherEvent", "node")
OFFSET: Final = own("offset")
ORDINAL: Final = own("ordinal", "integer")

# Statements
QUOTATION_TYPE: Final = words(
    "quotationType", NA + "quotationType", code_list("quotation-type", *get_args(StatementKind))
)
SPOKEN_BY: Final = schema("spokenByCharacter", "node")
CREATOR: Final = schema("creator", "node")
SPEAKER_ABSENCE: Final = words(
    "speakerAbsence", NA + "speakerAbsence", code_list("speaker-absence", *get_args(SpeakerAbsence))
)
ON_BEHALF_OF: Final = own("onBehalfOf", "node", "set")
SAID_IN: Final = Term("saidIn", SCHEMA + "result", "node", reverse=True)
START_TIME: Final = schema("startTime")
RECIPIENT: Final = schema("recipient", "node", "set")
OCCASION: Final = own("occasion", "node")
EVENT: Final = own("event", "node")
SPEECH_ACT: Final = words("speechAct", NA + "speechAct", code_list("speech-act", *get_args(SpeechAct)))
FACTUALITY: Final = own("factuality", "node", "set")
FACTUALITY_VALUE: Final = words(
    "factualityValue", NA + "factualityValue", code_list("factuality", *get_args(FactualityValue))
)
WITHIN: Final = schema("isPartOf", "node")
CONTINUES: Final = own("continues", "node")
TRANSLATED_FROM: Final = own("translatedFrom")

TYPES: Final = {
    "Annotation": OA + "Annotation",
    "SpecificResource": OA + "SpecificResource",
    "TextPositionSelector": OA + "TextPositionSelector",
    "TextQuoteSelector": OA + "TextQuoteSelector",
    "Concept": SKOS + "Concept",
    "Group": FOAF + "Group",
    "Party": FOAF + "Agent",
    "SoftwareAgent": PROV + "SoftwareAgent",
    "TemporalEntity": TIME + "TemporalEntity",
    **{
        name: NA + name
        for name in (
            "Block", "EventRelation", "Factuality", "Model", "Mark", "NamePart", "Occasion",
            "Suppression",
        )
    },
}  # fmt: skip
"""The classes of other vocabularies than schema.org; `@vocab` makes a class of schema.org of any other name."""
