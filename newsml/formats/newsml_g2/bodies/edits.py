"""Edits of a tree, said in terms of its own nodes, so that whoever keeps the bytes can change those alone."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import dataclass
from typing import TYPE_CHECKING

from newsml.formats._kit.xml import is_element

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from lxml.etree import _Element


@dataclass(frozen=True, slots=True, eq=False)
class SetText:
    """An element's text before its first child becomes another."""

    node: _Element
    text: str


@dataclass(frozen=True, slots=True, eq=False)
class SetTail:
    """The text between an element, or what is inserted after it, and the next node becomes another."""

    node: _Element
    text: str


@dataclass(frozen=True, slots=True, eq=False)
class ReplaceContent:
    """The content of an element becomes text and children of another; its start tag stays."""

    node: _Element
    new: _Element


@dataclass(frozen=True, slots=True, eq=False)
class InsertAfter:
    """An element is inserted directly behind another's end tag, before the text that follows it.

    Several behind the same one stand in the order of their edits; it may itself be removed.
    """

    node: _Element
    new: _Element


@dataclass(frozen=True, slots=True, eq=False)
class Remove:
    """An element goes; the text that follows it stays."""

    node: _Element


Edit = SetText | SetTail | ReplaceContent | InsertAfter | Remove


def is_plain_text(node: _Element, *, tail: bool) -> bool:
    """Whether a text node is all that stands between two elements: no comment interrupts it."""
    following = node.getnext() if tail else next(iter(node), None)
    return is_element(node) and (following is None or is_element(following))


def apply(edits: Sequence[Edit], twins: Mapping[_Element, _Element]) -> None:
    """Carries edits out in a copy of the tree, given the node of the copy for each node that they name."""
    for edit in edits:
        node = twins[edit.node]
        if isinstance(edit, SetText):
            node.text = edit.text
        elif isinstance(edit, SetTail):
            node.tail = edit.text
        elif isinstance(edit, ReplaceContent):
            node[:] = [deepcopy(child) for child in edit.new]
            node.text = edit.new.text
    for edit in reversed(edits):
        if isinstance(edit, InsertAfter):
            node, new = twins[edit.node], deepcopy(edit.new)
            node.tail, new.tail = None, node.tail
            node.addnext(new)
    for edit in edits:
        if isinstance(edit, Remove):
            remove(twins[edit.node])


def remove(node: _Element) -> None:
    """Takes an element out of its tree and leaves the text that follows it there."""
    parent, before = node.getparent(), node.getprevious()
    if parent is None:
        return
    if node.tail:
        if before is not None:
            before.tail = (before.tail or "") + node.tail
        else:
            parent.text = (parent.text or "") + node.tail
    node.tail = None
    parent.remove(node)
