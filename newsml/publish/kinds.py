"""The kinds of node in JSON-LD documents of newsml, what each says, and of what form that is: read off the mapping.

A row of the mapping tells its property, and through the model's field whether there has to be one, whether there can be
several, and which values are allowed. What a pair of functions writes is stated here.
"""

from __future__ import annotations

import inspect
import re
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from pydantic import TypeAdapter

from newsml.formats.jsonld.mapping import PLAIN, REF, NodeMap, Place
from newsml.formats.jsonld.nodes import code
from newsml.formats.jsonld.nodes.statement import SAYING
from newsml.model.structure import shape
from newsml.publish.kind import TEXT, Described, Kind, Property, Reference
from newsml.publish.written import (
    ADDED,
    CHOICES,
    CODED,
    IDENTIFIED,
    INSIDE,
    KIND_OF,
    MAPPINGS,
    NEEDED,
    PARTS,
    PLACE,
    WRITTEN,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from newsml.formats.jsonld.term import Term
    from newsml.model.record import Record
    from newsml.publish.kind import Value


@cache
def kinds() -> Mapping[str, Kind]:
    """All kinds by name, in the order of the mappings."""
    made = [_kind(name, map_, forms) for name, (map_, forms) in MAPPINGS.items()]
    return {kind.name: kind for kind in (*made, *PARTS)}


def _kind(name: str, map_: NodeMap, forms: tuple[tuple[str, ...], ...]) -> Kind:
    found: dict[Term, Property] = {}
    for row in map_.rows:
        if isinstance(row, Place):
            found.setdefault(row.term, _of_place(map_, row))
            continue
        for term in row.terms:
            if term not in INSIDE.get(name, ()):
                values = WRITTEN.get(name, {}).get(term, ())
                needed = (name, term) in NEEDED
                found.setdefault(term, Property(term, values, single=term.many != "set", required=needed))
    about = "The act of saying something." if map_ is SAYING else _first_sentence(map_.cls)
    classes = forms or ((str(map_.type),),)
    return Kind(name, about, classes, (*found.values(), *ADDED.get(name, ())), CHOICES.get(name, ()))


def _of_place(map_: NodeMap, row: Place) -> Property:
    shaped = next(item for item in shape(map_.cls) if item.name == row.field)
    values: tuple[Value, ...] = ()
    if isinstance(row.codec, NodeMap):
        values = (Described(KIND_OF[id(row.codec)]),)
    elif row.codec is REF:
        values = (Reference(shaped.refers_to),)
    elif isinstance(row.codec, code.CodeValue):
        values = _of_code(row.codec)
    elif row.term.kind == "node":
        values = (TEXT,) if row.codec is PLAIN else (*PLACE, Described("Where"))
    return Property(
        row.term,
        values,
        single=shaped.collection == "one",
        required=shaped.required and shaped.collection == "one",
        facets=_facets(map_.cls, row.field),
    )


def _of_code(codec: code.CodeValue) -> tuple[Value, ...]:
    if codec is code.CONCEPT:
        return CODED
    return IDENTIFIED if codec is code.IDENTIFIER else (*CODED, TEXT)


def _first_sentence(cls: type[Record]) -> str:
    first = (inspect.getdoc(cls) or "").partition("\n\n")[0]
    return " ".join(first.split())


@cache
def _schema(cls: type[Record]) -> dict[str, Any]:
    return TypeAdapter(cls).json_schema()


_LOOKAHEAD: Final = re.compile(r"\(\?[=!](?:\[[^\]]*\]|[^()\[\]])*\)")
_NO_XML: Final = r"\x00-\x08\x0B\x0C\x0E-\x1F\uD800-\uDFFF\uFFFE\uFFFF"


def _facets(cls: type[Record], name: str) -> dict[str, Any]:
    """The bounds of a field as JSON Schema has them; none where it may have several forms."""
    whole = _schema(cls)
    part = whole.get("properties", whole.get("$defs", {}).get(cls.__name__, {}).get("properties"))[name]
    part = part.get("items", part)
    forms = [form for form in part.get("anyOf", [part]) if form.get("type") != "null"]
    if len(forms) != 1:
        return {}
    form = forms[0]
    form = whole["$defs"][form["$ref"].rpartition("/")[2]] if "$ref" in form else form
    out = {key: form[key] for key in ("minimum", "maximum", "minLength", "maxLength") if key in form}
    if "pattern" in form:
        pattern = _portable(form["pattern"])
        out |= {"pattern": pattern} if pattern else {"minLength": 1}
    return out


def _portable(pattern: str) -> str:
    """A pattern as SPARQL's REGEX reads it (XPath and XQuery Functions, 5.6.1), which is laxer.

    There are no lookaheads, no groups that capture nothing and no escapes by number; and what no XML can hold need not
    be forbidden. Empty where nothing is left to say.
    """
    plain = _LOOKAHEAD.sub("", pattern).replace("(?:", "(").replace(_NO_XML, "")
    plain = re.sub(r"\\u([0-9A-F]{4})", lambda found: chr(int(found[1], 16)), plain) + "$"
    return "" if "[^]" in plain else plain
