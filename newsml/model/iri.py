"""`Iri` and `ArticleIri`: absolute IRIs, as strict as RFC 3987."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Annotated, Any, Final, TypeAlias

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic_core import PydanticCustomError, SchemaValidator, ValidationError, core_schema

from newsml.model._text_value import shown

MAX_LENGTH: Final = 2000

# RFC 3987, 2.2 (ucschar), without what its 4.1 forbids (characters that set the direction of text) and without white
# space, at which readers of N-Triples end an IRI. Private use characters (iprivate) are allowed in queries only, and
# RDF libraries differ about them: they have to be percent-encoded.
_BEYOND_ASCII: Final = "".join(
    f"{chr(first)}-{chr(last)}"
    for first, last in (
        *((0xA1, 0x167F), (0x1681, 0x1FFF), (0x200B, 0x200D), (0x2010, 0x2027), (0x2030, 0x205E)),
        *((0x2060, 0x2FFF), (0x3001, 0xD7FF), (0xF900, 0xFDCF), (0xFDF0, 0xFFEF)),
        *((plane << 16, (plane << 16) + 0xFFFD) for plane in range(1, 14)),
        (0xE1000, 0xEFFFD),
    )
)
# Unreserved and sub-delims; the hyphen comes first, as readers of ECMAScript's patterns differ about an escaped one.
_ASCII: Final = "-A-Za-z0-9._~!$&'()*+,;="
_ENCODED: Final = "%[0-9A-Fa-f]{2}"


def _some(characters: str) -> str:
    """Any number of these characters beside the common ones, or percent-encoded ones."""
    group = f"[{_ASCII}{characters}{_BEYOND_ASCII}]*"
    return f"{group}(?:{_ENCODED}{group})*"


def _ipv6() -> str:
    """RFC 3986, 3.2.2 (IPv6address): nine lines, by how many groups stand behind the double colon."""
    group = "[0-9A-Fa-f]{1,4}"
    octet = "(?:25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])"
    last = rf"(?:{group}:{group}|{octet}(?:\.{octet}){{3}})"

    def before(most: int) -> str:
        return f"(?:(?:{group}:){{0,{most}}}{group})?" if most else f"(?:{group})?"

    lines = [f"(?:{group}:){{6}}{last}", f"::(?:{group}:){{5}}{last}"]
    lines += [f"{before(4 - behind)}::(?:{group}:){{{behind}}}{last}" for behind in range(4, -1, -1)]
    lines += [f"{before(5)}::{group}", f"{before(6)}::"]
    return "|".join(lines)


_AUTHORITY: Final = (
    rf"(?:{_some(':')}@)?"
    rf"(?:\[(?:{_ipv6()}|[Vv][0-9A-Fa-f]+\.[{_ASCII}:]+)\]|{_some('')})"
    "(?::[0-9]*)?"
)
# RFC 3987, 2.2 (IRI). A path without an authority does not start with two slashes.
_WITHOUT_FRAGMENT: Final = (
    "[A-Za-z][A-Za-z0-9+.-]*:"
    f"(?://{_AUTHORITY}(?:/{_some(':@/')})?"
    f"|/?(?:(?:[{_ASCII}:@{_BEYOND_ASCII}]|{_ENCODED}){_some(':@/')})?)"
    rf"(?:\?{_some(':@/?')})?"
)
_WITH_FRAGMENT: Final = f"{_WITHOUT_FRAGMENT}(?:#{_some(':@/?')})?"


class _Text:
    """How pydantic sees an IRI: Rust does the matching, Python speaks only where it fails. Never instantiated."""

    grammar = _WITH_FRAGMENT
    name = "Iri"
    description = (
        "Absolute IRI (RFC 3987) such as https://www.wikidata.org/entity/Q212, a fragment allowed; without private use "
        "characters, white space and marks of text direction, which are to be percent-encoded"
    )

    @classmethod
    def __get_pydantic_core_schema__(
        cls, _source: Any, _handler: GetCoreSchemaHandler
    ) -> core_schema.CoreSchema:
        return core_schema.no_info_wrap_validator_function(
            cls._speak, cls.pattern_schema(), ref=f"{__name__}.{cls.name}"
        )

    @classmethod
    def pattern_schema(cls) -> core_schema.CoreSchema:
        """Return what Rust checks; `$` is the end of the text there."""
        return core_schema.str_schema(strict=True, pattern=f"^(?:{cls.grammar})$", max_length=MAX_LENGTH)

    @classmethod
    def _speak(cls, value: Any, check: core_schema.ValidatorFunctionWrapHandler) -> str:
        try:
            checked: str = check(value)
        except ValidationError:
            if not isinstance(value, str):
                raise
            raise PydanticCustomError("iri", "{reason}", {"reason": _reason(value, cls.grammar)}) from None
        return checked

    @classmethod
    def __get_pydantic_json_schema__(
        cls, _schema: core_schema.CoreSchema, _handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        return {
            "type": "string",
            "title": cls.name,
            "maxLength": MAX_LENGTH,
            "pattern": rf"^(?:{cls.grammar})(?![\s\S])",
            "description": cls.description,
        }


class _ArticleText(_Text):
    grammar = _WITHOUT_FRAGMENT
    name = "ArticleIri"
    description = (
        "Absolute IRI (RFC 3987) without a fragment, such as urn:newsml:example.org:20250903:paris: fragments name the "
        "parts of the article"
    )


@dataclass(frozen=True, slots=True)
class _Absolute:
    """Stands for a `_Text` in an annotation of `str`.

    The way round it makes one definition of many fields: one compiled pattern, and one entry in the JSON Schema.
    """

    kind: type[_Text]

    def __get_pydantic_core_schema__(
        self, _source: Any, handler: GetCoreSchemaHandler
    ) -> core_schema.CoreSchema:
        return handler.generate_schema(self.kind)


Iri: TypeAlias = Annotated[str, _Absolute(_Text)]
"""An absolute IRI (RFC 3987), at most 2000 characters."""

ArticleIri: TypeAlias = Annotated[str, _Absolute(_ArticleText)]
"""An absolute IRI without a fragment, at most 2000 characters: fragments name the parts of an article."""


@cache
def _matcher() -> SchemaValidator:
    return SchemaValidator(_Text.pattern_schema())


def is_iri(text: str) -> bool:
    """Whether a text is an `Iri`: for readers that keep what is none as a literal."""
    return _matcher().isinstance_python(text)


# Compiled by `re` where a text is refused, not on import.
_SCHEME: Final = "[A-Za-z][A-Za-z0-9+.-]*:"
_HOST_FIRST: Final = r"[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+(?:[/:?#]|\Z)"
_BAD_PERCENT: Final = "(?s:%(?![0-9A-Fa-f]{2}).{0,2})"
_FOREIGN: Final = rf"[^{_ASCII}:@/?#%\[\]{_BEYOND_ASCII}]"


def _reason(text: str, grammar: str) -> str:
    """Say why a text is no IRI, and how it could become one."""
    if not text:
        return "an empty text is no IRI; write an absolute one, such as https://example.org/news/1 or urn:example:1"
    return f"{shown(text)} is no absolute IRI: {_fault(text, grammar)}"


def _fault(text: str, grammar: str) -> str:
    if len(text) > MAX_LENGTH:
        return f"at most {MAX_LENGTH} characters, these are {len(text)}"
    if text != text.strip():
        return "remove the white space around it"
    if foreign := re.search(_FOREIGN, text):
        return _foreign(foreign[0])
    if bad := re.search(_BAD_PERCENT, text):
        return (
            f"two hexadecimal digits follow a percent sign, not {bad[0][1:]!r}; write %25 for the sign itself"
        )
    if re.match(_HOST_FIRST, text):
        return f"the scheme is missing; write https://{text}"
    if text.startswith("//"):
        return f"the scheme is missing; write https:{text}"
    if not re.match(_SCHEME, text):
        return "it starts with a scheme, such as https: or urn: (a letter, then letters, digits, +, - or .)"
    if text.count("#") > 1:
        return "write %23 for every number sign but the first"
    if grammar is _WITHOUT_FRAGMENT and "#" in text:
        return f"an article's id has no fragment, its parts are the fragments; write {text.partition('#')[0]}"
    if "[" in text or "]" in text:
        return "square brackets stand around an IPv6 address after // only; write %5B and %5D"
    return (
        "what follows // up to the next slash is a host, with a port in digits if any, as in example.org:8080"
    )


def _foreign(character: str) -> str:
    number = f"U+{ord(character):04X}"
    if "\ud800" <= character <= "\udfff":
        return f"it holds half a character ({number}); remove it"
    encoded = "".join(f"%{byte:02X}" for byte in character.encode())
    return f"the character {character!r} ({number}) has to be percent-encoded; write {encoded}"
