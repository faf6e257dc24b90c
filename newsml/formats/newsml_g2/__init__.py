"""`newsml-g2`: IPTC NewsML-G2 2.35, power conformance; one newsItem an article, several in a newsMessage."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from newsml.errors import CannotCarry, NewsmlError
from newsml.formats.format import Format

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from typing import IO

    from newsml.formats.reading import Reading
    from newsml.model.article import Article
    from newsml.model.register import Register


class NewsmlG2Format(Format):
    """NewsML-G2; lxml is loaded when something is read or written."""

    name: ClassVar = "newsml-g2"
    title: ClassVar = "IPTC NewsML-G2 2.35 (newsItem, or newsMessage for several articles)"
    suffixes: ClassVar = (".xml", ".newsml", ".nml")
    media_type: ClassVar = "application/vnd.iptc.g2.newsitem+xml"
    options: ClassVar = {
        "version": 'the version of a new document, "2.9" to "2.35" (which it is where nothing is said); '
        "fields that came later stand in the extension namespace, or are refused by name",
        "upgrade": "with onto: a base of an older version, or of core conformance, may become one of 2.35, power, "
        "where an edit needs that",
    }

    def placed(self) -> frozenset[str]:
        from newsml.formats.newsml_g2.item import placed

        return placed()

    def read(self, data: bytes, name: str | None = None) -> Reading:
        from newsml.formats.newsml_g2.document import read_document

        return read_document(data, name)

    def write(self, articles: Sequence[Article], onto: Reading | None = None, **options: Any) -> bytes:
        version, upgrade = self._chosen(onto, options)
        if onto is None:
            from newsml.formats.newsml_g2.document import write_document
            from newsml.formats.newsml_g2.versions import NEWEST, wanted

            return write_document(articles, NEWEST if version is None else wanted(version))
        if tuple(articles) == onto.articles:
            return onto.source
        from newsml.formats.newsml_g2.onto import write_onto

        return write_onto(articles, onto, upgrade=upgrade)

    def write_register(self, register: Register, onto: Reading | None = None, **options: Any) -> bytes:
        """A register that was read and has not changed; NewsML-G2 is no format to write one in.

        Raises:
            CannotCarry: it is another one.
        """
        self._chosen(onto, options)
        if onto is not None and register == onto.register:
            return onto.source
        raise CannotCarry(
            f"{self.name} takes a register back as it was read, but writes no other: write it as json",
            source=onto.name if onto is not None else None,
        )

    def _chosen(self, onto: Reading | None, options: dict[str, Any]) -> tuple[str | None, bool]:
        """The options `version` and `upgrade`; raises NewsmlError for others, and where they do not fit."""
        unknown = options.keys() - self.options.keys()
        if unknown:
            raise NewsmlError(
                f"{self.name} has no option {min(unknown)!r}: leave it out; it has {' and '.join(self.options)}"
            )
        version, upgrade = options.get("version"), options.get("upgrade", False)
        if version is not None and onto is not None:
            raise NewsmlError(
                "a document that is written onto keeps its version: leave `version` out; `upgrade` raises it to 2.35"
            )
        if upgrade and onto is None:
            raise NewsmlError("`upgrade` is for documents that are written onto: name one, or leave it out")
        return version, bool(upgrade)

    def stream(self, file: IO[bytes], name: str | None = None) -> Iterator[Reading]:
        from newsml.formats.newsml_g2.streaming import stream_items

        return stream_items(file, name)
