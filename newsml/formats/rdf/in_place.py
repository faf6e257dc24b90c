"""Changes of articles that others describe: where all that changes stands in strings of theirs, those are replaced."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsml.formats.jsonld.onto import matches
from newsml.formats.jsonld.own import nodes_of
from newsml.formats.rdf.change import Change
from newsml.formats.rdf.triples import Fact, Literal, facts_in, facts_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newsml.formats.jsonld.document import Home
    from newsml.formats.rdf.document import Document
    from newsml.model.article import Article


def in_place(articles: Sequence[Article], base: Document) -> Change | None:
    """What becomes of a document in which each article of others stays what it is; None where that cannot be.

    The articles that newsml wrote, and new ones, come and go beside them.
    """
    homes: Sequence[Home] = base.source.homes
    of_others = {n for n, home in enumerate(homes) if home.kind == "facts"}
    pairs = matches(articles, base.articles)
    if not of_others or not of_others <= set(pairs):
        return None
    renamed: dict[int, Fact] = {}
    ours = []
    for article, at in zip(articles, pairs, strict=True):
        if at is None or at not in of_others:
            ours.append(article)
            continue
        replaced = _replaced(base.articles[at], article, homes[at], base)
        if replaced is None:
            return None
        renamed |= replaced
    before = [article for n, article in enumerate(base.articles) if n not in of_others]
    said = facts_in(facts_of(nodes_of(before)))
    if not base.facts.keys() >= set(said):
        return None
    new = facts_in(facts_of(nodes_of(ours)))
    gone = {number for fact in set(said).difference(new) for number in base.facts[fact]}
    return Change(gone, renamed, new, base.facts, at_once=False)


def _replaced(before: Article, article: Article, home: Home, base: Document) -> dict[int, Fact] | None:
    """The triples that say the fields that change, and what they become."""
    out: dict[int, Fact] = {}
    for name in type(article).model_fields:
        value = getattr(article, name)
        if value == getattr(before, name):
            continue
        fact = home.found.places.get(name) if home.found is not None else None
        if fact is None or not isinstance(value, str):
            return None
        for number, known in base.at(fact.path):
            if not isinstance(known.object, Literal):
                return None
            out[number] = Fact(known.subject, known.predicate, known.object._replace(text=str(value)))
    return out
