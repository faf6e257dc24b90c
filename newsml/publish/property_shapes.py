"""The shapes of properties: one for each term, or several where kinds of node mean different things by it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from newsml.formats.jsonld import terms as t
from newsml.formats.jsonld.term import DATATYPES, XSD
from newsml.publish.kind import LINK, Described, Reference, Words
from newsml.publish.kinds import kinds
from newsml.publish.node_shapes import collections, essence
from newsml.publish.shape_names import NAMES, any_of, bounds, cells, members, reference, shape_name
from newsml.publish.turtle import text
from newsml.publish.written import THINGS

if TYPE_CHECKING:
    from newsml.publish.kind import Choice, Property, Value
    from newsml.publish.turtle import Properties


def property_shapes() -> list[tuple[str, Properties]]:
    found: dict[str, Properties] = {}
    for kind in kinds().values():
        for item in kind.properties:
            name = shape_name(kind, item)
            if name not in found:
                found[name] = _shape(item)
                if item.term.many == "list":
                    found[f"{name}-cell"] = {
                        **_typed(cells(item.term), f"cell of {item.term.name}"),
                        "sh:node": ":ListCell",
                    }
                    found[f"{name}-member"] = {
                        **_typed(members(item.term), f"member of {item.term.name}"),
                        **_values(item, strict=True),
                    }
        for choice in kind.choices:
            found[f":{kind.name}-{choice.name}"] = _chosen(choice)
    return list(found.items())


def _typed(path: Any, name: str) -> Properties:
    return {"a": "sh:PropertyShape", "sh:name": text(name), "sh:path": path}


def _chosen(choice: Choice) -> Properties:
    counts = {"sh:minCount": choice.least, "sh:maxCount": choice.most}
    name = " or ".join(term.name for term in choice.terms)
    return {
        **_typed(any_of(*choice.terms), name),
        **{key: str(count) for key, count in counts.items() if count},
    }


def _shape(item: Property) -> Properties:
    term = item.term
    path: Any = {"sh:inversePath": NAMES(term.iri)} if term.reverse else NAMES(term.iri)
    out = _typed(path, term.name)
    if item.required:
        out["sh:minCount"] = "1"
    if term.many == "list":
        return {**out, "sh:maxCount": "1"}
    if item.single:
        out["sh:maxCount"] = "1"
    return {**out, **_values(item, strict=item.single or item.required)}


def _values(item: Property, *, strict: bool) -> Properties:
    """What the values of a property have to be; others may add theirs where it is not `strict`."""
    term = item.term
    if term.kind == "word":
        return {"sh:in": [NAMES(iri) for iri in (term.words or {}).values()]}
    if term.kind == "link":
        return {"sh:nodeKind": "sh:IRI"}
    if term.kind == "names":
        return {
            "sh:or": [{"sh:datatype": "xsd:string"}, {"sh:datatype": "rdf:langString"}],
            "sh:minLength": "1",
        }
    if term.kind == "node":
        return _nodes(item, strict=strict)
    return {"sh:datatype": NAMES(DATATYPES.get(term.kind, XSD + "string")), **bounds(item)}


def _nodes(item: Property, *, strict: bool) -> Properties:
    values = item.values
    if strict and len(values) == 1 and isinstance(values[0], Described) and not values[0].motivations:
        return {"sh:node": f":{values[0].kind}"}
    out: Properties = {}
    whole = not all(isinstance(value, Described) for value in values)
    forms = [_form(value, item, whole=whole) for value in values]
    if not strict and LINK not in values:
        forms += _others(values)
    if len(forms) > 1:
        out["sh:or"] = forms
    else:
        out = {"sh:node": forms[0]} if isinstance(forms[0], str) else dict(forms[0])
    if all(isinstance(value, Described) for value in values):
        described = [kinds()[value.kind] for value in values if isinstance(value, Described)]
        inner = dict.fromkeys(name for kind in described for name in collections(kind))
        if inner:
            out["sh:property"] = tuple(inner)
    return out


def _others(values: tuple[Value, ...]) -> list[Any]:
    """What others may add: nodes whose IRI is none that newsml gives to nodes of these kinds."""
    things = [
        isinstance(value, Reference) or value.kind in THINGS
        for value in values
        if not isinstance(value, (str, Words))
    ]
    if all(things):
        return [":OtherThing"]
    return [{"sh:and": [":OtherThing", ":OtherNode"]}] if any(things) else [":OtherNode"]


def _form(value: Value, item: Property, *, whole: bool) -> Any:
    if isinstance(value, Reference):
        return reference(value.targets)
    if isinstance(value, Words):
        return {"sh:in": [NAMES(iri) for iri in value.iris]}
    if isinstance(value, Described):
        return f":{value.kind}" if whole else _essence_of(value)
    return ":Link" if value == LINK else {"sh:datatype": "xsd:string", **bounds(item)}


def _essence_of(value: Described) -> Properties:
    found = essence(kinds()[value.kind])
    if value.motivations:
        allowed = [NAMES((t.MOTIVATION.words or {})[name]) for name in value.motivations]
        told = {"sh:path": NAMES(t.MOTIVATION.iri), "sh:in": allowed}
        found["sh:property"] = (*found["sh:property"], told)
    return found
