"""Which nodes of a document are its articles, and what it calls them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from newsml.errors import shown_path
from newsml.findings import Note
from newsml.formats.jsonld.publisher import values
from newsml.formats.jsonld.publisher.classes import ARTICLES, is_a
from newsml.formats.jsonld.publisher.ids import made_up
from newsml.formats.jsonld.publisher.story import DERIVED

if TYPE_CHECKING:
    from newsml.formats.jsonld.facts import Fact, Facts, Node
    from newsml.formats.jsonld.publisher.story import Story

_TEXTS: Final = ("headline", "articleBody", "name", "text")
_HOLDERS: Final = (
    "mainEntity",
    "item",
    "itemListElement",
    "blogPost",
    "blogPosts",
    "hasPart",
    "dataFeedElement",
)
"""The properties by which pages and lists hold articles; `hasPart` of an article are teasers."""
_IDENTIFYING: Final = ("headline", "name", "datePublished", "dateCreated", "articleBody")


def articles(facts: Facts) -> list[Node]:
    """The articles of a document, in its order; those that others only point to are none."""
    if facts.articles is None:
        held = set(facts.tops)
        for node in facts.nodes.values():
            if not is_a(node, ARTICLES):
                held.update(str(fact.value) for fact in node.of(*_HOLDERS))
        facts.articles = [
            node for node in facts.nodes.values() if node.iri in held and is_a(node, ARTICLES) and _says(node)
        ]
    return facts.articles


def _says(node: Node) -> bool:
    return any(values.text(fact.value) is not None and not fact.link for fact in node.of(*_TEXTS))


def read_id(story: Story, page: str | None) -> bool:
    """The id of the article and its address; says whether the id was made up.

    The node's IRI where that is no fragment, or one of the article's page; else its address, else that of its page.
    """
    node, data = story.node, story.data
    pointers = [(fact, _target(fact, story)) for fact in node.of("url", "mainEntityOfPage")]
    known = [(fact, found) for fact, where in pointers if (found := values.web_address(where))]
    pages = [found for _, found in known]
    pages += [
        found for holder, _ in story.inverse(node, "mainEntity") if (found := values.web_address(holder.iri))
    ]
    pages += [found] if page is not None and (found := values.iri(page)) is not None else []
    own = None if node.is_blank else values.iri(node.iri)
    choices = _without_fragments(own, pages)
    made = not choices
    if made:
        words = "\n".join(str(fact.value) for fact in node.of(*_IDENTIFYING) if not fact.link)
        choices = [(made_up(words), "")]
        where = shown_path((*node.path, "@id"))
        story.notes.append(
            Note(where, None, "the article has neither an @id nor an address; its id was made up")
        )
    data["id"] = choices[0][0]
    for fact in node.of("@id"):
        root, _, fragment = str(fact.value).partition("#")
        found = values.iri(root)
        if found is not None and found[0] == data["id"]:
            fact.taken = "id"
            story.note(fact, found[1])
            story.note(
                fact, f"the fragment is left out of the id of the article: #{fragment}" if fragment else ""
            )
    _read_url(story, known)
    story.iris.update((node.iri, data["id"], *(iri for iri, _ in pages)))
    story.iris.update(iri.partition("#")[0] for iri, _ in pages)
    return made


def _without_fragments(own: tuple[str, str] | None, pages: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """What the article can be called, the best first."""
    plain = [(iri.partition("#")[0], words) for iri, words in pages]
    choices = plain
    if own is not None:
        root = own[0].partition("#")[0], own[1]
        first = root[0] == own[0] or root[0] in [iri for iri, _ in plain]
        choices = [root, *plain] if first else [*plain, root]
    return [choice for choice in choices if values.iri(choice[0]) == (choice[0], "")]


def _read_url(story: Story, known: list[tuple[Fact, tuple[str, str]]]) -> None:
    """The first address; what repeats it or the id says nothing more."""
    url: str | None = None
    for fact, (address, words) in known:
        if fact.taken is not None:
            continue
        if url is None:
            story.data["url"] = url = address
            story.note(fact, words)
            fact.taken = "url"
            if fact.value == address and not fact.link:
                story.places["url"] = fact
        elif address in (url, story.data["id"]):
            fact.taken = DERIVED
        page = story.facts.met(fact) if fact.link and fact.taken is not None else None
        if page is not None:
            story.identity(page, "url")
            story.typed(page, DERIVED, "WebPage")


def _target(fact: Fact, story: Story) -> str:
    """Where a fact leads: the IRI of a page, or, of one without, its address."""
    node = story.facts.met(fact)
    if node is None or not node.is_blank:
        return str(fact.value)
    return next((str(one.value) for one in node.of("url")), "")
