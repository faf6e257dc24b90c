"""The shapes of whole nodes, one for each kind."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from newsml.formats.jsonld import terms as t
from newsml.publish.kinds import kinds
from newsml.publish.shape_names import NAMES, any_of, members, of_classes, shape_name
from newsml.publish.turtle import text
from newsml.publish.written import PARTICIPATION_TERMS

if TYPE_CHECKING:
    from newsml.formats.jsonld.term import Term
    from newsml.publish.kind import Kind, Property
    from newsml.publish.turtle import Properties


def described(words: str) -> Properties:
    return {"a": "sh:NodeShape", "rdfs:comment": text(words, "en")}


def node_shapes() -> list[tuple[str, Properties]]:
    return [(f":{kind.name}", {**described(kind.about), **contents(kind)}) for kind in kinds().values()]


def contents(kind: Kind) -> Properties:
    """All that is said of a node of a kind."""
    whole = essence(kind)
    inner = (*whole.pop("sh:property", ()), *collections(kind))
    return {**whole, "sh:property": inner} if inner else whole


def essence(kind: Kind) -> Properties:
    """What tells whether a node is a whole one of a kind, but for its collections of other nodes."""
    inner: list[Any] = [shape_name(kind, item) for item in kind.properties if not _is_collection(item)]
    inner += [f":{kind.name}-{choice.name}" for choice in kind.choices]
    beyond = _BEYOND.get(kind.name, {})
    inner += beyond.get("sh:property", ())
    rest = {key: value for key, value in beyond.items() if key != "sh:property"}
    return {**of_classes(kind.classes), **({"sh:property": tuple(inner)} if inner else {}), **rest}


def collections(kind: Kind) -> list[str]:
    """The shapes of collections of nodes: they let be what others say of their own things under the same terms."""
    out: list[str] = []
    for item in filter(_is_collection, kind.properties):
        name = shape_name(kind, item)
        out += (name, f"{name}-cell", f"{name}-member") if item.term.many == "list" else (name,)
    return out


def _is_collection(item: Property) -> bool:
    listed = item.term.many == "list"
    return listed or (bool(item.values) and not item.single and not item.required)


def _has(path: Any) -> Properties:
    return {"sh:property": {"sh:path": path, "sh:minCount": "1"}}


def _order(people: Term, order: Term) -> Properties:
    """Several people stand in a list as well, all of them and nobody else."""
    listed = {"sh:path": members(order), "sh:equals": NAMES(people.iri)}
    alone = {"sh:path": NAMES(people.iri), "sh:maxCount": "1"}
    return {"sh:or": [{"sh:property": alone}, {"sh:property": listed}]}


def _selectors(name: str, least: int) -> Properties:
    return {
        "sh:path": NAMES(t.SELECTOR.iri),
        "sh:qualifiedValueShape": of_classes(((name,),)),
        **({"sh:qualifiedMinCount": "1"} if least else {}),
        "sh:qualifiedMaxCount": "1",
    }


_BEYOND: Final[dict[str, Properties]] = {
    "Article": {
        # The texts themselves, or the length of one that is withheld.
        "sh:or": [
            _has(NAMES(t.HEADLINE.iri)),
            _has(NAMES(t.ARTICLE_BODY.iri)),
            _has([any_of(t.HAS_PART, t.ENCODING), NAMES(t.LENGTH.iri)]),
        ],
        "sh:and": [_order(t.AUTHOR, t.AUTHOR_LIST), _order(t.CONTRIBUTOR, t.CONTRIBUTOR_LIST)],
    },
    # Properties other than `participant` name a role themselves.
    "Participation": {
        "sh:or": [_has(any_of(t.ROLE_NAME, t.ROLE_CODE)), _has(any_of(*PARTICIPATION_TERMS[:-1]))],
    },
    "Span": {
        "sh:property": (_selectors("TextPositionSelector", 1), _selectors("TextQuoteSelector", 0)),
    },
}
"""What has to be, beyond single properties of a node."""
