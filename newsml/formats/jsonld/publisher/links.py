"""Links from an article to other documents, and what else it is called."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from newsml.formats.jsonld.publisher import values
from newsml.formats.jsonld.publisher.classes import class_of

if TYPE_CHECKING:
    from newsml.formats.jsonld.facts import Fact, Node
    from newsml.formats.jsonld.publisher.story import Story

_RELATIONS: Final = (
    "mainEntityOfPage", "url", "sameAs", "isPartOf", "hasPart", "isBasedOn", "isBasedOnUrl", "citation",
    "relatedLink", "significantLink", "backstory", "correction", "discussionUrl", "archivedAt", "exampleOfWork",
    "translationOfWork", "workTranslation", "subjectOf", "about", "mentions", "image", "thumbnailUrl", "thumbnail",
    "video", "audio", "associatedMedia", "publishingPrinciples", "acquireLicensePage",
)  # fmt: skip
"""The properties that are relations of links, under their own names."""
_THINGS: Final = frozenset({"about", "mentions", "hasPart", "citation", "subjectOf"})
"""Those whose values may be things of the story, which are no links."""
_ADDRESSES: Final = ("contentUrl", "url", "embedUrl", "thumbnailUrl")
_TITLES: Final = ("name", "headline", "caption")
_PLAIN: Final = frozenset(
    {"WebPage", "CreativeWork", "ImageObject", "VideoObject", "AudioObject", "MediaObject"}
)
"""The classes that the relation implies, or that say only what any document is."""


def read_links(story: Story) -> None:
    """Every link to a document of which there is an address."""
    links: list[dict[str, Any]] = []
    for name in _RELATIONS:
        for fact in story.node.of(name):
            if fact.taken is None:
                link = _link(fact, name, story)
                if link is not None:
                    links.append({**link, "relation": {"literal": name}})
    if links:
        story.data["links"] = links


def _link(fact: Fact, name: str, story: Story) -> dict[str, str] | None:
    node = story.facts.met(fact)
    if node is None or set(node.facts) <= {"@id"}:
        return _address(fact, name, story)
    if node is story.node or (name in _THINGS and class_of(node) is not None):
        return None
    addresses = [] if node.is_blank else [*node.of("@id")]
    found = story.first([*addresses, *node.of(*_ADDRESSES)], values.web_address, "links")
    if found is None:
        return None
    fact.taken = "links"
    story.typed(node, "links", *_PLAIN)
    title = story.first(node.of(*_TITLES), values.label, "links")
    return {"href": found[0], **({"title": title[0]} if title is not None else {})}


def _address(fact: Fact, name: str, story: Story) -> dict[str, str] | None:
    if name in ("about", "mentions"):
        return None
    address = story.decoded(fact, values.web_address, "links")
    if address is None:
        return None
    node = story.facts.met(fact)
    if node is not None:
        story.identity(node, "links")
    return {"href": address}


def read_identifiers(story: Story) -> None:
    """What other systems call the article: IRIs, codes of a scheme, literals."""
    codes = []
    for fact in story.node.of("identifier"):
        node = story.facts.met(fact) if fact.link else None
        if node is None:
            code = story.decoded(fact, values.code, "identifiers")
            if code is not None and fact.value == story.data["id"]:
                fact.taken = "derived"
                continue
        else:
            code = _property_value(fact, node, story)
        if code is not None:
            codes.append(code)
    if codes:
        story.data["identifiers"] = codes


def _property_value(fact: Fact, node: Node, story: Story) -> dict[str, str] | None:
    """A value of a system (schema.org/PropertyValue); with the name of the system before it, a QCode."""
    value = story.first(node.of("value"), values.label, "identifiers")
    if value is None:
        undescribed = set(node.facts) <= {"@id"}
        return story.decoded(fact, values.code, "identifiers") if undescribed and not node.is_blank else None
    fact.taken = "identifiers"
    story.typed(node, "identifiers", "PropertyValue")
    schemes = [*node.of("propertyID")]
    if len(schemes) == 1 and (code := values.qcode(schemes[0].value, value[0])) is not None:
        schemes[0].taken = "identifiers"
        return {"qcode": code}
    return {"literal": value[0]}
