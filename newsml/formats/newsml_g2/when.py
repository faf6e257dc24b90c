"""`When` in our own element, since the standard's dates stand in eventDetails only and know no EDTF."""

from __future__ import annotations

from typing import Final

from newsml.formats.newsml_g2.anchors import mentioned
from newsml.formats.newsml_g2.engine import Table
from newsml.formats.newsml_g2.places import Place
from newsml.formats.newsml_g2.scalars import ANY, choice
from newsml.model.event import When

WHEN: Final = Table(
    When,
    Place("value", "@value", ANY),
    Place("basis", "@basis", choice("text", "reference_date", "inferred", "external")),
    Place("previous", "@previous", ANY),
    Place("anchor", "@anchor", mentioned("time")),
)
