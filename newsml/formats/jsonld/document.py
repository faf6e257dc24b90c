"""A JSON-LD document: what was read of it, and what its writer needs to write back into it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal

from newsml.errors import NewsmlError
from newsml.formats._kit import strict_json
from newsml.formats.jsonld.leftovers import placed
from newsml.formats.jsonld.own import as_it_stands
from newsml.formats.jsonld.vocabulary import is_ours

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from newsml.findings import Leftover, Note, Path
    from newsml.formats.jsonld.facts import Node
    from newsml.formats.jsonld.pages import Page
    from newsml.formats.jsonld.publisher import Found
    from newsml.model.article import Article


@dataclass(frozen=True, slots=True, eq=False)
class Part:
    """JSON-LD that stands in a document: all of it, or a script of a page."""

    source: str | bytes
    """What it was read from."""
    tree: Any
    prefix: Path = ()
    """What comes before its own paths in those of the document."""
    line: int = 1
    """The 1-based line of the document on which it begins."""
    is_strict: bool = True
    """Whether it is JSON as it should be, so that places in it can be found and replaced."""
    notes: tuple[Note, ...] = ()
    size: int | None = None
    """The length of the document that it was made of, where that is no JSON."""

    @property
    def text(self) -> str:
        """What it was read from, as text."""
        return self.source if isinstance(self.source, str) else strict_json.decode(self.source)

    @property
    def may_be_marked(self) -> bool:
        """Whether an article in it can have our mark: a quick look, which may be wrong in favour of it."""
        if self.size is not None:
            return True
        return (
            "news-annotation" in self.source
            if isinstance(self.source, str)
            else b"news-annotation" in self.source
        )

    @property
    def length(self) -> int:
        """The length of what it was read from, which bounds the work on it."""
        return len(self.text) if self.size is None else self.size


@dataclass(frozen=True, slots=True, eq=False)
class Home:
    """Where an article stands in a document."""

    kind: Literal["own", "graph", "facts"]
    """As newsml writes it; as newsml writes it, but in another arrangement; as others write theirs."""
    part: int
    path: Path
    """Its node, within the part."""
    node: Node | None = None
    """For those of others: its node among the facts."""
    found: Found | None = None
    """For those of others: how it was read."""
    shown: Article | None = None
    """For those in the form of others that newsml has written more of: what they say by themselves."""
    cover: tuple[int, Path] | None = None
    """For those: part and path of the node in which newsml has written more."""


@dataclass(frozen=True, slots=True, eq=False)
class Document:
    """What was read, and what its writer needs to write back into it."""

    articles: tuple[Article, ...]
    parts: tuple[Part, ...]
    homes: tuple[Home, ...] = ()
    """Where each article stands; none for documents that are in our context as a whole."""
    page: Page | None = None
    is_collection: bool = False
    """Whether it is a collection of annotations as newsml writes it (profile `web-annotation`)."""
    is_ours: bool = False
    """Whether it is one part in our context, so that what others added to its nodes can be kept in them."""
    leftovers: Callable[[], tuple[Leftover, ...]] = tuple
    notes: Callable[[], tuple[Note, ...]] = field(default=tuple)

    @property
    def is_of_newsml(self) -> bool:
        """Whether newsml wrote all that is in it, in whatever form it is now, or it is in our context as a whole."""
        if self.page is not None:
            return False
        whole = self.articles and all(home.kind == "graph" and home.cover is None for home in self.homes)
        return self.is_ours or bool(whole and not self.leftovers())

    @property
    def tree(self) -> Any:
        """The tree of a document that is no page."""
        return self.parts[0].tree


def read_document(data: bytes, name: str | None) -> Document:
    """Reads a document: JSON-LD in any context that is known here, or a page with JSON-LD in its scripts.

    Raises:
        UnreadableInput: no JSON, or no JSON-LD.
        UnsupportedFormat: a context that is not known; none is ever loaded.
        InvalidArticle: what it says is not a consistent article.
    """
    try:
        if is_markup(data):
            from newsml.formats.jsonld.others import read_page

            return read_page(data, name)
        tree = strict_json.parse(data, name)
        if type(tree) is dict and is_ours(tree.get("@context")):
            articles = as_it_stands(tree)
            if articles is not None:
                return Document(articles, (Part(data, tree),), is_ours=True)
        part = Part(strict_json.decode(data, name), tree)
        from newsml.formats.jsonld.others import read_parts

        return _collected(part) or read_parts((part,), name)
    except NewsmlError as error:
        error.source = error.source or name
        raise


def _collected(part: Part) -> Document | None:
    """A collection of annotations as newsml writes it, with what others added."""
    from newsml.formats.jsonld.profiles.annotations import added, read_collections

    articles = read_collections(part.tree)
    if articles is None:
        return None
    found = articles
    return Document(
        found, (part,), is_collection=True, leftovers=lambda: tuple(placed(added(part.tree, found), part))
    )


def is_markup(data: bytes) -> bool:
    """Whether a document is a page, not JSON: it begins with an angle bracket, in whatever encoding."""
    return data[:64].lstrip(b"\xef\xbb\xbf\xff\xfe\0 \t\r\n\f")[:1] == b"<"


def at_path(tree: Any, path: Path) -> Any:
    """What stands at a path of a tree."""
    for step in path:
        tree = tree[step]
    return tree


def objects(tree: Any) -> Iterator[dict[str, Any]]:
    """All objects of a tree."""
    below = [tree]
    while below:
        value = below.pop()
        if type(value) is dict:
            yield value
            below += value.values()
        elif type(value) is list:
            below += value
