"""What a document of others says beyond its articles: the facts that nobody took."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Sequence

    from newsml.findings import Path
    from newsml.formats.jsonld.document import Home
    from newsml.formats.jsonld.facts import Fact, Facts, Node
    from newsml.model.article import Article

_NAMES = ("@id", "@type")


def unmet(homes: Sequence[Home], articles: Sequence[Article]) -> dict[str, set[str]]:
    """For nodes of which newsml has written more: the fields in which what they say no longer holds."""
    out: dict[str, set[str]] = {}
    for home, article in zip(homes, articles, strict=True):
        if home.shown is None or home.node is None:
            continue
        fields = type(article).model_fields
        changed = {name for name in fields if getattr(home.shown, name) != getattr(article, name)}
        if changed:
            out[home.node.iri] = changed
    return out


def untaken(facts: Facts, hidden: dict[str, set[str]]) -> Iterator[tuple[Path, str]]:
    """The facts that are in no article, with words; a node of which nothing was taken is named once.

    Args:
        facts: the document.
        hidden: nodes of articles with the fields whose facts count as not taken.
    """
    yield from facts.unread
    holding, leading = _holding(facts)
    whole = {node.path: node for node in facts.nodes.values() if node.facts and node.path not in holding}
    for node in facts.nodes.values():
        if _is_within(node.path, whole):
            continue
        if node.path in whole and not is_touched(node):
            yield node.path, f"a node that is no part of an article: {_named(node)}"
            continue
        rest = _of(node, hidden.get(node.iri, set()), () if is_touched(node) else leading)
        for path, what in rest:
            if path not in whole:
                yield path, what


def _holding(facts: Facts) -> tuple[set[Path], set[Path]]:
    """The places that hold a node of which something was taken, and those that only lead there or to an article."""
    holding: set[Path] = set()
    taken: set[Path] = set()
    for node in facts.nodes.values():
        if is_touched(node):
            taken.add(node.path)
            holding.update(node.path[:n] for n in range(len(node.path) + 1))
    return holding, (holding - taken) | {node.path for node in facts.articles or ()}


def is_touched(node: Node) -> bool:
    """Whether anything that a node says was taken."""
    return any(fact.taken is not None for found in node.facts.values() for fact in found)


def _is_within(path: Path, whole: Container[Path]) -> bool:
    return any(path[:n] in whole for n in range(len(path)))


def _of(node: Node, hidden: set[str], leading: Container[Path] = ()) -> Iterator[tuple[Path, str]]:
    for name, found in node.facts.items():
        known = {_key(fact) for fact in found if fact.taken is not None and fact.taken not in hidden}
        for fact in found:
            if fact.taken is not None and fact.taken in hidden:
                yield fact.path, "not as the article has it now"
            elif fact.taken is None and _key(fact) not in known and fact.path not in leading:
                yield fact.path, _words(name, fact)
            elif fact.taken is not None and fact.tag is not None and not fact.is_told:
                yield fact.tag, f"a language of its own: {fact.language}"


def _key(fact: Fact) -> tuple[Any, ...]:
    return type(fact.value), fact.value, fact.link, fact.language


def _words(name: str, fact: Fact) -> str:
    if name == "@id":
        return f"an id of its own: {fact.value}"
    if name == "@type":
        return f"a class of its own: {fact.value}"
    return "not a part of the article"


def _named(node: Node) -> str:
    return ", ".join(node.types) or "without a class" if node.is_blank else node.iri
