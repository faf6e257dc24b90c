"""What participants, topics, events and statements share, labels of other schemes, and findings that are accepted."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from newsml.formats.newsml_g2.engine import Table
from newsml.formats.newsml_g2.places import UNFIT, Place, Scalar
from newsml.formats.newsml_g2.scalars import IDS, LABEL, LOCAL_ID, PERCENT, REF, TEXT_NODE
from newsml.model.annotation import SchemeLabel
from newsml.model.suppression import Suppression

if TYPE_CHECKING:
    from newsml.formats.newsml_g2.draft import Draft
    from newsml.formats.newsml_g2.source import Source

SCHEME_LABEL: Final = Table(
    SchemeLabel,
    Place("scheme", "@scheme", LABEL),
    Place("value", "@value", LABEL),
    Place("confidence", "@confidence", PERCENT),
    Place("by", "@by", IDS),
)
LABELS: Final = Place("labels", "na:label", SCHEME_LABEL.node())
SUPPRESSION: Final = Table(
    Suppression,
    Place("rule", "@rule", LABEL),
    Place("reason", "@reason", LABEL),
    Place("about", "@about", LOCAL_ID),
    Place("path", "@path", LABEL),
    Place("by", "@by", IDS),
)
SUPPRESSIONS: Final = Place("suppressions", "na:suppression", SUPPRESSION.node())


def _read_creator(text: str, source: Source) -> Any:
    own = REF.decode(text, source)
    return own if own is UNFIT else [own]


def _write_creator(agents: Any, draft: Draft) -> str | None:
    return draft.local + agents[0] if len(agents) == 1 else None


def _write_creators(agents: Any, _: Draft) -> str | None:
    return " ".join(agents) if len(agents) > 1 else None


def _write_id(id_: Any, draft: Draft) -> str:
    draft.current = id_
    return draft.local + str(id_)


HEAD: Final = (
    Place("id", "@qcode", Scalar(REF.decode, _write_id)),
    Place("confidence", "@confidence", PERCENT),
    Place("relevance", "@relevance", PERCENT),
    Place("by", "@creator", Scalar(_read_creator, _write_creator)),
    Place("by", "@na:by", Scalar(IDS.decode, _write_creators)),
)
"""Rows of an annotation whose element has the standard's confidence and relevance.

The caller has seen to it that `@qcode` is an id of the article; of its makers `@creator` holds one, `@na:by` several.
"""

HEAD_WITHOUT_PERCENT: Final = (
    HEAD[0],
    Place("confidence", "@na:confidence", PERCENT),
    Place("relevance", "@na:relevance", PERCENT),
    *HEAD[3:],
)
"""The same where the standard has neither (contentMetaExtProperty)."""

NOTE: Final = Place("note", "note", TEXT_NODE)
