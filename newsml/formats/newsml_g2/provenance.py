"""Provenance of the annotations: the standard has no place for it, so it is our own element at the end of itemMeta."""

from __future__ import annotations

from typing import Final

from newsml.formats.newsml_g2.engine import Table
from newsml.formats.newsml_g2.events import choices
from newsml.formats.newsml_g2.places import Place
from newsml.formats.newsml_g2.scalars import ANY, IRI, LABEL, LOCAL_ID, choice
from newsml.model.provenance import Agent, Guideline, Provenance

AGENT: Final = Table(
    Agent,
    Place("id", "@id", LOCAL_ID),
    Place("kind", "@kind", choice(*choices(Agent, "kind"))),
    Place("name", "@name", LABEL),
    Place("version", "@version", LABEL),
    Place("iri", "@iri", IRI),
)
GUIDELINE: Final = Table(
    Guideline,
    Place("name", "@name", LABEL),
    Place("version", "@version", LABEL),
    Place("iri", "@iri", IRI),
)
PROVENANCE: Final = Table(
    Provenance,
    Place("created", "@created", ANY),
    Place("status", "@status", choice(*choices(Provenance, "status"))),
    Place("licence", "@licence", IRI),
    Place("agents", "na:agent", AGENT.node()),
    Place("guideline", "na:guideline", GUIDELINE.node()),
)
