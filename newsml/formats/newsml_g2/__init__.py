"""`newsml-g2`: IPTC NewsML-G2 2.35, power conformance; one newsItem an article, several in a newsMessage."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from newsml.errors import NewsmlError
from newsml.formats.format import Format

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from typing import IO

    from newsml.formats.reading import Reading
    from newsml.model.article import Article


class NewsmlG2Format(Format):
    """NewsML-G2; lxml is loaded when something is read or written."""

    name: ClassVar = "newsml-g2"
    title: ClassVar = "IPTC NewsML-G2 2.35 (newsItem, or newsMessage for several articles)"
    suffixes: ClassVar = (".xml", ".newsml", ".nml")
    media_type: ClassVar = "application/vnd.iptc.g2.newsitem+xml"

    def placed(self) -> frozenset[str]:
        from newsml.formats.newsml_g2.item import placed

        return placed()

    def read(self, data: bytes, name: str | None = None) -> Reading:
        from newsml.formats.newsml_g2.document import read_document

        return read_document(data, name)

    def write(self, articles: Sequence[Article], onto: Reading | None = None, **options: Any) -> bytes:
        from newsml.formats.newsml_g2.document import write_document

        if options:
            raise NewsmlError(f"{self.name} has no option {min(options)!r}: leave it out")
        if onto is None:
            return write_document(articles)
        if tuple(articles) == onto.articles:
            return onto.source
        from newsml.formats.newsml_g2.onto import write_onto

        return write_onto(articles, onto)

    def stream(self, file: IO[bytes], name: str | None = None) -> Iterator[Reading]:
        from newsml.formats.newsml_g2.document import stream_items

        return stream_items(file, name)
