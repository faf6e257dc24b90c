"""Scalar types that the model is made of.

Every refusal carries a stable error type and a message that says how to mend the value. The JSON Schema pattern of
a type and the pattern that pydantic applies accept the same strings: both are kept side by side here, because Rust's
``$`` means the end of the text while ECMAScript's and Python's also match before a final line feed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Annotated, Any, Final, Literal, TypeAlias

from pydantic import Strict
from pydantic_core import PydanticCustomError, core_schema

if TYPE_CHECKING:
    from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
    from pydantic.json_schema import JsonSchemaValue

_END: Final = r"(?![\s\S])"


@dataclass(frozen=True, slots=True)
class Pattern:
    """A string that matches a pattern; the refusal is ours, the matching is pydantic-core's."""

    error_type: str
    message: str
    rust: str
    ecma: str

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> core_schema.CoreSchema:
        text = core_schema.str_schema(strict=True, pattern=f"^(?:{self.rust})$")
        return core_schema.custom_error_schema(text, self.error_type, custom_error_message=self.message)

    def __get_pydantic_json_schema__(
        self, schema: core_schema.CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        return {"type": "string", "pattern": f"^(?:{self.ecma}){_END}"}


# XML 1.0 (5th edition), production 2 Char: everything else cannot be carried by any of the XML formats.
_ILLEGAL_RUST: Final = r"\x00-\x08\x0B\x0C\x0E-\x1F\x{FFFE}\x{FFFF}"
_ILLEGAL_ECMA: Final = r"\x00-\x08\x0B\x0C\x0E-\x1F\uD800-\uDFFF\uFFFE\uFFFF"
_BREAKS_RUST: Final = r"\t\n\r\x{85}\x{2028}\x{2029}"
_BREAKS_ECMA: Final = r"\t\n\r\u0085\u2028\u2029"
_SPACE_RUST: Final = (
    r"\t\n\r \x{85}\x{A0}\x{1680}\x{2000}-\x{200A}\x{2028}\x{2029}\x{202F}\x{205F}\x{3000}\x{FEFF}"
)
_SPACE_ECMA: Final = r"\t\n\r \u0085\u00A0\u1680\u2000-\u200A\u2028\u2029\u202F\u205F\u3000\uFEFF"

ILLEGAL_CHARACTER: Final = re.compile(f"[{_ILLEGAL_ECMA}]")
"""Finds a character that XML 1.0 cannot carry (for readers that must report or replace it)."""

LABEL_BREAK: Final = re.compile(f"[{_BREAKS_ECMA}]+")
"""Finds what a `Label` may not hold besides illegal characters (for readers that fold lines)."""

Text: TypeAlias = Annotated[
    str,
    Pattern(
        "text",
        "write at least one character; control characters other than tab, line feed and carriage return, lone "
        "surrogates, U+FFFE and U+FFFF cannot be carried by XML 1.0: remove them",
        f"[^{_ILLEGAL_RUST}]+",
        f"[^{_ILLEGAL_ECMA}]+",
    ),
]
"""Any non-empty text that XML 1.0 can carry (XML 1.0, production 2)."""

Label: TypeAlias = Annotated[
    str,
    Pattern(
        "label",
        "write a single, non-empty line: no tab, no line break, and no character that XML 1.0 cannot carry",
        f"[^{_ILLEGAL_RUST}{_BREAKS_RUST}]+",
        f"[^{_ILLEGAL_ECMA}{_BREAKS_ECMA}]+",
    ),
]
"""One non-empty line of text that XML 1.0 can carry."""

LocalId: TypeAlias = Annotated[
    str,
    Pattern(
        "local_id",
        "write a letter or underscore, then at most 63 letters, digits, underscores or hyphens (A-Z, a-z, 0-9)",
        r"[A-Za-z_][A-Za-z0-9_-]{0,63}",
        r"[A-Za-z_][A-Za-z0-9_-]{0,63}",
    ),
]
"""An id inside one article, valid as an XML NCName, a QCode's code and a URL fragment."""

QCode: TypeAlias = Annotated[
    str,
    Pattern(
        "qcode",
        "write alias:code without white space, as in medtop:04000000",
        f"[^{_ILLEGAL_RUST}{_SPACE_RUST}:]+:[^{_ILLEGAL_RUST}{_SPACE_RUST}]+",
        f"[^{_ILLEGAL_ECMA}{_SPACE_ECMA}:]+:[^{_ILLEGAL_ECMA}{_SPACE_ECMA}]+",
    ),
]
"""Scheme alias and code (NewsML-G2, QCodeType); the alias need not be known."""

Sha256: TypeAlias = Annotated[
    str,
    Pattern(
        "sha256", "write the 64 lower-case hexadecimal digits of a SHA-256", "[0-9a-f]{64}", "[0-9a-f]{64}"
    ),
]
"""SHA-256 of a text's UTF-8 bytes, in lower-case hexadecimal."""

CountryCode: TypeAlias = Annotated[
    str,
    Pattern("country_code", "write the two capital letters of ISO 3166-1, as in FR", "[A-Z]{2}", "[A-Z]{2}"),
]
"""ISO 3166-1 alpha-2 country code."""


@dataclass(frozen=True, slots=True)
class WholeNumber:
    """A whole number in a range; booleans, floats and strings are refused with a hint."""

    error_type: str
    low: int
    high: int | None
    hint: str

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> core_schema.CoreSchema:
        return core_schema.no_info_plain_validator_function(self.check)

    def check(self, value: Any) -> int:
        high = self.high
        if type(value) is int and value >= self.low and (high is None or value <= high):
            return value
        if self.error_type == "percent" and type(value) is float and 0 < value <= 1:
            guess = round(value * 100)
            raise PydanticCustomError("percent", "0..100; did you mean {guess}?", {"guess": guess})
        raise PydanticCustomError(self.error_type, "{hint}", {"hint": self.hint})

    def __get_pydantic_json_schema__(
        self, schema: core_schema.CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        out: JsonSchemaValue = {"type": "integer", "minimum": self.low}
        if self.high is not None:
            out["maximum"] = self.high
        return out


# XSD's xs:nonNegativeInteger has no bound, but readers in other languages use 32 bits for offsets and versions.
_MAX_INT: Final = 2**31 - 1

Percent: TypeAlias = Annotated[int, WholeNumber("percent", 0, 100, "0..100: write a whole number of percent")]
"""A whole number from 0 to 100 (IPTC's scale for confidence and relevance)."""

Offset: TypeAlias = Annotated[
    int, WholeNumber("offset", 0, _MAX_INT, "write a whole number from 0 up: a count of Unicode code points")
]
"""A position in a text: Unicode code points before it (W3C Web Annotation Data Model, section 4.2.4)."""

Ordinal: TypeAlias = Annotated[int, WholeNumber("ordinal", 1, _MAX_INT, "write a whole number from 1 up")]
"""A whole number from 1 up."""

Urgency: TypeAlias = Annotated[
    int, WholeNumber("urgency", 1, 9, "write a whole number from 1 (most urgent) to 9 (least urgent)")
]
"""IPTC's urgency, 1 (most) to 9 (least)."""

Level: TypeAlias = Annotated[int, WholeNumber("level", 1, 9, "write a whole number from 1 to 9")]
"""A heading's level or a list item's depth."""

_DECIMAL: Final = re.compile(r"-?[0-9]{1,3}(?:\.[0-9]{1,15})?", re.ASCII)


@dataclass(frozen=True, slots=True)
class DegreesUpTo:
    """Decimal degrees as text, made canonical: no plus sign, no leading or trailing zero, no negative zero."""

    limit: int

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> core_schema.CoreSchema:
        return core_schema.no_info_plain_validator_function(self.check)

    def check(self, value: Any) -> str:
        if type(value) is str and _DECIMAL.fullmatch(value):
            number = Decimal(value)
            if abs(number) <= self.limit:
                return _canonical_decimal(number)
        raise PydanticCustomError(
            "degrees",
            'write decimal degrees from -{limit} to {limit} as text, at most 15 decimals, as in "48.8566"',
            {"limit": self.limit},
        )

    def __get_pydantic_json_schema__(
        self, schema: core_schema.CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        limit = str(self.limit)
        below = "0{0,2}[0-9]|0?[1-8][0-9]" if limit == "90" else "[0-9]{1,2}|0[0-9]{2}|1[0-7][0-9]"
        top = f"0?{limit}" if limit == "90" else limit
        fraction = r"(?:\.[0-9]{1,15})?"
        return {"type": "string", "pattern": rf"^-?(?:(?:{below}){fraction}|{top}(?:\.0{{1,15}})?){_END}"}


def _canonical_decimal(number: Decimal) -> str:
    text = format(number, "f")
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


Latitude: TypeAlias = Annotated[str, DegreesUpTo(90)]
"""Decimal degrees north (WGS 84), as canonical text."""

Longitude: TypeAlias = Annotated[str, DegreesUpTo(180)]
"""Decimal degrees east (WGS 84), as canonical text."""


@dataclass(frozen=True, slots=True)
class RefersTo:
    """Marks a `LocalId` that must be the id of one of these: participant, topic, event, statement, agent."""

    targets: tuple[str, ...]
    binding: bool = False
    """Whether the record goes with what it refers to, though it could be without: it would mean more than it did."""


ParticipantRef: TypeAlias = Annotated[LocalId, RefersTo(("participant",))]
"""The id of a participant of the same article."""
TopicRef: TypeAlias = Annotated[LocalId, RefersTo(("topic",))]
"""The id of a topic of the same article."""
EventRef: TypeAlias = Annotated[LocalId, RefersTo(("event",))]
"""The id of an event of the same article."""
StatementRef: TypeAlias = Annotated[LocalId, RefersTo(("statement",))]
"""The id of a statement of the same article."""
AgentRef: TypeAlias = Annotated[LocalId, RefersTo(("agent",))]
"""The id of an agent of the same article's provenance."""
AnyRef: TypeAlias = Annotated[LocalId, RefersTo(("participant", "topic", "event", "statement"))]
"""The id of a participant, topic, event or statement of the same article."""


@dataclass(frozen=True, slots=True)
class UnionError:
    """Gives a union one error of its own instead of one for each of its branches.

    Where one of them is a record, what is wrong in an object is told as of that, at its own place.
    """

    error_type: str
    message: str
    record: type[Any] | None = None

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> core_schema.CoreSchema:
        told = core_schema.custom_error_schema(
            handler(source), self.error_type, custom_error_message=self.message
        )
        record = self.record
        if record is None:
            return told

        def check(value: Any, otherwise: core_schema.ValidatorFunctionWrapHandler) -> Any:
            # The errors of a validation inside of another one are told with the path of both.
            return record.model_validate(value) if isinstance(value, dict) else otherwise(value)

        return core_schema.no_info_wrap_validator_function(check, told)

    def __get_pydantic_json_schema__(
        self, schema: core_schema.CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        inner = schema["schema"]
        return handler(inner["schema"] if self.record is not None else inner)


Flag: TypeAlias = Annotated[bool, Strict()]
"""True or false; no number and no word stands for it."""

TextField: TypeAlias = Literal["headline", "standfirst", "body"]
"""The annotatable texts of an article, each with its own offsets."""
