"""Writing into a document: the triples that the articles change go and come, all others stay where they are.

In a document of newsml's own triples those are the ones that differ between its articles and the new ones. In what
others say the strings that change are replaced; where that is not enough, all that was taken goes, and ours comes.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from newsml.errors import CannotCarry, NewsmlError
from newsml.formats.jsonld.onto import matches
from newsml.formats.jsonld.own import nodes_of
from newsml.formats.rdf.change import Change
from newsml.formats.rdf.document import facts_of_nodes, read_document
from newsml.formats.rdf.in_lines import with_lines_changed
from newsml.formats.rdf.in_place import in_place
from newsml.formats.rdf.in_turtle import with_statements_changed, written_anew
from newsml.formats.rdf.parsing import parsed
from newsml.formats.rdf.triples import Fact, Items, facts_in, facts_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from newsml.formats.rdf.document import Document
    from newsml.formats.rdf.triples import Groups, Object
    from newsml.model.article import Article


_PART: Final = re.compile(r"([^#]*(?:#\.[0-9]+(?=\.|\Z))?)(?:[#.](.*))?", re.DOTALL)
"""The IRI of an article, `x`, or `x#.2` for the second of that id; and the fragment of a part of it."""


def written_onto(articles: Sequence[Article], base: Document, written: Callable[[Groups], bytes]) -> bytes:
    """The base document with what the articles change in it.

    Raises:
        CannotCarry: what others say in the document does not go together with the articles.
    """
    if base.data == written(facts_of(nodes_of(base.articles))):
        return written(facts_of(nodes_of(articles)))
    for change in _changes(articles, base):
        for data in _written(base, change):
            if data is not None and _holds(data, articles, base, change):
                return data
    raise CannotCarry(
        "what others say in this document contradicts the changes: they cannot be written into it without a loss; "
        "write a new document"
    )


def _changes(articles: Sequence[Article], base: Document) -> Iterator[Change]:
    """What can become of the document, from what changes least."""
    least = in_place(articles, base)
    if least is not None:
        yield least
    for at_once in (False, True):
        yield _change(articles, base, at_once=at_once)


def _written(base: Document, change: Change) -> Iterator[bytes | None]:
    """The document with a change, from the way that touches least."""
    if base.syntax != "TURTLE":
        yield with_lines_changed(base.data, change, base.graph)
        return
    if not change.at_once:
        yield with_statements_changed(base, change)
    yield written_anew(base, change)


def _change(articles: Sequence[Article], base: Document, *, at_once: bool) -> Change:
    old, said = nodes_of(base.articles), set(facts_in(facts_of(nodes_of(base.articles))))
    nodes = nodes_of(articles)
    new = facts_in(facts_of(nodes))
    facts = base.facts
    if said <= facts.keys():
        taken = {fact: numbers for fact, numbers in facts.items() if fact in said}
    else:
        untaken = base.untaken()
        taken = {fact: numbers for fact, numbers in facts.items() if untaken.isdisjoint(numbers)}
    stays = set() if at_once else set(new)
    gone = {number for fact, numbers in taken.items() if fact not in stays for number in numbers}
    found = matches(articles, base.articles)
    names: dict[str, str | None] = {node["@id"]: None for node in old}
    for node, at in zip(nodes, found, strict=True):
        if at is not None:
            names[old[at]["@id"]] = node["@id"]
    renamed: dict[int, Fact] = {}
    moves = {iri: to for iri, to in names.items() if iri != to}
    for fact, numbers in facts.items() if moves else ():
        if fact in taken:
            continue
        moved = _moved(fact, moves)
        if moved is None:
            gone.update(numbers)
        elif moved != fact:
            renamed.update(dict.fromkeys(numbers, moved))
    return Change(gone, renamed, new, facts, at_once)


def _moved(fact: Fact, moves: dict[str, str | None]) -> Fact | None:
    """What others say, where the article that it is about has another IRI now; None where that is gone."""
    subject = _renamed(fact.subject, moves)
    if subject is None:
        return None
    return Fact(subject, fact.predicate, _object(fact.object, moves))


def _object(value: Object, moves: dict[str, str | None]) -> Object:
    if isinstance(value, str):
        return _renamed(value, moves) or value
    if isinstance(value, Items):
        return Items(
            tuple((_renamed(item, moves) or item) if isinstance(item, str) else item for item in value.items)
        )
    return value


def _renamed(iri: str, moves: dict[str, str | None]) -> str | None:
    """The IRI of an article or of a part of one: the parts have the IRI and `#`, or `.` where that is in it."""
    found = _PART.fullmatch(iri)
    if found is None or found[1] not in moves:
        return iri
    new = moves[found[1]]
    if new is None or found[2] is None:
        return new
    return new + ("." if "#" in new else "#") + found[2]


def _holds(data: bytes, articles: Sequence[Article], base: Document, change: Change) -> bool:
    """Whether a document says what it should, and still all that others say."""
    try:
        found = read_document(data, base.syntax, None)
    except NewsmlError:
        return False
    if found.articles != tuple(articles) or len(found.odd) != len(base.odd):
        return False
    del found  # of a large document it takes more memory than what is looked at now
    stays = set(change.staying)
    nameless = sum(map(_is_nameless, stays))
    for _, _, fact in facts_of_nodes(parsed(data, base.syntax).nodes):
        nameless -= _is_nameless(fact)
        stays.discard(fact)
    return nameless == 0 and all(map(_is_nameless, stays))


def _is_nameless(fact: Fact) -> bool:
    """Whether there is a blank node in it, whose label means nothing."""
    values = fact.object.items if isinstance(fact.object, Items) else (fact.object,)
    return any(isinstance(value, str) and value.startswith("_:") for value in (fact.subject, *values))
