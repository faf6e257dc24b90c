"""Codes and names."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from newsml.errors import NewsmlError
from newsml.formats.jsonld import terms as t
from newsml.formats.jsonld.mapping import NodeMap, Numbered, Pair, Place, types, values
from newsml.formats.jsonld.term import CV
from newsml.model.code import Code, Name
from newsml.model.language import LanguageTag

if TYPE_CHECKING:
    from newsml.formats.jsonld.mapping import Data, Node
    from newsml.formats.jsonld.sides import Reader, Writer
    from newsml.formats.jsonld.term import Term


class LanguageString(Numbered):
    """A name: a string, with its language where that is known (RDF's language-tagged string)."""

    def decode(self, value: Any, _r: Reader) -> Any:
        if type(value) is not dict:
            return {"text": value}
        out = {"text": value.get("@value")}
        if "@language" in value:
            out["language"] = value["@language"]
        return out

    def encode(self, value: Name, _w: Writer, _at: str) -> Any:
        if value.language is None:
            return value.text
        return {"@value": value.text, "@language": value.language}


NAME_FIELDS: Final = frozenset({"Name.text", "Name.language"})
"""What `LanguageString` places."""


def canonical_language(tag: str) -> str:
    """The tag in canonical case; RDF libraries write language tags in lower case."""
    try:
        return LanguageTag(tag)
    except (ValueError, NewsmlError):
        return tag


_ROWS = (
    Place("iri", t.SAME_AS),
    Place("literal", t.LITERAL),
    Place("names", t.ALTERNATE_NAME, LanguageString()),
)
DEFINED_TERM = NodeMap(Code, (Place("qcode", t.TERM_CODE), *_ROWS), "DefinedTerm")
PROPERTY_VALUE = NodeMap(Code, (Place("qcode", t.VALUE), *_ROWS), "PropertyValue")


class CodeValue(Numbered):
    """A code: a link where it is an IRI and no more, text where that is allowed and it is a literal, else a node."""

    def __init__(self, map_: NodeMap = DEFINED_TERM, *, text: bool = True) -> None:
        self.map = map_
        self._text = text

    def decode(self, value: Any, r: Reader) -> Any:
        if type(value) is not dict:
            return {"literal": value}
        node = r.node(value)
        if node is None:
            return {"iri": value.get("@id")}
        found = types(node)
        return r.decoded(value, self.map) if not found or self.map.type in found else None

    def encode(self, value: Code, w: Writer, at: str) -> Any:
        if not value.names:
            # An IRI that looks like one of our own is written into a node, so that it cannot be taken for one.
            if value.iri is not None and not value.iri.startswith((w.own, CV)):
                return {"@id": value.iri}
            if value.literal is not None and self._text:
                return value.literal
        return self.map.write(value, w, at)


def coded(field: str, plain: Term, other: Term, *, text: bool = True) -> Pair:
    """A code under a property of schema.org that takes links, and texts if `text`; nodes stand under one of ours."""
    codec = CodeValue(text=text)

    def read(node: Node, data: Data, r: Reader) -> None:
        for value in (*values(node, other), *values(node, plain)):
            found = codec.decode(value, r)
            if found is not None:
                data[field] = found
                return

    def write(record: Any, node: Node, w: Writer, at: str) -> None:
        code = getattr(record, field)
        if code is not None:
            value = codec.encode(code, w, f"{at}.{field}")
            is_node = type(value) is dict and len(value) > 1
            term = other if is_node else plain
            node[term.name] = [value] if term.many == "set" else value

    return Pair((field,), (plain, other), read, write)


CODE = CodeValue()
CONCEPT = CodeValue(text=False)
IDENTIFIER = CodeValue(PROPERTY_VALUE)
