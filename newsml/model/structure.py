"""The shape of the model's classes as data: what each field holds, compiled once per class.

Consistency, look-ups, strategies and the formats' fidelity tables all read it, so that no list of fields is kept twice.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from types import UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from newsml.model.record import Record
from newsml.model.tuples import ByIdMarker, ListMarker, SetMarker
from newsml.model.types import RefersTo


@dataclass(frozen=True, slots=True)
class FieldShape:
    """What one field holds."""

    name: str
    collection: Literal["one", "set", "list", "by_id"]
    record: type[Record] | None
    """The class of what it holds, where that is a record (or may be one)."""
    refers_to: tuple[str, ...]
    """The kinds of thing that its value must be the id of."""
    choices: tuple[str, ...]
    """The words of a closed list."""
    required: bool
    default: Any
    binding: bool
    """Whether the record cannot stay when what this refers to, or holds, goes."""


@cache
def shape(cls: type[Record]) -> tuple[FieldShape, ...]:
    """The fields of a class, in model order."""
    out = []
    for name, info in cls.model_fields.items():
        found: dict[str, Any] = {"collection": "one", "record": None, "refers_to": (), "choices": ()}
        found["binding"] = info.is_required()
        _look_into(info.annotation, found)
        for mark in info.metadata:
            _note(mark, found)
        default = () if found["collection"] != "one" else info.default
        out.append(FieldShape(name=name, required=info.is_required(), default=default, **found))
    return tuple(out)


def _look_into(annotation: Any, found: dict[str, Any]) -> None:
    origin = get_origin(annotation)
    if origin is Annotated:
        inner, *marks = get_args(annotation)
        _look_into(inner, found)
        for mark in marks:
            _note(mark, found)
    elif origin is Literal:
        found["choices"] = get_args(annotation)
    elif origin in (Union, UnionType, tuple):
        for part in get_args(annotation):
            if part not in (type(None), Ellipsis):
                _look_into(part, found)
    elif isinstance(annotation, type) and issubclass(annotation, Record):
        found["record"] = annotation


def _note(mark: Any, found: dict[str, Any]) -> None:
    if isinstance(mark, SetMarker):
        found["collection"] = "set"
    elif isinstance(mark, ByIdMarker):
        found["collection"] = "by_id"
    elif isinstance(mark, ListMarker):
        found["collection"] = "list"
    elif isinstance(mark, RefersTo):
        found["refers_to"] = mark.targets
        found["binding"] = found["binding"] or mark.binding


@cache
def records(root: type[Record]) -> tuple[type[Record], ...]:
    """All record classes that can occur in `root`, itself first, each once, in the order they are met."""
    seen: dict[type[Record], None] = {root: None}
    queue = [root]
    while queue:
        for field in shape(queue.pop(0)):
            if field.record is not None and field.record not in seen:
                seen[field.record] = None
                queue.append(field.record)
    return tuple(seen)
