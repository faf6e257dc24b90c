"""The code lists of the vocabulary: what each is for, what each of its words means, and what others call the same."""

from __future__ import annotations

from typing import Final

from newsml.formats.jsonld.term import OWL, SCHEMA, TIME

TITLES: Final = {
    "annotation-status": ("Annotation status", "How far the annotations of an article are."),
    "block-kind": ("Block kind", "What a block of the body is."),
    "event-relation": (
        "Event relation",
        "How one event relates to another, read from the first to the other.",
    ),
    "event-status": (
        "Event status",
        "Where an event stands at the article's date. Scheduled, postponed and cancelled are words of schema.org.",
    ),
    "factuality": ("Factuality", "How true something is held to be."),
    "link-status": ("Link status", "Whether a participant is known elsewhere."),
    "mark-kind": ("Mark kind", "What a typographic mark on words of the body is."),
    "match": ("Match", "How the words of an anchor were found in the text."),
    "mention-form": ("Mention form", "In which form words refer to something."),
    "modality": ("Modality", "How something is put."),
    "name-part-kind": ("Name part kind", "What part of a name it is."),
    "participation-role": ("Participation role", "Which part a participant has in an event."),
    "polarity": ("Polarity", "Whether something is said to be, or not to be."),
    "quotation-type": ("Quotation type", "In which form words are ascribed to somebody."),
    "speaker-absence": ("Speaker absence", "Why a statement has no speaker."),
    "speech-act": ("Speech act", "What somebody does by saying something."),
    "time-basis": ("Time basis", "What a time is known from."),
    "version-kind": ("Version kind", "What makes this version of an article another one."),
}
"""A title and a definition of each list."""

WORDS: Final = {
    "annotation-status": {
        "draft": "Made, but not looked over.",
        "reviewed": "Looked over by somebody else.",
        "gold": "Agreed on, fit to measure others by.",
    },
    "block-kind": {
        "paragraph": "A paragraph.",
        "heading": "A heading inside the body.",
        "list_item": "An item of a list.",
        "block_quote": "A quotation set apart.",
        "preformatted": "Text whose line breaks and spaces count.",
        "caption": "The caption of a picture, table or other insertion.",
    },
    "event-relation": {
        "part_of": "This event is a part of the other.",
        "before": "This event lies before the other.",
        "after": "This event lies after the other.",
        "overlaps": "The two lie partly in the same time.",
        "same_as": "The two are one event, told of twice.",
        "causes": "This event brings the other about.",
        "condition_of": "The other happens only if this one does.",
    },
    "event-status": {
        "expected": "Likely to happen, though not fixed.",
        "proposed": "Suggested, not agreed upon.",
        "ongoing": "Happening now.",
        "occurred": "Happened.",
        "hypothetical": "Imagined only.",
        "excluded": "Ruled out.",
        "unknown": "The article does not tell.",
    },
    "factuality": {
        "certain": "Certainly true.",
        "probable": "Probably true.",
        "possible": "Possibly true.",
        "unlikely": "Probably not true.",
        "false": "Certainly not true.",
        "unknown": "Not committed to either way.",
    },
    "link-status": {
        "linked": "Known elsewhere, and linked.",
        "no_entry": "Looked for elsewhere, and not found.",
        "not_linked": "Not looked for yet.",
    },
    "mark-kind": {
        "emphasis": "Stressed, as a rule in italics.",
        "strong": "Important, as a rule in bold.",
        "underline": "Underlined.",
        "strikethrough": "Struck through.",
        "subscript": "Set lower.",
        "superscript": "Set higher.",
        "code": "Code, as a rule in a typewriter face.",
        "link": "A hyperlink.",
    },
    "match": {
        "exact": "Character for character.",
        "normalised": "But for white space, quotation marks, dashes, case or accents.",
        "fuzzy": "Nearly: some characters differ.",
        "manual": "Chosen by a person.",
    },
    "mention-form": {
        "name": "A proper name.",
        "nominal": "A common noun phrase.",
        "pronoun": "A pronoun.",
        "adjectival": "An adjective made of a name.",
    },
    "modality": {
        "certain": "As a fact.",
        "probable": "As likely.",
        "possible": "As possible.",
        "necessary": "As something that has to be.",
        "desired": "As something that is wished for.",
        "permitted": "As something that is allowed.",
        "conditional": "As something that hangs on a condition.",
    },
    "name-part-kind": {
        "prefix": "What stands before a name, such as a title.",
        "given": "A given name.",
        "middle": "A name between given and family name.",
        "family": "A family name.",
        "suffix": "What stands behind a name, such as Jr.",
        "nickname": "A nickname.",
    },
    "participation-role": {
        "organiser": "Who sees to it that the event takes place.",
        "host": "Who receives the others.",
        "chair": "Who presides.",
        "co_chair": "Who presides together with somebody else.",
        "attendee": "Who is there.",
        "speaker": "Who gives a speech.",
        "performer": "Who performs before an audience.",
        "agent": "Who does what the event consists of.",
        "patient": "To whom or to what it is done.",
        "recipient": "Who is given something.",
        "beneficiary": "For whom it is done.",
        "instrument": "With what it is done.",
        "origin": "From where it starts.",
        "destination": "Where it leads.",
    },
    "polarity": {
        "positive": "It is said to be.",
        "negative": "It is said not to be.",
    },
    "quotation-type": {
        "direct": "Quoted: the words are the speaker's own.",
        "indirect": "Reported: the words are the writer's.",
        "mixed": "Reported, with quoted fragments.",
    },
    "speaker-absence": {
        "anonymous": "The article keeps the speaker's name from the reader.",
        "implicit": "Only the context tells who speaks.",
        "passive": "The sentence leaves the speaker out, as in: it was said.",
        "writer": "The writer speaks.",
    },
    "speech-act": {
        "assert": "Says that something is so.",
        "announce": "Makes something known that will be.",
        "confirm": "Says that something said before is so.",
        "deny": "Says that something said before is not so.",
        "admit": "Owns to something unwelcome.",
        "clarify": "Makes plain what was meant.",
        "explain": "Gives the reasons of something.",
        "estimate": "Gives a quantity without being sure.",
        "predict": "Says what will happen.",
        "promise": "Binds oneself to do something.",
        "offer": "Holds something out to somebody.",
        "propose": "Puts something forward to be agreed upon.",
        "agree": "Consents to something.",
        "refuse": "Declines something.",
        "ask": "Puts a question, or asks for something.",
        "demand": "Asks for something with insistence.",
        "order": "Tells somebody to do something.",
        "warn": "Points to a danger.",
        "threaten": "Holds out harm to somebody.",
        "thank": "Expresses thanks.",
        "praise": "Speaks well of somebody or something.",
        "criticise": "Finds fault with somebody or something.",
        "apologise": "Says that one is sorry for what one did.",
        "congratulate": "Expresses pleasure at somebody's good fortune.",
        "condole": "Expresses sympathy with somebody's grief.",
    },
    "time-basis": {
        "text": "The text says it in full.",
        "reference_date": "The text says a part, the article's reference date the rest.",
        "inferred": "It follows from something else in the text.",
        "external": "It is known from elsewhere.",
    },
    "version-kind": {
        "new": "The first version.",
        "update": "There is more to say.",
        "correction": "Something was wrong.",
        "withdrawal": "The article is not to be used any more.",
    },
}
"""The meaning of each word of each list."""

NEAR: Final = {
    "event-relation": {
        "part_of": SCHEMA + "superEvent",
        "before": TIME + "before",
        "after": TIME + "after",
        "overlaps": TIME + "intervalOverlaps",
        "same_as": OWL + "sameAs",
    },
    "event-status": {"": SCHEMA + "EventStatusType"},
    "name-part-kind": {
        "prefix": SCHEMA + "honorificPrefix",
        "given": SCHEMA + "givenName",
        "middle": SCHEMA + "additionalName",
        "family": SCHEMA + "familyName",
        "suffix": SCHEMA + "honorificSuffix",
        "nickname": SCHEMA + "alternateName",
    },
    "participation-role": {
        "organiser": SCHEMA + "organizer",
        "attendee": SCHEMA + "attendee",
        "performer": SCHEMA + "performer",
        "agent": SCHEMA + "agent",
        "patient": SCHEMA + "object",
        "recipient": SCHEMA + "recipient",
        "instrument": SCHEMA + "instrument",
        "origin": SCHEMA + "fromLocation",
        "destination": SCHEMA + "toLocation",
    },
    "quotation-type": {"": SCHEMA + "Quotation"},
    "speech-act": {
        "ask": SCHEMA + "AskAction",
        "agree": SCHEMA + "AgreeAction",
        "": SCHEMA + "CommunicateAction",
    },
}
"""The property or class of another vocabulary that says the same or is near it; of a whole list under no word."""

NEWSCODES: Final = {
    "event-status": {"proposed": "eventoccurstatus/eos3", "expected": "eventoccurstatus/eos4"},
    "name-part-kind": {
        "given": "namepart/given",
        "middle": "namepart/middle",
        "family": "namepart/family",
        "nickname": "namepart/nickname",
    },
    "version-kind": {"update": "signal/update", "correction": "signal/correction"},
}
"""The concept of the IPTC NewsCodes that is nearest to a word; NewsML-G2 is written with the same ones."""
