"""What is found by comparing a document with its standard; the codes are permanent, as those of the rules are.

A code is X and three digits. It is never given to another check, not even after its own is gone.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from newsml.findings import Finding

if TYPE_CHECKING:
    from newsml.findings import Severity


@dataclass(frozen=True, slots=True)
class Check:
    """One way in which a document can depart from its standard."""

    code: str
    """Permanent code, such as `X001`."""
    slug: str
    """Its name in words joined by hyphens."""
    severity: Severity
    """`error` where the standard is broken, `info` where something is worth knowing."""
    title: str
    """What a finding says, in one line."""
    explanation: str
    """What it finds; why it matters; how to mend it; what it rests on: one paragraph each."""

    def finding(self, text: str, path: str, **where: Any) -> Finding:
        """What is to be said of one element.

        Args:
            text: what is wrong, and how to mend it.
            path: where it stands, in the notation of leftovers.
            where: source, line, column and excerpt of the finding.
        """
        return Finding(self.code, self.slug, self.severity, text, (path,), **where)


INVALID: Final = Check(
    "X001",
    "not-valid-by-schema",
    "error",
    "The document breaks the schema of its version",
    """Finds what IPTC's XML schema of the version that the document declares does not allow.

Why: receivers that validate refuse the document; others drop what they do not expect, or read it wrongly.

Mend: what is expected in that place stands in the message. Where the element or attribute came with a later version of
the standard, declare that version in standardversion. White space around a dateTime and an empty port in a URI are not
reported: the standards allow both.

Rests on: the Power schemas of NewsML-G2 2.9 to 2.35; XML Schema 1.0.""",
)
DANGLING: Final = Check(
    "X002",
    "dangling-idref",
    "error",
    "An attribute refers to an id that nothing in the document has",
    """Finds inlineRef, partMeta, contentSet, rightsInfo, groups and derivedFrom that refer to ids which no element has.

Why: an annotation that refers to no element is lost, and strict validators refuse the document. libxml2, and with it
most tools, never looks.

Mend: correct the reference or the id. An id of XHTML counts for nobody who validates, because its schema is not part of
NewsML-G2: write xml:id with the same value beside it.

Rests on: XML Schema 1.0 part 1, section 3.3.4 (rule cvc-id); attributes of type IDREF and IDREFS in the Power
schemas.""",
)
OTHER_VERSION: Final = Check(
    "X003",
    "unknown-standard-version",
    "info",
    "The document was checked against another version than it declares",
    """Finds a document that declares no version of NewsML-G2, or one of which newsml knows no schema (below 2.9, or
newer than newsml).

Why: what the schema of another version says of it may be beside the point.

Mend: set standardversion on each item to the version that it was written for, or choose one with --schema.

Rests on: NewsML-G2, attribute standardversion, which all items must have.""",
)
DUPLICATE: Final = Check(
    "X004",
    "duplicate-id",
    "error",
    "Two elements of the document have the same id",
    """Finds an id that stands on a second element, anywhere in the document.

Why: what refers to the id refers to either element. Items that are valid alone clash in a newsMessage.

Mend: rename one of them with all that refers to it; in a newsMessage, begin the ids of each item with something of its
own.

Rests on: XML Schema 1.0 part 1, section 3.3.4 (rule cvc-id); xml:id Version 1.0, section 4.""",
)
TOO_LONG: Final = Check(
    "X005",
    "too-long-for-schema",
    "info",
    "The document is too long to be checked as a whole",
    """Finds a document that is longer than what newsml compares with a schema.

Why: ids and the order of elements can only be judged when all of the document is at hand.

Mend: divide it; the items of a newsMessage can be checked one by one.

Rests on: a limit of newsml, so that memory stays bounded.""",
)
CHECKS: Final = (INVALID, DANGLING, OTHER_VERSION, DUPLICATE, TOO_LONG)
"""All of them, by code."""
