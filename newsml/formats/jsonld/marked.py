"""Articles that newsml wrote, in any other form than its own: nodes that say so, read from the graph."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from newsml.errors import InvalidArticle
from newsml.formats.jsonld.graph import GraphMaker
from newsml.formats.jsonld.leftovers import Comparison
from newsml.formats.jsonld.mapping import id_of, types
from newsml.formats.jsonld.nodes.article import ARTICLE
from newsml.formats.jsonld.own import nodes_of
from newsml.formats.jsonld.sides import Reader
from newsml.formats.jsonld.terms import PROFILE
from newsml.model.article import Article

if TYPE_CHECKING:
    from collections.abc import Callable

    from newsml.findings import Path
    from newsml.formats.jsonld.graph import Graph


@dataclass(frozen=True, slots=True, eq=False)
class Marked:
    """The articles of a graph, with what else is in it."""

    articles: tuple[Article, ...]
    paths: tuple[Path, ...]
    """Where each stands."""
    roots: tuple[str, ...]
    """The IRI of the node of each."""
    rest: Callable[[], list[tuple[Path, str, str]]]
    """What the articles do not say: place, words for it, and the IRI of the node where all of a node is meant."""


def read_marked(tree: Any, size: int, name: str | None, *, unmarked: bool = False) -> Marked:
    """Reads a tree in our context, an expanded one, or one in schema.org's own context.

    Args:
        tree: the document.
        size: its length, which bounds what is read of nodes that many others share.
        name: what to call it in errors.
        unmarked: whether articles need no mark, as their context is ours.

    Raises:
        UnreadableInput, UnsupportedFormat: it cannot be read.
        InvalidArticle: what it says is not a consistent article.
    """
    maker = GraphMaker(aliases=not unmarked)
    maker.add(tree, ())
    graph = maker.made()
    graph.budget = 1_000_000 + 20 * size
    tops = set(graph.top)
    # A marked one counts wherever it stands, such as in a collection of its annotations.
    roots = [
        iri
        for iri in dict.fromkeys((*graph.top, *graph.nodes))
        if "NewsArticle" in types(node := graph.nodes[iri])
        and ((unmarked and iri in tops) or is_marked(node))
    ]
    articles = tuple(_article(iri, graph, name) for iri in roots)
    written = nodes_of(articles)

    def rest() -> list[tuple[Path, str, str]]:
        writer = GraphMaker()
        for node in written:
            writer.add(node, ())
        pairs = zip(roots, (node["@id"] for node in written), strict=True)
        return Comparison(graph, writer.made()).differences(pairs)

    return Marked(articles, tuple(graph.paths[iri] for iri in roots), tuple(roots), rest)


def is_marked(node: dict[str, Any]) -> bool:
    """Whether a node of a graph says that newsml wrote it."""
    value = node.get("conformsTo", ())
    return any(id_of(one) == PROFILE for one in (value if isinstance(value, list) else [value]))


def _article(iri: str, graph: Graph, name: str | None) -> Article:
    try:
        return Article.model_validate(ARTICLE.read(graph.nodes[iri], Reader(iri, graph)))
    except ValidationError as error:
        raise InvalidArticle.of(error, source=name) from None
