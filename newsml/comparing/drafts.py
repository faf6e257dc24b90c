"""`Draft`: an annotation of the merged article while it is put together."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from newsml.comparing.uniting import Difference, Uniting

if TYPE_CHECKING:
    from collections.abc import Collection

    from newsml.model.annotation import Annotation


@dataclass(slots=True)
class Draft:
    """What one annotation says so far, and where its two authors differ."""

    noun: str
    id: str
    fields: dict[str, Any]
    a: Any = None
    """The annotation of a, if there is one."""
    b: Any = None
    """The annotation of b with the ids of the merged article, if there is one."""
    differences: list[Difference] = field(default_factory=list)

    @classmethod
    def alone(cls, noun: str, thing: Annotation, *, from_b: bool) -> Draft:
        """Of an annotation that only one of the two has."""
        a, b = (None, thing) if from_b else (thing, None)
        return cls(noun, thing.id, thing.as_fields(), a, b)

    @classmethod
    def joined(cls, noun: str, a: Annotation, b: Annotation) -> Draft:
        """Of one that both have, under the same id."""
        united = Uniting()
        fields = united.fields(a, b)
        return cls(noun, a.id, fields, a, b, united.differences)

    def is_from_b(self, name: str) -> bool:
        """Whether what a field holds comes from b alone; for fields that hold one thing."""
        return self.fields.get(name) is not None and (self.a is None or getattr(self.a, name) is None)

    def retract(self, name: str, reason: str, items: Collection[Any] = ()) -> None:
        """Takes out what b alone says, in a field that holds one thing or as items of a SET, and notes why."""
        value = self.fields[name]
        if isinstance(value, tuple):
            gone = [item for item in value if item in items]
            self.fields[name] = tuple(item for item in value if item not in items)
        else:
            gone = [value]
            self.fields[name] = None
        outside = set(gone)
        self.differences = [d for d in self.differences if d.steps[0] != name or d.b not in outside]
        self.differences += [Difference((name,), None, item, reason=reason) for item in gone]
