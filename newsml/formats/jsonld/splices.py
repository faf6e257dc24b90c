"""Changes of a JSON text at a few places; every other character of it stays what it was."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from newsml.errors import CannotCarry
from newsml.formats._kit import strict_json

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newsml.findings import Path

_TOKEN: Final = re.compile(r'[{}\[\],:]|"[^"\\]*(?:\\.[^"\\]*)*"|[^\s{}\[\],:"]+')
_COLON: Final = re.compile(r'"([ \t]*:[ \t]*)')


@dataclass(frozen=True, slots=True)
class Range:
    """Where a value stands in a JSON text, as indices."""

    key_start: int | None
    """Where its name begins, if it is the value of a name."""
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Replace:
    """Another value in the place of one."""

    path: Path
    json_text: str
    """Stands there as it is."""


@dataclass(frozen=True, slots=True)
class Remove:
    """One member or item less."""

    path: Path


@dataclass(frozen=True, slots=True)
class Insert:
    """One member more, at the end of an object."""

    path: Path
    """Of the object."""
    key: str
    json_text: str
    """Where it has several lines, they are indented to fit."""


@dataclass(frozen=True, slots=True)
class Append:
    """One item more, at the end of an array."""

    path: Path
    """Of the array."""
    json_text: str
    """Where it has several lines, they are indented to fit."""


Change = Replace | Remove | Insert | Append
_Edit = tuple[int, int, str]


@dataclass(slots=True, eq=False)
class _Value:
    """A value with what stands in it."""

    key_start: int | None
    start: int
    end: int
    inner: dict[str, _Value] | list[_Value] | None

    @property
    def begin(self) -> int:
        """Where it begins with its name."""
        return self.start if self.key_start is None else self.key_start

    def at(self, step: str | int) -> _Value | None:
        inner = self.inner
        if isinstance(inner, dict):
            return inner.get(step) if isinstance(step, str) else None
        is_item = isinstance(inner, list) and isinstance(step, int) and 0 <= step < len(inner)
        return inner[step] if is_item else None  # type: ignore[index]

    def children(self) -> list[_Value]:
        return list(self.inner.values()) if isinstance(self.inner, dict) else self.inner or []

    def steps(self) -> list[tuple[str | int, _Value]]:
        """What stands in it, by names or numbers."""
        return [*self.inner.items()] if isinstance(self.inner, dict) else [*enumerate(self.inner or ())]


class Ranges(Mapping["Path", Range]):
    """The ranges of all values of a text by their paths; paths are made only where they are asked for."""

    def __init__(self, root: _Value) -> None:
        self._root = root

    def __getitem__(self, path: Path) -> Range:
        value = _found(self._root, path)
        if value is None:
            raise KeyError(path)
        return Range(value.key_start, value.start, value.end)

    def __iter__(self) -> Iterator[Path]:
        waiting: list[tuple[Path, _Value]] = [((), self._root)]
        while waiting:
            path, value = waiting.pop()
            yield path
            waiting += [((*path, step), child) for step, child in reversed(value.steps())]

    def __len__(self) -> int:
        return sum(1 for _ in self)


def ranges(text: str) -> Ranges:
    """Where every value of a JSON text stands.

    Raises:
        UnreadableInput: it is no strict JSON.
    """
    return Ranges(_scanned(text))


def _found(root: _Value, path: Path) -> _Value | None:
    value: _Value | None = root
    for step in path:
        value = value.at(step) if value is not None else None
    return value


def _scanned(text: str) -> _Value:
    strict_json.parse(text)
    top: list[_Value] = []
    open_ = [_Value(None, 0, len(text), top)]
    name: str | None = None
    name_start: int | None = None
    for found in _TOKEN.finditer(text):
        start = found.start()
        char = text[start]
        if char in ",:":
            continue
        if char in "}]":
            open_.pop().end = found.end()
            continue
        inner = open_[-1].inner
        if isinstance(inner, dict) and name is None:
            name, name_start = json.loads(found[0]), start
            continue
        value = _Value(name_start, start, found.end(), {} if char == "{" else [] if char == "[" else None)
        if isinstance(inner, list):
            inner.append(value)
        elif inner is not None and name is not None:
            inner[name] = value
            name = name_start = None
        if value.inner is not None:
            open_.append(value)
    return top[0]


def spliced(text: str, changes: Sequence[Change]) -> str:
    """The text with all changes made; their paths are those of the text as it is given, their order is of no account.

    What is removed goes with all changes in it.

    Raises:
        CannotCarry: there is nothing at a path, or two changes contradict each other.
        UnreadableInput: the text is no strict JSON.
    """
    plan = _Plan(text, _scanned(text))
    gone = {change.path for change in changes if isinstance(change, Remove)}
    for change in changes:
        place = change.path if isinstance(change, Replace | Remove) else (*change.path, "")
        if not any(place[:depth] in gone for depth in range(len(place))):
            plan.add(change)
    out, at = [], 0
    for start, end, new in sorted(plan.edits()):
        if start < at:
            raise CannotCarry("two changes of one JSON value contradict each other")
        out += [text[at:start], new]
        at = end
    return "".join([*out, text[at:]])


@dataclass(slots=True)
class _Changed:
    """What happens to an object or array."""

    gone: set[int] = field(default_factory=set)
    """The values that are taken out, by `id`."""
    new: dict[str | int, str] = field(default_factory=dict)


class _Plan:
    """The changes of a text, sorted by the object or array that they change."""

    def __init__(self, text: str, root: _Value) -> None:
        self._text, self._root = text, root
        self._replaced: dict[int, tuple[_Value, str]] = {}
        self._changed: dict[int, tuple[_Value, _Changed]] = {}

    def add(self, change: Change) -> None:
        value = _found(self._root, change.path)
        if value is None:
            raise CannotCarry(f"there is nothing at {change.path!r} of the JSON document")
        match change:
            case Replace():
                if self._replaced.setdefault(id(value), (value, change.json_text))[1] != change.json_text:
                    raise CannotCarry(f"two values for one place of the JSON document: {change.path!r}")
            case Remove():
                outer = _found(self._root, change.path[:-1]) if change.path else None
                if outer is None:
                    raise CannotCarry("a JSON document cannot be without its value")
                self._of(outer).gone.add(id(value))
            case Insert():
                new = self._of(value).new
                if not isinstance(value.inner, dict) or change.key in new:
                    raise CannotCarry(f"{change.key!r} has no place at {change.path!r} of the JSON document")
                new[change.key] = change.json_text
            case Append():
                new = self._of(value).new
                if not isinstance(value.inner, list):
                    raise CannotCarry(f"at {change.path!r} of the JSON document is no array")
                new[len(new)] = change.json_text

    def _of(self, value: _Value) -> _Changed:
        return self._changed.setdefault(id(value), (value, _Changed()))[1]

    def edits(self) -> Iterator[_Edit]:
        for value, json_text in self._replaced.values():
            yield value.start, value.end, json_text
        for value, changed in self._changed.values():
            yield from self._of_container(value, changed)

    def _of_container(self, value: _Value, changed: _Changed) -> Iterator[_Edit]:
        children = value.children()
        kept = [child for child in children if id(child) not in changed.gone]
        names = value.inner if isinstance(value.inner, dict) else {}
        for name in changed.new:
            if isinstance(name, str) and name in names and id(names[name]) not in changed.gone:
                raise CannotCarry(f"the name {name!r} stands in the JSON object already")
        layout = _Layout(self._text, self._root, value, children)
        new = [layout.member(name, json_text) for name, json_text in changed.new.items()]
        if kept:
            yield from _removals(children, kept[0], changed.gone)
            if new:
                yield kept[-1].end, kept[-1].end, "".join(layout.between + member for member in new)
        elif new:
            start, end = (
                (children[0].begin, children[-1].end) if children else (value.start + 1, value.end - 1)
            )
            yield start, end, layout.before + layout.between.join(new) + layout.behind
        elif children:
            yield value.start + 1, value.end - 1, ""


def _removals(children: list[_Value], first: _Value, gone: set[int]) -> Iterator[_Edit]:
    """Takes members out, each with the comma in front of it, or behind it where no other is left in front."""
    for number, child in enumerate(children):
        if id(child) in gone:
            if child.start < first.start:
                yield child.begin, children[number + 1].begin, ""
            else:
                yield children[number - 1].end, child.end, ""


class _Layout:
    """How members of an object or array are set: as their neighbours are, or else as the document begins."""

    def __init__(self, text: str, root: _Value, value: _Value, children: list[_Value]) -> None:
        self._colon = _colon(text, children)
        space = " " if self._colon.endswith(" ") else ""
        self.before = self.behind = ""
        if len(children) > 1:
            self.between = text[children[-2].end : children[-1].begin]
        elif children:
            self.between = "," + (text[value.start + 1 : children[0].begin] or space)
        else:
            step = _step(text, root)
            line = text[text.rfind("\n", 0, value.start) + 1 : value.start]
            base = line[: len(line) - len(line.lstrip(" \t"))]
            self.between = f",{step[0]}{base}{step[1]}" if step else "," + space
            if step:
                self.before, self.behind = self.between[1:], step[0] + base
        _, _, last_line = self.between.rpartition("\n")
        self._indent = last_line[: len(last_line) - len(last_line.lstrip(" \t"))]

    def member(self, name: str | int, json_text: str) -> str:
        text = json_text.strip(" \t\r\n")
        if self._indent:
            text = text.replace("\n", "\n" + self._indent)
        return text if isinstance(name, int) else json.dumps(name, ensure_ascii=False) + self._colon + text


def _colon(text: str, children: list[_Value]) -> str:
    """The colon behind names, with the white space around it."""
    named = next((child for child in reversed(children) if child.key_start is not None), None)
    name = _TOKEN.match(text, named.key_start) if named and named.key_start is not None else None
    if named and name:
        return text[name.end() : named.start]
    found = _COLON.search(text)
    return found[1] if found else ": "


def _step(text: str, root: _Value) -> tuple[str, str] | None:
    """The line break and the indent of a document that has each member on a line of its own."""
    children = root.children()
    lead = text[root.start + 1 : children[0].begin] if children else ""
    line, _, indent = lead.rpartition("\n")
    if not indent or "\n" in line:
        return None
    return ("\r\n" if line.endswith("\r") else "\n"), indent
