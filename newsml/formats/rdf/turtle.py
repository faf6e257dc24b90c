"""Turtle: what is said of each subject together, IRIs short by prefixes (RDF 1.2 Turtle, 2)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from newsml.formats.jsonld.term import (
    BIBO,
    DCTERMS,
    EDTF,
    FOAF,
    NA,
    OA,
    OWL,
    PROV,
    RDF,
    SCHEMA,
    SKOS,
    TIME,
    XSD,
)
from newsml.formats.rdf.lines import quoted, resource
from newsml.formats.rdf.triples import RDF_TYPE, Items

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from newsml.formats.rdf.triples import Groups, Literal, Object

PREFIXES: Final = {
    "schema": SCHEMA, "na": NA, "oa": OA, "prov": PROV, "dcterms": DCTERMS, "skos": SKOS, "foaf": FOAF,
    "bibo": BIBO, "time": TIME, "rdf": RDF, "owl": OWL, "xsd": XSD, "edtf": EDTF.removesuffix("EDTF"),
}  # fmt: skip
_LOCAL: Final = re.compile(r"[A-Za-z_][A-Za-z0-9_-]*(?:\.[A-Za-z0-9_-]+)*")
"""What stands behind a prefix: a part of what PN_LOCAL allows, where nothing has to be escaped."""
_NUMBER: Final = re.compile(r"-?[0-9]+")


class Names:
    """Writes IRIs short; notes which prefixes are used."""

    def __init__(self, prefixes: Mapping[str, str]) -> None:
        self._by_namespace = {iri: prefix for prefix, iri in reversed(list(prefixes.items()))}
        self.used: set[str] = set()

    def resource(self, iri: str) -> str:
        """An IRI, or the label of a blank node."""
        end = max(iri.rfind("#"), iri.rfind("/")) + 1
        prefix = self._by_namespace.get(iri[:end])
        if prefix is None or not _LOCAL.fullmatch(iri, end):
            return resource(iri)
        self.used.add(prefix)
        return f"{prefix}:{iri[end:]}"

    def predicate(self, iri: str) -> str:
        """A property."""
        return "a" if iri == RDF_TYPE else self.resource(iri)

    def object(self, value: Object) -> str:
        """An object, a list in brackets."""
        if isinstance(value, Items):
            return f"({' '.join(map(self._single, value.items))})"
        return self._single(value)

    def said(self, said: Iterable[tuple[str, Object]]) -> list[str]:
        """What is said of a subject: each property once, with its objects."""
        together: dict[str, list[str]] = {}
        for predicate, value in said:
            together.setdefault(predicate, []).append(self.object(value))
        return [f"{self.predicate(predicate)} {', '.join(shown)}" for predicate, shown in together.items()]

    def statement(self, subject: str, said: Iterable[tuple[str, Object]]) -> str:
        """All that is said of a subject."""
        return self.resource(subject) + " " + " ;\n    ".join(self.said(said)) + " .\n"

    def _single(self, value: str | Literal) -> str:
        if isinstance(value, str):
            return self.resource(value)
        if value.datatype == XSD + "boolean" and value.text in ("true", "false"):
            return value.text
        if value.datatype == XSD + "integer" and _NUMBER.fullmatch(value.text):
            return value.text
        text = quoted(value.text)
        if value.language:
            return f"{text}@{value.language}" + (f"--{value.direction}" if value.direction else "")
        return f"{text}^^{self.resource(value.datatype)}" if value.datatype else text


def own_prefixes(subjects: Iterable[str]) -> dict[str, str]:
    """The prefixes of a document of ours: those of vocabularies, and of the parts of each article."""
    spaces = dict.fromkeys(subject[: subject.find("#") + 1] for subject in subjects if "#" in subject)
    parts = {("" if n == 1 else f"a{n}"): space for n, space in enumerate(spaces, 1)}
    return {**PREFIXES, **parts}


def written(groups: Groups, prefixes: Mapping[str, str] | None = None) -> bytes:
    """A document, with those of the prefixes that are used in it."""
    known = own_prefixes(groups) if prefixes is None else prefixes
    names = Names(known)
    statements = [names.statement(subject, said) for subject, said in groups.items() if said]
    head = "".join(f"@prefix {prefix}: <{iri}> .\n" for prefix, iri in known.items() if prefix in names.used)
    return "\n".join([*([head] if head else []), *statements]).encode()
