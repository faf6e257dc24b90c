"""How shapes are called, and the words that all of them are made of: classes, paths and bounds."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, Final

from newsml.formats.jsonld import terms as t
from newsml.formats.jsonld.term import BIBO, DCTERMS, FOAF, NA, OA, OWL, PROV, RDF, SCHEMA, SKOS, TIME, XSD
from newsml.publish.kinds import kinds
from newsml.publish.turtle import Names, text

if TYPE_CHECKING:
    from newsml.formats.jsonld.term import Term
    from newsml.publish.kind import Kind, Property
    from newsml.publish.turtle import Properties

SH: Final = "http://www.w3.org/ns/shacl#"
SHAPES: Final = "https://w3id.org/news-annotation/shapes#"
"""Where the shapes have their names."""

NAMES: Final = Names(
    {
        "": SHAPES,
        "sh": SH,
        "na": NA,
        "schema": SCHEMA,
        "oa": OA,
        "prov": PROV,
        "dcterms": DCTERMS,
        "skos": SKOS,
        "foaf": FOAF,
        "bibo": BIBO,
        "time": TIME,
        "owl": OWL,
        "rdf": RDF,
        "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
        "xsd": XSD,
    }
)


@cache
def _shape_names() -> dict[tuple[str, str], str]:
    """The name of each kind's shape of a term: kinds that say the same of it share one."""
    alike: dict[str, dict[Any, list[str]]] = {}
    for kind in kinds().values():
        for item in kind.properties:
            alike.setdefault(item.term.name, {}).setdefault(_said_of(item), []).append(kind.name)
    out = {}
    for term, groups in alike.items():
        common = max(groups.values(), key=len)
        for names in groups.values():
            shape_name = f":{term}" if names is common else f":{names[0]}-{term}"
            out.update({(name, term): shape_name for name in names})
    return out


def _said_of(item: Property) -> tuple[Any, ...]:
    """What tells shapes of one term apart."""
    limits = tuple(bounds(item).items()) if item.term.kind not in ("word", "link", "names") else ()
    return item.values, item.single, item.required, limits


def shape_name(kind: Kind, item: Property) -> str:
    return _shape_names()[kind.name, item.term.name]


def reference(targets: tuple[str, ...]) -> str:
    return f":{'Thing' if len(targets) > 1 else targets[0].capitalize()}Reference"


def of_classes(forms: tuple[tuple[str, ...], ...]) -> Properties:
    made: list[Any] = [{"sh:class": tuple(_class(name) for name in names)} for names in forms]
    return {"sh:or": made} if len(made) > 1 else made[0]


def _class(name: str) -> str:
    return NAMES(t.TYPES.get(name, SCHEMA + name))


def members(term: Term) -> list[Any]:
    return [*cells(term), "rdf:first"]


def cells(term: Term) -> list[Any]:
    return [NAMES(term.iri), {"sh:zeroOrMorePath": "rdf:rest"}]


def any_of(*terms: Term) -> Properties:
    return {"sh:alternativePath": [NAMES(term.iri) for term in terms]}


def bounds(item: Property) -> Properties:
    if item.term.kind == "edtf":
        return {}
    facets = item.facets
    out: Properties = {}
    for key, ours in (("minInclusive", "minimum"), ("maxInclusive", "maximum"), ("minLength", "minLength")):
        if ours in facets:
            out[f"sh:{key}"] = str(facets[ours])
    if "pattern" in facets:
        out["sh:pattern"] = text(facets["pattern"])
    return out
