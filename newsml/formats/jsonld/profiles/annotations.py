"""The profile `web-annotation`: the annotations of an article as a collection of the W3C Web Annotation Data Model.

One annotation an anchor (section 3.1), its body the thing that the words are about, its targets the words (4.2.4 and
4.2.5), in a collection of one page (5.1, 5.2). The article itself, with what is known of its things, is the subject of
the collection, so that all of it comes back; its texts also stand where annotation tools look for them, in the first
target that is a part of each.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any, Final

from pydantic import ValidationError

from newsml.errors import CannotCarry, NewsmlError
from newsml.formats.jsonld.contexts import ANNOTATION_IRI, is_annotation
from newsml.formats.jsonld.nodes.article import ARTICLE
from newsml.formats.jsonld.onto import matches
from newsml.formats.jsonld.profiles.additions import additions, merged
from newsml.formats.jsonld.profiles.notation import noted, ours
from newsml.formats.jsonld.sides import TEXTS, Reader, Unresolved, Writer
from newsml.formats.jsonld.terms import PROFILE
from newsml.model.article import Article

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from newsml.findings import Path
    from newsml.formats.jsonld.mapping import Data, Node
    from newsml.model.time import Timestamp

_SUBJECT: Final = "dcterms:subject"
_GENERATOR: Final = PROFILE + "newsml"
"""Who made the collection; tells it from those of others."""
_NAMES: Final = ("@id", "@type", "name", "roleName")
"""What a body says of the thing."""


# Writing


def collections(articles: Sequence[Article]) -> Any:
    """The document of articles: a collection, or an array of those of several articles.

    Raises:
        CannotCarry: an IRI that the context of Web Annotation would take for something else.
    """
    times: dict[str, int] = {}
    out = []
    for article in articles:
        times[article.id] = times.get(article.id, 0) + 1
        out.append(_collection(article, Writer(article, times[article.id])))
    return out[0] if len(out) == 1 else out


def _collection(article: Article, w: Writer) -> Node:
    node = ARTICLE.write(article, w, "")
    page = _Page(article, w)
    items = [page.annotation(*found) for found in _lifted(node, [])]
    out: Node = {
        "@context": ANNOTATION_IRI,
        "id": f"{w.base}.annotations",
        "type": "AnnotationCollection",
        "label": f"Annotations of {article.headline or article.id}",
        "generator": {"id": _GENERATOR, "type": "Software", "name": "newsml"},
        **page.created,
    }
    if article.provenance is not None and article.provenance.licence is not None:
        out["rights"] = article.provenance.licence
    out["total"] = len(items)
    if items:  # an empty collection has no page (5.2: one or more annotations)
        first = {
            "id": f"{w.base}.annotations.1",
            "type": "AnnotationPage",
            "partOf": out["id"],
            "startIndex": 0,
        }
        out |= {"first": {**first, "items": items}, "last": first["id"]}
    return {**out, _SUBJECT: noted(node)}


def _lifted(node: Node, by: list[Any]) -> Iterator[tuple[Node, Node, list[Any]]]:
    """Takes the anchors out of a tree: the node that has each, the anchor, and who made it."""
    by = node.get("wasAttributedTo", by)
    for anchor in node.pop("anchors", ()):
        yield node, anchor, by
    for value in list(node.values()):
        for item in value if type(value) is list else (value,):
            if type(item) is dict:
                yield from _lifted(item, by)


class _Page:
    """Writes the annotations of an article one after the other."""

    def __init__(self, article: Article, w: Writer) -> None:
        made = _utc(article.provenance.created) if article.provenance is not None else None
        self.created: Node = {} if made is None else {"created": made}
        self._agents = _agents(article, w)
        self._texts = _texts(article, w)

    def annotation(self, node: Node, anchor: Node, by: list[Any]) -> Node:
        found = noted(anchor)
        for target in found["target"]:
            target["source"] = self._texts.pop(target["source"], target["source"])
        out = {key: found.pop(key) for key in ("id", "type", "motivation")}
        creators = [self._agents[one["@id"]] for one in by]
        if creators:
            out["creator"] = creators if len(creators) > 1 else creators[0]
        body = noted({key: node[key] for key in _NAMES if key in node})
        return {**out, **self.created, "body": body, **found}


def _agents(article: Article, w: Writer) -> dict[str, Node]:
    """The agents by IRI, as section 3.3.2 describes them."""
    out: dict[str, Node] = {}
    for agent in article.provenance.agents if article.provenance is not None else ():
        iri = w.iri_of(agent.id)
        out[iri] = {"id": iri, "type": "Person" if agent.kind == "human" else "Software"}
        if agent.name is not None:
            out[iri]["name"] = agent.name
    return out


def _texts(article: Article, w: Writer) -> dict[str, Node]:
    """The texts that anchors count in, by IRI; a text that is withheld has no value."""
    out = {}
    for field in TEXTS:
        node: Node = {"id": w.base + field, "type": "Text", "format": "text/plain"}
        if article.language is not None:
            node["language"] = article.language
        if article.direction is not None:
            node["textDirection"] = article.direction
        if w.texts[field] is not None:
            node["value"] = w.texts[field]
        out[node["id"]] = node
    return out


def _utc(when: Timestamp | None) -> str | None:
    """The moment as section 3.3.1 wants it, in UTC with a "Z"; None where the zone or the time is not known."""
    if when is None or when.is_date:
        return None
    try:
        moment = when.instant.astimezone(dt.UTC) if when.instant is not None else None
    except OverflowError:  # a zone that leads out of the years 1 to 9999
        return None
    return None if moment is None else moment.isoformat().replace("+00:00", "Z")


# Reading


def read_collections(document: Any) -> tuple[Article, ...] | None:
    """The articles of a document that newsml wrote in this form, whatever others added; None where it did not."""
    found = [read_collection(one) for one in (document if type(document) is list else [document])]
    if not found or None in found:
        return None
    try:
        return tuple(Article.model_validate(data) for data in found)
    except ValidationError:
        return None


def added(document: Any, articles: Sequence[Article]) -> list[tuple[Path, str]]:
    """What a document holds besides its articles: places, with words for what is there."""
    found = list(additions(document, collections(articles)))
    # How many there are follows from what is there.
    return [(path, what) for path, what in found if path[-1:] != ("total",) or not _is_total(document, path)]


def _is_total(document: Any, path: Path) -> bool:
    one = document if len(path) == 1 else document[path[0]] if len(path) == 2 else {}
    return type(one) is dict and one.get("total") == len(_items(one))


def collections_onto(document: Any, before: Sequence[Article], articles: Sequence[Article]) -> Any:
    """The document of articles, with what others added to that of those before.

    Raises:
        CannotCarry: what they added contradicts the changes.
    """
    out = _merged(document, before, articles)
    whole = (read_collections(out) or ()) == tuple(articles)
    if whole and len(added(out, articles)) <= len(added(document, before)):
        return out
    raise CannotCarry("what others added to this collection contradicts the changes: write a new document")


def _merged(document: Any, before: Sequence[Article], articles: Sequence[Article]) -> Any:
    bases = document if type(document) is list else [document]
    olds, news = (_each(collections(some)) for some in (before, articles))
    out = []
    for new, at in zip(news, matches(articles, before), strict=True):
        out.append(new if at is None else merged(bases[at], olds[at], new))
        if items := _items(out[-1]):
            out[-1]["total"] = len(items)
    return out[0] if len(out) == 1 and type(document) is not list else out


def _each(trees: Any) -> list[Node]:
    return trees if type(trees) is list else [trees]


def read_collection(document: Any) -> Data | None:
    """The fields of the article in a collection that newsml wrote, before validation; None where it did not."""
    if not is_collection(document) or type(document.get(_SUBJECT)) is not dict:
        return None
    try:
        node = _with_anchors(document)
        return ARTICLE.read(node, Reader(node["@id"])) if type(node.get("@id")) is str else None
    except (Unresolved, NewsmlError, RecursionError):  # the last: nested far deeper than what newsml writes
        return None


def _with_anchors(document: Node) -> Node:
    """The node of the article, with each anchor in the node that it is of."""
    node = ours(document[_SUBJECT])
    nodes = {one["@id"]: one for one in _described(node) if type(one.get("@id")) is str}
    for item in _items(document):
        body = item.get("body")
        thing = nodes.get(body["id"]) if type(body) is dict and type(body.get("id")) is str else None
        if thing is not None:
            thing.setdefault("anchors", []).append(ours(item))
    return node


def is_collection(document: Any) -> bool:
    """Whether a document is a collection of annotations that newsml wrote."""
    if type(document) is not dict or not isinstance(document.get("@context"), str):
        return False
    generator = document.get("generator")
    return (
        is_annotation(document["@context"])
        and document.get("type") == "AnnotationCollection"
        and type(generator) is dict
        and generator.get("id") == _GENERATOR
    )


def _items(document: Node) -> list[Node]:
    page = document.get("first")
    items = page.get("items") if type(page) is dict else None
    return [item for item in (items if type(items) is list else [items]) if type(item) is dict]


def _described(node: Node) -> Iterator[Node]:
    """The nodes of a tree that are more than a reference."""
    if len(node) > 1:
        yield node
    for value in node.values():
        for item in value if type(value) is list else (value,):
            if type(item) is dict:
                yield from _described(item)
