"""Affiliations: a person's roles in organisations, said again as the standard does (personDetails)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from newsml.formats.newsml_g2.derived import take_reference, write_name
from newsml.formats.newsml_g2.names import nar
from newsml.formats.newsml_g2.participants import day_of
from newsml.formats.newsml_g2.types import KINDS

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from lxml.etree import _Element

    from newsml.formats.newsml_g2.draft import Draft
    from newsml.formats.newsml_g2.source import Source

PERSON_DETAILS: Final = nar("personDetails")
_AFFILIATION: Final = nar("affiliation")
_ORGANISATION: Final = "organisation"
_KNOWN: Final = frozenset(("qcode", "type", "validfrom", "validto"))

Affiliation = tuple[str, str | None, str | None]
"""The organisation's id, the first and the last day."""


def _affiliations(person: Mapping[str, Any], kind_of: Callable[[str], str | None]) -> dict[Affiliation, None]:
    """The organisations that a person has a role in, each once for the same days."""
    out: dict[Affiliation, None] = {}
    for role in person.get("roles", ()) if person.get("kind") == "person" else ():
        if "of" in role and kind_of(role["of"]) == _ORGANISATION:
            days = (
                day_of(role[name], side) if name in role else None
                for side, name in enumerate(("valid_from", "valid_to"))
            )
            out[role["of"], *days] = None
    return out


def write_affiliations(_: _Element, person: Any, draft: Draft) -> None:
    """An `assert` about a person with roles in organisations."""
    found = _affiliations(person, draft.kinds.get)
    if not found:
        return
    details = draft.element(draft.assertion(person["id"]), PERSON_DETAILS)
    for organisation, since, until in found:
        node = draft.element(details, _AFFILIATION, qcode=draft.local + organisation)
        node.set("type", KINDS[_ORGANISATION])
        for attribute, value in (("validfrom", since), ("validto", until)):
            if value is not None:
                node.set(attribute, value)
        write_name(node, organisation, draft)


def resolve_affiliations(source: Source) -> None:
    """Affiliations that do not repeat the person's roles are leftovers."""
    for details, person in source.affiliated:
        due = _affiliations(person, lambda id_: source.things.get(id_, {}).get("kind"))
        for name in details.attrib:
            source.leave(details, str(name))
        source.check_text(details.text, details)
        for node in details:
            source.check_text(node.tail, node)
            if node.tag != _AFFILIATION:
                source.leave(node)
                continue
            id_ = node.get("qcode", "").removeprefix(source.local)
            key = (id_, node.get("validfrom"), node.get("validto"))
            if key not in due or node.get("type") != KINDS[_ORGANISATION]:
                source.leave_stale(node)
            else:
                del due[key]
                take_reference(node, id_, source, _KNOWN)
