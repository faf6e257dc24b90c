"""Annotations in JSON and JSON Lines: every object, however deep, that has a start, an end and words."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from newsml.errors import UnreadableInput
from newsml.formats._kit.strict_json import Lines, parse
from newsml.offsets.annotation import Annotation, Annotations, whole
from newsml.offsets.keys import QUOTATION, Number, span

if TYPE_CHECKING:
    from newsml.offsets.annotation import Span
    from newsml.offsets.keys import Keys
    from newsml.offsets.source import Source

# The text is known to be JSON when this runs over it.
_TOKEN: Final = re.compile(
    r'"([^"\\]*(?:\\.[^"\\]*)*)"([ \t\r\n]*:)?'  # a string, or a name
    r"|[-0-9][-+.0-9eE]*"
    r"|[{}\[\]]",
    re.DOTALL,
)
_STRING: Final = 1
_NAME: Final = 2


@dataclass(slots=True)
class _Found:
    """An annotation whose words may still turn up in the objects around it."""

    span: Span
    at: int
    words: str | None = None


@dataclass(slots=True)
class _Closed:
    """What is left of an object or a list that has been read."""

    found: _Found | None = None
    """Its annotation, if that has no words yet."""
    quotation: str | None = None
    """Its words, if it has no place and they can only be a quotation: a selector's."""
    point: tuple[Number, Number] | None = None
    """Its line and column, if that is all it has of places."""


@dataclass(slots=True)
class _Open:
    """An object or a list that is being read."""

    at: int
    is_object: bool
    key: str = ""
    """The last name in an object."""
    leaves: dict[str, re.Match[str]] = field(default_factory=dict)
    """The numbers and strings of an object whose keys are for something."""
    inside: list[tuple[str, _Closed]] = field(default_factory=list)
    """The objects and lists in it of which something is left, with their keys."""


def read(source: Source, keys: Keys) -> Annotations:
    """The annotations of a JSON document, or of JSON Lines.

    Raises:
        UnreadableInput: it is neither, with the place.
    """
    _check(source)
    reader = _Reader(keys)
    reader.read(source.text)
    lines = Lines(source.text)
    items = (
        Annotation((found.span,), found.words, lines.at(found.at)[0])
        for found in sorted(reader.found, key=lambda found: found.at)
    )
    return Annotations(items, source, reader.passed_over)


def _check(source: Source) -> None:
    """Refuses what is neither one JSON value nor one a line."""
    lines = source.text.split("\n")
    filled = (line for line in lines if line.strip())
    first, second = next(filled, ""), next(filled, None)
    try:
        parse(source.text, source.name)
    except UnreadableInput:
        if second is None or not _is_json(first):
            raise
        for number, line in enumerate(lines, 1):
            if line.strip():
                _check_line(line, number, source.name)


def _is_json(line: str) -> bool:
    try:
        parse(line)
    except UnreadableInput:
        return False
    return True


def _check_line(line: str, number: int, name: str | None) -> None:
    try:
        parse(line, name)
    except UnreadableInput as error:
        error.line = number
        raise


class _Reader:
    def __init__(self, keys: Keys) -> None:
        self.keys = keys
        self.found: list[_Found] = []
        self.passed_over = 0

    def read(self, text: str) -> None:
        """Goes through the text once; what is closed is forgotten but for what the objects around it may need."""
        stack: list[_Open] = []
        role = self.keys.role
        for token in _TOKEN.finditer(text):
            kind = token.lastindex
            if kind == _NAME:
                stack[-1].key = _string(token)
            elif kind == _STRING or (char := text[token.start()]) not in "{}[]":
                top = stack[-1] if stack else None
                if top is not None and top.is_object and role(top.key) is not None:
                    top.leaves[top.key] = token
            elif char in "{[":
                stack.append(_Open(token.start(), char == "{"))
            else:
                closed = self._closed(stack.pop())
                if closed is not None and stack:
                    stack[-1].inside.append((stack[-1].key, closed))

    def _closed(self, top: _Open) -> _Closed | None:
        if not top.is_object:
            _join_selectors(top)
            return None
        numbers, words, unread = self._roles(top)
        for key, inner in top.inside:
            role = self.keys.role(key)
            if inner.point is not None and role is not None and role[0] in ("start", "end"):
                numbers[f"{role[0]}_line"], numbers[f"{role[0]}_column"] = inner.point
        place = span(numbers)
        if place is not None:
            found = _Found(place, top.at, None if words is None else words[1])
            self.found.append(found)
            return _Closed(found=found) if words is None else None
        self.passed_over += {"start", "end"} <= numbers.keys() | unread
        if numbers.keys() == {"line", "column"}:
            return _Closed(point=(numbers["line"], numbers["column"]))
        return _without_place(top, words)

    def _roles(self, top: _Open) -> tuple[dict[str, Number], tuple[int, str] | None, set[str]]:
        """The numbers of an object by what they are for; its words; and for what there is no whole number.

        The words come with the rank of their name.
        """
        numbers: dict[str, tuple[int, Number]] = {}
        words: tuple[int, str] | None = None
        unread = set()
        for key, token in top.leaves.items():
            role, rank = self.keys.role(key) or ("", 0)
            if role == "words":
                if token.lastindex == _STRING and (words is None or rank < words[0]):
                    words = rank, _string(token)
                continue
            value = _number(token)
            if value is None:
                unread.add(role)
            elif role not in numbers or rank < numbers[role][0]:
                numbers[role] = rank, value
        return {role: value for role, (_, value) in numbers.items()}, words, unread


def _without_place(top: _Open, words: tuple[int, str] | None) -> _Closed | None:
    """What is left of an object without start and end: it may give words to the one place inside it."""
    waiting = [inner.found for _, inner in top.inside if inner.found is not None]
    quotations = [inner.quotation for _, inner in top.inside if inner.quotation is not None]
    if words is not None:
        quotations = [words[1]]
    if len(waiting) == 1 and len(quotations) == 1:
        waiting[0].words = quotations[0]
        return None
    if len(waiting) == 1:
        return _Closed(found=waiting[0])
    return _Closed(quotation=words[1]) if words is not None and words[0] <= QUOTATION else None


def _join_selectors(top: _Open) -> None:
    """Of a list, one place and one quotation belong together, as the selectors of a Web Annotation do."""
    waiting = [inner.found for _, inner in top.inside if inner.found is not None]
    quotes = [inner.quotation for _, inner in top.inside if inner.quotation is not None]
    if len(waiting) == 1 and len(quotes) == 1:
        waiting[0].words = quotes[0]


def _string(token: re.Match[str]) -> str:
    raw = token[1]
    return raw if "\\" not in raw else str(json.loads(f'"{raw}"'))


def _number(token: re.Match[str]) -> Number | None:
    """A whole number, also one in quotation marks."""
    group = _STRING if token.lastindex == _STRING else 0
    value = whole(token[group])
    return None if value is None else Number(value, *token.span(group))
