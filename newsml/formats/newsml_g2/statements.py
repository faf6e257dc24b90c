"""Statements: the standard has no element for them; `contentMetaExtProperty` is its way to add one.

Anchors are inlineRefs in a role; everything else is a relation of the property, or an attribute of ours.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from newsml.formats.newsml_g2.anchors import refs_row
from newsml.formats.newsml_g2.annotations import HEAD_WITHOUT_PERCENT, LABELS, NOTE
from newsml.formats.newsml_g2.codes import CODE
from newsml.formats.newsml_g2.engine import Table
from newsml.formats.newsml_g2.events import choices
from newsml.formats.newsml_g2.places import Place
from newsml.formats.newsml_g2.scalars import FLAG, LANGUAGE, PERCENT, REF, REF_NODE, choice
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


OCCASION: Final = Table(
    Occasion,
    Place("event", "@qcode", REF),
    Place("confidence", "@na:confidence", PERCENT),
    Place("inferred", "@na:inferred", FLAG),
)
FACTUALITY: Final = Table(
    Factuality,
    Place("value", "@na:value", _word("value", Factuality)),
    Place("according_to", "@qcode", REF),
)

STATEMENT: Final = Table(
    Statement,
    constant(GROUP),
    *HEAD_WITHOUT_PERCENT,
    Place("kind", "@na:kind", _word("kind")),
    Place("speaker_absence", "@na:speakerAbsence", _word("speaker_absence")),
    Place("act", "@na:act", _word("act")),
    Place("modality", "@na:modality", _word("modality")),
    Place("polarity", "@na:polarity", _word("polarity")),
    Place("language", "@na:language", LANGUAGE),
    Place("translated_from", "@na:translatedFrom", LANGUAGE),
    NOTE,
    Place("within", "broader", REF_NODE),
    Place("speaker", "related[rel=narel:speaker]", REF_NODE),
    Place("on_behalf_of", "related[rel=narel:onBehalfOf]", REF_NODE),
    Place("addressees", "related[rel=narel:addressee]", REF_NODE),
    Place("occasion", "related[rel=narel:occasion]", OCCASION.node()),
    Place("medium", "related[rel=narel:medium]", CODE),
    Place("about", "related[rel=narel:about]", REF_NODE),
    Place("factuality", "related[rel=narel:factuality]", FACTUALITY.node()),
    Place("continues", "related[rel=narel:continues]", REF_NODE),
    Place("when", "na:when", WHEN.node()),
    LABELS,
    refs_row(STATEMENT_REFS),
    known=("@rel",),
)
