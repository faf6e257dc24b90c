"""What the vocabulary says of our own terms that the model does not: comments where it has none or several, kinship."""

from __future__ import annotations

from typing import Final

from newsml.formats.jsonld.term import BIBO, DCTERMS, OA, PROV, SCHEMA, TIME

ABOUT: Final = {
    "accordingTo": "Whose view it is, or the statement that says so; the writer's where absent.",
    "confidence": "How sure it is, in percent.",
    "contributorList": "Who else worked on the article, in the order of credit.",
    "datelineDate": "The date in the dateline (EDTF).",
    "digitalSource": "How the article was made, as a term that is described.",
    "head": "The head word; lies inside of one of the spans.",
    "heldRoles": "The roles that a participant holds where schema.org's affiliation, of persons, does not fit.",
    "inferred": "Whether it is inferred rather than stated.",
    "labels": "Labels of other schemes.",
    "length": "The length of a text that is withheld, in code points.",
    "modality": "How the article puts the event, or the speaker what is said.",
    "placeDetails": "Where something that is no place is; schema.org's geo leads from places.",
    "polarity": "Whether the article says that it is or was said, or that it is not or was not.",
    "relation": "How the linked document relates to the article, as a term that is described.",
    "relations": "How the event relates to other events.",
    "role": "What a party did for the article, or what a headline is for.",
    "roleCode": "In which role a participant takes part, as a term that is described.",
    "roleOf": "Of whom or of what somebody holds a role that is no organisation.",
    "typeCode": "The finer type, as a term that is described.",
    "Model": "A trained model that annotates.",
    "attributing": "The words name the speaker of the statement.",
    "cueing": "The words mark the statement as said.",
    "dating": "The words give the time.",
    "delimiting": "The words are the whole attribution, from its source to its content.",
    "entitling": "The words say that somebody holds the role.",
    "glossing": "The words are the writer's explanation of the statement.",
    "locating": "The words say where the event is.",
    "participating": "The words say that somebody takes part in the event.",
    "quoting": "The words are those parts of the statement that stand inside quotation marks.",
}
"""Comments on terms for which the model's fields have none, or several."""

BELOW: Final = {
    "Block": (OA + "TextPositionSelector",),
    "Mark": (OA + "TextPositionSelector",),
    "Model": (PROV + "SoftwareAgent", SCHEMA + "SoftwareApplication"),
    "contributorList": (BIBO + "contributorList",),
    "datelineDate": (DCTERMS + "date",),
    "reviewStatus": (SCHEMA + "creativeWorkStatus",),
}
"""Classes and properties of others that are wider."""

BROADER: Final = {
    # The annotation's body is what the words name: its identity is given to them (oa:identifying).
    **dict.fromkeys(
        ("dating", "delimiting", "entitling", "locating", "participating", "quoting"), OA + "identifying"
    ),
    # The words tell something else of it, to which they lead (oa:linking).
    **dict.fromkeys(("attributing", "cueing", "glossing"), OA + "linking"),
}
"""The W3C motivation that each of ours narrows (Web Annotation Vocabulary, appendix on extending motivations)."""

NEAR: Final = {
    "accordingTo": (PROV + "wasAttributedTo",),
    "alternativeHeadlines": (SCHEMA + "alternativeHeadline",),
    "bylines": (SCHEMA + "author",),
    "confidence": ("http://www.w3.org/2005/11/its/rdf#taConfidence",),
    "contributorList": (SCHEMA + "contributor",),
    "digitalSource": (SCHEMA + "digitalSourceType",),
    "heldRoles": (SCHEMA + "affiliation", SCHEMA + "hasOccupation"),
    "href": (SCHEMA + "url",),
    "informationSources": (SCHEMA + "sourceOrganization", PROV + "hadPrimarySource"),
    "labels": (SCHEMA + "additionalProperty",),
    "nameParts": (SCHEMA + "givenName", SCHEMA + "familyName"),
    "offset": (TIME + "hasDuration",),
    "onBehalfOf": (PROV + "actedOnBehalfOf",),
    "ordinal": (SCHEMA + "position",),
    "placeDetails": (SCHEMA + "geo",),
    "previousDate": (SCHEMA + "previousStartDate",),
    "relation": (SCHEMA + "linkRelationship",),
    "relations": (SCHEMA + "superEvent",),
    "relevance": ("http://cv.iptc.org/newscodes/relevance/",),
    "reportedStatus": (SCHEMA + "eventStatus",),
    "role": (SCHEMA + "roleName",),
    "roleCode": (SCHEMA + "roleName",),
    "roleOf": (SCHEMA + "affiliation",),
    "since": (SCHEMA + "startDate",),
    "speechAct": (SCHEMA + "CommunicateAction",),
    "translatedFrom": (SCHEMA + "translationOfWork",),
    "typeCode": (SCHEMA + "additionalType",),
    "until": (SCHEMA + "endDate",),
    "urgency": ("http://cv.iptc.org/newscodes/urgency/",),
}
"""Terms of others that are near without being wider: what they say of the same matter, and where to look it up."""
