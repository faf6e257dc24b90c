"""How a document is arranged: how large it is, in which contexts it is, and which nodes in it are in ours."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Any, Final

from newsml.errors import UnreadableInput
from newsml.formats.jsonld import processor
from newsml.formats.jsonld.document import objects
from newsml.formats.jsonld.facts import property_name
from newsml.formats.jsonld.light import NeedsProcessor, Scope
from newsml.formats.jsonld.mapping import id_of
from newsml.formats.jsonld.publisher.classes import ARTICLES
from newsml.formats.jsonld.term import DCTERMS
from newsml.formats.jsonld.terms import PROFILE
from newsml.formats.jsonld.vocabulary import is_ours

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newsml.findings import Path

CONFORMS_TO: Final = DCTERMS + "conformsTo"
MAX_NODES: Final = 500_000
"""Nodes of a document, or of one script, that is not as newsml writes it: they take some two kilobytes each."""


def check_size(tree: Any) -> None:
    """Refuses a tree of more nodes than are read; what has one key is a value or a reference.

    Raises:
        UnreadableInput: there are more.
    """
    nodes = (value for value in objects(tree) if len(value) > 1 and "@value" not in value)
    if next(islice(nodes, MAX_NODES, None), None) is not None:
        raise UnreadableInput(f"more than {MAX_NODES:,} nodes: divide the document")


def check_expanded(tops: Sequence[Any]) -> None:
    keys = [key for top in tops if type(top) is dict for key in top]
    if keys and not any(key.startswith("@") or ":" in key for key in keys):
        raise UnreadableInput("not JSON-LD: there is no @context, and its keys are neither keywords nor IRIs")


def marked_alone(tree: Any, base: str) -> Any:
    """A tree in expanded form, or in schema.org's own context, if newsml wrote all the articles in it; else None.

    No fact is needed then: what is no part of an article is told from the graph.
    """
    if not is_plain(tree):
        tree = processor.expanded(tree, base)
    count = 0
    for node in objects(tree):
        names = node.get("@type", ())
        known = (
            property_name(name) for name in (names if type(names) is list else [names]) if type(name) is str
        )
        if not ARTICLES.isdisjoint(known):
            count += 1
            marks = node.get(CONFORMS_TO, ())
            if not any(id_of(mark) == PROFILE for mark in (marks if type(marks) is list else [marks])):
                return None
    return tree if count else None


def is_plain(tree: Any) -> bool:
    """Whether a tree is expanded or in schema.org's own context, with no other within."""
    try:
        return all(
            Scope().within(value["@context"]).is_plain for value in objects(tree) if "@context" in value
        )
    except NeedsProcessor:
        return False


def split(tree: Any) -> tuple[Any, list[tuple[Path, dict[str, Any]]]]:
    """A tree without the nodes in our context that stand among others, and these; None is left in their places."""
    own: list[tuple[Path, dict[str, Any]]] = []

    def without(items: list[Any], path: Path) -> list[Any]:
        out: list[Any] = []
        for n, item in enumerate(items):
            if type(item) is dict and is_ours_alone(item.get("@context")):
                own.append(((*path, n), item))
                out.append(None)
            elif type(item) is dict and type(item.get("@graph")) is list:
                out.append({**item, "@graph": without(item["@graph"], (*path, n, "@graph"))})
            else:
                out.append(item)
        return out

    if type(tree) is list:
        return without(tree, ()), own
    if type(tree) is dict and type(tree.get("@graph")) is list:
        return {**tree, "@graph": without(tree["@graph"], ("@graph",))}, own
    return tree, own


def is_ours_alone(context: Any) -> bool:
    """Whether a context is ours and nothing of those around it is left."""
    if type(context) is list and len(context) == 2 and context[0] is None:
        context = context[1]
    return is_ours(context)


def steps(tree: Any, path: Path) -> tuple[int, ...]:
    """A path as numbers, so that those of one tree sort as they stand in it."""
    out = []
    for step in path:
        if type(tree) is dict:
            out.append(list(tree).index(str(step)) if step in tree else len(tree))
            tree = tree.get(step)
        elif type(tree) is list and type(step) is int and step < len(tree):
            out.append(step)
            tree = tree[step]
        else:
            break
    return tuple(out)
