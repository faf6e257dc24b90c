"""`Record`: what every class of the model is."""

from __future__ import annotations

import ast
import inspect
import textwrap
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Self

from pydantic import BaseModel, ConfigDict

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from pydantic import GetJsonSchemaHandler
    from pydantic.json_schema import JsonSchemaValue
    from pydantic_core import core_schema


class Record(BaseModel):
    """A frozen value object: equal by value, closed to unknown fields, validated on every way in.

    Raises:
        pydantic.ValidationError: from the constructor, `model_copy(update=...)` and `copy.replace`.
    """

    model_config = ConfigDict(
        frozen=True, extra="forbid", defer_build=True, revalidate_instances="subclass-instances"
    )

    def model_copy(self, *, update: Mapping[str, Any] | None = None, deep: bool = False) -> Self:
        """Copy; unlike pydantic's own, an update is validated."""
        if not update:
            return super().model_copy(deep=deep)
        return type(self)(**{**self.as_fields(), **update})

    def __replace__(self, **changes: Any) -> Self:
        return self.model_copy(update=changes)

    def __deepcopy__(self, memo: dict[int, Any] | None = None) -> Self:
        """A frozen value is its own deep copy."""
        return self

    def __getstate__(self) -> dict[Any, Any]:
        """Only the fields: what was derived from them is derived anew."""
        return {**super().__getstate__(), "__dict__": self.as_fields()}

    def as_fields(self) -> dict[str, Any]:
        """The fields that were given or differ from their default, by name, values untouched."""
        fields = type(self).model_fields
        return {name: value for name, value in self.__dict__.items() if name in fields}

    def position(self) -> tuple[Any, ...]:
        """Where this stands in a SET, before its content decides."""
        return ()

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: core_schema.CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        """Adds the field docstrings, which are read from the source only when a schema is asked for."""
        out = handler(schema)
        target = handler.resolve_ref_schema(out)
        for name, text in field_descriptions(cls).items():
            target["properties"][name]["description"] = text
        return out


@cache
def field_descriptions(cls: type[Record]) -> dict[str, str]:
    """The docstring below each field, as one line; empty where the source is not at hand."""
    out: dict[str, str] = {}
    for base in reversed(cls.__mro__):
        if not (issubclass(base, Record) and base is not Record):
            continue
        try:
            tree = ast.parse(textwrap.dedent(inspect.getsource(base)))
        except (OSError, TypeError, SyntaxError):
            continue
        out |= docstrings_below(tree.body[0].body if isinstance(tree.body[0], ast.ClassDef) else [])
    return out


def docstrings_below(body: Sequence[ast.stmt]) -> dict[str, str]:
    """The docstring below each annotated assignment, as one line, by the name assigned to."""
    out: dict[str, str] = {}
    for field, text in pairwise(body):
        if (
            isinstance(field, ast.AnnAssign)
            and isinstance(field.target, ast.Name)
            and isinstance(text, ast.Expr)
            and isinstance(text.value, ast.Constant)
            and isinstance(text.value.value, str)
        ):
            out[field.target.id] = " ".join(text.value.value.split())
    return out
