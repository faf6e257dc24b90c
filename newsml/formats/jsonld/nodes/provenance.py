"""Where the annotations come from: a work about the article, by the agents that annotated."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from newsml.formats.jsonld import terms as t
from newsml.formats.jsonld.mapping import Node, NodeMap, Pair, Place, types
from newsml.formats.jsonld.nodes.annotation import ID
from newsml.model.provenance import Agent, Guideline, Provenance

if TYPE_CHECKING:
    from newsml.formats.jsonld.mapping import Data
    from newsml.formats.jsonld.sides import Reader, Writer

_KINDS: Final = {
    "human": "Person",
    "model": ["SoftwareApplication", "SoftwareAgent", "Model"],
    "tool": ["SoftwareApplication", "SoftwareAgent"],
}


def _read_kind(node: Node, data: Data, _r: Reader) -> None:
    found = types(node)
    if "Person" in found:
        data["kind"] = "human"
    elif "Model" in found:
        data["kind"] = "model"
    elif "SoftwareApplication" in found or "SoftwareAgent" in found:
        data["kind"] = "tool"


def _write_kind(agent: Agent, node: Node, _w: Writer, _at: str) -> None:
    node["@type"] = _KINDS[agent.kind]


AGENT = NodeMap(
    Agent,
    (
        ID,
        Pair(("kind",), (), _read_kind, _write_kind),
        Place("name", t.NAME),
        Place("version", t.SOFTWARE_VERSION),
        Place("iri", t.SAME_AS),
    ),
)
GUIDELINE = NodeMap(
    Guideline,
    (Place("name", t.NAME), Place("version", t.VERSION_INFO), Place("iri", t.URL)),
    "CreativeWork",
)
PROVENANCE = NodeMap(
    Provenance,
    (
        Place("agents", t.BY, AGENT),
        Place("guideline", t.CONFORMS_TO, GUIDELINE),
        Place("created", t.DATE_CREATED),
        Place("status", t.REVIEW_STATUS),
        Place("licence", t.LICENSE),
    ),
    "Dataset",
)
