"""Words of the article that no annotation marks, but a finding points at."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsml.model.anchor import Anchor, Span

if TYPE_CHECKING:
    from newsml.rules.inspection import Inspection


def words_at(inspection: Inspection, field: str, start: int, end: int) -> Anchor:
    """An anchor for a stretch of a field whose text is at hand."""
    span = Span(start=start, end=end, exact=inspection.texts[field][start:end])
    return Anchor.model_validate({"field": field, "spans": (span,)})
