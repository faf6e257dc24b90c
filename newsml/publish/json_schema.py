"""JSON Schema (draft 2020-12) of the native documents, made from the model.

It says all that a schema can say: types, ranges, patterns, closed lists, closed objects, one-of forms. Not what only
the document as a whole can tell (ids, references, offsets, cycles), nor the calendar, nor that `1.0` is not written for
`1`: a schema takes both for one number.
"""

from __future__ import annotations

import ast
import inspect
import re
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from pydantic import TypeAdapter
from pydantic.json_schema import GenerateJsonSchema

from newsml.formats.native.document import VERSION
from newsml.model import types
from newsml.model.article import Article
from newsml.model.record import docstrings_below
from newsml.model.register import Register
from newsml.model.structure import records, shape

if TYPE_CHECKING:
    from pydantic.json_schema import JsonSchemaValue

    from newsml.model.record import Record

HOME: Final = f"https://w3id.org/news-annotation/schema/{VERSION}"
"""The IRI under which the documents of this version are published."""

_KEY_ORDER: Final = (
    *(
        "$schema",
        "$id",
        "$ref",
        "title",
        "description",
        "type",
        "enum",
        "const",
        "pattern",
        "minLength",
        "maxLength",
    ),
    *("minimum", "maximum", "default", "items", "minItems", "contains", "properties", "required"),
    *("additionalProperties", "not", "oneOf", "anyOf", "allOf", "$defs"),
)
_PLACES: Final = {key: place for place, key in enumerate(_KEY_ORDER)}
_LOCAL: Final = "#/$defs/"
_NAMED: Final = frozenset({"properties", "$defs"})
"""Keys that hold schemas by name: their keys are not keywords."""

_VERSION_KEY: Final = {
    "description": "The version of this schema that the document was written for; version 1 of it where absent.",
    "type": "string",
    "pattern": rf"^{VERSION.partition('.')[0]}\.(?:0|[1-9][0-9]{{0,5}})(?![\s\S])",
}
_SCHEMA_KEY: Final = {
    "description": "Where the schema is that editors check the document with; it says nothing of the article.",
    "type": "string",
}
_HEAD: Final = {"newsml": _VERSION_KEY, "$schema": _SCHEMA_KEY}
"""The keys of a document that are no fields of the model."""


class _Generator(GenerateJsonSchema):
    """Pydantic's, without titles that restate the key."""

    def field_title_should_be_set(self, schema: Any) -> bool:  # noqa: ARG002 - the signature is pydantic's
        return False


def article_schema() -> JsonSchemaValue:
    """The schema of an article as a native JSON document."""
    schema, definitions = _schema_of(Article)
    properties = {**_HEAD, **schema.pop("properties")}
    return _document(
        "article", "News article with annotations", {**schema, "properties": properties}, definitions
    )


def register_schema() -> JsonSchemaValue:
    """The schema of a register as a native JSON document."""
    schema, definitions = _schema_of(Register)
    document = {
        "description": schema["description"],
        "type": "object",
        "properties": {
            **_HEAD,
            "register": {"$ref": f"{_LOCAL}Register", "description": "The register itself."},
        },
        "required": ["register"],
        "additionalProperties": False,
    }
    definitions["Register"] = schema
    return _document("register", "Register of participants, topics and events", document, definitions)


def _document(
    name: str, title: str, schema: JsonSchemaValue, definitions: JsonSchemaValue
) -> JsonSchemaValue:
    used: dict[str, Any] = {}
    _collect(schema, definitions, used)
    head = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"{HOME}/{name}.schema.json",
        **schema,
        "title": title,
        "$defs": dict(sorted(used.items())),
    }
    ordered: JsonSchemaValue = _ordered(head)
    return ordered


def _collect(part: Any, definitions: JsonSchemaValue, used: dict[str, Any]) -> None:
    """Adds the definitions that a schema refers to, at any remove."""
    if isinstance(part, list):
        for item in part:
            _collect(item, definitions, used)
    elif isinstance(part, dict):
        name = str(part.get("$ref", "")).removeprefix(_LOCAL)
        if name and name not in used:
            used[name] = definitions[name]
            _collect(definitions[name], definitions, used)
        for item in part.values():
            _collect(item, definitions, used)


def _schema_of(root: type[Record]) -> tuple[JsonSchemaValue, JsonSchemaValue]:
    """The schema of a class, and the definitions that it refers to."""
    schema = TypeAdapter(root).json_schema(mode="validation", schema_generator=_Generator)
    definitions: JsonSchemaValue = schema.pop("$defs")
    for cls in records(root):
        part = schema if cls is root else definitions[cls.__name__]
        part["description"] = _prose(part["description"])
        for field in shape(cls):
            part["properties"][field.name] = _named(part["properties"][field.name], field.refers_to)
    return schema, {**definitions, **_scalars(), **_references()}


def _prose(docstring: str) -> str:
    """A docstring without the section that tells Python programmers what it raises, one line a paragraph."""
    text = docstring.partition("\nRaises:")[0].strip()
    return re.sub(r"(?<!\n)\n(?!\n)", " ", text)


@cache
def _scalars() -> dict[str, JsonSchemaValue]:
    """The scalar types that are more than a range or a list, by name; references to them keep the schema short."""
    docs = docstrings_below(ast.parse(inspect.getsource(types)).body)
    names = ("CountryCode", "Label", "Latitude", "LocalId", "Longitude", "QCode", "Sha256", "Text")
    return {
        name: {"description": docs[name], **TypeAdapter(getattr(types, name)).json_schema()} for name in names
    }


@cache
def _references() -> dict[str, JsonSchemaValue]:
    """The types of ids that refer to something, by name."""
    docs = docstrings_below(ast.parse(inspect.getsource(types)).body)
    return {
        name: {"$ref": f"{_LOCAL}LocalId", "description": docs[name]} for name in _reference_names().values()
    }


@cache
def _reference_names() -> dict[tuple[str, ...], str]:
    """The name of the type of reference for what it may refer to."""
    return {
        mark.targets: name
        for name, alias in vars(types).items()
        for mark in getattr(alias, "__metadata__", ())
        if isinstance(mark, types.RefersTo)
    }


def _named(part: Any, refers_to: tuple[str, ...]) -> Any:
    """A schema in which the scalar types are references to their definitions."""
    if isinstance(part, list):
        return [_named(item, refers_to) for item in part]
    if not isinstance(part, dict):
        return part
    kept = {key: part[key] for key in ("description", "default") if key in part}
    plain = {key: value for key, value in part.items() if key not in kept}
    for name, scalar in _scalars().items():
        if plain == {key: value for key, value in scalar.items() if key != "description"}:
            return {"$ref": f"{_LOCAL}{_reference_names().get(refers_to, name)}", **kept}
    return {key: _named(value, refers_to) for key, value in part.items()}


def _ordered(part: Any, *, by_name: bool = False) -> Any:
    """A schema with its keywords in one fixed order; what stands under names of its own keeps its order."""
    if isinstance(part, list):
        return [_ordered(item) for item in part]
    if not isinstance(part, dict):
        return part
    keys = part if by_name else sorted(part, key=lambda key: _PLACES.get(key, len(_PLACES)))
    return {key: _ordered(part[key], by_name=key in _NAMED and not by_name) for key in keys}
