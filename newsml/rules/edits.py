"""Edits: what a rule would write in place of what it found, where there is exactly one right answer."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, Any, Final, Literal, TypeAlias

from newsml.model.structure import shape

if TYPE_CHECKING:
    from collections.abc import Iterable

    from newsml.findings import Path
    from newsml.model.article import Article
    from newsml.model.record import Record


class _Gone(Enum):
    GONE = "gone"


GONE: Final = _Gone.GONE
"""In place of a value: the item leaves its tuple, the field goes back to its default."""


@dataclass(frozen=True, slots=True)
class Edit:
    """One value of an article, and what to write in its place."""

    path: Path
    """Model path of the value."""
    value: Any | Literal[_Gone.GONE] = GONE
    """The new value."""


def value_at(article: Article, path: Path) -> Any:
    """What stands at a model path."""
    value: Any = article
    for part in path:
        value = value[part] if isinstance(part, int) else getattr(value, part)
    return value


_Tree: TypeAlias = "dict[str | int, _Tree | Edit]"


class Batch:
    """Edits of one article that do not touch each other, so that all of them can be made at once."""

    def __init__(self) -> None:
        self._tree: _Tree = {}

    def take(self, edits: Iterable[Edit]) -> bool:
        """Takes all edits of one fix, or none where one of them stands at, above or below another one's place."""
        wanted = tuple(edits)
        if not all(self._is_free(edit.path) for edit in wanted):
            return False
        for edit in wanted:
            self._put(edit)
        return True

    def _is_free(self, path: Path) -> bool:
        node = self._tree
        for part in path:
            below = node.get(part)
            if not isinstance(below, dict):
                return below is None
            node = below
        return False

    def _put(self, edit: Edit) -> None:
        node = self._tree
        for part in edit.path[:-1]:
            below = node.setdefault(part, {})
            node = below if isinstance(below, dict) else {}
        node[edit.path[-1]] = edit

    def applied(self, article: Article) -> Article:
        """The article with all edits made; raises pydantic's ValidationError where that is not consistent."""
        return article.model_copy(update=_changes(article, self._tree))


def _changes(record: Record, tree: _Tree) -> dict[str, Any]:
    defaults = {field.name: field.default for field in shape(type(record))}
    out = {}
    for name, below in tree.items():
        field = str(name)
        gone = isinstance(below, Edit) and below.value is GONE
        out[field] = defaults[field] if gone else _changed(getattr(record, field), below)
    return out


def _changed(value: Any, below: _Tree | Edit) -> Any:
    if isinstance(below, Edit):
        return below.value
    if not isinstance(value, tuple):
        return value.model_copy(update=_changes(value, below))
    kept = []
    for n, item in enumerate(value):
        new = below.get(n)
        if new is None:
            kept.append(item)
        elif not (isinstance(new, Edit) and new.value is GONE):
            kept.append(_changed(item, new))
    return tuple(kept)
