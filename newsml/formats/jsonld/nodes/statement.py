"""Statements."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from newsml.formats.jsonld import terms as t
from newsml.formats.jsonld.mapping import REF, Derived, Node, NodeMap, Pair, Place, types, values
from newsml.formats.jsonld.nodes.anchor import ANCHOR, anchored
from newsml.formats.jsonld.nodes.annotation import ID, SHARED
from newsml.formats.jsonld.nodes.code import CONCEPT
from newsml.formats.jsonld.nodes.times import WHEN, iso_dates
from newsml.model.statement import Factuality, Occasion, Statement

if TYPE_CHECKING:
    from newsml.formats.jsonld.mapping import Data
    from newsml.formats.jsonld.sides import Reader, Writer

OCCASION = NodeMap(
    Occasion,
    (
        Place("event", t.EVENT, REF),
        Place("confidence", t.CONFIDENCE),
        Place("inferred", t.INFERRED),
    ),
    "Occasion",
)
FACTUALITY = NodeMap(
    Factuality,
    (Place("value", t.FACTUALITY_VALUE), Place("according_to", t.ACCORDING_TO, REF)),
    "Factuality",
)


def _write_said(statement: Statement, node: Node, w: Writer, _at: str) -> None:
    """What a Quotation repeats: its words, and as creator the speaker of words that are the speaker's own."""
    words = statement.content.exact if statement.content is not None else None
    if words is not None:
        node["text"] = words
    if statement.kind == "direct" and statement.speaker is not None:
        node["creator"] = REF.encode(statement.speaker, w, "")


def _write_saying(statement: Statement, node: Node, w: Writer, _at: str) -> None:
    if statement.speaker is not None:
        node["agent"] = [REF.encode(statement.speaker, w, "")]
    when = statement.when.value if statement.when is not None else None
    start = iso_dates(when)[0]
    if start is not None and "T" in start:
        node["startTime"] = start


# The act of saying it, of which the quotation is the result: a Quotation has no addressee, medium or time.
SAYING = NodeMap(
    Statement,
    (
        Derived((t.AGENT, t.START_TIME), _write_saying),
        Place("addressees", t.RECIPIENT, REF),
        Place("occasion", t.OCCASION, OCCASION),
        Place("medium", t.INSTRUMENT, CONCEPT),
        Place("when", t.WHEN, WHEN),
    ),
    "CommunicateAction",
)
_SAYING_FIELDS: Final = ("addressees", "occasion", "medium", "when")


def _read_action(node: Node, data: Data, r: Reader) -> None:
    for value in values(node, t.SAID_IN):
        saying = r.node(value)
        if saying is not None and "CommunicateAction" in types(saying):
            data.update(r.decoded(value, SAYING))
            return


def _write_action(statement: Statement, node: Node, w: Writer, at: str) -> None:
    if any(getattr(statement, name) for name in _SAYING_FIELDS):
        node["saidIn"] = SAYING.write(statement, w, f"{at}.saying")


STATEMENT = NodeMap(
    Statement,
    (
        ID,
        Place("kind", t.QUOTATION_TYPE),
        Derived((t.TEXT, t.CREATOR), _write_said),
        Place("speaker", t.SPOKEN_BY, REF),
        Place("speaker_absence", t.SPEAKER_ABSENCE),
        Place("on_behalf_of", t.ON_BEHALF_OF, REF),
        Place("about", t.ABOUT, REF),
        Place("act", t.SPEECH_ACT),
        Place("modality", t.MODALITY),
        Place("polarity", t.POLARITY),
        Place("factuality", t.FACTUALITY, FACTUALITY),
        Place("within", t.WITHIN, REF),
        Place("continues", t.CONTINUES, REF),
        Place("language", t.IN_LANGUAGE),
        Place("translated_from", t.TRANSLATED_FROM),
        Pair(_SAYING_FIELDS, (t.SAID_IN,), _read_action, _write_action),
        *SHARED,
        anchored(
            ("content", "identifying", ANCHOR, False),
            ("quoted", "quoting", ANCHOR, False),
            ("extent", "delimiting", ANCHOR, False),
            ("source", "attributing", ANCHOR, False),
            ("cue", "cueing", ANCHOR, True),
            ("gloss", "glossing", ANCHOR, False),
        ),
    ),
    "Quotation",
)
