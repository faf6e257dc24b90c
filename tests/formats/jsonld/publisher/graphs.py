"""Graphs for tests: trees in schema.org's context as facts, and articles out of them."""

from __future__ import annotations

from typing import Any

from newsml.formats.jsonld.facts import Fact, Facts
from newsml.formats.jsonld.light import Reading, Scope
from newsml.formats.jsonld.publisher import Found, found, read
from newsml.model.article import Article

CONTEXT = [
    "https://schema.org",
    {"oa": "http://www.w3.org/ns/oa#", "na": "https://w3id.org/news-annotation/ns#"},
]
URL = "https://example.org/news/1"


def facts_of(tree: Any) -> Facts:
    """The facts of a tree, in schema.org's terms where it has no context of its own."""
    facts = Facts()
    if type(tree) is dict:
        tree = {"@context": CONTEXT, **tree}
    Reading(facts).add(tree, (), Scope())
    return facts


def story(**properties: Any) -> dict[str, Any]:
    """A NewsArticle with an address and a headline."""
    return {"@type": "NewsArticle", "@id": URL, "headline": "A headline", **properties}


def read_one(tree: Any, page: str | None = None, language: str | None = None) -> tuple[Article, Found, Facts]:
    """The one article of a tree, validated."""
    facts = facts_of(tree)
    (node,) = found(facts)
    out = read(facts, node, page, language)
    return Article.model_validate(out.data), out, facts


def article_of(**properties: Any) -> Article:
    """The article of a node with these properties."""
    return read_one(story(**properties))[0]


def left(facts: Facts) -> list[str]:
    """What was not taken, as `Class.property`."""
    return [
        f"{'/'.join(node.types)}.{name}"
        for node in facts.nodes.values()
        for name, values in node.facts.items()
        for fact in values
        if fact.taken is None
    ]


def fact_of(facts: Facts, name: str) -> Fact:
    """The only fact of a property in the document."""
    (only,) = [fact for node in facts.nodes.values() for fact in node.of(name)]
    return only
