"""`Format`: what every format is. A format is a folder with its reader and its writer together."""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import TYPE_CHECKING, Any, ClassVar

from newsml.errors import CannotCarry
from newsml.files import whole

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from typing import IO

    from newsml.formats.reading import Reading
    from newsml.model.article import Article
    from newsml.model.register import Register


class Format(ABC):
    """Reads and writes one format; instances keep no state."""

    name: ClassVar[str]
    """What users call it."""
    title: ClassVar[str]
    """What it is, in one line."""
    suffixes: ClassVar[tuple[str, ...]]
    """File name endings, the first one is used for writing."""
    media_type: ClassVar[str]
    """The media type of what is written."""
    lost: ClassVar[Mapping[str, str]] = {}
    """What it cannot carry: "Class.field" -> reason. Empty where it loses nothing."""
    options: ClassVar[Mapping[str, str]] = {}
    """Options of the writer: name -> what it does."""
    many: ClassVar[bool] = True
    """Whether one document can hold several articles."""

    @abstractmethod
    def placed(self) -> frozenset[str]:
        """The model's fields that have a place in this format, as "Class.field"."""

    @abstractmethod
    def read(self, data: bytes, name: str | None = None) -> Reading:
        """Reads a document.

        Args:
            data: the document's bytes.
            name: what to call it in errors.

        Raises:
            UnreadableInput: the bytes are not a document of this format.
            InvalidArticle: what it says is not a consistent article.
        """

    @abstractmethod
    def write(self, articles: Sequence[Article], onto: Reading | None = None, **options: Any) -> bytes:
        """Writes articles, into an existing document where `onto` is given.

        Raises:
            CannotCarry: the target has no place for a field.
        """

    def write_register(self, register: Register, onto: Reading | None = None, **options: Any) -> bytes:
        """Writes a register; a format without a place for one raises CannotCarry."""
        del register, onto, options  # for those that override it
        raise CannotCarry(f"{self.name} holds articles only: write a register as json")

    def stream(self, file: IO[bytes], name: str | None = None) -> Iterator[Reading]:
        """Yields readings of a large document one item at a time; one reading where the format has no items."""
        yield self.read(whole(file, name), name)
