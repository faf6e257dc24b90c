"""How a JSON text is laid out: where each value stands, and how a new one would be written beside it."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_SPACE: Final = re.compile(r"[ \t\r\n]*")
_SCALAR: Final = re.compile(r'"(?:[^"\\]|\\.)*"|[^\s,\]}]+')


@dataclass(slots=True)
class Node:
    """A value and where it stands in the text."""

    start: int
    outer: int
    """Where its name starts, if it has one; else `start`."""
    end: int = 0
    members: dict[str, Node] = field(default_factory=dict)
    """Of an object."""
    items: list[Node] = field(default_factory=list)
    """Of an array."""

    def children(self) -> list[Node]:
        """The values of members or items, in the order of the text."""
        return [*self.members.values(), *self.items]


class Layout:
    """A valid JSON text, without duplicate names."""

    def __init__(self, text: str) -> None:
        self._text = text
        self.root = self._value(self._after_space(1 if text.startswith("\ufeff") else 0), None)
        first = next(iter(self.root.children()), None)
        lead = text[self.root.start + 1 : first.outer] if first is not None else ""
        self._step = lead.rpartition("\n")[2] if "\n" in lead else None
        """What a level is indented by; None where all stands on one line."""
        self._space = " " if '": ' in text or self._step is not None else ""
        self._escapes = text.isascii() and "\\u" in text

    def changed(self, changes: Iterable[tuple[int, int, str]]) -> str:
        """The text with stretches replaced, none of which overlap; what is put in one place keeps its order."""
        out: list[str] = []
        at = 0
        for start, end, new in sorted(changes, key=lambda change: change[:2]):
            out += (self._text[at:start], new)
            at = end
        return "".join((*out, self._text[at:]))

    def written(self, value: Any, *, like: Node) -> str:
        """A value as it is written in the place of another one."""
        return self._written(value, self._indent(like.outer), inline=self._is_inline(like))

    def item(self, array: Node, value: Any) -> str:
        """A value as it is written in an array."""
        model = array.items[0] if array.items else None
        inline = self._is_inline(model if model is not None and model.children() else array)
        is_beside = model is not None and not self._starts_line(model)
        indent = self._indent(array.outer) if is_beside else self._inside(array)
        return self._written(value, indent, inline=inline and bool(array.items))

    def member(self, object_: Node, name: str, value: Any) -> str:
        """A name and a value as they are written in an object."""
        is_inline = bool(object_.members) and self._is_inline(object_)
        written = self._written(value, self._inside(object_), inline=is_inline)
        return f"{json.dumps(name)}:{self._space}{written}"

    def gap(self, node: Node) -> str:
        """What stands between a comma and the next member or item."""
        children = node.children()
        if len(children) > 1:
            between = self._text[children[0].end : children[1].outer]
            return between[between.index(",") + 1 :]
        lead = self._text[node.start + 1 : children[0].outer]
        return lead if "\n" in lead else self._space

    def filled(self, node: Node, content: Sequence[str]) -> str:
        """An object or array with a content that has nothing of its old one."""
        opening, closing = self._text[node.start], self._text[node.end - 1]
        if content and self._step is not None:
            inner, outer = f"\n{self._inside(node)}", f"\n{self._indent(node.outer)}"
            return f"{opening}{inner}{f',{inner}'.join(content)}{outer}{closing}"
        return f"{opening}{f',{self._space}'.join(content)}{closing}"

    def _written(self, value: Any, indent: str, *, inline: bool) -> str:
        if inline or self._step is None:
            separators = (f",{self._space}", f":{self._space}")
            return json.dumps(value, ensure_ascii=self._escapes, separators=separators)
        text = json.dumps(value, ensure_ascii=self._escapes, indent=self._step)
        return text.replace("\n", f"\n{indent}")  # no string has a line break of its own

    def _is_inline(self, node: Node) -> bool:
        return "\n" not in self._text[node.start : node.end] and bool(node.children())

    def _starts_line(self, node: Node) -> bool:
        line = self._text.rfind("\n", 0, node.outer) + 1
        return line > 0 and not self._text[line : node.outer].strip()

    def _indent(self, at: int) -> str:
        line = self._text.rfind("\n", 0, at) + 1
        found = _SPACE.match(self._text, line, at)
        return found[0] if found is not None and line else ""

    def _inside(self, node: Node) -> str:
        return self._indent(node.outer) + (self._step or "")

    def _after_space(self, at: int) -> int:
        found = _SPACE.match(self._text, at)
        return found.end() if found is not None else at

    def _value(self, at: int, outer: int | None) -> Node:
        node = Node(at, at if outer is None else outer)
        opening = self._text[at]
        if opening not in "{[":
            found = _SCALAR.match(self._text, at)
            node.end = found.end() if found is not None else at
            return node
        at = self._after_space(at + 1)
        while self._text[at] not in "}]":
            name_at = at
            if opening == "{":
                found = _SCALAR.match(self._text, at)
                name = json.loads(found[0]) if found is not None else ""
                at = self._after_space(found.end() if found is not None else at)
                child = self._value(self._after_space(at + 1), name_at)
                node.members[name] = child
            else:
                child = self._value(at, None)
                node.items.append(child)
            at = self._after_space(child.end)
            if self._text[at] == ",":
                at = self._after_space(at + 1)
        node.end = at + 1
        return node
