"""All problems of a document in one error, each with the path of the user's own input.

Pydantic skips an after-validator when a field has failed. So that one run shows everything, the failed parts are
pruned, the rest is validated and checked, and both lists are reported together. All of it runs on failure only.
"""

from __future__ import annotations

import difflib
from bisect import bisect_right
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, cast

from pydantic import TypeAdapter, ValidationError
from pydantic_core import InitErrorDetails, PydanticCustomError

from newsml.model.record import Record
from newsml.model.structure import shape

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

Path = tuple[str | int, ...]

_PLACEHOLDER = "urn:newsml:placeholder"
_WHOLE: dict[Path, str] = {
    ("participants",): "participant",
    ("topics",): "topic",
    ("events",): "event",
    ("statements",): "statement",
    ("provenance",): "agent",
    ("provenance", "agents"): "agent",
}


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong: where (model path), which stable type, what to do, and the offending value."""

    path: Path
    type: str
    message: str
    value: Any
    rests_on: tuple[Path, ...] = ()
    """The parts that the verdict rests on: where one of them has failed by itself, the verdict means nothing."""


@dataclass(slots=True)
class Pruned:
    """What was taken out of a document because it failed by itself."""

    paths: set[Path] = field(default_factory=set)
    """Paths of the input."""
    ids: set[str] = field(default_factory=set)
    """Ids of things that were taken out: references to them are not reported as well."""
    things: set[str] = field(default_factory=set)
    """Kinds of thing of which all were taken out, by one word of `RefersTo`: the same goes for them."""


def line_error(problem: Problem) -> InitErrorDetails:
    """The problem as pydantic wants it."""
    error = PydanticCustomError(problem.type, problem.message)
    return InitErrorDetails(type=error, loc=problem.path, input=problem.value)


def failure(title: str, problems: Sequence[Problem]) -> ValidationError:
    """One `ValidationError` with all of them, in the order of their paths."""
    ordered = sorted(problems, key=lambda p: [(isinstance(part, int), part) for part in p.path])
    return ValidationError.from_exception_data(title, [line_error(problem) for problem in ordered])


def own_problems(cls: type[Record], data: Any, error: ValidationError) -> list[Problem]:
    """Pydantic's own findings, as problems; unknown fields get the nearest known name."""
    out = []
    for item in error.errors(include_url=False):
        if item["type"] == "too_short" and len(item["input"]) >= item["ctx"]["min_length"]:
            continue  # pydantic counts items that failed, and are reported themselves, as missing
        path, message = _in_data(data, item["loc"]), item["msg"]
        if item["type"] == "extra_forbidden":
            message = _unknown_field(cls, item["loc"])
        out.append(Problem(path, item["type"], message, item["input"]))
    return out


def _unknown_field(cls: type[Record], loc: Path) -> str:
    at: type[Record] | None = cls
    for part in loc[:-1]:
        if at is not None and isinstance(part, str):
            at = next((f.record for f in shape(at) if f.name == part), at)
    name = str(loc[-1])
    nearest = difflib.get_close_matches(name, [f.name for f in shape(at or cls)], n=1)
    return f"unknown field; did you mean {nearest[0]}?" if nearest else "unknown field; remove it"


def _in_data(data: Any, loc: Path) -> Path:
    """The part of a location that exists in the data: a place in a set, or in what was made on the way, does not."""
    out: list[str | int] = []
    for n, part in enumerate(loc):
        if isinstance(data, Mapping) and isinstance(part, str) and (part in data or n == len(loc) - 1):
            data = data.get(part)
        elif isinstance(data, (list, tuple)) and isinstance(part, int) and part < len(data):
            data = data[part]
        elif isinstance(data, Record) and isinstance(part, str) and part in type(data).model_fields:
            data = getattr(data, part)
        else:
            break
        out.append(part)
    return tuple(out)


def prune(data: Any, error: ValidationError, validate: Callable[[Any], Any]) -> tuple[Any, Any, Pruned]:
    """Takes out what failed, and what cannot be without it, until the rest validates.

    Returns the pruned input, the validated rest (None where nothing was left) and what was taken out.
    """
    pruned = Pruned()
    current, error_now = data, error
    while True:  # each round takes out more
        before = frozenset(pruned.paths)  # what `current` is without
        gaps = _gaps(before)
        for item in error_now.errors(include_url=False, include_context=False):
            if item["loc"] == ("id",) and isinstance(data, Mapping):
                data = {**data, "id": _PLACEHOLDER}
                continue
            if item["type"] == "invalid_key":
                continue  # `without` leaves it out
            path = _in_data(current, item["loc"])
            path = _original(gaps, path[:-1] if item["type"] == "missing" else path)
            while path in before:
                path = path[:-1]
            if not path:
                return data, None, pruned
            pruned.paths.add(path)
            _note_removal(data, path, pruned)
        current = without(data, pruned.paths)
        try:
            return current, validate(current), pruned
        except ValidationError as again:
            error_now = again


def _note_removal(data: Any, path: Path, pruned: Pruned) -> None:
    if path in _WHOLE:
        pruned.things.add(_WHOLE[path])
    value = data
    for part in path:
        value = value[part] if not isinstance(value, Record) else getattr(value, str(part))
    if not isinstance(value, str):
        pruned.ids.update(_ids_in(value if isinstance(value, (list, tuple)) else (value,)))


def _ids_in(things: Sequence[Any]) -> Iterator[str]:
    for thing in things:
        id_ = thing.get("id") if isinstance(thing, Mapping) else getattr(thing, "id", None)
        if isinstance(id_, str):
            yield id_


def without(data: Any, paths: set[Path], at: Path = ()) -> Any:
    """A copy of plain data without the given paths, and without keys that are no words."""
    if isinstance(data, Mapping):
        return {
            key: without(value, paths, (*at, key))
            for key, value in data.items()
            if isinstance(key, str) and (*at, key) not in paths
        }
    if isinstance(data, (list, tuple)):
        return [without(v, paths, (*at, n)) for n, v in enumerate(data) if (*at, n) not in paths]
    return data


def _gaps(removed: Collection[Path]) -> dict[Path, list[int]]:
    """For each list that items were taken out of: by how much an index was moved, as ascending thresholds."""
    gone: dict[Path, list[int]] = {}
    for path in removed:
        if isinstance(path[-1], int):
            gone.setdefault(path[:-1], []).append(path[-1])
    return {path: [index - n for n, index in enumerate(sorted(indices))] for path, indices in gone.items()}


def _original(gaps: Mapping[Path, list[int]], path: Path) -> Path:
    """A path of pruned data as the path of the data that it was pruned from."""
    out: Path = ()
    for part in path:
        moved = bisect_right(gaps[out], part) if isinstance(part, int) and out in gaps else 0
        out = (*out, part + moved if isinstance(part, int) else part)
    return out


def located(found: Sequence[Problem], document: Record, locate: Locator, pruned: Pruned) -> Iterator[Problem]:
    """The problems with the paths of the input, without those that only follow from what was taken out."""
    touched = {path[:n] for path in pruned.paths for n in range(1, len(path) + 1)}
    for problem in found:
        if not any(locate(path, document) in touched for path in problem.rests_on):
            yield Problem(locate(problem.path, document), problem.type, problem.message, problem.value)


class Locator:
    """Maps paths of a validated document, whose SETs are sorted, to paths of the input that it was made from."""

    def __init__(
        self, cls: type[Record], data: Any, removed: set[Path], sorted_as: tuple[str, ...] = ("set",)
    ) -> None:
        """Args: class and input of the document, what was pruned from it, the collections that are sorted by now."""
        self._cls, self._data, self._gaps, self._sorted = cls, data, _gaps(removed), sorted_as
        self._orders: dict[Path, dict[Any, int]] = {}

    def __call__(self, path: Path, document: Record) -> Path:
        cls: type[Record] | None = self._cls
        raw, value = self._data, cast("Any", document)
        out: Path = ()
        current = None
        for part in path:
            if isinstance(part, str):
                current = next((f for f in shape(cls) if f.name == part), None) if cls else None
                value = getattr(value, part, None)
                raw = raw.get(part) if isinstance(raw, Mapping) else getattr(raw, part, None)
                cls = current.record if current else None
                out = (*out, part)
                continue
            value = value[part]
            index = part
            if current is not None and current.collection in self._sorted and isinstance(raw, (list, tuple)):
                index = self._order(out, raw, current.record).get(value, part)
            raw = raw[index] if isinstance(raw, (list, tuple)) and index < len(raw) else None
            out = (*out, index)
        return _original(self._gaps, out)

    def _order(self, at: Path, raw: Sequence[Any], record: type[Record] | None) -> dict[Any, int]:
        if at not in self._orders:
            adapter: TypeAdapter[Any] = TypeAdapter(record or str)
            order: dict[Any, int] = {}
            for n, item in enumerate(raw):
                order.setdefault(adapter.validate_python(item), n)
            self._orders[at] = order
        return self._orders[at]
