"""Documents that others wrote, or that newsml wrote and others brought into another form: parts, articles, the rest."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from itertools import islice
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from newsml.errors import InvalidArticle, UnreadableInput, UnsupportedFormat, shown_path
from newsml.findings import Leftover, Note
from newsml.formats.jsonld import processor
from newsml.formats.jsonld.arrangement import (
    CONFORMS_TO,
    check_expanded,
    check_size,
    is_ours_alone,
    is_plain,
    marked_alone,
    split,
    steps,
)
from newsml.formats.jsonld.document import Document, Home, Part, at_path
from newsml.formats.jsonld.facts import Facts
from newsml.formats.jsonld.keys import Keys
from newsml.formats.jsonld.leftovers import placed
from newsml.formats.jsonld.light import NeedsProcessor, Reading, Scope, understood
from newsml.formats.jsonld.marked import Marked, read_marked
from newsml.formats.jsonld.own import as_it_stands, node_as_it_stands
from newsml.formats.jsonld.rest import is_touched, unmet, untaken
from newsml.formats.jsonld.sides import occurrence
from newsml.formats.jsonld.terms import PROFILE
from newsml.model.article import Article

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from newsml.findings import Path
    from newsml.formats.jsonld.facts import Node
    from newsml.formats.jsonld.pages import Page


def read_parts(parts: Sequence[Part], name: str | None, page: Page | None = None) -> Document:
    """Reads the parts of a document together: their nodes can refer to one another.

    Raises:
        UnreadableInput, UnsupportedFormat, InvalidArticle: as for `read_document`; a script of a page that cannot be
            read is a leftover.
    """
    reader = _Reader(tuple(parts), name, page)
    for n in range(len(parts)):
        reader.part(n)
    return reader.document()


def read_page(data: bytes, name: str | None) -> Document:
    """Reads the JSON-LD in the scripts of a page.

    Raises:
        UnreadableInput, InvalidArticle: as for `read_document`.
    """
    from newsml.formats.jsonld.pages import scripts
    from newsml.formats.jsonld.tolerant import parse

    page = scripts(data, name)
    parts = []
    for n, script in enumerate(page.scripts):
        prefix = ("script", n)
        try:
            tree, mended = parse(script.text, name, script.line, script.column)
        except UnreadableInput as error:
            told = Note(
                shown_path(prefix), error.line or script.line, f"this script is not read: {error.message}"
            )
            parts.append(Part(script.text, None, prefix, script.line, is_strict=False, notes=(told,)))
            continue
        notes = tuple(Note(shown_path(prefix), note.line, note.what) for note in mended)
        parts.append(Part(script.text, tree, prefix, script.line, is_strict=not mended, notes=notes))
    return read_parts(parts, name, page)


def read_expanded(tree: Any, size: int, name: str | None) -> Document:
    """Reads the expanded form of a graph that was no JSON-LD.

    Args:
        tree: an array of nodes, in expanded form.
        size: the length of the document, which bounds the work.
        name: what to call it in errors.

    Raises:
        UnreadableInput, InvalidArticle: as for `read_document`.
    """
    return read_parts((Part(" " * min(size, 1), tree, is_strict=False, size=size),), name)


@dataclass(slots=True)
class _Reader:
    """Reads the parts of one document."""

    parts: tuple[Part, ...]
    name: str | None
    page: Page | None
    facts: Facts = field(default_factory=Facts)
    homes: list[tuple[Article, Home]] = field(default_factory=list)
    wholly_ours: bool = False
    notes: list[Note] = field(default_factory=list)
    rests: list[tuple[int, Callable[[], list[tuple[Path, str, str]]]]] = field(default_factory=list)
    """For each part with articles that newsml wrote: what else is among them."""
    marked: set[str] = field(default_factory=set)
    graphs: set[int] = field(default_factory=set)
    """The parts that were read as graphs of newsml's own articles."""
    refused: list[tuple[int, str]] = field(default_factory=list)

    def part(self, n: int) -> None:
        part = self.parts[n]
        self.notes += part.notes
        if part.tree is None and self.page is not None:
            if part.notes:
                self.refused.append((n, "a script that is not read"))
            return
        try:
            self._tree(n, part)
        except (UnreadableInput, UnsupportedFormat) as error:
            if self.page is None:
                raise
            path = shown_path(part.prefix)
            self.notes.append(Note(path, part.line, f"this script is not read: {error.message}"))
            self.refused.append((n, "a script that is not read"))

    def _tree(self, n: int, part: Part) -> None:
        tops = part.tree if type(part.tree) is list else [part.tree]
        if self.page is None and not all(type(top) is dict for top in tops):
            raise UnreadableInput("a JSON-LD document is an object, or an array of objects")
        contexts = [top["@context"] for top in tops if type(top) is dict and "@context" in top]
        if contexts and len(contexts) == len(tops) and all(is_ours_alone(value) for value in contexts):
            self._ours(n, part)
            return
        if not contexts and self.page is None:
            check_expanded(tops)
        if part.size is None:
            check_size(part.tree)
        tree, own = split(part.tree)
        for path, node in own:
            self._own(n, path, node)
        self._foreign(n, part, tree)

    def _ours(self, n: int, part: Part) -> None:
        """A part in our context as a whole."""
        tree = part.tree
        articles = as_it_stands(tree) if type(tree) is dict else None
        if articles is not None:
            several = "@graph" in tree
            for k, article in enumerate(articles):
                path = ("@graph", k) if several else ()
                self.homes.append((article, Home("own", n, path)))
            return
        self.wholly_ours = self.page is None
        self._take(n, self._in_our_context(tree, part), ())

    def _in_our_context(self, tree: Any, part: Part) -> Marked:
        try:
            return read_marked(tree, part.length, self.name, unmarked=True)
        except UnsupportedFormat:  # a node with a context of its own
            expanded = processor.expanded(tree)
            return read_marked(expanded, part.length, self.name, unmarked=True)

    def _own(self, n: int, path: Path, node: dict[str, Any]) -> None:
        """A node in our context among others."""
        article = node_as_it_stands({key: value for key, value in node.items() if key != "@context"})
        if article is not None:
            self.homes.append((article, Home("own", n, path)))
            return
        self._take(n, self._in_our_context(node, self.parts[n]), path)

    def _take(self, n: int, marked: Marked, prefix: Path) -> None:
        self.graphs.add(n)
        self.marked.update(marked.roots)
        for article, path in zip(marked.articles, marked.paths, strict=True):
            self.homes.append((article, Home("graph", n, (*prefix, *path))))
        self.rests.append((n, lambda: [((*prefix, *path), what, iri) for path, what, iri in marked.rest()]))

    def _foreign(self, n: int, part: Part, tree: Any) -> None:
        """What is in contexts of others: facts, and articles with our mark among them."""
        base = (self.page.canonical or "") if self.page is not None else ""
        labels = f"{n}." if len(self.parts) > 1 else ""
        if not is_plain(tree):
            self.rests.append((n, lambda: _dropped(tree)))
        if part.may_be_marked:
            alone = marked_alone(tree, base)
            if alone is not None:
                self._take(n, read_marked(alone, part.length, self.name), ())
                return
        before = len(self.facts.nodes)
        expanded: Any = None
        scope = Scope(base=base, labels=labels)
        try:
            understood(tree, scope)
        except NeedsProcessor:
            expanded = processor.add(tree, self.facts, part.prefix, base, labels)
        else:
            Reading(self.facts).add(tree, part.prefix, scope)
        new = islice(reversed(self.facts.nodes.values()), len(self.facts.nodes) - before)
        if any(fact.value == PROFILE for node in new for fact in node.of(CONFORMS_TO)):
            if expanded is None:
                expanded = tree if is_plain(tree) else processor.expanded(tree, base)
            self._take(n, read_marked(expanded, part.length, self.name), ())

    def document(self) -> Document:
        if self.facts.nodes:
            self._of_others()
        homes = self._covered(self._in_order())
        if self.page is None and self.wholly_ours:
            articles = tuple(article for article, _ in homes)
            return Document(articles, self.parts, is_ours=True, leftovers=self._leftovers)
        return Document(
            tuple(article for article, _ in homes),
            self.parts,
            tuple(home for _, home in homes),
            page=self.page,
            leftovers=lambda: self._leftovers([home for _, home in homes], [article for article, _ in homes]),
            notes=lambda: tuple(self.notes),
        )

    def _of_others(self) -> None:
        from newsml.formats.jsonld import publisher

        page = self.page.canonical if self.page is not None else None
        language = self.page.language if self.page is not None else None
        for node in publisher.found(self.facts):
            if node.iri in self.marked:
                continue
            found = publisher.read(self.facts, node, page, language)
            try:
                article = Article.model_validate(found.data)
            except ValidationError as error:
                raise InvalidArticle.of(error, source=self.name) from None
            n, path = self._home_of(node)
            self.homes.append((article, Home("facts", n, path, node=node, found=found)))
            self.notes += found.notes

    def _home_of(self, node: Node) -> tuple[int, Path]:
        n = self._part_of(node.path)
        return n, node.path[len(self.parts[n].prefix) :]

    def _part_of(self, path: Path) -> int:
        """The number of the part in which a path leads, which in a page is that of its script."""
        return int(path[1]) if self.page is not None else 0

    def _in_order(self) -> list[tuple[Article, Home]]:
        """The articles as they stand in the document."""
        if len(self.homes) < 2:
            return self.homes
        keys = [(home.part, steps(self.parts[home.part].tree, home.path)) for _, home in self.homes]
        return [self.homes[n] for n in sorted(range(len(keys)), key=lambda n: (keys[n], n))]

    def _covered(self, homes: list[tuple[Article, Home]]) -> list[tuple[Article, Home]]:
        """The articles, those of others replaced by the nodes in which newsml wrote more of them."""
        of_others: dict[str, list[int]] = {}
        for n, (article, home) in enumerate(homes):
            if home.kind != "own":
                of_others.setdefault(article.id, []).append(n)
        if not of_others:
            return homes
        out: list[tuple[Article, Home] | None] = list(homes)
        for n, (article, home) in enumerate(homes):
            number = (
                occurrence(at_path(self.parts[home.part].tree, home.path)["@id"]) if home.kind == "own" else 0
            )
            waiting = of_others.get(article.id, [])
            if 0 < number <= len(waiting) and waiting[number - 1] >= 0:
                at, waiting[number - 1] = waiting[number - 1], -1
                shown, theirs = homes[at]
                out[at] = article, replace(theirs, shown=shown, cover=(home.part, home.path))
                out[n] = None
        return [item for item in out if item is not None]

    def _leftovers(
        self, homes: Sequence[Home] = (), articles: Sequence[Article] = ()
    ) -> tuple[Leftover, ...]:
        hidden = unmet(homes, articles)
        found: dict[int, list[tuple[Path, str]]] = {n: [] for n in range(len(self.parts))}
        touched = {node.path for node in self.facts.nodes.values() if is_touched(node)}
        for n, rest in self.rests:
            prefix = self.parts[n].prefix
            found[n] += [
                (path, what) for path, what, iri in rest() if not iri or (*prefix, *path) not in touched
            ]
        for path, what in untaken(self.facts, hidden):
            n = self._part_of(path)
            if n not in self.graphs or any(path[:k] in touched for k in range(len(path) + 1)):
                found[n].append((path[len(self.parts[n].prefix) :], what))
        for n, what in self.refused:
            found[n] = [((), what)]
        return tuple(item for n, part in enumerate(self.parts) for item in placed(found[n], part))


def _dropped(tree: Any) -> list[tuple[Path, str, str]]:
    """What a processor drops, as it has no meaning in its context."""
    return [(path, f"not a property of its context: {path[-1]}", "") for path in Keys(tree).dropped(tree)]
