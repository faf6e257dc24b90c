"""What a bare value stands for, stated once for reading and writing."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any, Final, get_args

from newsml.formats.draft.yaml import Scalar
from newsml.model.code import Code, Name
from newsml.model.credit import Credit, Dateline, Party
from newsml.model.event import Participation, When, Where
from newsml.model.headline import AlternativeHeadline
from newsml.model.link import RelatedLink
from newsml.model.participant import Role
from newsml.model.provenance import Guideline
from newsml.model.statement import Factuality, Occasion
from newsml.model.types import WholeNumber

if TYPE_CHECKING:
    from newsml.model.record import Record

BARE: Final[dict[type[Record], str]] = {
    AlternativeHeadline: "text",
    Credit: "name",
    Dateline: "text",
    Factuality: "value",
    Guideline: "name",
    Name: "text",
    Occasion: "event",
    Participation: "participant",
    Party: "name",
    RelatedLink: "href",
    Role: "title",
    When: "value",
    Where: "place",
}
"""Class -> the field that a bare value is."""

_QCODE: Final = re.compile(r"[A-Za-z][\w.-]*:[^\s:/]\S*")
_IRI: Final = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*://\S+|urn:\S+")


def code_fields(text: str) -> dict[str, str]:
    """A code from text: an IRI has `://` or begins with `urn:`, a QCode a colon, anything else is a literal."""
    if _IRI.fullmatch(text):
        return {"iri": text}
    return {"qcode": text} if _QCODE.fullmatch(text) else {"literal": text}


def unfolded(cls: type[Record], value: str) -> dict[str, Any] | None:
    """A bare value as the fields of a record; None where the class has no shorthand."""
    if cls is Code:
        return dict(code_fields(str(value)))
    return {BARE[cls]: value} if cls in BARE else None


def folded(cls: type[Record], fields: dict[str, Any]) -> Any:
    """The fields of a record as a bare value, where reading gives the same fields again."""
    if len(fields) != 1:
        return fields
    ((name, value),) = fields.items()
    if cls is Code and isinstance(value, str):
        return value if code_fields(value) == fields else fields
    return value if BARE.get(cls) == name and isinstance(value, str) else fields


def scalar(cls: type[Record], name: str, value: Any) -> Any:
    """A scalar as its field wants it: words as text, numbers and flags as what they mean."""
    if not isinstance(value, Scalar):
        if type(value) is int and not _counts(cls, name):
            return str(value)
        return value
    return value.value if _counts(cls, name) else str(value)


@cache
def _counts(cls: type[Record], name: str) -> bool:
    """Whether a field holds whole numbers, or true and false."""
    info = cls.model_fields[name]
    return any(isinstance(mark, WholeNumber) for mark in info.metadata) or _has_number(info.annotation)


def _has_number(annotation: Any) -> bool:
    if annotation is bool or isinstance(annotation, WholeNumber):
        return True
    return any(_has_number(part) for part in get_args(annotation))
