"""From one tree to another: the changes of a document's bytes that make its tree equal to a new one."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from newsml.formats._kit.alignment import matched
from newsml.formats._kit.xml import is_element

if TYPE_CHECKING:
    from collections.abc import Callable

    from lxml.etree import _Element

    from newsml.formats._kit.splice import Splices


class TreeSplicer:
    """Makes the splices; subtrees that are equal stay as they stand in the document.

    Args:
        splices: of the document that is changed.
        structured: whether an element holds elements only.
    """

    def __init__(self, splices: Splices, structured: Callable[[_Element], bool]) -> None:
        self._splices = splices
        self._structured = structured

    def change(self, old: _Element, new: _Element) -> None:
        """Changes an element of the document, which has the same tag as the new one."""
        if said(old) == said(new):
            return
        for name in dict.fromkeys((*old.keys(), *new.keys())):
            if old.get(name) != new.get(name):
                self._splices.set_attribute(old, str(name), new.get(name))
        if not len(old) and not len(new):
            if (old.text or "") != (new.text or ""):
                self._splices.set_text(old, new.text or "")
        elif self._holds_elements(old) and self._holds_elements(new):
            self._change_children(old, new)
        elif [child.tag for child in old] == [child.tag for child in new]:
            self._change_mixed(old, new)
        else:
            self._splices.set_content(old, new)

    def _holds_elements(self, node: _Element) -> bool:
        return not (node.text or "").strip() and (not len(node) or self._structured(node))

    def _change_mixed(self, old: _Element, new: _Element) -> None:
        """Text and the same elements in the same order."""
        if (old.text or "") != (new.text or ""):
            self._splices.set_first_text(old, new.text or "")
        for before, after in zip(old, new, strict=True):
            if is_element(before):
                self.change(before, after)
            if (before.tail or "") != (after.tail or ""):
                self._splices.set_tail(before, after.tail or "")

    def _change_children(self, old: _Element, new: _Element) -> None:
        before, after = list(old), list(new)
        if not before:
            self._splices.insert_first(old, *after)
            return
        pairs = matched([*map(said, before)], [*map(said, after)])
        last: _Element | None = None
        at = to = 0
        for same, equal in [*pairs, (len(before), len(after))]:
            if at < same or to < equal:
                last = self._change_run(old, before[at:same], after[to:equal], last)
            if same < len(before):
                last = before[same]
            at, to = same + 1, equal + 1

    def _change_run(
        self, parent: _Element, before: list[_Element], after: list[_Element], last: _Element | None
    ) -> _Element | None:
        """Elements in place of others: one of the same tag is changed, the rest comes and goes."""
        places: dict[object, list[int]] = {}
        for n, node in enumerate(before):
            places.setdefault(node.tag, []).append(n)
        at = 0
        for node in after:
            found = places.get(node.tag, []) if is_element(node) else []
            place = bisect_left(found, at)
            if place < len(found):
                same = found[place]
                for gone in before[at:same]:
                    self._splices.remove(gone)
                self.change(before[same], node)
                last, at = before[same], same + 1
            elif last is not None:
                self._splices.insert_after(last, node)
            else:
                self._splices.insert_first(parent, node)
        for gone in before[at:]:
            self._splices.remove(gone)
        return last


def said(node: _Element) -> bytes:
    """What an element says, in one form for all ways to write it.

    What libxml2 has no canonical form for is given as it is: a comment alone, and a namespace that is no absolute IRI.
    """
    from lxml import etree

    if is_element(node):
        try:
            return etree.tostring(node, method="c14n", with_tail=False)
        except etree.C14NError:
            pass
    return etree.tostring(node, with_tail=False)
