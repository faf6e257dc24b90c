"""The two kinds of tuple that the model is made of: SETs, unique and sorted, and LISTs, which keep their order."""

from __future__ import annotations

from collections.abc import Hashable
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Any, TypeAlias, TypeVar

from pydantic_core import PydanticCustomError, core_schema

if TYPE_CHECKING:
    from pydantic import GetCoreSchemaHandler

T = TypeVar("T", bound=Hashable)


def _canonical(values: tuple[Any, ...]) -> tuple[Any, ...]:
    if len(values) < 2:
        return values
    first = values[0]
    if isinstance(first, str):
        return tuple(sorted(set(values)))
    by_position = {value.position(): value for value in values}
    if len(by_position) == len(
        values
    ):  # nearly always: then the content, which takes longer, need not decide
        return tuple([by_position[position] for position in sorted(by_position)])
    return tuple(sorted(dict.fromkeys(values), key=_sort_key))


def _sort_key(value: Any) -> tuple[Any, bytes]:
    return value.position(), value.__pydantic_serializer__.to_json(value)


@dataclass(frozen=True, slots=True)
class SetMarker:
    """The tuple is a SET: unique, and sorted when it is made."""

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> core_schema.CoreSchema:
        return core_schema.no_info_after_validator_function(_canonical, handler(source))


@dataclass(frozen=True, slots=True)
class ByIdMarker:
    """The tuple is a SET of things with ids; the document sorts it once its ids are known to be unique."""


def _ordered(value: Any) -> Any:
    if isinstance(value, AbstractSet):
        raise PydanticCustomError("unordered", "a list keeps its order: give a list or a tuple, not a set")
    return value


@dataclass(frozen=True, slots=True)
class ListMarker:
    """The tuple is a LIST: order and repetition are kept."""

    min_length: int = 0

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> core_schema.CoreSchema:
        schema = handler(source)
        if self.min_length:
            schema = {**schema, "min_length": self.min_length}
        return core_schema.no_info_before_validator_function(_ordered, schema)


SetOf: TypeAlias = Annotated[tuple[T, ...], SetMarker()]
"""A SET: unique, sorted by construction."""
ById: TypeAlias = Annotated[tuple[T, ...], ByIdMarker()]
"""A SET of things with ids, sorted by id by the document that holds it."""
ListOf: TypeAlias = Annotated[tuple[T, ...], ListMarker()]
"""A LIST: keeps order and repetition."""
NonEmptyListOf: TypeAlias = Annotated[tuple[T, ...], ListMarker(min_length=1)]
"""A LIST of at least one."""
