"""What `Edtf`, `Timestamp`, `Delay` and `LanguageTag` share: strings that check themselves, also for pydantic."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from pydantic_core import PydanticCustomError, core_schema

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Self

    from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler


class TextValue(str):
    """A string of one grammar, checked on construction; it compares, hashes and serialises as the string it is.

    A subclass gives the pydantic error type, its JSON Schema and `_checked`. The constructor raises `ValueError` with a
    message that says how to mend the text; inside a model the same message arrives under `error_type`.
    """

    __slots__ = ()

    error_type: ClassVar[str]
    json_schema: ClassVar[Mapping[str, Any]]

    def __new__(cls, text: str) -> Self:
        """Check the text; `TypeError` for what is no string, so that a number is never read as a year."""
        if not isinstance(text, str):
            raise TypeError(f"{cls.__name__} takes a string, not {type(text).__name__}")
        return super().__new__(cls, cls._checked(str(text)))

    @classmethod
    def _checked(cls, text: str) -> str:
        """Return the text in its canonical form or raise `ValueError`."""
        raise NotImplementedError  # pragma: no cover - each subclass has its own

    @classmethod
    def _for_pydantic(cls, text: str) -> Self:
        try:
            return cls(text)
        except ValueError as refusal:
            # The reason goes in as context: a template would take braces in the offending text for its own.
            raise PydanticCustomError(cls.error_type, "{reason}", {"reason": str(refusal)}) from None

    @classmethod
    def __get_pydantic_core_schema__(
        cls, _source: type[Any], _handler: GetCoreSchemaHandler
    ) -> core_schema.CoreSchema:
        # The reference makes one definition in the published JSON Schema out of many fields of this type.
        return core_schema.no_info_after_validator_function(
            cls._for_pydantic, core_schema.str_schema(strict=True), ref=f"{cls.__module__}.{cls.__qualname__}"
        )

    @classmethod
    def __get_pydantic_json_schema__(
        cls, _schema: core_schema.CoreSchema, _handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        return {"type": "string", "title": cls.__name__, **cls.json_schema}


def shown(text: str) -> str:
    """Quote a text for an error message, cut where it is too long to help."""
    return repr(text) if len(text) <= 60 else f"{text[:57]!r}..."
