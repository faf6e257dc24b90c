"""Articles as newsml itself writes them: nodes and documents, written, and read straight from the tree."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError
from pydantic_core import to_json

from newsml.formats.jsonld.nodes.article import ARTICLE
from newsml.formats.jsonld.sides import Reader, Unresolved, Writer, occurrence
from newsml.formats.jsonld.vocabulary import context
from newsml.model.article import Article

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newsml.formats.jsonld.mapping import Node


def nodes_of(articles: Sequence[Article]) -> list[Node]:
    """The nodes of articles; those of one id get an IRI each."""
    times: dict[str, int] = {}
    out = []
    for article in articles:
        times[article.id] = times.get(article.id, 0) + 1
        w = Writer(article, times[article.id])
        out.append(ARTICLE.write(article, w, ""))
    return out


def tree_of(nodes: Sequence[Node], context_: Any = None) -> Node:
    """The document of nodes: one stands at the top, several in `@graph`."""
    top: Node = {"@context": context() if context_ is None else context_}
    return {**top, **nodes[0]} if len(nodes) == 1 else {**top, "@graph": list(nodes)}


def dumped(tree: Node) -> bytes:
    """A document as UTF-8, indented; our context, which is the same everywhere, stands in one line."""
    if tree.get("@context") != _pinned():
        return to_json(tree, indent=1) + b"\n"
    rest = to_json({key: value for key, value in tree.items() if key != "@context"}, indent=1)
    return b'{\n "@context": ' + _pinned_bytes() + b"," + rest[1:] + b"\n"


@cache
def _pinned() -> Any:
    return context()


@cache
def _pinned_bytes() -> bytes:
    return to_json(context())


def as_it_stands(tree: Any) -> tuple[Article, ...] | None:
    """The articles of a document as newsml writes it; None where it holds anything else, or in another order."""
    if type(tree) is not dict:
        return None
    rest = {key: value for key, value in tree.items() if key != "@context"}
    nodes = rest["@graph"] if list(rest) == ["@graph"] else [rest]
    if type(nodes) is not list or not all(_is_ours(node) for node in nodes):
        return None
    try:
        articles = tuple(Article.model_validate(ARTICLE.read(node, Reader(node["@id"]))) for node in nodes)
    except (Unresolved, ValidationError):
        return None
    return articles if nodes_of(articles) == nodes else None


def node_as_it_stands(node: Any) -> Article | None:
    """The article of a node as newsml writes it, whichever of its id in its document it is; None where it is not."""
    if not _is_ours(node):
        return None
    try:
        article = Article.model_validate(ARTICLE.read(node, Reader(node["@id"])))
    except (Unresolved, ValidationError):
        return None
    return article if ARTICLE.write(article, Writer(article, occurrence(node["@id"])), "") == node else None


def _is_ours(node: Any) -> bool:
    return type(node) is dict and node.get("@type") == "NewsArticle" and type(node.get("@id")) is str
