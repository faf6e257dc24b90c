"""`Code` and `Name`: controlled values and names by language."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Self

from pydantic import ConfigDict, model_validator
from pydantic_core import PydanticCustomError

from newsml.model.iri import Iri
from newsml.model.language import LanguageTag
from newsml.model.record import Record
from newsml.model.tuples import SetOf
from newsml.model.types import Label, QCode

if TYPE_CHECKING:
    from pydantic.config import JsonDict


class Name(Record):
    """A name, with the language it is in where that is known."""

    text: Label
    """The name itself."""
    language: LanguageTag | None = None
    """BCP 47 tag of the language of the name."""


def _exactly_one(schema: JsonDict) -> None:
    schema["oneOf"] = [
        {"required": [kind], "properties": {kind: {"type": "string"}}} for kind in ("iri", "qcode", "literal")
    ]


class Code(Record):
    """A value of some scheme: exactly one of `iri`, `qcode` and `literal`, with optional names.

    After NewsML-G2's flexible properties (qcode, uri, literal). A QCode whose alias nobody declared stays a QCode.
    """

    model_config = ConfigDict(json_schema_extra=_exactly_one)

    iri: Iri | None = None
    """The concept's IRI."""
    qcode: QCode | None = None
    """Scheme alias and code, as in `medtop:04000000`."""
    literal: Label | None = None
    """A value of no scheme."""
    names: SetOf[Name] = ()
    """What the concept is called, by language."""

    @model_validator(mode="after")
    def _one_form(self) -> Self:
        if [self.iri, self.qcode, self.literal].count(None) != 2:
            raise PydanticCustomError("code_form", "give exactly one of iri, qcode and literal")
        return self

    @property
    def value(self) -> str:
        """The identifier itself, whichever form it has."""
        return self.iri or self.qcode or self.literal or ""

    def __str__(self) -> str:
        return self.names[0].text if self.names else self.value

    def position(self) -> tuple[Any, ...]:
        """Sorted by identifier."""
        return (self.iri or self.qcode or self.literal or "",)
