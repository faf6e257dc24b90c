"""What has changed between two versions of an element, as newsml writes it, carried over to one that others wrote."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from newsml.formats._kit.tree import said
from newsml.formats._kit.xml import is_element
from newsml.formats.newsml_g2.dates import ABSENT
from newsml.formats.newsml_g2.editing.order import is_ordered, place_for
from newsml.formats.newsml_g2.layout import structured

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

    from lxml.etree import _Element

    from newsml.formats._kit.splice import Splices
    from newsml.formats.newsml_g2.editing.dialect import Dialect

_ALTERNATIVES: Final = (("qcode", "uri", "literal"), ("role", "roleuri"), ("rel", "reluri"))
"""Attributes of which one says what the others would say: of these only the first counts."""


class Merger:
    """Changes elements of one document.

    Args:
        splices: of the document.
        left: elements that the reader took nothing from; they stay.
        dialect: sees to what is new.
    """

    def __init__(
        self,
        splices: Splices,
        left: AbstractSet[_Element],
        dialect: Dialect,
    ) -> None:
        self._splices, self._left, self._dialect = splices, left, dialect

    def merge(self, node: _Element, old: _Element, new: _Element) -> None:
        """Makes the element say what the new one says where that differs from the old one."""
        self._merge_attributes(node, old, new)
        if not len(old) and not len(new):
            if (old.text or "") != (new.text or ""):
                self._splices.set_text(node, new.text or "")
        elif not structured(node) or old.text or new.text:
            if said(old) != said(new):
                self._splices.set_content(node, new)
        else:
            self._merge_children(node, old, new)

    def _merge_attributes(self, node: _Element, old: _Element, new: _Element) -> None:
        changed = {
            str(name): new.get(name)
            for name in dict.fromkeys((*old.keys(), *new.keys()))
            if old.get(name) != new.get(name)
        }
        for group in _ALTERNATIVES:
            if any(name in changed for name in group):
                changed |= {name: new.get(name) for name in group if name in node.attrib}
        for name, value in changed.items():
            if node.get(name) != value:
                if value is not None:
                    self._dialect.attribute(node, name, value)
                self._splices.set_attribute(node, name, value)

    def _merge_children(self, node: _Element, old: _Element, new: _Element) -> None:
        """Children of one tag correspond in their order."""
        tags = dict.fromkeys(str(child.tag) for child in (*new, *old))
        there: dict[str, list[_Element]] = {tag: [] for tag in tags}
        for child in node:
            if is_element(child) and child.tag in there and child not in self._left:
                there[child.tag].append(child)
        last: _Element | None = None
        for tag in tags:
            before, after = list(old.iterchildren(tag)), list(new.iterchildren(tag))
            mine = there[tag]
            if list(map(said, before)) != list(map(said, after)):
                self._merge_run(node, mine, before, after, last)
            last = mine[-1] if mine else last

    def _merge_run(
        self,
        parent: _Element,
        there: list[_Element],
        before: list[_Element],
        after: list[_Element],
        last: _Element | None,
    ) -> None:
        same = len(there) == len(before)
        for n, node in enumerate(there):
            if n >= len(after):
                self.remove(node)
            elif not same or _is_another(node, before[n], after[n]):
                self._dialect.element(parent, after[n])
                self._splices.replace(node, after[n])
            elif said(before[n]) != said(after[n]):
                self.merge(node, before[n], after[n])
        new = after[len(there) :]
        for node in new:
            self._dialect.element(parent, node)
        if not new:
            return
        if there:
            last = there[-1]
        elif is_ordered(str(parent.tag), str(new[0].tag)):
            last = place_for(parent, str(new[0].tag))
        if last is not None:
            self._splices.insert_after(last, *new)
        else:
            self._splices.insert_first(parent, *new)

    def remove(self, node: _Element, *, follows: bool | None = None) -> None:
        """Takes an element out; what nobody read in it stays, and is marked as standing for nothing.

        Args:
            node: the element.
            follows: whether another one would be read in its place, so that a mark has to say that none is meant; any
                that was passed over counts where nothing is said.
        """
        if follows is None:
            follows = any(other in self._left for other in node.itersiblings(str(node.tag)))
        keeps = structured(node) and any(child in self._left for child in node.iter("*"))
        if not follows and not keeps:
            self._splices.remove(node)
            return
        self._dialect.attribute(node, ABSENT, "true")
        if not keeps:
            told_by = {name: node.get(name, "") for name in ("rel", "role") if name in node.attrib}
            self._splices.replace(node, node.makeelement(node.tag, {**told_by, ABSENT: "true"}))
            return
        self._splices.set_attribute(node, ABSENT, "true")
        for child in node.iterchildren("*"):
            if child not in self._left and not any(inner in self._left for inner in child.iter("*")):
                self._splices.remove(child)


def _is_another(node: _Element, old: _Element, new: _Element) -> bool:
    """Whether it becomes something else, for which attributes that said nothing so far would count."""
    return set(old.keys()) != set(new.keys()) and not set(node.keys()) <= set(old.keys())
