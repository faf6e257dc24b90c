"""Writing into documents of others: only what the articles change is touched.

A field that stands in one string of theirs is replaced there. What their terms have no place for goes into a node of
our own beside theirs, of the same id: it says all of the article, and is read in the place of theirs. So does all that
changes in an article that newsml wrote, but others arranged anew and added to. The context of such a node first takes
back those around it (JSON-LD 1.1, 4.1.5).
"""

from __future__ import annotations

import codecs
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from pydantic_core import to_json

from newsml.errors import CannotCarry, NewsmlError
from newsml.formats.jsonld.document import at_path, read_document
from newsml.formats.jsonld.onto import matches
from newsml.formats.jsonld.own import nodes_of
from newsml.formats.jsonld.splices import Append, Insert, Remove, Replace, spliced
from newsml.formats.jsonld.vocabulary import context

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from newsml.findings import Path
    from newsml.formats.jsonld.document import Document, Home, Part
    from newsml.formats.jsonld.facts import Fact
    from newsml.formats.jsonld.mapping import Node
    from newsml.formats.jsonld.splices import Change
    from newsml.model.article import Article

_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


def embedded(
    articles: Sequence[Article], base: Document, source: bytes, context_: str | None = None
) -> bytes:
    """The document with what the articles change in it.

    Args:
        articles: all that shall be in it.
        base: the document as it was read.
        source: its bytes.
        context_: the name of our context; written out where None.

    Raises:
        CannotCarry: a change has no place in it without a loss.
    """
    pairs = matches(articles, base.articles)
    wanted = tuple(articles)
    found: tuple[Article, ...] = ()
    for covering in (False, True):
        data = _Writing(wanted, pairs, base, context_, covering=covering).written(source)
        try:
            found = read_document(data, None).articles
        except NewsmlError:
            continue
        if found == wanted:
            return data
    raise CannotCarry(
        "what others wrote into this document contradicts the changes or cannot be taken out of it "
        f"({_difference(found, wanted)}): write a new document"
    )


def with_trees(trees: Sequence[Node], articles: Sequence[Article], base: Document, source: bytes) -> bytes:
    """The document with what the trees say of its articles: their keys are replaced or added, all others stay.

    Args:
        trees: for each article a node in schema.org's own context.
        articles: the articles.
        base: the document as it was read.
        source: its bytes.
    """
    edits = _Edits(base)
    for tree, at in zip(trees, matches(articles, base.articles), strict=True):
        home = base.homes[at] if at is not None and base.homes else None
        if home is None or home.kind != "facts":
            edits.append(to_json(tree).decode())
            continue
        node = at_path(base.parts[home.part].tree, home.path)
        for change in _merged(home.path, node, {key: tree[key] for key in tree if key != "@context"}):
            edits.add(home.part, change)
    return edits.made(source)


def _merged(path: Path, old: Any, new: Any) -> Iterator[Change]:
    """What brings a new value into an old one: of a node about the same thing, the keys that it does not have stay."""
    if old == new:
        return
    if type(new) is list and len(new) == 1 and type(old) is not list:
        yield from _merged(path, old, new[0])
    elif type(old) is list and len(old) == 1 and type(new) is not list:
        yield from _merged((*path, 0), old[0], new)
    elif type(old) is dict and type(new) is dict and _may_be_one(old, new):
        for key, value in new.items():
            if key not in old:
                yield Insert(path, key, to_json(value).decode())
            elif key not in ("@id", "@type"):
                yield from _merged((*path, key), old[key], value)
    elif type(old) is list and type(new) is list and len(old) == len(new):
        for n, (one, other) in enumerate(zip(old, new, strict=True)):
            yield from _merged((*path, n), one, other)
    else:
        yield Replace(path, to_json(new).decode())


def _may_be_one(old: dict[str, Any], new: dict[str, Any]) -> bool:
    """Whether two nodes can be about one thing: neither their ids nor their names differ."""
    return all(key not in old or key not in new or old[key] == new[key] for key in ("@id", "name"))


@dataclass(slots=True)
class _Edits:
    """Changes of the parts of a document, put into its bytes at last."""

    base: Document
    changes: dict[int, list[Change]] = field(default_factory=dict)
    gone: set[int] = field(default_factory=set)
    """Parts that are empty then."""
    beside: dict[int, list[str]] = field(default_factory=dict)
    """Nodes that come to the nodes of a part."""
    added: list[str] = field(default_factory=list)
    """Nodes for which the document has no part yet."""

    def add(self, part: int, change: Change) -> None:
        self.changes.setdefault(part, []).append(change)

    def append(self, node: str, part: int | None = None) -> None:
        """Adds a node beside those of a part; to a page, in a script of its own where no part is given."""
        if part is None and self.base.page is None and self.base.parts:
            part = 0
        if part is None:
            self.added.append(node)
        else:
            self.beside.setdefault(part, []).append(node)

    def made(self, source: bytes) -> bytes:
        texts = {n: self._text(n) for n in {*self.changes, *self.gone, *self.beside}}
        if self.base.page is None:
            return _encoded(texts[0], source) if texts else source
        from newsml.formats.jsonld.pages import added, replaced, scripts

        data = replaced(source, self.base.page, texts)
        for node in self.added:
            data = added(data, scripts(data, None), node)
        return data

    def _text(self, n: int) -> str:
        part = self.base.parts[n]
        text = part.text if part.is_strict else to_json(part.tree, indent=1).decode()
        tree, changes = part.tree, list(self.changes.get(n, ()))
        nodes = self.beside.get(n, [])
        if n in self.gone:
            text, tree, changes = "[]", [], []
        home = _home_for_more(tree)
        if home is not None:
            changes += [Append(home, node) for node in nodes]
            return spliced(text, changes) if changes else text
        text = spliced(text, changes) if changes else text
        if not nodes:
            return text
        inner = text.strip(" \t\r\n\ufeff")
        before, _, after = text.partition(inner)
        return before + "[" + ",\n".join((inner, *nodes)) + "]" + after


def _home_for_more(tree: Any) -> Path | None:
    """The array of a tree that takes further nodes; None where the tree itself has to become part of one."""
    if type(tree) is list:
        return ()
    if type(tree) is dict and type(tree.get("@graph")) is list:
        return ("@graph",)
    return None


def _encoded(text: str, source: bytes) -> bytes:
    for mark, encoding in _MARKS:
        if source.startswith(mark):
            return mark + text.encode(encoding)
    return text.encode("utf-8")


class _Writing:
    """One attempt to write articles into a document."""

    def __init__(
        self,
        articles: tuple[Article, ...],
        pairs: Sequence[int | None],
        base: Document,
        context_: str | None,
        *,
        covering: bool,
    ) -> None:
        self._context = context() if context_ is None else context_
        self._articles = articles
        self._pairs = pairs
        self._base = base
        self._covering = covering
        self._edits = _Edits(base)
        self._nodes = nodes_of(articles)

    def written(self, source: bytes) -> bytes:
        old = nodes_of(self._base.articles)
        for n, home in enumerate(self._base.homes):
            if n not in self._pairs:
                self._remove(home)
        for n, at in enumerate(self._pairs):
            if at is None:
                self._edits.append(self._own_text(self._nodes[n]))
            elif self._nodes[n] != old[at]:
                self._change(n, at)
        return self._edits.made(source)

    def _remove(self, home: Home) -> None:
        places = [(home.part, home.path)]
        if home.cover is not None:
            places.append(home.cover)
        for part, path in places:
            if path == ():
                self._edits.gone.add(part)
            elif not self._is_within_gone(part, path):
                self._edits.add(part, Remove(path))

    def _is_within_gone(self, part: int, path: Path) -> bool:
        """Whether something around it goes already."""
        return any(
            isinstance(change, Remove) and change.path == path[: len(change.path)]
            for change in self._edits.changes.get(part, ())
        )

    def _change(self, n: int, at: int) -> None:
        home, before, article = self._base.homes[at], self._base.articles[at], self._articles[n]
        if home.kind == "own":
            self._replace((home.part, home.path), self._nodes[n])
            return
        if before != article:
            self._in_place(home, before, article)
        if home.cover is not None:
            self._replace(home.cover, self._nodes[n])
        elif home.kind == "graph" or (
            before != article and (self._covering or not _fits(home, before, article))
        ):
            self._edits.append(self._own_text(self._nodes[n]), home.part)

    def _own_text(self, node: Node) -> str:
        return to_json({"@context": [None, self._context], **node}).decode()

    def _replace(self, place: tuple[int, Path], node: Node) -> None:
        part, path = place
        known = at_path(self._base.parts[part].tree, path).get("@context")
        if known is not None:
            node = {"@context": known, **node}
        self._edits.add(part, Replace(path, to_json(node).decode()))

    def _in_place(self, home: Home, before: Article, article: Article) -> None:
        """Replaces the strings of theirs that give a field as it is."""
        length = len(self._base.parts[home.part].prefix)
        for name, fact in _places(home).items():
            value = getattr(article, name)
            if value == getattr(home.shown or before, name) or not _is_in(
                self._base.parts[home.part], fact.path
            ):
                continue
            path = fact.path[length:]
            if value is None:
                self._edits.add(home.part, Remove(path))
            else:
                self._edits.add(home.part, Replace(path, to_json(str(value)).decode()))
        if self._loses_its_id(home, before, article):
            self._edits.add(home.part, Insert(home.path, "@id", to_json(article.id).decode()))

    @staticmethod
    def _loses_its_id(home: Home, before: Article, article: Article) -> bool:
        """Whether the id was told from what may read otherwise now, and there is room for it to be written down."""
        if home.node is None or "@id" in home.node.facts:
            return False
        return (home.found is not None and home.found.derived_id) or before.url != article.url


def _is_in(part: Part, path: Path) -> bool:
    return path[: len(part.prefix)] == part.prefix


def _fits(home: Home, before: Article, article: Article) -> bool:
    """Whether all that changes stands in strings of theirs."""
    changed = {name for name in type(article).model_fields if getattr(before, name) != getattr(article, name)}
    return changed <= set(_places(home))


def _places(home: Home) -> Mapping[str, Fact]:
    return {} if home.found is None else home.found.places


def _difference(found: Sequence[Article], wanted: Sequence[Article]) -> str:
    """In what two sequences of articles differ, in few words."""
    if len(found) != len(wanted):
        return f"{len(found)} articles would come back, not {len(wanted)}"
    for one, other in zip(found, wanted, strict=True):
        names = [name for name in type(one).model_fields if getattr(one, name) != getattr(other, name)]
        if names:
            return f"{', '.join(names[:5])} of {other.id} would come back changed"
    return "the order of its nodes"
