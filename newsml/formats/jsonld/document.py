"""A JSON-LD document: articles in, articles out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from pydantic import ValidationError

from newsml.errors import InvalidArticle, NewsmlError, UnreadableInput, UnsupportedFormat
from newsml.formats._kit import strict_json
from newsml.formats.jsonld.graph import GraphMaker
from newsml.formats.jsonld.leftovers import Comparison
from newsml.formats.jsonld.mapping import types
from newsml.formats.jsonld.nodes.article import ARTICLE
from newsml.formats.jsonld.own import as_it_stands, nodes_of
from newsml.formats.jsonld.sides import Reader
from newsml.formats.jsonld.term import SCHEMA_ORG
from newsml.formats.jsonld.vocabulary import is_ours
from newsml.model.article import Article

if TYPE_CHECKING:
    from newsml.findings import Leftover
    from newsml.formats.jsonld.graph import Graph
    from newsml.formats.jsonld.mapping import Node

_ARTICLES: Final = frozenset(
    {
        "NewsArticle", "Article", "AnalysisNewsArticle", "AskPublicNewsArticle", "BackgroundNewsArticle",
        "OpinionNewsArticle", "ReportageNewsArticle", "ReviewNewsArticle", "BlogPosting", "LiveBlogPosting",
    }
)  # fmt: skip
_BASIC: Final = frozenset(
    {
        "@id", "@type", "url", "headline", "abstract", "articleBody", "inLanguage", "dateline", "dateCreated",
        "datePublished", "dateModified", "expires", "author", "contributor", "provider", "creditText",
        "copyrightHolder", "copyrightNotice", "license", "genre", "keywords",
    }
)  # fmt: skip
"""What is read of articles that other people describe in schema.org's own context."""


@dataclass(frozen=True, slots=True, eq=False)
class Document:
    """What was read, and what its writer needs to write back into it."""

    articles: tuple[Article, ...]
    tree: Any
    is_ours: bool
    """Whether it is in our context, so that it can be written into."""
    leftovers: tuple[Leftover, ...] = ()


def read_document(data: bytes, name: str | None) -> Document:
    """Reads a document in our context, an expanded one, or one in schema.org's own context.

    Raises:
        UnreadableInput: no JSON, or no JSON-LD.
        UnsupportedFormat: a context that is not known; none is ever loaded.
        InvalidArticle: what it says is not a consistent article.
    """
    text = strict_json.decode(data, name)
    tree = strict_json.parse(text, name)
    try:
        form = _form(tree)
        if form == "ours":
            articles = as_it_stands(tree)
            if articles is not None:
                return Document(articles, tree, is_ours=True)
        return _as_graph(tree, form, text, name)
    except NewsmlError as error:
        error.source = error.source or name
        raise


def _form(tree: Any) -> str:
    """Whose context it is: ours, schema.org's, or none."""
    tops = tree if type(tree) is list else [tree]
    if not all(type(top) is dict for top in tops):
        raise UnreadableInput("a JSON-LD document is an object, or an array of objects")
    contexts = [top["@context"] for top in tops if "@context" in top]
    if not contexts:
        keys = [key for top in tops for key in top]
        if keys and not any(key.startswith("@") or ":" in key for key in keys):
            raise UnreadableInput(
                "not JSON-LD: there is no @context, and its keys are neither keywords nor IRIs"
            )
        return "expanded"
    if len(contexts) == len(tops):
        if all(is_ours(value) for value in contexts):
            return "ours"
        if all(_is_schema_org(value) for value in contexts):
            return "schema.org"
    raise UnsupportedFormat(
        "documents in this @context are not read yet, and none is ever loaded: expand the document with a JSON-LD "
        "processor, or compact it with the context of newsml"
    )


def _is_schema_org(value: Any) -> bool:
    if type(value) is list and len(value) == 1:
        return _is_schema_org(value[0])
    if type(value) is dict and list(value) == ["@vocab"]:
        return _is_schema_org(value["@vocab"])
    return type(value) is str and value in SCHEMA_ORG


def _as_graph(tree: Any, form: str, text: str, name: str | None) -> Document:
    maker = GraphMaker(aliases=form == "schema.org")
    maker.add(tree, ())
    graph = maker.made()
    graph.budget = 1_000_000 + 20 * len(text)
    articles, roots = [], []
    for iri in dict.fromkeys(graph.top):
        if not _ARTICLES.isdisjoint(types(graph.nodes[iri])):
            roots.append(iri)
            articles.append(_article(iri, graph, form, name))
    written = nodes_of(articles)
    writer = GraphMaker()
    for node in written:
        writer.add(node, ())
    pairs = zip(roots, (node["@id"] for node in written), strict=True)
    leftovers = Comparison(graph, writer.made()).leftovers(pairs, text)
    return Document(tuple(articles), tree, is_ours=form == "ours", leftovers=leftovers)


def _article(iri: str, graph: Graph, form: str, name: str | None) -> Article:
    node = graph.nodes[iri]
    if form == "schema.org":
        node = {key: value for key, value in node.items() if key in _BASIC}
        iri = _id_of_page(graph.nodes[iri])
    reader = Reader(iri, graph, foreign=form == "schema.org")
    try:
        return Article.model_validate(ARTICLE.read(node, reader))
    except ValidationError as error:
        raise InvalidArticle.of(error, source=name) from None


def _id_of_page(node: Node) -> str:
    """The id of an article that other people describe: its own, else that of its page, without a fragment."""
    page = node.get("mainEntityOfPage", [None])[0]
    for value in (node["@id"], node.get("url"), page["@id"] if type(page) is dict else page):
        if type(value) is str and not value.startswith("_:"):
            return value.partition("#")[0]
    raise UnreadableInput("the article has neither @id nor url: give it an @id")
