"""Writing into an existing document: keys that others added stay in their nodes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from newsml.errors import CannotCarry, NewsmlError
from newsml.formats.jsonld.document import Document, read_document
from newsml.formats.jsonld.graph import frozen
from newsml.formats.jsonld.mapping import id_of
from newsml.formats.jsonld.own import dumped, nodes_of, tree_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newsml.formats.jsonld.mapping import Node
    from newsml.model.article import Article


def written_onto(articles: Sequence[Article], base: Document) -> bytes:
    """A document of articles that newsml wrote, with what the articles change in it.

    Raises:
        CannotCarry: the base is in a form that this would lose something of.
    """
    if base.articles and not base.leftovers():
        # Nothing in it but articles: written anew, with the context as the base has it.
        context = base.tree.get("@context") if base.is_ours and type(base.tree) is dict else None
        return dumped(tree_of(nodes_of(articles), context))
    if type(base.tree) is not dict:
        raise CannotCarry(
            "more stands in this document than its articles, and not in one object: changes cannot be written into it "
            "without a loss; write a new document"
        )
    merged = _merged(articles, base)
    data = dumped(merged)
    try:
        found = read_document(data, None)
        whole = found.articles == tuple(articles) and len(found.leftovers()) <= len(base.leftovers())
    except NewsmlError:
        whole = False
    if not whole:
        raise CannotCarry(
            "what others wrote into this document contradicts the changes, or its nodes stand in an arrangement of "
            "their own: changes cannot be written into it without a loss; write a new document"
        )
    return data


def _merged(articles: Sequence[Article], base: Document) -> Node:
    """The tree of the base: the articles in its articles' places, the rest of them behind, all else where it was."""
    tree = base.tree
    has_graph = "@graph" in tree
    items: list[Any] = tree["@graph"] if type(tree.get("@graph")) is list else [] if has_graph else [tree]
    by_iri = {id_of(item): item for item in items}
    old = nodes_of(base.articles)
    gone = {id_of(node) for node in old}
    new = []
    for node, at in zip(nodes_of(articles), matches(articles, base.articles), strict=True):
        found = by_iri.get(id_of(old[at])) if at is not None else None
        if at is None or found is None:
            new.append(node)
        else:
            names = id_of(old[at]), id_of(node)
            new.append(_node(_renamed(found, *names), _renamed(old[at], *names), node))
    out: list[Any] = []
    for item in items:
        if id_of(item) not in gone:
            out.append(item)
        elif new:
            out.append(new.pop(0))
    out += new
    if has_graph:
        return {**tree, "@graph": out}
    return tree_of(
        [{key: value for key, value in node.items() if key != "@context"} for node in out], tree["@context"]
    )


def matches(articles: Sequence[Article], base: Sequence[Article]) -> list[int | None]:
    """For each article the number of the base's that it is: by id, version and occurrence, else by id in order.

    The second is for a new version of what the base holds.
    """
    found: list[int | None] = [None] * len(articles)
    free = dict.fromkeys(range(len(base)))
    for key in (lambda article: (article.id, article.version), lambda article: article.id):
        numbers: dict[Any, list[int]] = {}
        for n in reversed(free):
            numbers.setdefault(key(base[n]), []).append(n)
        for n, article in enumerate(articles):
            waiting = numbers.get(key(article))
            if found[n] is None and waiting:
                at = found[n] = waiting.pop()
                del free[at]
    return found


def _renamed(value: Any, old: str, new: str) -> Any:
    """The tree of an article with the IRIs that it has in another place among those of its id."""
    if old == new:
        return value
    if type(value) is list:
        return [_renamed(item, old, new) for item in value]
    if type(value) is not dict:
        return value
    out = {key: _renamed(item, old, new) for key, item in value.items()}
    bases = [iri + ("." if "#" in iri else "#") for iri in (old, new)]
    for key in ("@id", "source"):
        iri = out.get(key)
        if iri == old:
            out[key] = new
        elif type(iri) is str and iri.startswith(bases[0]):
            out[key] = bases[1] + iri[len(bases[0]) :]
    return out


def _node(base: Node, old: Node, new: Node) -> Node:
    """A node of the base with what changed from old to new."""
    out: Node = {}
    for key, value in base.items():
        if key == "@context":
            out[key] = value
        elif key in new:
            out[key] = _value(value, old.get(key), new[key])
        elif key not in old:
            out[key] = value
        else:
            rest = _value(value, old[key], None)
            if rest not in (None, []):
                out[key] = rest
    for key, value in new.items():
        if key not in out:
            out[key] = value
    return out


def _value(base: Any, old: Any, new: Any) -> Any:
    """The value of a key that is ours: the new one, with what others put into its nodes."""
    if type(base) is dict and type(new) is dict:
        return _node(base, old if type(old) is dict else {}, new) if len(base) > 1 and len(new) > 1 else new
    if type(base) is not list or not isinstance(new, list | None):
        return new
    old_items = old if type(old) is list else [old]
    if old == new and not {id_of(item) for item in old_items} <= {id_of(item) for item in base}:
        return base  # nothing changed, and its nodes have ids of their own
    return _array(base, old_items, new or [])


def _array(base: list[Any], old: list[Any], new: list[Any]) -> list[Any]:
    """The new values; what others put between the old ones stays, behind the node that it followed."""
    ours = {frozen(item) for item in old if not id_of(item)}
    old_nodes = {id_of(item): item for item in old if id_of(item)}
    base_nodes = {id_of(item): item for item in base if id_of(item)}
    foreign: dict[str, list[Any]] = {}
    previous = ""
    for item in base:
        if id_of(item) in old_nodes:
            previous = id_of(item)
        elif id_of(item) or frozen(item) not in ours:
            foreign.setdefault(previous, []).append(item)
    out = foreign.pop("", [])
    for item in new:
        iri = id_of(item)
        known = base_nodes.get(iri) if iri and len(item) > 1 else None
        out.append(item if known is None else _node(known, old_nodes.get(iri, {}), item))
        out += foreign.pop(iri, []) if iri else []
    return out + [item for items in foreign.values() for item in items]
