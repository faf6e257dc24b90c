"""The documents of a command compared with their standard."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from newsml.cli.sources import Named
from newsml.files import opened, unread

if TYPE_CHECKING:
    from newsml.cli.sources import Document
    from newsml.standards.newsml_g2 import Conformance

_HEAD: Final = 65_536
_FORMAT: Final = "newsml-g2"


@dataclass(frozen=True, slots=True)
class Judge:
    """What documents are to be compared with."""

    version: str | None
    """The version of NewsML-G2; that of each document where None."""

    def check_at_hand(self) -> None:
        """Raises NewsmlError where the version that is asked for is not known, or its schema is not at hand."""
        if self.version is not None:
            from newsml.standards.catalogue import newsml_g2
            from newsml.standards.schemas import compiled

            compiled(newsml_g2(self.version))

    def conformance(
        self, document: Document, name: str, format: str | None, codes: frozenset[str]
    ) -> Conformance | None:
        """How a document that has been read compares with its standard; None where that is not NewsML-G2.

        Args:
            document: a path, or the document in memory.
            name: what to call it.
            format: the name of its format, where it was given.
            codes: the codes of the checks that are asked for.

        Raises:
            UnreadableInput: it can no longer be read.
        """
        data = _newsml_g2(document, format)
        if data is None:
            return None
        from newsml.standards.newsml_g2 import check

        return check(data, name, self.version, codes)


def _newsml_g2(document: Document, format: str | None) -> bytes | None:
    """The bytes of a document, where it is NewsML-G2; of one that is too long to be checked no more than shows it."""
    if format not in (None, _FORMAT):
        return None
    if isinstance(document, Named):
        data = document.getvalue()
        return data if format or _is_newsml_g2(data[:_HEAD], None) else None
    from newsml.standards.newsml_g2 import MAX_BYTES

    with opened(document) as file:
        if not format and not _is_newsml_g2(file.read(_HEAD), document):
            return None
        file.seek(0)
        try:
            return file.read(MAX_BYTES + 1)
        except OSError as error:
            raise unread(error, document) from None


def _is_newsml_g2(head: bytes, name: str | None) -> bool:
    from newsml.formats.detect import detect

    if head.lstrip(b"\xef\xbb\xbf\xff\xfe\0 \t\r\n")[:1] != b"<":
        return False  # without a look at JSON that is cut off
    return detect(head, name).name == _FORMAT
