"""`Draft`: what is known while one item is written; anchors and assertions gather here until their place comes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from newsml.formats.newsml_g2.names import nar
from newsml.formats.newsml_g2.versions import NEWEST

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from lxml.etree import _Element

    from newsml.formats.newsml_g2.bodies.markup import Fragment, Ink
    from newsml.formats.newsml_g2.schemes import Schemes


class Draft:
    """One item that is being written."""

    def __init__(self, prefix: str, local: str | Callable[[], str]) -> None:
        from lxml import etree

        self.element = etree.SubElement
        self.prefix = prefix
        """Goes before every XML id of the item."""
        self._local = local
        self.minor = NEWEST
        """The minor version of the standard that is written."""
        self.schemes: Schemes | None = None
        """The schemes of a document of others that is written into; None where codes are written as they are."""
        self.types: dict[str, str] = {}
        """The standard's type of each participant."""
        self.kinds: dict[str, str] = {}
        """The kind of each participant."""
        self.names: dict[str, str] = {}
        """The name of each participant, topic and event that has one."""
        self.current = ""
        """The id of the annotation that is being written."""
        self.anchors: list[tuple[str, str, Mapping[str, Any]]] = []
        """Annotation, role and anchor; the n-th from 1 has the id `mN`."""
        self.asserts: list[_Element] = []
        self.count = 0
        self.fragment_ids: dict[Ink, list[str]] = {}
        """The XML ids of the pieces of each stretch of text."""
        self.meta: Any = None
        """contentMeta, for what has to be said at its end once the texts are laid out."""
        self.hosts: dict[str, _Element] = {}
        """The elements that hold the annotatable texts."""

    @property
    def local(self) -> str:
        """The alias, with its colon, of the QCodes that are ids of this article."""
        return self._local if isinstance(self._local, str) else self._local()

    def id(self, name: str) -> str:
        """An XML id that is unique in the document."""
        return self.prefix + name

    def add_anchor(self, anchor: Mapping[str, Any], role: str, annotation: str | None = None) -> str:
        """Keeps an anchor for its inlineRef and gives the id that it will have."""
        self.anchors.append((annotation or self.current, role, anchor))
        return self.id(f"m{len(self.anchors)}")

    def assertion(self, id_: str) -> _Element:
        """A new `assert` about one of the article's own things."""
        from lxml import etree

        node = etree.Element(nar("assert"), qcode=self.local + id_)
        self.asserts.append(node)
        return node

    def fragment(self, piece: Fragment) -> str:
        """The XML id of a piece of text, which is thereby given."""
        self.count += 1
        id_ = self.id(f"t{self.count}")
        self.fragment_ids.setdefault(piece.ink, []).append(id_)
        return id_
