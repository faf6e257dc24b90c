"""YAML 1.2 to plain data and back.

Scalars stay text but for `null`, `true`, `false` and whole numbers in plain style: dates, `no`, `on` and `1.10` are
words here. And even those four keep their text, so that a field that holds words takes them as words. Aliases, tags,
several documents and repeated keys are refused; depth is bounded.
"""

from __future__ import annotations

import io
import json
import re
import unicodedata
from typing import TYPE_CHECKING, Any, Final

from newsml.errors import UnreadableInput

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newsml.findings import Path

MAX_DEPTH: Final = 60
"""Levels of nesting that are read; a draft needs about ten."""

MAX_LENGTH: Final = 4_000_000
"""The longest YAML that is read, in characters: it takes about a minute. JSON has no such limit."""

_WORDS: Final[dict[str, bool | None]] = {"null": None, "~": None, "": None, "true": True, "false": False}
_NUMBER: Final = re.compile(r"-?(?:0|[1-9][0-9]{0,11})", re.ASCII)
# Texts that read the same as a block: no line break but LF, no control characters, no white space at the start or
# alone on a line.
_LITERAL: Final = re.compile(
    r"(?![ \n])(?:(?! +(?:\n|$))[^\x00-\x1f\x7f-\xa0\u2028\u2029\ufeff\ufffe\uffff]*\n)*"
    r"[^\x00-\x1f\x7f-\xa0\u2028\u2029\ufeff\ufffe\uffff]*"
)
# What other readers take for numbers and words of YAML, 1.1 included: always in quotation marks.
_OTHERWISE: Final = re.compile(r"[-+.0-9_eExo:TZ]+|(?i:y|n|yes|no|on|off|true|false|null)")
_STRING_TAGS: Final = ("!", "tag:yaml.org,2002:str")
_WIDE: Final = 10**6
_HARMLESS: Final = frozenset(
    " .:;/()_=+%!?'-\u2013\u2014\u2018\u2019\u201c\u201d\u201e\u00ab\u00bb\u3001\u3002"
)
_MANY: Final = 6
_WIDTH: Final = 120


class Scalar(str):
    """A plain scalar that is a word of YAML or a whole number, and what it means as such."""

    __slots__ = ("value",)

    value: bool | int | None

    @classmethod
    def of(cls, text: str) -> str:
        """The text; as a `Scalar` where it means something else than itself."""
        if text in _WORDS:
            meant: bool | int | None = _WORDS[text]
        elif _NUMBER.fullmatch(text):
            meant = int(text)
        else:
            return text
        out = cls(text)
        out.value = meant
        return out


Places = dict["Path", tuple[int, int]]


def parse(text: str, name: str | None = None) -> tuple[Any, Places]:
    """The value of a YAML document, and 1-based line and column of each path in it.

    Raises:
        UnreadableInput: it is not YAML 1.2, or holds what is refused here; with line and column.
    """
    from ruamel.yaml.error import MarkedYAMLError, YAMLError

    if len(text) > MAX_LENGTH:
        message = f"longer than {MAX_LENGTH} characters, which would take too long to read as YAML: write it as JSON"
        raise UnreadableInput(message, source=name)
    try:
        return _Builder(name).built(_events(text))
    except MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        message = f"not YAML: {error.problem or error.context}"
        line, column = (mark.line + 1, mark.column + 1) if mark is not None else (None, None)
        raise UnreadableInput(message, source=name, line=line, column=column) from None
    except YAMLError as error:
        message = f"not YAML: {' '.join(str(error).split())[:200]}"
        raise UnreadableInput(message, source=name) from None
    except (ValueError, OverflowError, AttributeError, IndexError, TypeError, AssertionError) as error:
        # The scanner lets some through: a numeric escape beyond Unicode, a broken %YAML line.
        raise UnreadableInput(f"not YAML: {error}", source=name) from None


def _events(text: str) -> Iterator[Any]:
    from ruamel.yaml import YAML

    yield from YAML(typ="safe", pure=True).parse(text)


class _Builder:
    """Makes plain data of parser events, without recursion."""

    def __init__(self, name: str | None) -> None:
        self._name = name
        self._places: Places = {}
        self._stack: list[tuple[Any, Path]] = []
        self._key: str | None = None
        self._root: Any = None
        self._documents = 0

    def built(self, events: Iterator[Any]) -> tuple[Any, Places]:
        from ruamel.yaml import events as kinds

        for event in events:
            if isinstance(event, kinds.DocumentStartEvent):
                self._documents += 1
                if self._documents > 1:
                    self._refuse(event, "a draft is one document: remove what follows ---")
            elif isinstance(event, kinds.AliasEvent):
                self._refuse(event, "aliases (*) are not read: write it out")
            elif isinstance(event, kinds.ScalarEvent):
                self._check(event)
                self._scalar(event)
            elif isinstance(event, (kinds.MappingStartEvent, kinds.SequenceStartEvent)):
                self._check(event)
                self._open({} if isinstance(event, kinds.MappingStartEvent) else [], event)
            elif isinstance(event, (kinds.MappingEndEvent, kinds.SequenceEndEvent)):
                self._stack.pop()
        return self._root, self._places

    def _check(self, event: Any) -> None:
        if event.anchor:
            self._refuse(event, f"anchors (&{event.anchor}) are not read: write it out")
        tag = str(event.tag) if event.tag is not None else None
        if tag is not None and tag not in _STRING_TAGS:
            self._refuse(event, f"tags ({tag}) are not read: leave it out")

    def _scalar(self, event: Any) -> None:
        holder = self._stack[-1][0] if self._stack else None
        if type(holder) is dict and self._key is None:
            key = str(event.value)
            if key in holder:
                self._refuse(event, f"the name {key!r} stands twice in one mapping: keep one")
            self._key = key
            self._places[(*self._stack[-1][1], key)] = _place(event)
            holder[key] = None
            return
        plain = event.style is None and event.tag is None
        self._put(Scalar.of(event.value) if plain else str(event.value), event)

    def _open(self, container: Any, event: Any) -> None:
        holder = self._stack[-1][0] if self._stack else None
        if type(holder) is dict and self._key is None:
            self._refuse(event, "a name is text, not a list or mapping")
        if len(self._stack) >= MAX_DEPTH:
            self._refuse(event, f"nested deeper than {MAX_DEPTH} levels")
        self._stack.append((container, self._put(container, event)))

    def _put(self, value: Any, event: Any) -> Path:
        if not self._stack:
            self._root = value
            self._places[()] = _place(event)
            return ()
        holder, path = self._stack[-1]
        if type(holder) is dict:
            key, self._key = self._key, None
            holder[key] = value
            return (*path, str(key))
        holder.append(value)
        at = (*path, len(holder) - 1)
        self._places[at] = _place(event)
        return at

    def _refuse(self, event: Any, message: str) -> None:
        line, column = _place(event)
        raise UnreadableInput(message, source=self._name, line=line, column=column)


def _place(event: Any) -> tuple[int, int]:
    return event.start_mark.line + 1, event.start_mark.column + 1


def emit(data: dict[str, Any]) -> bytes:
    """Plain data as YAML 1.2 in UTF-8: blocks outside, what fits on a line inside, long texts as they read."""
    from ruamel.yaml import YAML, events

    yaml = YAML(typ="rt", pure=True)
    yaml.width = _WIDE
    yaml.allow_unicode = True
    yaml.indent(mapping=2, sequence=4, offset=2)
    out = io.StringIO()
    document = (
        events.StreamStartEvent(),
        events.DocumentStartEvent(explicit=False),
        *_emitted(data, top=True, flow=False),
        events.DocumentEndEvent(explicit=False),
        events.StreamEndEvent(),
    )
    yaml.emit(document, out)
    return out.getvalue().encode("utf-8", "surrogatepass")


def _emitted(value: Any, *, top: bool, flow: bool) -> Iterator[Any]:
    """The events of a value: straight to the emitter, as plain data has nothing to represent or to refer to."""
    from ruamel.yaml import events

    if isinstance(value, dict):
        flow = flow or (not top and _is_short(value))
        yield events.MappingStartEvent(anchor=None, tag=None, implicit=True, flow_style=flow)
        for key, inner in value.items():
            yield _scalar(key, top=False)
            yield from _emitted(inner, top=top, flow=flow)
        yield events.MappingEndEvent()
    elif isinstance(value, list):
        flow = flow or _is_short(value)
        yield events.SequenceStartEvent(anchor=None, tag=None, implicit=True, flow_style=flow)
        for inner in value:
            yield from _emitted(inner, top=False, flow=flow)
        yield events.SequenceEndEvent()
    else:
        yield _scalar(value, top=top)


def _scalar(value: Any, *, top: bool) -> Any:
    from ruamel.yaml.events import ScalarEvent
    from ruamel.yaml.tag import Tag

    if not isinstance(value, str):
        return ScalarEvent(None, None, (True, False), json.dumps(value))
    if not value:  # of which the emitter asks for its tag
        return ScalarEvent(None, Tag(suffix=_STRING_TAGS[1]), (True, True), value, style='"')
    if top and "\n" in value and _LITERAL.fullmatch(value):
        return ScalarEvent(None, None, (False, True), value, style="|")
    is_plain = _is_simple(value) and not _OTHERWISE.fullmatch(value)
    return ScalarEvent(None, None, (True, True), value, style=None if is_plain else '"')


def _is_simple(text: str) -> bool:
    """Whether a text may stand without quotation marks: letters, digits and marks that mean nothing in YAML."""
    if not text[:1].isalnum() or text[-1] in " :":
        return False
    return all(
        char.isalnum() or char in _HARMLESS or unicodedata.category(char)[0] == "M" for char in text
    ) and (": " not in text and "  " not in text)


def _is_short(value: Any) -> bool:
    """Whether a list or mapping fits on a line; what holds more than two levels never does."""
    inner = list(value.values()) if isinstance(value, dict) else value
    if len(inner) > _MANY or sum(isinstance(item, dict) for item in inner) > 1:
        return False
    for item in inner:
        below = list(item.values()) if isinstance(item, dict) else item if isinstance(item, list) else []
        if len(below) > _MANY or any(isinstance(leaf, (dict, list)) for leaf in below):
            return False
    return len(repr(value)) <= _WIDTH
