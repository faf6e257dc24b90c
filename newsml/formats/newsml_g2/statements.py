"""Statements: the standard has no element for them; `contentMetaExtProperty` is its way to add one.

Anchors are inlineRefs in a role; everything else is a relation of the property, or an attribute of ours.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from newsml.formats.newsml_g2.anchors import refs_row
from newsml.formats.newsml_g2.annotations import HEAD_WITHOUT_PERCENT, LABELS, NOTE
from newsml.formats.newsml_g2.codes import CODE
from newsml.formats.newsml_g2.derived import CUES, NAME_AND_WORDS, REFERENCE, name_of
from newsml.formats.newsml_g2.engine import Table
from newsml.formats.newsml_g2.events import choices
from newsml.formats.newsml_g2.places import Place
from newsml.formats.newsml_g2.scalars import FLAG, LANGUAGE, PERCENT, REF, attribute_node, choice, words
from newsml.formats.newsml_g2.types import GROUP, constant
from newsml.formats.newsml_g2.when import WHEN
from newsml.model.statement import Factuality, Occasion, Statement

if TYPE_CHECKING:
    from newsml.formats.newsml_g2.places import Scalar
    from newsml.model.record import Record

STATEMENT_REFS: Final = (
    ("source", "source", False),
    ("cue", "cue", True),
    ("content", "content", False),
    ("quoted", "quoted", False),
    ("extent", "statement", False),
    ("gloss", "gloss", False),
)


def _word(field: str, cls: type[Record] = Statement) -> Scalar:
    return choice(*choices(cls, field))


_KIND: Final = words({f"nastmt:{kind}": kind for kind in choices(Statement, "kind")})

OCCASION: Final = Table(
    Occasion,
    Place("event", "@qcode", REF),
    Place("confidence", "@na:confidence", PERCENT),
    Place("inferred", "@na:inferred", FLAG),
    name_of("event"),
)
FACTUALITY: Final = Table(
    Factuality,
    Place("value", "@na:value", _word("value", Factuality)),
    Place("according_to", "@qcode", REF),
    name_of("according_to"),
)

STATEMENT: Final = Table(
    Statement,
    constant(GROUP),
    *HEAD_WITHOUT_PERCENT,
    Place("speaker_absence", "@na:speakerAbsence", _word("speaker_absence")),
    Place("act", "@na:act", _word("act")),
    Place("modality", "@na:modality", _word("modality")),
    Place("polarity", "@na:polarity", _word("polarity")),
    Place("language", "@na:language", LANGUAGE),
    Place("translated_from", "@na:translatedFrom", LANGUAGE),
    NAME_AND_WORDS,
    NOTE,
    Place("within", "broader", REFERENCE),
    Place("kind", "related[rel=narel:statementType]", attribute_node("qcode", _KIND)),
    Place("speaker", "related[rel=narel:speaker]", REFERENCE),
    CUES,
    Place("on_behalf_of", "related[rel=narel:onBehalfOf]", REFERENCE),
    Place("addressees", "related[rel=narel:addressee]", REFERENCE),
    Place("occasion", "related[rel=narel:occasion]", OCCASION.node()),
    Place("medium", "related[rel=narel:medium]", CODE),
    Place("about", "related[rel=narel:about]", REFERENCE),
    Place("factuality", "related[rel=narel:factuality]", FACTUALITY.node()),
    Place("continues", "related[rel=narel:continues]", REFERENCE),
    Place("when", "na:when", WHEN.node()),
    LABELS,
    refs_row(STATEMENT_REFS),
    known=("@rel",),
)
