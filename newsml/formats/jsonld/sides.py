"""`Writer` and `Reader`: what the mapping needs to know of the document around it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from newsml.errors import UnreadableInput

if TYPE_CHECKING:
    from collections.abc import Mapping

    from newsml.formats.jsonld.graph import Graph
    from newsml.formats.jsonld.mapping import NodeMap
    from newsml.model.article import Article

TEXTS: Final = ("headline", "standfirst", "body")
"""The texts that anchors count in; each has a node of this name."""
_LOCAL: Final = re.compile(r"[A-Za-z_][A-Za-z0-9_-]{0,63}")
_KEPT_APART: Final = {f".{name}": name for name in TEXTS}
"""The fragments of things that are named like a text."""
_REPEATED: Final = re.compile(r"(.*)#\.([0-9]+)", re.DOTALL)


class Writer:
    """Writes one article.

    The fragments of its nodes: a local id names its own thing, `body`, `headline` and `standfirst` the texts; what is
    deeper has dots in it (`p1.mentions.4-28`), and what belongs to the article itself starts with one.
    """

    def __init__(self, article: Article, occurrence: int = 1) -> None:
        self.article = article
        self.iri = article.id if occurrence == 1 else f"{article.id}#.{occurrence}"
        self.base = f"{article.id}#" if occurrence == 1 else f"{self.iri}."
        self.own = f"{article.id}#"
        self.texts = {name: getattr(article, name) for name in TEXTS}

    def fragment(self, local_id: str) -> str:
        """The fragment of a participant, topic, event, statement or agent."""
        return f".{local_id}" if local_id in TEXTS else local_id

    def iri_of(self, local_id: str) -> str:
        """The IRI of a participant, topic, event, statement or agent."""
        return f"{self.base}.{local_id}" if local_id in TEXTS else self.base + local_id


def occurrence(iri: str) -> int:
    """Which article of its id in a document the node of this IRI is, as `Writer` counts; 1 is the first."""
    repeated = _REPEATED.fullmatch(iri)
    return int(repeated[2]) if repeated else 1


class Unresolved(Exception):
    """Something is not where newsml writes it: the document has to be read as a graph."""


class Reader:
    """Reads one article, from the tree as it stands or, where a graph is given, from that."""

    def __init__(self, iri: str, graph: Graph | None = None, *, foreign: bool = False) -> None:
        repeated = _REPEATED.fullmatch(iri)
        self.id = repeated[1] if repeated else iri
        self.base = f"{iri}." if repeated else f"{iri}#"
        self.texts: Mapping[str, Any] = {}
        self.is_straight = graph is None
        """Whether nodes stand where they belong, as newsml writes them."""
        self._text_of = {self.base + name: name for name in TEXTS}
        self._graph = graph
        self._foreign = foreign
        self._done: dict[tuple[int, str], tuple[Any, int]] = {}

    def node(self, value: Any) -> dict[str, Any] | None:
        """The node that a value is or refers to; None where it is a link, or no node at all."""
        if type(value) is not dict:
            return None
        if self._graph is None:
            if len(value) == 1 and "@id" in value:
                if self.is_own(value["@id"]):
                    raise Unresolved
                return None
            return value
        iri = value.get("@id")
        if not self.is_own(iri):
            return None
        return self._graph.nodes.get(str(iri))

    def is_own(self, iri: Any) -> bool:
        """Whether an IRI can be that of a node that describes a part of this article."""
        return type(iri) is str and (self._foreign or iri.startswith((self.base, "_:")))

    def is_thing(self, iri: str) -> bool:
        """Whether it is the IRI of a participant, topic, event, statement or agent."""
        return iri.startswith(self.base) and _LOCAL.fullmatch(self._local(iri)) is not None

    def decoded(self, value: Any, map_: NodeMap) -> Any:
        """The fields of a node as a mapping reads them; None where it is none of ours."""
        node = self.node(value)
        if node is None:
            return None
        if self._graph is None:
            return map_.read(node, self)
        key = id(map_), node["@id"]
        if key in self._done:
            data, cost = self._done[key]
            self.spend(cost)
            return data
        before = self._graph.budget
        self.spend(_cost(node))
        data = map_.read(node, self)
        self._done[key] = data, before - self._graph.budget
        return data

    def spend(self, cost: int) -> None:
        """Counts what is read.

        Where nodes are shared, each is read once, but counts every time with all that lies below it: so that a small
        document cannot stand for a huge article.
        """
        if self._graph is not None:
            self._graph.budget -= cost
            if self._graph.budget < 0:
                raise UnreadableInput("its nodes refer to one another too often to be parts of one article")

    def local(self, value: Any) -> Any:
        """The local id that a reference stands for; what is none stays as it is, for validation to refuse."""
        iri = value.get("@id", value) if type(value) is dict else value
        return self._local(iri) if type(iri) is str and iri.startswith(self.base) else iri

    def _local(self, iri: str) -> str:
        fragment = iri[len(self.base) :]
        return _KEPT_APART.get(fragment, fragment)

    def words(self, field: Any, start: Any, end: Any) -> str | None:
        """The words of a span that does not give them itself; None where the text is not there either."""
        text = self.texts.get(str(field))
        if type(text) is not str or type(start) is not int or type(end) is not int:
            return None
        if self._graph is None:
            raise Unresolved
        words = text[start:end]
        self.spend(len(words))
        return words

    def text_named(self, value: Any) -> Any:
        """The text field whose node this is."""
        iri = value.get("@id", value) if type(value) is dict else value
        return self._text_of.get(iri, iri) if type(iri) is str else iri


def _cost(node: dict[str, Any]) -> int:
    return 50 + sum(
        len(value) if type(value) is str else 20 * len(value) if type(value) is list else 0
        for value in node.values()
    )
