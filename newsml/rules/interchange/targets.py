"""Rules about the format that an article is to be written in."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from newsml.rules.rule import Hit, rule
from newsml.rules.target import losses

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newsml.findings import Path
    from newsml.rules.inspection import Inspection


@rule(
    "F001",
    "target-cannot-carry",
    "warning",
    title="The target format has no place for a field",
    message="{target} cannot carry {field}, which the article uses {times}: {reason}",
)
def target_cannot_carry(inspection: Inspection) -> Iterator[Hit]:
    """Finds a field that the article uses and that is lost in the format which was named as the target.

    Why: what a format cannot carry is gone on the other side, and nobody there knows that it was ever said. A
    hypothetical event without its status is an event that happened.

    Mend: choose a format that carries the field, or send a second file along that does; or remove what the receiver is
    not meant to have. Without a target nothing is reported.

    Rests on: the format's own table of what it has no place for, which `newsml formats` prints; reports of exports that
    dropped relations and labels without a word (Label Studio, doccano, INCEpTION).
    """
    target = inspection.target
    if target is None or not target.lost:
        return
    first: dict[str, Path] = {}
    counts: Counter[str] = Counter()
    for field, path in losses(inspection.article, target):
        first.setdefault(field, path)
        counts[field] += 1
    for field, path in first.items():
        times = "once" if counts[field] == 1 else f"{counts[field]} times"
        values = {"target": target.name, "field": field, "times": times, "reason": target.lost[field]}
        yield Hit(path, values, excerpt=field)
