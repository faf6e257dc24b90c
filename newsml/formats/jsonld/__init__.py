"""`jsonld`: JSON-LD 1.1 in the terms of schema.org, Web Annotation and others, in a context of our own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from newsml.errors import CannotCarry, NewsmlError
from newsml.formats.format import Format
from newsml.formats.jsonld.document import Document, read_document
from newsml.formats.jsonld.embedding import embedded, with_trees
from newsml.formats.jsonld.onto import written_onto
from newsml.formats.jsonld.own import dumped, nodes_of, tree_of
from newsml.formats.jsonld.profiles import chosen, document, document_onto, tree
from newsml.formats.jsonld.vocabulary import CONTEXT_IRI, context, placed
from newsml.formats.reading import Reading

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newsml.model.article import Article

__all__ = ["CONTEXT_IRI", "JsonLdFormat", "context"]


class JsonLdFormat(Format):
    """Articles as linked data; loses nothing. No context is ever loaded, no processor needed."""

    name: ClassVar = "jsonld"
    title: ClassVar = "JSON-LD 1.1 (schema.org, Web Annotation, PROV), articles as linked data"
    suffixes: ClassVar = (".jsonld",)
    media_type: ClassVar = "application/ld+json"
    options: ClassVar = {
        "context": '"inline" (the default) writes the context out, "iri" names it',
        "profile": '"web" writes an excerpt for search engines, "web-annotation" a W3C Web Annotation collection',
    }

    def placed(self) -> frozenset[str]:
        return placed()

    def read(self, data: bytes, name: str | None = None) -> Reading:
        document = read_document(data, name)
        return Reading.listing_later(
            document.leftovers,
            document.notes,
            articles=document.articles,
            format=self.name,
            name=name,
            source=data,
            state=document,
        )

    def write(self, articles: Sequence[Article], onto: Reading | None = None, **options: Any) -> bytes:
        profile = _profile(options)
        context_ = None if profile is not None else _context(**options)
        if onto is not None:
            return _onto(tuple(articles), onto, profile, context_)
        if profile is not None:
            return document(profile, articles)
        return dumped(tree_of(nodes_of(articles), context_))


def _onto(articles: tuple[Article, ...], onto: Reading, profile: str | None, context_: str | None) -> bytes:
    base: Document = onto.state
    if profile == "web":
        return with_trees([tree(profile, [article]) for article in articles], articles, base, onto.source)
    if profile is not None and not base.is_collection:
        raise CannotCarry(
            f"the profile {profile} is a document of its own: write a new one, or give one as the base"
        )
    if articles == onto.articles:
        return onto.source
    if base.is_collection:
        return document_onto(base.tree, onto.articles, articles)
    return (
        written_onto(articles, base) if base.is_of_newsml else embedded(articles, base, onto.source, context_)
    )


def _profile(options: dict[str, Any]) -> str | None:
    """Takes the profile out of the options: it has a context of its own."""
    profile: str | None = options.pop("profile", None)
    if profile is None:
        return None
    if options:
        raise NewsmlError(f"with the option profile there is no option {min(options)!r}: leave it out")
    return chosen(profile)


def _context(context: str = "inline", **others: Any) -> str | None:  # the option's name
    if others:
        raise NewsmlError(f"jsonld has no option {min(others)!r}: leave it out")
    if context not in ("inline", "iri"):
        raise NewsmlError(f'the option context is "inline" or "iri", not {context!r}')
    return CONTEXT_IRI if context == "iri" else None
