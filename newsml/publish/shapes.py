"""SHACL shapes of the articles that newsml writes as linked data, made from the mapping.

They start at articles that conform to our profile and go down from there, so that nothing else in a graph is judged.
What others add to such an article is let be where its IRI cannot be one that newsml gave.

A triple is required (`sh:minCount`, `sh:class`) where newsml always writes it and without it a reader could not tell
what kind of thing there is or what it says: a mark without its start, a Factuality without its value, an anchor without
its motivation. Optional information is not: an article is whole without a dateline. Only SHACL Core is used, and no
recursion.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from newsml.formats.jsonld import terms as t
from newsml.formats.jsonld.term import CV
from newsml.publish.kind import Reference
from newsml.publish.kinds import kinds
from newsml.publish.node_shapes import contents, described, node_shapes
from newsml.publish.property_shapes import property_shapes
from newsml.publish.shape_names import NAMES, of_classes, reference
from newsml.publish.turtle import document, text
from newsml.publish.written import REFERABLE

if TYPE_CHECKING:
    from newsml.publish.turtle import Properties

_THING: Final = r"#(\.[0-9]+\.)?\.?[A-Za-z_][A-Za-z0-9_-]{0,63}$"
_DEEPER: Final = r"#[A-Za-z0-9_~.-]*\.[A-Za-z0-9_~.-]*$"


def shapes() -> bytes:
    """The shapes as Turtle."""
    about = (
        "SHACL shapes of the articles that newsml writes as JSON-LD or another form of RDF.\n"
        f"They judge what conforms to <{t.PROFILE}>, and nothing else."
    )
    return document(about, NAMES, [*_head(), *node_shapes(), *property_shapes()])


def _head() -> list[tuple[str, Properties]]:
    """The one target, what tells our nodes from those of others, and the shapes of references, links and lists."""
    start = {
        "a": "sh:NodeShape",
        "rdfs:comment": text("Every article that says that it conforms to the profile of newsml.", "en"),
        "sh:targetNode": NAMES(t.PROFILE),
        "sh:property": {
            "sh:path": {"sh:inversePath": NAMES(t.CONFORMS_TO.iri)},
            **contents(kinds()["Article"]),
        },
    }
    out = [(":Profile", start)]
    for name, pattern, what in (
        ("OtherThing", _THING, "a participant, topic, event, statement, agent or text"),
        ("OtherNode", _DEEPER, "what belongs to the article or to something in it"),
    ):
        out.append(
            (f":{name}", _other(f"No IRI that newsml gives to {what}: others have added it.", pattern))
        )
    linked = {
        **described(
            "An IRI outside of the article. What looks like a node of it can be one if nothing is said of it."
        ),
        "sh:nodeKind": "sh:BlankNodeOrIRI",
        "sh:not": {"sh:pattern": text("^" + re.escape(CV))},
        "sh:or": [":OtherNode", {"sh:closed": "true"}],
    }
    cell = {
        **described("A cell of an RDF list, or its end."),
        "sh:or": [
            {"sh:in": ["rdf:nil"]},
            {"sh:property": (_exactly_one("rdf:first"), _exactly_one("rdf:rest"))},
        ],
    }
    out += [(":Link", linked), (":ListCell", cell)]
    return out + [(reference(targets), _referring(targets)) for targets in _all_targets()]


def _other(words: str, pattern: str) -> Properties:
    return {
        **described(words),
        "sh:nodeKind": "sh:BlankNodeOrIRI",
        "sh:not": {"sh:nodeKind": "sh:IRI", "sh:pattern": text(pattern)},
    }


def _exactly_one(path: Any) -> Properties:
    return {"sh:path": path, "sh:minCount": "1", "sh:maxCount": "1"}


def _all_targets() -> list[tuple[str, ...]]:
    found = [
        value.targets
        for kind in kinds().values()
        for item in kind.properties
        for value in item.values
        if isinstance(value, Reference)
    ]
    return list(dict.fromkeys(found))


def _referring(targets: tuple[str, ...]) -> Properties:
    classes = [(name,) for target in targets for name in REFERABLE[target]]
    words = f"The IRI of a {' or '.join(targets)} of the article, which is described there."
    return {
        **described(words),
        "sh:nodeKind": "sh:IRI",
        "sh:pattern": text(_THING),
        **of_classes(tuple(classes)),
    }
