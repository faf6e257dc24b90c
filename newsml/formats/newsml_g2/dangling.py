"""References in documents of others to things that are no annotation here: they are dropped, with a note."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from newsml.model.structure import FieldShape, shape

if TYPE_CHECKING:
    from collections.abc import Mapping

    from newsml.model.record import Record

_KINDS: Final = {
    "participants": "participant",
    "topics": "topic",
    "events": "event",
    "statements": "statement",
}


def prune(cls: type[Record], out: dict[str, Any]) -> int:
    """Drops references that lead nowhere, and what cannot do without them; gives how many there were."""
    kinds = {thing["id"]: kind for field, kind in _KINDS.items() for thing in out.get(field, ())}
    agents = out.get("provenance", {}).get("agents", ())
    kinds |= {agent["id"]: "agent" for agent in agents}
    return _prune(cls, out, kinds)[0]


def _prune(cls: type[Record], out: dict[str, Any], kinds: Mapping[str, str]) -> tuple[int, bool]:
    """How many were dropped, and whether what is left can stand."""
    dropped, stands = 0, True
    for field in shape(cls):
        value = out.get(field.name)
        if value is None or not (field.refers_to or field.record):
            continue
        many = isinstance(value, list)
        kept = []
        for item in value if many else [value]:
            count, fits = _check(field, item, kinds)
            dropped += count
            if fits:
                kept.append(item)
        if many and kept:
            out[field.name] = kept
        elif not kept:
            del out[field.name]
            stands = stands and not field.binding
    return dropped, stands


def _check(field: FieldShape, item: Any, kinds: Mapping[str, str]) -> tuple[int, bool]:
    if field.refers_to:
        fits = kinds.get(item) in field.refers_to
        return (0 if fits else 1), fits
    if field.record is not None and isinstance(item, dict):
        return _prune(field.record, item, kinds)
    return 0, True
