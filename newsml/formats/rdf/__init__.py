"""`turtle`, `nquads` and `ntriples`: articles as RDF, with the triples that their JSON-LD stands for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from newsml.errors import NewsmlError
from newsml.formats.format import Format
from newsml.formats.jsonld.own import nodes_of
from newsml.formats.jsonld.vocabulary import placed
from newsml.formats.rdf import lines, turtle
from newsml.formats.rdf.document import read_document
from newsml.formats.rdf.triples import facts_of
from newsml.formats.reading import Reading

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newsml.formats.rdf.document import Document
    from newsml.formats.rdf.triples import Groups
    from newsml.model.article import Article


class _RdfFormat(Format):
    """Articles as triples; loses nothing. Reading takes pyoxigraph, writing nothing."""

    syntax: ClassVar[str]
    """What pyoxigraph calls it."""

    def placed(self) -> frozenset[str]:
        return placed()

    def read(self, data: bytes, name: str | None = None) -> Reading:
        document = read_document(data, self.syntax, name)
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
        if options:
            raise NewsmlError(f"{self.name} has no option {min(options)!r}: leave it out")
        if onto is None:
            return self.written(facts_of(nodes_of(articles)))
        if tuple(articles) == onto.articles:
            return onto.source
        from newsml.formats.rdf.onto import written_onto

        base: Document = onto.state
        return written_onto(articles, base, self.written)

    def written(self, groups: Groups) -> bytes:
        """A new document."""
        return lines.written(groups)


class TurtleFormat(_RdfFormat):
    """Turtle, for people."""

    name: ClassVar = "turtle"
    title: ClassVar = "Turtle (RDF 1.1), the triples of the JSON-LD by subject"
    suffixes: ClassVar = (".ttl",)
    media_type: ClassVar = "text/turtle"
    syntax: ClassVar = "TURTLE"

    def written(self, groups: Groups) -> bytes:
        return turtle.written(groups)


class NQuadsFormat(_RdfFormat):
    """N-Quads; articles stand in the default graph, or in the only one that there is."""

    name: ClassVar = "nquads"
    title: ClassVar = "N-Quads (RDF 1.1), the triples of the JSON-LD one a line, in the default graph"
    suffixes: ClassVar = (".nq",)
    media_type: ClassVar = "application/n-quads"
    syntax: ClassVar = "N_QUADS"


class NTriplesFormat(_RdfFormat):
    """N-Triples."""

    name: ClassVar = "ntriples"
    title: ClassVar = "N-Triples (RDF 1.1), the triples of the JSON-LD one a line"
    suffixes: ClassVar = (".nt",)
    media_type: ClassVar = "application/n-triples"
    syntax: ClassVar = "N_TRIPLES"
