"""Who made the article, as search engines want it: one object each, typed, with the name alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from newsml.formats.jsonld.profiles.links import is_web, web_only
from newsml.model.participant import Participant

if TYPE_CHECKING:
    from collections.abc import Iterable

    from newsml.formats.jsonld.mapping import Node
    from newsml.formats.jsonld.sides import Writer
    from newsml.model.article import Article
    from newsml.model.credit import Party

_TYPES: Final = {"person": "Person", "organisation": "Organization", "group": "Organization"}


def credits_of(article: Article, w: Writer, node: Node) -> None:
    """Writes authors, contributors, publisher and rights.

    A credit that is linked with no participant does not say what it is: it is taken for an organisation where it has
    the name of the provider or the holder of the rights, else for a person. Bylines may hold more than names and are
    left out.
    """
    holder = article.rights.holder if article.rights is not None else None
    houses = {party.name for party in (article.provider, holder) if party is not None}
    for key, parties in (("author", article.creators), ("contributor", article.contributors)):
        if found := _parties(parties, houses, w):
            node[key] = found
    for key, party in (("publisher", article.provider), ("copyrightHolder", holder)):
        if party is not None and (found := _parties([party], houses, w)):
            node[key] = found[0]
    if article.credit_line is not None:
        node["creditText"] = article.credit_line
    if article.rights is not None:
        if article.rights.notice is not None:
            node["copyrightNotice"] = article.rights.notice
        if article.rights.licence is not None and is_web(article.rights.licence):
            node["license"] = article.rights.licence


def _parties(parties: Iterable[Party], houses: set[str | None], w: Writer) -> list[Node]:
    out: list[Node] = []
    for party in parties:
        node = _party(party, houses, w)
        if node is not None and node not in out:
            out.append(node)
    return out


def _party(party: Party, houses: set[str | None], w: Writer) -> Node | None:
    thing = w.article.get(party.participant) if party.participant is not None else None
    participant = thing if isinstance(thing, Participant) else None
    name = party.name or (participant.name if participant is not None else None)
    if name is None or (participant is not None and participant.kind == "place"):
        return None
    kind = participant.kind if participant is not None else "organisation" if name in houses else "person"
    node: Node = {"@type": _TYPES[kind]}
    if participant is not None and participant.kind != "group" and participant.name is not None:
        node["@id"] = w.iri_of(participant.id)
    node["name"] = name
    code = party.code.iri if party.code is not None else None
    if code is not None and is_web(code):
        node["url"] = code
    if participant is not None and (same := web_only(participant.same_as)):
        node["sameAs"] = same
    return node
