"""The annotations of an article with new anchors in the place of the old ones."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from newsml.model.anchor import Mention
from newsml.model.event import When, Where
from newsml.model.lookup import NOUNS
from newsml.model.record import Record
from newsml.model.structure import shape
from newsml.revising.nesting import lies_within
from newsml.revising.report import Removed

if TYPE_CHECKING:
    from collections.abc import Mapping

    from newsml.model.anchor import Anchor
    from newsml.model.article import Article
    from newsml.model.statement import Statement

    Path = tuple[str | int, ...]


class Rebuilding:
    """Puts new anchors in the place of old ones."""

    def __init__(self, anchors: Mapping[Path, Anchor | None]) -> None:
        self._anchors = anchors
        self.removed: list[Removed] = []

    def things(self, article: Article) -> dict[str, Any]:
        """The annotations, by the field that holds them; empty where nothing changes."""
        if not self._anchors:
            return {}
        out: dict[str, Any] = {
            noun: tuple(self._record(thing, (noun, n)) for n, thing in enumerate(getattr(article, noun)))
            for noun in NOUNS
        }
        return {**out, "statements": self._nested(out["statements"])}

    def _nested(self, statements: tuple[Statement, ...]) -> tuple[Statement, ...]:
        """The statements, no longer nested where they lie outside their parent now."""
        by_id: dict[str | None, Statement] = {statement.id: statement for statement in statements}
        out = []
        for n, statement in enumerate(statements):
            parent = by_id.get(statement.within)
            if parent is not None and not lies_within(statement, parent):
                reason = f"its words lie outside those of {parent.id} now"
                self.removed.append(Removed(("statements", n, "within"), reason))
                out.append(statement.model_copy(update={"within": None}))
            else:
                out.append(statement)
        return tuple(out)

    def _record(self, record: Any, path: Path) -> Any:
        changes: dict[str, Any] = {}
        cls: type[Record] = type(record)
        for field in shape(cls):
            if field.record is None:
                continue
            value = getattr(record, field.name)
            if field.collection != "one":
                items = [self._one(item, (*path, field.name, n)) for n, item in enumerate(value)]
                new: Any = tuple(item for item in items if item is not None)
            else:
                new = self._one(value, (*path, field.name))
            if new != value:
                changes[field.name] = new
        return record.model_copy(update=changes) if changes else record

    def _one(self, value: Any, path: Path) -> Any:
        if path in self._anchors:
            new = self._anchors[path]
            if isinstance(new, Mention) and value.head is not None and new.head is None:
                self.removed.append(Removed((*path, "head"), "the head is not among the words that are left"))
            return new
        if not isinstance(value, Record):
            return value
        new_value = self._record(value, path)
        if new_value != value and isinstance(new_value, (When, Where)) and new_value == type(new_value)():
            self.removed.append(Removed(path, "only the words that are lost gave it"))
            return None
        return new_value
