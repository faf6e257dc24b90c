"""What a conversion costs: what the target cannot hold of an article, and what the source said besides."""

from __future__ import annotations

from collections import Counter
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from newsml.findings import Leftover, Note
    from newsml.formats.reading import Reading
    from newsml.model.record import Record

_SHOWN: Final = 8


@dataclass(frozen=True, slots=True)
class Loss:
    """A field of the model that the target cannot hold, used in what was to be written."""

    field: str
    """As "Class.field"."""
    count: int
    """How often it is used."""
    reason: str


@dataclass(frozen=True, slots=True)
class Costs:
    """What did not get from a source to a target."""

    lost: tuple[Loss, ...] = ()
    leftovers: tuple[Leftover, ...] = ()
    notes: tuple[Note, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.lost or self.leftovers or self.notes)

    def as_data(self) -> dict[str, Any]:
        """Plain data for JSON."""
        return {
            name: [asdict(item) for item in getattr(self, name)] for name in ("lost", "leftovers", "notes")
        }

    def lines(self) -> Iterator[str]:
        """In words, a line each; of many leftovers and notes the first ones."""
        by_reason: dict[str, list[str]] = {}
        for loss in self.lost:
            times = f" ({loss.count})" if loss.count > 1 else ""
            by_reason.setdefault(loss.reason, []).append(loss.field + times)
        for reason, fields in by_reason.items():
            yield f"lost: {', '.join(fields)}: {reason}"
        for title, items in (("left over", self.leftovers), ("noted", self.notes)):
            for item in items[:_SHOWN]:
                yield f"{title}: {_place(item)}: {item.what}"
            if len(items) > _SHOWN:
                yield f"{title}: and {len(items) - _SHOWN} more (all of them with --report)"


def costs(reading: Reading, lost: Mapping[str, str]) -> Costs:
    """What writing a reading costs in a format.

    Args:
        reading: what was read.
        lost: the format's `lost`.
    """
    counts: Counter[str] = Counter()
    if lost:
        for article in reading.articles:
            counts.update(_used(article, lost))
    losses = [Loss(field, counts[field], reason) for field, reason in lost.items() if counts[field]]
    if reading.articles and reading.register is not None:
        losses.append(Loss("Register", 1, "a document of articles has no place for it"))
    return Costs(tuple(losses), reading.leftovers, reading.notes)


def _used(record: Record, among: Mapping[str, str]) -> Iterator[str]:
    """The fields of `among` that differ from their defaults; what is inside such a field goes with it."""
    from newsml.model.record import Record
    from newsml.model.structure import shape

    name = type(record).__name__
    for field in shape(type(record)):
        value = getattr(record, field.name)
        if not field.required and value == field.default:
            continue
        if f"{name}.{field.name}" in among:
            yield f"{name}.{field.name}"
            continue
        for item in value if isinstance(value, tuple) else (value,):
            if isinstance(item, Record):
                yield from _used(item, among)


def _place(item: Leftover | Note) -> str:
    return f"line {item.line}: {item.path}" if item.line is not None else item.path
