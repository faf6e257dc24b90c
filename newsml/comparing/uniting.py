"""Putting two records together field by field: what both say, what one says, and where they contradict each other."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, Literal, TypeAlias

from newsml.model.anchor import Anchor, Mention
from newsml.model.annotation import SchemeLabel
from newsml.model.code import Code
from newsml.model.event import EventRelation, Participation, Trigger, Where
from newsml.model.link import ArticleVersion
from newsml.model.participant import Role
from newsml.model.record import Record
from newsml.model.statement import Factuality, Occasion
from newsml.model.structure import FieldShape, shape
from newsml.model.suppression import Suppression

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

Side: TypeAlias = Literal["a", "b"]

_PLACE: Final = ("field", "spans")
_KEYS: Final[Mapping[type[Record], tuple[str, ...]]] = {
    Anchor: _PLACE,
    ArticleVersion: ("id",),
    Code: ("iri", "qcode", "literal"),
    EventRelation: ("kind", "event"),
    Factuality: ("according_to",),
    Mention: _PLACE,
    Occasion: ("event",),
    Participation: ("participant", "role"),
    Role: ("title", "of"),
    SchemeLabel: ("scheme", "value"),
    Suppression: ("rule", "about", "path"),
    Trigger: _PLACE,
    Where: ("place", "online"),
}
"""What records are about: two that agree in these fields are one, and what else they say has to fit together.

Other records are one if they are equal; the only one of its kind in a field also if nothing in it differs and
something is the same.
"""


@dataclass(slots=True)
class Difference:
    """Something that the two do not both say."""

    steps: tuple[str, ...]
    """The field, and fields inside it."""
    a: Any
    """What a says; None for nothing."""
    b: Any
    """What b says, with the ids of the merged article; None for nothing."""
    item: Any = None
    """The item of a SET that it is about, as it became."""
    reason: str | None = None
    """Why what one says cannot stand in the merged article although the other says nothing of it."""

    @property
    def side(self) -> Side | None:
        """Who says it, if only one does."""
        return None if self.a is not None and self.b is not None else "b" if self.a is None else "a"


class Uniting:
    """Puts records of a and b together, noting what differs. Where both say something else, a's stands."""

    def __init__(self) -> None:
        self.differences: list[Difference] = []

    def fields(
        self, a: Record, b: Record, skip: Collection[str] = (), steps: tuple[str, ...] = ()
    ) -> dict[str, Any]:
        """The fields of two records that are one, each by itself."""
        return {
            field.name: self._field(
                field, getattr(a, field.name), getattr(b, field.name), (*steps, field.name)
            )
            for field in shape(type(a))
            if field.name not in skip
        }

    def _field(self, field: FieldShape, a: Any, b: Any, steps: tuple[str, ...]) -> Any:
        if a == b:
            return a
        if field.name == "by":
            return (*a, *b)
        if field.collection == "set":
            return self._set(a, b, steps) if field.record else self._words(a, b, steps)
        if _is_nothing(a) or _is_nothing(b):
            return self._one_sided(a, b, steps)
        if type(a) is type(b) and isinstance(a, Record) and _is_one(a, b):
            return self._record(a, b, steps)
        self.differences.append(Difference(steps, a, b))
        return a

    def _one_sided(self, a: Any, b: Any, steps: tuple[str, ...], item: Any = None) -> Any:
        mine, its = (None if _is_nothing(value) else value for value in (a, b))
        self.differences.append(Difference(steps, mine, its, item))
        return b if mine is None else a

    def _words(self, a: Sequence[str], b: Sequence[str], steps: tuple[str, ...]) -> tuple[str, ...]:
        ours = {*a}
        for word in sorted(ours ^ {*b}):
            mine = word in ours
            self._one_sided(word if mine else None, None if mine else word, steps, word)
        return (*a, *b)

    def _record(self, a: Record, b: Record, steps: tuple[str, ...], *, member: bool = False) -> Record:
        """Two records that are one: together if all else fits, else a's, and the difference is noted.

        Authors are joined anyway, as they gave what makes the two one.
        """
        inner = Uniting()
        fields = inner.fields(a, b, steps=steps)
        if any(difference.side is None for difference in inner.differences):
            fields = {"by": fields["by"]} if "by" in fields else {}
            found = [Difference(steps, a, b)]
        else:
            found = inner.differences
        out = a.model_copy(update=fields)
        for difference in found:
            difference.item = out if member else difference.item
        self.differences += found
        return out

    def _set(self, a: Sequence[Record], b: Sequence[Record], steps: tuple[str, ...]) -> tuple[Record, ...]:
        out: list[Record] = []
        groups: dict[Any, tuple[list[Record], list[Record]]] = defaultdict(lambda: ([], []))
        common = {*a} & {*b}
        out += (item for item in a if item in common)
        for side, items in enumerate((a, b)):
            for item in items:
                if item not in common:
                    groups[_key(item)][side].append(item)
        for mine, its in groups.values():
            if len(mine) == len(its) == 1:
                out.append(self._record(mine[0], its[0], steps, member=True))
                continue
            for item in mine:
                out.append(self._one_sided(item, None, steps, item))
            for item in its:
                out.append(self._one_sided(None, item, steps, item))
        return tuple(out)


def _is_nothing(value: Any) -> bool:
    return value is None or value == ()


def _key(item: Record) -> Any:
    names = _KEYS.get(type(item))
    return item if names is None else tuple(getattr(item, name) for name in names)


def _is_one(a: Record, b: Record) -> bool:
    """Whether two records in a field that holds only one are about the same thing."""
    if type(a) in _KEYS:
        return bool(_key(a) == _key(b))
    names = [field.name for field in shape(type(a)) if getattr(a, field.name) != field.default]
    return any(getattr(a, name) == getattr(b, name) for name in names)
