"""Additions: nodes of a base document that newsml has no place for, put back into its new version.

An addition goes into the element of the new document that says the same as the one it stood in, after the sibling that
it followed. Where that element is gone, the addition went with the fact that it belonged to; where the article now
claims its place, the article wins.
"""

from __future__ import annotations

import re
from copy import deepcopy
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final

from newsml.errors import CannotCarry
from newsml.formats._kit.tree import said
from newsml.formats._kit.xml import is_element, line_of
from newsml.formats.newsml_g2.layout import MIXED
from newsml.formats.newsml_g2.names import NA, NAR, XML_ID, na, nar, xhtml

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Set as AbstractSet

    from lxml.etree import _Element

    from newsml.model.article import Article

Key = tuple[Any, ...]

_KEYS: Final = (
    *("qcode", "uri", "literal", "rel", "reluri", "tag", "href", "residref", "role", "type", "part", "alias"),
    *("guid", "version", "contenttype", f"{{{NA}}}field"),
)
"""Attributes that tell siblings of one tag apart."""
_TOLD_BY_TEXT: Final = frozenset(nar(tag) for tag in ("keyword", "by", "edNote", "altRep", "altId", "name"))
_REFERENCES: Final = ("idrefs", "contentrefs", "original")
_OWN_TEXTS: Final = frozenset(nar(tag) for tag in ("headline", "description", "inlineXML"))
_DIGEST: Final = na("digest")
_SPAN: Final = xhtml("span")
_WORDS: Final = re.compile(r".*?(t[0-9]+)")
"""The ids of the words of anchors, with their prefix."""
_TEXTS: Final = MIXED | {nar("slugline"), nar("creditline")}
_SHELLS: Final = frozenset(map(nar, ("pubHistory", "assert", "personDetails", "geoAreaDetails")))
"""Elements that hold nothing of their own, and are made again for what stood in them."""

_AFTER_SHELL: Final = {
    nar("pubHistory"): frozenset(map(nar, ("rightsInfo", "itemMeta"))),
    nar("assert"): frozenset(map(nar, ("inlineRef", "derivedFrom", "contentSet"))),
}
"""What has to follow a shell."""


def ids_in(nodes: Iterable[_Element]) -> set[str]:
    """The XML ids that stand in some elements."""
    return {
        element.get("id", "")
        for node in nodes
        for element in node.iter()
        if is_element(element) and "id" in element.attrib
    }


class Additions:
    """Puts the leftovers of one element of the base into its new version."""

    def __init__(self, old: _Element, new: _Element, name: str | None) -> None:
        self._old, self._new, self._name = old, new, name
        self._known: dict[_Element, _Element | None] = {old: new}
        self._children: dict[_Element, dict[Key, _Element]] = {}
        self._keys: dict[_Element, Key] = {}
        self._subjects: set[str | None] | None = None
        self._before: tuple[Article, str, int] | None = None

    def same(self, old: _Element, new: _Element) -> None:
        """Says that two elements are each other's version."""
        self._known[old] = new

    def unchanged_in(self, article: Article, prefix: str, minor: int) -> None:
        """Says what the base was written from, so that an addition inside of text stays while that is the same."""
        self._before = article, prefix, minor

    def put_back(
        self, leftovers: Iterable[tuple[_Element, str | None]], stale: AbstractSet[_Element] = frozenset()
    ) -> None:
        """Puts elements, comments and attributes back; stale ones give way to what says the same anew.

        Raises:
            CannotCarry: an addition stands inside of text that has changed, or refers to it.
        """
        by_parent: dict[_Element, list[_Element]] = {}
        hosts: dict[_Element, None] = {}
        for node, attribute in leftovers:
            host = self._host(node if attribute else node.getparent())
            if host is not None:
                hosts[host] = None
            elif attribute:
                self._put_attribute(node, attribute)
            elif attribute == "":
                if self._counterpart(node) is not None:
                    self._refuse(node, "text between elements")
            elif node.getparent() is not None and node is not self._old:
                by_parent.setdefault(node.getparent(), []).append(node)  # type: ignore[arg-type]
        for host in hosts:
            self._keep_host(host)
        for parent, nodes in by_parent.items():
            self._put_elements(parent, nodes, stale)

    def _host(self, node: _Element | None) -> _Element | None:
        """The text that an addition stands in, not the one that it is an attribute of."""
        while node is not None and node is not self._old:
            if node.tag in _TEXTS:
                return node
            node = node.getparent()
        return None

    def _put_attribute(self, node: _Element, name: str) -> None:
        found = self._counterpart(node)
        if found is not None and name not in found.attrib:
            found.set(name, node.get(name, ""))

    def _put_elements(self, parent: _Element, nodes: list[_Element], stale: AbstractSet[_Element]) -> None:
        target = self._counterpart(parent)
        if target is None:
            return
        claimed = self._children_of(target)
        anew = {_derived_as(child) for child in target} if not stale.isdisjoint(nodes) else set()
        after: dict[_Element | None, list[_Element]] = {}
        wanted = set(nodes)
        last: _Element | None = None
        self._children_of(parent)
        for child in parent:
            if child in wanted:
                if self._keys.get(child) in claimed or (child in stale and _derived_as(child) in anew):
                    self._displaced(child)
                    continue
                self._check_references(child)
                after.setdefault(last, []).append(deepcopy(child))
            else:
                last = self._counterpart(child) if self._counterpart(child) is not None else last
        children = list(after.pop(None, ()))
        for child in target:
            children += [child, *after.get(child, ())]
        if children and not target.text:
            target.text = parent.text
        target[:] = children

    def _displaced(self, node: _Element) -> None:
        if node.tag == nar("contentSet"):
            self._refuse(node, "content beside the body")

    def _counterpart(self, node: _Element) -> _Element | None:
        """The element of the new document that says the same."""
        chain = []
        while node not in self._known:
            chain.append(node)
            parent = node.getparent()
            if parent is None:
                return None
            node = parent
        found = self._known[node]
        for element in reversed(chain):
            parent = element.getparent()
            if found is not None and parent is not None:
                self._children_of(parent)
                host, found = found, self._children_of(found).get(self._keys.get(element, ()))
                if found is None and element.tag in _SHELLS:
                    found = self._shell(host, element)
            self._known[element] = found
        return found

    def _shell(self, host: _Element, element: _Element) -> _Element | None:
        shell = host.makeelement(element.tag)
        shell.tail = element.tail
        if element.tag == nar("assert"):
            if self._subjects is None:
                self._subjects = {node.get("qcode") for node in host.iterfind(f"*/{nar('subject')}")}
            if element.get("qcode") not in self._subjects:
                return None
            shell.set("qcode", element.get("qcode", ""))
        after = _AFTER_SHELL.get(element.tag, frozenset())
        before = next((child for child in host if child.tag in after), None)
        host.insert(len(host) if before is None else host.index(before), shell)
        return shell

    def _children_of(self, parent: _Element) -> dict[Key, _Element]:
        """Children by what tells them apart, counted where nothing does."""
        if parent not in self._children:
            counts: dict[Key, int] = {}
            found = {}
            for child in parent:
                if not is_element(child):
                    continue
                key: Key = (child.tag, *(child.get(name) for name in _KEYS))
                if child.tag in _TOLD_BY_TEXT:
                    key = (*key, child.text)
                if child.tag == nar("inlineRef"):
                    key = (*key, child.get(f"{{{NA}}}spans"))
                counts[key] = number = counts.get(key, 0) + 1
                self._keys[child] = key = (*key, number)
                found[key] = child
            self._children[parent] = found
        return self._children[parent]

    def _keep_host(self, host: _Element) -> None:
        """A text with additions stays as it is where its new version says the same."""
        new = self._counterpart(host)
        if new is None:
            return
        if self._clean is not None and host.tag in _OWN_TEXTS:
            clean = self._clean._counterpart(host)  # noqa: SLF001
            if clean is None or said(clean) != said(new):
                self._refuse(host, "an addition inside of text that has changed")
        elif "".join(map(str, host.itertext())) != "".join(map(str, new.itertext())):
            self._refuse(host, "an addition inside of text that has changed")
        parent = new.getparent()
        if parent is not None:
            kept = deepcopy(host)
            kept.tail = new.tail
            self._refer(kept, new)
            parent.replace(new, kept)
            self._known[host] = kept
            if parent in self._children:
                self._keys[kept] = key = self._keys[new]
                self._children[parent][key] = kept

    @cached_property
    def _clean(self) -> Additions | None:
        """What would put the same into what the base was written from."""
        from newsml.formats.newsml_g2.item import write_item

        return None if self._before is None else Additions(self._old, write_item(*self._before), self._name)

    def _refer(self, kept: _Element, new: _Element) -> None:
        """Gives a text that stays the ids that refer to it now, and the digest of what it says."""
        for name in ("id", _DIGEST):
            if name in new.attrib:
                kept.set(name, new.get(name, ""))
        if self._before is None:
            return
        for node in kept.iter(_SPAN):
            found = _WORDS.fullmatch(node.get(XML_ID, ""))
            if found is not None and set(node.attrib) == {"id", XML_ID}:
                node.set("id", f"{self._before[1]}{found[1]}")
                node.set(XML_ID, node.get("id", ""))

    def _check_references(self, node: _Element) -> None:
        """References to parts of the text: those are numbered anew."""
        own: set[str] | None = None
        for element in node.iter():
            if is_element(element) and any(name in element.attrib for name in _REFERENCES):
                own = ids_in([node]) if own is None else own
                wanted = {id_ for name in _REFERENCES for id_ in element.get(name, "").split()}
                if not wanted <= own and element.tag.startswith(f"{{{NAR}}}"):
                    self._refuse(element, "a reference to parts of the text")

    def _refuse(self, node: _Element, what: str) -> None:
        raise CannotCarry(
            f"somebody added {what}, which cannot be kept with this change: write a new document, without onto",
            source=self._name,
            line=line_of(node),
        )


def _derived_as(node: _Element) -> tuple[str, str | None, str | None]:
    """What tells apart the elements of one parent that say something again."""
    return str(node.tag), node.get("rel"), node.get("role")
