"""Where the annotations come from: a work about the article, by the agents that annotated."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from newsml.formats.jsonld import terms as t
from newsml.formats.jsonld.mapping import Node, NodeMap, Pair, Place, types, values
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


def _read_version(node: Node, data: Data, _r: Reader) -> None:
    for value in (*values(node, t.SOFTWARE_VERSION), *values(node, t.VERSION_INFO)):
        data["version"] = value


def _write_version(agent: Agent, node: Node, _w: Writer, _at: str) -> None:
    if agent.version is not None:
        node["versionInfo" if agent.kind == "human" else "softwareVersion"] = agent.version


AGENT = NodeMap(
    Agent,
    (
        ID,
        Pair(("kind",), (), _read_kind, _write_kind),
        Place("name", t.NAME),
        Pair(("version",), (t.SOFTWARE_VERSION, t.VERSION_INFO), _read_version, _write_version),
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
