"""Topics: abstract subjects."""

from __future__ import annotations

from typing import Final

from newsml.formats.newsml_g2.anchors import refs_row
from newsml.formats.newsml_g2.annotations import HEAD, LABELS, NOTE
from newsml.formats.newsml_g2.codes import CODE
from newsml.formats.newsml_g2.derived import REFERENCE
from newsml.formats.newsml_g2.engine import Table
from newsml.formats.newsml_g2.places import Place
from newsml.formats.newsml_g2.scalars import IRI, LABEL_NODE, attribute_node
from newsml.model.topic import Topic

TOPIC_REFS: Final = (("mentions", "", True),)

TOPIC: Final = Table(
    Topic,
    *HEAD,
    Place("name", "name", LABEL_NODE),
    NOTE,
    Place("code", "sameAs[na:is=code]", CODE),
    Place("same_as", "sameAs", attribute_node("uri", IRI)),
    Place("broader", "broader", REFERENCE),
    LABELS,
    refs_row(TOPIC_REFS),
    known=("@type",),
)
