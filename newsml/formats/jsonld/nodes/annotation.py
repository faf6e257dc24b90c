"""What participants, topics, events and statements share, and what is said of findings about them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from newsml.formats.jsonld import terms as t
from newsml.formats.jsonld.mapping import REF, Node, NodeMap, Pair, Place
from newsml.model.annotation import SchemeLabel
from newsml.model.suppression import Suppression

if TYPE_CHECKING:
    from newsml.formats.jsonld.mapping import Data
    from newsml.formats.jsonld.sides import Reader, Writer
    from newsml.model.annotation import Annotation
    from newsml.model.provenance import Agent

LABEL = NodeMap(
    SchemeLabel,
    (
        Place("scheme", t.PROPERTY_ID),
        Place("value", t.VALUE),
        Place("confidence", t.CONFIDENCE),
        Place("by", t.BY, REF),
    ),
    "PropertyValue",
)
SUPPRESSION = NodeMap(
    Suppression,
    (
        Place("rule", t.RULE),
        Place("reason", t.REASON),
        Place("about", t.CONCERNS, REF),
        Place("path", t.MODEL_PATH),
        Place("by", t.BY, REF),
    ),
    "Suppression",
)


def read_id(node: Node, data: Data, r: Reader) -> None:
    data["id"] = r.local(node.get("@id"))


def write_id(thing: Annotation | Agent, node: Node, w: Writer, _at: str) -> None:
    node["@id"] = w.iri_of(thing.id)


ID: Final = Pair(("id",), (), read_id, write_id)

SHARED: Final = (
    Place("confidence", t.CONFIDENCE),
    Place("relevance", t.RELEVANCE),
    Place("by", t.BY, REF),
    Place("note", t.NOTE),
    Place("labels", t.LABELS, LABEL),
)
