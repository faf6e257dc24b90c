"""How two articles differ, field by field."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from newsml.errors import shown_path

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newsml.model.article import Article


def differences(one: Article, other: Article) -> tuple[str, ...]:
    """The model paths at which the second article says something else than the first, or nothing, or more."""
    return tuple(shown_path(path) for path in _differing(one.model_dump(), other.model_dump(), ()))


def _differing(one: Any, other: Any, path: tuple[str | int, ...]) -> Iterator[tuple[str | int, ...]]:
    if type(one) is not type(other):
        yield path
    elif isinstance(one, dict):
        for key in dict.fromkeys((*one, *other)):
            yield from _differing(one.get(key), other.get(key), (*path, key))
    elif isinstance(one, (list, tuple)):
        for n in range(max(len(one), len(other))):
            first, second = (values[n] if n < len(values) else None for values in (one, other))
            yield from _differing(first, second, (*path, n))
    elif one != other:
        yield path
