"""Who made the article, and whose it is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from newsml.formats.jsonld.publisher import values

if TYPE_CHECKING:
    from newsml.formats.jsonld.facts import Fact, Node
    from newsml.formats.jsonld.publisher.story import Story

_CONTRIBUTORS: Final = (
    "contributor", "editor", "translator", "illustrator", "producer", "accountablePerson", "sourceOrganization",
    "publisherImprint", "sponsor", "funder", "maintainer",
)  # fmt: skip


def read_credits(story: Story) -> None:
    """Creators, contributors and provider."""
    node, data = story.node, story.data
    creators = _credits("author", "creators", story)
    creators += [found for found in _credits("creator", "creators", story) if found not in creators]
    contributors = []
    for name in _CONTRIBUTORS:
        for found in _credits(name, "contributors", story):
            role = {} if name == "contributor" else {"role": {"literal": name}}
            contributors.append({**role, **found})
    providers = [(name, fact) for name in ("provider", "publisher") for fact in node.of(name)]
    for name, fact in providers:
        party = _party(fact, "provider", story)
        if party is None:
            continue
        if "provider" not in data:
            data["provider"] = party
        elif party != data["provider"]:
            contributors.append({**party, "role": {"literal": name}})
    if creators:
        data["creators"] = creators
    if contributors:
        data["contributors"] = contributors


def _credits(name: str, field: str, story: Story) -> list[dict[str, Any]]:
    out = []
    for fact in story.node.of(name):
        role, inner = story.unrolled(fact, name)
        title = None
        if role is not None:
            title = story.first(role.of("roleName", "namedPosition"), values.label, field)
            story.typed(role, field, "Role")
        for one in inner:
            party = _party(one, field, story)
            if party is not None:
                fact.taken = field
                out.append({**party, "role": {"literal": title[0]}} if title is not None else party)
    return out


def _party(fact: Fact, field: str, story: Story) -> dict[str, Any] | None:
    """Name and identifier of who a fact names."""
    node = story.facts.met(fact)
    if node is None:
        address = values.web_address(fact.value)
        if address is not None:
            fact.taken = field
            return {"code": {"iri": address[0]}}
        name = None if fact.link else story.decoded(fact, values.label, field)
        return {"name": name} if name is not None else None
    party: dict[str, Any] = {}
    named = story.first(node.of("name"), values.label, field) or story.first(
        node.of("legalName"), values.label, field
    )
    if named is not None:
        party["name"] = named[0]
    code = _code(node, field, story)
    if code is not None:
        party["code"] = code
    thing = story.things.get(node.iri)
    if thing is not None and thing.noun == "participant":
        party["participant"] = thing.id
    if not party:
        return None
    fact.taken = field
    story.typed(node, field, "Person", "Organization")
    return party


def _code(node: Node, field: str, story: Story) -> dict[str, str] | None:
    """What tells a party from others: its IRI, else what it is the same as, else its address."""
    ids = [*node.of("@id")] if not node.is_blank else []
    found = story.first(ids, values.iri, field) or story.first(
        [*node.of("sameAs"), *node.of("url"), *node.of("mainEntityOfPage")], values.web_address, field
    )
    if found is None:
        return None
    for fact in node.of("sameAs", "url"):
        if fact.value == found[0]:
            fact.taken = fact.taken or "derived"
    return {"iri": found[0]}


def read_rights(story: Story) -> None:
    """Whose it is, and what may be done with it."""
    node = story.node
    rights: dict[str, Any] = {}
    for fact in node.of("copyrightHolder"):
        holder = _party(fact, "rights", story) if "holder" not in rights else None
        if holder is not None:
            rights["holder"] = holder
    notice = story.first(node.of("copyrightNotice"), values.text, "rights")
    if notice is not None:
        rights["notice"] = notice[0]
    for fact in node.of("license"):
        work = story.facts.met(fact)
        where = [fact] if work is None else [*work.of("@id", "url")]
        licence = story.first(where, values.iri, "rights") if "licence" not in rights else None
        if licence is not None:
            rights["licence"], fact.taken = licence[0], "rights"
    _usage(rights, story)
    if rights:
        story.data["rights"] = rights


def _usage(rights: dict[str, Any], story: Story) -> None:
    for fact in story.node.of("usageInfo", "conditionsOfAccess"):
        work = story.facts.met(fact) if fact.link else None
        words = [fact] if work is None and not fact.link else [*work.of("text")] if work is not None else []
        if "usage_terms" not in rights:
            found = story.first(words, values.text, "rights")
            if found is not None:
                rights["usage_terms"], fact.taken = found[0], "rights"
