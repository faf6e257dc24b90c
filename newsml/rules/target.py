"""`Target`: the format that an article is about to be written in, as far as rules need to know it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from newsml.model.record import Record
from newsml.model.structure import shape

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from newsml.findings import Path
    from newsml.model.article import Article


@dataclass(frozen=True, slots=True)
class Target:
    """A format by name, with what it cannot carry; rules know no formats, whoever asks them hands it over."""

    name: str
    """What users call the format."""
    lost: Mapping[str, str]
    """What it has no place for, as "Class.field", with the reason."""


def losses(article: Article, target: Target) -> Iterator[tuple[str, Path]]:
    """Each field that the article uses and the target has no place for, with where it stands, in model order.

    What is inside such a field goes with it, and is not told of itself.
    """
    yield from _lost(article, (), target.lost)


def _lost(record: Record, path: Path, lost: Mapping[str, str]) -> Iterator[tuple[str, Path]]:
    name = type(record).__name__
    for field in shape(type(record)):
        value: Any = getattr(record, field.name)
        if not field.required and value == field.default:
            continue
        where, full = (*path, field.name), f"{name}.{field.name}"
        if full in lost:
            yield full, where
        elif isinstance(value, Record):
            yield from _lost(value, where, lost)
        elif isinstance(value, tuple):
            for n, item in enumerate(value):
                if isinstance(item, Record):
                    yield from _lost(item, (*where, n), lost)
