"""JSON as RFC 8259 means it, and no more: what Python's parser would let through or drop is refused with its place.

Refused are NaN and infinities, numbers beyond a double, duplicate names (of which a parser keeps one), lone
surrogates, more than one value, and nesting that is deeper than any document needs.
"""

from __future__ import annotations

import codecs
import json
import re
from bisect import bisect_right
from itertools import chain
from math import isfinite
from typing import TYPE_CHECKING, Any, Final, NoReturn

from pydantic_core import from_json

from newsml.errors import UnreadableInput

if TYPE_CHECKING:
    from collections.abc import Iterator

MAX_DEPTH: Final = 200
"""Levels of nesting that are read; our own documents need about ten."""

_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_ORDER: Final = {
    codecs.BOM_UTF32_LE: "le",
    codecs.BOM_UTF32_BE: "be",
    codecs.BOM_UTF16_LE: "le",
    codecs.BOM_UTF16_BE: "be",
}
_FIRST_OF_MARKS: Final = frozenset(mark[:1] for mark, _ in _MARKS)
_SURROGATE: Final = re.compile(r"[\ud800-\udfff]")
_ESCAPE: Final = re.compile(rb"\\.", re.DOTALL)
_NUMBER: Final = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?")
_STRING: Final = re.compile(r'"(?:[^"\\\x00-\x1f]|\\.)*"', re.DOTALL)
_SPACE: Final = re.compile(r"[ \t\n\r]*")


class _DuplicateName(ValueError):
    pass


def decode(data: bytes, name: str | None = None) -> str:
    """The text of a JSON document: UTF-8, or UTF-16 and UTF-32 where a byte order mark says so.

    Raises:
        UnreadableInput: the bytes are not in that encoding.
    """
    encoding = "utf-8"
    if data[:1] in _FIRST_OF_MARKS:
        encoding = next((found for mark, found in _MARKS if data.startswith(mark)), "utf-8")
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        message = f"not {encoding.removesuffix('-sig').upper()}: byte {error.start} is wrong; save the file as UTF-8"
        raise UnreadableInput(message, source=name, line=line) from None


def encoded_like(text: str, source: bytes) -> bytes:
    """A text in the encoding of a document that was decoded here, with its byte order mark."""
    for mark, encoding in _MARKS if source[:1] in _FIRST_OF_MARKS else ():
        if source.startswith(mark):
            plain = encoding.removesuffix("-sig")
            return mark + text.encode(plain if plain == "utf-8" else f"{plain}-{_ORDER[mark]}")
    return text.encode()


def parse(data: bytes | str, name: str | None = None) -> Any:
    """The value of a JSON document.

    Args:
        data: the document.
        name: what to call it in errors.

    Raises:
        UnreadableInput: it is not JSON, or holds one of the things named above; with line and column.
    """
    try:
        value = from_json(data, allow_inf_nan=False)
    except ValueError:
        pass
    else:
        # A name that stands twice leaves fewer strings in the value than in the text.
        if strings_in(value) == strings_of(data):
            return value
    return _parse_slowly(data if isinstance(data, str) else decode(data, name), name)


def strings_of(text: bytes | str) -> int:
    """How many strings a JSON text holds, names included: two quotation marks each, besides those that are escaped."""
    raw = text.encode() if isinstance(text, str) else text
    escaped = sum(found[0] == b'\\"' for found in _ESCAPE.finditer(raw))
    return (raw.count(b'"') - escaped) // 2


def strings_in(value: Any) -> int | None:
    """How many strings a value holds, names included; None where it is too deep or a number is no number."""
    count, level = 0, [value]
    for _ in range(MAX_DEPTH + 1):
        others = [item for item in level if type(item) is not str]
        objects = [item for item in others if type(item) is dict]
        arrays = [item for item in others if type(item) is list]
        if len(objects) + len(arrays) < len(others) and not _are_finite(others):
            return None
        count += len(level) - len(others) + sum(map(len, objects))
        if not objects and not arrays:
            return count
        level = [*chain.from_iterable(map(dict.values, objects)), *chain.from_iterable(arrays)]
    return None


def _are_finite(values: list[Any]) -> bool:
    return all(isfinite(value) for value in values if type(value) is float)


def _parse_slowly(text: str, name: str | None) -> Any:
    """Python's own parser with hooks: decides what the quick one cannot, and says where it is wrong."""
    try:
        value = _DECODER.decode(text)
    except json.JSONDecodeError as error:
        raise UnreadableInput(_advice(error), source=name, line=error.lineno, column=error.colno) from None
    except RecursionError:
        raise UnreadableInput(f"nested deeper than {MAX_DEPTH} levels", source=name) from None
    except ValueError as error:
        _refuse(text, error, name)
    if strings_in(value) is None:
        raise UnreadableInput(f"nested deeper than {MAX_DEPTH} levels", source=name)
    if "\\u" in text:
        _no_surrogates(text, name)
    return value


def _pairs(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    out = dict(pairs)
    if len(out) != len(pairs):
        seen: set[str] = set()
        twice = next(key for key, _ in pairs if key in seen or seen.add(key))  # type: ignore[func-returns-value]
        raise _DuplicateName(twice)
    return out


def _constant(word: str) -> NoReturn:
    raise ValueError(f"{word} is not a JSON number: leave the key out, or write a string")


def _float(digits: str) -> float:
    value = float(digits)
    if value in (float("inf"), float("-inf")):
        raise ValueError(f"{digits} is beyond what a double can hold")
    return value


def _int(digits: str) -> int:
    if len(digits) > 400:
        raise ValueError(f"{digits[:20]}... has {len(digits)} digits, more than a number can have here")
    return int(digits)


_DECODER: Final = json.JSONDecoder(
    object_pairs_hook=_pairs, parse_constant=_constant, parse_float=_float, parse_int=_int
)


def _advice(error: json.JSONDecodeError) -> str:
    hint = {
        "Extra data": "; one document holds one value: use jsonl for one value a line",
        "Expecting property name enclosed in double quotes": "; a comma before } is not allowed, names need quotes",
        "Invalid control character at": "; write line breaks in strings as \\n",
    }.get(error.msg, "")
    return f"not JSON: {error.msg.removesuffix(' at').lower()}{hint}"


def _refuse(text: str, error: ValueError, name: str | None) -> NoReturn:
    """Raises with the place of what the decoder refused, found by a second, slower pass."""
    message, needle = str(error), None
    if isinstance(error, _DuplicateName):
        key = error.args[0]
        message = f"the name {key!r} stands twice in one object: keep one"
        needle = _second(text, key)
    else:
        found = re.search(r"NaN|-?Infinity|" + re.escape(message.split("...", 1)[0].split(" ", 1)[0]), text)
        needle = found.start() if found else None
    if needle is None:
        raise UnreadableInput(message, source=name) from None
    line, column = Lines(text).at(needle)
    raise UnreadableInput(message, source=name, line=line, column=column) from None


def _second(text: str, key: str) -> int | None:
    """Where a name stands that the same object had before."""
    seen: set[tuple[str | int, ...]] = set()
    for path, at in positions(text):
        if path in seen and path[-1] == key:
            return at
        seen.add(path)
    return None


def _no_surrogates(text: str, name: str | None) -> None:
    for found in re.finditer(r'"(?:[^"\\]|\\.)*"', text):
        if "\\u" in found[0] and _SURROGATE.search(json.loads(found[0])):
            line, column = Lines(text).at(found.start())
            message = "a lone surrogate (half of a \\u pair) is not a character: write both halves, or the character"
            raise UnreadableInput(message, source=name, line=line, column=column)


class Lines:
    """Tells line and column of places in a text; made once, so that many places cost no more than the text."""

    def __init__(self, text: str) -> None:
        self._starts = [0, *(found.end() for found in re.finditer("\n", text))]

    def at(self, index: int) -> tuple[int, int]:
        """1-based line and column (in characters) of an index into the text."""
        line = bisect_right(self._starts, index)
        return line, index - self._starts[line - 1] + 1


def positions(text: str) -> Iterator[tuple[tuple[str | int, ...], int]]:
    """The path of every value of a valid JSON text with the index at which it starts (its name, in an object).

    For error messages only: it runs in Python, once, after something has failed.
    """
    at = _SPACE.match(text, 1 if text.startswith("\ufeff") else 0).end()  # type: ignore[union-attr]
    yield (), at
    path: list[str | int] = []
    while at < len(text):
        char = text[at]
        if char == '"':
            found = _STRING.match(text, at)
            if found is None:
                return
            after = _SPACE.match(text, found.end()).end()  # type: ignore[union-attr]
            if path and path[-1] == "" and text[after : after + 1] == ":":
                path[-1] = json.loads(found[0])
                yield tuple(path), at
                at = after + 1
            else:
                at = found.end()
        elif char in "{[":
            path.append("" if char == "{" else 0)
            at += 1
            nxt = _SPACE.match(text, at).end()  # type: ignore[union-attr]
            if char == "[" and text[nxt : nxt + 1] != "]":
                yield tuple(path), nxt
        elif char in "}]":
            path.pop()
            at += 1
        elif char == ",":
            at += 1
            if path and isinstance(path[-1], int):
                path[-1] += 1
                yield tuple(path), _SPACE.match(text, at).end()  # type: ignore[union-attr]
            elif path:
                path[-1] = ""
        else:
            found = _NUMBER.match(text, at) or re.compile(r"\s+|true|false|null|.").match(text, at)
            at = found.end() if found else at + 1
