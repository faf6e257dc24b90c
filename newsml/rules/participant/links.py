"""Rules about what participants are linked to: one thing, the thing itself, and nothing that is annotated otherwise."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsml.rules.authorities import identity, no_thing, wikidata_item
from newsml.rules.edits import Edit
from newsml.rules.rule import Hit, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newsml.rules.inspection import Inspection


@rule(
    "P007",
    "two-identities",
    "warning",
    title="A participant is linked to two items of Wikidata",
    message="{id} is linked to {first} and to {other}, which are two things: keep the one that is meant",
)
def two_identities(inspection: Inspection) -> Iterator[Hit]:
    """Finds a participant whose same_as holds two different items of Wikidata.

    Why: same_as means identity, so that both items would be one thing, and everything known of the one is said of the
    other. It comes from a name that fits two people, from a place and its administration, or from a merge of two
    annotations.

    Mend: keep one. Where the items are of one thing indeed, Wikidata has a duplicate: once they are merged, one of
    them redirects to the other, which is the one to keep.

    Rests on: Wikidata, Help:Items, one item for one thing; OWL 2, owl:sameAs, which is transitive.
    """
    for n, participant in enumerate(inspection.article.participants):
        first = None
        for k, iri in enumerate(participant.same_as):
            item = wikidata_item(iri)
            if item is not None and first is not None and item != first:
                values = {"id": participant.id, "first": first, "other": item}
                yield Hit(("participants", n, "same_as", k), values, excerpt=iri)
            first = first or item


def _own_iri(_: Inspection, hit: Hit) -> Iterator[Edit]:
    """The item's own IRI in place of the address."""
    yield Edit(hit.path, hit.values["item"])


@rule(
    "P008",
    "address-for-identity",
    "info",
    title="The link is the address of a page, not the IRI of the thing",
    message="{iri} is not what Wikidata calls this item: write {item}",
    fix=_own_iri,
)
def address_for_identity(inspection: Inspection) -> Iterator[Hit]:
    """Finds an IRI in same_as that leads to an item of Wikidata but is not the item's own IRI.

    Why: an IRI is compared letter by letter. With `https`, `/wiki/` or the mobile site in it, it is another one than
    that of everybody else: the link joins nothing, and the same person from two newsrooms stays two persons. The page
    about a person is not the person either.

    Mend: write http://www.wikidata.org/entity/ and the item's number, `http` and `www` included.

    Rests on: Wikidata:Data access and the Wikibase RDF dump format, which give this form as the concept URI; RFC 3987,
    section 5.3.1, simple string comparison.
    """
    for n, participant in enumerate(inspection.article.participants):
        for k, iri in enumerate(participant.same_as):
            item = wikidata_item(iri)
            if item is not None and item != iri:
                yield Hit(("participants", n, "same_as", k), {"iri": iri, "item": item}, excerpt=iri)


@rule(
    "P009",
    "linked-to-no-thing",
    "warning",
    title="A participant is linked to a page about no participant",
    message="{id} is linked to {iri}, {page}: link it to the thing itself, or remove the link",
)
def linked_to_no_thing(inspection: Inspection) -> Iterator[Hit]:
    """Finds a link in same_as to a Wikidata property or lexeme, to a category, file, user or search page of Wikipedia,
    or to a page that lists several things of one name.

    Why: nobody is a category. Such links come from the first hit of a search, and a list of namesakes says just that
    the question is open; yet the participant counts as linked.

    Mend: follow the page to the one thing that is meant and take its IRI; or remove the link and set link_status to
    not_linked.

    Rests on: schema.org, sameAs, a page that unambiguously indicates the item's identity; MediaWiki, Help:Namespaces,
    whose English names hold in every language.
    """
    for n, participant in enumerate(inspection.article.participants):
        for k, iri in enumerate(participant.same_as):
            page = no_thing(iri)
            if page is not None:
                values = {"id": participant.id, "iri": iri, "page": page}
                yield Hit(("participants", n, "same_as", k), values, excerpt=iri)


@rule(
    "P010",
    "participant-and-topic",
    "warning",
    title="One thing is annotated as a participant and as a topic",
    message="{id} and the topic {topic} are both linked to {iri}: keep it as what it is, and let the other go",
)
def participant_and_topic(inspection: Inspection) -> Iterator[Hit]:
    """Finds a participant that has an IRI in same_as which a topic of the article has as well.

    Why: its mentions are split between the two, and what statements say about the topic is not found by whoever asks
    for the participant. A topic is what the story is about that is neither event nor participant.

    Mend: make one of them: a participant, if it is a person, organisation, place or group; move the topic's mentions
    to it and let statements and events be about it. If a link is wrong, correct it.

    Rests on: this model, Topic; OWL 2, owl:sameAs, by which both are one.
    """
    article = inspection.article
    topics = {identity(iri): topic.id for topic in article.topics for iri in topic.same_as}
    for n, participant in enumerate(article.participants if topics else ()):
        for k, iri in enumerate(participant.same_as):
            topic = topics.get(identity(iri))
            if topic is not None:
                values = {"id": participant.id, "topic": topic, "iri": iri}
                yield Hit(("participants", n, "same_as", k), values, excerpt=iri)
