"""Participants and topics."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from newsml.formats.jsonld.facts import RDF_TYPE
from newsml.formats.jsonld.publisher import values
from newsml.formats.jsonld.publisher.classes import class_of
from newsml.formats.jsonld.term import FOAF, OWL, SCHEMA, SKOS

if TYPE_CHECKING:
    from newsml.formats.jsonld.facts import Fact, Node
    from newsml.formats.jsonld.publisher.story import Story, Thing

_NAMES: Final = ("name", FOAF + "name", SKOS + "prefLabel", "http://www.w3.org/2000/01/rdf-schema#label")
_OTHER_NAMES: Final = ("alternateName", "legalName", SKOS + "altLabel")
_SAME: Final = ("sameAs", OWL + "sameAs", SKOS + "exactMatch", "url", "identifier")
_PARTS: Final = (
    ("prefix", "honorificPrefix"),
    ("given", "givenName"),
    ("middle", "additionalName"),
    ("family", "familyName"),
    ("suffix", "honorificSuffix"),
)
_WHOLES: Final = {
    "containedInPlace": "place",
    "containedIn": "place",
    "memberOf": "organisation",
    "affiliation": "organisation",
    "worksFor": "organisation",
    "parentOrganization": "organisation",
}
"""The properties that lead to what a participant is a part of, and what that is where nobody says."""
_EMPLOYERS: Final = ("worksFor", "affiliation", "memberOf")
_PARTS_OF: Final = {
    "member": "",
    "members": "",
    "employee": "person",
    "department": "organisation",
    "subOrganization": "organisation",
    "containsPlace": "place",
}
"""The inverse properties."""


def read_names(thing: Thing, node: Node, story: Story) -> None:
    """Name and, of participants, other names."""
    found = story.first(node.of(*_NAMES), values.label, thing.field)
    if found is not None:
        thing.data["name"] = found[0]
    if thing.noun == "participant":
        rest = [fact for fact in node.of(*_NAMES, *_OTHER_NAMES) if fact.taken is None]
        aliases = story.names(rest, thing.field)
        if aliases:
            thing.data["aliases"] = aliases


def read_same_as(thing: Thing, node: Node, story: Story) -> None:
    """IRIs of the same thing; its own where that is not a part of the article. Other identifiers become labels."""
    iris = []
    if not story.part(thing):
        own = story.first(node.of("@id"), values.iri, thing.field)
        iris += [own[0]] if own is not None else []
    for name in _SAME:
        for fact in node.of(name):
            iri = story.decoded(fact, values.web_address, thing.field)
            if iri is not None:
                iris.append(iri)
            elif name == "identifier":
                _identifier(thing, fact, story)
    if iris:
        thing.data["same_as"] = iris


def _identifier(thing: Thing, fact: Fact, story: Story) -> None:
    """An identifier of some system: a label of its scheme, as a thing of the article has no other place for it."""
    node = story.facts.met(fact) if fact.link else None
    if node is None:
        value = None if fact.link else story.decoded(fact, values.label, thing.field)
        scheme: Any = "identifier"
    else:
        schemes = story.first(node.of("propertyID"), values.label, thing.field)
        found = story.first(node.of("value"), values.label, thing.field)
        if found is None:
            return
        scheme, value = schemes[0] if schemes else "identifier", found[0]
        fact.taken = thing.field
        story.typed(node, thing.field, "PropertyValue")
    if value is not None:
        thing.data.setdefault("labels", []).append({"scheme": scheme, "value": value})


def read_participant(thing: Thing, node: Node, story: Story) -> None:
    """What a node says of a participant."""
    read_names(thing, node, story)
    read_same_as(thing, node, story)
    parts: list[dict[str, Any]] = []
    for kind, name in _PARTS:
        values_ = story.all(node.of(name), values.label, thing.field)
        parts += ({"kind": kind, "value": value} for value in values_)
    if parts:
        thing.data["name_parts"] = parts
    if "type" not in thing.data:
        found = story.first(node.of("additionalType"), values.code, thing.field)
        if found is not None:
            thing.data["type"] = found[0]
    _read_roles(thing, node, story)
    _read_wholes(thing, node, story)
    _read_place(thing, node, story)


def _read_roles(thing: Thing, node: Node, story: Story) -> None:
    """Roles: as Role nodes, or as a job title with the one organisation that it is at."""
    roles = []
    for name in _EMPLOYERS:
        for fact in node.of(name):
            role, inner = story.unrolled(fact, name)
            if role is not None and fact.taken is None:
                found = _role(thing, role, inner, story)
                if found is not None:
                    fact.taken = thing.field
                    roles.append(found)
    titles = [*node.of("jobTitle")]
    for fact in node.of("hasOccupation"):
        occupation = story.facts.met(fact)
        if occupation is not None and [*occupation.of("name")]:
            titles += occupation.of("name")
            fact.taken = thing.field
    found_titles = story.all(titles, values.label, thing.field)
    if len(found_titles) == 1:
        employers = [fact for name in _EMPLOYERS for fact in node.of(name) if fact.taken is None]
        whole = story.thing(employers[0], "participant", "organisation") if len(employers) == 1 else None
        if whole is not None and whole is not thing:
            employers[0].taken = thing.field
            roles.append({"title": found_titles[0], "of": whole.id})
            found_titles = []
    roles += [{"title": title} for title in found_titles]
    if roles:
        thing.data["roles"] = roles


def _role(thing: Thing, role: Node, inner: list[Fact], story: Story) -> dict[str, Any] | None:
    titles = [*role.of("roleName", "namedPosition")]
    title = story.first(titles, values.label, thing.field)
    if title is None:
        return None
    out = {"title": title[0]}
    for field, name in (("valid_from", "startDate"), ("valid_to", "endDate")):
        found = story.first(role.of(name), values.edtf, thing.field)
        if found is not None:
            out[field] = found[0]
    for fact in inner[:1]:
        whole = story.thing(fact, "participant", "organisation")
        if whole is not None:
            out["of"], fact.taken = whole.id, thing.field
    story.typed(role, thing.field, "Role", "OrganizationRole")
    return out


def _read_wholes(thing: Thing, node: Node, story: Story) -> None:
    for name, kind in _WHOLES.items():
        for fact in node.of(name):
            if fact.taken is None:
                whole = story.thing(fact, "participant", kind)
                if whole is not None:
                    _tie(thing, whole, fact, story)
    for name, kind in _PARTS_OF.items():
        for fact in node.of(name):
            part = story.thing(fact, "participant", kind)
            if part is not None:
                _tie(part, thing, fact, story)


def _tie(part: Thing, whole: Thing, fact: Fact, story: Story) -> None:
    fact.taken = None
    wholes: list[str] = part.data.setdefault("part_of", [])
    story.ties.add("part_of", part.id, whole.id, lambda: wholes.append(whole.id), fact, taken=part.field)


def _read_place(thing: Thing, node: Node, story: Story) -> None:
    """Coordinates and country."""
    details: dict[str, Any] = {}
    geo = [(fact, inner) for fact in node.of("geo") if (inner := story.facts.met(fact)) is not None]
    for holder in (node, *(inner for _, inner in geo[:1])):
        for field, limit in (("latitude", 90), ("longitude", 180)):
            if field not in details:
                found = story.first(holder.of(field), _degrees_up_to(limit), thing.field)
                if found is not None:
                    details[field] = found[0]
                    if holder is not node:
                        _structure(geo[0][0], holder, "GeoCoordinates", thing, story)
    for fact in node.of("address"):
        address = story.facts.met(fact)
        if address is not None and "country" not in details:
            country = _country(address, thing, story)
            if country is not None:
                details["country"] = country
                _structure(fact, address, "PostalAddress", thing, story)
    if details:
        thing.data["place"] = details


def _degrees_up_to(limit: int) -> values.Decoder:
    return lambda value: values.degrees(value, limit)


def _structure(fact: Fact, node: Node, name: str, thing: Thing, story: Story) -> None:
    """Takes what only holds values together."""
    fact.taken = thing.field
    story.typed(node, thing.field, name)


def _country(address: Node, thing: Thing, story: Story) -> str | None:
    for fact in address.of("addressCountry"):
        node = story.facts.met(fact) if fact.link else None
        named = [*node.of("name", "identifier")] if node is not None else [fact]
        found = story.first(named, values.country, thing.field)
        if found is not None:
            fact.taken = thing.field
            story.typed(node, thing.field, "Country")
            return str(found[0])
    return None


def read_topic(thing: Thing, node: Node, story: Story) -> None:
    """What a node says of a topic."""
    read_names(thing, node, story)
    terms = story.first(node.of("termCode", "codeValue", SKOS + "notation"), values.label, thing.field)
    read_same_as(thing, node, story)
    sets = [fact for fact in node.of("inDefinedTermSet") if type(fact.value) is str]
    if terms is not None:
        code: dict[str, Any] = {"literal": terms[0]}
        scheme = values.iri(sets[0].value) if len(sets) == 1 and story.facts.met(sets[0]) is None else None
        if scheme is not None and values.iri(scheme[0] + terms[0]) is not None and scheme[0][-1] in "/#":
            code, sets[0].taken = {"iri": scheme[0] + terms[0]}, thing.field
        thing.data["code"] = code
    for fact in node.of(SKOS + "broader"):
        broader = story.thing(fact, "topic")
        if broader is not None:
            wider: list[str] = thing.data.setdefault("broader", [])
            story.ties.add(
                "broader", thing.id, broader.id, _adding(wider, broader.id), fact, taken=thing.field
            )
    if class_of(node) is None:
        for type_ in node.of("@type"):
            name = values.label(type_.value if ":" in type_.value else SCHEMA + type_.value)
            if name is not None:
                type_.taken = thing.field
                thing.data.setdefault("labels", []).append({"scheme": RDF_TYPE, "value": name[0]})


def _adding(ids: list[str], id_: str) -> Any:
    return lambda: ids.append(id_)
