"""What participants, topics, events and statements share, and labels of other schemes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from newsml.formats.newsml_g2.engine import Table
from newsml.formats.newsml_g2.names import na
from newsml.formats.newsml_g2.places import UNFIT, Pair, Place
from newsml.formats.newsml_g2.scalars import IDS, LABEL, PERCENT, REF, TEXT_NODE
from newsml.model.annotation import SchemeLabel

if TYPE_CHECKING:
    from lxml.etree import _Element

    from newsml.formats.newsml_g2.draft import Draft
    from newsml.formats.newsml_g2.source import Source

_BY: Final = na("by")

SCHEME_LABEL: Final = Table(
    SchemeLabel,
    Place("scheme", "@scheme", LABEL),
    Place("value", "@value", LABEL),
    Place("confidence", "@confidence", PERCENT),
    Place("by", "@by", IDS),
)
LABELS: Final = Place("labels", "na:label", SCHEME_LABEL.node())


def read_by(node: _Element, out: dict[str, Any], source: Source) -> bool:
    """`@creator` for one agent, `na:by` for several."""
    several = node.get(_BY)
    if several is not None:
        out["by"] = several.split()
        return True
    own = REF.decode(node.get("creator", ""), source)
    if own is UNFIT:
        return False
    out["by"] = [own]
    return True


def write_by(node: _Element, value: Any, draft: Draft) -> None:
    agents = value.get("by", ())
    if len(agents) == 1:
        node.set("creator", draft.local + agents[0])
    elif agents:
        node.set(_BY, " ".join(agents))


def read_id(node: _Element, out: dict[str, Any], source: Source) -> bool:
    """`@qcode` with the article's own alias; the caller has seen to it that it is one."""
    out["id"] = REF.decode(node.get("qcode", ""), source)
    return out["id"] is not UNFIT


def write_id(node: _Element, value: Any, draft: Draft) -> None:
    draft.current = value["id"]
    node.set("qcode", draft.local + value["id"])


HEAD: Final = (
    Pair(("id",), ("@qcode",), read_id, write_id),
    Place("confidence", "@confidence", PERCENT),
    Place("relevance", "@relevance", PERCENT),
    Pair(("by",), ("@creator", "@na:by"), read_by, write_by),
)
"""Rows of an annotation whose element has the standard's confidence and relevance."""

HEAD_WITHOUT_PERCENT: Final = (
    HEAD[0],
    Place("confidence", "@na:confidence", PERCENT),
    Place("relevance", "@na:relevance", PERCENT),
    HEAD[3],
)
"""The same where the standard has neither (contentMetaExtProperty)."""

NOTE: Final = Place("note", "note", TEXT_NODE)
